/**
 * Slows down guessing. Each failure lengthens the wait for its key; a success or time forgives.
 * Kept in memory: a restart forgives too, and each process counts for itself, which the cost of argon2id bears.
 */
export type Throttle = {
  /**
   * Counts an attempt before its outcome is known, so that many at once do not slip through together.
   * @param now milliseconds since 1970.
   * @returns whole seconds to wait, or 0 when the attempt may go on.
   */
  attempt(key: string, now: number): number
  /** The attempt succeeded: what it counted is taken back, earlier failures stay. */
  forgive(key: string): void
  /** Everything is taken back. */
  forget(key: string): void
}

export type ThrottleOptions = {
  /** Failures that cost nothing: a person mistypes. */
  free: number
  /** Milliseconds: longest wait. */
  longest: number
  /** Most keys remembered; beyond it the oldest is forgotten. */
  most?: number
}

export function makeThrottle({ free, longest, most = 10_000 }: ThrottleOptions): Throttle {
  const counts = new Map<string, { failures: number; last: number }>()
  const waitAfter = (failures: number): number =>
    failures < free ? 0 : Math.min(longest, 1000 * 2 ** Math.min(failures - free, 30))
  return {
    attempt: (key, now) => {
      const known = counts.get(key)
      // Twice the longest wait without an attempt, and the past is forgotten.
      const count = known === undefined || now - known.last > 2 * longest ? { failures: 0, last: now } : known
      const wait = count.last + waitAfter(count.failures) - now
      if (count.failures >= free && wait > 0) return Math.ceil(wait / 1000)
      counts.delete(key)
      counts.set(key, { failures: count.failures + 1, last: now })
      for (const oldest of counts.keys()) {
        if (counts.size <= most) break
        counts.delete(oldest)
      }
      return 0
    },
    forget: key => void counts.delete(key),
    forgive: key => {
      const count = counts.get(key)
      if (count === undefined) return
      if (count.failures <= 1) counts.delete(key)
      else counts.set(key, { ...count, failures: count.failures - 1 })
    },
  }
}
