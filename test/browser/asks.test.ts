import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import { readCase, saveDraft } from '#api/cases.ts'
import { castOf } from '#main/demo/cast.ts'
import { demoPassword } from '#main/demo/people.ts'
import { storySteps } from '#main/demo/story-steps.ts'
import type { Pair } from '#main/demo/pair.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { testPair } from '#test/pair.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { type Desk, seat } from './desk.ts'
import { assertFits } from './fits.ts'
import { word } from './sign-in.ts'

const subject = 'The account in Nordmar'
const en = (key: string, values: Readonly<Record<string, string>> = {}) => word('en', key, values)

describe('What an authority at home asks for', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-asks-'))
    pair = await testPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('is taken up, sent back, corrected, requested abroad, given home with its limits and reported on', async () => {
    assert.ok(pair)
    const office = pair
    await withBrowser(async open => {
      const ines = await comeHome(await open({ baseURL: office.aurelia.url }))
      await asks(ines)
      const mira = await seat(open, office.aurelia.url, 'mira.sol', 'en')
      const id = await takesUp(mira)
      await sendsBack(mira)
      await corrects(ines)
      await askedBy(mira).getByText('Two years of statements of XB42 0001').waitFor()
      await untilDelivered(office, id)
      await givesHome(mira)
      await reads(ines)
      await askedBy(mira).getByText(en('mla.act.reportUse.option.usefulness.decisive')).waitFor()
      await look(mira.page, 'asks-08-case')
      await inArabic(ines)
      await look(ines, 'asks-09-ask-ar')
      await ines.goto('/asks')
      await ines.getByRole('link', { name: subject }).waitFor()
      await look(ines, 'asks-10-list-ar')
      await inArabic(mira.page)
      await askedBy({ ...mira, say: key => word('ar', key) }).waitFor()
      await look(mira.page, 'asks-11-case-ar')
    })
  })

  test('is declined with reasons, or withdrawn while nobody took it up', async () => {
    assert.ok(pair)
    const { url } = pair.aurelia
    await withBrowser(async open => {
      const ines = await comeHome(await open({ baseURL: url }))
      await asks(ines)
      const mira = { ...(await seat(open, url, 'mira.sol', 'en')), say: (key: string) => word('ar', key) }
      await inArabic(mira.page)
      await mira.page.goto('/arrivals')
      await mira.page.getByRole('button', { name: mira.say('asks.decline'), exact: true }).click()
      const dialog = mira.page.getByRole('dialog')
      await dialog.getByLabel(mira.say('asks.reasons')).fill('Open data has it.')
      await look(mira.page, 'asks-12-decline-ar')
      await dialog.getByRole('button', { name: mira.say('asks.decline'), exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
      await ines.reload()
      await ines.getByText('Open data has it.').waitFor()

      await asks(ines)
      await ines.getByRole('button', { name: en('asks.withdraw'), exact: true }).click()
      await ines.getByLabel(en('asks.withdraw.reasons')).fill('Found here.')
      await ines.getByRole('button', { name: en('asks.withdraw'), exact: true }).click()
      await ines.getByText(en('asks.stage.withdrawn'), { exact: true }).waitFor()
    })
  })
})

async function asks(page: Page): Promise<void> {
  await page.goto('/asks')
  await page
    .getByRole('link', { name: en('asks.new'), exact: true })
    .first()
    .click()
  await page.getByLabel(en('asks.partner')).selectOption('XB:central')
  await page.getByLabel(en('mla.act.takeUpAsk.field.subject')).fill(subject)
  await page.getByLabel(en('asks.facts')).fill('Money of Halden Trade left through one account.')
  await page.getByLabel(en('asks.needs')).fill('Statements.')
  await page.getByLabel(en('asks.neededBy.field')).fill('2027-06-01')
  await look(page, 'asks-01-new')
  await page.getByRole('button', { name: en('asks.send'), exact: true }).click()
  await page.getByRole('heading', { level: 1, name: subject }).waitFor()
  await page.getByText(en('asks.stage.asked'), { exact: true }).waitFor()
  await look(page, 'asks-02-sent')
}

async function takesUp({ page, say }: Desk): Promise<string> {
  await page.goto('/arrivals')
  const waiting = page.getByRole('region', { name: say('asks.arrived'), exact: true })
  await waiting.getByText(say('asks.read')).click()
  await waiting.getByText('Statements.').waitFor()
  await look(page, 'asks-03-arrived')
  await waiting.getByRole('button', { name: say('asks.takeUp'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('start.unit')).waitFor()
  await assertAccessible(page)
  await dialog.getByRole('button', { name: say('asks.takeUp'), exact: true }).click()
  await page.waitForURL('**/cases/*')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

function askedBy({ page, say }: Desk): Locator {
  return page.getByRole('region', { name: say('asks.by'), exact: true })
}

async function sendsBack(desk: Desk): Promise<void> {
  const card = askedBy(desk)
  const { say } = desk
  const act = say('mla.act.sendAskBack')
  await card.getByRole('button', { name: act, exact: true }).click()
  const place = say('mla.act.sendAskBack.option.remarks.path.needs')
  await card.getByLabel(say('asks.remarkOn', { place })).fill('Which account, and which years?')
  await look(desk.page, 'asks-04-remarks')
  await card.locator('form').getByRole('button', { name: act, exact: true }).click()
  await card.getByText(say('asks.stage.returned'), { exact: true }).waitFor()
}

async function corrects(page: Page): Promise<void> {
  await page.reload()
  await page.getByText('Which account, and which years?').waitFor()
  await page.getByLabel(en('asks.needs')).fill('Two years of statements of XB42 0001')
  await look(page, 'asks-05-returned')
  await page.getByRole('button', { name: en('asks.correct.send'), exact: true }).click()
  await page.getByText(en('asks.stage.corrected'), { exact: true }).waitFor()
}

/** The request is written, approved, sent and executed as in the story. */
async function untilDelivered(pair: Pair, id: string): Promise<void> {
  const cast = await castOf(pair)
  const { draft } = await cast.mira.call(readCase, { params: { id } })
  await cast.mira.call(saveDraft, {
    params: { id },
    body: { version: draft?.version ?? 1, request: { ...haldenTrade } },
  })
  for (const step of storySteps.slice(storySteps.findIndex(one => one.name === 'approve'))) {
    await step.play({ cast, id })
    if (step.name === 'deliver') break
  }
}

async function givesHome(desk: Desk): Promise<void> {
  const { page, say } = desk
  await page.reload()
  const card = askedBy(desk)
  await card
    .getByRole('button', { name: /^Give home/ })
    .first()
    .click()
  await card.getByLabel(say('mla.act.deliverHome.field.limits')).fill('Not for the press.')
  await look(page, 'asks-06-deliver')
  await card
    .locator('form')
    .getByRole('button', { name: say('mla.act.deliverHome'), exact: true })
    .click()
  await card.getByText(say('asks.unconfirmed')).waitFor()
}

async function reads(page: Page): Promise<void> {
  await page.reload()
  await page.getByText('Not for the press.').waitFor()
  // Nothing opens before the limits were confirmed.
  assert.equal(await page.getByRole('link', { name: /^result-/ }).count(), 0)
  await page.getByRole('button', { name: en('mla.act.confirmLimits'), exact: true }).click()
  const file = page.getByRole('link', { name: /^result-/ }).first()
  await file.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
  assert.match(download.suggestedFilename(), /^result-/)
  await page.getByRole('button', { name: en('mla.act.wishOtherUse'), exact: true }).click()
  await page.getByLabel(en('mla.act.wishOtherUse.field.proceedings')).fill('AU-2027-5')
  await page.getByLabel(en('mla.act.wishOtherUse.field.purpose')).fill('A second accused.')
  await submit(page, 'wishOtherUse')
  await page.getByText('AU-2027-5').waitFor()
  await page.getByRole('button', { name: en('mla.act.reportUse'), exact: true }).click()
  await page.getByLabel(en('mla.act.reportUse.field.usefulness')).selectOption('decisive')
  await submit(page, 'reportUse')
  await page.getByText(en('asks.stage.useReported'), { exact: true }).waitFor()
  await look(page, 'asks-07-result')
}

/** What a person chose is kept, whatever the browser and the person's own settings say. */
async function inArabic(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.locator('html[dir=rtl]').waitFor()
}

async function submit(page: Page, act: string): Promise<void> {
  const form = page.locator('.step-form')
  await form.getByRole('button', { name: en(`mla.act.${act}`), exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page)
  await assertFits(page, name)
  await screenshot(page, name)
}

async function comeHome(page: Page): Promise<Page> {
  page.setDefaultTimeout(20_000)
  await page.goto('/')
  await page.getByRole('textbox', { name: en('signIn.login'), exact: true }).fill('ines.tarrow')
  await page.getByLabel(en('signIn.password'), { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: en('signIn.enter'), exact: true }).click()
  await page.waitForURL('**/tasks')
  return page
}
