import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { holder, fold } from '../fold.ts'
import { chain, entryOf, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'
import type { Entry, SharedState } from '../state.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const of = (type: string, from: string, data: Record<string, unknown> = {}): Sketch => ({ type, from, data })
const say = (text: string) => ({ en: { text, origin: 'written' as const, by: 'Mira Sol' } })
const begun = [
  of('send', XA, { request: haldenTrade, reference: 'XA-MLA-2026-00017' }),
  of('register', XB, { reference: 'BOR/2026/0412' }),
  of('acceptMeasure', XB, { measure: 'm1' }),
]
const after = (...acts: Sketch[]): SharedState =>
  fold(procedure, 'requested', chain([...begun, ...acts])).shared
const states = (shared: SharedState) =>
  Object.fromEntries(shared.measures.map(({ id, state }) => [id, state]))

const split = of('splitRequest', XA, {
  reference: 'XA-MLA-2026-00031',
  measures: [{ id: 'c1', measure: 'm2' }],
  reasons: say('The hearing takes its own course.'),
})
const merge = of('mergeRequest', XA, { reference: 'XA-MLA-2026-00009', reasons: say('The same facts.') })
const deliver = of('deliverResult', XB, { measure: 'm1' })

describe('A request that goes on in another case', () => {
  test('is split: the chosen measure goes on there, neither refused nor dropped, and the others stay', () => {
    const shared = after(split)
    assert.deepEqual(states(shared), { m1: 'accepted', m2: 'continued', m3: 'asked' })
    assert.deepEqual(shared.measures[1]?.continuedIn, { reference: 'XA-MLA-2026-00031' })
    assert.equal(shared.measures[1]?.refusal, undefined)
    assert.deepEqual(shared.dropped, [])
    assert.deepEqual(
      shared.links.map(one => [one.relation, one.reference]),
      [['splitInto', 'XA-MLA-2026-00031']],
    )
  })

  test('is not worked on here any more, where a measure went elsewhere', () => {
    const shared = after(split, of('acceptMeasure', XB, { measure: 'm2' }))
    assert.equal(states(shared)['m2'], 'continued')
    assert.equal(shared.outOfTurn.length, 1, 'kept and shown')
  })

  test('is merged: what is open goes on there, this case ends, and nobody holds its clock', () => {
    const shared = after(deliver, merge)
    assert.equal(shared.state, 'merged')
    assert.deepEqual(states(shared), { m1: 'executed', m2: 'continued', m3: 'continued' })
    assert.equal(holder(shared), 'nobody')
  })

  test('keeps what was furnished, and its limits, after it was merged', () => {
    const asked = of('askUse', XA, {
      result: entryOf(4, deliver).header.id,
      proceedings: '19 CR 2',
      purpose: say('A second trial.'),
    })
    const shared = after(deliver, merge, asked)
    assert.equal(shared.results.length, 1)
    assert.deepEqual(
      shared.useLimits[0]?.proceedings.map(one => one.reference),
      haldenTrade.proceedings?.map(one => one.reference),
    )
    assert.equal(shared.useRequests.length, 1)
  })

  test('is replaced: what becomes of each measure under way is said one by one', () => {
    const shared = after(
      of('supersedeRequest', XA, {
        reference: 'XA-MLA-2026-00044',
        measures: [
          { id: 'c1', measure: 'm1', fate: 'stays' },
          { id: 'c2', measure: 'm2', fate: 'continued' },
          { id: 'c3', measure: 'm3', fate: 'noLongerRequired' },
        ],
        reasons: say('Another account.'),
      }),
    )
    assert.deepEqual(states(shared), { m1: 'accepted', m2: 'continued', m3: 'noLongerRequired' })
    assert.deepEqual(
      shared.dropped.map(one => one.measure),
      ['m3'],
    )
  })

  test('is answered at last when nothing is left here but what went elsewhere', () => {
    const rest = { ...split, data: { ...split.data, measures: [{ measure: 'm2' }, { measure: 'm3' }] } }
    assert.equal(after(deliver, rest, of('respond', XB)).state, 'answered')
  })

  test('is the same on both sides where both acted at once, in whatever order the acts came', () => {
    const base = chain(begun)
    const head = [base.at(-1)?.hash ?? '']
    const theirs: Sketch[] = [
      deliver,
      of('acceptMeasure', XB, { measure: 'm2' }),
      of('refuseMeasure', XB, { measure: 'm2', grounds: ['essentialInterests'], reasons: say('No.') }),
      of('respond', XB),
    ]
    const supersede = of('supersedeRequest', XA, {
      reference: 'XA-MLA-2026-00044',
      measures: [{ measure: 'm1' }, { measure: 'm2', fate: 'noLongerRequired' }],
      reasons: say('Another account.'),
    })
    for (const our of [split, merge, supersede]) {
      for (const their of theirs) {
        const [a, b] = [entryOf(4, { ...our, after: head }), entryOf(5, { ...their, after: head })]
        const seen = (side: 'requesting' | 'requested', acts: Entry[]) =>
          fold(procedure, side, [...base, ...acts]).shared
        const shared = seen('requesting', [a, b])
        assert.deepEqual(seen('requested', [b, a]), shared, `${our.type} and ${their.type}`)
        const ended = shared.measures.filter(one => one.state === 'continued')
        assert.ok(
          ended.every(one => one.continuedIn && !one.refusal),
          `${our.type} and ${their.type}: nothing is refused and continued at once`,
        )
      }
    }
  })
})
