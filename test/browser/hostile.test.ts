import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { addFile, readCase, saveDraft, startCase, takeAct } from '#api/cases.ts'
import { whoAmI } from '#api/session.ts'
import { type Client, signedIn } from '#main/demo/client.ts'
import { type Pair, restart } from '#main/demo/pair.ts'
import { demoPassword } from '#main/demo/people.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { testPair } from '#test/pair.ts'
import { assertAccessible, screenshot, withBrowser } from './browser.ts'
import { assertFits } from './fits.ts'
import { begin, type Desk, finish, seat, write } from './desk.ts'
import { word } from './sign-in.ts'

const script = `<img src=x onerror="window.ran=true"><script>window.ran=true</script>`
const longWord = 'Donaudampfschifffahrtsgesellschaft'.repeat(8)

describe('A page under a hostile pen, a lost server and an ended session', () => {
  let folder = ''
  let pair: Pair | undefined
  let mira: Client
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-hostile-'))
    pair = await testPair({ data: join(folder, 'pair'), docket: false })
    mira = await signedIn(pair.aurelia.url, 'mira.sol', demoPassword)
  })
  after(async () => {
    await pair?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('shows a script in a title, a text, a name and a file name as the text it is, and breaks no layout', async () => {
    assert.ok(pair)
    const baseURL = pair.aurelia.url
    const id = await startedBy(mira, `${script} ${longWord}`)
    const { draft } = await mira.call(readCase, { params: { id } })
    await mira.call(saveDraft, {
      params: { id },
      body: { version: draft?.version ?? 0, request: hostileRequest() },
    })
    await mira.call(addFile, {
      params: { id },
      query: { name: `${script.replaceAll('/', '')}.txt`, role: 'annex' },
      upload: new TextEncoder().encode('An invented annex.\n'),
    })
    await withBrowser(async open => {
      const { page, language } = await seat(open, baseURL, 'mira.sol', 'en')
      for (const path of [
        '/register',
        `/cases/${id}`,
        `/cases/${id}/request?step=persons`,
        `/cases/${id}/request?step=facts`,
        `/cases/${id}/request?step=annexes`,
        `/cases/${id}/request?step=submit`,
      ]) {
        await page.goto(path)
        await page
          .getByText(/window\.ran|Donaudampf/)
          .first()
          .waitFor()
        assert.equal(await page.evaluate('window.ran'), undefined, `a script ran at ${path}`)
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 800 })
          await assertFits(page, `${path} at ${width}`)
        }
      }
      await page.goto(`/cases/${id}`)
      await page.getByRole('main').waitFor()
      await assertAccessible(page)
      await screenshot(page, `hostile-${language}-case`)
    })
  })

  test('says that nothing is saved while the server is gone, keeps what is typed, and saves it when it is back', async () => {
    assert.ok(pair)
    const { aurelia } = pair
    const id = await startedBy(mira, 'A lost server')
    await withBrowser(async open => {
      const desk = await seat(open, aurelia.url, 'mira.sol', 'en')
      const { page } = desk
      await page.goto(`/cases/${id}/request?step=facts`)
      await page.getByRole('heading', { name: 'What happened, in the order it happened?' }).waitFor()

      const gone = once(aurelia.process, 'exit')
      aurelia.process.kill('SIGKILL')
      await gone
      await writeFacts(desk, 'Written while nobody listened.')
      await page
        .getByRole('alert')
        .getByText(/^Not saved: what you typed is only on this page/)
        .waitFor()
      await screenshot(page, 'hostile-en-lost-server')

      await restart(aurelia)
      await page.getByRole('alert').waitFor({ state: 'detached' })
      await page.getByText('Saved', { exact: true }).waitFor()
      mira = await signedIn(aurelia.url, 'mira.sol', demoPassword)
      assert.equal(await factsOf(mira, id), 'Written while nobody listened.')
    })
  })

  test('an act that met no server stays written and is taken once when tried again', async () => {
    assert.ok(pair)
    const { borealia } = pair
    const yasmine = await signedIn(borealia.url, 'yasmine.fares', demoPassword)
    const id = await startedBy(yasmine, 'An act without a server', 'XA:central')
    await withBrowser(async open => {
      const desk = await seat(open, borealia.url, 'yasmine.fares', 'ar')
      await desk.page.goto(`/cases/${id}`)
      const dialog = await begin(desk, 'note')
      const text = dialog.getByRole('textbox', { name: desk.say('mla.act.note.field.text') })
      await text.fill('ملاحظة لا تضيع')

      const gone = once(borealia.process, 'exit')
      borealia.process.kill('SIGKILL')
      await gone
      await dialog.getByRole('button', { name: desk.say('mla.act.note'), exact: true }).click()
      await dialog.getByRole('alert').getByText(desk.say('problem.unreachable')).waitFor()
      await screenshot(desk.page, 'hostile-ar-act-without-server')
      assert.equal(await text.inputValue(), 'ملاحظة لا تضيع')

      await restart(borealia)
      await finish(desk, dialog, 'note')
      const again = await signedIn(borealia.url, 'yasmine.fares', demoPassword)
      const { entries } = await again.call(readCase, { params: { id } })
      assert.equal(entries.filter(entry => entry.header.type === 'note').length, 1)
    })
  })

  test('an ended session puts the door before the page, and whoever comes back finds what was typed', async () => {
    assert.ok(pair)
    const { aurelia } = pair
    const id = await startedBy(mira, 'An ended session')
    await withBrowser(async open => {
      const desk = await seat(open, aurelia.url, 'mira.sol', 'en')
      const { page } = desk
      await page.goto(`/cases/${id}/request?step=facts`)
      await page.getByRole('heading', { name: 'What happened, in the order it happened?' }).waitFor()
      await page.context().clearCookies()
      await writeFacts(desk, 'Written without a session.')

      const door = page.getByRole('dialog', { name: 'Your session has ended.' })
      await door.waitFor()
      await assertAccessible(page)
      await screenshot(page, 'hostile-en-session-ended')
      await door.getByRole('textbox', { name: word('en', 'signIn.login') }).fill('mira.sol')
      await door.getByLabel(word('en', 'signIn.password'), { exact: true }).fill(demoPassword)
      await page.keyboard.press('Enter')
      await door.waitFor({ state: 'detached' })
      await page.getByText('Saved', { exact: true }).waitFor()
      assert.equal(await factsOf(mira, id), 'Written without a session.')
    })
  })

  test('two colleagues in one draft lose nothing: what one wrote alone is joined, where both wrote one chooses', async () => {
    assert.ok(pair)
    const { aurelia } = pair
    const id = await startedBy(mira, 'Two pens')
    await withBrowser(async open => {
      const desk = await seat(open, aurelia.url, 'mira.sol', 'en')
      const { page } = desk
      await page.goto(`/cases/${id}/request?step=facts`)
      await page.getByRole('heading', { name: 'What happened, in the order it happened?' }).waitFor()
      // Jonas saves before her hands have rested.
      const jonas = await signedIn(aurelia.url, 'jonas.vey', demoPassword)
      const { draft } = await jonas.call(readCase, { params: { id } })
      await writeFacts(desk, 'As Mira saw it.')
      const theirs = {
        ...draft?.request,
        facts: written('As Jonas saw it.', 'Jonas Vey'),
        caseName: 'Two pens',
      }
      await jonas.call(saveDraft, { params: { id }, body: { version: draft?.version ?? 0, request: theirs } })

      const clash = page
        .getByRole('alert')
        .filter({ hasText: 'Jonas Vey saved this request while you were writing' })
      await clash.waitFor()
      await screenshot(page, 'hostile-en-two-pens')
      await clash.getByRole('radio', { name: 'Mine' }).check()
      await clash.getByRole('button', { name: 'Save it so' }).click()
      await clash.waitFor({ state: 'detached' })
      await page.getByText('Saved', { exact: true }).waitFor()
      const after = await jonas.call(readCase, { params: { id } })
      assert.equal(after.draft?.request['caseName'], 'Two pens')
      assert.equal(await factsOf(jonas, id), 'As Mira saw it.')
    })
  })

  test('who acts on a case that has changed is told what changed and loses nothing written', async () => {
    assert.ok(pair)
    const { aurelia } = pair
    const id = await startedBy(mira, 'Two at once')
    await withBrowser(async open => {
      const desk = await seat(open, aurelia.url, 'mira.sol', 'en')
      await desk.page.goto(`/cases/${id}`)
      const dialog = await begin(desk, 'note')
      const text = dialog.getByRole('textbox', { name: 'Note, seen only in our authority' })
      await text.fill('Call them on Monday.')
      // The page is not told: as when the news and the press cross each other.
      await desk.page.route('**/api/cases/*', route =>
        route.request().method() === 'GET' ? route.abort() : route.continue(),
      )
      const { acts } = await mira.call(readCase, { params: { id } })
      await mira.call(takeAct, {
        params: { id },
        body: { id: randomUUID(), type: 'note', data: { text: 'They called.' }, files: [], seen: acts },
      })
      await dialog.getByRole('button', { name: 'Add a note', exact: true }).click()
      await dialog.getByText('Somebody acted in this case while you were writing').waitFor()
      await dialog.getByText('Mira Sol added a note').waitFor()
      await screenshot(desk.page, 'hostile-en-two-at-once')
      assert.equal(await text.inputValue(), 'Call them on Monday.')
      await desk.page.unroute('**/api/cases/*')
      await desk.page.reload()
      await desk.page.getByText('They called.').first().waitFor()
    })
  })
})

