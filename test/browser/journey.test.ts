import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import { readCase, saveDraft, startCase } from '#api/cases.ts'
import { whoAmI } from '#api/session.ts'
import { verifyContainer } from '#exchange/verify.ts'
import { signedIn } from '#main/demo/client.ts'
import type { Pair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { testPair } from '#test/pair.ts'
import { screenshot, withBrowser } from './browser.ts'
import { begin, type Desk, dialogOf, finish, nextActs, seat, write } from './desk.ts'

describe('One request, there and back, by people at their pages', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-browser-'))
    pair = await testPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('is written, approved, sent, registered, clarified, consulted on, executed, closed and proven', async () => {
    assert.ok(pair)
    const { aurelia, borealia } = pair
    await withBrowser(async open => {
      const mira = await seat(open, aurelia.url, 'mira.sol', 'en')
      await askedElsewhere(aurelia.url)
      const id = await starts(mira)
      await writesByHand(mira)
      await laysInTheRest(aurelia.url, id)
      await readsAndSubmits(mira)

      const anselm = await seat(open, aurelia.url, 'anselm.brandt', 'en')
      await approvesAndSends(anselm, mira)

      const leila = await seat(open, borealia.url, 'leila.nadir', 'ar')
      await registers(leila)
      const yasmine = await seat(open, borealia.url, 'yasmine.fares', 'ar')
      await asks(yasmine)
      await answers(mira)

      await accepts(yasmine)
      const omar = await seat(open, borealia.url, 'omar.haddad', 'ar')
      await mayNotRefuseAndConsults(omar)
      await agreesOnACondition(yasmine, mira)
      await delivers(yasmine)
      await closes(yasmine)
      await receives(mira, folder)
      await closes(mira)
      await mira.page.getByText('The case is closed here.').waitFor()
      await screenshot(mira.page, 'journey-12-closed')
    })
  })
})

