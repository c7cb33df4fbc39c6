import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import IntlMessageFormat from 'intl-messageformat'
import { sayIn } from './say-in.ts'
import { directionOf, nameIn, wordsPrefix } from './words.ts'

type Node = ReturnType<IntlMessageFormat['getAst']>[number]
const folder = new URL('./', import.meta.url)

function wordsIn(language: string): Record<string, string> {
  const names = readdirSync(folder).filter(name => new RegExp(`(^|[.])${language}\\.json$`).test(name))
  const messages = names.flatMap(name =>
    Object.entries(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, string>),
  )
  assert.equal(new Set(messages.map(([key]) => key)).size, messages.length, 'a key stands in two files')
  return Object.fromEntries(messages)
}

const en = wordsIn('en')
const ar = wordsIn('ar')

/** Every node of a message, whatever it stands in. */
function nodes(message: string, language: string): Node[] {
  const open = (list: readonly Node[]): Node[] =>
    list.flatMap(node => {
      const inside =
        'options' in node
          ? Object.values(node.options).flatMap(option => open(option.value))
          : 'children' in node
            ? open(node.children)
            : []
      return [node, ...inside]
    })
  return open(new IntlMessageFormat(message, language, undefined, { captureLocation: false }).getAst())
}

/** Numbers by which the parser names what is no value: text, and the number of a plural. */
const noValue: readonly number[] = [0, 7]

/** What a message is given: `{count}`, `<ours>`. */
function given(message: string, language: string): string[] {
  const named = nodes(message, language).flatMap(node =>
    !noValue.includes(node.type) && 'value' in node ? [node.value] : [],
  )
  return [...new Set(named)].toSorted()
}

describe('the words of the page', () => {
  test('exist in English and in Arabic under the same keys', () => {
    assert.deepEqual(Object.keys(ar).toSorted(), Object.keys(en).toSorted())
  })

  test('can be read as messages, and are never empty', () => {
    for (const [language, messages] of [
      ['en', en],
      ['ar', ar],
    ] as const) {
      for (const [key, message] of Object.entries(messages)) {
        assert.notEqual(message.trim(), '', key)
        assert.doesNotThrow(() => nodes(message, language), `${language} ${key}`)
      }
    }
  })

  test('speak of the same values in both languages', () => {
    for (const [key, message] of Object.entries(en)) {
      const arabic = ar[key]
      if (arabic !== undefined) assert.deepEqual(given(arabic, 'ar'), given(message, 'en'), key)
    }
  })

  test('have all six forms wherever Arabic counts', () => {
    const six = ['zero', 'one', 'two', 'few', 'many', 'other']
    for (const [key, message] of Object.entries(ar)) {
      for (const node of nodes(message, 'ar')) {
        if (!('pluralType' in node) || node.pluralType !== 'cardinal') continue
        const forms = Object.keys(node.options)
        assert.deepEqual(
          six.filter(form => !forms.includes(form)),
          [],
          key,
        )
      }
    }
  })
})

describe('a sentence of the register', () => {
  const said = sayIn('en', en)
  const held = (count: number) =>
    sayIn('en', { held: en['register.sentence.held']?.replaceAll(/<\/?ours>/g, '') ?? '' })('held', {
      held: count,
    })

  test('counts cases as a colleague would', () => {
    assert.equal(
      said('register.sentence', { count: 34, open: 21 }) + held(5),
      '34 cases, 21 open; in 5 we hold the clock.',
    )
    assert.equal(said('register.sentence', { count: 1, open: 1 }) + held(0), 'One case, open.')
    assert.equal(said('register.sentence', { count: 0, open: 0 }) + held(0), 'No cases yet.')
  })

  test('gives back a key nobody has words for', () => {
    assert.equal(said('no.such.words'), 'no.such.words')
  })
})

describe('words about words', () => {
  test('a procedure has the initials of its id before its words', () => {
    assert.equal(wordsPrefix('mutual-legal-assistance'), 'mla')
  })

  test('a name is taken in the language of the reader, else in English, else as it is', () => {
    assert.equal(nameIn({ en: 'Borealia', ar: 'بورياليا' }, 'ar'), 'بورياليا')
    assert.equal(nameIn({ en: 'Borealia' }, 'ar'), 'Borealia')
    assert.equal(nameIn({ fr: 'Boréalie' }, 'ar'), 'Boréalie')
    assert.equal(nameIn({}, 'ar'), '')
  })

  test('Arabic is written from the right', () => {
    assert.equal(directionOf('ar'), 'rtl')
    assert.equal(directionOf('fr'), 'ltr')
  })
})
