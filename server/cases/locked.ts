import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { keptPlan, maybeOne, type Tx } from '#db/pool.ts'
import { extend, fold } from '#procedures/fold.ts'
import type { Procedure, Road } from '#procedures/procedure.ts'
import { procedures } from '#procedures/procedures.ts'
import type { CaseState, Entry } from '#procedures/state.ts'
import { loadEntries } from './entries.ts'
import { type Folded, stateOf } from './folded.ts'

/** A case while its row is locked: nobody else adds an act until the transaction ends. */
export interface LockedCase {
  readonly caseId: string
  readonly reference: string | null
  readonly procedure: Procedure
  readonly side: 'requesting' | 'requested'
  readonly authority: string
  readonly partner: string
  /** How the partner is reached. */
  readonly road: Road
  readonly acts: number
  readonly head: string
  readonly state: CaseState
}

type Row = {
  id: string
  reference: string | null
  procedure: string
  side: 'requesting' | 'requested'
  authority: string
  partner: string
  road: Road
  acts: number
  head: string
} & Folded

/** The one answer for a case that does not exist and one the caller may not see. */
export function noSuchCase(): Problem {
  return new Problem(
    'not-found',
    'There is no such case, or it is not open to you. Ask a colleague of its unit for access.',
  )
}

/**
 * Locks a case and reads where it stands. Throws `not-found`.
 *
 * `no key`: rows that only refer to the case (a message, a file, a partner's act) need not wait, and cannot wait
 * for each other in a circle.
 */
export async function lockCase(tx: Tx, caseId: string): Promise<LockedCase> {
  const row = await maybeOne(
    tx,
    sql<Row>`${keptPlan}
      select id, reference, procedure, side, authority, partner, acts, head, folded, sent, road
      from cases where id = ${caseId} for no key update`,
  )
  if (row === null) throw noSuchCase()
  const procedure = procedures[row.procedure]
  if (!procedure)
    throw new Error(
      `Case ${row.id} is under the procedure ${row.procedure}, which this release does not know`,
    )
  const { id, folded, sent, ...rest } = row
  return { ...rest, caseId: id, procedure, state: stateOf({ folded, sent }) }
}

/** The state after one more act, not yet written; folds the whole case when the act does not simply come last. */
export async function stateAfter(tx: Tx, locked: LockedCase, entry: Entry): Promise<CaseState> {
  return (
    extend(locked.procedure, locked.state, entry) ??
    fold(locked.procedure, locked.side, [...(await loadEntries(tx, locked.caseId)), entry])
  )
}
