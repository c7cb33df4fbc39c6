import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { saveDraft, startCase } from '#api/cases.ts'
import { whoAmI } from '#api/session.ts'
import { signedIn } from '#main/demo/client.ts'
import { type Pair, startPair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { begin, type Desk, dialogOf, finish, nextActs, seat, write } from './desk.ts'
import { assertFits } from './fits.ts'

describe('A draft before the request, by people at their pages', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-draft-'))
    pair = await startPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('is shared, commented at its fields, forecast and concluded upon, and settled where it is written', async () => {
    assert.ok(pair)
    const { aurelia, borealia } = pair
    const id = await written(aurelia.url)
    await withBrowser(async open => {
      const mira = await seat(open, aurelia.url, 'mira.sol', 'en')
      await asksFirst(mira, id)
      const yasmine = await seat(open, borealia.url, 'yasmine.fares', 'ar')
      await reads(yasmine)
      await comments(yasmine)
      await answers(yasmine)
      await settles(mira, id)
    })
  })
})

/** A draft with everything in it. Gives its case. */
async function written(url: string): Promise<string> {
  const client = await signedIn(url, 'mira.sol', demoPassword)
  const me = await client.call(whoAmI, {})
  const unit = me.units[0]?.id ?? ''
  const { id } = await client.call(startCase, {
    body: {
      procedure: 'mutual-legal-assistance',
      partner: 'XB:central',
      unit,
      title: 'Halden Trade',
      confidentiality: 0,
    },
  })
  await client.call(saveDraft, { params: { id }, body: { version: 1, request: { ...haldenTrade } } })
  return id
}

/** Asked in the last step, where one would otherwise submit. */
async function asksFirst(mira: Desk, id: string): Promise<void> {
  const { page, say } = mira
  await page.goto(`/cases/${id}/request?step=submit`)
  const card = page.getByRole('region', { name: say('draft.ask') })
  await card.getByText('Not sure?').waitFor()
  await look(page, 'draft-01-ask')
  await card.getByRole('button', { name: say('mla.act.shareDraft') }).click()
  const dialog = await dialogOf(mira, 'shareDraft')
  await write(mira, dialog, say('mla.act.shareDraft.field.text'), 'fr', 'Le gel conviendrait-il ainsi ?')
  await finish(mira, dialog, 'shareDraft')
  await card.getByText(/Borealia has version 2 of the draft/).waitFor()
  await page.getByRole('button', { name: say('mla.act.submit'), exact: true }).waitFor()
}

/** Among the arrivals it is a draft, and nothing to register. */
async function reads({ page, say }: Desk): Promise<void> {
  await page.goto('/arrivals')
  const drafts = page.getByRole('region', { name: say('draft.arrived') })
  await drafts.getByRole('link', { name: 'Halden Trade' }).waitFor()
  await page.getByText(say('arrivals.none')).waitFor()
  await look(page, 'draft-02-arrivals')
  await drafts.getByRole('link', { name: 'Halden Trade' }).click()
  await page.getByRole('heading', { name: say('draft.sheet', { version: '2' }) }).waitFor()
  assert.equal(await page.getByRole('button', { name: say('mla.act.register'), exact: true }).count(), 0)
}

/** With the keyboard: the box opens at its field, and what was typed leaves together. */
async function comments({ page, say }: Desk): Promise<void> {
  const facts = page.getByRole('button', {
    name: say('draft.comment.at', { field: say('mla.form.facts') }),
    exact: true,
  })
  await facts.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Dites quand le dernier paiement a été fait.')
  await page
    .getByRole('textbox', { name: new RegExp(`^${say('mla.act.commentOnDraft.field.general')}`) })
    .fill('Le projet est clair.')
  await look(page, 'draft-03-sheet')
  await page.getByRole('button', { name: 'إرسال ملاحظتين' }).click()
  await page.getByRole('button', { name: 'إرسال الملاحظات', disabled: true }).waitFor()
  await page
    .getByRole('region', { name: say('draft.title') })
    .getByText('Le projet est clair.')
    .waitFor()
}

async function answers(yasmine: Desk): Promise<void> {
  const { say } = yasmine
  const forecast = await begin(yasmine, 'forecast')
  await forecast.getByRole('textbox', { name: say('mla.act.forecast.field.weeks') }).fill('9')
  await forecast.getByRole('textbox', { name: say('mla.act.forecast.field.amount') }).fill('1200')
  await forecast.getByRole('textbox', { name: say('mla.act.forecast.field.currency') }).fill('XBD')
  await forecast.getByRole('textbox', { name: say('mla.act.forecast.field.consultFrom') }).fill('5000')
  await assertAccessible(yasmine.page)
  await finish(yasmine, forecast, 'forecast')
  // What may not be done yet leads to what opens it: the draft is not put aside before it is concluded upon.
  await nextActs(yasmine).getByText(say('obstacle.concludeDraftFirst')).waitFor()
  await nextActs(yasmine)
    .getByRole('button', { name: say('mla.act.concludeDraft') })
    .last()
    .click()
  const conclude = await dialogOf(yasmine, 'concludeDraft')
  await conclude
    .getByRole('combobox', { name: say('mla.act.concludeDraft.field.outcome') })
    .selectOption({ label: say('mla.act.concludeDraft.option.outcome.goOn') })
  await write(yasmine, conclude, say('mla.act.concludeDraft.field.reasons'), 'fr', 'Cela peut se faire.')
  await finish(yasmine, conclude, 'concludeDraft')
  await nextActs(yasmine)
    .getByRole('button', { name: say('mla.act.closeDraft'), exact: true })
    .waitFor()
  await look(yasmine.page, 'draft-04-concluded')
}

/** Each comment beside its field, settled with one press; what is left is told and stops nothing. */
async function settles({ page, say }: Desk, id: string): Promise<void> {
  await page.goto(`/cases/${id}/request?step=facts`)
  const comment = page.getByText('Dites quand le dernier paiement a été fait.')
  await comment.waitFor()
  await look(page, 'draft-05-field')
  await page.getByRole('button', { name: say('draft.resolve.takenUp'), exact: true }).click()
  await page.getByText('Comment taken up').waitFor()
  await page.goto(`/cases/${id}/request?step=submit`)
  const card = page.getByRole('region', { name: say('draft.ask') })
  await card.getByText('One of 2 comments is not settled.').waitFor()
  await card.getByText('9 weeks to the answer').waitFor()
  await look(page, 'draft-06-answers')
  assert.ok(await page.getByRole('button', { name: say('mla.act.submit'), exact: true }).isEnabled())
  await page.goto(`/cases/${id}`)
  await page.getByText(/Borealia read the draft and concluded/).waitFor()
  await look(page, 'draft-07-case')
}

async function look(page: Page, name: string): Promise<void> {
  await assertAccessible(page)
  await assertFits(page, name)
  await screenshot(page, name)
}
