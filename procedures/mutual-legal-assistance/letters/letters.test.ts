import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Block, Letter } from '../../letter.ts'
import { letterLanguages } from '../../letter.ts'
import { coverSheet } from '../../cover-sheet.ts'
import { hasLetter } from '../../letter-of.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance.ts'
import ar from '../../words/ar.json' with { type: 'json' }
import en from '../../words/en.json' with { type: 'json' }
import fr from '../../words/fr.json' with { type: 'json' }
import es from '../../words/letters/es.json' with { type: 'json' }
import ru from '../../words/letters/ru.json' with { type: 'json' }
import zh from '../../words/letters/zh.json' with { type: 'json' }
import { exampleLetters } from './example-letters.ts'

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, fr, es, ar, ru, zh }
const sayIn = (language: string) => (key: string, values?: Readonly<Record<string, string | number>>) => {
  const message = words[language]?.[key]
  assert.ok(message !== undefined, `no words for ${key} in ${language}`)
  return String(new IntlMessageFormat(message, language).format(values))
}
const lettersIn = (language: string) => exampleLetters(language, sayIn(language))
const letterIn = (language: string, act: string): Letter => {
  const letter = lettersIn(language)[act]
  assert.ok(letter, act)
  return letter
}

/** What is said of a draft: to a partner that is reached by letter it goes in the officer’s own words, as a file. */
const withoutLetter: readonly string[] = ['commentOnDraft', 'forecast', 'concludeDraft', 'endPreConsultation']

