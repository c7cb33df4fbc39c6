import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { withOwn } from './own-words.ts'

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Record<string, string>
const pageIn = (language: string) =>
  Object.assign(
    {},
    ...['', 'case.', 'letters.', 'request.', 'rules.'].map(part => read(`./${part}${language}.json`)),
    read(`../../procedures/words/${language}.json`),
  ) as Record<string, string>
const start = 'si.instead.'

for (const language of ['en', 'ar']) {
  test(`what information sent unasked says otherwise stands in the place of a word there is, in ${language}`, () => {
    const page = pageIn(language)
    const own = read(`./spontaneous.${language}.json`)
    for (const [key, message] of Object.entries(own).filter(([one]) => one.startsWith(start))) {
      const other = page[key.slice(start.length)]
      assert.ok(other !== undefined, key)
      // It is given the values of the other, and no more.
      const may = new Set([...other.matchAll(/\{(\w+)/g)].map(([, name]) => name))
      for (const [, name] of message.matchAll(/\{(\w+)[,}]/g)) assert.ok(may.has(name), `${key}: ${name}`)
      assert.ok(new IntlMessageFormat(message, language))
    }
  })

  test(`it does not speak of a request or of measures where it may, in ${language}`, () => {
    const own = read(`./spontaneous.${language}.json`)
    const spoken = withOwn({ ...pageIn(language), ...own }, 'si')
    assert.equal(spoken['case.measures'], own['si.instead.case.measures'])
    assert.notEqual(spoken['case.measures'], pageIn(language)['case.measures'])
    assert.equal(withOwn(pageIn(language), 'mla')['case.measures'], pageIn(language)['case.measures'])
  })
}
