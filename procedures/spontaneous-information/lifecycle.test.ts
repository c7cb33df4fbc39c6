import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { reachable } from '#lib/lifecycle.ts'
import { topics } from '#law/topics.ts'
import { dataSchema } from '../act-data.ts'
import type { Side } from '../act.ts'
import { fold, holder } from '../fold.ts'
import { obstacle, openActs, type Hand } from '../open-acts.ts'
import type { Step } from '../procedure.ts'
import { acknowledged, chain, sentToBorealia, type Sketch } from './example.ts'
import { history } from './history.ts'
import { lifecycle } from './lifecycle.ts'
import { isRestricted, restrictionsOf } from './restrictions.ts'
import { spontaneousInformation as procedure } from './spontaneous-information.ts'

const table: readonly Step[] = lifecycle
const head: Hand = { person: 'head', duties: ['head'] }
const today = '2026-11-23'
const known = [sentToBorealia, acknowledged]
const text = { fr: { text: 'x', origin: 'written', by: 'y' } }
const by = (from: Sketch['from']) => (type: string, data: object) => ({ type, from, data: { ...data } })
const [ours, theirs] = [by('XA:central'), by('XB:central')]
const folded = (sketches: readonly Sketch[], side: Side = 'requesting') =>
  fold(procedure, side, chain(sketches))
const may = (sketches: readonly Sketch[], side: Side, act: string, measure?: string) =>
  obstacle(procedure, folded(sketches, side), head, {
    act,
    today,
    ...(measure === undefined ? {} : { measure }),
  })

describe('The table of information sent unasked', () => {
  test('reaches every state a line starts from, names each act once, and a subject of law for each', () => {
    for (const strand of ['own', 'shared'] as const) {
      const lines = table.filter(line => line.strand === strand)
      const states = reachable(lines)
      for (const line of lines)
        for (const from of line.from) assert.ok(from === null || states.has(from), `${line.act} from ${from}`)
    }
    assert.equal(new Set(table.map(line => line.act)).size, table.length)
    assert.deepEqual(
      table.filter(line => !topics.includes(line.topic)),
      [],
    )
  })

  test('asks two people for the decision to inform another State', () => {
    assert.deepEqual(table.find(line => line.act === 'approve')?.otherThan, ['draft', 'submit'])
  })

  test('has no act by which anybody refuses or executes: nothing was asked for', () => {
    const acts = table.map(line => line.act)
    for (const act of ['acceptMeasure', 'refuseMeasure', 'postponeMeasure', 'deliverResult', 'respond'])
      assert.ok(!acts.includes(act), act)
  })
})

describe('Information sent unasked, act by act on both sides', () => {
  test('every act of the history is of its form and taken in turn', () => {
    const entries = chain(history)
    for (const { header, content } of entries) {
      const step = table.find(line => line.act === header.type)
      assert.ok(step && content)
      assert.ok(dataSchema(procedure, step).safeParse(content.data).success, header.type)
    }
    const [here, there] = (['requesting', 'requested'] as const).map(side => fold(procedure, side, entries))
    assert.deepEqual(here?.shared, there?.shared)
    assert.deepEqual(here?.shared.outOfTurn, [])
    const crossed = new Set(history.map(one => one.type))
    assert.deepEqual(
      table.filter(line => line.strand === 'shared' && !crossed.has(line.act)).map(line => line.act),
      [],
    )
  })

  for (const [index, sketch] of history.entries()) {
    test(`${index + 1}. ${sketch.type} is open to the side that takes it, and to it alone`, () => {
      const before = history.slice(0, index)
      const side: Side = sketch.from === 'XA:central' ? 'requesting' : 'requested'
      const line = table.find(one => one.act === sketch.type)
      const item = typeof sketch.data?.['measure'] === 'string' ? sketch.data['measure'] : undefined
      if (sketch.type !== 'send') assert.equal(may(before, side, sketch.type, item), undefined)
      const other: Side = side === 'requesting' ? 'requested' : 'requesting'
      if (line?.by !== 'both')
        assert.deepEqual(may(before, other, sketch.type, item), { code: 'notNow' }, 'the other side')
    })
  }
})

