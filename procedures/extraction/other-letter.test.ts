import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'
import ar from '../words/ar.json' with { type: 'json' }
import en from '../words/en.json' with { type: 'json' }
import fr from '../words/fr.json' with { type: 'json' }
import es from '../words/letters/es.json' with { type: 'json' }
import ru from '../words/letters/ru.json' with { type: 'json' }
import zh from '../words/letters/zh.json' with { type: 'json' }
import { extract } from './extract.ts'
import { handWritten } from './hand-written.ts'
import type { Proposal } from './proposal.ts'

const words = { en, fr, es, ar, ru, zh }

describe('A letter of another authority, read from its text', () => {
  let said = 0
  let found = 0
  for (const letter of handWritten) {
    const read = extract(letter.text, { procedure, words, by: 'they' })

    test(`gives nothing that is wrong: ${letter.name}`, () => {
      const wrong = read.proposals.filter(
        one => !alternatives(letter.says[one.path]).includes(plainValue(one)),
      )
      assert.deepEqual(
        wrong.map(({ path, value }) => [path, value]),
        [],
      )
      assert.equal(read.language, letter.language)
    })

    test(`proposes several values for one field only with the doubt: ${letter.name}`, () => {
      for (const one of read.proposals) {
        const others = read.proposals.filter(other => other.path === one.path)
        assert.equal(others.length > 1, one.doubt !== undefined, one.path)
      }
    })

    test(`gives what it says of itself: ${letter.name}`, () => {
      assert.equal(read.letter.reference?.value, letter.reference)
      assert.deepEqual(
        read.letter.dated.map(one => one.value),
        letter.dated,
      )
    })

    test(`shows the very words each value comes from: ${letter.name}`, () => {
      for (const { from, to, words: passage } of read.proposals) {
        assert.equal(letter.text.slice(from, to), passage)
        assert.ok(passage.trim() !== '')
      }
    })

    const all = Object.entries(letter.says).flatMap(([path, value]) =>
      alternatives(value).map(one => [path, one]),
    )
    const got = all.filter(([path, value]) =>
      read.proposals.some(one => one.path === path && plainValue(one) === value),
    )
    said += all.length
    found += got.length
  }

  test('misses little of what is said', () => {
    assert.ok(found / said >= 0.9, `${found} of ${said}`)
  })

  test('says what it saw and left alone', () => {
    const leftOf = (name: string) =>
      extract(handWritten.find(one => one.name.includes(name))?.text ?? '', {
        procedure,
        words,
        by: 'they',
      }).left.map(one => `${one.path} ${one.doubt}`)
    assert.ok(leftOf('two calendars').includes('persons.p2.born hijri'))
    assert.ok(leftOf('commission rogatoire').includes('measures.m2.account ibanChecksum'))
    assert.ok(leftOf('badly laid out').includes('persons.p1.address unclearEnd'))
    assert.ok(leftOf('labels alone').includes('persons.p2.name unclearEnd'))
  })
})

/** What a letter says for a field: one thing, or two of which nobody can tell which. */
function alternatives(value: unknown): readonly string[] {
  if (value === undefined) return []
  const dates = Array.isArray(value) && value.every(one => /^\d{4}-/.test(String(one)))
  return dates ? value.map(one => JSON.stringify(one)) : [JSON.stringify(value)]
}

function plainValue({ value }: Proposal): string {
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : value
  return JSON.stringify(typeof text === 'string' ? text.replaceAll(/\s+/g, ' ') : text)
}
