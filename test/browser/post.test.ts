import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { addPartner } from '#api/partners.ts'
import { docx, mail, pdf } from '#intake/testing.ts'
import { signedIn } from '#main/demo/client.ts'
import { cordovia } from '#main/demo/cordovia.ts'
import { type Pair, startPair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { type Desk, seat } from './desk.ts'
import { assertFits } from './fits.ts'

const request = pdf('Cordovia asks Aurelia for records of two accounts. Our reference COOP/77.')

describe('The post of an office, by people at their pages', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-post-page-'))
    pair = await startPair({ data: join(folder, 'pair'), docket: false })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('becomes a case, goes into one, or is set aside; what is bad stands in quarantine and is explained', async () => {
    assert.ok(pair)
    const { url, data } = pair.aurelia
    const head = await signedIn(url, 'anselm.brandt', demoPassword)
    await head.call(addPartner, { body: cordovia })
    await withBrowser(async open => {
      const tamsin = await seat(open, url, 'tamsin.quill', 'en')
      await seesNothingYet(tamsin)
      await comes(join(data, 'post'))
      const id = await opensACase(tamsin)
      await laysTheScanIntoIt(tamsin, id)
      await setsAside(tamsin)
      await looksInArabic(tamsin.page)
      const mira = await seat(open, url, 'mira.sol', 'en')
      await isNotForAnOfficer(mira)
    })
  })
})

async function seesNothingYet({ page }: Desk): Promise<void> {
  await page.getByRole('link', { name: 'Post', exact: true }).click()
  await page.getByRole('heading', { name: 'No message waits for a decision.' }).waitFor()
  await page.getByText('drop folder').first().waitFor()
  await look(page, 'post-01-empty')
}

/** What a mail program, a scanner and somebody unknown lay down. */
async function comes(drop: string): Promise<void> {
  const files = [
    { name: 'request.pdf', type: 'application/pdf', bytes: request },
    { name: 'accounts.docx', type: 'application/x-docx', bytes: await docx('Two accounts at Halden Bank') },
    { name: 'form.docm', type: 'application/x-docx', bytes: await docx('x', { 'word/vbaProject.bin': 'x' }) },
    { name: 'annex 3.pdf', type: 'application/pdf', bytes: '' },
  ]
  await writeFile(
    join(drop, '1.eml'),
    mail(files, {
      words: 'Dear colleagues,\n\nplease find our request COOP/77 with its annexes.\n\nInés Albar',
    }),
  )
  await writeFile(join(drop, 'pouch-scan.pdf'), request)
  await writeFile(
    join(drop, '3.eml'),
    mail([], { id: 'three', subject: 'Invitation to a fair', words: 'Come!' }),
  )
  for (let tries = 0; (await readdir(drop)).length > 0; tries++) {
    assert.ok(tries < 300, 'the folder was not emptied')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

async function opensACase({ page }: Desk): Promise<string> {
  await page.reload()
  await page.getByRole('heading', { name: '3 messages wait for your decision.' }).waitFor()
  await look(page, 'post-02-list')
  await page.getByRole('link', { name: 'Request for assistance DJ-2026-0815' }).click()
  await page.getByText('It can run programs of its own (macros).').waitFor()
  await page.getByText('something was lost on the way').waitFor()
  await page.getByRole('button', { name: 'Read its words here request.pdf' }).click()
  await page.getByText('Cordovia asks Aurelia for records of two accounts.').waitFor()
  assert.ok(await page.getByRole('checkbox', { name: 'Lay form.docm into the case' }).isDisabled())
  await look(page, 'post-03-message')
  await page.getByRole('combobox', { name: 'Whose letter is it?' }).selectOption({ index: 1 })
  await page.getByRole('textbox', { name: 'Their reference' }).fill('COOP/77')
  await page.getByRole('button', { name: 'Open the case and read it in' }).click()
  await page.waitForURL('**/cases/*/request*')
  const aside = page.getByRole('complementary', { name: 'The letter as it came' })
  await aside.waitFor()
  const shown = aside.getByRole('combobox')
  assert.ok((await shown.locator('option').allInnerTexts()).includes('request.pdf'))
  await look(page, 'post-04-reading')
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** The same by pouch: the file is recognised, and a person lays it where it belongs. */
async function laysTheScanIntoIt({ page }: Desk, id: string): Promise<void> {
  await page.goto('/post')
  await page.getByRole('link', { name: 'pouch-scan.pdf' }).click()
  await page.getByText('The very same file came on').waitFor()
  await page.getByText('Lay into a case', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Find the case' }).fill('DJ-2026')
  await page.getByRole('radio', { name: /Request for assistance/ }).click()
  await look(page, 'post-05-lay-into')
  await page.getByRole('button', { name: 'Lay into the case' }).click()
  await page.waitForURL(`**/cases/${id}`)
}

async function setsAside({ page }: Desk): Promise<void> {
  await page.goto('/post')
  await page.getByRole('heading', { name: 'One message waits for your decision.' }).waitFor()
  await page.getByRole('link', { name: 'Invitation to a fair' }).click()
  await page.getByRole('heading', { name: 'What is it?' }).waitFor()
  await page.getByText('Set aside', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Why it is nothing for a case' }).fill('An advertisement')
  await page.getByRole('button', { name: 'Set aside' }).click()
  await page.getByRole('heading', { name: 'No message waits for a decision.' }).waitFor()
  await page.getByText('Set aside', { exact: true }).click()
  await page.getByRole('link', { name: 'Invitation to a fair' }).click()
  await page.getByText('An advertisement').waitFor()
  await look(page, 'post-06-set-aside')
  await page.getByRole('button', { name: 'Take it back into the post' }).click()
  await page.getByRole('heading', { name: 'What is it?' }).waitFor()
}

async function looksInArabic(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.locator('html[dir=rtl]').waitFor()
  await page.goto('/post?show=quarantined')
  const message = page.getByRole('link', { name: 'Request for assistance' }).first()
  await message.waitFor()
  await look(page, 'post-ar-list')
  await message.click()
  await page.locator('.post-parts').waitFor()
  await look(page, 'post-ar-message')
  await page.goto('/post')
  await page.getByRole('link', { name: 'Invitation to a fair' }).click()
  await page.locator('.post-decide').waitFor()
  await look(page, 'post-ar-decide')
}

async function isNotForAnOfficer({ page }: Desk): Promise<void> {
  assert.equal(await page.getByRole('link', { name: 'Post', exact: true }).count(), 0)
  await page.goto('/post')
  await page.getByText('The post is read by who takes in what arrives').waitFor()
  await assertAccessible(page)
}

/** Wide with a picture, then at 320 pixels. */
async function look(page: Page, name: string): Promise<void> {
  await page.locator('.skeleton, [aria-busy=true]').first().waitFor({ state: 'detached' })
  const size = page.viewportSize()
  await screenshot(page, name)
  await assertAccessible(page)
  await assertFits(page, name)
  await page.setViewportSize({ width: 320, height: 700 })
  await assertFits(page, `${name} at 320`)
  if (size !== null) await page.setViewportSize(size)
}
