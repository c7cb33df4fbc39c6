import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import { readCase, saveDraft } from '#api/cases.ts'
import { signedIn } from '#main/demo/client.ts'
import type { Pair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { testPair } from '#test/pair.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { begin, type Desk, finish, nextActs, seat, write } from './desk.ts'
import { assertFits } from './fits.ts'

/** A picture of one white point: what a scanner gives, as small as can be. */
const scanned = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

describe('A partner without Comity, by people at their pages', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-by-letter-'))
    pair = await testPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('is added, its letter is read in, registered, asked about and answered, and every letter is accounted for', async () => {
    assert.ok(pair)
    const { url } = pair.aurelia
    await withBrowser(async open => {
      const anselm = await seat(open, url, 'anselm.brandt', 'en')
      await adds(anselm)

      const tamsin = await seat(open, url, 'tamsin.quill', 'en')
      await seesNoLetterYetThenTakesOneIn(tamsin)
      const id = new URL(tamsin.page.url()).pathname.split('/')[2] ?? ''
      await readsIn(tamsin, url, id)
      await records(tamsin)
      await registers(tamsin)

      const mira = await seat(open, url, 'mira.sol', 'en')
      await asks(mira, id)
      await notesTheLetter(tamsin)
      await recordsTheAnswer(tamsin)
      await looksInArabic(tamsin.page, id)
    })
  })
})

