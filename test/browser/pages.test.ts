import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import type { Pair } from '#main/demo/pair.ts'
import { testPair } from '#test/pair.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { assertFits } from './fits.ts'
import { hasPrefix, signIn, word } from './sign-in.ts'

/** Who looks: one office in each direction. */
const visitors = [
  { office: 'aurelia', language: 'en', direction: 'ltr', login: 'mira.sol' },
  { office: 'borealia', language: 'ar', direction: 'rtl', login: 'yasmine.fares' },
] as const

describe('Every page, with a docket of all states', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-pages-'))
    pair = await testPair({ data: folder, docket: true })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  for (const { office, language, direction, login } of visitors) {
    test(`is accessible in ${language}, fits a wide and a narrow window, and complains about nothing`, async () => {
      assert.ok(pair)
      const baseURL = pair[office].url
      await withBrowser(async open => {
        const page = await open({ baseURL, language })
        await page.goto('/')
        await page.getByRole('button', { name: word(language, 'signIn.enter'), exact: true }).waitFor()
        await look(page, `${language}-sign-in`)

        await signIn(page, login, language)
        assert.equal(await page.locator('html').getAttribute('dir'), direction)
        const faults: string[] = []
        for (const [name, path] of await paths(page)) {
          await page.goto(path)
          await look(page, `${language}-${name}`).catch((error: unknown) => faults.push(String(error)))
        }
        assert.deepEqual(faults, [])
      })
    })

    test(`is reached by keyboard alone in ${language}`, async () => {
      assert.ok(pair)
      const baseURL = pair[office].url
      await withBrowser(async open => {
        const page = await open({ baseURL, language })
        await signIn(page, login, language)
        await page.reload()
        await settled(page)
        await page.keyboard.press('Tab')
        assert.equal(
          await focused(page),
          word(language, 'shell.skip'),
          'the first stop is the way to the page',
        )
        const seen = new Set<string>()
        for (let stop = 0; stop < 60 && !seen.has('CASE'); stop++) {
          await page.keyboard.press('Tab')
          seen.add(String(await page.evaluate('document.activeElement?.getAttribute("href") ?? ""')))
          if ([...seen].some(href => href.startsWith('/cases/'))) seen.add('CASE')
        }
        assert.ok(seen.has('/partners') && seen.has('CASE'), 'navigation and the first case are stops')
        await page.keyboard.press('Enter')
        await page.waitForURL('**/cases/*')
      })
    })

    test(`opens and closes its dialogs by keyboard in ${language}, and gives the focus back`, async () => {
      assert.ok(pair)
      const baseURL = pair[office].url
      await withBrowser(async open => {
        const page = await open({ baseURL, language })
        await signIn(page, login, language)
        await page.reload()
        await settled(page)
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        assert.equal(
          await page.evaluate('document.activeElement?.id'),
          'page',
          'the skip link leads to the page',
        )

        await page.keyboard.press('Control+k')
        await page.getByRole('dialog').getByRole('combobox').waitFor()
        await assertAccessible(page)
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })

        await page.goto('/register?state=inExecution')
        await settled(page)
        await page.getByRole('row').getByRole('link').first().click()
        await page.waitForURL('**/cases/*')
        await settled(page)
        const note = page.getByRole('button', { name: word(language, 'mla.act.note'), exact: true })
        await note.focus()
        await page.keyboard.press('Enter')
        const dialog = page.getByRole('dialog', { name: word(language, 'mla.act.note') })
        await dialog.getByRole('textbox').fill('…')
        await assertAccessible(page)
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
        const opener = page.locator(':focus').filter({ hasText: word(language, 'mla.act.note') })
        await opener.waitFor()
        await page.keyboard.press('Enter')
        assert.equal(await dialog.getByRole('textbox').inputValue(), '…', 'what was typed is still there')
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
        await opener.waitFor()

        const article = page.getByRole('button', { name: /18\(/ }).first()
        await article.focus()
        await page.keyboard.press('Enter')
        await page.getByRole('note').waitFor()
        await assertAccessible(page)
        await page.keyboard.press('Escape')
        await page.getByRole('note').waitFor({ state: 'detached' })
      })
    })

    test(`stays readable in the dark and with more contrast in ${language}`, async () => {
      assert.ok(pair)
      const baseURL = pair[office].url
      await withBrowser(async open => {
        const page = await open({ baseURL, language, dark: true })
        await signIn(page, login, language)
        const faults: string[] = []
        for (const [name, path] of await pathsOfEachKind(page)) {
          await page.emulateMedia({ colorScheme: 'dark', contrast: 'no-preference' })
          await page.goto(path)
          await settled(page)
          await screenshot(page, `${language}-${name}-dark`)
          await assertAccessible(page).catch((error: unknown) => faults.push(`dark: ${String(error)}`))
          await assertWordsOnButtons(page).catch((error: unknown) =>
            faults.push(`dark ${name}: ${String(error)}`),
          )
          await page.emulateMedia({ colorScheme: 'light', contrast: 'more' })
          await screenshot(page, `${language}-${name}-contrast`)
          await assertAccessible(page).catch((error: unknown) => faults.push(`contrast: ${String(error)}`))
        }
        assert.deepEqual(faults, [])
      })
    })
  }
})

