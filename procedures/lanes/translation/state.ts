import type { Prose } from '../../field.ts'
import { said } from '../optional.ts'
import type { Entry } from '../../state.ts'
import type { Certification } from './acts.ts'

/** What our own acts leave of translation as work: what was ordered, came, was checked, or is done without. */
export interface TranslationState {
  /** Oldest first. */
  readonly orders: readonly TranslationOrder[]
  /** The last one of each text in each language. */
  readonly received: readonly ReceivedTranslation[]
  readonly checks: readonly TranslationCheck[]
  readonly waivers: readonly TranslationWaiver[]
}

/** One text in one language. */
interface Cell {
  /** A path of the request, or `file:` and the SHA-256 of a file. */
  readonly of: string
  readonly into: string
}

export interface TranslationOrder {
  readonly id: string
  readonly into: string
  readonly translator: string
  readonly employed: string
  readonly certification: Certification
  /** `2026-12-04` */
  readonly due: string
  /** Whole units of the currency, an ISO 4217 code. */
  readonly cost?: number
  readonly currency?: string
  readonly texts: readonly { readonly of: string; readonly from: string; readonly version: string }[]
  readonly at: string
  readonly cancelled?: { readonly at: string; readonly reason: string }
}

export interface ReceivedTranslation extends Cell {
  /** Id of the act. */
  readonly id: string
  readonly from: string
  /** SHA-256 of what it was made from. */
  readonly version: string
  readonly translator: string
  readonly certification: Certification
  /** The text, where no draft of ours holds it. */
  readonly text?: Prose
  /** SHA-256 of the file that is the translation. */
  readonly file?: string
  readonly at: string
}

export interface TranslationCheck extends Cell {
  /** SHA-256 of the source it was compared with, and of the translation. */
  readonly version: string
  readonly translation: string
  readonly note?: string
  readonly by: string | null
  readonly at: string
}

export interface TranslationWaiver extends Cell {
  readonly because: string
  readonly reason: string
  readonly by: string | null
  readonly at: string
}

export const noTranslation: TranslationState = { orders: [], received: [], checks: [], waivers: [] }

/**
 * The state after one more act. What is ordered or came is waived no longer; the last word on a text in a language
 * counts, and the acts keep the others.
 *
 * @param drafting a draft of ours holds the texts that come, so they are not kept twice
 */
export function translated(
  before: TranslationState,
  { header, content, by }: Entry,
  drafting: boolean,
): TranslationState {
  // The act was parsed by its own fields before it was recorded.
  const data = (content?.data ?? {}) as Said
  const { id, at } = header
  const { into = '', texts = [] } = data
  const told = (cell: Cell) => cell.into === into && texts.some(one => one.of === cell.of)
  const others = <C extends Cell>(cells: readonly C[]) => cells.filter(cell => !told(cell))
  const certification = data.certification ?? 'none'
  const translator = data.translator ?? ''
  switch (header.type) {
    case 'orderTranslation': {
      const { employed = '', due = '', cost, currency } = data
      const order: TranslationOrder = {
        id,
        into,
        translator,
        employed,
        certification,
        due,
        at,
        texts: texts.map(({ of = '', from = '', version = '' }) => ({
          of,
          from,
          version,
        })),
        ...said({
          cost,
          currency,
        }),
      }
      return { ...before, orders: [...before.orders, order], waivers: others(before.waivers) }
    }
    case 'receiveTranslation': {
      const came = texts.map(
        ({ of = '', from = '', version = '', text, file }): ReceivedTranslation => ({
          id,
          of,
          into,
          from,
          version,
          translator,
          certification,
          at,
          ...said({
            text: drafting ? undefined : text,
            file,
          }),
        }),
      )
      return {
        ...before,
        received: [...others(before.received), ...came],
        checks: others(before.checks),
        waivers: others(before.waivers),
      }
    }
    case 'checkTranslation': {
      const checks = texts.map(
        ({ of = '', version = '', translation = '' }): TranslationCheck => ({
          of,
          into,
          version,
          translation,
          by,
          at,
          ...said({ note: data.note }),
        }),
      )
      return { ...before, checks: [...others(before.checks), ...checks] }
    }
    case 'waiveTranslation': {
      const { because = '', reason = '' } = data
      const waivers = texts.map(({ of = '' }) => ({ of, into, because, reason, by, at }))
      return { ...before, waivers: [...others(before.waivers), ...waivers] }
    }
    case 'cancelTranslation': {
      const cancelled = { at, reason: data.reason ?? '' }
      const orders = before.orders.map(one => (one.id === data.order ? { ...one, cancelled } : one))
      return { ...before, orders }
    }
    default:
      return before
  }
}

interface Said {
  into?: string
  translator?: string
  employed?: string
  certification?: Certification
  due?: string
  cost?: number
  currency?: string
  note?: string
  because?: string
  reason?: string
  order?: string
  texts?: {
    of?: string
    from?: string
    version?: string
    translation?: string
    text?: Prose
    file?: string
  }[]
}