/** Adds Cordovia; what is wrong is said at its place. */
async function adds({ page }: Desk): Promise<void> {
  await page.getByRole('link', { name: 'Partners' }).click()
  await page.getByRole('button', { name: 'Add a partner without Comity' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a partner without Comity' })
  await dialog.getByRole('textbox', { name: 'Its id in this office' }).fill('Cordovia')
  await dialog.getByRole('button', { name: 'Add the partner' }).click()
  await dialog.getByText('Write two capital letters, a colon and a name in small letters').waitFor()
  await dialog.getByText('Choose at least one language in which it accepts requests.').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'letter-01-partner-wrong')

  await dialog.getByRole('textbox', { name: 'Its id in this office' }).fill('XC:central')
  await dialog.getByRole('textbox', { name: 'Name of the State, in English' }).fill('Cordovia')
  await dialog
    .getByRole('textbox', { name: 'Name of the authority, in English' })
    .fill('Directorate of International Cooperation')
  await dialog.getByRole('textbox', { name: 'Postal address' }).fill('3 Orange Square, Cordova')
  await dialog.getByRole('textbox', { name: 'Telephone' }).fill('+999 30 555 0130')
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('cooperation@justice.cordovia.example')
  await choose(page, dialog.getByRole('combobox', { name: 'Time zone' }), 'America/Bogota')
  await choose(page, dialog.getByRole('combobox', { name: 'Add a language' }), 'English')
  await choose(page, dialog.getByRole('combobox', { name: 'Add a language' }), 'Spanish')
  await dialog.getByRole('button', { name: 'Spanish: one place forward' }).click()
  await dialog.getByRole('textbox', { name: 'Where this was taken from' }).fill('Directory, leaf of Cordovia')
  await dialog.getByLabel('Date of that source').fill('2025-03-01')
  await screenshot(page, 'letter-02-partner')
  await dialog.getByRole('button', { name: 'Add the partner' }).click()
  await dialog.waitFor({ state: 'detached' })

  const line = page.getByRole('listitem').filter({ hasText: 'XC:central' })
  await line.getByText('By letter').waitFor()
  await line.getByRole('link').click()
  await page.getByText('has no Comity: we write to each other by letter.').waitFor()
  const accepted = page.getByRole('listitem').filter({ hasText: /^(Spanish|English)$/ })
  assert.deepEqual(await accepted.allInnerTexts(), ['Spanish', 'English'])
  await look(page, 'letter-03-partner-page')
}

/** From the arrivals: how and when it came, whose it is, and its scans. */
async function seesNoLetterYetThenTakesOneIn({ page }: Desk): Promise<void> {
  await page.getByRole('link', { name: 'Arrivals' }).click()
  await page.getByRole('link', { name: 'A letter came' }).click()
  await page.getByText('Whose letter is it?').waitFor()
  await page.getByRole('combobox', { name: 'How it came' }).selectOption('Diplomatic bag')
  await page.getByLabel('Came on').fill('2999-01-01')
  await page.getByText('It cannot have come after today.').waitFor()
  await page.getByLabel('Came on').fill('2026-01-12')
  await page.getByLabel('Dated').fill('2025-12-29')
  await page.getByRole('textbox', { name: 'Their reference' }).fill('COOP/77')
  await page.getByRole('textbox', { name: 'Title in this office' }).fill('A letter from Cordovia')
  await page
    .getByLabel('Choose scans')
    .first()
    .setInputFiles([
      { name: 'letter.png', mimeType: 'image/png', buffer: scanned },
      { name: 'envelope.txt', mimeType: 'text/plain', buffer: Buffer.from('Stamped in Cordova.\n') },
    ])
  await page.getByRole('button', { name: 'Take back envelope.txt' }).waitFor()
  await look(page, 'letter-04-came')
  await page.getByRole('button', { name: 'Open the case and read it in' }).click()
  await page.waitForURL('**/cases/*/request*')
}

/** The same form in other words, the scan beside it; a field by hand, the rest round it. */
async function readsIn(tamsin: Desk, url: string, id: string): Promise<void> {
  const { page } = tamsin
  await page.getByRole('heading', { name: 'Which text governs, and what has our State declared?' }).waitFor()
  await page.getByRole('complementary', { name: 'The letter as it came' }).getByRole('img').waitFor()
  await goTo(page, 'What they ask for')
  await page.getByRole('heading', { name: 'What do they ask us to do?' }).waitFor()
  await goTo(page, 'What happened')
  await write(tamsin, page, 'Facts', 'en', 'Eleven crates of orchids went to Port Aurel.')
  await page.getByText('Saved', { exact: true }).waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Facts, English: by whom' }).inputValue(), 'Cordovia')
  await look(page, 'letter-05-reading')
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.locator('html[dir=rtl]').waitFor()
  await look(page, 'letter-ar-reading')
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.locator('html[dir=ltr]').waitFor()

  // As it was when a colleague looks: it waits among the arrivals, and its case leads back to the form.
  await page.getByRole('link', { name: 'Arrivals' }).click()
  const waiting = page.getByRole('region', { name: 'Being read in' })
  await waiting.getByText('A letter from Cordovia').waitFor()
  await look(page, 'letter-06-arrivals')
  await waiting.getByRole('link', { name: 'A letter from Cordovia' }).click()
  await page.getByText(/A letter of Cordovia came by diplomatic bag on 12 January/).waitFor()
  await look(page, 'letter-07-case-reading')
  await nextActs(tamsin).getByRole('link', { name: 'Go on reading it in' }).click()

  await page.waitForURL('**/request*')
  const client = await signedIn(url, 'tamsin.quill', demoPassword)
  const { draft } = await client.call(readCase, { params: { id } })
  assert.ok(draft)
  const { summary: _, ...rest } = haldenTrade
  const request = { ...rest, ...draft.request, languages: ['en'] }
  await client.call(saveDraft, { params: { id }, body: { version: draft.version, request } })
  await page.reload()
}

/** What is missing stops nothing; reference, road and day stand there as they were noted. */
async function records({ page }: Desk): Promise<void> {
  await goTo(page, 'Record the request')
  await page.getByRole('heading', { name: 'Does the form say what the letter says?' }).waitFor()
  await page.getByText('What the letter lacks stops nothing').waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Their reference' }).inputValue(), 'COOP/77')
  assert.equal(await page.getByLabel('Came on').inputValue(), '2026-01-12')
  await look(page, 'letter-08-record')
  await page.getByRole('button', { name: 'Set aside: no request to register' }).click()
  await page.getByRole('dialog', { name: /^Set aside/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Record the request' }).last().click()
  await page.waitForURL(/\/cases\/[^/]+$/)
  await page.getByText(/Cordovia asked Aurelia for assistance on 29 December/).waitFor()
  await page.getByText(/came by diplomatic bag on 12 January( 2026)?, read in by Tamsin Quill/).waitFor()
}

async function registers(tamsin: Desk): Promise<void> {
  const register = nextActs(tamsin).getByRole('button').first()
  assert.equal(await register.innerText(), tamsin.say('mla.act.register'), 'registering comes first')
  const dialog = await begin(tamsin, 'register')
  await assertAccessible(tamsin.page)
  await finish(tamsin, dialog, 'register')
  await tamsin.page.getByText('not sent yet').first().waitFor()
}

async function asks(mira: Desk, id: string): Promise<void> {
  await mira.page.goto(`/cases/${id}`)
  const dialog = await begin(mira, 'askInformation')
  const field = 'mla.act.askInformation.field.questions'
  await dialog.getByRole('combobox', { name: mira.say(`${field}.path`) }).selectOption({
    label: `1. ${mira.say('mla.kind.bankRecords')} · ${mira.say('mla.form.measures.bankRecords.account')}`,
  })
  await write(mira, dialog, mira.say(`${field}.question`), 'en', 'Which of the two accounts?')
  await dialog.getByText('Goes to Cordovia by letter').waitFor()
  await finish(mira, dialog, 'askInformation')
  const letters = nextActs(mira).getByRole('group', { name: 'Our letters' })
  await letters.getByText('Only a registrar').waitFor()
  await look(mira.page, 'letter-09-asked')
}

/** That our letter left, and that it arrived. */
async function notesTheLetter(tamsin: Desk): Promise<void> {
  const { page } = tamsin
  await signsTheLetter(tamsin)
  const letters = nextActs(tamsin).getByRole('group', { name: 'Our letters' })
  await letters.getByRole('button', { name: 'It left… Aurelia asked for additional information' }).click()
  const left = page.getByRole('dialog', { name: tamsin.say('mla.act.dispatch') })
  await left.getByText('Aurelia asked for additional information').waitFor()
  assert.ok(
    await left.getByRole('checkbox', { name: /\.signed\.pdf/ }).isChecked(),
    'what was signed goes with it',
  )
  await left.getByRole('combobox', { name: 'How it left' }).selectOption('Diplomatic bag')
  await left.getByLabel('Left on').fill('2026-01-20')
  await left.getByRole('textbox', { name: 'Number of the carrier' }).fill('BAG 7')
  await assertAccessible(page)
  await screenshot(page, 'letter-10-left')
  await finish(tamsin, left, 'dispatch')
  await page
    .getByText(/left by diplomatic bag on 20 January( 2026)?, no. BAG 7/)
    .first()
    .waitFor()

  await letters.getByRole('button', { name: 'It arrived… Aurelia asked for additional information' }).click()
  const arrived = page.getByRole('dialog', { name: tamsin.say('mla.act.confirmDelivery') })
  await arrived.getByLabel('Arrived on').fill('2026-01-30')
  await arrived.getByRole('textbox', { name: 'How it is known' }).fill('Their stamp')
  await finish(tamsin, arrived, 'confirmDelivery')
  await page
    .getByText(/on 20 January( 2026)?, no. BAG 7; arrived 30 January/)
    .first()
    .waitFor()
}

/** Signs the letter for the pouch: by keyboard, from the menu beside its act. */
async function signsTheLetter({ page }: Desk): Promise<void> {
  const asked = page.getByRole('listitem').filter({ hasText: 'Aurelia asked for additional information' })
  const menu = asked.getByRole('button', { name: /^Letter of act \d+$/ }).first()
  await menu.focus()
  await page.keyboard.press('Enter')
  const choices = page.locator('.letter-menu')
  await choices.getByRole('combobox', { name: 'Cover sheet for' }).selectOption('Diplomatic channel')
  await assertAccessible(page)
  await choices.getByRole('button', { name: 'Sign as PDF and keep' }).click()
  await choices.getByText(/Signed and laid into the case as/).waitFor()
  await screenshot(page, 'letter-09-signed')
  await page.keyboard.press('Escape')
  await choices.waitFor({ state: 'detached' })
}

/** Their answer came by e-mail. */
async function recordsTheAnswer(tamsin: Desk): Promise<void> {
  const { page } = tamsin
  const theirs = nextActs(tamsin).getByRole('group', { name: 'What Cordovia did' })
  await theirs.getByRole('button', { name: 'Cordovia answered the questions' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record: Cordovia answered the questions' })
  await dialog.getByText('Which of the two accounts?').waitFor()
  await write(tamsin, dialog, 'Answer', 'en', 'The second one.')
  await dialog.getByRole('combobox', { name: 'How it came' }).selectOption('E-mail')
  await dialog.getByLabel('Came on').fill('2026-02-20')
  await dialog
    .getByLabel('Drop files here, or press to choose')
    .locator('input')
    .setInputFiles({ name: 'answer.png', mimeType: 'image/png', buffer: scanned })
  await dialog.getByText(/kept, hash [0-9a-f]/).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'letter-11-answer')
  await dialog.getByRole('button', { name: 'Record it', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/came by e-mail on 20 February( 2026)?, read in by Tamsin Quill/).waitFor()
  await page.getByText('The second one.').first().waitFor()
  await page.getByText(/No act of Cordovia bears its seal here/).waitFor()
  await look(page, 'letter-12-case')
}

/** The same pages, from right to left. */
async function looksInArabic(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.locator('html[dir=rtl]').waitFor()
  for (const [name, path] of [
    ['case', `/cases/${id}`],
    ['came', '/letters/new'],
    ['arrivals', '/arrivals'],
    ['partner', '/partners/XC%3Acentral'],
  ] as const) {
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    await look(page, `letter-ar-${name}`)
  }
}

/** Wide with a picture, then at 320 pixels. */
async function look(page: Page, name: string): Promise<void> {
  await page.locator('.skeleton, [aria-busy=true]').first().waitFor({ state: 'detached' })
  const size = page.viewportSize()
  await screenshot(page, name)
  await assertAccessible(page)
  await assertFits(page, name)
  await page.setViewportSize({ width: 320, height: 800 })
  await screenshot(page, `${name}-narrow`)
  await assertFits(page, `${name}, narrow`)
  if (size) await page.setViewportSize(size)
}

async function choose(page: Page, list: Locator, option: string): Promise<void> {
  await list.fill(option)
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function goTo(page: Page, step: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Steps of the request' })
    .getByRole('button', { name: new RegExp(`^${step}`) })
    .click()
}
