import { sql } from 'kysely'
import type { Tx } from '#db/pool.ts'

/** Longest pause between two attempts, in seconds: an hour. */
const longestPause = 3_600

/**
 * Nothing is tried with this partner for 1, 2, 4 … seconds, longer after each failure, and at least as long as it
 * asked for. Several attempts that fail together are one failure.
 *
 * @param now our instant @param said why, for a person @param asked seconds the partner wants to be left alone
 */
export async function leaveAlone(
  tx: Tx,
  partner: string,
  now: string,
  said: string,
  asked = 0,
): Promise<void> {
  const least = Math.min(longestPause, asked)
  await sql`
    update partners set last_error = ${said},
      failures = case when next_at <= ${now} then failures + 1 else failures end,
      next_at = case when next_at <= ${now}
        then ${now}::timestamptz + make_interval(secs => greatest(${least}, least(${longestPause}, power(2, least(failures, 12)))))
        else next_at end
    where authority = ${partner}`.execute(tx)
}

/** The partner answered, whatever it said: the next attempt need not wait. */
export async function reached(tx: Tx, partner: string, now: string): Promise<void> {
  await sql`
    update partners set failures = 0, next_at = '-infinity', last_error = null, reached_at = ${now}
    where authority = ${partner}`.execute(tx)
}

/**
 * One message waits, without harm to others: 1, 2, 4 … seconds after each attempt. For faults of ours (a file that
 * is damaged, a disk that is full), which are not the partner's.
 */
export async function holdBack(tx: Tx, message: string, now: string, said: string): Promise<void> {
  await sql`
    update messages set attempts = attempts + 1, last_error = ${said},
      next_at = ${now}::timestamptz + make_interval(secs => least(${longestPause}, power(2, least(attempts, 12))))
    where id = ${message}`.execute(tx)
}

/** The system's code where there is one (`ECONNREFUSED`), else the sentence. */
export function saidBy(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return (code || (error instanceof Error ? error.message : String(error))).slice(0, 300)
}
