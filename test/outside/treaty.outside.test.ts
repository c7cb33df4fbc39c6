import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { instruments } from '#law/instrument.ts'
import type { Instrument, Provision, Verb } from '#law/instruments/shape.ts'
import { outsideData } from './data.ts'

const folder =
  'treaties/nl-wetten-markdown/verdrag/verdrag/van/de/verenigde/naties/tegen/grensoverschrijdende'
const { path, skip } = outsideData(folder, 'georganiseerde/etc/BWBV0001668/README.md')

const official = skip ? new Map<string, string>() : readTreaty(readFileSync(path, 'utf8'))
const table: Readonly<Record<string, Provision>> = instruments.UNTOC.provisions
const keys = Object.keys(table)

describe('our table of UNTOC beside the official English text', { skip }, () => {
  test('the text was read whole: 41 articles, 30 paragraphs in article 18', () => {
    const articles = new Set([...official.keys()].map(key => key.split('(')[0]))
    assert.equal(articles.size, 41)
    assert.equal([...official.keys()].filter(key => /^18\(\d+\)$/.test(key)).length, 30)
  })

  test('each paragraph and letter we cite exists', () => {
    assert.deepEqual(
      keys.filter(key => !official.has(key)),
      [],
    )
  })

  test('articles 2, 3 and 18 are in our table to the letter, in the order of the text', () => {
    const ours = keys.filter(key => /^(2|3|18)\(/.test(key))
    const theirs = [...official.keys()].filter(key => /^(2|3|18)\(/.test(key))
    assert.deepEqual(ours, theirs)
  })

  test('the first verb of obligation or permission in each paragraph is the one we give', () => {
    const wrong = keys.flatMap(key => {
      const expected = firstVerb(key)
      const given = table[key]?.verb
      return given === expected ? [] : [`${key}: we say ${given}, the text ${expected}`]
    })
    assert.deepEqual(wrong, [])
  })

  test('the numbers of our clocks are those of the text', () => {
    const numbers: readonly (readonly [string, RegExp])[] = [
      ['18(27)', /fifteen consecutive days/],
      ['35(2)', /six months/],
      ['38(2)', /thirtieth day/],
      ['39(4)', /ninety days/],
      ['40(1)', /one year/],
    ]
    for (const [key, number] of numbers) assert.match(official.get(key) ?? '', number, key)
  })

  test('paragraphs 9 to 29, and no others, are named by 18(7) as giving way', () => {
    assert.match(official.get('18(7)') ?? '', /^Paragraphs 9 to 29 of this article/)
  })

  test('18(26) orders consultation before a refusal under 21 and a postponement under 25, and nothing else', () => {
    const cited = [...(official.get('18(26)') ?? '').matchAll(/paragraph (\d+)/g)].map(match => match[1])
    assert.deepEqual(cited, ['21', '25'])
  })

  test('no paraphrase of ours repeats the text: never eight words in a row', () => {
    const copied = Object.values<Instrument>(instruments).flatMap(instrument =>
      Object.entries(instrument.provisions).flatMap(([key, row]) => {
        const run = sharedRun(words(row.says))
        return run === undefined ? [] : [`${instrument.id} ${key}: ${run}`]
      }),
    )
    assert.deepEqual(copied, [])
  })
})

/** The English half as paragraph → text: `18(15)` holds the head of the list, `18(15)(a)` the letter. */
function readTreaty(markdown: string): Map<string, string> {
  const english = markdown.split(/^### Artikel /m)[0] ?? ''
  const found = new Map<string, string>()
  for (const section of english.split(/^### Article +/m).slice(1)) {
    const article = /^\d+/.exec(section)?.[0] ?? ''
    let paragraph = article
    let current = article
    // After the number come the title, marked ####, and the text.
    for (const line of section.split('\n').slice(1)) {
      const text = line.trim()
      if (text === '' || text.startsWith('#')) continue
      const numbered = /^(\d+)\. +(.*)$/.exec(text)
      const lettered = /^([a-z])\)(.*)$/.exec(text)
      if (numbered) {
        paragraph = `${article}(${numbered[1]})`
        current = paragraph
      } else if (lettered) {
        current = `${paragraph}(${lettered[1]})`
      }
      const says = (numbered?.[2] ?? lettered?.[2] ?? text).trim()
      found.set(current, [found.get(current), says].filter(Boolean).join(' '))
    }
  }
  return found
}

/** What a paragraph orders or allows, by its own first modal verb, else that of its head, else of its letters. */
function firstVerb(key: string): Verb {
  const head = key.replace(/\([a-z]\)$/, '')
  const letters = [...official.keys()].filter(other => other.startsWith(`${key}(`))
  for (const place of [key, head, ...letters]) {
    // "Shall consider" is a duty to think about something, but in 13(6), "shall consider this Convention the
    // basis", it is a duty to treat it so.
    const modal = /\b(shall mean|shall consider(?! this Convention)|shall not|shall|may not|may)\b/i.exec(
      official.get(place) ?? '',
    )
    if (modal?.[1]) return verbs[modal[1].toLowerCase()] ?? 'defines'
  }
  return 'defines'
}

const verbs: Readonly<Record<string, Verb>> = {
  'shall mean': 'defines',
  'shall consider': 'shallConsider',
  'shall not': 'shallNot',
  shall: 'shall',
  'may not': 'mayNot',
  may: 'may',
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? []
}

/** The first eight words of ours that stand in the official text in the same order, if there are any. */
function sharedRun(ours: readonly string[]): string | undefined {
  const whole = ` ${[...official.values()].flatMap(words).join(' ')} `
  for (let start = 0; start + 8 <= ours.length; start++) {
    const run = ours.slice(start, start + 8).join(' ')
    if (whole.includes(` ${run} `)) return run
  }
  return undefined
}
