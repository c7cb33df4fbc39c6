import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purposeNames, purposeOfLetter, purposes } from './purposes.ts'

test('there are nine purposes, one for each letter of 18(3)', () => {
  assert.deepEqual(
    purposeNames.map(name => purposes[name].letter),
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'],
  )
  for (const name of purposeNames)
    assert.equal(purposes[name].citation, `UNTOC 18(3)(${purposes[name].letter})`)
})

test('a letter leads to its purpose, another letter to none', () => {
  assert.equal(purposeOfLetter('c'), 'searchSeizureFreezing')
  assert.equal(purposeOfLetter('j'), undefined)
})