/** One page of each kind, the guided request among them. */
async function pathsOfEachKind(page: Page): Promise<[name: string, path: string][]> {
  const all = await paths(page)
  await page.goto('/register?state=drafting')
  await settled(page)
  const draft = await page.getByRole('row').getByRole('link').first().getAttribute('href')
  const kinds = ['arrivals', 'new', 'rules', 'case-5']
  return [
    ...all.filter(([name]) => kinds.includes(name)),
    ['request', `${draft ?? ''}/request?step=measures`],
  ]
}

/** Axe passes over words that have the very colour of their ground: those are found here. */
async function assertWordsOnButtons(page: Page): Promise<void> {
  assert.deepEqual(await page.evaluate(vanished), [], 'words in the colour of their ground')
}

const vanished = `[...document.querySelectorAll('a, button')]
  .filter(one => one.textContent.trim() && getComputedStyle(one).color === getComputedStyle(one).backgroundColor)
  .map(one => one.textContent)`

/** Each page once, and a case in each state the register shows. */
async function paths(page: Page): Promise<[name: string, path: string][]> {
  await settled(page)
  const rows = await page
    .getByRole('row')
    .filter({ has: page.locator('a[href^="/cases/"]') })
    .all()
  const cases = await Promise.all(
    rows.map(async (row): Promise<[string, string]> => {
      const link = await row.locator('a[href^="/cases/"]').first().getAttribute('href')
      return [await row.locator('.pill').first().innerText(), link ?? '']
    }),
  )
  const oneOfEach = [...new Map(cases.toReversed()).entries()]
  assert.ok(
    oneOfEach.length >= 6,
    `the docket shows many states: ${oneOfEach.map(([state]) => state).join(', ')}`,
  )
  await page.goto('/partners')
  await settled(page)
  const partners = await page.locator('.partner-name').all()
  const ofPartners = await Promise.all(
    partners.map(
      async (link, index): Promise<[string, string]> => [
        `partner-${index + 1}`,
        (await link.getAttribute('href')) ?? '/partners',
      ],
    ),
  )
  assert.equal(ofPartners.length, 2, 'one partner by the exchange, one by letter')
  return [
    ['register', '/register'],
    ['arrivals', '/arrivals'],
    ['partners', '/partners'],
    ...ofPartners,
    ['letters-new', '/letters/new'],
    ['new', '/new'],
    ['rules', '/rules#MLA-23'],
    ...oneOfEach.map(([, link], index): [string, string] => [`case-${index + 1}`, link]),
  ]
}

/** Looks at the page as it is: wide with a picture, then at 320 pixels, which is 400 % of zoom. */
async function look(page: Page, name: string): Promise<void> {
  await settled(page)
  await screenshot(page, name)
  await assertAccessible(page)
  await assertFits(page, name)
  await assertWords(page, name)
  await assertWordsOnButtons(page)
  await page.setViewportSize({ width: 320, height: 800 })
  await settled(page)
  await screenshot(page, `${name}-narrow`)
  await assertFits(page, `${name}, narrow`)
  await page.setViewportSize({ width: 1280, height: 800 })
}

async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.locator('.skeleton, [aria-busy=true]').first().waitFor({ state: 'detached' })
}

/** A key without a word is shown as it is: `case.measures`. */
async function assertWords(page: Page, name: string): Promise<void> {
  const text = await page.locator('body').innerText()
  const bare = text.match(/\b[a-z][A-Za-z]{2,}(\.[a-z][A-Za-z]+)+\b/g) ?? []
  const keys = bare.filter(key => hasPrefix(key))
  assert.deepEqual([...new Set(keys)], [], `${name} shows keys in place of words`)
}

async function focused(page: Page): Promise<string> {
  const where =
    'document.activeElement === document.body ? "the whole page" : document.activeElement.textContent'
  return String(await page.evaluate(where))
}
