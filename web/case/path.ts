import type { Side } from '#procedures/act.ts'
import { ended } from '#procedures/ended.ts'
import { extend, fold, shownState } from '#procedures/fold.ts'
import type { Procedure, Step } from '#procedures/procedure.ts'
import type { CaseState, Entry } from '#procedures/state.ts'

/** One stop on the way of a case. `at` is our recorded instant of the act that led there. */
export interface Stop {
  readonly state: string
  readonly is: 'done' | 'now' | 'ahead'
  readonly at: string | null
}

/**
 * The way of a case: the states it went through, where it stands, and what the lifecycle table lets follow in
 * the ordinary course. A state it came back to is shown once.
 */
export function pathOf(procedure: Procedure, side: Side, entries: readonly Entry[]): Stop[] {
  const been: { state: string; at: string | null }[] = []
  let state: CaseState | undefined
  const inOrder = entries.toSorted((a, b) => a.n - b.n)
  for (const [index, entry] of inOrder.entries()) {
    state = (state && extend(procedure, state, entry)) ?? fold(procedure, side, inOrder.slice(0, index + 1))
    const shown = shownState(state)
    if (been.at(-1)?.state === shown) continue
    const before = been.findIndex(stop => stop.state === shown)
    if (before >= 0) been.splice(before + 1)
    else been.push({ state: shown, at: entry.recordedAt })
  }
  const stops = been.map((stop, index): Stop => ({ ...stop, is: index === been.length - 1 ? 'now' : 'done' }))
  const own = state?.own.state ?? null
  const shared = state?.shared.state ?? null
  if (been.at(-1)?.state === 'closed') return stops
  const follows = ahead(procedure, side, { own, shared }, new Set(been.map(stop => stop.state)))
  return [...stops, ...follows.map((state): Stop => ({ state, is: 'ahead', at: null }))]
}

interface Standing {
  readonly own: string | null
  readonly shared: string | null
}

/** The ordinary course: from each state the first line of the table that leads to a new one, endings last. */
function ahead(procedure: Procedure, side: Side, from: Standing, been: ReadonlySet<string>): string[] {
  const seen = new Set(been)
  const follows: string[] = []
  let { own, shared } = from
  while (!ended.includes(own)) {
    const here: Standing = { own, shared }
    const open = procedure.lifecycle.filter(line => leadsOn(line, side, here))
    const line =
      open.find(row => !ended.includes(row.to) && !seen.has(row.to)) ??
      open.find(row => ended.includes(row.to))
    if (!line) break
    if (line.strand === 'own') own = line.to
    else shared = line.to
    seen.add(line.to)
    follows.push(line.to)
  }
  return follows
}

function leadsOn(line: Step, side: Side, here: Standing): boolean {
  // What is seldom taken is not the ordinary course.
  if (line.to === 'same' || line.group === 'more') return false
  const ours = line.by === 'both' || line.by === side
  if (line.strand === 'own') {
    return (
      ours && line.from.includes(here.own) && (line.when === undefined || line.when.includes(here.shared))
    )
  }
  // What the other side must have done at home first is not ours to know.
  return line.from.includes(here.shared) && (!ours || line.when === undefined || line.when.includes(here.own))
}
