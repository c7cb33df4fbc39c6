import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import IntlMessageFormat from 'intl-messageformat'

const web = fileURLToPath(new URL('..', import.meta.url))
const words = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(`${web}words/${file}.json`, 'utf8'))

for (const file of ['case', 'request']) {
  describe(`the words of the ${file}`, () => {
    const en = words(`${file}.en`)
    const ar = words(`${file}.ar`)

    test('every key is there in both languages', () => {
      assert.deepEqual(Object.keys(en).toSorted(), Object.keys(ar).toSorted())
    })

    test('every message can be read, and both languages are given the same values', () => {
      for (const key of Object.keys(en)) {
        assert.deepEqual(
          [...namesIn(ar[key] ?? '', 'ar')].toSorted(),
          [...namesIn(en[key] ?? '', 'en')].toSorted(),
          key,
        )
      }
    })

    test('Arabic counts with all its six forms', () => {
      for (const [key, message] of Object.entries(ar)) {
        const plurals = message.split(', plural,').slice(1)
        for (const rest of plurals)
          for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) {
            assert.match(rest, new RegExp(`\\b${form} \\{`), `${key}: ${form}`)
          }
      }
    })
  })
}

test('every key the pages name as a whole has words', () => {
  const known = new Set(['en', 'case.en', 'request.en'].flatMap(file => Object.keys(words(file))))
  const named = globSync('{case,request}/**/*.{ts,tsx}', {
    cwd: web,
    exclude: file => file.includes('.test.'),
  }).flatMap(file =>
    [
      ...readFileSync(`${web}${file}`, 'utf8').matchAll(
        /'((?:case|form|request|governing|start)\.[A-Za-z.]+)'/g,
      ),
    ].map(match => match[1] ?? ''),
  )
  assert.ok(named.length > 100)
  assert.deepEqual(
    [...new Set(named)].filter(key => !known.has(key)),
    [],
  )
})

/** Names of the values a message takes, wherever they stand in it. */
function namesIn(message: string, language: string): Set<string> {
  const names = new Set<string>()
  const read = (parts: unknown): void => {
    for (const part of Array.isArray(parts) ? parts : []) {
      // Elements of the parsed message: 0 is text, 7 the number sign of a plural; others carry a name.
      if (part.type !== 0 && part.type !== 7) names.add(part.value)
      for (const option of Object.values<{ value: unknown }>(part.options ?? {})) read(option.value)
    }
  }
  read(new IntlMessageFormat(message, language).getAst())
  return names
}
