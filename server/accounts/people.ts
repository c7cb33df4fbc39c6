import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import * as z from 'zod'
import { affected, all, maybeOne, type Tx } from '#db/pool.ts'
import { profile } from '#law/profiles/shape.ts'
import { authorityId } from '#procedures/act.ts'
import { duties } from '#procedures/procedure.ts'
import { hashPassword, requireGoodPassword } from './password.ts'

/** Names by language, `{ en: 'Central Authority', fr: 'Autorité centrale' }`. */
const names = z.record(z.string().regex(/^[a-z]{2,3}$/, 'a language, as en'), z.string().min(1).max(200))

export const newAuthority = z
  .strictObject({
    id: authorityId,
    /** What its State declared and requires. Authorities of one State may share it. */
    profile,
  })
  .refine(({ id, profile: its }) => its.authorities.some(authority => authority.id === id), {
    path: ['profile', 'authorities'],
    error: 'The profile does not name this authority.',
  })

/** Adds an authority that shares this installation. Adding it again gives it this profile and its names. */
export async function createAuthority(tx: Tx, authority: z.input<typeof newAuthority>): Promise<void> {
  const { id, profile: its } = newAuthority.parse(authority)
  const own = its.authorities.find(one => one.id === id)
  await sql`insert into authorities (id, names, state, profile)
    values (${id}, ${JSON.stringify(own?.names ?? {})}::jsonb, ${its.state}, ${JSON.stringify(its)}::jsonb)
    on conflict (id) do update set names = excluded.names, state = excluded.state, profile = excluded.profile`.execute(
    tx,
  )
}

/** IANA name of the zone at the authority's seat, or null when there is no such authority. */
export async function zoneOf(tx: Tx, authority: string): Promise<string | null> {
  const row = await maybeOne(
    tx,
    sql<{ profile: unknown }>`select profile from authorities where id = ${authority}`,
  )
  if (row === null) return null
  return profile.parse(row.profile).authorities.find(({ id }) => id === authority)?.zone ?? null
}

export const newUnit = z.strictObject({
  id: z.uuid().optional(),
  authority: authorityId,
  names,
  /** Requests that arrive for the authority are opened in this unit; one per authority. */
  intake: z.boolean().default(false),
})

/** Adds a unit and gives its id. The first unit of an authority also takes in what arrives. */
export async function createUnit(tx: Tx, unit: z.input<typeof newUnit>): Promise<string> {
  const { id = randomUUID(), authority, names: its, intake } = newUnit.parse(unit)
  // Granted are insert and update, so the new intake takes the place of the old one in two steps.
  if (intake) await sql`update units set intake = false where authority = ${authority} and intake`.execute(tx)
  await sql`insert into units (id, authority, names, intake)
    values (${id}, ${authority}, ${JSON.stringify(its)}::jsonb,
      ${intake} or not exists (select 1 from units where authority = ${authority}))`.execute(tx)
  return id
}

export const newPerson = z.strictObject({
  id: z.uuid().optional(),
  login: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'small letters, digits, dots and hyphens, as a.person'),
  name: z.string().min(1).max(200),
  password: z.string(),
  duties: z.array(z.enum(duties)).default([]),
  units: z.array(z.uuid()).default([]),
  /** Highest confidentiality the person may read: 0 ordinary, 1 restricted, 2 secret. */
  level: z.int().min(0).max(2).default(0),
  /** Sees the cases of every unit, within the level: an auditor. */
  everywhere: z.boolean().default(false),
  /** The authority at home the person belongs to; then to no unit, without duties or clearance. */
  home: authorityId.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'a language, as en')
    .default('en'),
  phone: z.string().max(50).default(''),
  email: z.string().max(200).default(''),
})

/**
 * Adds a person and gives the id. Throws Problem `body-invalid` for a weak password, DatabaseError `unique` for a
 * login that is taken.
 */
