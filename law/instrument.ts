import { aureliaCordovia } from './instruments/aurelia-cordovia.ts'
import { house, type Practice } from './instruments/house.ts'
import type { Instrument, Provision, Titles } from './instruments/shape.ts'
import { untoc } from './instruments/untoc.ts'
import type { Topic } from './topics.ts'

/** Every instrument we know, by what stands before the paragraph in a citation. */
export const instruments = {
  UNTOC: untoc,
  'XA-XC': aureliaCordovia,
} as const satisfies Readonly<Record<string, Instrument>>

export type InstrumentId = keyof typeof instruments

type ParagraphOf<Id extends InstrumentId> = keyof (typeof instruments)[Id]['provisions'] & string

/** A paragraph of UNTOC: `UNTOC 18(15)(a)`. One that does not exist does not compile. */
export type UntocCitation = `UNTOC ${ParagraphOf<'UNTOC'>}`
/** A paragraph of the treaty between Aurelia and Cordovia: `XA-XC 14(2)`. */
export type AureliaCordoviaCitation = `XA-XC ${ParagraphOf<'XA-XC'>}`
/** What no text orders: `house reasons-for-postponement`. */
export type HousePractice = `house ${keyof typeof house}`

/** The paragraph a rule, a field, a deadline or a ground rests on. */
export type Citation = UntocCitation | AureliaCordoviaCitation | HousePractice

/** A provision of one State's law as its profile names it: `domestic XB Criminal Procedure Code, art. 412`. */
export type DomesticCitation = `domestic ${string}`

/** Whatever the governing stack can rest an answer on. */
export type Authority = Citation | DomesticCitation

/**
 * The paragraph behind a citation, or the practice behind `house …`.
 *
 * @example provision('UNTOC 18(16)').verb // 'may'
 */
export function provision(citation: UntocCitation | AureliaCordoviaCitation): Provision
export function provision(citation: HousePractice): Practice
export function provision(citation: Citation): Provision | Practice
export function provision(citation: Citation): Provision | Practice {
  const found = find(citation)
  if (!found) throw new Error(`No such paragraph: ${citation}`)
  return found
}

/** Whether a text from outside (a stored case, a profile) is a citation we know. */
export function isCitation(text: string): text is Citation {
  return find(text) !== undefined
}

/** Whether a text from outside names a provision of domestic law. */
export function isDomesticCitation(text: string): text is DomesticCitation {
  return /^domestic [A-Z]{2} \S/.test(text)
}

/**
 * The citation without its instrument, as it stands beside a field: `18(15)(a)`.
 * House practice and domestic law lose only the word before them.
 */
export function shortCitation(citation: Authority): string {
  return citation.slice(citation.indexOf(' ') + 1)
}

/**
 * The citation in full, as a letter writes it.
 *
 * @param language `en`, `fr` or `ar`
 * @example citationTitle('UNTOC 18(15)(a)', 'fr') // 'Convention …, art. 18, par. 15, al. a)'
 */
export function citationTitle(citation: Authority, language: 'en' | 'fr' | 'ar'): string {
  const start = citation.slice(0, citation.indexOf(' '))
  const rest = shortCitation(citation)
  if (start === 'house') return houseTitles[language]
  if (start === 'domestic') return rest
  const titles = known(start)?.title
  if (!titles) throw new Error(`No such instrument: ${citation}`)
  return `${titles[language]}${language === 'ar' ? '، ' : ', '}${paragraphTitle(rest, language)}`
}

/**
 * The paragraphs of an instrument that speak of a topic, in the order of the text.
 *
 * @example paragraphs('UNTOC', 'useLimitation') // ['UNTOC 18(19)']
 */
export function paragraphs(id: InstrumentId, topic: Topic): readonly Citation[] {
  return byTopic(id, instruments[id].provisions, topic)
}

/** The house practices that speak of a topic. */
export function practices(topic: Topic): readonly HousePractice[] {
  // Built from the keys of the table, hence house practices.
  return byTopic('house', house, topic) as readonly HousePractice[]
}

/** Every citation there is, for tables and tests. */
export function allCitations(): readonly Citation[] {
  const treaties = Object.values(instruments).flatMap(instrument =>
    Object.keys(instrument.provisions).map(paragraph => `${instrument.id} ${paragraph}`),
  )
  // Built from the keys of the tables, hence citations.
  return [...treaties, ...Object.keys(house).map(slug => `house ${slug}`)] as Citation[]
}

const houseTitles: Titles = {
  en: 'House practice',
  fr: 'Pratique interne',
  ar: 'ممارسة داخلية',
}

function byTopic(
  start: string,
  table: Readonly<Record<string, Provision | Practice>>,
  topic: Topic,
): readonly Citation[] {
  // The head of a list comes before its letters in the tables, so the first hit is the widest.
  return Object.entries(table)
    .filter(([, row]) => row.topics?.includes(topic))
    .map(([key]) => `${start} ${key}` as Citation) // a key of the table makes a citation
}

function find(text: string): Provision | Practice | undefined {
  const space = text.indexOf(' ')
  const start = text.slice(0, space)
  const rest = text.slice(space + 1)
  const table: Readonly<Record<string, Provision | Practice>> | undefined =
    start === 'house' ? house : known(start)?.provisions
  return table && Object.hasOwn(table, rest) ? table[rest] : undefined
}

function known(id: string): Instrument | undefined {
  const table: Readonly<Record<string, Instrument>> = instruments
  return Object.hasOwn(table, id) ? table[id] : undefined
}

/** `18(15)(a)` in the manner of each language: fr `art. 18, par. 15, al. a)`, ar `المادة 18، الفقرة 15 (أ)`. */
function paragraphTitle(paragraph: string, language: 'en' | 'fr' | 'ar'): string {
  const [article = '', ...parts] = paragraph.split(/[()]+/).filter(part => part !== '')
  if (language === 'en') return `art. ${paragraph}`
  const number = parts.find(part => /^\d+$/.test(part))
  const letter = parts.find(part => /^[a-z]$/.test(part))
  if (language === 'fr') {
    return `art. ${article}${number ? `, par. ${number}` : ''}${letter ? `, al. ${letter})` : ''}`
  }
  const arabic = letter && arabicLetters[letter]
  return `المادة ${article}${number ? `، الفقرة ${number}` : ''}${arabic ? ` (${arabic})` : ''}`
}

/** The order in which Arabic legal texts letter a list. */
const arabicLetters: Readonly<Record<string, string>> = {
  a: 'أ',
  b: 'ب',
  c: 'ج',
  d: 'د',
  e: 'ه',
  f: 'و',
  g: 'ز',
  h: 'ح',
  i: 'ط',
  j: 'ي',
}