describe('Restrictions on an item', () => {
  const of = (sketches: readonly Sketch[], item: string) =>
    restrictionsOf(folded(sketches).shared).find(one => one.item === item)
  const stateOf = (sketches: readonly Sketch[], item: string) =>
    folded(sketches).shared.measures.find(one => one.id === item)?.state

  test('are what the sender asked for, and bind before anybody confirms them', () => {
    const restriction = of([sentToBorealia], 'i2')
    assert.equal(restriction?.use, 'consent')
    assert.equal(restriction?.confidential, true)
    assert.equal(restriction?.until, '2027-01-31')
    assert.equal(isRestricted(restriction), true)
  })

  test('are neither confirmed nor questioned where none was asked for', () => {
    assert.deepEqual(may(known, 'requested', 'acceptRestrictions', 'i1'), { code: 'nothingRestricted' })
    assert.equal(may(known, 'requested', 'acceptRestrictions', 'i2'), undefined)
  })

  test('stay while they are questioned, and are settled by the sender', () => {
    const asked = [...known, theirs('questionRestrictions', { measure: 'i2', text })]
    assert.equal(stateOf(asked, 'i2'), 'inConsultation')
    assert.equal(of(asked, 'i2')?.use, 'consent')
    assert.equal(holder(folded(asked).shared), 'requesting')
    const settle = (outcome: string, more: object = {}) => [
      ...asked,
      ours('settleRestrictions', { measure: 'i2', outcome, ...more }),
    ]
    assert.equal(of(settle('kept'), 'i2')?.use, 'consent')
    assert.deepEqual(of(settle('changed', { terms: text }), 'i2'), {
      item: 'i2',
      confidential: true,
      until: '2027-01-31',
      use: 'other',
      terms: [text],
    })
    assert.equal(of(settle('secrecyEnded'), 'i2')?.confidential, false)
    assert.equal(of(settle('secrecyEnded'), 'i2')?.use, 'consent')
    assert.deepEqual(of(settle('lifted'), 'i2'), { item: 'i2', confidential: false, use: 'none', terms: [] })
    assert.equal(stateOf(settle('kept'), 'i2'), 'asked')
  })

  test('of one item are not those of another', () => {
    const lifted = [...known, ours('settleRestrictions', { measure: 'i2', outcome: 'lifted' })]
    assert.equal(of(lifted, 'i3')?.use, 'leads')
  })

  test('that are temporary are told with their day, which ends by itself', () => {
    const told = (sketches: readonly Sketch[], on = today) =>
      (
        procedure.deadlines?.({ state: folded(sketches), governing: null, profiles: {}, today: on }) ?? []
      ).map(one => [one.measure, one.due, one.whose, one.state])
    assert.deepEqual(told(known), [['i2', '2027-01-31', 'requested', 'running']])
    assert.deepEqual(told(known, '2027-02-01'), [['i2', '2027-01-31', 'requested', 'over']])
    const ended = [...known, ours('settleRestrictions', { measure: 'i2', outcome: 'secrecyEnded' })]
    assert.deepEqual(told(ended), [])
  })

  test('set no day running for an acknowledgement or an answer that nobody named: no text gives one', () => {
    const asked = [...known, theirs('questionRestrictions', { measure: 'i2', text })]
    const kinds = (sketches: readonly Sketch[]) =>
      (procedure.deadlines?.({ state: folded(sketches), governing: null, profiles: {}, today }) ?? []).map(
        one => one.kind,
      )
    assert.deepEqual(kinds([sentToBorealia]), ['watched'])
    assert.deepEqual(kinds(asked), ['watched'])
    const questions = [{ id: 'q1', path: 'why', question: text }]
    const named = [...known, theirs('askInformation', { questions, replyBy: '2026-12-10' })]
    assert.deepEqual(kinds(named), ['answer', 'watched'])
  })
})

describe('The clock of information sent unasked', () => {
  test('waits for the acknowledgement, then for nobody but who was asked something', () => {
    assert.equal(holder(folded([sentToBorealia]).shared), 'requested')
    assert.equal(holder(folded(known).shared), 'nobody')
    const use = [...known, theirs('askUse', { measure: 'i2', proceedings: '8 KR 2', purpose: text })]
    assert.equal(holder(folded(use).shared), 'requesting')
  })

  test('lets each side close once both know of it, and log a use even then', () => {
    const closed = [...known, { type: 'close', from: 'XB:central', strand: 'own', data: {} } as const]
    assert.equal(folded(closed, 'requested').own.state, 'closed')
    const offered = openActs(procedure, folded(closed, 'requested'), head, today).map(one => one.act)
    assert.ok(offered.includes('recordUse'))
    assert.ok(!offered.includes('askUse'), 'what crosses waits until the case is reopened')
    assert.deepEqual(may([sentToBorealia], 'requested', 'close'), { code: 'notNow' })
  })
})