/** Sees what Borealia declared and which text governs, and begins. Gives the case. */
async function starts({ page }: Desk): Promise<string> {
  await page.getByRole('link', { name: 'New request' }).click()
  await page.getByRole('radio', { name: 'Borealia' }).click()
  await page.getByRole('heading', { name: /^Central authority/ }).waitFor()
  await page.getByRole('heading', { name: /^Languages it accepts/ }).waitFor()
  await page.getByText('Text of the offences and their penalties').waitFor()
  await screenshot(page, 'journey-01-new')
  await page.getByRole('textbox', { name: 'Title in this office' }).fill('Halden Trade')
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL('**/cases/*/request*')
  const governing = page.getByRole('region', { name: /^Which text governs/ })
  await governing.getByRole('listitem').filter({ hasText: 'United Nations Convention' }).waitFor()
  await governing
    .getByRole('row', { name: /In which language.*French, Arabic.*declared by the State/ })
    .waitFor()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** One field of each kind by hand, as a person does it; what the rules find comes and goes at the field. */
async function writesByHand(mira: Desk): Promise<void> {
  const { page } = mira
  await goTo(page, 'Languages')
  await page.getByRole('checkbox', { name: 'English' }).check()
  await page.getByRole('checkbox', { name: 'French' }).check()

  await goTo(page, 'The offence')
  await page.getByRole('button', { name: 'Add an offence' }).click()
  // The cursor stands in the new offence: she types on, and goes from field to field by keyboard.
  await page.keyboard.type('Fraud by an organized group')
  await page.getByRole('textbox', { name: 'Maximum penalty' }).fill('36')
  const tooLow = page.getByText(/A serious crime carries a maximum of at least four years/)
  await page
    .getByRole('combobox', { name: 'Under the Convention' })
    .selectOption({ label: 'Serious crime: four years or more' })
  await tooLow.waitFor()
  await page.getByRole('textbox', { name: 'Maximum penalty' }).fill('96')
  await tooLow.waitFor({ state: 'detached' })
  await page
    .getByRole('group', { name: /^May be punished by imprisonment for life/ })
    .getByRole('radio', { name: 'No', exact: true })
    .check()

  await goTo(page, 'Persons concerned')
  await page.getByRole('button', { name: 'Add a person' }).click()
  const person = page.getByRole('region', { name: 'Person 1' })
  await person.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Witness' })
  await person.getByRole('textbox', { name: 'Name', exact: true }).fill('Nadia Rell')
  await page.getByLabel('Date of birth').fill('1984-05-17')

  await goTo(page, 'What happened')
  const missing = page.getByText('The facts are not told.')
  await missing.waitFor()
  await page
    .getByRole('button', { name: 'Article 18(15)(e)' })
    .or(page.getByRole('button', { name: /18\(15\)/ }))
    .first()
    .waitFor()
  await write(
    mira,
    page,
    'Facts',
    'en',
    'Between January and June 2025 Halden Trade invoiced goods that do not exist.',
  )
  await missing.waitFor({ state: 'detached' })
  const gap = page.getByText('This text is not there in French.')
  await gap.first().waitFor()
  await screenshot(page, 'journey-02-facts')
  await write(
    mira,
    page,
    'Facts',
    'fr',
    'Entre janvier et juin 2025, Halden Trade a facturé des marchandises inexistantes.',
  )
  await gap.waitFor({ state: 'detached' })
  await page.getByRole('complementary').getByText('invoiced goods that do not exist').waitFor()

  await goTo(page, 'What we ask for')
  for (const kind of ['Bank records', 'Hearing by video link', 'Freezing']) {
    await page.getByRole('button', { name: kind, exact: true }).click()
  }
  const hearing = page.getByRole('region', { name: '2. Hearing by video link' })
  await hearing.getByRole('checkbox', { name: 'Nadia Rell' }).check()
  const wished = hearing.getByRole('group', { name: 'Day and hour wished' })
  await wished.getByLabel('Day and hour wished: date').fill('2026-12-02')
  await wished.getByLabel('Day and hour wished: time').fill('09:00')
  await wished.getByRole('combobox').fill('Tunis')
  await page.getByRole('option', { name: 'Africa/Tunis' }).click()
  await page.keyboard.press('Control+s')
  await page.getByText('Saved', { exact: true }).waitFor()
  await screenshot(page, 'journey-03-measures')
}

/** The rest of the form by the public API, round what was written by hand. */
async function laysInTheRest(url: string, id: string): Promise<void> {
  const mira = await signedIn(url, 'mira.sol', demoPassword)
  const { draft } = await mira.call(readCase, { params: { id } })
  assert.ok(draft)
  const written = draft.request as typeof haldenTrade
  const [witness, suspect] = haldenTrade.persons ?? []
  const wished = written.measures?.[1]
  assert.ok(wished?.kind === 'videoHearing')
  assert.equal(wished.wishedAt, '2026-12-02T09:00[Africa/Tunis]', 'the hour keeps its zone')
  assert.deepEqual(wished.whom, [written.persons?.[0]?.id], 'a reference is to the person of the list')
  const request = {
    ...haldenTrade,
    ...written,
    offences: [{ ...haldenTrade.offences?.[0], ...written.offences?.[0] }],
    persons: [{ ...witness, ...written.persons?.[0] }, suspect],
    measures: written.measures?.map((one, index) => ({ ...haldenTrade.measures?.[index], ...one })),
  }
  await mira.call(saveDraft, { params: { id }, body: { version: draft.version, request } })
}

/** A colleague's draft asks for the records of the same account. */
async function askedElsewhere(url: string): Promise<void> {
  const mira = await signedIn(url, 'mira.sol', demoPassword)
  const { units } = await mira.call(whoAmI, {})
  const { id } = await mira.call(startCase, {
    body: {
      procedure: 'mutual-legal-assistance',
      partner: 'XB:central',
      unit: units[0]?.id ?? '',
      title: 'The account of the ferryman',
      confidentiality: 0,
    },
  })
  const [records] = haldenTrade.measures ?? []
  await mira.call(saveDraft, { params: { id }, body: { version: 1, request: { measures: [records] } } })
}

/** Takes in what was saved elsewhere, adds an annex, reads the letter in both languages, submits. */
async function readsAndSubmits(mira: Desk): Promise<void> {
  const { page } = mira
  await page.reload()
  await goTo(page, 'Annexes')
  await drop(
    page,
    page.getByLabel('Drop files here, or press to choose'),
    'order-17-CR-119.txt',
    'Order of 20 November 2026.\n',
  )
  await page.getByText(/kept, hash [0-9a-f]/).waitFor()

  await goTo(page, 'Read and submit')
  const before = page.getByRole('region', { name: mira.say('request.alike') })
  await before.getByText('the same account (XB42 0001 4471)').waitFor()
  await before.getByText('The account of the ferryman').waitFor()
  const letter = page.getByRole('complementary', { name: 'The letter as it will go' })
  await letter.getByText('Banque du Détroit').first().waitFor()
  const pdf = await page.request.get(
    (await letter.getByRole('link', { name: 'As PDF' }).getAttribute('href')) ?? '',
  )
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
  await letter.getByText('French', { exact: true }).click()
  await letter.getByText('a facturé des marchandises inexistantes').waitFor()
  await screenshot(page, 'journey-04-read')
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  await page.waitForURL(/\/cases\/[^/]+$/)
  const next = nextActs(mira)
  await next.getByText('Only the head of unit may do this.').first().waitFor()
  assert.ok(
    await next.getByRole('button', { name: 'Approve these bytes' }).isDisabled(),
    'Mira may not approve',
  )
}

/** Approves exactly these bytes and sends them; Mira, who waits, is told without asking. */
async function approvesAndSends(anselm: Desk, mira: Desk): Promise<void> {
  await openCase(anselm, 'Halden Trade')
  const approving = await begin(anselm, 'approve')
  await approving.getByRole('link', { name: 'Letter in French' }).waitFor()
  await approving.getByRole('link', { name: 'order-17-CR-119.txt' }).waitFor()
  await screenshot(anselm.page, 'journey-05-approve')
  await finish(anselm, approving, 'approve')
  await finish(anselm, await begin(anselm, 'send'), 'send')
  await mira.page.getByText(/received in \d+ s/).waitFor()
  await screenshot(mira.page, 'journey-06-sent')
}

/** Registers what arrived, from right to left; the urgency is proposed with its reasons. */
async function registers(leila: Desk): Promise<void> {
  const { page, say } = leila
  // In Arabic another entry of the navigation ends with this word.
  await page.getByRole('link', { name: new RegExp(`^${say('arrivals.title')}`) }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Halden Trade' })
    .getByRole('button', { name: say('arrivals.register') })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(say('urgency.because.assetDissipation')).waitFor()
  assert.match(
    await dialog.getByRole('textbox', { name: say('mla.act.register.field.reference') }).inputValue(),
    /^XB-MLA-\d{4}-\d{5}$/,
  )
  await screenshot(page, 'journey-07-register')
  await finish(leila, dialog, 'register')
  await page.getByText(say('arrivals.none')).waitFor()
}

/** Asks about one field of the request. */
async function asks(yasmine: Desk): Promise<void> {
  const { say } = yasmine
  await openCase(yasmine, 'Halden Trade')
  const dialog = await begin(yasmine, 'askInformation')
  const field = 'mla.act.askInformation.field.questions'
  await dialog.getByRole('combobox', { name: say(`${field}.path`) }).selectOption({
    label: `1. ${say('mla.kind.bankRecords')} · ${say('mla.form.measures.bankRecords.account')}`,
  })
  await write(yasmine, dialog, say(`${field}.question`), 'fr', 'Le compte est-il au nom de la société ?')
  await write(yasmine, dialog, say(`${field}.question`), 'en', 'Is the account in the name of the company?')
  await dialog.getByLabel(say('mla.act.askInformation.field.replyBy')).fill(inDays(30))
  await finish(yasmine, dialog, 'askInformation')
  await screenshot(yasmine.page, 'journey-08-asked')
}

/** The question stands at Mira's page by itself, at the field it is about. */
async function answers(mira: Desk): Promise<void> {
  const lane = mira.page.getByRole('region', { name: /^Additional information/ })
  await lane.getByText('1. Bank records · Account').waitFor()
  await lane.getByText('Waits for our answer.').waitFor()
  const dialog = await begin(mira, 'answerInformation')
  await dialog.getByText('Is the account in the name of the company?').waitFor()
  await write(mira, dialog, 'Answer', 'en', 'Yes, since 2023.')
  await write(mira, dialog, 'Answer', 'fr', 'Oui, depuis 2023.')
  await finish(mira, dialog, 'answerInformation')
  await mira.page
    .getByText(/days? gross|gross/)
    .first()
    .waitFor()
}

async function accepts(yasmine: Desk): Promise<void> {
  await yasmine.page
    .getByText(/^(Oui, depuis|Yes, since) 2023\.$/)
    .first()
    .waitFor()
  for (const measure of [1, 2]) {
    await finish(yasmine, await begin(yasmine, 'acceptMeasure', measure), 'acceptMeasure')
  }
}

/** Refusing is closed, says what is missing, and the way there is one press. */
async function mayNotRefuseAndConsults(omar: Desk): Promise<void> {
  const { say } = omar
  await openCase(omar, 'Halden Trade')
  const freezing = nextActs(omar, 3)
  // What is not open is named in one line; the reasons are one press away.
  await freezing.getByText(say('case.next.closed', { acts: '' }).trim()).click()
  assert.ok(
    await freezing.getByRole('button', { name: say('mla.act.refuseMeasure'), exact: true }).isDisabled(),
  )
  const why = freezing.getByText(say('obstacle.consultFirst'))
  await why.waitFor()
  await screenshot(omar.page, 'journey-09-not-refused')
  await why.getByRole('button', { name: say('mla.act.consult') }).click()
  const dialog = await dialogOf(omar, 'consult')
  const field = 'mla.act.consult.field'
  await write(omar, dialog, say(`${field}.about`), 'fr', 'Le gel pourrait durer des années.')
  await write(omar, dialog, say(`${field}.about`), 'en', 'The freezing could last for years.')
  await dialog.getByLabel(say(`${field}.replyBy`)).fill(inDays(30))
  await finish(omar, dialog, 'consult')
}

async function agreesOnACondition(yasmine: Desk, mira: Desk): Promise<void> {
  const { say } = yasmine
  const dialog = await begin(yasmine, 'proposeCondition', 3)
  const field = 'mla.act.proposeCondition.field'
  await write(yasmine, dialog, say(`${field}.terms`), 'fr', 'Un rapport tous les soixante jours.')
  await write(yasmine, dialog, say(`${field}.terms`), 'en', 'A report every sixty days.')
  await dialog.getByLabel(say(`${field}.respondBy`)).fill(inDays(14))
  await finish(yasmine, dialog, 'proposeCondition')

  await nextActs(mira, 3).getByRole('button', { name: 'Accept the condition' }).waitFor()
  await screenshot(mira.page, 'journey-10-condition')
  await finish(mira, await begin(mira, 'acceptCondition', 3), 'acceptCondition')
  await nextActs(yasmine, 3)
    .getByRole('button', { name: say('mla.act.deliverResult') })
    .waitFor()
}

/** A result for each measure, as a file with the limits of its use; then the final response. */
async function delivers(yasmine: Desk): Promise<void> {
  const { page, say } = yasmine
  const field = 'mla.act.deliverResult.field'
  for (const measure of [1, 2, 3]) {
    const dialog = await begin(yasmine, 'deliverResult', measure)
    await dialog
      .getByRole('combobox', { name: say(`${field}.procedureFollowed`) })
      .selectOption({ label: say('mla.act.deliverResult.option.procedureFollowed.followed') })
    await write(yasmine, dialog, say(`${field}.limitation`), 'fr', 'Usage limité à la procédure 17 CR 119.')
    await write(
      yasmine,
      dialog,
      say(`${field}.limitation`),
      'en',
      'Use limited to the proceedings 17 CR 119.',
    )
    await drop(
      page,
      dialog.getByLabel(say('case.files.drop')),
      `result-${measure}.txt`,
      `Result of ${measure}. Invented.\n`,
    )
    await dialog.getByRole('checkbox', { name: new RegExp(`^result-${measure}`), checked: true }).waitFor()
    if (measure === 1) await screenshot(page, 'journey-11-result')
    await finish(yasmine, dialog, 'deliverResult')
  }
  await finish(yasmine, await begin(yasmine, 'respond'), 'respond')
}

/** Everything came with its limits; the package proves it. */
async function receives({ page }: Desk, folder: string): Promise<void> {
  const asked = page.getByRole('region', { name: 'What was asked' })
  // What another State furnished is closed until somebody says what it is taken out for.
  for (const measure of [1, 2, 3]) await asked.getByText(`result-${measure}.txt`).waitFor()
  assert.equal(await asked.getByRole('link', { name: /^result-/ }).count(), 0)
  assert.equal(await asked.getByText('Use limited to the proceedings 17 CR 119.').count(), 3)

  const proof = page.getByRole('region', { name: 'Proof' })
  await proof.getByText(/^(\d+) of \1 receipts$/).waitFor()
  await proof.getByText(/signed packages$/).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    proof.getByRole('link', { name: /sent the request/ }).click(),
  ])
  const path = join(folder, 'package.asice')
  await download.saveAs(path)
  const report = await verifyContainer(path, { workDir: folder })
  assert.equal(report.verdict, 'verified')
  assert.equal(report.act?.header.type, 'send')
}

async function closes(desk: Desk): Promise<void> {
  await finish(desk, await begin(desk, 'close'), 'close')
}

/** Goes to a step of the guided request. */
async function goTo(page: Page, step: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Steps of the request' })
    .getByRole('button', { name: new RegExp(`^${step}`) })
    .click()
}

async function openCase({ page }: Desk, title: string): Promise<void> {
  await page.getByRole('row').filter({ hasText: title }).getByRole('link').first().click()
  await page.waitForURL('**/cases/*')
}

/** A file chosen at a place for files. */
async function drop(page: Page, zone: Locator, name: string, text: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), zone.first().click()])
  await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text.repeat(40)) })
}

function inDays(days: number): string {
  return Temporal.Now.plainDateISO('UTC').add({ days }).toString()
}
