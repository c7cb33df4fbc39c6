import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import { saveDraft } from '#api/cases.ts'
import { castOf } from '#main/demo/cast.ts'
import type { Pair } from '#main/demo/pair.ts'
import { startRequest } from '#main/demo/story-steps.ts'
import { readWorksheet, writeWorksheet } from '#letters/worksheet.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { testPair } from '#test/pair.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { type Desk, dialogOf, finish, seat } from './desk.ts'
import { assertFits } from './fits.ts'

const english = haldenTrade.facts?.['en']?.text ?? ''
const french = 'Douze fausses factures de fret.'

describe('Translation as work, at the page of the case', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-translation-'))
    pair = await testPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('is ordered, comes back as a document, is compared, and the request can be submitted', async () => {
    assert.ok(pair)
    const { aurelia } = pair
    const cast = await castOf(pair)
    const { id } = await startRequest(cast)
    const facts = { en: { text: english, origin: 'written' as const, by: 'Mira Sol' } }
    await cast.mira.call(saveDraft, {
      params: { id },
      body: { version: 1, request: { ...haldenTrade, facts } },
    })
    await withBrowser(async open => {
      const mira = await seat(open, aurelia.url, 'mira.sol', 'en')
      assert.equal(await maySubmit(mira, id), false)
      await mira.page.goto(`/cases/${id}`)
      await orders(mira)
      await readsBack(mira)
      await compares(mira)
      assert.equal(await maySubmit(mira, id), true)
      await looksInArabic(mira.page, id)
    })
  })
})

const card = ({ page, say }: Desk): Locator =>
  page.getByRole('region', { name: new RegExp(`^${say('translation.title')}`) })

async function maySubmit({ page, say }: Desk, id: string): Promise<boolean> {
  await page.goto(`/cases/${id}/request?step=submit`)
  const submit = page.getByRole('button', { name: say('mla.act.submit'), exact: true })
  await submit.waitFor()
  return submit.isEnabled()
}

/** With the keyboard, from the place in the table: the text beside its source, then the order. */
async function orders(desk: Desk): Promise<void> {
  const { page, say } = desk
  const place = card(desk).getByRole('button', { name: /French: missing$/ })
  await place.scrollIntoViewIfNeeded()
  await look(page, 'translation-01-missing')
  await place.focus()
  await page.keyboard.press('Enter')
  const text = page.getByRole('dialog', { name: /, in French/ })
  await text.getByText(english.slice(0, 40)).waitFor()
  await text.getByRole('button', { name: say('mla.act.orderTranslation'), exact: true }).click()
  const dialog = await dialogOf(desk, 'orderTranslation')
  const field = (name: string) => say(`mla.act.orderTranslation.field.${name}`)
  await dialog.getByRole('textbox', { name: field('translator') }).fill('Karim Delon')
  await dialog.getByRole('combobox', { name: field('employed') }).selectOption('agency')
  await dialog.getByRole('combobox', { name: field('certification') }).selectOption('sworn')
  await dialog.getByLabel(field('due')).fill('2999-12-04')
  await dialog.getByRole('textbox', { name: field('cost') }).fill('240')
  await dialog.getByRole('textbox', { name: field('currency') }).fill('XAD')
  await look(page, 'translation-02-order')
  await finish(desk, dialog, 'orderTranslation')
  await card(desk)
    .getByRole('button', { name: /French: ordered$/ })
    .waitFor()
  await card(desk).getByText('240 XAD').first().waitFor()
}

async function readsBack(desk: Desk): Promise<void> {
  const { page, say } = desk
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card(desk)
      .getByRole('link', { name: say('translation.sheet') })
      .click(),
  ])
  const rows = await readWorksheet(new Uint8Array(await readFile(await download.path())))
  const filled = await writeWorksheet({
    title: '',
    into: 'fr',
    rows: rows.map(row => ({ ...row, from: 'en', source: english, text: french })),
  })
  await card(desk)
    .locator('input[type=file]')
    .setInputFiles({
      name: 'back.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(filled),
    })
  const dialog = await dialogOf(desk, 'receiveTranslation')
  await dialog.getByText(french).waitFor()
  await look(page, 'translation-03-came')
  await finish(desk, dialog, 'receiveTranslation')
}

async function compares(desk: Desk): Promise<void> {
  const { page } = desk
  await card(desk)
    .getByRole('button', { name: /^Compare one text/ })
    .click()
  const dialog = await dialogOf(desk, 'checkTranslation')
  await dialog.getByRole('checkbox').check()
  await look(page, 'translation-04-compare')
  await finish(desk, dialog, 'checkTranslation')
  await card(desk)
    .getByRole('button', { name: /French: compared$/ })
    .waitFor()
}

async function looksInArabic(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.locator('html[dir=rtl]').waitFor()
  await page.goto(`/cases/${id}`)
  await page.locator('#languages').scrollIntoViewIfNeeded()
  await look(page, 'translation-05-arabic')
}

async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page)
  await assertFits(page, name)
  await screenshot(page, name)
}
