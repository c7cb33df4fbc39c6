/**
 * A lifecycle as one flat table: which act, by which side, from which states, to which state.
 * The table is data; from it follow the acts of the API, the buttons, and the diagram.
 */

export interface Transition<State extends string, Act extends string, Side extends string> {
  readonly act: Act
  /** Who may take the step. */
  readonly by: Side | 'both'
  /** States the step starts from; `null` is "not yet begun". */
  readonly from: readonly (State | null)[]
  /** The state it leads to; `'same'` when the act belongs to a lane and leaves the main state alone. */
  readonly to: State | 'same'
}

/**
 * The state an act leads to, or `undefined` when the table does not allow it from here.
 *
 * @example next(table, 'sent', 'register', 'requested') // 'registered'
 */
export function next<State extends string, Act extends string, Side extends string>(
  table: readonly Transition<State, Act, Side>[],
  state: State | null,
  act: string,
  by: Side,
): State | null | undefined {
  const row = table.find(
    line => line.act === act && (line.by === by || line.by === 'both') && line.from.includes(state),
  )
  if (!row) return undefined
  return row.to === 'same' ? state : row.to
}

/** Every state that can be reached from the beginning. A state that cannot is a mistake in the table. */
export function reachable<State extends string>(
  table: readonly Transition<State, string, string>[],
): ReadonlySet<State> {
  const seen = new Set<State>()
  const open: (State | null)[] = [null]
  while (open.length > 0) {
    const state = open.pop() ?? null
    for (const line of table) {
      if (!line.from.includes(state) || line.to === 'same' || seen.has(line.to)) continue
      seen.add(line.to)
      open.push(line.to)
    }
  }
  return seen
}
