import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import * as z from 'zod'
import { affected, all, type Tx } from '#db/pool.ts'
import { waiverSettings, type WaiverSetting } from '#procedures/second-person.ts'

const day = z.iso.date()
const span = { from: day, until: day }
const inOrder = ({ from, until }: { from: string; until: string }) => from <= until
const order = { path: ['until'], error: 'The last day lies before the first.' }

/** Days, both included, at the authority’s seat. An illness is nobody’s business: three classes, or none. */
export const newAbsence = z
  .strictObject({
    person: z.uuid(),
    ...span,
    reason: z.enum(['leave', 'official', 'other']).optional(),
    /** Takes over the duties, within their own level and units. */
    substitute: z.uuid().optional(),
  })
  .refine(inOrder, order)
  .refine(({ person, substitute }) => person !== substitute, {
    path: ['substitute'],
    error: 'Nobody stands in for themselves.',
  })

export const newDeputy = z
  .strictObject({
    unit: z.uuid(),
    duty: z.enum(['registrar', 'head']),
    person: z.uuid(),
    /** The head of that unit in whose place. */
    namedBy: z.uuid(),
    ...span,
  })
  .refine(inOrder, order)

/**
 * Enters an absence and gives its id. `by`: who entered it, or null from the console. Whether they may is the
 * database’s to say: the person, or a head of a unit of theirs.
 */
export async function enterAbsence(
  tx: Tx,
  now: Temporal.Instant,
  by: string | null,
  absence: z.input<typeof newAbsence>,
): Promise<string> {
  const { person, from, until, reason, substitute } = newAbsence.parse(absence)
  const id = randomUUID()
  await sql`insert into absences (id, person, from_day, until_day, reason, substitute, entered_by, entered_at)
    values (${id}, ${person}, ${from}, ${until}, ${reason ?? null}, ${substitute ?? null}, ${by}, ${now.toString()})`.execute(
    tx,
  )
  return id
}

/** Names a deputy for a duty in a unit and gives the id. The database lets only a head of the unit, or the console. */
export async function nameDeputy(
  tx: Tx,
  now: Temporal.Instant,
  deputy: z.input<typeof newDeputy>,
): Promise<string> {
  const { unit, duty, person, namedBy, from, until } = newDeputy.parse(deputy)
  const id = randomUUID()
  await sql`insert into deputies (id, unit, duty, person, from_day, until_day, named_by, named_at)
    values (${id}, ${unit}, ${duty}, ${person}, ${from}, ${until}, ${namedBy}, ${now.toString()})`.execute(tx)
  return id
}

/** Ends an absence or a deputy from now on; what was done meanwhile stays. False when there is none that lasts. */
export async function endAbsence(tx: Tx, now: Temporal.Instant, id: string): Promise<boolean> {
  const absences = await affected(
    tx,
    sql`update absences set ended_at = ${now.toString()} where id = ${id} and ended_at is null`,
  )
  const deputies = await affected(
    tx,
    sql`update deputies set ended_at = ${now.toString()} where id = ${id} and ended_at is null`,
  )
  return absences + deputies > 0
}

export type AbsenceLine = {
  id: string
  what: string
  login: string
  standsIn: string | null
  from: string
  until: string
}

/** Absences and deputies that have not ended before this day, by their first day. `what` is `away` or a duty. */
export function listAbsences(tx: Tx, today: string): Promise<AbsenceLine[]> {
  return all(
    tx,
    sql<AbsenceLine>`
      select id, what, login, "standsIn", "from", "until" from (
        select a.id, 'away' as what, p.login, s.login as "standsIn", a.from_day::text as "from", a.until_day::text as "until"
        from absences a join persons p on p.id = a.person left join persons s on s.id = a.substitute
        where a.ended_at is null and a.until_day >= ${today}::date
        union all
        select d.id, d.duty, p.login, s.login, d.from_day::text, d.until_day::text
        from deputies d join persons p on p.id = d.named_by join persons s on s.id = d.person
        where d.ended_at is null and d.until_day >= ${today}::date
      ) lines order by "from", login, id`,
  )
}

/** Whether the authority lets one person decide alone what asks for two. False when there is no such authority. */
export async function setWaivers(tx: Tx, authority: string, waivers: WaiverSetting): Promise<boolean> {
  const setting = z.enum(waiverSettings).parse(waivers)
  return (await affected(tx, sql`update authorities set waivers = ${setting} where id = ${authority}`)) > 0
}
