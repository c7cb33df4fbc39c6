import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fieldAt, schemaOf, type Fields } from '../field.ts'
import { topics } from '#law/topics.ts'
import { haldenTrade } from './example.ts'
import { fields, form, type Request } from './form.ts'

describe('The form of a request for mutual legal assistance', () => {
  const schema = schemaOf(fields)

  test('takes a request in which everything is said', () => {
    assert.deepEqual(schema.parse(haldenTrade), haldenTrade)
  })

  test('takes an empty draft: what is missing is the business of rules', () => {
    assert.deepEqual(schema.parse({}), {})
  })

  test('refuses a field it does not know, at the top and within an item', () => {
    assert.equal(schema.safeParse({ surprise: 1 }).success, false)
    assert.equal(schema.safeParse({ persons: [{ id: 'w1', shoeSize: 43 }] }).success, false)
  })

  test('refuses a field of another kind of measure', () => {
    assert.equal(
      schema.safeParse({ measures: [{ id: 'm1', kind: 'freezing', whom: ['w1'] }] }).success,
      false,
    )
  })

  test('refuses two items under one id, since answers and findings name items by it', () => {
    assert.equal(schema.safeParse({ persons: [{ id: 'w1' }, { id: 'w1' }] }).success, false)
    const twice = { id: 'm1', kind: 'freezing' }
    assert.equal(schema.safeParse({ measures: [twice, twice] }).success, false)
  })

  test('refuses a day and an hour that do not exist', () => {
    const heard = (wishedAt: string) => ({ measures: [{ id: 'm1', kind: 'videoHearing', wishedAt }] })
    assert.equal(schema.safeParse(heard('2026-12-02T09:00[Africa/Tunis]')).success, true)
    assert.equal(schema.safeParse(heard('2026-02-30T09:00[Africa/Tunis]')).success, false)
    assert.equal(schema.safeParse(heard('2026-12-02T24:30[Africa/Tunis]')).success, false)
    assert.equal(schema.safeParse(heard('2026-12-02T09:00')).success, false)
  })

  test('has a place for each letter of UNTOC 18(15)', () => {
    for (const path of [
      'authority.name',
      'proceedings[].subject',
      'proceedings[].stage',
      'proceedings[].authority',
      'proceedings[].authorityFunctions',
      'facts',
      'measures[].assistance',
      'measures[].wishes',
      'persons[].name',
      'persons[].whereFound',
      'persons[].citizenship',
      'purpose',
    ]) {
      assert.ok(fieldAt(fields, path), path)
    }
  })

  test('asks nothing without naming a subject of law', () => {
    const untold = (some: Fields): string[] =>
      Object.entries(some).flatMap(([name, field]) => [
        ...(field.topic && topics.includes(field.topic) ? [] : [name]),
        ...(field.kind === 'group' || field.kind === 'list' ? untold(field.fields) : []),
        ...(field.kind === 'kinds' ? [field.common, ...Object.values(field.kinds)].flatMap(untold) : []),
      ])
    assert.deepEqual(
      form.steps.flatMap(step => untold(step.fields)),
      [],
    )
  })

  test('types a request by what it asks', () => {
    const draft: Request = { facts: { en: { text: 'They met.', origin: 'written', by: 'Mira Sol' } } }
    // @ts-expect-error a number is no free text
    const wrong: Request = { facts: 3 }
    assert.equal(schema.safeParse(draft).success, true)
    assert.equal(schema.safeParse(wrong).success, false)
  })
})
