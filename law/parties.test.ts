import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { boundSince, inForceBetween } from './parties.ts'

const today = '2026-11-23'

describe('a State is bound by UNTOC', () => {
  test('since the Convention entered into force, when it was among the first forty', () => {
    assert.equal(boundSince('UNTOC', 'XB', today), '2003-09-29')
    assert.equal(boundSince('UNTOC', 'XB', '2003-09-28'), undefined)
  })

  test('since the thirtieth day after its deposit, when it came later', () => {
    // 17 May 2004 and thirty days
    assert.equal(boundSince('UNTOC', 'XA', today), '2004-06-16')
    assert.equal(boundSince('UNTOC', 'XA', '2004-06-16'), '2004-06-16')
    assert.equal(boundSince('UNTOC', 'XA', '2004-06-15'), undefined)
    // 20 February 2024 and thirty days, over a leap day
    assert.equal(boundSince('UNTOC', 'XE', today), '2024-03-21')
  })

  test('never before the Convention itself, even when its own thirty days were over', () => {
    // 10 July 2003 and thirty days is 9 August
    assert.equal(boundSince('UNTOC', 'XD', today), '2003-09-29')
    assert.equal(boundSince('UNTOC', 'XD', '2003-08-09'), undefined)
  })

  test('until one year after the depositary received its denunciation', () => {
    assert.equal(boundSince('UNTOC', 'XG', '2022-06-29'), '2005-02-09')
    assert.equal(boundSince('UNTOC', 'XG', '2022-06-30'), undefined)
  })

  test('never, when it is not a party or not a State we know', () => {
    assert.equal(boundSince('UNTOC', 'XF', today), undefined)
    assert.equal(boundSince('UNTOC', 'ZZ', today), undefined)
  })
})

describe('an instrument is in force between two States', () => {
  test('since the later of their two dates', () => {
    assert.equal(inForceBetween('UNTOC', 'XA', 'XB', today), '2004-06-16')
    assert.equal(inForceBetween('UNTOC', 'XB', 'XA', today), '2004-06-16')
  })

  test('when it is their own treaty, and for nobody else', () => {
    assert.equal(inForceBetween('XA-XC', 'XC', 'XA', '2012-03-01'), '2012-03-01')
    assert.equal(inForceBetween('XA-XC', 'XC', 'XA', '2012-02-29'), undefined)
    assert.equal(inForceBetween('XA-XC', 'XA', 'XB', today), undefined)
  })

  test('and never between a State and itself', () => {
    assert.equal(inForceBetween('UNTOC', 'XA', 'XA', today), undefined)
  })
})
