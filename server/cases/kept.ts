import { sql } from 'kysely'
import { inTransaction, one, type Tx } from '#db/pool.ts'
import type { Office } from './office.ts'

/**
 * Files are stored before the transaction that refers to them and removed after the one that lets them go. In
 * between, another case may take up the same content or let it go: a lock by content keeps the two apart.
 */

const keeper = { kind: 'service', name: 'jobs' } as const

/** Removes files from the store, each unless something needs it, here or in a case whoever ordered cannot see. */
export async function destroyFiles(office: Office, hashes: readonly string[]): Promise<void> {
  for (const sha256 of new Set(hashes)) {
    await inTransaction(office.db, keeper, async tx => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(tx)
      const { needed } = await one(tx, sql<{ needed: boolean }>`select app.file_needed(${sha256}) as needed`)
      if (!needed) await office.storage.remove(sha256)
    })
  }
}

/**
 * Makes sure, before rows refer to files just stored, that none was destroyed meanwhile, and that none will be until
 * the transaction ends. Gives the hashes of those that are gone: whoever stored them must store them again.
 */
export async function keepStored(tx: Tx, office: Office, hashes: readonly string[]): Promise<string[]> {
  const gone: string[] = []
  // Always in the same order, or two transactions could wait for each other.
  for (const sha256 of [...new Set(hashes)].toSorted()) {
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(${sha256}, 0))`.execute(tx)
    if (!(await office.storage.has(sha256))) gone.push(sha256)
  }
  return gone
}
