import { sql } from 'kysely'
import { all, type Db, inTransaction, type Tx } from '#db/pool.ts'
import { fold } from '#procedures/fold.ts'
import { procedures } from '#procedures/procedures.ts'
import { type ChainedEntry, loadEntriesOf } from './entries.ts'
import { foldedOf } from './folded.ts'
import { projectionOf, referenceOf, wordsOf } from './project.ts'
import { projectTasks, taskRows, type TaskRow, taskSet } from './tasks.ts'

const rebuilder = { kind: 'service', name: 'rebuild' } as const

/** What a rebuild found: cases read, acts folded, and the cases whose projection differed from their acts. */
export interface Rebuilt {
  readonly cases: number
  readonly acts: number
  readonly different: readonly Different[]
}

/** A case whose rows say something else than its acts, and in which columns. */
interface Different {
  readonly id: string
  readonly columns: readonly string[]
}

/**
 * Makes the projections of all cases again from their acts. With `compare`, nothing is written: it only says
 * which cases differ, and in which columns. `progress` is told the number of cases done.
 *
 * Cases are taken a few at a time, each lot in a transaction of its own that holds their locks for a fraction of
 * a second, so that it may run beside the work of the office.
 */
export async function rebuild(
  db: Db,
  options: { compare: boolean; progress?: (cases: number) => void },
): Promise<Rebuilt> {
  const different: Different[] = []
  let cases = 0
  let acts = 0
  const lots = lotsOf(db)
  // Two at work: while the database writes one lot, the other is folded.
  const work = async (): Promise<void> => {
    for (let lot = await lots.next(); lot.length > 0; lot = await lots.next()) {
      const done = await inTransaction(db, rebuilder, tx => rebuildLot(tx, lot, options.compare))
      different.push(...done.different)
      cases += done.cases
      acts += done.acts
      options.progress?.(cases)
    }
  }
  await Promise.all([work(), work()])
  return { cases, acts, different: different.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

/** Cases in one transaction. */
const lotSize = 50
/** Ids read ahead. */
const pageSize = 5_000

/** Hands out ids of cases in lots, each case once; an empty lot at the end. */
function lotsOf(db: Db): { next(): Promise<string[]> } {
  let ids: string[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  const refill = async (): Promise<void> => {
    const rows = await inTransaction(db, rebuilder, tx =>
      all(
        tx,
        sql<{ id: string }>`
          select id from cases where id > ${after}::uuid order by id limit ${pageSize}`,
      ),
    )
    ids = rows.map(row => row.id)
    after = ids.at(-1) ?? after
  }
  let turn: Promise<unknown> = Promise.resolve()
  const take = async (): Promise<string[]> => {
    if (ids.length === 0) await refill()
    return ids.splice(0, lotSize)
  }
  return {
    next: () => {
      const lot = turn.then(take)
      turn = lot.catch(() => undefined)
      return lot
    },
  }
}

async function rebuildLot(
  tx: Tx,
  ids: readonly string[],
  compare: boolean,
): Promise<{ cases: number; acts: number; different: Different[] }> {
  const locked = await all(
    tx,
    sql<LockedRow>`
      select id, reference, procedure, side from cases where id = any(${ids}::uuid[]) order by id for update`,
  )
  const entriesOf = await loadEntriesOf(tx, ids)
  const wanted = locked.flatMap(row => wantedRow(row, entriesOf.get(row.id) ?? []))
  const rows = await all(tx, compare ? differing(wanted) : mended(wanted))
  const tasks = wanted.flatMap(row => row.task_rows)
  const wrong = await differingTasks(tx, tasks)
  if (!compare && wrong.length > 0) await projectTasks(tx, tasks)
  const columnsOf = new Map(rows.map(({ id, columns }) => [id, columns]))
  for (const id of wrong) columnsOf.set(id, [...(columnsOf.get(id) ?? []), 'task_rows'])
  const different = [...columnsOf].map(([id, columns]) => ({ id, columns }))
  return { cases: locked.length, acts: wanted.reduce((sum, row) => sum + row.acts, 0), different }
}

interface LockedRow {
  id: string
  reference: string | null
  procedure: string
  side: 'requesting' | 'requested'
}

function wantedRow(row: LockedRow, entries: readonly ChainedEntry[]): WantedRow[] {
  const newest = entries.at(-1)
  const procedure = procedures[row.procedure]
  if (!newest || !procedure) return []
  const state = fold(procedure, row.side, entries)
  const { partnerReference, referencePlain, ...projection } = projectionOf(procedure, state)
  return [
    {
      id: row.id,
      reference: referenceOf(state, row),
      ...projection,
      words: wordsOf(state),
      partner_reference: partnerReference,
      partner_reference_plain: referencePlain,
      opened: entries[0]?.recordedAt,
      changed: newest.recordedAt,
      acts: newest.n,
      head: newest.link,
      ...foldedOf(state),
      task_rows: taskRows(row.id, state),
      measure_rows: state.shared.measures.map(({ id, kind, state: its, since }) => ({
        id,
        kind,
        state: its,
        since,
      })),
    },
  ]
}

/** What the columns of a case should say, by the columns' names. */
interface WantedRow {
  readonly id: string
  readonly acts: number
  readonly task_rows: readonly TaskRow[]
  readonly [column: string]: unknown
}

/** Columns of `cases` that follow from the acts, with their types. */
const projected = {
  reference: 'text',
  state: 'text',
  officer: 'uuid',
  partner_reference: 'text',
  partner_reference_plain: 'text',
  urgency: 'text',
  holder: 'text',
  measures: 'int',
  opened: 'timestamptz',
  changed: 'timestamptz',
  due: 'date',
  closed: 'timestamptz',
  acts: 'int',
  head: 'text',
  folded: 'jsonb',
  sent: 'jsonb',
  words: 'text',
} as const
const names = Object.keys(projected)

/** What the acts say of each case, and in which columns the rows say something else. */
function wantedAndDiffering(wanted: readonly WantedRow[]) {
  const types = Object.entries(projected).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`)
  const comparisons = names.map(
    name => sql`case when c.${sql.ref(name)} is distinct from w.${sql.ref(name)} then ${sql.lit(name)} end`,
  )
  return sql`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(id uuid, measure_rows jsonb, ${sql.join(types)})
    ),
    wanted_measures as (
      select w.id as case_id, m.id, m.kind, m.state, m.since
      from wanted w, jsonb_to_recordset(w.measure_rows) as m(id text, kind text, state text, since timestamptz)
    ),
    there as (
      select m.case_id, m.id, m.kind, m.state, m.since
      from wanted w cross join lateral (
        select case_id, id, kind, state, since from measures where case_id = w.id offset 0
      ) m
    ),
    differing_measures as (
      select case_id from (table wanted_measures except table there) missing
      union
      select case_id from (table there except table wanted_measures) left_over
    ),
    differing as materialized (
      select w.id, array_remove(array[
        ${sql.join(comparisons)},
        case when w.id in (select case_id from differing_measures) then 'measure_rows' end
      ], null) as columns
      from wanted w join cases c on c.id = w.id
    )`
}

function differing(wanted: readonly WantedRow[]) {
  return sql<Different>`${wantedAndDiffering(wanted)}
    select id, columns from differing where columns <> '{}'`
}

/** Cases whose tasks, as the authorities at home see them, are not what the acts say. */
async function differingTasks(tx: Tx, wanted: readonly TaskRow[]): Promise<string[]> {
  if (wanted.length === 0) return []
  const rows = await all(
    tx,
    sql<{ id: string }>`
      select distinct w.case_id as id from ${taskSet(wanted)} left join tasks t on t.id = w.id
      where (t.id is null and w.authority <> '') or (t.id is not null
        and (t.measure, t.kind, t.state, t.due, t.given_at, t.changed_at, t.content)
          is distinct from (w.measure, w.kind, w.state, w.due, w.given_at, w.changed_at, w.content))`,
  )
  return rows.map(({ id }) => id)
}

/** Writes what differs, and tells who listens; a case that is as it should be is not touched. */
function mended(wanted: readonly WantedRow[]) {
  const assignments = names.map(name => sql`${sql.ref(name)} = w.${sql.ref(name)}`)
  return sql<Different>`${wantedAndDiffering(wanted)},
    written as (
      update cases c set ${sql.join(assignments)}
      from wanted w join differing d on d.id = w.id
      where c.id = w.id and d.columns <> '{}' and d.columns <> '{measure_rows}'
    ),
    measured as (
      insert into measures (case_id, id, kind, state, since)
      select m.case_id, m.id, m.kind, m.state, m.since from wanted_measures m join differing_measures d using (case_id)
      on conflict (case_id, id) do update set kind = excluded.kind, state = excluded.state, since = excluded.since
    ),
    removed as (
      delete from measures m using differing_measures d
      where m.case_id = d.case_id and not exists (
        select 1 from wanted_measures w where w.case_id = m.case_id and w.id = m.id)
    )
    select d.id, d.columns, pg_notify('comity', d.id::text) from differing d where d.columns <> '{}'`
}
