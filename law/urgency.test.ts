import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { urgency, urgencyClasses, type UrgencyFacts } from './urgency.ts'

const today = Temporal.PlainDate.from('2026-11-23')

const cases: readonly (readonly [string, UrgencyFacts, string, readonly string[]])[] = [
  ['nothing is urgent', {}, 'P3', ['nothingUrgent']],
  ['a life is threatened', { threatToLife: true }, 'P0', ['threatToLife']],
  ['a person is in custody', { personInCustody: true }, 'P1', ['personInCustody']],
  ['the hearing is today', { hearingOn: '2026-11-23' }, 'P1', ['hearingSoon']],
  ['the hearing is in 29 days', { hearingOn: '2026-12-22' }, 'P1', ['hearingSoon']],
  ['the hearing is in 30 days', { hearingOn: '2026-12-23' }, 'P3', ['nothingUrgent']],
  ['the hearing was yesterday', { hearingOn: '2026-11-22' }, 'P3', ['nothingUrgent']],
  ['records are deleted next week', { evidenceLostOn: '2026-11-30' }, 'P1', ['evidenceAboutToBeLost']],
  ['records are deleted in spring', { evidenceLostOn: '2027-04-01' }, 'P3', ['nothingUrgent']],
  ['prosecution is barred in less than a year', { limitationOn: '2027-11-22' }, 'P2', ['limitationSoon']],
  ['prosecution is barred in a year', { limitationOn: '2027-11-23' }, 'P3', ['nothingUrgent']],
  ['assets are being spent', { assetDissipation: true }, 'P2', ['assetDissipation']],
  ['the matter is minor', { deMinimis: true }, 'P4', ['deMinimis']],
  [
    'a minor matter has somebody in custody',
    { deMinimis: true, personInCustody: true },
    'P1',
    ['personInCustody', 'deMinimis'],
  ],
  [
    'several things are true',
    { threatToLife: true, hearingOn: '2026-12-01', assetDissipation: true },
    'P0',
    ['threatToLife', 'hearingSoon', 'assetDissipation'],
  ],
  ['nothing was said', { threatToLife: false, personInCustody: false }, 'P3', ['nothingUrgent']],
]

describe('urgency when', () => {
  for (const [when, facts, expected, codes] of cases) {
    test(`${when}: ${expected}`, () => {
      const found = urgency(facts, today)
      assert.equal(found.class, expected)
      assert.deepEqual(
        found.because.map(reason => reason.code),
        codes,
      )
    })
  }

  test('explained with its day, and as house practice', () => {
    const found = urgency({ hearingOn: '2026-12-01' }, today)
    assert.deepEqual(found.because, [{ code: 'hearingSoon', class: 'P1', date: '2026-12-01' }])
    assert.equal(found.citation, 'house urgency-classes')
  })

  test('one more urgent fact is known: never less urgent, and the reasons stand in order', () => {
    const date = fc.option(
      fc.integer({ min: -400, max: 800 }).map(days => today.add({ days }).toString()),
      { nil: undefined },
    )
    const facts = fc.record(
      {
        threatToLife: fc.boolean(),
        personInCustody: fc.boolean(),
        hearingOn: date,
        evidenceLostOn: date,
        limitationOn: date,
        assetDissipation: fc.boolean(),
        deMinimis: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    const rank = (name: (typeof urgencyClasses)[number]): number => urgencyClasses.indexOf(name)
    const property = fc.property(
      facts,
      fc.constantFrom('threatToLife', 'personInCustody', 'assetDissipation'),
      (some, one) => {
        const known = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined))
        const before = urgency(known, today)
        const after = urgency({ ...known, [one]: true }, today)
        assert.ok(rank(after.class) <= rank(before.class))
        const ranks = after.because.map(reason => rank(reason.class))
        assert.deepEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
        )
        assert.equal(after.because[0]?.class, after.class)
      },
    )
    fc.assert(property, { numRuns: 300 })
  })
})
