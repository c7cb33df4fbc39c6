import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import { fold } from '#procedures/fold.ts'
import { type Letter, letterLanguages } from '#procedures/letter.ts'
import { chain } from '#procedures/mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { setLetter } from './set.ts'
import { sayIn } from './words.ts'

const [XA, XB] = ['XA:central', 'XB:central']
const file = {
  name: 'relevés-4471.pdf',
  media: 'application/pdf',
  size: 900,
  sha256: '9f2c41ab'.repeat(8),
  role: 'result' as const,
}
const limitation = {
  en: {
    text: 'Names of other account holders are kept from the public.',
    origin: 'written' as const,
    by: 'Oda Lind',
  },
}

/** The sheet over bank records that Borealia (or who else furnished them) delivered. */
function sheetIn(
  language: string,
  recipient = 'Regional Court of Port Serin',
  to: Profile = borealia,
): Letter {
  const stack = governing({
    requesting: 'XA',
    requested: to.state,
    on: '2026-11-23',
    agreements: [],
    profiles: [aurelia, to],
  })
  const entries = chain([
    {
      type: 'send',
      from: XA ?? '',
      data: { request: haldenTrade, reference: 'XA-MLA-2026-00017', governing: stack },
    },
    { type: 'register', from: XB ?? '', data: { reference: 'BOR/2026/0412' } },
    { type: 'acceptMeasure', from: XB ?? '', data: { measure: 'm1' } },
    { type: 'deliverResult', from: XB ?? '', data: { measure: 'm1', limitation } },
  ]).map(entry =>
    entry.header.type === 'deliverResult'
      ? { ...entry, content: { data: entry.content?.data ?? {}, files: [file] } }
      : entry,
  )
  const state = fold(procedure, 'requesting', entries)
  const [result] = state.shared.results
  assert.ok(result && procedure.releaseSheet)
  return procedure.releaseSheet({
    language,
    date: '2027-01-10',
    state,
    say: sayIn(language),
    governing: stack,
    requesting: aurelia,
    requested: to,
    result,
    use: {
      id: '5e0c2f9a-1f6e-4f0e-9b5f-2f0d3a1c7b11',
      result: result.act,
      purpose: 'stated',
      proceedings: '17 CR 119',
      at: '2027-01-10T09:00:00.000Z',
      by: null,
      ...(recipient === 'nobody' ? {} : { recipient }),
    },
    by: 'Mira Sol',
    limits: [limitation],
  })
}

const toldBy = ({ blocks }: Letter) =>
  blocks
    .flatMap(block =>
      block.kind === 'facts' ? block.rows.flatMap(row => [row.label, row.value]) : [block.text],
    )
    .join('\n')

describe('The cover sheet of a released result', () => {
  test('says whose it is, for what and to whom it went, what binds it, and what to do before any other use', () => {
    const sheet = sheetIn('en')
    const told = toldBy(sheet)
    for (const part of [
      'BOR/2026/0412',
      'XA-MLA-2026-00017',
      'Measure 1',
      '17 CR 119',
      'Regional Court of Port Serin',
      'Mira Sol',
      '10 January 2027',
      '5e0c2f9a-1f6e-4f0e-9b5f-2f0d3a1c7b11',
      'Without the prior consent of the State that furnished them',
      'Names of other account holders are kept from the public.',
      'Before you pass these files on',
      'exculpatory',
      'relevés-4471.pdf · SHA-256 9f2c41ab9f2c41ab…',
    ])
      assert.ok(told.includes(part), part)
    const cited = sheet.blocks.flatMap(block =>
      block.kind === 'heading' && block.cites ? [block.cites] : [],
    )
    assert.deepEqual(cited, ['18(19)'])
    assert.deepEqual(sheet.addressee, ['Regional Court of Port Serin'])
  })

  test('is for its reader alone where nobody else was named', () => {
    const sheet = sheetIn('en', 'nobody')
    assert.deepEqual(sheet.addressee, ['Mira Sol'])
    assert.match(toldBy(sheet), /Only the person named below, for that person’s own work/)
  })

  test('names the purpose, and no steps of the Convention, where another treaty governs', () => {
    const told = toldBy(sheetIn('en', 'nobody', cordovia))
    assert.match(told, /used only for the purpose the request states/)
    assert.doesNotMatch(told, /exculpatory to an accused person may be disclosed/)
  })

  for (const language of letterLanguages) {
    test(`says everything through the words and is set as tagged PDF/A, in ${language}`, () => {
      const sheet = sheetIn(language)
      const all = JSON.stringify(sheet)
      assert.doesNotMatch(all, /"mla\.|"letter\.[a-z]|undefined|\[object|\bnull\b|NaN/)
      const pdf = setLetter(sheet, { at: '2027-01-10T09:00:00Z' })
      assert.ok(Buffer.from(pdf).subarray(0, 5).toString() === '%PDF-')
      assert.ok(Buffer.from(pdf).includes('pdfaid:part'), 'it says that it is PDF/A')
    })
  }
})
