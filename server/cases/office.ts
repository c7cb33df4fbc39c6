import type { Db } from '#db/pool.ts'
import type { Storage } from '#storage/storage.ts'

/**
 * What the program works with: one installation, running. Made once by main, handed to whoever needs it.
 */
export interface Office {
  readonly db: Db
  readonly storage: Storage
  /** The authority whose keys this installation holds. */
  readonly authority: string
  /** IANA name of the zone at the authority's seat: the day changes there. */
  readonly zone: string
  /** Time is an argument: the demo and the tests give their own. */
  readonly now: () => Temporal.Instant
  /** Tells the sender that a message waits. */
  readonly wake: () => void
}

/** The calendar day at the authority's seat, `2026-11-23`. Deadlines and letters are dated by it. */
export function today(office: Pick<Office, 'now' | 'zone'>): string {
  return office.now().toZonedDateTimeISO(office.zone).toPlainDate().toString()
}

/** Our instant of recording, to the millisecond: `2026-11-23T09:00:00.000Z`. */
export function instantNow(office: Pick<Office, 'now'>): string {
  return office.now().toString({ smallestUnit: 'millisecond' })
}
