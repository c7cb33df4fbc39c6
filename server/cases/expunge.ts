import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { all, maybeOne, type Tx } from '#db/pool.ts'
import { fold } from '#procedures/fold.ts'
import { type ChainedEntry, loadEntries } from './entries.ts'
import type { LockedCase } from './locked.ts'
import { project, projectMeasures } from './project.ts'

/**
 * Destroys the content and the files of an act, ordered by the act `expunge` recorded just before in the same
 * transaction. The header stays, so the chain, the receipts and the partner's evidence still verify.
 * Gives back the hashes of files that nothing needs any more, for the store to remove after the commit.
 */
export async function expungeContent(tx: Tx, locked: LockedCase, order: ChainedEntry): Promise<string[]> {
  const target = order.content?.data['act']
  const known = await maybeOne(
    tx,
    sql<{ id: string; strand: string; type: string }>`
      select id, strand, type from acts where case_id = ${locked.caseId} and id::text = ${String(target)}`,
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
  const freed = await all(
    tx,
    sql<{ sha256: string }>`select app.expunge(${known.id}, ${order.header.id}) as sha256`,
  )
  const packages = await all(
    tx,
    sql<{ package: string | null; container: string | null }>`
      select package, container from messages where act = ${known.id}
      union all select null, container from arrivals where act = ${known.id}`,
  )
  await sql`update case_files set removed_at = ${order.recordedAt}
    where case_id = ${locked.caseId} and removed_at is null and sha256 = any(${freed.map(row => row.sha256)})`.execute(
    tx,
  )
  if (known.type === 'send') await sql`delete from drafts where case_id = ${locked.caseId}`.execute(tx)

  const entries = await loadEntries(tx, locked.caseId)
  const state = fold(locked.procedure, locked.side, entries)
  await project(tx, locked.caseId, state, order, locked)
  await projectMeasures(tx, locked.caseId, state)

  const stillUsed = await all(
    tx,
    sql<{
      sha256: string
    }>`select sha256 from case_files where removed_at is null and sha256 = any(${freed.map(row => row.sha256)})`,
  )
  const used = new Set(stillUsed.map(row => row.sha256))
  return [...freed.map(row => row.sha256), ...packages.flatMap(row => [row.package, row.container])].filter(
    hash => hash !== null && !used.has(hash),
  ) as string[]
}
