import { sql } from 'kysely'
import type { Office } from '#cases/office.ts'
import type { Tx } from '#db/pool.ts'
import { maybeOne } from '#db/pool.ts'
import { procedures } from '#procedures/procedures.ts'
import type { Keys } from './keys.ts'
import type { PinnedPartner } from './open.ts'

/** What the exchange works with: the office, its keys, and a folder for packages too large for memory. */
export interface Crossing {
  readonly office: Office
  readonly keys: Keys
  readonly workDir: string
}

/** The exchange acts under its own name: it serves every case and no person. */
export const exchangeActor = { kind: 'service', name: 'exchange' } as const

/** For each procedure, the major versions this release reads. */
export const reads: Readonly<Record<string, string[]>> = Object.fromEntries(
  Object.values(procedures).map(procedure => [procedure.id, [procedure.version.split('.')[0] ?? '1']]),
)

/** A partner whose fingerprint a person compared, and with whom the exchange is not suspended. */
export async function pinnedPartner(tx: Tx, authority: string): Promise<PinnedPartner | undefined> {
  const row = await maybeOne(
    tx,
    sql<{ authority: string; fingerprint: string }>`
      select authority, fingerprint from partners
      where authority = ${authority} and suspended_at is null and fingerprint is not null`,
  )
  return row === null ? undefined : { authority: row.authority, fingerprints: [row.fingerprint] }
}
