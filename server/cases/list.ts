import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { CaseLine, listCases as route } from '#api/cases.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction } from '#db/pool.ts'
import type { Office } from './office.ts'

type Query = z.infer<typeof route.query>

/** The register as the caller may see it, newest first. */
export async function listCases(
  office: Office,
  actor: PersonActor,
  query: Query,
): Promise<{ cases: CaseLine[]; next: string | null }> {
  const rows = await inTransaction(office.db, actor, tx => all(tx, page(actor, query)), { readOnly: true })
  const cases = rows.slice(0, query.most).map(lineOf)
  const last = rows.length > query.most ? cases.at(-1) : undefined
  return { cases, next: last ? `${last.opened}_${last.id}` : null }
}

/**
 * Who belongs to a unit reads along the index of opening; who has cases by name alone starts from those names.
 * Words are found by a function that knows the policy, and what it finds is read under the policy again.
 */
function page(actor: PersonActor, query: Query): RawBuilder<LineRow> {
  const after = query.after ? placeOf(query.after) : null
  const narrowed = conditions(actor, query)
  const byName =
    actor.units.length === 0 && !actor.everywhere ? [sql`c.id = any(array(select app.my_cases()))`] : []
  const goingOn = after ? [sql`(c.opened, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []
  const where = [...byName, ...narrowed, ...goingOn]
  return sql<LineRow>`
    select ${columns} from ${source(query, after, narrowed.length > 0)} ${joins}
    ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
    order by c.opened desc, c.id desc limit ${query.most + 1}`
}

/** Most cases that hold the words and are looked at for what else was asked of them. */
const mostHolding = 1000

function source(
  query: Query,
  after: ReturnType<typeof placeOf> | null,
  narrowed: boolean,
): RawBuilder<unknown> {
  if (!query.words) return sql`cases c`
  const most = narrowed ? mostHolding : query.most + 1
  const before = after ? sql`, ${after.at}::timestamptz, ${after.id}::uuid` : sql``
  return sql`app.search(${query.words}, ${most} ${before}) found(id) join cases c on c.id = found.id`
}

function conditions(actor: PersonActor, query: Query): RawBuilder<unknown>[] {
  const officer = query.officer === 'me' ? actor.person : query.officer
  return [
    ...(query.state ? [sql`c.state = ${query.state}`] : []),
    ...(query.side ? [sql`c.side = ${query.side}`] : []),
    ...(query.procedure ? [sql`c.procedure = ${query.procedure}`] : []),
    ...(query.partner ? [sql`c.partner = ${query.partner}`] : []),
    ...(officer ? [sql`c.officer = ${officer}`] : []),
    ...(query.open === 'true' ? [sql`c.closed is null`] : []),
    ...(query.open === 'false' ? [sql`c.closed is not null`] : []),
  ]
}

const place = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()])

/** The place in a list that `next` of the page before named: an instant and an id. Throws `body-invalid`. */
export function placeOf(after: string): { at: string; id: string } {
  const parsed = place.safeParse(after.split('_'))
  if (!parsed.success || parsed.data[0] < '0001') {
    throw new Problem('body-invalid', 'The place to continue from is not one this list gave out.', {
      fields: [{ path: 'after', reason: 'take it from `next` of the page before' }],
    })
  }
  const [at, id] = parsed.data
  return { at, id }
}

/** Columns of a line of the register; `c` is the case. */
export const columns = sql`
  c.id, c.reference, c.partner_reference, c.procedure, c.side, c.title, c.state, c.holder, c.urgency, c.confidentiality,
  c.measures, c.opened, c.changed, c.due, c.closed, c.partner, p.state as partner_state, p.names as partner_names,
  c.unit, u.names as unit_names, c.officer, o.name as officer_name`
export const joins = sql`
  join partners p on p.authority = c.partner join units u on u.id = c.unit left join persons o on o.id = c.officer`

export interface LineRow {
  id: string
  reference: string | null
  partner_reference: string | null
  procedure: string
  side: 'requesting' | 'requested'
  title: string
  state: string
  holder: 'requesting' | 'requested' | 'nobody'
  urgency: string | null
  confidentiality: number
  measures: number
  opened: string
  changed: string
  due: string | null
  closed: string | null
  partner: string
  partner_state: string
  partner_names: Record<string, string>
  unit: string
  unit_names: Record<string, string>
  officer: string | null
  officer_name: string | null
}

export function lineOf(row: LineRow): CaseLine {
  return {
    id: row.id,
    reference: row.reference,
    partnerReference: row.partner_reference,
    procedure: row.procedure,
    side: row.side,
    partner: { authority: row.partner, state: row.partner_state, names: row.partner_names },
    unit: { id: row.unit, names: row.unit_names },
    title: row.title,
    state: row.state,
    holder: row.holder,
    officer: row.officer === null ? null : { id: row.officer, name: row.officer_name ?? '' },
    urgency: row.urgency,
    confidentiality: row.confidentiality,
    measures: row.measures,
    opened: row.opened,
    changed: row.changed,
    due: row.due,
    closed: row.closed,
  }
}
