import { sql } from 'kysely'
import { all, type Db, inTransaction, one, type Tx } from '#db/pool.ts'
import { fold } from '#procedures/fold.ts'
import { loadEntries } from './entries.ts'
import { lockCase, type LockedCase } from './locked.ts'
import { project, projectMeasures } from './project.ts'

const rebuilder = { kind: 'service', name: 'rebuild' } as const

/** What a rebuild found: cases read, acts folded, and the cases whose projection differed from their acts. */
export interface Rebuilt {
  readonly cases: number
  readonly acts: number
  readonly different: readonly { readonly id: string; readonly columns: readonly string[] }[]
}

/**
 * Makes the projections of all cases again from their acts. With `compare`, nothing is written: it only says
 * which cases differ, and in which columns. `progress` is told the number of cases done.
 */
export async function rebuild(
  db: Db,
  options: { compare: boolean; progress?: (cases: number) => void },
): Promise<Rebuilt> {
  const different: { id: string; columns: string[] }[] = []
  let cases = 0
  let acts = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await inTransaction(db, rebuilder, tx =>
      all(
        tx,
        sql<{
          id: string
        }>`select id from cases where id > ${after}::uuid and acts > 0 order by id limit 500`,
      ),
    )
    const last = ids.at(-1)
    if (!last) return { cases, acts, different }
    for (const { id } of ids) {
      const done = await inTransaction(db, rebuilder, tx => rebuildOne(tx, id, options.compare))
      if (done.columns.length > 0) different.push({ id, columns: done.columns })
      acts += done.acts
      cases += 1
    }
    options.progress?.(cases)
    after = last.id
  }
}

/** A column read back, for comparison before and after. */
async function snapshot(tx: Tx, caseId: string): Promise<Record<string, unknown>> {
  return one(
    tx,
    sql<Record<string, unknown>>`
      select reference, state, officer, partner_reference, urgency, holder, measures, changed, due, closed, acts, head,
        folded, search::text as search,
        (select jsonb_agg(jsonb_build_array(m.id, m.kind, m.state, m.since) order by m.id) from measures m where m.case_id = cases.id) as measure_rows
      from cases where id = ${caseId}`,
  )
}

async function rebuildOne(
  tx: Tx,
  caseId: string,
  compare: boolean,
): Promise<{ acts: number; columns: string[] }> {
  const locked = await lockCase(tx, caseId)
  const before = await snapshot(tx, caseId)
  if (compare) await sql`savepoint comparing`.execute(tx)
  const acts = await writeAgain(tx, locked)
  const after = await snapshot(tx, caseId)
  if (compare) await sql`rollback to savepoint comparing`.execute(tx)
  const columns = Object.keys(before).filter(
    key => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  return { acts, columns }
}

async function writeAgain(tx: Tx, locked: LockedCase): Promise<number> {
  const entries = await loadEntries(tx, locked.caseId)
  const newest = entries.at(-1)
  if (!newest) return 0
  const state = fold(locked.procedure, locked.side, entries)
  await project(tx, locked.caseId, state, newest, locked)
  await projectMeasures(tx, locked.caseId, state)
  return entries.length
}
