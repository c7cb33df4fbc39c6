import { sql } from 'kysely'
import type { z } from 'zod'
import type { Arrival, listArrivals as listRoute, proposeUrgency as proposeRoute } from '#api/arrivals.ts'
import { Problem } from '#api/problem.ts'
import { placeOf } from '#cases/list.ts'
import { lockCase } from '#cases/locked.ts'
import { type Office, today } from '#cases/office.ts'
import { proposedReference } from '#cases/reference.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, maybeOne, one } from '#db/pool.ts'
import { urgency } from '#law/urgency.ts'
import { urgencyFacts } from '#procedures/urgency.ts'

type Listed = z.infer<typeof listRoute.reply>

interface Row {
  id: string
  package: string
  size: number
  road: 'https' | 'file'
  partner: string | null
  state: string | null
  names: Record<string, string> | null
  verdict: 'recorded' | 'refused'
  code: string | null
  reason: string | null
  case_id: string | null
  reference: string | null
  title: string | null
  case_state: string | null
  act: string | null
  type: string | null
  arrived_at: string
  attempts: number
}

const columns = sql`
  a.id, a.package, a.size, a.road, a.partner, p.state, p.names, a.verdict, a.code, a.reason, a.case_id, c.reference, c.title,
  c.state as case_state, a.act, t.type, a.arrived_at, a.attempts`
const joins = sql`
  left join partners p on p.authority = a.partner left join cases c on c.id = a.case_id left join acts t on t.id = a.act`

/** What arrived, newest first, the requests that wait to be registered, and the letters being read in. */
export async function listArrivals(
  office: Office,
  actor: PersonActor,
  query: z.infer<typeof listRoute.query>,
): Promise<Listed> {
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const where = [
        ...(query.verdict ? [sql`a.verdict = ${query.verdict}`] : []),
        ...(query.after ? [after(query.after)] : []),
      ]
      const rows = await all(
        tx,
        sql<Row>`
          select ${columns} from arrivals a ${joins}
          ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
          order by a.arrived_at desc, a.id desc limit ${query.most + 1}`,
      )
      const unregistered = await all(
        tx,
        sql<Listed['unregistered'][number]>`
          select id, title, partner, opened, urgency from cases
          where side = 'requested' and state = 'sent' order by opened, id limit 200`,
      )
      const reading = await all(
        tx,
        sql<Listed['reading'][number]>`
          select id, title, partner, opened from cases
          where side = 'requested' and state = 'receiving' order by opened, id limit 200`,
      )
      const drafts = await all(
        tx,
        sql<Listed['drafts'][number]>`
          select id, title, partner, opened from cases
          where side = 'requested' and state = 'draftShared' order by opened, id limit 200`,
      )
      const shown = rows.slice(0, query.most)
      const last = rows.length > query.most ? shown.at(-1) : undefined
      return {
        arrivals: shown.map(arrivalOf),
        unregistered,
        reading,
        drafts,
        next: last ? `${last.arrived_at}_${last.id}` : null,
      }
    },
    { readOnly: true },
  )
}

/** One line of the record of arrivals. */
export async function readArrival(office: Office, actor: PersonActor, id: string): Promise<Arrival | null> {
  const row = await inTransaction(office.db, actor, tx =>
    maybeOne(tx, sql<Row>`select ${columns} from arrivals a ${joins} where a.id = ${id}`),
  )
  // Whoever carried a file in may not be among those who may read the case it belongs to.
  return row === null ? null : arrivalOf(row)
}

/** What a registrar is offered: the next reference, the urgency class with its reasons, the officer. */
export async function proposeRegistration(
  office: Office,
  actor: PersonActor,
  caseId: string,
): Promise<z.infer<typeof proposeRoute.reply>> {
  return inTransaction(office.db, actor, async tx => {
    const locked = await lockCase(tx, caseId)
    if (locked.side !== 'requested' || locked.state.shared.state !== 'sent') {
      throw new Problem(
        'act-not-open',
        'Only a request that arrived and is not registered yet can be registered.',
        { reason: 'notNow' },
      )
    }
    const day = today(office)
    const person = await one(
      tx,
      sql<{
        name: string
        phone: string
        email: string
      }>`select name, phone, email from persons where id = ${actor.person}`,
    )
    const proposed = urgency(urgencyFacts(locked.state.shared.request), Temporal.PlainDate.from(day))
    return {
      reference: await proposedReference(tx, {
        authority: locked.authority,
        procedure: locked.procedure.id,
        year: Number(day.slice(0, 4)),
      }),
      urgency: {
        class: proposed.class,
        because: proposed.because.map(reason => ({
          code: reason.code,
          ...(reason.date === undefined ? {} : { date: reason.date }),
        })),
      },
      officer: person,
    }
  })
}

function after(place: string) {
  const { at, id } = placeOf(place)
  return sql`(a.arrived_at, a.id) < (${at}::timestamptz, ${id}::uuid)`
}

function arrivalOf(row: Row): Arrival {
  return {
    id: row.id,
    package: row.package,
    size: row.size,
    road: row.road,
    partner:
      row.partner === null
        ? null
        : { authority: row.partner, state: row.state ?? '', names: row.names ?? {} },
    verdict: row.verdict,
    code: row.code,
    reason: row.reason,
    case:
      row.case_id === null
        ? null
        : { id: row.case_id, reference: row.reference, title: row.title ?? '', state: row.case_state ?? '' },
    act: row.act === null ? null : { id: row.act, type: row.type ?? '' },
    arrivedAt: row.arrived_at,
    attempts: row.attempts,
  }
}
