import type { Partner } from '#api/partners.ts'
import type { Tone } from '../parts/shape.tsx'

/** How the exchange with a partner goes; by letter, where there is none. */
type Health = 'byLetter' | 'suspended' | 'alarmed' | 'never' | 'troubled' | 'waiting' | 'well'

/** What no further attempt mends: the two logs no longer say the same, or a signature on one is false. */
const alarms: readonly (string | null)[] = ['log-differs', 'countersignature-false']

/** How the exchange goes: an error counts only while something still waits because of it. */
export function healthOf(partner: Partner): Health {
  if (partner.suspendedAt !== null) return 'suspended'
  if (partner.fingerprint === null) return 'byLetter'
  if (alarms.includes(partner.lastError)) return 'alarmed'
  if (partner.lastError !== null && partner.waiting > 0) return 'troubled'
  if (partner.waiting > 0) return 'waiting'
  return partner.reachedAt === null && partner.log.received === 0 ? 'never' : 'well'
}

/** Whether a person should look. */
export function isTroubled(partner: Partner): boolean {
  return ['troubled', 'alarmed', 'suspended'].includes(healthOf(partner))
}

export const toneOfHealth: Readonly<Record<Health, Tone>> = {
  byLetter: 'plain',
  suspended: 'stop',
  alarmed: 'stop',
  never: 'plain',
  troubled: 'warn',
  waiting: 'ours',
  well: 'ok',
}
