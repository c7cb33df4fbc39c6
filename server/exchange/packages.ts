import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { instantNow } from '#cases/office.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, maybeOne } from '#db/pool.ts'
import type { Crossing } from './crossing.ts'
import { sealOnce } from './send.ts'

/** A package on its way out. */
export interface OpenPackageFile {
  readonly stream: Readable
  readonly name: string
  readonly size: number
}

/** The signed container of a crossing act, ours or theirs: anybody can verify it. Throws `not-found`. */
export async function openContainer(
  crossing: Crossing,
  actor: PersonActor,
  caseId: string,
  act: string,
): Promise<OpenPackageFile> {
  const row = await inTransaction(crossing.office.db, actor, tx =>
    maybeOne(
      tx,
      sql<{ container: string | null }>`
        select container from messages where act = ${act} and case_id = ${caseId}
        union all select container from arrivals where act = ${act} and case_id = ${caseId} and verdict = 'recorded'`,
    ),
  )
  const size = row?.container ? await crossing.office.storage.size(row.container) : null
  if (!row?.container || size === null) throw noPackage()
  return { stream: crossing.office.storage.get(row.container), name: `${act}.asice`, size }
}

/** The partner's signed receipt for an act of ours. Throws `not-found` while there is none. */
export async function openReceipt(
  crossing: Crossing,
  actor: PersonActor,
  caseId: string,
  act: string,
): Promise<{ bytes: Uint8Array; name: string }> {
  const row = await inTransaction(crossing.office.db, actor, tx =>
    maybeOne(
      tx,
      sql<{
        receipt: Buffer | null
      }>`select receipt from messages where act = ${act} and case_id = ${caseId}`,
    ),
  )
  if (!row?.receipt)
    throw new Problem(
      'not-found',
      'There is no receipt for this act: it did not cross, or the partner has not answered yet.',
    )
  return { bytes: row.receipt, name: `${act}.receipt.asice` }
}

/**
 * The sealed package of an act of ours, to be carried as a file: the very bytes the sender would post. Throws
 * `not-found`.
 */
export async function exportSealed(
  crossing: Crossing,
  actor: PersonActor,
  caseId: string,
  act: string,
): Promise<OpenPackageFile> {
  const { office } = crossing
  const row = await inTransaction(office.db, actor, tx =>
    maybeOne(tx, sql<{ id: string }>`select id from messages where act = ${act} and case_id = ${caseId}`),
  )
  if (row === null) throw noPackage()
  const { sha256, size } = await sealOnce(crossing, row.id)
  await inTransaction(office.db, actor, tx =>
    sql`update messages set exported_at = ${instantNow(office)} where id = ${row.id}`.execute(tx),
  )
  return { stream: office.storage.get(sha256), name: `${act}.comity`, size }
}

function noPackage(): Problem {
  return new Problem(
    'not-found',
    'There is no package for this act: it did not cross, has not been sealed yet, or was destroyed by order.',
  )
}
