import type { Fields } from '../../field.ts'
import type { Step } from '../../procedure.ts'

/** Why a text or an annex stays without translation. */
export const waiverGrounds = ['partnerAccepts', 'treatyAllows', 'notNeededThere', 'followsLater'] as const
/** Who answers for a translation: nobody in form, its translator, or one sworn before a court. */
export const certifications = ['none', 'certified', 'sworn'] as const
export type Certification = (typeof certifications)[number]

/** The path of a free text (`facts`, `measures.m1.assistance`) or `file:` and the SHA-256 of a file. */
const of = { kind: 'line', required: true } as const
const into = { kind: 'line', required: true, topic: 'language' } as const
const from = { kind: 'line', required: true } as const
/** SHA-256 of the text, or of the file, a translation is made from. */
const version = { kind: 'line', required: true } as const

export const orderTranslationFields = {
  into,
  translator: { kind: 'line', required: true },
  employed: { kind: 'choice', options: ['inHouse', 'agency'], required: true },
  certification: { kind: 'choice', options: certifications, required: true },
  due: { kind: 'date', required: true },
  /** Whole units of the currency. */
  cost: { kind: 'integer', min: 0 },
  currency: { kind: 'line' },
  texts: { kind: 'list', required: true, fields: { of, from, version } },
} as const satisfies Fields

export const receiveTranslationFields = {
  into,
  translator: { kind: 'line', required: true },
  certification: { kind: 'choice', options: certifications, required: true },
  texts: {
    kind: 'list',
    required: true,
    fields: {
      of,
      from,
      version,
      /** SHA-256 of the text that stood there in this language; absent where none did. */
      replaces: { kind: 'line' },
      text: { kind: 'prose' },
      /** SHA-256 of the file that is the translation. */
      file: { kind: 'line' },
    },
  },
} as const satisfies Fields

export const checkTranslationFields = {
  into,
  texts: {
    kind: 'list',
    required: true,
    fields: { of, version, translation: { kind: 'line', required: true } },
  },
  note: { kind: 'line' },
} as const satisfies Fields

export const waiveTranslationFields = {
  into,
  texts: { kind: 'list', required: true, fields: { of } },
  because: { kind: 'choice', options: waiverGrounds, required: true, topic: 'language' },
  reason: { kind: 'line', required: true },
} as const satisfies Fields

export const cancelTranslationFields = {
  order: { kind: 'line', required: true },
  reason: { kind: 'line', required: true },
} as const satisfies Fields

/** While a request is written, and on the side that is asked from the first day to the last. */
const line = {
  by: 'both',
  strand: 'own',
  from: [null, 'drafting', 'receiving', 'reopened'],
  to: 'same',
  duty: 'officer',
  topic: 'language',
  elsewhere: true,
} as const

/** Translation as work, one line an act; all of it is our own and nothing crosses. */
export const translationSteps = [
  { ...line, act: 'orderTranslation', fields: orderTranslationFields },
  { ...line, act: 'receiveTranslation', fields: receiveTranslationFields },
  { ...line, act: 'checkTranslation', fields: checkTranslationFields },
  { ...line, act: 'waiveTranslation', fields: waiveTranslationFields },
  { ...line, act: 'cancelTranslation', fields: cancelTranslationFields },
] as const satisfies readonly Step[]

export const translationActs: readonly string[] = translationSteps.map(step => step.act)