/** Starts a request and gives its case. */
async function startedBy(client: Client, title: string, partner = 'XB:central'): Promise<string> {
  const { units } = await client.call(whoAmI, {})
  const { id } = await client.call(startCase, {
    body: {
      id: randomUUID(),
      procedure: 'mutual-legal-assistance',
      partner,
      unit: units[0]?.id ?? '',
      title: title.slice(0, 300),
      confidentiality: 0,
    },
  })
  return id
}

function hostileRequest(): Record<string, unknown> {
  return {
    ...haldenTrade,
    caseName: script,
    facts: { ...written(`${script}\n${longWord}`, script), fr: written(longWord, longWord)['en'] },
    persons: haldenTrade.persons?.map(person => ({
      ...person,
      name: `${script} ${longWord}`,
      address: longWord,
    })),
    measures: haldenTrade.measures
      ?.map(measure => ({ ...measure, account: longWord }))
      .filter(measure => measure.kind !== 'videoHearing'),
  }
}

function written(text: string, by: string): Record<string, { text: string; origin: 'written'; by: string }> {
  return { en: { text, origin: 'written', by: by.slice(0, 200) } }
}

async function writeFacts(desk: Desk, text: string): Promise<void> {
  await write(desk, desk.page, 'Facts', 'en', text)
}

/** The facts as the server has them. */
async function factsOf(client: Client, id: string): Promise<string | undefined> {
  const { draft } = await client.call(readCase, { params: { id } })
  return (draft?.request as typeof haldenTrade | undefined)?.facts?.['en']?.text
}
