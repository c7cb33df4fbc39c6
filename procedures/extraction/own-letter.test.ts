import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import type { Field, Fields } from '../field.ts'
import { type Letter, letterLanguages } from '../letter.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { fields } from '../mutual-legal-assistance/form.ts'
import { letter } from '../mutual-legal-assistance/letter.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'
import ar from '../words/ar.json' with { type: 'json' }
import en from '../words/en.json' with { type: 'json' }
import fr from '../words/fr.json' with { type: 'json' }
import es from '../words/letters/es.json' with { type: 'json' }
import ru from '../words/letters/ru.json' with { type: 'json' }
import zh from '../words/letters/zh.json' with { type: 'json' }
import { accept } from './accept.ts'
import { extract } from './extract.ts'
import type { Extracted } from './proposal.ts'

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, fr, es, ar, ru, zh }

/** How a letter may come out when its text is copied: the oracle is the request it was written from. */
const layouts: Readonly<Record<string, (label: string, value: string) => string>> = {
  'label and value on one line': (label, value) => `${label} ${value}`,
  'label and value in cells of their own': (label, value) => `${label}\n\n${value}\n`,
  'label and value with a colon': (label, value) => `${label}: ${value}`,
}

describe('A letter written with Comity, read from its text', () => {
  for (const language of letterLanguages) {
    for (const [layout, row] of Object.entries(layouts)) {
      test(`gives back the request it was written from, in ${language}, ${layout}`, () => {
        const request = inLanguage(language)
        const read = extract(textOf(written(language, request), row), { procedure, words, by: 'Aurelia' })
        assert.equal(read.language, language)
        const values = read.proposals.reduce<Record<string, unknown>>(
          (before, proposal) => accept(before, proposal, procedure),
          {},
        )
        assert.deepEqual(missed(request, values), [], 'nothing is missed')
        assert.deepEqual(wrong(request, values), [], 'nothing is wrong')
      })
    }

    test(`names its reference and its day, in ${language}`, () => {
      const read = extract(
        textOf(written(language, inLanguage(language)), layouts['label and value with a colon']),
        {
          procedure,
          words,
          by: 'Aurelia',
        },
      )
      assert.equal(read.letter.reference?.value, 'XA-MLA-2026-00017')
      assert.deepEqual(
        read.letter.dated.map(one => one.value),
        ['2026-11-23'],
      )
    })
  }

  test('says for each value the very words it comes from', () => {
    const text = textOf(written('fr', inLanguage('fr')), layouts['label and value with a colon'])
    const read: Extracted = extract(text, { procedure, words, by: 'Aurelia' })
    assert.ok(read.proposals.length > 60)
    for (const { words: passage, from, to } of read.proposals) assert.equal(text.slice(from, to), passage)
  })
})

/** What no letter says, or says otherwise: the promise made under a treaty, an id, who wrote a text. */
const silent = ['reciprocity']

function leaves(some: Fields, values: Readonly<Record<string, unknown>>, at = ''): [string, string][] {
  return Object.entries(some).flatMap(([name, field]: [string, Field]): [string, string][] => {
    const path = at ? `${at}.${name}` : name
    const value = values[name]
    if (value === undefined || silent.includes(path)) return []
    if (field.kind === 'group') return leaves(field.fields, value as Record<string, unknown>, path)
    if (field.kind === 'prose') {
      return Object.entries(value as Record<string, { text: string }>).map(([language, { text }]) => [
        `${path}.${language}`,
        text.replaceAll(/\s+/g, ' '),
      ])
    }
    if (field.kind === 'references') {
      const list = (value as string[]).map(id => id.replace(/^\D+/, ''))
      return [[path, String(list.length)]]
    }
    if (field.kind !== 'list' && field.kind !== 'kinds') return [[path, JSON.stringify(value)]]
    return (value as (Record<string, unknown> & { id: string; kind?: string })[]).flatMap((item, index) => [
      ...(item.kind === undefined ? [] : [[`${path}.${index}.kind`, item.kind] as [string, string]]),
      ...leaves(
        field.kind === 'list' ? field.fields : { ...field.common, ...field.kinds[item.kind ?? ''] },
        item,
        `${path}.${index}`,
      ),
    ])
  })
}

function missed(request: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>) {
  const read = new Map(leaves(fields, values))
  return leaves(fields, request).filter(([path]) => !read.has(path))
}

function wrong(request: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>) {
  const known = new Map(leaves(fields, request))
  return leaves(fields, values).filter(([path, value]) => known.get(path) !== value)
}

const sentences: Readonly<Record<string, string>> = {
  en: 'The goods were never shipped, as the harbour records show.\nThree persons shared the money.',
  fr: 'Les marchandises n’ont jamais été expédiées, selon le registre du port.\nTrois personnes ont partagé l’argent.',
  es: 'Las mercancías nunca fueron enviadas, según el registro del puerto.\nTres personas se repartieron el dinero.',
  ar: 'لم تُشحن البضائع قط، كما يبين سجل الميناء.\nتقاسم ثلاثة أشخاص المال.',
  ru: 'Товары никогда не отгружались, как видно из реестра порта.\nТри человека разделили деньги.',
  zh: '港口登记显示，货物从未装运。\n三人分了钱。',
}

/** The example with every free text in one language, each another text. */
function inLanguage(language: string): Record<string, unknown> {
  let number = 0
  const translated = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(translated)
    if (typeof value !== 'object' || value === null) return value
    if ('en' in value && typeof value.en === 'object') {
      number++
      return {
        [language]: { text: `${number} ${sentences[language] ?? ''}`, origin: 'written', by: 'Aurelia' },
      }
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, translated(inner)]))
  }
  return { ...(translated(haldenTrade) as Record<string, unknown>) }
}

function written(language: string, request: Readonly<Record<string, unknown>>): Letter {
  return letter({
    language,
    request,
    files: [],
    reference: 'XA-MLA-2026-00017',
    date: '2026-11-23',
    requesting: aurelia,
    requested: borealia,
    governing: governing({
      requesting: 'XA',
      requested: 'XB',
      on: '2026-11-23',
      profiles: [aurelia, borealia],
    }),
    say: (key, values) =>
      String(
        new IntlMessageFormat(
          words[language]?.[key] ?? assert.fail(key),
          language === 'ar' ? 'ar-u-nu-latn' : language,
        ).format(values),
      ),
  })
}

function textOf(of: Letter, row: ((label: string, value: string) => string) | undefined): string {
  assert.ok(row)
  return [
    ...of.sender,
    of.placeAndDate,
    of.reference,
    ...of.addressee,
    '',
    of.title,
    '',
    ...of.blocks.flatMap(block => {
      if (block.kind === 'heading') return ['', `${block.text}${block.cites ? `  ${block.cites}` : ''}`]
      if (block.kind === 'facts') return [...block.rows.map(one => row(one.label, one.value)), '']
      if (block.kind === 'item') return [`${block.number}. ${block.text}`]
      return [block.text]
    }),
    '',
    ...of.signature,
  ].join('\n')
}
