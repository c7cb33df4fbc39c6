import type { HousePractice } from '#law/instrument.ts'

/**
 * A step the procedure proposes by itself, since a day came and nothing else did. A person takes it, puts it off
 * with a reason, or leaves it there: it is proposed until one of the two is done.
 */
export interface Proposal {
  /** The act that is proposed, and what its dialog begins with. */
  readonly act: string
  readonly given: Readonly<Record<string, string>>
  /** The letter that goes to somebody else than the partner with it, by its name in `caseLetters`. */
  readonly letter?: string
  /** The act that puts it off. */
  readonly putOffBy: string
  /** What has not come. */
  readonly missing: 'acknowledgement' | 'status' | 'confirmation'
  /** Days of silence after which it is proposed. */
  readonly after: number
  /** The day from which it is due, or will be: `2026-12-03`. */
  readonly day: string
  readonly state: 'coming' | 'due' | 'putOff'
  /** Why it was put off. */
  readonly why?: string
  readonly cites: HousePractice
}
