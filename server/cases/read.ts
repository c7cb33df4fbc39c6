import { sql } from 'kysely'
import { type CaseView, newestActs } from '#api/cases.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, keptPlan, maybeOne, type Tx } from '#db/pool.ts'
import { ended } from '#procedures/ended.ts'
import { beforeSending } from '#procedures/lanes/pre-consultation.ts'
import { type OpenAct, openActs, theirActs } from '#procedures/open-acts.ts'
import type { Duty, Procedure, Road } from '#procedures/procedure.ts'
import { procedures } from '#procedures/procedures.ts'
import type { CaseState } from '#procedures/state.ts'
import { viewsOf } from './acts.ts'
import { approvable } from './approval.ts'
import { basisOf } from './basis.ts'
import { requestFindings } from './draft.ts'
import { loadEntriesBetween } from './entries.ts'
import { type Folded, stateOf } from './folded.ts'
import { columns, joins, lineOf, type LineRow } from './list.ts'
import { noSuchCase } from './locked.ts'
import { loadNamed } from './named.ts'
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
  const inMaking = beforeSending(state.shared.state) && !ended.includes(state.own.state)
  // A draft of theirs is weighed as it came; one of ours as it stands now.
  const request = state.shared.request ?? draft?.request ?? state.shared.preConsultation?.values
  const ready =
    inMaking && row.side === 'requesting' && state.own.state !== 'drafting'
      ? await approvable(tx, row.id)
      : null
  const before = Math.max(0, row.acts - newestActs)
  const newest = await loadEntriesBetween(tx, row.id, before + 1, row.acts)
  // Duties were checked against the closed list when the person was made.
  const hand = { person: actor.person, duties: actor.duties as readonly Duty[], road: row.road }
  return {
    ...lineOf(row),
    acts: row.acts,
    road: row.road,
    folded: state,
    entries: await viewsOf(tx, newest),
    before,
    named: await viewsOf(tx, await loadNamed(tx, row, state, newest)),
    crossings: await crossingsOf(tx, row.id, state),
    approver: state.own.approval && (await nameOf(tx, state.own.approval.by)),
    openActs: openActs(procedure, state, hand, today(office)).map(plain),
    theirActs: theirActs(procedure, state, hand).map(plain),
    findings: request ? await requestFindings(tx, office, { ...about, state }, { ...request }, basis) : [],
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

async function readFiles(tx: Tx, caseId: string): Promise<CaseView['files']> {
  return all(
    tx,
    sql<CaseView['files'][number]>`${keptPlan}
      select f.id, f.name, f.media, f.size, f.sha256, f.role, f.language, f.measure, f.added_at as "addedAt", f.task,
        exists (select 1 from act_files a where a.sha256 = f.sha256 and a.case_id = f.case_id) as carried
      from case_files f where f.case_id = ${caseId} and f.removed_at is null order by f.added_at, f.id`,
  )
}

/**
 * How the acts that crossed have fared. The fold knows how many there are; only those that have no receipt are looked
 * up, and they are few.
 */
async function crossingsOf(tx: Tx, caseId: string, state: CaseState): Promise<CaseView['crossings']> {
  const open = await all(
    tx,
    sql<{ state: 'waiting' | 'refused'; acts: number; packaged: number }>`${keptPlan}
      select state, count(*)::int as acts, count(package)::int as packaged
      from messages where case_id = ${caseId} and state <> 'received' group by state`,
  )
  const sum = (of: (row: (typeof open)[number]) => number) => open.reduce((all, row) => all + of(row), 0)
  const total = state.shared.count + state.waiting.length
  const received = total - sum(row => row.acts)
  return {
    total,
    received,
    waiting: sum(row => (row.state === 'waiting' ? row.acts : 0)),
    refused: sum(row => (row.state === 'refused' ? row.acts : 0)),
    packaged: received + sum(row => row.packaged),
  }
}

async function nameOf(tx: Tx, person: string): Promise<string | null> {
  const row = await maybeOne(
    tx,
    sql<{ name: string }>`${keptPlan} select name from persons where id::text = ${person}`,
  )
  return row && row.name
}
