import { canonical } from '#lib/canonical.ts'
import { hex, sha256 } from '#lib/sha256.ts'
import { blank, languagesOf } from '../../blank.ts'
import { proseIn, type Fields, type Prose } from '../../field.ts'
import type { Certification } from './acts.ts'
import type { ReceivedTranslation, TranslationOrder, TranslationState, TranslationWaiver } from './state.ts'

export const unitStates = [
  /** Written in this language, or accepted as it is. */
  'original',
  'missing',
  'ordered',
  'late',
  'received',
  'checked',
  'ofAnotherVersion',
  'waived',
] as const
export type UnitState = (typeof unitStates)[number]

/** One free text, or one file, in one language it has to be there in. */
export interface Unit {
  /** A path of the request, or `file:` and the SHA-256 of a file. */
  readonly of: string
  readonly into: string
  /** The language it is translated from. */
  readonly from: string
  /** SHA-256 of the text or file as it stands. */
  readonly version: string
  readonly state: UnitState
  /** SHA-256 of the translation that stands there. */
  readonly translation?: string
  /** The text in this language, as it stands. */
  readonly text?: string
  readonly translator?: string
  readonly certification?: Certification
  /** The order that waits for it. */
  readonly order?: TranslationOrder
  /** What was ordered is not what stands there now. */
  readonly changedSince?: true
  readonly waiver?: TranslationWaiver
}

/** A file that may need a translation. */
export interface WorkFile {
  readonly sha256: string
  readonly name: string
  readonly language: string | null
  /** The language it is needed in, unless it is in one of those accepted there. */
  readonly into: string
  readonly accepted: readonly string[]
}

/** What is translated, into what, and what was done about it. */
export interface TranslationInput {
  readonly fields: Fields
  readonly request: Readonly<Record<string, unknown>>
  readonly files: readonly WorkFile[]
  /** Languages every free text has to be there in, the author's first. */
  readonly into: readonly string[]
  readonly own: TranslationState
  /** `2026-11-23` */
  readonly today: string
  /** The texts came from the other State: whatever language they are there in, they came so. */
  readonly came: boolean
}

/** SHA-256 of the canonical JSON of a text: by it a translation names what it was made from. */
export function versionOf(text: string): string {
  return hex(sha256(canonical(text)))
}

/** How a file is named among the texts. */
export const fileUnit = (sha256: string): string => `file:${sha256}`

/**
 * Every text and every file with the languages it has to be there in, and where its translation stands. A text that
 * nobody wrote needs none.
 */
export function translationWork(input: TranslationInput): readonly Unit[] {
  const texts = proseIn(input.fields, input.request)
    .filter(({ prose }) => !blank(prose))
    .flatMap(({ path, prose = {} }) => input.into.map(into => textUnit(input, path, prose, into)))
  // A file that is itself a translation needs none.
  const made = new Set(input.own.received.map(one => one.file))
  const files = input.files
    .filter(file => file.language !== null && !made.has(file.sha256))
    .map(file => filedUnit(input, file))
  return [...texts, ...files]
}

/** The language a text is translated from: the author's, else the first it is there in. */
export function sourceOf(prose: Prose, into: readonly string[]): string {
  const there = languagesOf(prose)
  const written = there.filter(language => prose[language]?.origin === 'written')
  const [first = ''] = [
    ...into.filter(language => written.includes(language)),
    ...written,
    ...into.filter(language => there.includes(language)),
    ...there,
  ]
  return first
}

