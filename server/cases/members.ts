import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { affected, all, inTransaction, maybeOne } from '#db/pool.ts'
import { lockCase } from './locked.ts'
import { instantNow, type Office } from './office.ts'

/** A colleague, as far as everybody in the office may know. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly duties: string[]
  readonly units: string[]
}

/** Everybody who works here. */
export async function listPersons(office: Office, actor: PersonActor): Promise<{ persons: Colleague[] }> {
  const persons = await inTransaction(office.db, actor, tx =>
    all(
      tx,
      sql<Colleague>`
        select p.id, p.name, p.duties, coalesce(array_agg(u.unit) filter (where u.unit is not null), '{}') as units
        from persons p left join person_units u on u.person = p.id where p.active and p.home is null group by p.id order by p.name`,
    ),
  )
  return { persons }
}

/** Gives a person access to one case. Throws `not-found`, `body-invalid`. */
export async function addMember(
  office: Office,
  actor: PersonActor,
  caseId: string,
  person: string,
): Promise<void> {
  await inTransaction(office.db, actor, async tx => {
    await lockCase(tx, caseId)
    const known = await maybeOne(
      tx,
      sql`select 1 from persons where id = ${person} and active and home is null`,
    )
    if (known === null) {
      throw new Problem('body-invalid', 'There is no such colleague.', {
        fields: [{ path: 'person', reason: 'unknown' }],
      })
    }
    await sql`
      insert into case_members (case_id, person, added_at, added_by)
      values (${caseId}, ${person}, ${instantNow(office)}, ${actor.person}) on conflict do nothing`.execute(
      tx,
    )
    await sql`select pg_notify('comity', ${caseId})`.execute(tx)
  })
}

/** Takes a person's access to one case away. Throws `not-found`. */
export async function removeMember(
  office: Office,
  actor: PersonActor,
  caseId: string,
  person: string,
): Promise<void> {
  await inTransaction(office.db, actor, async tx => {
    await lockCase(tx, caseId)
    const removed = await affected(
      tx,
      sql`delete from case_members where case_id = ${caseId} and person = ${person}`,
    )
    if (removed === 0) throw new Problem('not-found', 'This person had no access of their own to the case.')
    await sql`select pg_notify('comity', ${caseId})`.execute(tx)
  })
}

/** The case's title and confidentiality in this office. Throws `not-found`, `duty-missing`, `body-invalid`. */
export async function nameCase(
  office: Office,
  actor: PersonActor,
  caseId: string,
  body: { title?: string | undefined; confidentiality?: number | undefined },
): Promise<void> {
  await inTransaction(office.db, actor, async tx => {
    await lockCase(tx, caseId)
    if (body.confidentiality !== undefined && !actor.duties.includes('head')) {
      throw new Problem('duty-missing', 'Only a head of unit changes who may read a case.')
    }
    if (body.confidentiality !== undefined && body.confidentiality > actor.level) throw beyondLevel()
    await sql`
      update cases set title = coalesce(${body.title ?? null}, title),
        confidentiality = coalesce(${body.confidentiality ?? null}, confidentiality)
      where id = ${caseId}`.execute(tx)
    await sql`select pg_notify('comity', ${caseId})`.execute(tx)
  })
}

/** Nobody shuts a case before their own eyes: who decides about it must be able to read it. */
export function beyondLevel(): Problem {
  return new Problem(
    'body-invalid',
    'This is more confidential than what you may read yourself. Ask a colleague who is cleared for it.',
    { fields: [{ path: 'confidentiality', reason: 'above your own level' }] },
  )
}
