import assert from 'node:assert/strict'
import { test } from 'node:test'
import { governing as lawOf, type GoverningStack } from '#law/governing.ts'
import { demonstrationProfiles } from '#law/profiles/demonstration.ts'
import { beginning } from '#procedures/fold.ts'
import { mutualLegalAssistance as procedure } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { datesOf } from './dates.ts'

const reader = { say: (key: string) => key, language: 'en', zone: 'UTC' }
const start = beginning('requesting')
const question = {
  id: 'q',
  path: 'facts',
  question: {},
  askedAt: '2026-11-01T00:00:00Z',
  replyBy: '2026-11-27',
}

test('answers asked of us come with coming days of the request, earliest first; days gone by do not', () => {
  const state = { ...start, shared: { ...start.shared, questions: [question] } }
  const request = { urgency: { hearingOn: '2026-11-25', evidenceLostOn: '2026-01-02' } }
  assert.deepEqual(
    datesOf(procedure, state, request, null, '2026-11-23', 'mla', reader).map(one => [one.day, one.whose]),
    [
      ['2026-11-25', 'request'],
      ['2026-11-27', 'ours'],
    ],
  )
})

test('the same answer is theirs to give when we asked, and gone once given', () => {
  const state = { ...start, side: 'requested' as const, shared: { ...start.shared, questions: [question] } }
  assert.equal(datesOf(procedure, state, {}, null, '2026-11-23', 'mla', reader)[0]?.whose, 'theirs')
  const given = { ...question, answer: { text: {}, at: '2026-11-24T00:00:00Z' } }
  const answered = { ...state, shared: { ...state.shared, questions: [given] } }
  assert.deepEqual(datesOf(procedure, answered, {}, null, '2026-11-23', 'mla', reader), [])
})

test('a deadline that is one of these days is not told twice', () => {
  const state = { ...start, shared: { ...start.shared, questions: [question] } }
  assert.equal(datesOf(procedure, state, {}, '2026-11-27', '2026-11-23', 'mla', reader).length, 1)
  assert.equal(datesOf(procedure, state, {}, '2026-11-29', '2026-11-23', 'mla', reader).length, 2)
})

test('a local time keeps the clock of the place it names', () => {
  const request = {
    measures: [{ id: 'm1', kind: 'videoHearing', wishedAt: '2026-12-02T09:00[Africa/Tunis]' }],
  }
  const [date] = datesOf(procedure, start, request, null, '2026-11-23', 'mla', reader)
  assert.deepEqual([date?.day, date?.time, date?.zone], ['2026-12-02', '09:00', 'Africa/Tunis'])
})

test('a day the request wishes for stands once, with what it stands on, and is late until answered', () => {
  const wish = { urgency: { wishedBy: '2026-11-25' } }
  const state = { ...start, shared: { ...start.shared, request: wish } }
  const told = (today: string) =>
    datesOf(procedure, state, wish, null, today, 'mla', reader).map(one => [
      one.day,
      one.whose,
      one.deadline?.state,
    ])
  assert.deepEqual(told('2026-11-23'), [['2026-11-25', 'theirs', 'running']])
  assert.deepEqual(told('2026-11-26'), [['2026-11-25', 'theirs', 'missed']])
})

test('a deadline nobody named is told with the steps of its count, once the texts that govern are known', () => {
  const asked = { ...question, askedAt: '2026-11-02T09:00:00Z' }
  const { replyBy: _, ...open } = asked
  const state = { ...start, shared: { ...start.shared, questions: [open] } }
  const stack = lawOf({
    requesting: 'XA',
    requested: 'XB',
    on: '2026-11-02',
    profiles: demonstrationProfiles,
  })
  const law = { governing: stack, profiles: { requested: demonstrationProfiles[1] ?? null } }
  const [date] = datesOf(procedure, state, {}, null, '2026-11-23', 'mla', reader, law)
  assert.deepEqual([date?.day, date?.deadline?.steps.length], ['2026-12-02', 2])
  assert.deepEqual(datesOf(procedure, state, {}, null, '2026-11-23', 'mla', reader), [])
})

test('the end of a freezing, a return and a safe conduct are told from what was done; an end gone by stays', () => {
  const governing: GoverningStack = lawOf({
    requesting: 'XA',
    requested: 'XB',
    on: '2026-11-23',
    profiles: [],
  })
  const measure = { since: '2026-11-23T09:00:00Z', conditions: [], state: 'executed' } as const
  const proven = (id: string, proof: object) => ({
    act: id,
    measure: id,
    at: '2026-11-23T09:00:00Z',
    files: [],
    proof: { kind: '', ...proof },
  })
  const state = {
    ...start,
    shared: {
      ...start.shared,
      measures: [
        { id: 'm1', kind: 'freezing', ...measure },
        { id: 'm2', kind: 'detaineeTransfer', ...measure },
        { id: 'm3', kind: 'appearance', ...measure, presence: { informedOn: '2026-11-20' } },
      ],
      results: [
        proven('m1', { until: '2026-11-01', remedyUntil: '2026-11-02' }),
        proven('m2', { returnBy: '2026-12-20' }),
      ],
    },
  }
  assert.deepEqual(
    datesOf(procedure, state, {}, null, '2026-11-23', 'mla', reader, { governing, profiles: {} }).map(one => [
      one.day,
      one.whose,
    ]),
    [
      ['2026-11-01', 'ours'],
      ['2026-12-05', 'ours'],
      ['2026-12-20', 'ours'],
    ],
  )
})