export async function createPerson(
  tx: Tx,
  now: Temporal.Instant,
  person: z.input<typeof newPerson>,
): Promise<string> {
  const { id = randomUUID(), ...its } = newPerson.parse(person)
  requireGoodPassword(its.password, its.login)
  const password = await hashPassword(its.password)
  await sql`insert into persons (id, login, name, password, duties, level, everywhere, home, language, phone, email, created_at)
    values (${id}, ${its.login}, ${its.name}, ${password}, ${its.duties}::text[], ${its.level}, ${its.everywhere},
      ${its.home ?? null}, ${its.language}, ${its.phone}, ${its.email}, ${now.toString()})`.execute(tx)
  await joinUnits(tx, id, its.units)
  return id
}

export const personChange = newPerson
  .pick({ name: true, language: true, phone: true, email: true })
  .extend({
    password: z.string(),
    duties: z.array(z.enum(duties)),
    units: z.array(z.uuid()),
    level: z.int().min(0).max(2),
    everywhere: z.boolean(),
    active: z.boolean(),
  })
  .partial()
export type PersonChange = z.input<typeof personChange>

/**
 * Changes a person. What the sessions carry (units, level, duties) is renewed in them at once; a new password or the
 * end of the account ends them. Returns false when there is no such person.
 */
export async function changePerson(tx: Tx, person: string, change: PersonChange): Promise<boolean> {
  const its = personChange.parse(change)
  const found = await maybeOne(
    tx,
    // The lock keeps a sign-in under way from making a session of the old facts: it waits, or we see its session.
    sql<{ login: string }>`select login from persons where id = ${person} for update`,
  )
  if (found === null) return false
  if (its.password !== undefined) {
    requireGoodPassword(its.password, found.login)
    const password = await hashPassword(its.password)
    await sql`update persons set password = ${password} where id = ${person}`.execute(tx)
  }
  await sql`update persons set
      name = coalesce(${its.name ?? null}, name), language = coalesce(${its.language ?? null}, language),
      phone = coalesce(${its.phone ?? null}, phone), email = coalesce(${its.email ?? null}, email),
      duties = coalesce(${its.duties ?? null}::text[], duties), level = coalesce(${its.level ?? null}::int, level),
      everywhere = coalesce(${its.everywhere ?? null}::boolean, everywhere),
      active = coalesce(${its.active ?? null}::boolean, active)
    where id = ${person}`.execute(tx)
  if (its.units !== undefined) {
    await sql`delete from person_units where person = ${person}`.execute(tx)
    await joinUnits(tx, person, its.units)
  }
  await renewSessions(tx, person, its.active === false || its.password !== undefined)
  return true
}

export type PersonLine = {
  id: string
  login: string
  name: string
  duties: string[]
  level: number
  active: boolean
  units: string[]
  home: string | null
}

/** Everybody with an account, by login. */
export function listAccounts(tx: Tx): Promise<PersonLine[]> {
  return all(
    tx,
    sql<PersonLine>`select p.id, p.login, p.name, p.duties, p.level, p.active, p.home,
        array(select u.unit from person_units u where u.person = p.id order by u.unit) as units
      from persons p order by p.login`,
  )
}

/** The person's id, or null. */
export async function personByLogin(tx: Tx, login: string): Promise<string | null> {
  return (await maybeOne(tx, sql<{ id: string }>`select id from persons where login = ${login}`))?.id ?? null
}

async function joinUnits(tx: Tx, person: string, units: readonly string[]): Promise<void> {
  if (units.length === 0) return
  await sql`insert into person_units (person, unit) select ${person}, unnest(${units}::uuid[])
    on conflict do nothing`.execute(tx)
}

async function renewSessions(tx: Tx, person: string, end: boolean): Promise<void> {
  await (end
    ? affected(tx, sql`delete from sessions where person = ${person}`)
    : affected(
        tx,
        sql`update sessions s set duties = p.duties, level = p.level, everywhere = p.everywhere,
            units = array(select u.unit from person_units u where u.person = p.id)
          from persons p where p.id = s.person and s.person = ${person}`,
      ))
}
