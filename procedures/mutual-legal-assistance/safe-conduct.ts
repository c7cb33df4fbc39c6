import { clocks } from '#law/clocks.ts'
import { valueOf } from '#law/cite.ts'
import type { GoverningStack } from '#law/governing.ts'
import type { Presence } from '../state.ts'

/** The last day on which a person is safe, and how it was counted. */
export interface SafeConduct {
  /** `2026-12-01`: the first day counts from the one after it. */
  readonly from: string
  readonly days: number
  /** The last day of the protection for somebody who stays. */
  readonly lastDay: string
}

/**
 * When the safe conduct of UNTOC 18(27), or of the treaty that governs, ends for somebody who stays: so many
 * consecutive days after they were officially informed and could leave. `undefined` when the person left
 * (the protection then ends only by a free return, which `returnedOn` tells), was not informed yet, or is kept from
 * leaving by something whose end nobody told.
 *
 * @param agreed days the two States agreed on in place of those of the text
 */
export function safeConductOf(
  presence: Partial<Presence>,
  governing: GoverningStack,
  agreed: number | undefined,
): SafeConduct | undefined {
  const { informedOn, couldLeaveFrom, hindrance, leftOn } = presence
  if (informedOn === undefined || leftOn !== undefined) return undefined
  if (couldLeaveFrom === undefined && hindrance !== undefined) return undefined
  const from = couldLeaveFrom !== undefined && couldLeaveFrom > informedOn ? couldLeaveFrom : informedOn
  const settled = valueOf(governing, 'safeConduct')?.value
  const days = agreed ?? (settled?.kind === 'length' ? settled.length : clocks.safeConduct.length)
  return { from, days, lastDay: Temporal.PlainDate.from(from).add({ days }).toString() }
}
