import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from '@playwright/test'
import { castOf } from '#main/demo/cast.ts'
import type { Pair } from '#main/demo/pair.ts'
import { startRequest, storySteps } from '#main/demo/story-steps.ts'
import { testPair } from '#test/pair.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { type Desk, seat } from './desk.ts'
import { assertFits } from './fits.ts'
import { word } from './sign-in.ts'

describe('What another State furnished, at the page of the case', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-release-'))
    pair = await testPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('is closed until its reader says what for, says what stands in the way, and leaves with its cover sheet', async () => {
    assert.ok(pair)
    const { aurelia } = pair
    const cast = await castOf(pair)
    const { id } = await startRequest(cast)
    for (const step of storySteps) {
      await step.play({ cast, id })
      if (step.name === 'deliver') break
    }
    await withBrowser(async open => {
      const anselm = await seat(open, aurelia.url, 'anselm.brandt', 'en')
      await anselm.page.goto(`/cases/${id}`)
      await findsItClosed(anselm)
      const dialog = await mayNotUseItElsewhere(anselm)
      await takesItOut(anselm, dialog)
      await looksInArabic((await seat(open, aurelia.url, 'mira.sol', 'en')).page, id)
    })
  })
})

const measures = ({ page, say }: Desk) =>
  page.getByRole('region', { name: say('case.measures'), exact: true })

async function findsItClosed(desk: Desk): Promise<void> {
  const asked = measures(desk)
  await asked.getByText('result-m1.txt').first().waitFor()
  assert.equal(await asked.getByRole('link', { name: /^result-/ }).count(), 0)
  await asked
    .getByRole('button', { name: /^Take out/ })
    .first()
    .scrollIntoViewIfNeeded()
  await screenshot(desk.page, 'release-01-closed')
  await assertAccessible(desk.page)
}

/** Proceedings the request did not state: why not, the paragraph, and the step that asks for consent. */
async function mayNotUseItElsewhere({ page, say }: Desk): Promise<Locator> {
  const first = page.getByRole('button', { name: /^Take out/ }).first()
  await first.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Take out a result/ })
  await dialog.waitFor()
  const proceedings = dialog.getByRole('combobox', { name: 'In which proceedings, by their reference' })
  assert.equal(await proceedings.inputValue(), '17 CR 119', 'what the request states is proposed')
  await proceedings.fill('18 CR 7')
  await dialog.getByText('The request did not state these proceedings.').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Take out', exact: true }).isDisabled(), true)
  await assertAccessible(page)
  await screenshot(page, 'release-02-stopped')
  await dialog.getByRole('button', { name: say('mla.act.askUse'), exact: true }).click()
  const asking = page.getByRole('dialog', { name: say('mla.act.askUse') })
  await asking.waitFor()
  assert.equal(
    await asking.getByRole('textbox', { name: say('mla.act.askUse.field.proceedings') }).inputValue(),
    '18 CR 7',
  )
  await page.keyboard.press('Escape')
  await asking.waitFor({ state: 'detached' })
  await first.click()
  await dialog.waitFor()
  return dialog
}

async function takesItOut(desk: Desk, dialog: Locator): Promise<void> {
  const { page, say } = desk
  await dialog.getByRole('button', { name: 'Take out', exact: true }).click()
  const bundle = dialog.getByRole('link', { name: say('case.release.bundle') })
  await bundle.waitFor()
  await assertAccessible(page)
  await screenshot(page, 'release-03-open')
  const [download] = await Promise.all([page.waitForEvent('download'), bundle.click()])
  assert.match(download.suggestedFilename(), /\.zip$/)
  // Two of this name: the cross above and the button below.
  await dialog
    .getByRole('button', { name: say('case.dialog.close') })
    .last()
    .click()
  const asked = measures(desk)
  await asked
    .getByRole('link', { name: /^result-/ })
    .first()
    .waitFor()
  await asked.getByText('2 uses so far').click()
  await asked.getByText('Anselm Brandt').waitFor()
  await screenshot(page, 'release-04-used')
}

/** Mira took the result out before; in Arabic, from right to left, she wants it for something else. */
async function looksInArabic(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.locator('html[dir=rtl]').waitFor()
  const say = (key: string) => word('ar', key)
  await page.goto(`/cases/${id}`)
  await page
    .getByRole('button', { name: new RegExp(`^${say('case.release.again')}`) })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: say('case.release.proceedings') }).fill('18 CR 7')
  await dialog.getByRole('button', { name: say('mla.act.askUse'), exact: true }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'release-05-arabic')
  await dialog.getByRole('button', { name: say('case.dialog.later'), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await assertFits(page, 'the case in Arabic')
}
