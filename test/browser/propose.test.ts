import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { readCase, receiveCase } from '#api/cases.ts'
import { addPartner } from '#api/partners.ts'
import { whoAmI } from '#api/session.ts'
import { signedIn } from '#main/demo/client.ts'
import { cordovia } from '#main/demo/cordovia.ts'
import { type Pair, startPair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { handWritten } from '#procedures/extraction/hand-written.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { type Desk, seat } from './desk.ts'
import { assertFits } from './fits.ts'

describe('A letter read into the form from its text', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-propose-'))
    pair = await startPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('is proposed field by field; nothing is saved that nobody accepted', async () => {
    assert.ok(pair)
    const { url } = pair.aurelia
    const id = await letterCame(url)
    const saved = async () => {
      const client = await signedIn(url, 'tamsin.quill', demoPassword)
      return (await client.call(readCase, { params: { id } })).draft?.request ?? {}
    }
    await withBrowser(async open => {
      const desk = await seat(open, url, 'tamsin.quill', 'en')
      const { page } = desk
      await proposes(desk, id)
      assert.deepEqual(await saved(), {}, 'what is proposed is not in the draft')

      await goTo(page, 'Who asks')
      await page.getByRole('button', { name: 'Accept for Case officer: Inés Quiroga' }).click()
      assert.equal(await page.getByRole('textbox', { name: 'Case officer' }).inputValue(), 'Inés Quiroga')
      await page.getByRole('button', { name: /^Drop for Telephone/ }).click()
      await page.getByRole('button', { name: /^Where it stands: Authority/ }).click()
      await page.getByRole('dialog').getByText('It stands after “Autoridad requirente”.').waitFor()
      await look(page, 'propose-02-passage')
      await page.keyboard.press('Escape')
      await page.getByText('Saved', { exact: true }).waitFor()
      assert.deepEqual(await saved(), { authority: { officer: 'Inés Quiroga' } })

      await page.keyboard.press('Control+z')
      await page.getByRole('button', { name: 'Accept for Case officer: Inés Quiroga' }).waitFor()
      await page.getByRole('button', { name: 'Show 1 dropped again' }).click()

      await goTo(page, 'Persons')
      await page.getByRole('button', { name: 'Accept these 3: Bruno Salcedo Rey' }).waitFor()
      await look(page, 'propose-03-persons')
      await page.getByRole('button', { name: 'Accept 4 of this step' }).click()
      await page.getByText('Nothing more is proposed for this step.').waitFor({ state: 'detached' })
      await page.getByText('Saved', { exact: true }).waitFor()
      assert.deepEqual((await saved())['persons'], [
        { id: 'p1', name: 'Bruno Salcedo Rey', born: '1975-11-30', citizenship: 'Cordovia' },
        { id: 'p2', name: 'Marta Ibáñez' },
      ])

      await goTo(page, 'What they ask for')
      await look(page, 'propose-04-measures')
      await page.getByRole('button', { name: 'العربية' }).click()
      await page.locator('html[dir=rtl]').waitFor()
      await look(page, 'propose-ar-measures')
    })
  })

  test('that comes again is recognised before a second case is opened, and laid into the first', async () => {
    assert.ok(pair)
    const { url } = pair.aurelia
    await withBrowser(async open => {
      const { page } = await seat(open, url, 'tamsin.quill', 'en')
      await page.goto('/letters/new')
      await page.getByRole('combobox', { name: 'How it came' }).selectOption('Diplomatic bag')
      await page.getByRole('textbox', { name: 'Their reference' }).fill('118-2026 cji')
      const note = page.getByRole('region', { name: 'Perhaps the same request' })
      await note.getByText(/^Likely: the same reference of the same authority/).waitFor()
      await page
        .getByLabel('Choose scans')
        .first()
        .setInputFiles([
          { name: 'pouch.txt', mimeType: 'text/plain', buffer: Buffer.from('The same, by pouch.\n') },
        ])
      await look(page, 'propose-05-alike')
      await note.getByRole('button', { name: /^It is the same: lay this in there/ }).click()
      await page.waitForURL(/\/cases\/[^/]+$/)
      await page.getByText('Tamsin Quill laid in another copy of the request').waitFor()
      await look(page, 'propose-06-copy')
    })
  })
})

async function letterCame(url: string): Promise<string> {
  const head = await signedIn(url, 'anselm.brandt', demoPassword)
  await head.call(addPartner, { body: cordovia })
  const registrar = await signedIn(url, 'tamsin.quill', demoPassword)
  const me = await registrar.call(whoAmI, {})
  const view = await registrar.call(receiveCase, {
    body: {
      id: randomUUID(),
      procedure: 'mutual-legal-assistance',
      partner: cordovia.authority,
      unit: me.units[0]?.id ?? '',
      title: 'Cash across the border',
      channel: 'email',
      on: '2026-08-10',
      dated: '2026-08-05',
      reference: '118/2026-CJI',
    },
  })
  return view.id
}

/** From the text as somebody copied it out of the letter. */
async function proposes({ page }: Desk, id: string): Promise<void> {
  await page.goto(`/cases/${id}/request`)
  await page.getByRole('button', { name: 'Propose from the text' }).click()
  const dialog = page.getByRole('dialog', { name: 'Propose from the text' })
  const letter = handWritten.find(one => one.name.includes('Spanish'))?.text ?? ''
  await dialog.getByRole('textbox', { name: 'Paste the text of the letter' }).fill(letter)
  await look(page, 'propose-01-paste')
  await dialog.getByRole('button', { name: 'Read this text' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/proposals wait for you/).waitFor()
}

async function goTo(page: Page, step: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Steps of the request' })
    .getByRole('button', { name: new RegExp(`^${step}`) })
    .click()
}

async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, name)
  await assertAccessible(page)
  await assertFits(page, name)
}
