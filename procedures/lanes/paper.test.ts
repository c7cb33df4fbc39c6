import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { demonstrationProfiles } from '#law/profiles/demonstration.ts'
import { fold } from '../fold.ts'
import { chain, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { deadlinesOf } from '../mutual-legal-assistance/deadlines.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'
import { proposalsOf } from '../mutual-legal-assistance/proposals.ts'
import { chainOf, custodianOf } from './custody.ts'
import { whereIs } from './items.ts'

const XA = 'XA:central'
const XC = 'XC:central'
const stack = governing({
  requesting: 'XA',
  requested: 'XB',
  on: '2026-11-23',
  profiles: demonstrationProfiles,
})
const send = (more: Partial<Sketch> = {}): Sketch => ({
  type: 'send',
  from: XA,
  data: { request: haldenTrade, reference: 'by telephone', governing: stack },
  ...more,
})
const orally = send({ received: { channel: 'oral', on: '2026-11-23' } })
const called: Sketch = {
  type: 'recordCall',
  from: XC,
  strand: 'own',
  by: 'p1',
  data: { caller: 'Mira Sol', madeAt: '2026-11-23T08:00[UTC]', asked: 'Freeze the account' },
}
const receive: Sketch = {
  type: 'receive',
  from: XC,
  strand: 'own',
  data: { channel: 'oral', on: '2026-11-23' },
}
const confirm = (changes: readonly object[] = []): Sketch => ({
  type: 'confirmOralRequest',
  from: XA,
  data: { dated: '2026-11-24', changes },
})
const requested = (...acts: Sketch[]) => fold(procedure, 'requested', chain([receive, ...acts]))
const clock = (state: ReturnType<typeof requested>, today: string) =>
  deadlinesOf({ state, governing: stack, profiles: {}, today })
    .filter(one => one.kind === 'oralRequest')
    .map(one => [one.at ?? null, one.state, one.cites])

describe('A request made orally', () => {
  test('waits for its confirmation from the call on, for 24 hours as the house says of “forthwith”', () => {
    const state = requested(called, orally)
    assert.deepEqual(clock(state, '2026-11-23T12:00:00Z'), [
      ['2026-11-24T08:00:00Z', 'running', 'UNTOC 18(14)'],
    ])
    assert.deepEqual(clock(state, '2026-11-25T12:00:00Z')[0]?.[1], 'missed')
  })

  test('is confirmed by the writing, whose differences stand beside what was said', () => {
    const change = { id: 'c1', path: 'measures.m1.account', value: 'XB42 0001 4417' }
    const { shared } = requested(called, orally, confirm([change]))
    assert.deepEqual(shared.oral?.confirmation?.changes, [
      { path: 'measures.m1.account', before: 'XB42 0001 4471', after: 'XB42 0001 4417' },
    ])
    assert.deepEqual(clock(requested(called, orally, confirm()), '2026-12-24')[0]?.[1], 'met')
  })

  test('is confirmed once: a second writing changes nothing', () => {
    const change = { id: 'c1', path: 'caseName', value: 'Another name' }
    const { shared } = requested(orally, confirm(), confirm([change]))
    assert.equal(shared.request?.['caseName'], 'Halden Trade')
  })

  test('is none where it came in writing: a confirmation changes nothing, and no clock runs', () => {
    const change = { id: 'c1', path: 'caseName', value: 'Another name' }
    const state = requested(send(), confirm([change]))
    assert.equal(state.shared.oral, null)
    assert.equal(state.shared.request?.['caseName'], 'Halden Trade')
    assert.deepEqual(clock(state, '2026-11-23'), [])
  })

  test('does not lapse: asking is proposed on the day after, until a person decides', () => {
    const proposed = (today: string, ...acts: Sketch[]) =>
      proposalsOf({ state: requested(called, orally, ...acts), today, profiles: {} }).map(one => [
        one.act,
        one.day,
        one.state,
      ])
    assert.deepEqual(proposed('2026-11-24'), [['askConfirmation', '2026-11-25', 'coming']])
    assert.deepEqual(proposed('2026-11-25'), [['askConfirmation', '2026-11-25', 'due']])
    const asked: Sketch = { type: 'askConfirmation', from: XC, data: { replyBy: '2026-11-30' } }
    assert.deepEqual(proposed('2026-11-26', asked), [['askConfirmation', '2026-12-01', 'coming']])
    const decided: Sketch = {
      type: 'decideOnOralRequest',
      from: XC,
      strand: 'own',
      by: 'p2',
      data: { outcome: 'stop', reasons: 'Nobody answers.' },
    }
    assert.deepEqual(proposed('2026-12-02', asked, decided), [])
    assert.equal(requested(called, orally, decided).shared.state, 'sent')
  })

  test('of ours is confirmed by sending it', () => {
    const draft: Sketch = { type: 'draft', from: XA, strand: 'own' }
    const ours: Sketch = { ...called, from: XA }
    const before = fold(procedure, 'requesting', chain([draft, ours]))
    assert.deepEqual(clock(before, '2026-11-23T12:00:00Z')[0]?.[1], 'running')
    const after = fold(procedure, 'requesting', chain([draft, ours, send()]))
    assert.deepEqual(clock(after, '2026-12-24')[0]?.[1], 'met')
  })
})

const announce: Sketch = {
  type: 'announceItems',
  from: XA,
  data: {
    items: [
      { id: 'i1', kind: 'device', packages: 1, seals: 'A 17' },
      { id: 'i2', kind: 'sample', packages: 1 },
    ],
    channel: 'courier',
    sentOn: '2026-11-20',
  },
}
/** The act that announced, by the number of its place in the history after `receive`. */
const key = (item: string, n = 3) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}.${item}`
const confirmItems = (consignment = key('i1').slice(0, -3)): Sketch => ({
  type: 'confirmItems',
  from: XC,
  data: {
    consignment,
    arrivedOn: '2026-11-22',
    receivedBy: 'Oda Lind',
    missing: [{ id: 'x1', item: key('i2') }],
  },
})
const move = (from: string, to: string, at: string): Sketch => ({
  type: 'moveItem',
  from: XC,
  strand: 'own',
  by: 'p1',
  data: { item: key('i1'), from, to, place: 'Strong room', at },
})

describe('An item outside the exchange', () => {
  test('is under way, here, missing or destroyed, as both sides said', () => {
    const where = (...acts: Sketch[]) => {
      const { shared } = requested(send(), ...acts)
      return ['i1', 'i2', 'i9'].map(item => whereIs(shared, key(item)))
    }
    assert.deepEqual(where(announce), ['underWay', 'underWay', undefined])
    assert.deepEqual(where(announce, confirmItems()), ['requested', 'missing', undefined])
    const destroy: Sketch = {
      type: 'destroyItems',
      from: XC,
      data: { items: [{ id: 'x1', item: key('i1') }], on: '2026-12-01', authority: 'Court of Sol' },
    }
    assert.deepEqual(where(announce, confirmItems(), destroy), ['destroyed', 'missing', undefined])
  })

  test('cannot arrive before it was announced, nor twice, nor be returned by who never had it', () => {
    const early = requested(send(), confirmItems())
    assert.deepEqual(early.shared.consignments, [])
    const twice = requested(send(), announce, confirmItems(), {
      ...confirmItems(),
      data: { ...confirmItems().data, arrivedOn: '2026-11-29', receivedBy: 'Per Holm' },
    })
    assert.equal(twice.shared.consignments[0]?.arrival?.on, '2026-11-22')
    const back: Sketch = { type: 'returnItems', from: XC, data: { items: [{ id: 'x1', item: key('i1') }] } }
    assert.equal(requested(send(), announce, back).shared.consignments.length, 1)
  })

  test('has a chain of custody from whoever signed for it, and a gap is seen', () => {
    const state = requested(
      send(),
      announce,
      confirmItems(),
      move('oda lind', 'Per Holm', '2026-11-22T10:00[UTC]'),
      move('Nils Brandt', 'Eva Rund', '2026-11-24T10:00[UTC]'),
    )
    assert.deepEqual(
      chainOf(state, key('i1')).map(link => [link.to, link.gap]),
      [
        ['Oda Lind', false],
        ['Per Holm', false],
        ['Eva Rund', true],
      ],
    )
    assert.equal(custodianOf(state, key('i1'))?.to, 'Eva Rund')
  })

  test('has hand-overs only where it is: the other side folds none of them', () => {
    const entries = chain([send(), { ...announce }, { ...confirmItems(), data: {} }])
    assert.deepEqual(fold(procedure, 'requesting', entries).own.custody, [])
  })
})
