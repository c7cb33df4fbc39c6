import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { amended, type Change } from './amended.ts'
import type { Fields } from './field.ts'

const fields = {
  name: { kind: 'line' },
  facts: { kind: 'prose' },
  months: { kind: 'integer', min: 1 },
  born: { kind: 'date' },
  secret: { kind: 'yesNo' },
  stage: { kind: 'choice', options: ['trial', 'appeal'] },
  wishes: { kind: 'choices', options: ['oath'] },
  court: { kind: 'group', fields: { city: { kind: 'line' } } },
  persons: { kind: 'list', fields: { name: { kind: 'line' } } },
} as const satisfies Fields
const request = {
  name: 'Halden',
  facts: { fr: { text: 'Avant', origin: 'written', by: 'M' } },
  persons: [
    { id: 'p1', name: 'Rell' },
    { id: 'p2', name: 'Brandt' },
  ],
}
const one = (change: Omit<Change, 'id'>) => amended(fields, request, [{ id: 'c', ...change }])

describe('An amended request', () => {
  test('has the new value at its place, and remembers the old', () => {
    const { request: now, changes } = one({ path: 'persons.p2.name', value: 'Brand' })
    assert.deepEqual(now, { ...request, persons: [request.persons[0], { id: 'p2', name: 'Brand' }] })
    assert.deepEqual(changes, [{ path: 'persons.p2.name', before: 'Brandt', after: 'Brand' }])
  })

  test('takes values as their fields do', () => {
    const values = { months: '48', born: '1984-02-29', secret: 'yes', stage: 'appeal' }
    const changes = Object.entries(values).map(([path, value]) => ({ id: path, path, value }))
    const { request: now } = amended(fields, request, changes)
    assert.deepEqual(
      [now?.['months'], now?.['born'], now?.['secret'], now?.['stage']],
      [48, '1984-02-29', true, 'appeal'],
    )
  })

  test('may say something new where it was silent, also in a group', () => {
    assert.deepEqual(one({ path: 'court.city', value: 'Serin' }).request, {
      ...request,
      court: { city: 'Serin' },
    })
  })

  test('has a free text exchanged as a whole', () => {
    const text = { en: { text: 'After', origin: 'written' as const, by: 'M' } }
    assert.deepEqual(one({ path: 'facts', text }).request?.['facts'], text)
  })

  test('is unchanged by what fits no single field of it', () => {
    for (const change of [
      { path: 'nothing', value: 'x' },
      { path: 'persons', value: 'x' },
      { path: 'persons.p1', value: 'x' },
      { path: 'persons.p9.name', value: 'x' },
      { path: 'facts', value: 'x' },
      { path: 'facts.fr', text: { en: { text: 'x', origin: 'written' as const, by: '' } } },
      { path: 'name', text: { en: { text: 'x', origin: 'written' as const, by: '' } } },
      { path: 'name', value: '  ' },
      { path: 'months', value: '0' },
      { path: 'months', value: '1e3' },
      { path: 'born', value: '2026-02-30' },
      { path: 'secret', value: 'oui' },
      { path: 'stage', value: 'verdict' },
      { path: 'wishes', value: 'oath' },
      { path: '__proto__.x', value: 'x' },
      { value: 'x' },
    ]) {
      assert.deepEqual(one(change), { request, changes: [] }, JSON.stringify(change))
    }
  })

  test('is nothing where the request was destroyed by order', () => {
    assert.deepEqual(amended(fields, null, [{ id: 'c', path: 'name', value: 'x' }]), {
      request: null,
      changes: [],
    })
  })
})
