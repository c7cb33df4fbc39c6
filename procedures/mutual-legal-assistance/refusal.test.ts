import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { demonstrationProfiles as profiles } from '#law/profiles/demonstration.ts'
import { lifecycle } from './lifecycle.ts'
import { offeredGrounds } from './refusal.ts'

const between = (requesting: string, requested: string) =>
  governing({ requesting, requested, on: '2026-11-23', profiles })

describe('The grounds a refusal can choose from', () => {
  test('are those of 18(21), 18(9) and 13(7) where the Convention governs', () => {
    assert.deepEqual(offeredGrounds(between('XA', 'XB')), [
      'notInConformity',
      'essentialInterests',
      'prohibitedForOwnAuthorities',
      'contraryToLegalSystem',
      'noDualCriminality',
      'offenceNotCovered',
    ])
  })

  test('are those of the treaty where one governs, and 13(7), which gives way to none', () => {
    assert.deepEqual(offeredGrounds(between('XA', 'XC')), [
      'offenceNotCovered',
      'aureliaCordoviaEssentialInterests',
      'aureliaCordoviaJudgedBefore',
      'aureliaCordoviaMilitaryOffence',
      'aureliaCordoviaNoDualCriminality',
    ])
  })

  test('are what the dialog offers', () => {
    const line = lifecycle.find(one => one.act === 'refuseMeasure')
    assert.equal(line && 'offers' in line && line.offers.grounds, offeredGrounds)
  })
})