describe('The letters of a case', () => {
  test('are there for every act that crosses', () => {
    const crossing = procedure.lifecycle
      .filter(step => step.strand === 'shared')
      .map(step => step.act)
      .filter(act => !withoutLetter.includes(act))
    assert.deepEqual(
      crossing.filter(act => !hasLetter(procedure, act)),
      [],
    )
    const written = lettersIn('en')
    assert.deepEqual(
      crossing.filter(act => !Object.hasOwn(written, act)),
      [],
      'the example writes each once',
    )
  })

  test('are not there for work at home', () => {
    const own = procedure.lifecycle.filter(step => step.strand === 'own').map(step => step.act)
    assert.deepEqual(
      own.filter(act => hasLetter(procedure, act)),
      [],
    )
  })

  for (const language of letterLanguages) {
    test(`say everything through the words, in ${language}`, () => {
      for (const [act, letter] of Object.entries(lettersIn(language))) {
        const { blocks: _blocks, ...frame } = letter
        const all = JSON.stringify(frame) + letter.blocks.map(textOf).join('\n')
        assert.doesNotMatch(all, /mla\.|letter\.[a-z]|undefined|\[object|\bnull\b|NaN/, act)
        assert.equal(letter.direction, language === 'ar' ? 'rtl' : 'ltr')
      }
    })
  }

  test('go from the side that took the step to the other, each under its own reference', () => {
    const refusal = letterIn('en', 'refuseMeasure')
    assert.match(refusal.sender[0] ?? '', /Borealia/)
    assert.match(refusal.addressee[0] ?? '', /Aurelia/)
    assert.match(refusal.reference, /BOR\/2026\/0412/)
    assert.match(refusal.theirReference ?? '', /XA-MLA-2026-00017/)
    const answer = letterIn('en', 'answerInformation')
    assert.match(answer.sender[0] ?? '', /Aurelia/)
    assert.match(answer.reference, /XA-MLA-2026-00017/)
    assert.match(answer.theirReference ?? '', /BOR\/2026\/0412/)
  })

  test('acknowledge with the reference and the officer who answers questions', () => {
    const values = factsOf(letterIn('fr', 'register'))
    assert.ok(values.includes('BOR/2026/0412'))
    assert.ok(values.includes('Oda Lind'))
    assert.ok(values.includes('15 décembre 2026'))
  })

  test('tie each question to the place in the request it is about', () => {
    const items = itemsOf(letterIn('en', 'askInformation'))
    assert.deepEqual(items, ['About: Measure 1: Account', 'About: Facts'])
    const answered = letterIn('fr', 'answerInformation').blocks.map(textOf)
    assert.ok(answered.includes('Le dernier chiffre du compte est-il un 1 ou un 7 ?'))
    assert.ok(answered.some(text => text.startsWith('C’est un 1')))
  })

  test('give the grounds and the reasons of a refusal, each with the paragraph that wants it', () => {
    const { blocks } = letterIn('en', 'refuseMeasure')
    const headings = blocks.flatMap(block => (block.kind === 'heading' ? [[block.text, block.cites]] : []))
    assert.deepEqual(headings, [
      ['Grounds for refusal', '18(21)'],
      ['Reasons', '18(23)'],
    ])
    assert.deepEqual(itemsOf(letterIn('en', 'refuseMeasure')), [
      'Sovereignty, security, ordre public or other essential interests',
    ])
  })

  test('carry the limits on use with a result: the proceedings stated, what clears an accused, further limits', () => {
    const letter = letterIn('en', 'deliverResult')
    const texts = letter.blocks.map(textOf).join('\n')
    assert.match(texts, /without our prior consent/)
    assert.match(texts, /exculpatory to an accused person/)
    assert.match(texts, /Not to be used for tax purposes/)
    assert.ok(factsOf(letter).some(value => value.startsWith('17 CR 119')))
  })

  test('tell at the end what became of each measure', () => {
    assert.deepEqual(factsOf(letterIn('en', 'respond')).slice(1), ['Executed', 'Refused', 'Executed'])
  })

  test('name the terms that were accepted, and those that were not', () => {
    assert.ok(
      letterIn('fr', 'acceptCondition')
        .blocks.map(textOf)
        .includes('Un rapport tous les quatre-vingt-dix jours.'),
    )
    assert.ok(
      letterIn('fr', 'rejectCondition')
        .blocks.map(textOf)
        .includes('Un rapport tous les soixante jours sur la nécessité du gel.'),
    )
  })

  test('list the defects of a request by their place, and are no refusal', () => {
    const letter = letterIn('en', 'defects')
    const items = itemsOf(letter)
    assert.ok(items.includes('Facts (18(15)(c))'), items.join('\n'))
    assert.ok(items.includes('Purpose (18(15)(f))'), items.join('\n'))
    assert.match(letter.blocks.map(textOf).join('\n'), /not a refusal/)
  })

  test('ask for the acknowledgement while there is none, and then about what is still open', () => {
    assert.match(textsOf(letterIn('en', 'unacknowledged')), /acknowledgement of our request/)
    const enquiry = letterIn('en', 'statusEnquiry')
    assert.match(textsOf(enquiry), /progressing/)
    assert.deepEqual(factsOf(enquiry).slice(1), ['Accepted', 'Asked', 'In consultation'])
  })

  test('show a text that was not translated as it was written, under a line that says so', () => {
    const { blocks } = letterIn('zh', 'refuseMeasure')
    const marked = blocks.findIndex(block => block.kind === 'text' && block.missing)
    assert.match(textOf(blocks[marked]), /英语/)
    assert.equal(textOf(blocks[marked + 1]), 'The hearing would reveal the identity of a protected person.')
    assert.ok(!letterIn('fr', 'refuseMeasure').blocks.some(block => block.kind === 'text' && block.missing))
  })

  test('write days as each language does', () => {
    const day: Readonly<Record<string, RegExp>> = {
      en: /24 November 2026/,
      fr: /24 novembre 2026/,
      es: /24 de noviembre de 2026/,
      ar: /24 نوفمبر 2026/,
      ru: /24 ноября 2026/,
      zh: /2026年11月24日/,
    }
    for (const [language, form] of Object.entries(day)) {
      assert.match(letterIn(language, 'consult').placeAndDate, form)
    }
  })
})

describe('The cover sheet', () => {
  test('says to whom, by which way, under which references, and how to answer', () => {
    const cover = coverSheet(letterIn('en', 'refuseMeasure'), {
      say: sayIn('en'),
      sender: borealia,
      channel: 'post',
    })
    const values = cover.rows.map(row => row.value).join('\n')
    for (const part of ['Aurelia', 'Post', 'BOR/2026/0412', 'XA-MLA-2026-00017', 'Refusal of assistance']) {
      assert.ok(values.includes(part), part)
    }
    assert.ok(cover.answer.lines.includes('entraide@justice.borealie.example'))
    assert.deepEqual(cover.enclosures.items, ['None'])
  })
})

function textOf(block: Block | undefined): string {
  if (!block) return ''
  return block.kind === 'facts' ? block.rows.map(row => `${row.label}: ${row.value}`).join('\n') : block.text
}

const textsOf = (letter: Letter): string => letter.blocks.map(textOf).join('\n')
const factsOf = ({ blocks }: Letter): string[] =>
  blocks.flatMap(block => (block.kind === 'facts' ? block.rows.map(row => row.value) : []))
const itemsOf = ({ blocks }: Letter): string[] =>
  blocks.flatMap(block => (block.kind === 'item' ? [block.text] : []))
