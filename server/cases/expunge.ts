import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { all, maybeOne, type Tx } from '#db/pool.ts'
import { fold } from '#procedures/fold.ts'
import { type ChainedEntry, loadEntries } from './entries.ts'
import type { LockedCase } from './locked.ts'
import { project, projectMeasures } from './project.ts'
import { projectTasks, taskRows } from './tasks.ts'

/**
 * Destroys the content and the files of an act, ordered by the act `expunge` recorded just before in the same
 * transaction. The header stays, so the chain, the receipts and the partner's evidence still verify.
 * Gives back the hashes of files that nothing needs any more, for the store to remove after the commit.
 */
export async function expungeContent(tx: Tx, locked: LockedCase, order: ChainedEntry): Promise<string[]> {
  const target = await targetOf(tx, locked, order)
  const freed = await all(
    tx,
    sql<{ sha256: string }>`select app.expunge(${target.id}, ${order.header.id}) as sha256`,
  )
  const packages = await all(
    tx,
    sql<{ package: string | null; container: string | null }>`
      select package, container from messages where act = ${target.id}
      union all select null, container from arrivals where act = ${target.id}`,
  )
  await endMessage(tx, target.id)
  // The request is also in its draft, and its words in the title that was taken from it.
  if (target.type === 'send') {
    await sql`delete from drafts where case_id = ${locked.caseId}`.execute(tx)
    await sql`update cases set title = '' where id = ${locked.caseId}`.execute(tx)
  }
  if (target.type === 'shareDraft' && locked.side === 'requested' && locked.state.shared.request === null) {
    await sql`delete from drafts where case_id = ${locked.caseId}`.execute(tx)
    await sql`update cases set title = '' where id = ${locked.caseId}`.execute(tx)
  }
  const state = fold(locked.procedure, locked.side, await loadEntries(tx, locked.caseId))
  await project(tx, locked.caseId, locked.procedure, state, order, locked)
  await projectMeasures(tx, locked.caseId, state)
  await projectTasks(tx, taskRows(locked.caseId, state))
  return [...freed.map(row => row.sha256), ...packages.flatMap(row => [row.package, row.container])].filter(
    hash => hash !== null,
  )
}

async function targetOf(
  tx: Tx,
  locked: LockedCase,
  order: ChainedEntry,
): Promise<{ id: string; type: string }> {
  const named = String(order.content?.data['act'])
  const known = await maybeOne(
    tx,
    sql<{ id: string; type: string }>`
      select id, type from acts where case_id = ${locked.caseId} and id::text = ${named}`,
  )
  if (known === null || known.type === 'expunge') {
    throw new Problem(
      'body-invalid',
      'Name an act of this case. An order to destroy is never destroyed itself.',
      {
        fields: [{ path: 'data.act', reason: 'names no act whose content can be destroyed' }],
      },
    )
  }
  return known
}

/** What was not delivered yet is never delivered: its bytes are gone. */
async function endMessage(tx: Tx, act: string): Promise<void> {
  await sql`
    update messages set state = 'refused', last_error = 'destroyed-by-order' where act = ${act} and state = 'waiting'`.execute(
    tx,
  )
}
