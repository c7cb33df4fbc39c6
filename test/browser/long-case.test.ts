import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { readActs } from '#api/acts.ts'
import { newestActs, startCase, takeAct } from '#api/cases.ts'
import { whoAmI } from '#api/session.ts'
import { type Client, signedIn } from '#main/demo/client.ts'
import type { Pair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { testPair } from '#test/pair.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { seat } from './desk.ts'

const many = 300

describe('A case of three hundred acts', () => {
  let folder = ''
  let pair: Pair | undefined
  let mira: Client
  let id = ''
  let acts = 0
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-long-'))
    pair = await testPair({ data: join(folder, 'pair'), docket: false })
    mira = await signedIn(pair.aurelia.url, 'mira.sol', demoPassword)
    const { units } = await mira.call(whoAmI, {})
    const body = {
      procedure: 'mutual-legal-assistance',
      partner: 'XB:central',
      unit: units[0]?.id ?? '',
      title: 'Ledgers of a port',
    }
    ;({ id, acts } = await mira.call(startCase, { body }))
    for (let noted = acts; noted < many; noted += 1) await note()
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  async function note(): Promise<void> {
    const body = { id: randomUUID(), type: 'note', data: { text: `Ledger page ${acts + 1}` }, seen: acts }
    ;({ acts } = await mira.call(takeAct, { params: { id }, body }))
  }

  for (const language of ['en', 'ar'] as const) {
    test(`opens with its newest acts and goes on to older ones as they are reached: ${language}`, async () => {
      assert.ok(pair)
      const baseURL = pair.aurelia.url
      await withBrowser(async open => {
        const { page, say } = await seat(open, baseURL, 'mira.sol', language)
        // Mira reads English unless she chose otherwise.
        await page.evaluate(`localStorage.setItem('comity.language', '${language}')`)
        await page.goto(`/cases/${id}`)
        await noteShown(page, acts)
        assert.equal(await countOf(page), newestActs)
        assert.equal(await page.locator('.act-gap').count(), 1)
        await assertAccessible(page)
        // By the keyboard: the button stands after the acts that are there, and what it brought is read next.
        const [oldest] = (
          await mira.call(readActs, { params: { id }, query: { before: acts - newestActs + 1, most: 1 } })
        ).entries
        const before = acts
        await page.locator('.act-gap button').focus()
        await page.keyboard.press('Enter')
        await page.locator(`#act-${oldest?.header.id}:focus`).waitFor()
        // Somebody writes meanwhile: the new act comes, and those that were read stay.
        await note()
        await noteShown(page, acts)
        const scrolling = setInterval(() => void page.evaluate(toGap).catch(() => undefined), 150)
        await noteShown(page, 2).finally(() => clearInterval(scrolling))
        assert.equal(await countOf(page), before + 1)
        assert.deepEqual(
          await notesOf(page),
          Array.from({ length: acts - 1 }, (_, index) => acts - index),
        )
        assert.equal(await page.getByText(say('case.acts.lost')).count(), 0)
      })
    })

    test(`a link to an old act leads there, and what lies between is said: ${language}`, async () => {
      assert.ok(pair)
      const baseURL = pair.aurelia.url
      const [old] = (await mira.call(readActs, { params: { id }, query: { before: 21, most: 1 } })).entries
      await withBrowser(async open => {
        const { page, say } = await seat(open, baseURL, 'mira.sol', language)
        // Mira reads English unless she chose otherwise.
        await page.evaluate(`localStorage.setItem('comity.language', '${language}')`)
        await page.goto(`/cases/${id}#act-${old?.header.id}`)
        const line = page.locator(`#act-${old?.header.id}:focus`)
        await line.waitFor()
        assert.match(await line.innerText(), /Ledger page 20\b/)
        assert.equal(await page.evaluate(focusedInView), true)
        const gap = page.locator('.act-gap').first()
        assert.match(await gap.innerText(), new RegExp(`\\b${acts - newestActs}\\b`))
        await screenshot(page, `long-case-link-${language}`)
        await assertAccessible(page)
        // On paper the gap is said, without its button.
        await page.emulateMedia({ media: 'print' })
        assert.ok(await gap.locator('span').isVisible())
        assert.ok(!(await gap.locator('button').isVisible()))
        await page.emulateMedia({ media: 'screen' })
        await page.goto(`/cases/${id}#act-${randomUUID()}`)
        await page.getByText(say('case.acts.lost')).waitFor()
      })
    })
  }
})

const toGap = `document.querySelector('.act-gap')?.scrollIntoView()`
const focusedInView = `(place => place.top >= 0 && place.top < innerHeight)(document.activeElement.getBoundingClientRect())`

async function noteShown(page: Page, n: number): Promise<void> {
  await page.getByText(`Ledger page ${n}`, { exact: true }).first().waitFor()
}

async function countOf(page: Page): Promise<number> {
  return page.locator('.acts > .act').count()
}

/** The numbers of the notes as the list shows them. */
async function notesOf(page: Page): Promise<number[]> {
  const said = await page.locator('.acts > .act .act-told').allInnerTexts()
  return said.flatMap(text => {
    const n = /Ledger page (\d+)/.exec(text)?.[1]
    return n === undefined ? [] : [Number(n)]
  })
}
