import { sql } from 'kysely'
import type { AskLine, AskView } from '#api/asks.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor, ServiceActor } from '#db/actor.ts'
import { all, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import type { Prose } from '#procedures/field.ts'
import { type Asked, askSteps, askThere } from '#procedures/lanes/asks.ts'
import { doorFor } from '#procedures/lanes/release.ts'
import type { CaseState } from '#procedures/state.ts'
import { type Folded, stateOf } from './folded.ts'
import type { Office } from './office.ts'

/** What the caller's authority asked for, newest first, with where each stands and nothing else of its case. */
export function listAsks(office: Office, actor: PersonActor): Promise<{ asks: AskLine[] }> {
  return inTransaction(office.db, actor, async tx => ({ asks: (await all(tx, hers(actor))).map(lineOf) }), {
    readOnly: true,
  })
}

/** One ask whole. Throws `not-found`, alike for an unknown one and for another authority's. */
export async function readAsk(office: Office, actor: PersonActor, id: string): Promise<AskView> {
  const row = await inTransaction(office.db, actor, tx => maybeOne(tx, hers(actor, id)))
  if (row === null) throw noSuchAsk()
  const state = row.case_id === null ? null : await behindAsk(office, row.case_id)
  return viewOf(row, state)
}

/** Asks that wait for the intake unit of the caller, oldest first. */
export function newAsks(office: Office, actor: PersonActor) {
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const rows = await all(
        tx,
        sql<AskRow & { authority_names: Record<string, string> }>`
          select ${columns}, null as case_state, null as asked, h.names as authority_names
          from asks a join partners p on p.authority = a.partner join persons b on b.id = a.asked_by
            join home_authorities h on h.id = a.authority
          where a.state = 'asked' and a.central in (select app.my_intake()) order by a.asked_at, a.id limit 200`,
      )
      const asks = rows.map(row => ({
        ...lineOf(row),
        facts: row.facts,
        needs: row.needs,
        authorityNames: row.authority_names,
      }))
      return { asks }
    },
    { readOnly: true },
  )
}

/** The authorities abroad a request can go to. A person at home is told their names and nothing else. */
export function askPartners(office: Office, actor: PersonActor) {
  return inTransaction(
    office.db,
    actor,
    async tx => ({
      partners: await all(
        tx,
        sql<{ authority: string; names: Record<string, string> }>`
          select authority, names from partners where suspended_at is null order by authority`,
      ),
    }),
    { readOnly: true },
  )
}

/** The ask as its authority sees it, with its case's id. Throws `not-found`. */
export async function askOf(tx: Tx, actor: PersonActor, id: string): Promise<AskRow> {
  const row = await maybeOne(tx, hers(actor, id))
  if (row === null) throw noSuchAsk()
  return row
}

/** The service that writes for people at home, in one case. */
export function askDoor(caseId: string): ServiceActor {
  return { kind: 'service', name: 'home', case: caseId }
}

/** The one answer for an ask that does not exist and one of another authority. */
export function noSuchAsk(): Problem {
  return new Problem(
    'not-found',
    'There is no such ask, or it was not made by your authority. Look for it in the list of what you asked.',
  )
}

export interface AskRow {
  id: string
  authority: string
  partner: string
  partner_names: Record<string, string>
  state: 'asked' | 'takenUp' | 'declined' | 'withdrawn'
  subject: string
  facts: Prose
  needs: Prose
  needed_by: string | null
  asked_at: string
  by_name: string
  reasons: string | null
  case_id: string | null
  case_state: string | null
  asked: Asked | null
}

const columns = sql`a.id, a.authority, a.partner, p.names as partner_names, a.state, a.subject, a.facts, a.needs,
  a.needed_by, a.asked_at, b.name as by_name, a.reasons, a.case_id`

function hers(actor: PersonActor, id?: string) {
  return sql<AskRow>`
    select ${columns}, m.case_state, m.asked
    from asks a join app.my_asks() m on m.ask = a.id
      join partners p on p.authority = a.partner join persons b on b.id = a.asked_by
    where a.authority = ${actor.home ?? ''} ${id === undefined ? sql`` : sql`and a.id = ${id}`}
    order by a.asked_at desc, a.id desc limit 200`
}

async function behindAsk(office: Office, caseId: string): Promise<CaseState | null> {
  const row = await inTransaction(
    office.db,
    askDoor(caseId),
    tx => maybeOne(tx, sql<Folded>`select folded, sent from cases where id = ${caseId}`),
    { readOnly: true },
  )
  return row && stateOf(row)
}

/** States of a case before the other State was asked. */
const atHome: readonly (string | null)[] = ['drafting', 'submitted', 'approved']

function stageOf({ state, case_state, asked }: AskRow): AskLine['stage'] {
  if (state !== 'takenUp') return state
  if (asked === null) return 'takenUp'
  if (asked.reports.length > 0) return 'useReported'
  if (asked.deliveries.length > 0) return 'delivered'
  if (case_state === 'closed' || case_state === 'abandoned' || case_state === 'withdrawn') return 'closed'
  if (!atHome.includes(case_state)) return 'abroad'
  if (asked.returned) return 'returned'
  return asked.corrected ? 'corrected' : 'takenUp'
}

function lineOf(row: AskRow): AskLine {
  return {
    id: row.id,
    subject: row.subject,
    authority: row.authority,
    partner: row.partner,
    partnerNames: row.partner_names,
    stage: stageOf(row),
    neededBy: row.needed_by,
    askedAt: row.asked_at,
    askedByName: row.by_name,
  }
}

function viewOf(row: AskRow, state: CaseState | null): AskView {
  const asked = state?.own.asked ?? null
  return {
    ...lineOf(row),
    facts: asked?.facts ?? row.facts,
    needs: asked?.needs ?? row.needs,
    reasons: row.reasons,
    returned: asked?.returned
      ? {
          remarks: asked.returned.remarks.map(remark => ({ ...remark })),
          at: asked.returned.at,
          ...(asked.returned.text ? { text: asked.returned.text } : {}),
        }
      : null,
    deliveries: state && asked ? asked.deliveries.map(one => deliveryOf(state, one)) : [],
    reports: [...(asked?.reports ?? [])],
    wishes: [...(asked?.wishes ?? [])],
    open:
      state === null
        ? row.state === 'asked'
          ? ['withdraw']
          : []
        : askSteps.filter(act => askThere(act)(state) === undefined),
  }
}

function deliveryOf(state: CaseState, one: Asked['deliveries'][number]): AskView['deliveries'][number] {
  const door = doorFor(state, { result: one.result, purpose: 'stated', proceedings: one.proceedings })
  const files = state.shared.results.find(result => result.act === one.result)?.files ?? []
  return {
    id: one.id,
    at: one.at,
    proceedings: one.proceedings,
    cites: door.cites,
    limits: [...door.limits, ...(one.limits ? [one.limits] : [])],
    confirmedAt: one.confirmed?.at ?? null,
    open: door.open,
    files: files.map(({ name, media, size }) => ({ name, media, size })),
  }
}
