import { beginning } from '#procedures/fold.ts'
import type { CaseState, SharedState } from '#procedures/state.ts'

/**
 * The fold over a case's acts as two columns keep it. The request and the texts that govern it are most of it and
 * stay as they are while acts follow; apart, they need not be written again with each.
 */
export interface Folded {
  readonly folded: CaseState
  readonly sent: Sent | null
}

type Sent = Pick<SharedState, 'request' | 'governing'>

/** What the columns say of a state. */
export function foldedOf(state: CaseState): Folded {
  const { request, governing } = state.shared
  if (request === null && governing === null) return { folded: state, sent: null }
  return {
    folded: { ...state, shared: { ...state.shared, request: null, governing: null } },
    sent: { request, governing },
  }
}

/** The state that the columns keep. Parts that a release added since they were written begin empty. */
export function stateOf({ folded, sent }: Folded): CaseState {
  const empty = beginning(folded.side)
  return {
    ...folded,
    shared: { ...empty.shared, ...folded.shared, ...sent },
    own: { ...empty.own, ...folded.own },
    clock: { ...empty.clock, ...folded.clock },
  }
}
