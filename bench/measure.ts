/** Milliseconds of one kind of work, over all its rounds. */
export interface Timing {
  readonly p50: number
  readonly p95: number
}

/**
 * Times several kinds of work against each other: after a warm-up every round does each once, beginning with
 * another each time, so that whatever else the machine does strikes all alike.
 */
export async function sideBySide<Kind extends string>(
  kinds: Readonly<Record<Kind, () => Promise<unknown>>>,
  rounds: { readonly warmUp: number; readonly measured: number },
): Promise<Record<Kind, Timing>> {
  // The keys of a record are of its key type.
  const names = Object.keys(kinds) as Kind[]
  const taken = new Map<Kind, number[]>(names.map(name => [name, []]))
  for (let round = 0; round < rounds.warmUp + rounds.measured; round += 1) {
    for (let place = 0; place < names.length; place += 1) {
      const name = names[(round + place) % names.length]
      if (name === undefined) continue
      const before = performance.now()
      await kinds[name]()
      if (round >= rounds.warmUp) taken.get(name)?.push(performance.now() - before)
    }
  }
  // Made of the same names.
  return Object.fromEntries(names.map(name => [name, timingOf(taken.get(name) ?? [])])) as Record<
    Kind,
    Timing
  >
}

/** The middle and the slow end of some times, in milliseconds to the hundredth. */
export function timingOf(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN)
  return { p50: at(0.5), p95: at(0.95) }
}

/** Seconds one piece of work took. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const before = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - before) / 1000 }
}

/** To the hundredth: the machine is not steadier than that. */
export function rounded(number: number): number {
  return Math.round(number * 100) / 100
}

/** How many times as long, or as many. */
export function ratio(one: number, other: number): number {
  return rounded(one / other)
}
