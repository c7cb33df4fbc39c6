import { sql } from 'kysely'
import { all, keptPlan, maybeOne, type Tx } from '#db/pool.ts'
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
  return loadEntriesBetween(tx, caseId, 1, lastNumber)
}

/** As `loadEntries`, from one number to another, both included. */
export async function loadEntriesBetween(
  tx: Tx,
  caseId: string,
  first: number,
  last: number,
): Promise<ChainedEntry[]> {
  const rows = await all(
    tx,
    sql<Row>`${keptPlan}
      select a.n, a.hash, a.header, c.bytes, a.recorded_at, a.recorded_by, a.prev, a.link
      from acts a left join act_contents c on c.act = a.id
      where a.case_id = ${caseId} and a.n between ${first} and ${last} order by a.n`,
  )
  return rows.map(entryOf)
}

/** As `loadEntries`, those acts alone that have one of the ids. Ids of acts of other cases name nothing here. */
export async function loadEntriesNamed(
  tx: Tx,
  caseId: string,
  ids: readonly string[],
): Promise<ChainedEntry[]> {
  if (ids.length === 0) return []
  const rows = await all(
    tx,
    sql<Row>`${keptPlan}
      select a.n, a.hash, a.header, c.bytes, a.recorded_at, a.recorded_by, a.prev, a.link
      from acts a left join act_contents c on c.act = a.id
      where a.id = any(${ids}::uuid[]) and a.case_id = ${caseId} order by a.n`,
  )
  return rows.map(entryOf)
}

/** No case has more acts: the number is an `int`. */
const lastNumber = 2_147_483_647

/** One act of a case; null when it is not there. */
export async function loadEntry(tx: Tx, caseId: string, act: string): Promise<ChainedEntry | null> {
  const row = await maybeOne(
    tx,
    sql<Row>`${keptPlan}
      select a.n, a.hash, a.header, c.bytes, a.recorded_at, a.recorded_by, a.prev, a.link
      from acts a left join act_contents c on c.act = a.id
      where a.id = ${act} and a.case_id = ${caseId}`,
  )
  return row && entryOf(row)
}

/** As `loadEntries`, for several cases at once, by case. A case without acts is not in it. */
export async function loadEntriesOf(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ChainedEntry[]>> {
  const rows = await all(
    tx,
    sql<Row & { case_id: string }>`
      select a.case_id, a.n, a.hash, a.header, c.bytes, a.recorded_at, a.recorded_by, a.prev, a.link
      from acts a left join act_contents c on c.act = a.id
      where a.case_id = any(${caseIds}::uuid[]) order by a.case_id, a.n`,
  )
  const byCase = new Map<string, ChainedEntry[]>()
  for (const row of rows) {
    const entries = byCase.get(row.case_id)
    if (entries) entries.push(entryOf(row))
    else byCase.set(row.case_id, [entryOf(row)])
  }
  return byCase
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
