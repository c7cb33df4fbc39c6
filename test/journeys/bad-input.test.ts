import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { proposeUrgency } from '#api/arrivals.ts'
import { readCase, saveDraft, takeAct } from '#api/cases.ts'
import { type Cast, castOf, crossed, stateOf, take } from '#main/demo/cast.ts'
import { type Client, Refused } from '#main/demo/client.ts'
import type { Pair } from '#main/demo/pair.ts'
import { startRequest } from '#main/demo/story-steps.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { testPair } from '#test/pair.ts'

const reasons = { en: { text: 'The accused has died.', origin: 'written', by: 'Anselm Brandt' } }
const why = { fr: { text: 'Voir la note.', origin: 'written', by: 'Omar Haddad' } }

describe('bad input, through the doors that people use', { timeout: 240_000 }, () => {
  let data: string
  let pair: Pair
  let cast: Cast
  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'comity-bad-'))
    pair = await testPair({ data: join(data, 'pair'), docket: false })
    cast = await castOf(pair)
  })
  after(async () => {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  })

  test('acts out of order, by the wrong side or by the wrong role are refused, and nothing is added', async () => {
    const { mira, anselm, leila, yasmine, omar } = cast
    const drafted = (await startRequest(cast)).id
    await mira.call(saveDraft, { params: { id: drafted }, body: { version: 1, request: { ...haldenTrade } } })
    const sent = await requested()
    const rows: readonly [name: string, who: Client, id: string, type: string, given: object][] = [
      ['sent before it was approved', anselm, drafted, 'send', {}],
      ['approved before it was submitted', anselm, drafted, 'approve', {}],
      ['closed before it was sent', mira, drafted, 'close', {}],
      ['registered by the side that asks', mira, sent, 'register', { reference: 'X', urgency: 'P2' }],
      ['withdrawn by the side that is asked', omar, sent, 'withdraw', { reasons }],
      ['a measure accepted by the side that asks', mira, sent, 'acceptMeasure', { measure: 'm1' }],
      ['approved once more after it was sent', mira, sent, 'approve', {}],
      [
        'refused by the registrar',
        leila,
        sent,
        'refuseRequest',
        { grounds: ['essentialInterests'], reasons: why },
      ],
      ['an act that does not exist', yasmine, sent, 'abolish', {}],
      ['a measure that does not exist', yasmine, sent, 'acceptMeasure', { measure: 'm99' }],
      [
        'a question to be answered by 30 February',
        yasmine,
        sent,
        'askInformation',
        {
          questions: [{ id: 'q1', path: 'facts', question: why }],
          replyBy: '2027-02-30',
        },
      ],
    ]
    for (const [name, who, id, type, given] of rows) {
      const { acts } = await who.call(readCase, { params: { id } })
      const body = { id: randomUUID(), type, data: { ...given }, seen: acts }
      const problem = await refusalOf(who.call(takeAct, { params: { id }, body }), name)
      assert.ok(problem.status >= 400 && problem.status < 500, `${name}: ${problem.status} ${problem.code}`)
      assert.match(problem.detail, /\w.{15,}\./, `${name}: ${problem.detail}`)
      assert.equal((await who.call(readCase, { params: { id } })).acts, acts, name)
    }
  })

  test('withdrawn while the other side begins a consultation: nothing is lost, and both sides end with the same state', async () => {
    for (const asking of [true, false]) {
      const id = await requested()
      const both = [
        () => take(cast.anselm, id, 'withdraw', { reasons }),
        () => take(cast.omar, id, 'consult', { measure: 'm1', about: why, replyBy: '2030-01-01' }),
      ]
      await Promise.all((asking ? both : both.toReversed()).map(async act => act()))
      await crossed(cast.mira, id)
      await crossed(cast.yasmine, id)
      const here = stateOf(await cast.mira.call(readCase, { params: { id } })).shared
      const there = stateOf(await cast.yasmine.call(readCase, { params: { id } })).shared
      assert.deepEqual(here, there)
      assert.equal(here.state, 'withdrawn')
    }
  })

  test('a date that does not exist, or a zone, is marked at its field or refused; the draft is never lost', async () => {
    const [witness, ...others] = haldenTrade.persons ?? []
    const [records, hearing, ...measures] = haldenTrade.measures ?? []
    const rows = [
      ['born on 30 February', { persons: [{ ...witness, born: '1984-02-30' }, ...others] }],
      [
        'a zone that does not exist',
        {
          measures: [records, { ...hearing, wishedAt: '2027-03-01T10:00[Nowhere/Land]' }, ...measures],
        },
      ],
    ] as const
    for (const [name, change] of rows) {
      const { id } = await startRequest(cast)
      const params = { id }
      await cast.mira.call(saveDraft, { params, body: { version: 1, request: { ...haldenTrade } } })
      const saved = await cast.mira
        .call(saveDraft, { params, body: { version: 2, request: { ...haldenTrade, ...change } } })
        .catch((error: unknown) => {
          if (error instanceof Refused && error.problem.status < 500) return null
          throw error
        })
      const marked = saved?.findings.some(one => one.severity === 'blocks') ?? true
      assert.ok(marked, name)
      const { draft } = await cast.mira.call(readCase, { params })
      assert.equal(draft?.request['caseName'], 'Halden Trade', name)
    }
  })

  /** A request that Borealia registered. */
  async function requested(): Promise<string> {
    const { mira, anselm, leila } = cast
    const { id } = await startRequest(cast)
    await mira.call(saveDraft, { params: { id }, body: { version: 1, request: { ...haldenTrade } } })
    await take(mira, id, 'submit')
    const { approvable } = await anselm.call(readCase, { params: { id } })
    const files = approvable?.files.map(file => file.sha256)
    await take(anselm, id, 'approve', { request: approvable?.request, files })
    await take(anselm, id, 'send')
    await crossed(mira, id)
    const { reference, officer, urgency } = await leila.call(proposeUrgency, { params: { id } })
    await take(leila, id, 'register', { reference, officer, urgency: urgency.class })
    await crossed(leila, id)
    return id
  }
})

async function refusalOf(made: Promise<unknown>, name: string) {
  try {
    await made
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
  return assert.fail(`${name}: was accepted`)
}
