import type { Unit } from '#procedures/lanes/translation/work.ts'
import type { Tone } from '#web/parts/shape.tsx'

/** Where a translation stands, as the page says it: what colleagues wrote themselves is asked nothing. */
export type StateSaid = Unit['state'] | 'writtenHere'

/** What the page says of a text in a language, with its tone: the shape and the word say it, not the colour alone. */
export function stateSaid(unit: Unit): { readonly said: StateSaid; readonly tone: Tone } {
  // Only what was recorded as a translation says who answers for it.
  const said = unit.state === 'received' && unit.certification === undefined ? 'writtenHere' : unit.state
  return { said, tone: tones[said] }
}

const tones = {
  original: 'plain',
  missing: 'warn',
  ordered: 'ours',
  late: 'stop',
  received: 'warn',
  writtenHere: 'plain',
  checked: 'ok',
  ofAnotherVersion: 'stop',
  waived: 'plain',
} as const satisfies Record<StateSaid, Tone>

/** Something is to be ordered: nothing stands there and nobody was asked, or what stands there is of another version. */
export const isToOrder = ({ state }: Unit): boolean => state === 'missing' || state === 'ofAnotherVersion'

/** A translation somebody could hold against its source. */
export const isToCheck = (unit: Unit): boolean =>
  unit.translation !== undefined && (unit.state === 'ofAnotherVersion' || stateSaid(unit).said === 'received')
