import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  allCitations,
  citationTitle,
  instruments,
  isCitation,
  isDomesticCitation,
  paragraphs,
  practices,
  provision,
  shortCitation,
  type Citation,
} from './instrument.ts'
import type { Instrument } from './instruments/shape.ts'
import { demonstrationProfiles } from './profiles/demonstration.ts'
import { topics } from './topics.ts'

describe('a citation', () => {
  test('that does not exist does not compile, and is not believed from outside', () => {
    // @ts-expect-error article 18 has thirty paragraphs
    const beyond: Citation = 'UNTOC 18(31)'
    // @ts-expect-error 18(15) ends with letter f
    const letter: Citation = 'UNTOC 18(15)(g)'
    // @ts-expect-error no such practice
    const practice: Citation = 'house no-such-practice'
    for (const made of [beyond, letter, practice]) {
      assert.equal(isCitation(made), false)
      assert.throws(() => provision(made), /No such paragraph/)
    }
    for (const text of [
      '',
      ' ',
      'UNTOC',
      'UNTOC ',
      'UNTOC toString',
      'toString 1',
      '__proto__ x',
      'house constructor',
    ]) {
      assert.equal(isCitation(text), false, text)
    }
  })

  test('resolves, for every paragraph and every practice of the tables', () => {
    const all = allCitations()
    assert.ok(all.length > 150)
    assert.equal(new Set(all).size, all.length)
    for (const citation of all) {
      assert.ok(isCitation(citation), citation)
      assert.ok(provision(citation).says.endsWith('.'), citation)
    }
  })

  test('is written short beside a field and in full in a letter, as each language does', () => {
    assert.equal(shortCitation('UNTOC 18(15)(a)'), '18(15)(a)')
    assert.equal(shortCitation('XA-XC 14(2)'), '14(2)')
    assert.equal(
      citationTitle('UNTOC 18(15)(a)', 'en'),
      'United Nations Convention against Transnational Organized Crime, art. 18(15)(a)',
    )
    assert.equal(
      citationTitle('UNTOC 18(15)(a)', 'fr'),
      'Convention des Nations Unies contre la criminalité transnationale organisée, art. 18, par. 15, al. a)',
    )
    assert.equal(
      citationTitle('UNTOC 18(15)(f)', 'ar'),
      'اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية، المادة 18، الفقرة 15 (و)',
    )
    assert.equal(citationTitle('UNTOC 2(b)', 'fr').split(', ').slice(1).join(', '), 'art. 2, al. b)')
    assert.equal(citationTitle('UNTOC 2(b)', 'ar').split('، ').slice(1).join('، '), 'المادة 2 (ب)')
    assert.equal(citationTitle('house urgency-classes', 'fr'), 'Pratique interne')
  })

  test('of domestic law names the State and the provision', () => {
    assert.ok(isDomesticCitation('domestic XB Code of Criminal Procedure, art. 412'))
    assert.equal(isDomesticCitation('domestic Code of Criminal Procedure'), false)
    assert.equal(
      citationTitle('domestic XB Code of Criminal Procedure, art. 412', 'ar'),
      'XB Code of Criminal Procedure, art. 412',
    )
  })
})

describe('the table of UNTOC', () => {
  const keys: readonly string[] = Object.keys(instruments.UNTOC.provisions)

  // Counted in the official text: how many paragraphs an article has, and where their lists end.
  test('holds article 18 with its thirty paragraphs', () => {
    for (let number = 1; number <= 30; number++) assert.ok(keys.includes(`18(${number})`), `18(${number})`)
  })

  const lists: readonly (readonly [string, string])[] = [
    ['2', 'j'],
    ['3(1)', 'b'],
    ['3(2)', 'd'],
    ['5(1)', 'b'],
    ['6(1)', 'b'],
    ['6(2)', 'f'],
    ['8(1)', 'b'],
    ['13(1)', 'b'],
    ['13(3)', 'c'],
    ['18(3)', 'i'],
    ['18(10)', 'b'],
    ['18(11)', 'd'],
    ['18(15)', 'f'],
    ['18(21)', 'd'],
    ['18(29)', 'b'],
    ['23', 'b'],
  ]
  for (const [head, last] of lists) {
    test(`holds ${head}(a) to (${last}) and no letter more`, () => {
      const letters = keys.filter(key => key.startsWith(`${head}(`) && /\([a-z]\)$/.test(key))
      const expected = Array.from(
        { length: last.charCodeAt(0) - 96 },
        (_, index) => `${head}(${String.fromCharCode(97 + index)})`,
      )
      assert.deepEqual(letters, expected)
    })
  }

  test('has no letters anywhere else', () => {
    const heads = new Set(
      keys.filter(key => /\([a-z]\)$/.test(key)).map(key => key.replace(/\([a-z]\)$/, '')),
    )
    assert.deepEqual([...heads].toSorted(), lists.map(([head]) => head).toSorted())
  })
})

describe('every instrument', () => {
  for (const instrument of Object.values<Instrument>(instruments)) {
    test(`${instrument.id} says when and where it was made, and one sentence a paragraph`, () => {
      assert.ok(instrument.adopted < instrument.inForce)
      assert.ok(instrument.source.length > 0)
      assert.equal(instrument.kind === 'bilateral', instrument.between !== undefined)
      for (const [key, row] of Object.entries(instrument.provisions)) {
        assert.match(key, /^\d+(\(\d+\))?(\([a-z]\))?$/)
        assert.equal(row.says.match(/[.!?](\s|$)/g)?.length, 1, `${instrument.id} ${key} is one sentence`)
        for (const settled of Object.keys(row.values ?? {})) {
          assert.ok(
            row.topics?.some(topic => topic === settled),
            `${key} settles ${settled} without speaking of it`,
          )
        }
      }
    })
  }
})

describe('topics', () => {
  test('are each spoken of by some text, practice or profile', () => {
    for (const topic of topics) {
      const spoken =
        paragraphs('UNTOC', topic).length +
        paragraphs('XA-XC', topic).length +
        practices(topic).length +
        demonstrationProfiles.filter(one => one.contents.some(content => content.topic === topic)).length
      assert.ok(spoken > 0, topic)
    }
  })

  test('lead to paragraphs in the order of the text', () => {
    assert.deepEqual(paragraphs('UNTOC', 'useLimitation'), ['UNTOC 18(19)'])
    assert.deepEqual(paragraphs('UNTOC', 'refusal'), [
      'UNTOC 18(21)',
      'UNTOC 18(21)(a)',
      'UNTOC 18(21)(b)',
      'UNTOC 18(21)(c)',
      'UNTOC 18(21)(d)',
    ])
    assert.deepEqual(paragraphs('XA-XC', 'additionalInformation'), ['XA-XC 6(1)', 'XA-XC 6(2)'])
    assert.deepEqual(practices('reasonsForPostponement'), ['house reasons-for-postponement'])
  })

  test('never mix paragraphs that give way to a treaty with paragraphs that do not', () => {
    const givesWay = (citation: string): boolean => /^UNTOC 18\((9|1\d|2\d)\)/.test(citation)
    for (const topic of topics) {
      const kinds = new Set(paragraphs('UNTOC', topic).map(givesWay))
      assert.ok(kinds.size <= 1, topic)
    }
  })
})
