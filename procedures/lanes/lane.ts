import type { Side } from '../act.ts'
import type { Procedure } from '../procedure.ts'
import type { Entry, SharedState } from '../state.ts'

/**
 * A lane: a strand of work beside the main lifecycle, the same in every procedure. It reads an act that came
 * in turn and gives the state that follows; acts that are not its business leave the state as it was.
 */
export type Lane = (
  shared: SharedState,
  act: { readonly entry: Entry; readonly by: Side; readonly procedure: Procedure },
) => SharedState
