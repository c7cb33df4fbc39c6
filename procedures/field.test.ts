import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fieldAt, proseIn, schemaOf, type Fields } from './field.ts'
import { defineProcedure } from './procedure.ts'
import { mutualLegalAssistance } from './mutual-legal-assistance/mutual-legal-assistance.ts'

const version = (text: string) => ({ text, origin: 'written' as const, by: 'Mira Sol' })
const fields = {
  name: { kind: 'line' },
  count: { kind: 'integer', min: 1, max: 9 },
  day: { kind: 'date' },
  tools: { kind: 'choices', options: ['saw', 'hammer'] },
  story: { kind: 'prose' },
  things: { kind: 'list', fields: { weight: { kind: 'integer' }, tale: { kind: 'prose' } } },
  asked: {
    kind: 'kinds',
    common: { why: { kind: 'prose' } },
    kinds: { search: { place: { kind: 'line' } }, hearing: { questions: { kind: 'prose' } } },
  },
} as const satisfies Fields
const schema = schemaOf(fields)
const takes = (value: unknown) => schema.safeParse(value).success

describe('The schema of a set of fields', () => {
  test('takes a draft with anything missing', () => {
    assert.equal(takes({}), true)
    assert.equal(takes({ things: [{ id: 'a' }] }), true)
  })
  test('refuses unknown fields, wrong kinds and numbers out of bounds', () => {
    for (const value of [
      { x: 1 },
      { name: 1 },
      { count: 0 },
      { count: 10 },
      { count: 1.5 },
      { day: '2026-02-30' },
      { tools: ['axe'] },
    ]) {
      assert.equal(takes(value), false, JSON.stringify(value))
    }
  })
  test('knows the fields of each kind of item, and only those', () => {
    assert.equal(takes({ asked: [{ id: 'a', kind: 'search', place: 'Nordmar' }] }), true)
    assert.equal(takes({ asked: [{ id: 'a', kind: 'hearing', place: 'Nordmar' }] }), false)
    assert.equal(takes({ asked: [{ id: 'a', kind: 'other' }] }), false)
  })
  test('takes a free text per language, each with its author', () => {
    assert.equal(takes({ story: { fr: version('x'), ar: version('ي') } }), true)
    assert.equal(takes({ story: { fr: { text: 'x' } } }), false)
    assert.equal(takes({ story: { French: version('x') } }), false)
  })
})

describe('A path of the form', () => {
  test('leads to the field, with [] for any item', () => {
    assert.equal(fieldAt(fields, 'things[].weight')?.kind, 'integer')
    assert.equal(fieldAt(fields, 'asked[].why')?.kind, 'prose')
    assert.equal(fieldAt(fields, 'asked[].search.place')?.kind, 'line')
  })
  test('leads nowhere when a bracket or a name is wrong', () => {
    for (const path of ['things.weight', 'name[]', 'asked[].place', 'asked[].dance', 'name.x', '']) {
      assert.equal(fieldAt(fields, path), undefined, path)
    }
  })
})

test('every free text of a value is found with its path, written or not', () => {
  const found = proseIn(fields, {
    story: { fr: version('x') },
    things: [{ id: 'a', tale: { fr: version('y') } }],
    asked: [{ id: 'b', kind: 'hearing' }],
  })
  assert.deepEqual(
    found.map(one => [one.path, one.prose?.['fr']?.text]),
    [
      ['story', 'x'],
      ['things.a.tale', 'y'],
      ['asked.b.why', undefined],
      ['asked.b.questions', undefined],
    ],
  )
})

describe('A procedure is refused at once', () => {
  const step = (id: string, some: Fields) => ({ id, fields: some })
  const withSteps = (...steps: { id: string; fields: Fields }[]) =>
    defineProcedure({ ...mutualLegalAssistance, measuresAt: 'asked', form: { steps } })

  test('when a field stands in two steps', () => {
    assert.throws(
      () => withSteps(step('a', fields), step('b', { name: { kind: 'line' } })),
      /name stands twice/,
    )
  })
  test('when a kind of measure hides a field common to all', () => {
    const asked = { ...fields.asked, kinds: { search: { why: { kind: 'line' } } } } as const
    assert.throws(() => withSteps(step('a', { asked })), /why stands twice/)
  })
  test('when its measures have no field', () => {
    assert.throws(() => withSteps(step('a', { name: { kind: 'line' } })), /no field asked/)
  })
})
