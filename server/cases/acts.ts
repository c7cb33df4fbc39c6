import { sql } from 'kysely'
import { type ActsPage, mostPoints, type readActs as route } from '#api/acts.ts'
import type { EntryView } from '#api/cases.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, keptPlan, maybeOne, type Tx } from '#db/pool.ts'
import type { z } from 'zod'
import { type ChainedEntry, loadEntriesBetween, loadEntriesNamed } from './entries.ts'
import { noSuchCase } from './locked.ts'
import type { Office } from './office.ts'

type Query = z.infer<typeof route.query>

/**
 * A page of the acts of a case, oldest first. Acts are only ever added, at the end, so that pages fit each other
 * whatever is recorded meanwhile. Throws `not-found`, also for an act that is not of this case.
 */
export async function readActs(
  office: Office,
  actor: PersonActor,
  caseId: string,
  { before, around, most }: Query,
): Promise<ActsPage> {
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const row = await maybeOne(
        tx,
        sql<{ acts: number }>`${keptPlan} select acts from cases where id = ${caseId}`,
      )
      if (!row) throw noSuchCase()
      const end = around === undefined ? (before ?? Infinity) : await afterPageOf(tx, caseId, around, most)
      const last = Math.min(row.acts, end - 1)
      const first = Math.max(1, last - most + 1)
      const entries = await loadEntriesBetween(tx, caseId, first, last)
      const named = await loadEntriesNamed(tx, caseId, namesIn(entries))
      return {
        entries: await viewsOf(tx, entries),
        before: first - 1,
        named: await viewsOf(tx, named),
      }
    },
    { readOnly: true, isolation: 'repeatable read' },
  )
}

/** The number after the page in whose middle an act stands. */
async function afterPageOf(tx: Tx, caseId: string, act: string, most: number): Promise<number> {
  const row = await maybeOne(
    tx,
    sql<{ n: number }>`${keptPlan} select n from acts where id = ${act} and case_id = ${caseId}`,
  )
  if (!row) throw new Problem('not-found', 'There is no such act in this case. The link may be incomplete.')
  return row.n + Math.ceil(most / 2)
}

/** Ids of other acts, as far as what acts say names any: every UUID in it that is not one of theirs. */
export function namesIn(entries: readonly ChainedEntry[]): string[] {
  const own = new Set(entries.map(entry => entry.header.id))
  const named = entries.flatMap(entry => uuidsIn(entry.content?.data))
  return [...new Set(named)].filter(id => !own.has(id))
}

/** Whether a text can name an act at all. */
export function isId(text: string): boolean {
  return uuid.test(text)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function uuidsIn(value: unknown): string[] {
  if (typeof value === 'string') return isId(value) ? [value.toLowerCase()] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(uuidsIn)
}

interface CrossingRow {
  act: string
  direction: 'sent' | 'received'
  state: 'waiting' | 'received' | 'refused'
  receipt_at: string | null
  attempts: number
  error: string | null
  log_index: number | null
  sequence: number | null
  package: string | null
}

/** Entries as a page reads them: with who took each, and how it crossed. */
export async function viewsOf(tx: Tx, entries: readonly ChainedEntry[]): Promise<EntryView[]> {
  if (entries.length === 0) return []
  const acts = entries.map(entry => entry.header.id)
  const crossings = await all(
    tx,
    sql<CrossingRow>`${keptPlan}
      select act, 'sent' as direction, state, receipt_at, attempts, last_error as error, log_index, sequence, package
      from messages where act = any(${acts}::uuid[])
      union all
      select a.act, 'received', 'received', a.arrived_at, a.attempts, null, l.index, a.sequence, a.package
      from arrivals a join acts t on t.id = a.act
        left join pair_log l on l.partner = a.partner and l.direction = 'received' and l.act_hash = t.hash
      where a.act = any(${acts}::uuid[]) and a.verdict = 'recorded'`,
  )
  const people = [...new Set(entries.flatMap(entry => entry.by ?? []))]
  const names = await all(
    tx,
    sql<{
      id: string
      name: string
    }>`${keptPlan} select id, name from persons where id = any(${people}::uuid[])`,
  )
  const byAct = new Map(crossings.map(row => [row.act, row]))
  const nameOf = new Map(names.map(row => [row.id, row.name]))
  return entries.map(({ prev: _, ...entry }) => {
    const row = byAct.get(entry.header.id)
    return {
      ...entry,
      byName: entry.by === null ? null : (nameOf.get(entry.by) ?? null),
      crossing: row
        ? {
            direction: row.direction,
            state: row.state,
            receiptAt: row.receipt_at,
            attempts: row.attempts,
            error: row.error,
            logIndex: row.log_index,
            sequence: row.sequence,
            package: row.package,
          }
        : null,
    }
  })
}

/** When acts crossed, at most `mostPoints` points for each authority over the whole time. Throws `not-found`. */
export async function readCrossings(
  office: Office,
  actor: PersonActor,
  caseId: string,
): Promise<{ points: { from: string; at: string; acts: number }[] }> {
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const there = await maybeOne(tx, sql`${keptPlan} select 1 from cases where id = ${caseId}`)
      if (!there) throw noSuchCase()
      const points = await all(
        tx,
        sql<{ from: string; at: string; acts: number }>`${keptPlan}
          with crossed as (
            select author, recorded_at, extract(epoch from recorded_at) as second
            from acts where case_id = ${caseId} and strand = 'shared'
          ),
          span as (select min(second) as first, max(second) + 1 as last from crossed)
          select author as "from", min(recorded_at) as at, count(*)::int as acts
          from crossed, span
          group by author, width_bucket(second, span.first, span.last, ${mostPoints}::int) order by 2`,
      )
      return { points }
    },
    { readOnly: true },
  )
}
