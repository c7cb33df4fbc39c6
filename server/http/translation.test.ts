import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { caseView, type CaseView } from '#api/cases.ts'
import { readTranslatedSheet } from '#api/translations.ts'
import { deadlinesOf } from '#procedures/mutual-legal-assistance/deadlines.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { versionOf } from '#procedures/lanes/translation/work.ts'
import { readWorksheet, writeWorksheet } from '#letters/worksheet.ts'
import { type Caller, testServer } from './testing.ts'

const english = haldenTrade.facts?.['en']?.text ?? ''
const written = { ...haldenTrade, facts: { en: { text: english, origin: 'written', by: 'Mira Sol' } } }
const order = {
  into: 'fr',
  translator: 'Karim Delon',
  employed: 'agency',
  certification: 'sworn',
  due: '2999-12-04',
  cost: 240,
  currency: 'XAD',
  texts: [{ id: 't1', of: 'facts', from: 'en', version: versionOf(english) }],
}
const came = (text: string, more: object = {}) => ({
  into: 'fr',
  translator: 'Karim Delon',
  certification: 'sworn',
  texts: [
    {
      id: 't1',
      of: 'facts',
      from: 'en',
      version: versionOf(english),
      text: { fr: { text, origin: 'translated', by: 'Karim Delon' } },
      ...more,
    },
  ],
})

