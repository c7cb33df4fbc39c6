import { isRecord, itemsOf, type Values } from './values.ts'

/** A place two people changed to different values since both had the same. */
export interface Conflict {
  readonly path: string
  readonly mine: unknown
  readonly theirs: unknown
}

/** Two people's changes to one draft: what follows without asking, and what a person must choose. */
export interface Merged {
  /** Both people's changes; where they disagree, mine. */
  readonly values: Values
  readonly conflicts: readonly Conflict[]
  /** Paths only the other person changed: taken over. */
  readonly taken: readonly string[]
}

/**
 * Joins two drafts that came from the same one. Items of lists are joined by their id; an item one person removed
 * and the other changed stays. Free texts are joined language by language, each version as a whole.
 */
export function merge(base: Values, mine: Values, theirs: Values): Merged {
  const conflicts: Conflict[] = []
  const taken: string[] = []
  const values = joined(base, mine, theirs, '', conflicts, taken)
  return { values: isRecord(values) ? values : {}, conflicts, taken }
}

/** Whether two values of a form say the same. The order of members does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]))
  }
  if (!isRecord(a) || !isRecord(b)) return false
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every(name => same(a[name], b[name]))
}

function joined(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: string,
  conflicts: Conflict[],
  taken: string[],
): unknown {
  if (same(mine, theirs) || same(base, theirs)) return mine
  if (same(base, mine)) {
    taken.push(path)
    return theirs
  }
  if (isList(mine, theirs)) return joinedItems(base, mine, theirs, path, conflicts, taken)
  if (isRecord(mine) && isRecord(theirs) && !isVersion(mine)) {
    const before = isRecord(base) ? base : {}
    const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
    return Object.fromEntries(
      names
        .map(name => {
          const at = path ? `${path}.${name}` : name
          return [name, joined(before[name], mine[name], theirs[name], at, conflicts, taken)] as const
        })
        .filter(([, value]) => value !== undefined),
    )
  }
  conflicts.push({ path, mine, theirs })
  return mine
}

/** A version of a free text: its words, and who wrote them, stay together. */
function isVersion(value: Values): boolean {
  return typeof value['text'] === 'string' && typeof value['origin'] === 'string'
}

function isList(mine: unknown, theirs: unknown): boolean {
  const all = [mine, theirs]
  return all.every(Array.isArray) && all.every(value => itemsOf(value).length === (value as unknown[]).length)
}

function joinedItems(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: string,
  conflicts: Conflict[],
  taken: string[],
): unknown[] {
  const before = new Map(itemsOf(base).map(item => [item.id, item]))
  const ours = new Map(itemsOf(mine).map(item => [item.id, item]))
  const other = new Map(itemsOf(theirs).map(item => [item.id, item]))
  const order = [...ours.keys(), ...[...other.keys()].filter(id => !ours.has(id))]
  return order.flatMap(id => {
    const at = `${path}.${id}`
    const [was, me, them] = [before.get(id), ours.get(id), other.get(id)]
    if (me && them) return [joined(was, me, them, at, conflicts, taken)]
    const left = me ?? them
    // Removed by one: gone, unless the other changed it since.
    if (was && same(was, left)) {
      if (me) taken.push(at)
      return []
    }
    if (them) taken.push(at)
    return [left]
  })
}
