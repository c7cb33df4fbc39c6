import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { readCase, saveDraft } from '#api/cases.ts'
import { signedIn } from '#main/demo/client.ts'
import { type Pair, startPair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { portMerle } from '#procedures/spontaneous-information/example.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { type Desk, nextActs, seat, write } from './desk.ts'
import { assertFits } from './fits.ts'
import { hasPrefix } from './sign-in.ts'

describe('Information nobody asked for, by people at their pages', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-spontaneous-'))
    pair = await startPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('is written, approved, sent, acknowledged, its restrictions questioned and settled, in two languages', async () => {
    assert.ok(pair)
    const { aurelia, borealia } = pair
    await withBrowser(async open => {
      const mira = await seat(open, aurelia.url, 'mira.sol', 'en')
      const id = await starts(mira)
      await laysIn(aurelia.url, id)
      await readsAndSubmits(mira)
      const anselm = await seat(open, aurelia.url, 'anselm.brandt', 'en')
      await opens(anselm)
      await takes(anselm, 'approve')
      await takes(anselm, 'send')
      await mira.page.getByText(/received in \d+ s/).waitFor()
      await look(mira.page, 'spontaneous-4-sent')

      const leila = await seat(open, borealia.url, 'leila.nadir', 'ar')
      await acknowledges(leila)
      const yasmine = await seat(open, borealia.url, 'yasmine.fares', 'ar')
      await opens(yasmine)
      await look(yasmine.page, 'spontaneous-6-came')
      await questions(yasmine)
      await settles(mira)
      await mayUse(yasmine)
      await finds(mira)
    })
  })
})

/** The start page offers both procedures; this one is chosen. Gives the case. */
async function starts({ page, say }: Desk): Promise<string> {
  await page.goto('/new')
  await page.getByRole('radio', { name: 'Borealia' }).click()
  await page
    .getByRole('combobox', { name: say('start.procedure') })
    .selectOption({ label: 'Information without a request' })
  await page.getByRole('textbox', { name: 'Title in this office' }).fill('Port Merle couriers')
  await look(page, 'spontaneous-1-new')
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL('**/cases/*/request*')
  await look(page, 'spontaneous-2-governing')
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

async function laysIn(url: string, id: string): Promise<void> {
  const client = await signedIn(url, 'mira.sol', demoPassword)
  const { draft } = await client.call(readCase, { params: { id } })
  await client.call(saveDraft, {
    params: { id },
    body: { version: draft?.version ?? 1, request: { ...portMerle } },
  })
}

async function readsAndSubmits({ page, say }: Desk): Promise<void> {
  await page.reload()
  for (const step of ['inquiries', 'information', 'usefulness']) {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: say(`si.step.${step}`) })
      .click()
    await page.getByRole('heading', { level: 1, name: say(`si.step.${step}.question`) }).waitFor()
    await look(page, `spontaneous-3-${step}`)
  }
  await page
    .getByRole('navigation')
    .getByRole('button', { name: say('request.step.submit') })
    .click()
  const letter = page.getByRole('complementary', { name: 'The letter as it will go' })
  await letter.getByText('Informations communiquées sans demande préalable').first().waitFor()
  await look(page, 'spontaneous-3-submit')
  await page.getByRole('button', { name: say('si.act.submit') }).click()
  await page.waitForURL(/\/cases\/[^/]+$/)
}

