import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { type Pair, startPair } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { seat } from './desk.ts'
import { assertFits } from './fits.ts'
import { word } from './sign-in.ts'

type Language = 'en' | 'ar'

/** In each office: who gives the task, who gets it, and a case in which there is work. */
const places = [
  {
    office: 'aurelia',
    language: 'en',
    officer: 'mira.sol',
    home: 'ines.tarrow',
    authority: 'Public Prosecutor of Port Halden',
    title: 'L’entrepôt numéro neuf',
  },
  {
    office: 'borealia',
    language: 'ar',
    officer: 'yasmine.fares',
    home: 'nadia.selmi',
    authority: 'قاضي التحقيق في نوردمار',
    title: 'clinic',
  },
] as const

describe('A task at home', () => {
  let folder = ''
  let pair: Pair | undefined
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-home-'))
    pair = await startPair({ data: folder, docket: true })
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  for (const { office, language, officer, home, authority, title } of places) {
    test(`is given line by line, answered with a file and accepted, on pages anyone can use, in ${language}`, async () => {
      const baseURL = pair?.[office].url ?? ''
      await withBrowser(async open => {
        const desk = await seat(open, baseURL, officer, language)
        const say = (key: string, values = {}) => word(language, key, values)
        await desk.page
          .getByRole('link', { name: new RegExp(title, 'i') })
          .first()
          .click()
        const lane = desk.page.getByRole('region', { name: say('home.lane'), exact: true })
        await lane.waitFor()
        const before = await lane.getByRole('region').count()
        await lane
          .getByRole('button', {
            name: say('home.lane.give', { measure: say('mla.kind.bankRecords') }),
            exact: true,
          })
          .click()
        const dialog = desk.page.getByRole('dialog')
        await dialog.getByLabel(say('mla.act.giveTask.field.authority')).selectOption({ label: authority })
        await dialog.getByLabel(say('mla.act.giveTask.field.instructions')).fill('An oath, please.')
        await assertAccessible(desk.page)
        await screenshot(desk.page, `${language}-give-task`)
        await dialog.getByRole('button', { name: say('mla.act.giveTask'), exact: true }).click()
        await dialog.waitFor({ state: 'detached' })
        const card = lane.getByRole('region').nth(before)
        await card.waitFor()

        const there = await comeHome(await open({ baseURL, language }), home, language)
        await assertAccessible(there)
        await assertFits(there, 'the list of tasks')
        await there
          .getByRole('listitem')
          .filter({ hasText: say('home.state.given') })
          .getByRole('link')
          .click()
        await there.getByText('An oath, please.').waitFor()
        const step = async (act: string, fill?: () => Promise<void>) => {
          await there.getByRole('button', { name: say(`mla.act.${act}`), exact: true }).click()
          await fill?.()
          await assertAccessible(there)
          await there
            .locator('.step-form')
            .getByRole('button', { name: say(`mla.act.${act}`), exact: true })
            .click()
          await there.locator('.step-form').waitFor({ state: 'detached' })
        }
        await step('acknowledgeTask')
        await step('reportOnTask', async () => {
          await there.getByLabel(say('mla.act.reportOnTask.field.stage')).selectOption('orderGranted')
        })
        await step('answerTask', async () => {
          await there.getByLabel(say('mla.act.answerTask.field.text')).fill('Statements of two years.')
          await there
            .locator('input[type=file]')
            .setInputFiles({ name: 'statements.txt', mimeType: 'text/plain', buffer: Buffer.from('1 2 3') })
          await there.locator('.step-form').getByText('statements.txt').first().waitFor()
        })
        await there.getByText(say('home.over.answered')).waitFor()
        await assertFits(there, 'a task')
        await screenshot(there, `${language}-task`)

        await card.getByText('Statements of two years.').waitFor()
        await card.getByRole('button', { name: say('mla.act.acceptTask'), exact: true }).click()
        await card
          .locator('.step-form')
          .getByRole('button', { name: say('mla.act.acceptTask'), exact: true })
          .click()
        await card.getByText(say('home.state.accepted'), { exact: true }).waitFor()
        // What came lies in the case, told by where it came from, ready to be delivered.
        await desk.page
          .getByRole('region', { name: say('case.files'), exact: true })
          .getByText(say('case.files.fromHome'))
          .waitFor()
        await assertAccessible(desk.page)
        await screenshot(desk.page, `${language}-case-at-home`)
      })
    })

    test(`is all that somebody of an authority at home can reach, in ${language}`, async () => {
      const baseURL = pair?.[office].url ?? ''
      await withBrowser(async open => {
        const page = await comeHome(await open({ baseURL, language }), home, language)
        const ways = await page.getByRole('navigation').getByRole('link').all()
        assert.deepEqual(await Promise.all(ways.map(way => way.getAttribute('href'))), ['/tasks', '/asks'])
        for (const path of ['/', '/register', '/arrivals', '/partners', '/new', '/rules']) {
          await page.goto(path)
          await page.waitForURL('**/tasks')
        }
      })
    })
  }
})

/** Signs somebody of an authority at home in; who comes so lands on the tasks. */
async function comeHome(page: Page, login: string, language: Language): Promise<Page> {
  await page.goto('/')
  await page.getByRole('textbox', { name: word(language, 'signIn.login'), exact: true }).fill(login)
  await page.getByLabel(word(language, 'signIn.password'), { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: word(language, 'signIn.enter'), exact: true }).click()
  await page.waitForURL('**/tasks')
  await page.getByRole('heading', { level: 1, name: word(language, 'home.tasks'), exact: true }).waitFor()
  return page
}
