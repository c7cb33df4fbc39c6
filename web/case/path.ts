import type { Side } from '#procedures/act.ts'
import { ended } from '#procedures/ended.ts'
import { shownState } from '#procedures/fold.ts'
import type { Procedure, Step } from '#procedures/procedure.ts'
import type { CaseState } from '#procedures/state.ts'

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
export function pathOf(procedure: Procedure, state: CaseState): Stop[] {
  const been: { state: string; at: string | null }[] = []
  for (const { state: shown, at } of [...shownSince(state), { state: shownState(state), at: null }]) {
    if (been.at(-1)?.state === shown) continue
    const before = been.findIndex(stop => stop.state === shown)
    if (before >= 0) been.splice(before + 1)
    else been.push({ state: shown, at })
  }
  const stops = been.map((stop, index): Stop => ({ ...stop, is: index === been.length - 1 ? 'now' : 'done' }))
  if (been.at(-1)?.state === 'closed') return stops
  const standing = { own: state.own.state, shared: state.shared.state }
  const follows = ahead(procedure, state.side, standing, new Set(been.map(stop => stop.state)))
  return [...stops, ...follows.map((state): Stop => ({ state, is: 'ahead', at: null }))]
}

/** The states a person was shown, as they followed each other: those of both strands by the clock of this office. */
function shownSince({ own, shared, clock, ...rest }: CaseState): { state: string; at: string }[] {
  const moves = [
    ...clock.states.map(one => ({ ...one, strand: 'shared' as const })),
    ...own.states.map(one => ({ ...one, strand: 'own' as const })),
  ].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const at: Standing = { own: null, shared: null }
  return moves.map(({ strand, state, from }) => {
    at[strand] = state
    const then = {
      ...rest,
      clock,
      own: { ...own, state: at.own, draftClosed: null },
      shared: { ...shared, state: at.shared },
    }
    return { state: shownState(then), at: from }
  })
}

interface Standing {
  own: string | null
  shared: string | null
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