function textUnit(input: TranslationInput, path: string, prose: Prose, into: string): Unit {
  const received = newest(input.own.received, path, into)
  const order = openOrder(input.own, path, into)
  const named = order?.texts.find(one => one.of === path)?.from ?? received?.from
  const from = named !== undefined && !blankIn(prose, named) ? named : sourceOf(prose, input.into)
  const source = prose[from]?.text ?? ''
  const about = { of: path, into, from, version: versionOf(source) }
  const written = prose[into]
  if (from === into || (input.came && !blankIn(prose, into)))
    return { ...about, state: 'original', ...(written ? { text: written.text } : {}) }
  const text = blankIn(prose, into) ? received?.text?.[into]?.text : written?.text
  return unit(input, about, order, received, {
    translation: text === undefined || text.trim() === '' ? undefined : versionOf(text),
    text,
    translator: blankIn(prose, into) ? received?.translator : written?.by,
  })
}

function filedUnit(input: TranslationInput, file: WorkFile): Unit {
  const of = fileUnit(file.sha256)
  const from = file.language ?? ''
  const about = { of, into: file.into, from, version: file.sha256 }
  if (file.accepted.includes(from) || from === file.into) return { ...about, state: 'original' }
  const received = newest(input.own.received, of, file.into)
  const order = openOrder(input.own, of, file.into)
  const { file: translation, translator } = received ?? {}
  return unit(input, about, order, received, { translation, text: undefined, translator })
}

function unit(
  input: TranslationInput,
  about: Pick<Unit, 'of' | 'into' | 'from' | 'version'>,
  order: TranslationOrder | undefined,
  received: ReceivedTranslation | undefined,
  there: { translation: string | undefined; text: string | undefined; translator: string | undefined },
): Unit {
  const { own, today } = input
  const waiver = newest(own.waivers, about.of, about.into)
  const ordered = order?.texts.find(one => one.of === about.of)
  const all = {
    ...about,
    ...(there.translation === undefined ? {} : { translation: there.translation }),
    ...(there.text === undefined ? {} : { text: there.text }),
    ...(there.translator === undefined ? {} : { translator: there.translator }),
    ...(received ? { certification: received.certification } : {}),
    ...(order ? { order } : {}),
    ...(ordered && ordered.version !== about.version ? { changedSince: true as const } : {}),
    ...(waiver ? { waiver } : {}),
  }
  if (waiver) return { ...all, state: 'waived' }
  if (there.translation === undefined) {
    if (!order) return { ...all, state: 'missing' }
    return { ...all, state: order.due < today ? 'late' : 'ordered' }
  }
  // Whoever checked compared this very translation with this very source; that counts more than what it was made from.
  const checks = newest(own.checks, about.of, about.into)
  const check = checks?.translation === there.translation ? checks : undefined
  const madeFrom = check?.version ?? received?.version
  if (madeFrom !== undefined && madeFrom !== about.version) return { ...all, state: 'ofAnotherVersion' }
  return { ...all, state: check ? 'checked' : 'received' }
}

/** The order that waits for this text: the last one, unless it was called off or something came since. */
function openOrder(own: TranslationState, of: string, into: string): TranslationOrder | undefined {
  const came = newest(own.received, of, into)
  return own.orders.findLast(
    order =>
      order.into === into &&
      !order.cancelled &&
      order.texts.some(one => one.of === of) &&
      !(came && came.at > order.at),
  )
}

/** Orders something is still waited for of, oldest first. */
export function openOrders(own: TranslationState): readonly TranslationOrder[] {
  return own.orders.filter(order => order.texts.some(({ of }) => openOrder(own, of, order.into) === order))
}

/** What translation costs in this case, by currency; an order called off costs nothing here. */
export function translationCosts(own: TranslationState): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { cost, currency, cancelled } of own.orders) {
    if (cost !== undefined && currency !== undefined && !cancelled)
      sums.set(currency, (sums.get(currency) ?? 0) + cost)
  }
  return sums
}

function newest<C extends { readonly of: string; readonly into: string }>(
  cells: readonly C[],
  of: string,
  into: string,
): C | undefined {
  return cells.findLast(cell => cell.of === of && cell.into === into)
}

const blankIn = (prose: Prose, language: string) => (prose[language]?.text ?? '').trim() === ''
