import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { readActs } from '#api/acts.ts'
import { caseView, newestActs } from '#api/cases.ts'
import { addressOf } from '#api/route.ts'
import { type Caller, testServer } from './testing.ts'

describe('a case of many acts', () => {
  let server: Awaited<ReturnType<typeof testServer>>
  let officer: Caller
  let id: string
  let acts: number
  before(async () => {
    server = await testServer()
    await server.person({ login: 'officer', duties: ['officer', 'head'] })
    officer = await server.signIn('officer')
    const begun = await send('/api/cases', {
      procedure: 'mutual-legal-assistance',
      partner: server.partner,
      unit: server.unit,
      title: 'Ledgers of a port',
    })
    ;({ id, acts } = caseView.parse(begun))
    for (let noted = 1; noted < 137; noted += 1) await note()
  })
  after(() => server.close())

  async function send(path: string, body: unknown): Promise<unknown> {
    const headers = { ...officer.headers, 'content-type': 'application/json' }
    const answer = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    assert.equal(answer.status, 200, await answer.clone().text())
    return answer.json()
  }

  const note = () => take('note', { text: `Note ${acts}` })

  async function take(type: string, data: object) {
    const body = { id: randomUUID(), type, data, seen: acts }
    const view = caseView.parse(await send(`/api/cases/${id}/acts`, body))
    acts = view.acts
    return view
  }

  async function answered(query: object, of = id): Promise<Response> {
    const address = addressOf(readActs, { params: { id: of }, query: { ...query } })
    return fetch(server.url + address, { headers: officer.headers })
  }

  async function page(query: object) {
    const answer = await answered(query)
    assert.equal(answer.status, 200, await answer.clone().text())
    return readActs.reply.parse(await answer.json())
  }

  test('comes with its newest acts, and says how many there are before them', async () => {
    const view = await note()
    assert.equal(view.entries.length, newestActs)
    assert.deepEqual([view.entries.at(-1)?.n, view.before], [acts, acts - newestActs])
    assert.deepEqual(
      view.named.map(entry => [entry.n, entry.header.type]),
      [[1, 'draft']],
    )
  })

  test('gives every act once and in order, page by page, also while new ones are recorded', async () => {
    const { acts: begun, ...view } = await note()
    const seen = view.entries.map(entry => entry.n)
    for (let { before } = view; before > 0; ) {
      const read = await page({ before: before + 1, most: 20 })
      assert.equal(read.before, before - read.entries.length)
      seen.unshift(...read.entries.map(entry => entry.n))
      before = read.before
      await note()
    }
    assert.deepEqual(
      seen,
      Array.from({ length: begun }, (_, index) => index + 1),
    )
    const since = await page({ most: acts - begun })
    assert.deepEqual(
      since.entries.map(entry => entry.n),
      Array.from({ length: acts - begun }, (_, index) => begun + 1 + index),
    )
  })

  test('gives the page around an old act, whose link somebody kept', async () => {
    const old = (await page({ before: 32, most: 1 })).entries[0]
    assert.equal(old?.n, 31)
    const read = await page({ around: old?.header.id, most: 10 })
    assert.deepEqual(
      read.entries.map(entry => entry.n),
      [26, 27, 28, 29, 30, 31, 32, 33, 34, 35],
    )
    const [alone] = (await page({ around: old?.header.id, most: 1 })).entries
    assert.deepEqual(alone, old)
  })

  test('has nothing before its first act, and nothing to say of an act of another case', async () => {
    assert.deepEqual(await page({ before: 1 }), { entries: [], before: 0, named: [] })
    assert.equal((await answered({ around: randomUUID() })).status, 404)
    assert.equal((await answered({}, randomUUID())).status, 404)
    assert.equal((await answered({ most: 201 })).status, 422)
  })

  test('adds up to the same state as it does act by act', async () => {
    const { folded, acts: all } = await note()
    assert.equal(folded.own.state, 'drafting')
    assert.deepEqual(
      folded.own.states.map(one => one.state),
      ['drafting'],
    )
    // One hand took all the notes: the state does not grow with them.
    assert.deepEqual(folded.own.hands['note'], [officer.me.person])
    assert.ok(all > 137)
  })

  test('sends with a page the older acts that it names', async () => {
    const [old] = (await page({ before: 41, most: 1 })).entries
    await take('abandon', { reasons: 'The partner answered otherwise.' })
    const order = { act: old?.header.id, authority: 'Court of Port Halden', reason: 'Order 4/26' }
    const view = await take('expunge', order)
    assert.deepEqual(
      view.named.map(entry => [entry.n, entry.content === null]),
      [
        [1, false],
        [40, true],
      ],
    )
    assert.deepEqual(
      (await page({ most: 1 })).named.map(entry => entry.n),
      [40],
    )
  })
})
