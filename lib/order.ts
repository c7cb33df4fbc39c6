/**
 * The order of a shared strand: by causality, then sender and hash. Both sides compute it from the same acts,
 * so they agree whatever the order of arrival.
 */

export interface OrderedAct {
  /** Hash of the act: its name. */
  readonly hash: string
  /** Sender. */
  readonly from: string
  /** Hashes of the acts its author had seen. */
  readonly after: readonly string[]
}

/**
 * A deterministic linearisation: an act comes after all acts it names; among those that are free, the smallest sender,
 * then the smallest hash (by UTF-16 code units) comes first. Any permutation of the input gives the same result.
 *
 * `waiting` holds acts that name an act not given here, directly or through another waiting act. True hashes cannot
 * form a cycle; acts that claim one wait too. An act given twice is returned once. Time O((n + e) log n).
 */
export function causalOrder<T extends OrderedAct>(acts: readonly T[]): { ordered: T[]; waiting: T[] } {
  const sorted = acts.toSorted(bySenderThenHash)
  const rankOf = new Map<string, number>()
  const unique: T[] = []
  for (const act of sorted) {
    if (rankOf.has(act.hash)) continue
    rankOf.set(act.hash, unique.length)
    unique.push(act)
  }
  const { missing, successors } = links(unique, rankOf)

  // Ranks stand for the acts: the smallest free rank is the smallest sender, then hash.
  const free: number[] = []
  for (const [rank, count] of missing.entries()) if (count === 0) push(free, rank)
  const ordered: T[] = []
  const placed = new Set<number>()
  for (let rank = pop(free); rank !== undefined; rank = pop(free)) {
    const act = unique[rank]
    if (act) ordered.push(act)
    placed.add(rank)
    for (const successor of successors[rank] ?? []) {
      const left = (missing[successor] ?? 0) - 1
      missing[successor] = left
      if (left === 0) push(free, successor)
    }
  }
  return { ordered, waiting: unique.filter((_, rank) => !placed.has(rank)) }
}

/** For each act, how many acts it still waits for, and which acts wait for it. */
function links(acts: readonly OrderedAct[], rankOf: ReadonlyMap<string, number>) {
  const successors: number[][] = acts.map(() => [])
  const missing = acts.map((act, rank) => {
    const predecessors = new Set(act.after)
    for (const hash of predecessors) {
      const predecessor = rankOf.get(hash)
      // An unknown predecessor is counted and never taken off: the act waits.
      if (predecessor !== undefined) successors[predecessor]?.push(rank)
    }
    return predecessors.size
  })
  return { missing, successors }
}

function bySenderThenHash(a: OrderedAct, b: OrderedAct): number {
  return compare(a.from, b.from) || compare(a.hash, b.hash)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Adds to a binary heap whose smallest number is first. */
function push(heap: number[], value: number): void {
  let at = heap.length
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent] ?? value
    if (above <= value) break
    heap[at] = above
    at = parent
  }
  heap[at] = value
}

/** Takes the smallest number off the heap. */
function pop(heap: number[]): number | undefined {
  const smallest = heap[0]
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return smallest
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if ((heap[child + 1] ?? Infinity) < (heap[child] ?? Infinity)) child++
    const below = heap[child]
    if (below === undefined || below >= last) break
    heap[at] = below
    at = child
  }
  heap[at] = last
  return smallest
}
