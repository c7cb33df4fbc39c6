import { sql } from 'kysely'
import { all, type Tx } from '#db/pool.ts'
import type { ActContent, ActHeader } from '#procedures/act.ts'
import type { Entry } from '#procedures/state.ts'

/** An entry of the register with the link that chains it. */
export interface ChainedEntry extends Entry {
  readonly prev: string
  readonly link: string
}

interface Row {
  n: number
  hash: string
  header: Buffer
  bytes: Buffer | null
  recorded_at: string
  recorded_by: string | null
  prev: string
  link: string
}

/** The acts of a case in the order they were recorded here. What the actor may not see is not there. */
export async function loadEntries(tx: Tx, caseId: string): Promise<ChainedEntry[]> {
  const rows = await all(
    tx,
    sql<Row>`
      select a.n, a.hash, a.header, c.bytes, a.recorded_at, a.recorded_by, a.prev, a.link
      from acts a left join act_contents c on c.act = a.id
      where a.case_id = ${caseId} order by a.n`,
  )
  return rows.map(entryOf)
}

function entryOf(row: Row): ChainedEntry {
  return {
    n: row.n,
    hash: row.hash,
    // Both were parsed by their schemas before their bytes were stored.
    header: JSON.parse(row.header.toString('utf8')) as ActHeader,
    content: row.bytes === null ? null : (JSON.parse(row.bytes.toString('utf8')) as ActContent),
    recordedAt: row.recorded_at,
    by: row.recorded_by,
    prev: row.prev,
    link: row.link,
  }
}
