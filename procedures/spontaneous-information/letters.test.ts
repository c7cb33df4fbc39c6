import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { fold } from '../fold.ts'
import { hasLetter, letterOf } from '../letter-of.ts'
import { type Letter, letterLanguages } from '../letter.ts'
import ar from '../words/ar.json' with { type: 'json' }
import en from '../words/en.json' with { type: 'json' }
import fr from '../words/fr.json' with { type: 'json' }
import es from '../words/letters/es.json' with { type: 'json' }
import ru from '../words/letters/ru.json' with { type: 'json' }
import zh from '../words/letters/zh.json' with { type: 'json' }
import { chain } from './example.ts'
import { history } from './history.ts'
import { spontaneousInformation as procedure } from './spontaneous-information.ts'

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, fr, es, ar, ru, zh }
const sayIn = (language: string) => (key: string, values?: Readonly<Record<string, string | number>>) => {
  const message = words[language]?.[key]
  assert.ok(message !== undefined, `no words for ${key} in ${language}`)
  return String(new IntlMessageFormat(message, language).format(values))
}
const entries = chain(history)

/** The letter of the act with this number in the history. */
function letterIn(language: string, n: number): Letter {
  const entry = entries[n - 1]
  assert.ok(entry)
  const letter = letterOf(procedure, {
    language,
    date: '2026-11-23',
    requesting: aurelia,
    requested: borealia,
    governing: governing({
      requesting: 'XA',
      requested: 'XB',
      on: '2026-11-23',
      profiles: [aurelia, borealia],
    }),
    say: sayIn(language),
    state: fold(procedure, 'requesting', entries.slice(0, n)),
    entry,
  })
  assert.ok(letter, entry.header.type)
  return letter
}
const textOf = (letter: Letter) => JSON.stringify([letter.title, letter.blocks])

describe('The letters of information sent unasked', () => {
  test('are there for every act that crosses, and for none at home', () => {
    for (const line of procedure.lifecycle)
      assert.equal(hasLetter(procedure, line.act), line.strand === 'shared', line.act)
  })

  for (const language of letterLanguages) {
    test(`can all be written in ${language}, with no key or id left in them`, () => {
      for (const [index] of entries.entries()) {
        const letter = letterIn(language, index + 1)
        assert.doesNotMatch(textOf(letter), /\bsi\.|letter\.si|00000000-0000|undefined|\[object/)
        assert.equal(letter.direction, language === 'ar' ? 'rtl' : 'ltr')
      }
    })
  }

  test('tell each item with its own restriction, under the paragraphs that govern', () => {
    const letter = letterIn('en', 1)
    const headings = letter.blocks.flatMap(block => (block.kind === 'heading' ? [block.cites] : []))
    assert.ok(headings.includes('18(4)') && headings.includes('18(5)'), headings.join())
    const rows = letter.blocks.flatMap(block => (block.kind === 'facts' ? block.rows : []))
    const restriction = (item: string) =>
      rows.find(row => row.path === `information.${item}.restriction`)?.value
    assert.equal(restriction('i1'), 'none')
    assert.equal(restriction('i2'), 'no use without our prior consent')
    assert.equal(rows.find(row => row.path === 'information.i2.confidentialUntil')?.value, '31 January 2027')
  })

  test('leave disclosure of what clears an accused person free, and ask for notice', () => {
    assert.match(textOf(letterIn('en', 1)), /does not prevent you from disclosing/)
  })

  test('are written by who acted, to the other, with both references', () => {
    const asked = letterIn('fr', 4)
    assert.deepEqual(asked.sender[0], letterIn('fr', 1).addressee[0])
    assert.match(asked.reference, /BOR\/SI\/2026\/7/)
    assert.match(asked.theirReference ?? '', /XA-SI-2026-00001/)
  })

  test('mark a text that is not there in their language', () => {
    const letter = letterIn('en', 4)
    assert.ok(letter.blocks.some(block => block.kind === 'text' && block.missing))
  })

  test('do not tell the other State how urgent we find it', () => {
    assert.doesNotMatch(textOf(letterIn('en', 2)), /P3/)
  })
})
