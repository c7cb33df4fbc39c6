import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { asOwner } from '#db/cluster.ts'
import type { Keys } from '#exchange/keys.ts'
import type { Message, SealedAct } from '#exchange/message.ts'
import { encryptedFor, entriesFor, exampleAct, exampleMessage, signedZip } from '#exchange/testing.ts'
import type { ActContent, ActHeader } from '#procedures/act.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import type { TestOffice } from './offices.ts'

/** What a partner might send that is no honest step of its program: packages of our own making, and their traces. */

/** The content of a request as it crosses, which opens a case. */
export const requestData = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  request: { ...haldenTrade },
  reference: 'XA-MLA-2026-00901',
  governing: [],
  profileVersion: '1',
  ...more,
})

/** An act of Aurelia for Borealia, true in every hash, whatever it says. */
export function actOf(data: ActContent['data'] = requestData(), header: Partial<ActHeader> = {}): SealedAct {
  return exampleAct({ data, files: [], header }).act
}

let sequence = 1_000

/** An envelope; each has the next number of a count far from the honest one's. */
export const envelope = (more: Partial<Message> = {}): Message =>
  exampleMessage({ id: randomUUID(), sequence: ++sequence, ...more })

/** A package with this act, signed by one and encrypted for the other. */
export function packed(
  from: Keys,
  to: Keys,
  act: SealedAct,
  message: Partial<Message> = {},
): Promise<Buffer> {
  const entries = entriesFor(envelope({ from: from.authority, to: to.authority, ...message }), act)
  return encryptedFor(to, signedZip(entries, from, { at: new Date('2026-11-02T08:00:00Z') }))
}

/** A package with a message alone: a receipt, a refusal, a countersignature. */
export function answered(from: Keys, to: Keys, message: Partial<Message>): Promise<Buffer> {
  const entries = entriesFor(envelope({ from: from.authority, to: to.authority, ...message }))
  return encryptedFor(to, signedZip(entries, from, { at: new Date('2026-11-02T08:00:00Z') }))
}

/** How many rows each table has, but for the record of arrivals, and every file in store and work folder. */
export async function traces(office: TestOffice): Promise<{ rows: Record<string, number>; files: string[] }> {
  const rows = await asOwner(office.ownerUrl, async client => {
    const tables = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'arrivals' order by 1`,
    )
    const counts: Record<string, number> = {}
    for (const { name } of tables.rows) {
      const counted = await client.query<{ count: string }>(`select count(*) from ${name}`)
      counts[name] = Number(counted.rows[0]?.count)
    }
    return counts
  })
  const files = await readdir(office.crossing.workDir, { recursive: true, withFileTypes: true })
  return {
    rows,
    files: files
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .toSorted(),
  }
}