async function acknowledges(leila: Desk): Promise<void> {
  const { page, say } = leila
  // In Arabic another entry of the navigation ends with this word.
  await page.getByRole('link', { name: new RegExp(`^${say('arrivals.title')}`) }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Port Merle couriers' })
    .getByRole('button', { name: say('arrivals.register') })
    .click()
  const dialog = page.getByRole('dialog')
  assert.match(
    await dialog.getByRole('textbox', { name: say('si.act.register.field.reference') }).inputValue(),
    /^XB-SI-\d{4}-\d{5}$/,
  )
  assert.equal(await dialog.locator('input[type=date]').count(), 0, 'no answer is owed by a day')
  await screenshot(page, 'spontaneous-5-acknowledge')
  await dialog.getByRole('button', { name: say('si.act.register'), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Confirms one restriction and asks about another. */
async function questions(yasmine: Desk): Promise<void> {
  const { page, say } = yasmine
  await takes(yasmine, 'acceptRestrictions', 3)
  const dialog = await begins(yasmine, 'questionRestrictions', 2)
  await write(yasmine, dialog, say('si.act.questionRestrictions.field.text'), 'fr', 'Au juge aussi ?')
  await screenshot(page, 'spontaneous-7-question')
  await assertAccessible(page)
  await finishes(yasmine, dialog, 'questionRestrictions')
}

async function settles(mira: Desk): Promise<void> {
  const { page, say } = mira
  await page.getByText(say('case.restrictions.questioned')).waitFor()
  await look(page, 'spontaneous-8-asked')
  const dialog = await begins(mira, 'settleRestrictions', 2)
  const outcome = dialog.getByRole('combobox', { name: say('si.act.settleRestrictions.field.outcome') })
  await outcome.selectOption({ label: say('si.act.settleRestrictions.option.outcome.changed') })
  await dialog.getByRole('button', { name: say('si.act.settleRestrictions'), exact: true }).click()
  await dialog.getByText(say('finding.changedTermsMissing')).waitFor()
  await write(mira, dialog, say('si.act.settleRestrictions.field.terms'), 'fr', 'Au juge, à huis clos.')
  await finishes(mira, dialog, 'settleRestrictions')
}

/** Logs a use against a restriction: it is flagged, and kept. */
async function mayUse(yasmine: Desk): Promise<void> {
  const { page, say } = yasmine
  await page.getByText(say('case.restrictions.changed')).waitFor()
  const group = nextActs(yasmine, 2)
  await group.getByText(say('case.next.more')).click()
  const dialog = await begins(yasmine, 'recordUse', 2)
  await dialog
    .getByRole('combobox', { name: say('si.act.recordUse.field.purpose') })
    .selectOption({ label: say('si.act.recordUse.option.purpose.otherProceedings') })
  await dialog.getByRole('textbox', { name: say('si.act.recordUse.field.proceedings') }).fill('8 KR 2')
  await dialog.getByText(say('finding.useAgainstRestriction')).waitFor()
  await screenshot(page, 'spontaneous-9-use')
  await finishes(yasmine, dialog, 'recordUse')
  await look(page, 'spontaneous-10-used')
}

/** The register is narrowed to the procedure. */
async function finds({ page, say }: Desk): Promise<void> {
  await page.goto('/register')
  await page
    .getByRole('combobox', { name: say('register.filter.procedure') })
    .selectOption({ label: say('si.name') })
  await page.waitForURL(/procedure=spontaneous-information/)
  await page.getByRole('link', { name: 'Port Merle couriers' }).waitFor()
  await page.getByText(say('si.instead.register.side.requesting')).waitFor()
  await look(page, 'spontaneous-11-register')
  await page.goto('/rules#MLA-05')
  await page.getByText(say('rules.group.SI')).waitFor()
}

async function opens({ page }: Desk): Promise<void> {
  await page.goto('/register')
  await page.getByRole('link', { name: 'Port Merle couriers' }).click()
  await page.waitForURL('**/cases/*')
}

async function begins(desk: Desk, act: string, item?: number) {
  const name = desk.say(`si.act.${act}`)
  await nextActs(desk, item).getByRole('button', { name, exact: true }).click()
  const dialog = desk.page.getByRole('dialog', { name })
  await dialog.waitFor()
  return dialog
}

async function finishes({ say }: Desk, dialog: Awaited<ReturnType<typeof begins>>, act: string) {
  await dialog.getByRole('button', { name: say(`si.act.${act}`), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function takes(desk: Desk, act: string, item?: number): Promise<void> {
  await finishes(desk, await begins(desk, act, item), act)
}

/** Accessible, within the window, and without a key in place of a word. */
async function look(page: Page, name: string): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.locator('.skeleton, [aria-busy=true]').first().waitFor({ state: 'detached' })
  await screenshot(page, name)
  await assertAccessible(page)
  await assertFits(page, name)
  const text = await page.locator('body').innerText()
  const bare = text.match(/\b[a-z][A-Za-z]+(\.[a-z][A-Za-z]+)+\b/g) ?? []
  assert.deepEqual(
    bare.filter(key => hasPrefix(key)),
    [],
    name,
  )
}
