import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { keptPlan, type Tx } from '#db/pool.ts'
import type { ChainedEntry } from './entries.ts'
import type { LockedCase } from './locked.ts'

/**
 * Queues a crossing act for its partner: a row of ours that waits until a receipt, a refusal or a person ends
 * it. Written in the transaction that records the act, so that one is never there without the other.
 */
export async function queueMessage(tx: Tx, locked: LockedCase, entry: ChainedEntry): Promise<void> {
  await sql`${keptPlan}
    insert into messages (id, partner, case_id, act, state, next_at, created_at)
    values (${randomUUID()}, ${locked.partner}, ${locked.caseId}, ${entry.header.id}, 'waiting', '-infinity', ${entry.recordedAt})`.execute(
    tx,
  )
}
