import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { type Pair, startPair } from '#main/demo/pair.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
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
    pair = await startPair({ data: folder, docket: true })
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
  }
})

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
  const partner = await page.getByRole('main').getByRole('link').first().getAttribute('href')
  return [
    ['register', '/register'],
    ['arrivals', '/arrivals'],
    ['partners', '/partners'],
    ['partner', partner ?? '/partners'],
    ['new', '/new'],
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

/** What stands out to the side, by its classes; what scrolls inside itself does not. */
const outstanding = `[...document.querySelectorAll('body *')]
  .filter(element => element.childElementCount === 0 && element.closest('[class*="scroll"], svg') === null)
  .filter(element => { const { left, right } = element.getBoundingClientRect(); return left < -1 || right > innerWidth + 1 })
  .map(element => element.parentElement.className + ' > ' + element.className + ' ' + element.textContent.slice(0, 40))
  .slice(0, 5).join('; ')`

/** A gutter kept free for the scroll bar makes what can be scrolled narrower than the window, hence at most. */
async function assertFits(page: Page, name: string): Promise<void> {
  const over = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  )
  if (over <= 0) return
  assert.fail(`${name} runs ${over} pixels out of the window: ${String(await page.evaluate(outstanding))}`)
}

async function focused(page: Page): Promise<string> {
  return String(await page.evaluate('document.activeElement?.textContent ?? ""'))
}