describe('Translation of a request in the making', () => {
  let server: Awaited<ReturnType<typeof testServer>>
  let officer: Caller
  let view: CaseView
  before(async () => {
    server = await testServer()
    await server.person({ login: 'officer', duties: ['officer'] })
    officer = await server.signIn('officer')
  })
  after(() => server.close())

  async function answer(method: string, path: string, body: unknown): Promise<Response> {
    const headers = { ...officer.headers, 'content-type': 'application/json' }
    return fetch(server.url + path, { method, headers, body: JSON.stringify(body) })
  }

  async function begun(): Promise<void> {
    const begin = {
      procedure: 'mutual-legal-assistance',
      partner: server.partner,
      unit: server.unit,
      title: 'Ledgers',
    }
    view = caseView.parse(await (await answer('POST', '/api/cases', begin)).json())
    await save(written)
  }

  async function save(request: object): Promise<void> {
    view = await read()
    const saved = await answer('PUT', `/api/cases/${view.id}/draft`, {
      version: view.draft?.version,
      request,
    })
    assert.equal(saved.status, 200, await saved.text())
    view = await read()
  }

  const read = async () =>
    caseView.parse(
      await (await fetch(`${server.url}/api/cases/${view.id}`, { headers: officer.headers })).json(),
    )

  async function take(type: string, data: object): Promise<string[]> {
    const sent = await answer('POST', `/api/cases/${view.id}/acts`, {
      id: randomUUID(),
      type,
      data,
      seen: view.acts,
    })
    if (sent.status !== 200) {
      const { fields = [] } = (await sent.json()) as { fields?: { path: string }[] }
      return fields.map(field => field.path)
    }
    view = caseView.parse(await sent.json())
    return []
  }

  /** The days the case waits for because of a translation. */
  const days = () =>
    deadlinesOf({ state: view.folded, governing: null, profiles: {}, today: '2026-11-23' })
      .filter(one => one.kind === 'translation' && one.state === 'running')
      .map(one => one.due)

  const found = () =>
    view.findings.filter(one => one.path.startsWith('facts')).map(one => `${one.found} ${one.severity}`)

  test('is ordered, comes, stands in the draft, and is compared', async () => {
    await begun()
    assert.deepEqual(found(), ['textMissingInLanguage blocks'])
    assert.deepEqual(await take('orderTranslation', order), [])
    assert.deepEqual(days(), ['2999-12-04'])
    assert.deepEqual(await take('receiveTranslation', came('Des factures inconnues.')), [])
    const facts = view.draft?.request['facts'] as typeof written.facts & { fr: { text: string; by: string } }
    assert.deepEqual(facts.fr, { text: 'Des factures inconnues.', origin: 'translated', by: 'Karim Delon' })
    assert.equal(facts.en.text, english, 'the source stays as it was')
    assert.deepEqual(found(), ['translationNotCompared warns'])
    const compared = {
      into: 'fr',
      texts: [
        {
          id: 't1',
          of: 'facts',
          version: versionOf(english),
          translation: versionOf('Des factures inconnues.'),
        },
      ],
    }
    assert.deepEqual(await take('checkTranslation', compared), [])
    assert.deepEqual(found(), [])
  })

  test('is marked with the article when its text was changed since, and nothing of it is lost', async () => {
    const facts = view.draft?.request['facts'] as typeof written.facts
    await save({
      ...view.draft?.request,
      facts: { ...facts, en: { ...facts.en, text: `${english} And July.` } },
    })
    const finding = view.findings.find(one => one.found === 'translationOfAnotherVersion')
    assert.equal(finding?.cites, 'UNTOC 18(14)')
    assert.equal(finding.severity, 'blocks')
    assert.equal(
      (view.draft?.request['facts'] as { fr?: { text: string } } | undefined)?.fr?.text,
      'Des factures inconnues.',
    )
  })

  test('does not replace what somebody wrote there meanwhile', async () => {
    assert.deepEqual(await take('receiveTranslation', came('Autre chose.')), ['data.texts.0.replaces'])
    const replaces = versionOf('Des factures inconnues.')
    assert.deepEqual(await take('receiveTranslation', came('Autre chose.', { replaces })), [])
  })

  test('may be done without for a recorded reason', async () => {
    await begun()
    const waiver = {
      into: 'fr',
      texts: [{ id: 't1', of: 'facts' }],
      because: 'partnerAccepts',
      reason: 'Call of 18 November.',
    }
    assert.deepEqual(await take('waiveTranslation', waiver), [])
    assert.deepEqual(found(), ['textWaivedInLanguage informs'])
  })

  test('is called off once, and its day is waited for no more', async () => {
    await take('orderTranslation', order)
    const id = view.folded.own.translation.orders.at(-1)?.id
    assert.deepEqual(await take('cancelTranslation', { order: id, reason: 'Done at home.' }), [])
    assert.deepEqual(days(), [])
    assert.deepEqual(await take('cancelTranslation', { order: id, reason: 'Again.' }), ['data.order'])
  })

  const [text] = order.texts
  for (const [what, change, path] of [
    ['due before today', { due: '2020-01-01' }, 'data.due'],
    ['at a negative cost', { cost: -1 }, 'data.cost'],
    ['in a currency that is none', { currency: 'euro' }, 'data.currency'],
    ['at a cost in no currency', { currency: undefined }, 'data.currency'],
    ['into a language that is none', { into: 'French' }, 'data.into'],
    ['of a field that is gone', { texts: [{ ...text, of: 'measures.m9.nexus' }] }, 'data.texts.0.of'],
    [
      'of a text changed meanwhile',
      { texts: [{ ...text, version: versionOf('Before.') }] },
      'data.texts.0.version',
    ],
    ['into the language it is written in', { into: 'en' }, 'data.texts.0.of'],
    ['of nothing', { texts: [] }, 'data.texts'],
  ] as const) {
    test(`is not ordered ${what}`, async () => {
      assert.deepEqual(await take('orderTranslation', { ...order, ...change }), [path])
    })
  }

  test('goes to the translator as a document and comes back from it', async () => {
    await begun()
    const got = await fetch(`${server.url}/api/cases/${view.id}/translations/fr`, {
      headers: officer.headers,
    })
    assert.equal(got.status, 200)
    const rows = await readWorksheet(new Uint8Array(await got.arrayBuffer()))
    assert.deepEqual(
      rows.map(row => row.of),
      ['facts'],
    )
    const filled = await writeWorksheet({
      title: '',
      into: 'fr',
      rows: rows.map(row => ({
        ...row,
        from: 'en',
        source: english,
        text: 'Des factures.\nInconnues & «ici».',
      })),
    })
    const back = await upload(filled)
    assert.deepEqual(readTranslatedSheet.reply.parse(await back.json()).rows, [
      { of: 'facts', version: versionOf(english), text: 'Des factures.\nInconnues & «ici».' },
    ])
  })

  test('is not read from a file that is no Word document', async () => {
    const refused = await upload(new TextEncoder().encode('%PDF-1.7'))
    assert.equal(refused.status, 422)
    assert.equal(((await refused.json()) as { reason: string }).reason, 'translationUnreadable')
  })

  const upload = (bytes: Uint8Array<ArrayBuffer> | Uint8Array) =>
    fetch(`${server.url}/api/cases/${view.id}/translations/fr/read`, {
      method: 'POST',
      headers: { ...officer.headers, 'content-type': 'application/octet-stream' },
      body: Buffer.from(bytes),
    })

  test('is open to nobody outside the case', async () => {
    await server.person({ login: 'stranger', duties: ['officer'], units: [] })
    const stranger = await server.signIn('stranger')
    const got = await fetch(`${server.url}/api/cases/${view.id}/translations/fr`, {
      headers: stranger.headers,
    })
    assert.equal(got.status, 404)
  })
})
