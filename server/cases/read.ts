import { sql } from 'kysely'
import type { CaseFile, CaseView, EntryView } from '#api/cases.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, keptPlan, maybeOne, type Tx } from '#db/pool.ts'
import { ended } from '#procedures/ended.ts'
import { type OpenAct, openActs, theirActs } from '#procedures/open-acts.ts'
import type { Duty, Procedure, Road } from '#procedures/procedure.ts'
import { procedures } from '#procedures/procedures.ts'
import { approvable } from './approval.ts'
import { basisOf } from './basis.ts'
import { requestFindings } from './draft.ts'
import { loadEntries } from './entries.ts'
import { type Folded, stateOf } from './folded.ts'
import { columns, joins, lineOf, type LineRow } from './list.ts'
import { noSuchCase } from './locked.ts'
import { type Office, today } from './office.ts'

/** One case whole, as the caller may see it. Throws `not-found`, alike for unknown and for not theirs. */
export async function readCase(office: Office, actor: PersonActor, caseId: string): Promise<CaseView> {
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const row = await maybeOne(
        tx,
        sql<CaseRow>`${keptPlan}
          select ${columns}, c.authority, c.acts, c.folded, c.sent, c.road from cases c ${joins} where c.id = ${caseId}`,
      )
      const procedure = row && procedures[row.procedure]
      if (!row || !procedure) throw noSuchCase()
      return viewOf(tx, office, actor, row, procedure)
    },
    { readOnly: true, isolation: 'repeatable read' },
  )
}

type CaseRow = LineRow & Folded & { authority: string; acts: number; road: Road }

async function viewOf(
  tx: Tx,
  office: Office,
  actor: PersonActor,
  row: CaseRow,
  procedure: Procedure,
): Promise<CaseView> {
  const about = { caseId: row.id, side: row.side, authority: row.authority, partner: row.partner, procedure }
  const state = stateOf(row)
  const basis = await basisOf(tx, about)
  const draft = await readDraft(tx, row.id)
  const inMaking = state.shared.state === null && !ended.includes(state.own.state)
  const request = state.shared.request ?? draft?.request
  const ready =
    inMaking && row.side === 'requesting' && state.own.state !== 'drafting'
      ? await approvable(tx, row.id)
      : null
  // Duties were checked against the closed list when the person was made.
  const hand = { person: actor.person, duties: actor.duties as readonly Duty[], road: row.road }
  return {
    ...lineOf(row),
    acts: row.acts,
    road: row.road,
    entries: await readEntries(tx, row.id),
    openActs: openActs(procedure, state, hand, today(office)).map(plain),
    theirActs: theirActs(procedure, state, hand).map(plain),
    findings: request ? await requestFindings(tx, office, about, { ...request }, basis) : [],
    draft: inMaking ? draft : null,
    files: await readFiles(tx, row.id),
    members: await all(
      tx,
      sql<{ id: string; name: string }>`${keptPlan}
        select p.id, p.name from case_members m join persons p on p.id = m.person where m.case_id = ${row.id} order by p.name`,
    ),
    governing: basis.governing,
    profile: basis.requested,
    approvable:
      ready === null
        ? null
        : {
            request: ready.requestHash,
            files: ready.files.map(({ id, name, sha256, role, language }) => ({
              id,
              name,
              sha256,
              role,
              language: language ?? null,
            })),
          },
  }
}

/** An open act as the contract says it. */
function plain({ unless, ...open }: OpenAct): CaseView['openActs'][number] {
  if (unless === undefined) return open
  return { ...open, unless: { ...unless, ...(unless.values ? { values: { ...unless.values } } : {}) } }
}

async function readDraft(tx: Tx, caseId: string): Promise<CaseView['draft']> {
  return maybeOne(
    tx,
    sql<NonNullable<CaseView['draft']>>`${keptPlan}
      select d.version, d.request, d.saved_at as "savedAt", p.name as "savedBy"
      from drafts d join persons p on p.id = d.saved_by where d.case_id = ${caseId}`,
  )
}

async function readFiles(tx: Tx, caseId: string): Promise<CaseFile[]> {
  return all(
    tx,
    sql<CaseFile>`${keptPlan}
      select id, name, media, size, sha256, role, language, measure, added_at as "addedAt", task
      from case_files where case_id = ${caseId} and removed_at is null order by added_at, id`,
  )
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

async function readEntries(tx: Tx, caseId: string): Promise<EntryView[]> {
  const entries = await loadEntries(tx, caseId)
  const crossings = await all(
    tx,
    sql<CrossingRow>`${keptPlan}
      select act, 'sent' as direction, state, receipt_at, attempts, last_error as error, log_index, sequence, package
      from messages where case_id = ${caseId}
      union all
      select a.act, 'received', 'received', a.arrived_at, a.attempts, null, l.index, a.sequence, a.package
      from arrivals a join acts t on t.id = a.act
        left join pair_log l on l.partner = a.partner and l.direction = 'received' and l.act_hash = t.hash
      where a.case_id = ${caseId} and a.verdict = 'recorded'`,
  )
  const names = await all(
    tx,
    sql<{ id: string; name: string }>`${keptPlan}
      select distinct p.id, p.name from acts a join persons p on p.id = a.recorded_by where a.case_id = ${caseId}`,
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
