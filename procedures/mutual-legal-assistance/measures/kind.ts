import type { Purpose } from '#law/purposes.ts'
import type { Fields } from '../../field.ts'

/** One kind of measure: what a request says of it, and what proves that it was done. */
export interface MeasureKind {
  /** The letter of UNTOC 18(3) it is for unless its author says otherwise; the text itself maps nothing. */
  readonly purpose: Purpose
  /** Further letters it fits. The open letter (i) fits any. */
  readonly alsoFor: readonly Purpose[]
  /**
   * Whether it is done against somebody's will. UNTOC 18 draws no such line; a dual criminality test or a
   * judge's order often does, so the line drawn here is house practice, with its reason.
   */
  readonly coercive: boolean
  readonly why: string
  /** Whether the request must tell the facts; UNTOC 18(15)(c) spares them for the service of documents alone. */
  readonly facts: 'needed' | 'spared'
  /** What the request says beside the fields common to all measures. */
  readonly fields: Fields
  /** What a result says of how the measure was done. */
  readonly proof: Fields
  /** Fields of the proof without which a requesting authority cannot use what it gets, when it was done. */
  readonly proves: readonly string[]
  /** Days of request and proof on which somebody must act or a protection ends. */
  readonly watch: readonly string[]
}

/** What every proof says: whether it was done, on which day, by whom, and if not, why not. */
export const done = {
  outcome: { kind: 'choice', options: ['done', 'partly', 'notDone'], topic: 'execution' },
  on: { kind: 'date', topic: 'execution' },
  by: { kind: 'line', topic: 'execution' },
  why: { kind: 'prose', topic: 'execution' },
} as const satisfies Fields
