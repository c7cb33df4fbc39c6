import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fields } from './field.ts'
import { compareOrder, placeAt } from './place.ts'

const fields: Fields = {
  facts: { kind: 'prose' },
  officer: { kind: 'group', fields: { name: { kind: 'line' }, phone: { kind: 'line' } } },
  asked: {
    kind: 'kinds',
    common: { why: { kind: 'prose' } },
    kinds: { search: { place: { kind: 'line' } }, hearing: { whom: { kind: 'line' } } },
  },
}
const values = {
  asked: [
    { id: 'b', kind: 'hearing' },
    { id: 'a', kind: 'search' },
  ],
}

describe('A place in a form', () => {
  test('is found by the path of the values', () => {
    for (const path of [
      'facts',
      'facts.fr',
      'officer',
      'officer.phone',
      'asked',
      'asked.a',
      'asked.a.place',
      'asked.b.why.fr',
    ]) {
      assert.ok(placeAt(fields, values, path), path)
    }
  })

  test('does not exist for another kind, a missing item, a name too many or one of the language itself', () => {
    for (const path of [
      '',
      'nothing',
      'asked.b.place',
      'asked.c',
      'officer.phone.x',
      'constructor',
      'officer.toString',
      'facts.fr.x',
    ]) {
      assert.equal(placeAt(fields, values, path), undefined, path)
    }
  })

  test('comes in the order of the form, items in their own order', () => {
    const paths = [
      'asked.a.place',
      'asked.b.whom',
      'officer.phone',
      'asked.b',
      'officer',
      'facts',
      'officer.name',
    ]
    const order = (path: string) => placeAt(fields, values, path)?.order ?? []
    assert.deepEqual(
      paths.toSorted((one, other) => compareOrder(order(one), order(other))),
      ['facts', 'officer', 'officer.name', 'officer.phone', 'asked.b', 'asked.b.whom', 'asked.a.place'],
    )
  })
})
