import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { Field, Fields } from '../field.ts'
import type { Block, Letter } from '../letter.ts'
import ar from '../words/ar.json' with { type: 'json' }
import en from '../words/en.json' with { type: 'json' }
import fr from '../words/fr.json' with { type: 'json' }
import { haldenTrade } from './example.ts'
import { fields, type Request } from './form.ts'
import { letter } from './letter.ts'

const words: Record<string, Record<string, string>> = { en, fr, ar }

describe('The letter of a request', () => {
  test('is the same for the same input', () => {
    assert.deepEqual(written('fr'), written('fr'))
  })

  for (const language of ['en', 'fr', 'ar']) {
    test(`has a place for everything the form holds, in ${language}`, () => {
      const shown = new Set(paths(written(language)))
      const said = filled(fields, haldenTrade)
      // The promise of reciprocity is not made under a treaty, and secrecy asked is a section of its own.
      const silent = ['reciprocity', 'confidentiality.asked']
      assert.deepEqual(
        said.filter(path => !shown.has(path) && !silent.includes(path)),
        [],
      )
    })

    test(`says everything through the words, in ${language}`, () => {
      const all = JSON.stringify(written(language))
      assert.doesNotMatch(all, /mla\.|letter\.[a-z]|undefined|\[object|null|NaN/)
    })
  }

  test('carries the words of its language and marks what exists only in another', () => {
    const facts = (language: string) =>
      written(language).blocks.find(block => 'path' in block && block.path === 'facts')
    assert.match(textOf(facts('en')), /^Between January and June 2025/)
    assert.match(textOf(facts('fr')), /^Entre janvier et juin 2025/)
    const missing = facts('ar')
    assert.equal(missing?.kind === 'text' && missing.missing, true)
    assert.doesNotMatch(textOf(missing), /Between/)
  })

  test('cites beside each heading the paragraph of the text that governs', () => {
    assert.deepEqual(citing(written('en'), 'Facts'), '18(15)(c)')
    assert.deepEqual(citing(written('en'), 'Purpose'), '18(15)(f)')
    assert.match(citing(written('en', cordovia), 'Facts') ?? '', /^5\(/)
  })

  test('names the texts it rests on, the governing one first', () => {
    const basis = textOf(written('en', cordovia).blocks[1])
    assert.match(basis, /Treaty between Aurelia and Cordovia .* and .*Organized Crime/)
  })

  test('writes dates as each language does, with Latin digits in Arabic', () => {
    assert.match(written('en').placeAndDate, /23 November 2026$/)
    assert.match(written('fr').placeAndDate, /23 novembre 2026$/)
    assert.match(written('ar').placeAndDate, /23 نوفمبر 2026$/)
    assert.equal(written('ar').direction, 'rtl')
  })

  test('gives the hour of a hearing with its zone', () => {
    const rows = written('en').blocks.flatMap(block => (block.kind === 'facts' ? block.rows : []))
    assert.equal(
      rows.find(row => row.path === 'measures.m2.wishedAt')?.value,
      '2 December 2026 at 09:00 (Africa/Tunis)',
    )
    assert.equal(rows.find(row => row.path === 'measures.m2.whom')?.value, 'Nadia Rell')
  })

  test('promises reciprocity only where it was undertaken', () => {
    const promises = (request: Request) => paths(written('en', borealia, request)).includes('reciprocity')
    assert.equal(promises(haldenTrade), false)
    assert.equal(promises({ ...haldenTrade, reciprocity: 'undertaken' }), true)
  })

  test('of an empty draft is still a letter', () => {
    const empty = written('en', borealia, {})
    assert.equal(empty.title, 'Request for mutual legal assistance')
    assert.ok(empty.blocks.length >= 4)
  })
})

function written(language: string, requested: Profile = borealia, request: Request = haldenTrade): Letter {
  return letter({
    language,
    request: request,
    files: [
      {
        name: 'order.pdf',
        media: 'application/pdf',
        size: 3,
        sha256: 'a'.repeat(64),
        role: 'annex',
        language: 'fr',
      },
    ],
    reference: 'XA-MLA-2026-00017',
    date: '2026-11-23',
    requesting: aurelia,
    requested,
    governing: governing({
      requesting: 'XA',
      requested: requested.state,
      on: '2026-11-23',
      profiles: [aurelia, requested],
    }),
    say: (key, values) => {
      const message = words[language]?.[key]
      assert.ok(message !== undefined, `no words for ${key}`)
      return String(new IntlMessageFormat(message, language).format(values))
    },
  })
}

function paths({ blocks }: Letter): string[] {
  return blocks.flatMap(block => {
    if (block.kind === 'facts') return block.rows.map(row => row.path ?? '')
    return 'path' in block && block.path !== undefined ? [block.path] : []
  })
}

function textOf(block: Block | undefined): string {
  return block && 'text' in block ? block.text : ''
}

function citing({ blocks }: Letter, text: string): string | undefined {
  const heading = blocks.find(block => block.kind === 'heading' && block.text === text)
  return heading?.kind === 'heading' ? heading.cites : undefined
}

/** Paths of everything a request holds, found by walking the form and not the letter. */
function filled(some: Fields, values: Record<string, unknown>, at = ''): string[] {
  return Object.entries(some).flatMap(([name, field]: [string, Field]): string[] => {
    const path = at ? `${at}.${name}` : name
    const value = values[name]
    if (value === undefined) return []
    if (field.kind === 'group') return filled(field.fields, value as Record<string, unknown>, path)
    if (field.kind !== 'list' && field.kind !== 'kinds') return [path]
    return (value as (Record<string, unknown> & { id: string; kind?: string })[]).flatMap(item =>
      filled(
        field.kind === 'list' ? field.fields : { ...field.common, ...field.kinds[item.kind ?? ''] },
        item,
        `${path}.${item.id}`,
      ),
    )
  })
}
