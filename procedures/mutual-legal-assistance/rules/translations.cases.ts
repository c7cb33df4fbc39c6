import { noTranslation, type ReceivedTranslation } from '../../lanes/translation/state.ts'
import { versionOf } from '../../lanes/translation/work.ts'
import { haldenTrade } from '../example.ts'
import type { Request } from '../form.ts'
import type { RuleCase } from './cases.ts'

const french = 'Entre janvier et juin 2025, Halden Trade a facturé des marchandises inconnues.'
const english = haldenTrade.facts?.['en']?.text ?? ''

/** The example with its facts in English, and in French where a translator sent them. */
function withFacts(facts: Request['facts']): Request {
  return { ...haldenTrade, facts }
}

const translatedFacts = withFacts({
  en: { text: english, origin: 'written', by: 'Mira Sol' },
  fr: { text: french, origin: 'translated', by: 'Karim Delon' },
})
const untranslatedFacts = withFacts({ en: { text: english, origin: 'written', by: 'Mira Sol' } })

/** What came from a translator, made of a text. */
const madeOf = (text: string): ReceivedTranslation => ({
  id: 'r1',
  of: 'facts',
  into: 'fr',
  from: 'en',
  version: versionOf(text),
  translator: 'Karim Delon',
  certification: 'sworn',
  at: '2026-11-20T09:00:00Z',
})

const compared = {
  of: 'facts',
  into: 'fr',
  version: versionOf(english),
  translation: versionOf(french),
  by: null,
  at: '2026-11-21T09:00:00Z',
}

const warrant = {
  name: 'warrant.pdf',
  media: 'application/pdf',
  size: 9,
  sha256: 'a'.repeat(64),
  role: 'annex' as const,
}

const waiverOf = (of: string) => ({
  of,
  into: 'fr',
  because: 'partnerAccepts',
  reason: 'Telephone call with the directorate of 18 November.',
  by: null,
  at: '2026-11-19T09:00:00Z',
})

/** Translation as work: what a request needs before it leaves. */
export const translationCases: readonly RuleCase[] = [
  {
    rule: 'MLA-14',
    when: 'facts that nobody translated, and a recorded reason why they stay in English',
    request: untranslatedFacts,
    translation: { ...noTranslation, waivers: [waiverOf('facts')] },
    finds: ['textWaivedInLanguage informs'],
    cites: 'UNTOC 18(14)',
  },
  {
    rule: 'MLA-14',
    when: 'a recorded reason for another text helps the facts not',
    request: untranslatedFacts,
    translation: { ...noTranslation, waivers: [waiverOf('summary')] },
    finds: ['textMissingInLanguage blocks'],
  },
  {
    rule: 'MLA-14',
    when: 'a translation that came and was compared with what stands there',
    request: translatedFacts,
    translation: { ...noTranslation, received: [madeOf(english)], checks: [compared] },
    finds: [],
  },
  {
    rule: 'MLA-14',
    when: 'a translation that came and that nobody compared',
    request: translatedFacts,
    translation: { ...noTranslation, received: [madeOf(english)] },
    finds: ['translationNotCompared warns'],
    cites: 'house translations-compared',
  },
  {
    rule: 'MLA-14',
    when: 'a translation made of the facts before they were changed',
    request: translatedFacts,
    translation: { ...noTranslation, received: [madeOf('Between January and May 2025.')] },
    finds: ['translationOfAnotherVersion blocks'],
    cites: 'UNTOC 18(14)',
  },
  {
    rule: 'MLA-14',
    when: 'facts changed after their translation was compared',
    request: translatedFacts,
    translation: {
      ...noTranslation,
      received: [madeOf(english)],
      checks: [{ ...compared, version: versionOf('Between January and May 2025.') }],
    },
    finds: ['translationOfAnotherVersion blocks'],
  },
  {
    rule: 'MLA-14',
    when: 'a translation of another version that a person compared with the new one and found to fit',
    request: translatedFacts,
    translation: {
      ...noTranslation,
      received: [madeOf('Between January and May 2025.')],
      checks: [compared],
    },
    finds: [],
  },
  {
    rule: 'MLA-14',
    when: 'an annex in English, which Borealia does not read',
    files: [{ ...warrant, language: 'en' }],
    finds: ['annexMissingInLanguage blocks'],
    cites: 'house annexes-in-an-accepted-language',
  },
  {
    rule: 'MLA-14',
    when: 'an annex in Arabic, which Borealia accepts beside French',
    files: [{ ...warrant, language: 'ar' }],
    finds: [],
  },
  {
    rule: 'MLA-14',
    when: 'an annex in English that stays so for a recorded reason',
    files: [{ ...warrant, language: 'en' }],
    translation: { ...noTranslation, waivers: [waiverOf(`file:${warrant.sha256}`)] },
    finds: [],
  },
  {
    rule: 'MLA-14',
    when: 'an annex in English with its translation beside it, compared',
    files: [
      { ...warrant, language: 'en' },
      { ...warrant, sha256: 'b'.repeat(64), name: 'warrant.fr.pdf', language: 'fr' },
    ],
    translation: {
      ...noTranslation,
      received: [
        {
          ...madeOf(''),
          of: `file:${warrant.sha256}`,
          version: warrant.sha256,
          file: 'b'.repeat(64),
        },
      ],
      checks: [
        {
          ...compared,
          of: `file:${warrant.sha256}`,
          version: warrant.sha256,
          translation: 'b'.repeat(64),
        },
      ],
    },
    finds: [],
  },
  {
    rule: 'MLA-14',
    when: 'an annex in English to Cordovia, whose treaty lets annexes stay',
    to: 'Cordovia',
    request: { ...haldenTrade, languages: ['en'] },
    files: [{ ...warrant, language: 'fr' }],
    finds: ['annexMayStayInLanguage informs'],
    cites: 'XA-XC 4(2)',
  },
]
