import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import type { EntryView } from '#api/cases.ts'
import { gapsOf, joined } from './acts-read.ts'

describe('the acts of a long case, read in pieces', () => {
  test('of two readings of one act the later counts', () => {
    const [first, again] = [act(3), { ...act(3), byName: 'Mira Sol' }]
    assert.deepEqual(joined([act(2), first], [again, act(1)]), [act(1), act(2), again])
  })

  test('what is shown and what is said to be missing are together every act, once, whatever was read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 60 })),
        (count, read) => {
          const known = joined(
            [],
            read.filter(n => n <= count).map(n => act(n)),
          )
          const missing = gapsOf(known, count).flatMap(({ first, last }) =>
            Array.from({ length: last - first + 1 }, (_, index) => first + index),
          )
          const all = [...known.map(entry => entry.n), ...missing].toSorted((a, b) => a - b)
          assert.deepEqual(
            all,
            Array.from({ length: count }, (_, index) => index + 1),
          )
        },
      ),
    )
  })

  test('the newest gap comes first, as the list is read', () => {
    assert.deepEqual(gapsOf([act(3), act(4), act(9)], 10), [
      { first: 10, last: 10 },
      { first: 5, last: 8 },
      { first: 1, last: 2 },
    ])
  })
})

/** As far as these functions look at an act. */
function act(n: number): EntryView {
  return { n, byName: null } as EntryView
}
