import type { EntryView } from '#api/cases.ts'

/** A stretch of acts that were not read: the number of its first and of its last. */
export interface Gap {
  readonly first: number
  readonly last: number
}

/** Acts by their number, each once; of two readings of one act the later counts. */
export function joined(known: readonly EntryView[], read: readonly EntryView[]): EntryView[] {
  const byNumber = new Map([...known, ...read].map(entry => [entry.n, entry]))
  return [...byNumber.values()].toSorted((a, b) => a.n - b.n)
}

/** What lies between the acts that were read, newest first; the acts of a case are numbered from 1 to `count`. */
export function gapsOf(read: readonly EntryView[], count: number): Gap[] {
  const numbers = [0, ...read.map(entry => entry.n), count + 1]
  return numbers
    .flatMap((n, index): Gap[] => {
      const next = numbers[index + 1] ?? n
      return next > n + 1 ? [{ first: n + 1, last: next - 1 }] : []
    })
    .toReversed()
}
