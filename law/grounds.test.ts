import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing, type PairDecision } from './governing.ts'
import { groundCodes, grounds, groundsFor, notGroundsFor } from './grounds.ts'
import { provision } from './instrument.ts'
import { demonstrationProfiles as profiles } from './profiles/demonstration.ts'

const codes = (requesting: string, requested: string, agreements: readonly PairDecision[] = []): string[] =>
  groundsFor(governing({ requesting, requested, on: '2026-11-23', agreements, profiles })).map(
    one => one.code,
  )

describe('grounds of refusal', () => {
  test('are those of 18(21) and 18(9) where no treaty binds, and 13(7) for confiscation', () => {
    assert.deepEqual(codes('XA', 'XB'), [
      'notInConformity',
      'essentialInterests',
      'prohibitedForOwnAuthorities',
      'contraryToLegalSystem',
      'noDualCriminality',
      'offenceNotCovered',
    ])
  })

  test('are those of the treaty where one governs; only 13(7), outside article 18, stays', () => {
    assert.deepEqual(codes('XA', 'XC'), [
      'offenceNotCovered',
      'aureliaCordoviaEssentialInterests',
      'aureliaCordoviaJudgedBefore',
      'aureliaCordoviaMilitaryOffence',
      'aureliaCordoviaNoDualCriminality',
    ])
  })

  test('are those of UNTOC again where the two agreed on paragraphs 9 to 29', () => {
    assert.deepEqual(codes('XA', 'XC', [{ kind: 'applyUntoc9to29', on: '2026-01-01' }]), codes('XA', 'XB'))
  })

  test('are none of a treaty where no treaty binds the two', () => {
    assert.deepEqual(codes('XF', 'XB'), [])
  })

  test('are all discretionary: the text says may', () => {
    for (const code of groundCodes) assert.equal(provision(grounds[code].citation).verb, 'may', code)
  })
})

describe('what is never a ground', () => {
  const never = (requesting: string, requested: string) =>
    notGroundsFor(governing({ requesting, requested, on: '2026-11-23', profiles })).map(one => one.citation)

  test('is bank secrecy, and the fiscal side by itself', () => {
    assert.deepEqual(never('XA', 'XB'), ['UNTOC 18(8)', 'UNTOC 18(22)'])
  })

  test('is under a treaty still bank secrecy by 18(8), and the rest by that treaty', () => {
    assert.deepEqual(never('XA', 'XC'), ['UNTOC 18(8)', 'XA-XC 12(3)'])
  })

  test('is nothing where no treaty binds the two', () => {
    assert.deepEqual(never('XF', 'XB'), [])
  })
})
