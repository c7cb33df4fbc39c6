import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fields } from '#procedures/field.ts'
import { freshId, placeFor, placesOf, valueAt, withValue } from './values.ts'

const fields = {
  facts: { kind: 'prose' },
  office: { kind: 'group', fields: { name: { kind: 'line' }, phone: { kind: 'line' } } },
  boats: { kind: 'kinds', common: { why: { kind: 'line' } }, kinds: { ferry: { port: { kind: 'line' } } } },
} as const satisfies Fields

describe('the values of a form', () => {
  test('a place is found and changed by its path, items by their id', () => {
    const values = {
      boats: [
        { id: 'b1', kind: 'ferry', port: 'Norden' },
        { id: 'b2', kind: 'ferry' },
      ],
    }
    const changed = withValue(values, 'boats.b2.port', 'Serin')
    assert.equal(valueAt(changed, 'boats.b2.port'), 'Serin')
    assert.equal(valueAt(changed, 'boats.b1.port'), 'Norden')
    assert.equal(valueAt(values, 'boats.b2.port'), undefined, 'the first values stay as they were')
  })

  test('what is emptied is gone, and its group with it', () => {
    const one = withValue({}, 'office.name', 'Court of Norden')
    assert.deepEqual(one, { office: { name: 'Court of Norden' } })
    assert.deepEqual(withValue(one, 'office.name', undefined), {})
  })

  test('writing into an item that is not there makes none', () => {
    assert.deepEqual(withValue({ boats: [] }, 'boats.b9.port', 'Norden'), { boats: [] })
  })

  test('a new item takes no id in use, also after one was removed', () => {
    assert.equal(freshId([{ id: 'm1' }, { id: 'm3' }], 'm'), 'm4')
    assert.equal(freshId([{ id: 'm2' }], 'm'), 'm3')
  })

  test('every place has the key of its words and the items it lies in', () => {
    const places = placesOf(fields, { boats: [{ id: 'b1', kind: 'ferry' }] })
    assert.deepEqual(
      places.map(place => [place.path, place.key]),
      [
        ['facts', 'facts'],
        ['office', 'office'],
        ['office.name', 'office.name'],
        ['office.phone', 'office.phone'],
        ['boats', 'boats'],
        ['boats.b1.port', 'boats.ferry.port'],
        ['boats.b1.why', 'boats.why'],
      ],
    )
    assert.equal(places.at(-1)?.within[0]?.number, 1)
  })

  test('a finding in one language points to its free text, one at an item to the list', () => {
    const places = placesOf(fields, { boats: [{ id: 'b1', kind: 'ferry' }] })
    assert.equal(placeFor(places, 'facts.fr')?.path, 'facts')
    assert.equal(placeFor(places, 'boats.b1')?.path, 'boats')
    assert.equal(placeFor(places, 'boats.b1.port')?.path, 'boats.b1.port')
    assert.equal(placeFor(places, 'nowhere'), undefined)
  })
})
