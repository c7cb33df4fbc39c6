import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { demonstrationProfiles } from '#law/profiles/demonstration.ts'
import { fold } from '../fold.ts'
import { deadlinesOf } from './deadlines.ts'
import { haldenTrade } from './example.ts'
import { chain, type Sketch } from './example-acts.ts'
import { leastMeasures, proofs } from './example-measures.ts'
import { mutualLegalAssistance as procedure } from './mutual-legal-assistance.ts'

const XA = 'XA:central'
const XB = 'XB:central'

type Kind = keyof typeof proofs

/** A request with one measure, done as `proof` says, and what came after. */
function told(kind: Kind, proof: object, today: string, after: readonly Sketch[] = [], partner = 'XB') {
  const request = { ...haldenTrade, measures: [{ ...leastMeasures[kind], kind, id: 'm1' }] }
  const acts: Sketch[] = [
    { type: 'send', from: XA, data: { request, reference: 'XA-MLA-2026-00017' } },
    {
      type: 'register',
      from: XB,
      data: { reference: 'BOR/2026/0412', officer: { name: 'Oda Lind' }, urgency: 'P2' },
    },
    { type: 'acceptMeasure', from: XB, data: { measure: 'm1' } },
    {
      type: 'deliverResult',
      from: XB,
      data: { measure: 'm1', proof: { kind, ...proofs[kind], ...proof } },
    },
    ...after,
  ]
  return deadlinesOf({
    state: fold(procedure, 'requesting', chain(acts)),
    governing: governing({
      requesting: 'XA',
      requested: partner,
      on: '2026-11-23',
      profiles: demonstrationProfiles,
    }),
    profiles: { requesting: demonstrationProfiles.find(one => one.state === 'XA') ?? null },
    today,
  })
    .filter(one => one.measure === 'm1')
    .map(one => [one.kind, one.due, one.whose, one.state])
}

const ended = (data: object): Sketch => ({ type: 'endPresence', from: XA, data: { measure: 'm1', ...data } })

describe('From what was done follows', () => {
  test('for a freezing, the day before which the requesting State says whether it must go on', () => {
    const frozen = { until: '2027-06-30' }
    assert.deepEqual(told('freezing', frozen, '2027-06-30'), [
      ['frozenUntil', '2027-06-30', 'requesting', 'running'],
    ])
    assert.deepEqual(told('freezing', frozen, '2027-07-01'), [
      ['frozenUntil', '2027-06-30', 'requesting', 'missed'],
    ])
  })

  test('and the last day of a remedy against it, which is used there in its time or not', () => {
    const frozen = { until: '2027-06-30', remedyUntil: '2027-01-15' }
    const remedy = (today: string) => told('freezing', frozen, today).find(([kind]) => kind === 'watched')
    assert.deepEqual(remedy('2027-01-15'), ['watched', '2027-01-15', 'requested', 'running'])
    assert.deepEqual(remedy('2027-01-16'), ['watched', '2027-01-15', 'requested', 'over'])
  })

  test('for a person lent by another State, the day of the return, until the person is back', () => {
    const away = { returnBy: '2026-12-20', returnedOn: undefined }
    assert.deepEqual(told('detaineeTransfer', away, '2026-12-21'), [
      ['returnBy', '2026-12-20', 'requesting', 'missed'],
    ])
    assert.deepEqual(told('detaineeTransfer', { ...away, returnedOn: '2026-12-19' }, '2026-12-21'), [
      ['returnBy', '2026-12-20', 'requesting', 'met'],
    ])
  })

  test('for things lent, the day by which they go back', () => {
    assert.deepEqual(told('evidenceItems', { returnBy: '2027-03-01' }, '2027-03-02'), [
      ['watched', '2027-03-01', 'requesting', 'missed'],
    ])
  })
})

describe('Once a person is told that they are no longer needed, safe conduct (18(27))', () => {
  const safe = (data: object, today = '2026-12-02') => told('appearance', {}, today, [ended(data)])[0]

  test('has fifteen days from the notice, and then it is over without anybody’s doing', () => {
    assert.deepEqual(safe({ informedOn: '2026-12-01' }), [
      'safeConduct',
      '2026-12-16',
      'requesting',
      'running',
    ])
    assert.equal(safe({ informedOn: '2026-12-01' }, '2026-12-17')?.[3], 'over')
  })

  test('stands still while something keeps the person from leaving', () => {
    const hindrance = { fr: { text: 'Hospitalisée.', origin: 'written', by: 'Mira Sol' } }
    assert.deepEqual(safe({ informedOn: '2026-12-01', hindrance })?.slice(1), [
      null,
      'requesting',
      'suspended',
    ])
    const free = safe({ informedOn: '2026-12-01', hindrance, couldLeaveFrom: '2026-12-05' })
    assert.equal(free?.[1], '2026-12-20')
  })

  test('is met by the person’s leaving', () => {
    assert.equal(safe({ informedOn: '2026-12-01', leftOn: '2026-12-04' }, '2027-01-01')?.[3], 'met')
  })
})
