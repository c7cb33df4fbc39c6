import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { provision } from '#law/instrument.ts'
import { chasers, type ChaserRule } from '#law/chasers.ts'
import type { Side } from '../act.ts'
import { fold } from '../fold.ts'
import { chasersDue, type PastChaser } from './chasers.ts'
import { haldenTrade } from './example.ts'
import { chain, type Sketch } from './example-acts.ts'
import { mutualLegalAssistance as procedure } from './mutual-legal-assistance.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const prose = { fr: { text: 'Texte', origin: 'written', by: 'Oda Lind' } }
const send: Sketch = {
  type: 'send',
  from: XA,
  data: { request: haldenTrade, reference: 'XA-MLA-2026-00017' },
  at: '2026-01-01T09:00:00Z',
}
const register: Sketch = {
  type: 'register',
  from: XB,
  data: { reference: 'BOR/2026/0412', officer: { name: 'Oda Lind' }, urgency: 'P2' },
  at: '2026-01-05T09:00:00Z',
}
const ask: Sketch = {
  type: 'askInformation',
  from: XB,
  data: { questions: [{ id: 'q1', path: 'facts', question: prose }] },
  at: '2026-01-15T09:00:00Z',
}
const answer: Sketch = {
  type: 'answerInformation',
  from: XA,
  data: { answers: [{ id: 'a', question: '00000000-0000-4000-8000-000000000003.q1', answer: prose }] },
  at: '2026-02-14T09:00:00Z',
}
const due = (acts: Sketch[], today: string, past: PastChaser[] = [], side: Side = 'requesting') =>
  chasersDue(fold(procedure, side, chain(acts)), past, today).map(one => [
    one.missing,
    one.step,
    one.number,
    one.since,
  ])

describe('A chaser', () => {
  test('for an acknowledgement is due after ten days, not before', () => {
    assert.deepEqual(due([send], '2026-01-10'), [])
    assert.deepEqual(due([send], '2026-01-11'), [['acknowledgement', 'remind', 1, '2026-01-11']])
  })

  test('is followed by one after twenty and thirty days, then by other roads', () => {
    const past = (...days: string[]) => days.map(day => ({ at: `${day}T09:00:00Z` }))
    assert.deepEqual(due([send], '2026-01-20', past('2026-01-11')), [])
    assert.deepEqual(due([send], '2026-01-21', past('2026-01-11')), [
      ['acknowledgement', 'remind', 2, '2026-01-21'],
    ])
    const three = past('2026-01-11', '2026-01-21', '2026-01-31')
    assert.deepEqual(due([send], '2026-03-02', three), [['acknowledgement', 'network', 4, '2026-03-02']])
    const six = [...three, ...past('2026-03-02', '2026-04-01', '2026-05-01')]
    assert.deepEqual(due([send], '2027-01-01', six), [])
  })

  test('is one at a time, however long nobody looked', () => {
    assert.equal(due([send], '2027-01-01').length, 1)
  })

  test('for the status comes after sixty days of silence from the registration on', () => {
    assert.deepEqual(due([send, register], '2026-03-05'), [])
    assert.deepEqual(due([send, register], '2026-03-06'), [['status', 'enquire', 1, '2026-03-06']])
  })

  test('sent before the last sign of life says nothing about the silence after it', () => {
    const past = [{ at: '2026-01-04T09:00:00Z' }]
    assert.deepEqual(due([send, register], '2026-03-06', past), [['status', 'enquire', 1, '2026-03-06']])
  })

  test('is not sent while we owe an answer, and those days do not count', () => {
    assert.deepEqual(due([send, register, ask], '2026-12-01'), [])
    // Sixty days from 15 January, and the thirty on which our answer was awaited.
    assert.deepEqual(due([send, register, ask, answer], '2026-04-14'), [])
    assert.deepEqual(due([send, register, ask, answer], '2026-04-15'), [
      ['status', 'enquire', 1, '2026-04-15'],
    ])
  })

  test('is sent by the requesting State only, and not before sending nor after withdrawal', () => {
    assert.deepEqual(due([send], '2026-06-01', [], 'requested'), [])
    assert.deepEqual(due([], '2026-06-01'), [])
    const withdraw: Sketch = { type: 'withdraw', from: XA, data: { reasons: prose } }
    assert.deepEqual(due([send, withdraw], '2026-06-01'), [])
  })
})

describe('The table of chasers', () => {
  test('is house practice in every row, and each row comes later than the one before', () => {
    for (const rule of chasers) assert.ok(provision(rule.cites), rule.cites)
    for (const missing of ['acknowledgement', 'status']) {
      const days = chasers.filter(rule => rule.missing === missing).map((rule: ChaserRule) => rule.after)
      assert.deepEqual(
        days,
        days.toSorted((a, b) => a - b),
      )
    }
  })
})
