import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { z } from 'zod'

/** What the page is written in; the first is what the others are compared with. */
const languages = ['en', 'ar'] as const

const root = resolve(import.meta.dirname, '..')
const messages = z.record(z.string(), z.string())
type Messages = z.infer<typeof messages>

const web = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map(name => readFileSync(join(root, 'web', name), 'utf8'))
  .join('\n')

describe('The words of the page', () => {
  const [source, ...others] = languages.map(language => ({ language, words: wordsOf(language) }))
  assert.ok(source)

  for (const { language, words } of others) {
    test(`are the same words in ${source.language} and ${language}`, () => {
      assert.deepEqual(missing(source.words, words), [], `not in ${language}`)
      assert.deepEqual(missing(words, source.words), [], `only in ${language}`)
    })

    test(`ask for the same values in ${source.language} and ${language}`, () => {
      const different = Object.keys(source.words).filter(
        key =>
          words[key] !== undefined &&
          valuesOf(words[key], language).join() !== valuesOf(source.words[key] ?? '', source.language).join(),
      )
      assert.deepEqual(different, [])
    })
  }

  for (const { language, words } of [source, ...others]) {
    test(`can be read as messages in ${language}, with every plural the language has`, () => {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      for (const [key, message] of Object.entries(words)) {
        for (const element of elementsOf(parse(message, language))) {
          if (element.type !== kinds.plural) continue
          const given = Object.keys(element.options ?? {})
          // `=0` and the like say a whole sentence of their own; what remains must suit every number.
          const lacking = given.every(one => one === 'other' || one.startsWith('='))
            ? []
            : needed.filter(one => !given.includes(one))
          assert.deepEqual(lacking, [], `${key} in ${language}`)
        }
      }
    })

    test(`are there for every key the page names, in ${language}`, () => {
      const shown = { ...words, ...proceduresWords(language) }
      const named = [...web.matchAll(/\b(?:say|rich)\(\s*'([^']+)'/g)].map(([, key]) => key ?? '')
      assert.deepEqual(
        [...new Set(named)].filter(key => !Object.hasOwn(shown, key)),
        [],
      )
    })
  }

  test('are all shown somewhere', () => {
    const quoted = new Set([...web.matchAll(/['"`]([a-zA-Z][\w.-]*)['"`]/g)].map(([, text]) => text))
    // `register.column.${id}`: whatever begins like that and ends as the template does.
    const made = [...web.matchAll(/`([\w.-]*\$\{[^`]*)`/g)].map(([, text]) => patternOf(text ?? ''))
    const unused = Object.keys(source.words).filter(
      key => !quoted.has(key) && !made.some(one => one.test(key)),
    )
    assert.deepEqual(unused, [])
  })
})

describe('What compares words', () => {
  test('finds a value that one language lacks, inside plurals and marks too', () => {
    assert.deepEqual(valuesOf('{count, plural, one {<b>{name}</b>} other {# of {all}}}', 'en'), [
      'all',
      'b',
      'count',
      'name',
    ])
    assert.deepEqual(valuesOf('no value', 'en'), [])
  })

  test('knows a key that a template makes', () => {
    assert.ok(patternOf('look.${other}').test('look.dark'))
    assert.ok(!patternOf('look.${other}').test('shell.look'))
    assert.ok(patternOf('register.filter.${name}.any').test('register.filter.state.any'))
    assert.ok(!patternOf('register.filter.${name}.any').test('register.filter.state.all'))
  })
})

/** The page's own: `en.json`, and `case.en.json` and the like. */
function wordsOf(language: string): Messages {
  const folder = join(root, 'web', 'words')
  const files = readdirSync(folder).filter(
    name => name === `${language}.json` || name.endsWith(`.${language}.json`),
  )
  return files.reduce<Messages>((all, name) => Object.assign(all, readWords(join(folder, name))), {})
}

function proceduresWords(language: string): Messages {
  return readWords(join(root, 'procedures', 'words', `${language}.json`))
}

function readWords(path: string): Messages {
  return messages.parse(JSON.parse(readFileSync(path, 'utf8')))
}

function missing(from: Messages, where: Messages): string[] {
  return Object.keys(from).filter(key => !Object.hasOwn(where, key))
}

/** As the parser numbers them. */
const kinds = { literal: 0, plural: 6, number: 7, tag: 8 } as const

interface Element {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
  readonly children?: readonly Element[]
}

function parse(message: string, language: string): readonly Element[] {
  return new IntlMessageFormat(message, language).getAst()
}

function elementsOf(elements: readonly Element[]): Element[] {
  return elements.flatMap(element => [
    element,
    ...elementsOf(element.children ?? []),
    ...Object.values(element.options ?? {}).flatMap(option => elementsOf(option.value)),
  ])
}

/** Every value and mark a message asks for, in order, once. */
function valuesOf(message: string, language: string): string[] {
  const named = elementsOf(parse(message, language)).filter(
    ({ type }) => type !== kinds.literal && type !== kinds.number,
  )
  return [...new Set(named.map(({ value }) => String(value)))].toSorted()
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}?/).map(part => RegExp.escape(part))
  return new RegExp(`^${parts.join('.+')}$`)
}
