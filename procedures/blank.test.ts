import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blank, languagesOf } from './blank.ts'

test('nothing, spaces, an empty list and a free text without words are blank', () => {
  for (const value of [undefined, null, '', '  ', [], {}, { fr: { text: ' ', origin: 'written', by: '' } }]) {
    assert.equal(blank(value), true)
  }
})

test('no, zero, a word and a text in one language are not', () => {
  for (const value of [false, true, 0, 48, 'x', ['x'], { fr: { text: 'x', origin: 'written', by: '' } }]) {
    assert.equal(blank(value), false)
  }
})

test('a free text is in the languages in which it says something', () => {
  const version = (text: string) => ({ text, origin: 'written' as const, by: '' })
  assert.deepEqual(languagesOf({ en: version('x'), fr: version(' ') }), ['en'])
  assert.deepEqual(languagesOf(undefined), [])
})
