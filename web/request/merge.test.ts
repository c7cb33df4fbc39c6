import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { merge, same } from './merge.ts'

const said = (text: string) => ({ text, origin: 'written', by: 'M. Sol' })

describe('two people in one draft', () => {
  test('changes in different fields are joined without asking', () => {
    const joined = merge({ a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1', b: '3' })
    assert.deepEqual(joined, { values: { a: '2', b: '3' }, conflicts: [], taken: ['b'] })
  })

  test('the same field changed by both is for a person to choose; until then mine stands', () => {
    const joined = merge({ a: '1' }, { a: '2' }, { a: '3' })
    assert.deepEqual(joined.values, { a: '2' })
    assert.deepEqual(joined.conflicts, [{ path: 'a', mine: '2', theirs: '3' }])
  })

  test('a free text is joined language by language, words and author together', () => {
    const joined = merge(
      { facts: { en: said('a') } },
      { facts: { en: said('b') } },
      { facts: { en: said('a'), fr: said('c') } },
    )
    assert.deepEqual(joined.values, { facts: { en: said('b'), fr: said('c') } })
    const clash = merge(
      { facts: { en: said('a') } },
      { facts: { en: said('b') } },
      { facts: { en: said('c') } },
    )
    assert.deepEqual(
      clash.conflicts.map(one => one.path),
      ['facts.en'],
    )
  })

  test('items are joined by their id: both additions stay', () => {
    const joined = merge(
      { persons: [{ id: 'p1', name: 'R.' }] },
      {
        persons: [
          { id: 'p1', name: 'R.' },
          { id: 'p2', name: 'S.' },
        ],
      },
      {
        persons: [
          { id: 'p1', name: 'Rosa' },
          { id: 'p3', name: 'T.' },
        ],
      },
    )
    assert.deepEqual(joined.values, {
      persons: [
        { id: 'p1', name: 'Rosa' },
        { id: 'p2', name: 'S.' },
        { id: 'p3', name: 'T.' },
      ],
    })
  })

  test('an item removed by one and changed by the other stays', () => {
    const base = {
      persons: [
        { id: 'p1', name: 'R.' },
        { id: 'p2', name: 'S.' },
      ],
    }
    const mine = { persons: [{ id: 'p2', name: 'S.' }] }
    const theirs = {
      persons: [
        { id: 'p1', name: 'Rosa' },
        { id: 'p2', name: 'S.' },
      ],
    }
    assert.deepEqual(merge(base, mine, theirs).values, {
      persons: [
        { id: 'p2', name: 'S.' },
        { id: 'p1', name: 'Rosa' },
      ],
    })
    assert.deepEqual(merge(base, mine, base).values, mine)
  })

  test('nothing of mine is lost when the other changed nothing, nor of theirs when I changed nothing', () => {
    const drafts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(drafts, drafts, (base, other) => {
        assert.ok(same(merge(base, other, base).values, other))
        assert.ok(same(merge(base, base, other).values, other))
      }),
      { numRuns: 100 },
    )
  })
})
