import { sql } from 'kysely'
import { all, keptPlan, type Tx } from '#db/pool.ts'
import type { Road } from '#procedures/procedure.ts'
import { beforeSending } from '#procedures/lanes/pre-consultation.ts'
import type { CaseState } from '#procedures/state.ts'
import { isId, namesIn } from './acts.ts'
import { type ChainedEntry, loadEntriesNamed } from './entries.ts'

/**
 * Acts that a page of a case speaks of although they are not among the newest: the first, in which the basis was
 * frozen; the request; what the newest and open recalls name; and letters of ours not known to have arrived.
 */
export async function loadNamed(
  tx: Tx,
  about: { readonly id: string; readonly road: Road; readonly partner: string },
  state: CaseState,
  newest: readonly ChainedEntry[],
): Promise<ChainedEntry[]> {
  const shown = new Set(newest.map(entry => entry.header.id))
  const recalled = state.shared.recalls.flatMap(one => [one.id, one.act]).filter(isId)
  const opened = state.shared.opening?.act
  const wanted = [
    ...namesIn(newest),
    ...recalled,
    ...(opened !== undefined && isId(opened) ? [opened] : []),
    ...(await landmarks(tx, about.id, state)),
    ...(about.road === 'letter' ? await lettersUnderWay(tx, about, state) : []),
  ]
  return loadEntriesNamed(
    tx,
    about.id,
    [...new Set(wanted)].filter(id => !shown.has(id)),
  )
}

/** The first act, and the request: a draft of it may have crossed before. */
async function landmarks(tx: Tx, caseId: string, state: CaseState): Promise<string[]> {
  const sent = !beforeSending(state.shared.state)
  const rows = await all(
    tx,
    sql<{ id: string }>`${keptPlan}
      select id from acts where case_id = ${caseId} and n = 1
      union all
      (select id from acts where case_id = ${caseId} and type = 'send' and strand = 'shared' and ${sent} order by n limit 1)`,
  )
  return rows.map(row => row.id)
}

/** Letters of ours that are not known to have arrived: each waits for somebody to note that it left, or came. */
async function lettersUnderWay(
  tx: Tx,
  { id, partner }: { readonly id: string; readonly partner: string },
  state: CaseState,
): Promise<string[]> {
  const arrived = state.own.dispatches.flatMap(one => (one.delivered ? [one.act] : []))
  const rows = await all(
    tx,
    sql<{ id: string }>`${keptPlan}
      select id from acts
      where case_id = ${id} and strand = 'shared' and author <> ${partner} and id::text <> all(${arrived}::text[])`,
  )
  return rows.map(row => row.id)
}
