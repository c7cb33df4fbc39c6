import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Me } from '#api/session.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { affected, type Db, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { hashPassword, isPassword, isWeaker } from './password.ts'
import { makeThrottle } from './throttle.ts'

/**
 * What signing in needs of the installation. An Office is one.
 */
export type Accounts = { readonly db: Db; readonly authority: string; readonly now: () => Temporal.Instant }

export type SignedIn = { actor: PersonActor; me: Me }

/** Idle time after which a session ends, and its longest life: a shift, and a week. */
const idle = { hours: 12 } as const
const life = { hours: 7 * 24 } as const

/**
 * Signs a person in. `token` goes into the cookie and nowhere else; the table holds its hash.
 * An unknown login costs the same work and gets the same answer as a wrong password.
 * @param address where the attempt comes from, to slow down guessing many logins from one place.
 * @throws Problem `sign-in-refused` or `too-many-attempts` (`values.seconds` says how long to wait).
 */
export async function signIn(
  accounts: Accounts,
  login: string,
  password: string,
  address = '',
): Promise<SignedIn & { token: string }> {
  const keys = throttleKeys(login, address)
  const wait = attempt(accounts, keys)
  if (wait > 0) {
    throw new Problem(
      'too-many-attempts',
      `Signing in failed too often, so it pauses for ${wait} seconds to stop guessing. Wait, then try again.`,
      { values: { seconds: wait } },
    )
  }
  const found = await inTransaction(accounts.db, null, tx => findPerson(tx, login))
  const right = await isPassword(password, found?.password ?? (await decoy()))
  if (found === null || !right) throw refused()
  forgive(accounts, keys)
  if (isWeaker(found.password)) found.password = await keepAnew(accounts, found, password)
  const token = randomBytes(32).toString('base64url')
  const made = await inTransaction(accounts.db, null, tx =>
    insertSession(tx, found, hashOf(token), accounts.now()),
  )
  // Between the two transactions the account was ended or its password changed.
  if (!made) throw refused()
  const signedIn = await signedInBy(accounts, token)
  if (signedIn === null) throw refused()
  return { token, ...signedIn }
}

/** Who holds the token: the person and what the page shows of them; null when the session is unknown or over. */
export async function signedInBy(accounts: Accounts, token: string): Promise<SignedIn | null> {
  if (!tokenForm.test(token)) return null
  const now = accounts.now()
  return inTransaction(accounts.db, null, async tx => {
    const row = await maybeOne(tx, sessionQuery(hashOf(token), now))
    if (row === null) return null
    if (isStale(row.seenAt, now)) await prolong(tx, hashOf(token), now)
    return { actor: actorFrom(row), me: meFrom(row, accounts.authority, forgeryToken(token)) }
  })
}

/** As `signedInBy`, for those who need a person. @throws Problem `not-signed-in`. */
export async function actorOf(accounts: Accounts, token: string): Promise<SignedIn> {
  const signedIn = await signedInBy(accounts, token)
  if (signedIn !== null) return signedIn
  throw new Problem(
    'not-signed-in',
    'Nobody is signed in, or the session is over. Sign in, then do this again.',
  )
}

/** Ends the session; nothing happens when there is none. */
export async function signOut(accounts: Accounts, token: string): Promise<void> {
  await inTransaction(accounts.db, null, tx =>
    affected(tx, sql`delete from sessions where token = ${hashOf(token)}`),
  )
}

/** Removes sessions that are over. @returns how many. */
export function sweepSessions(accounts: Accounts): Promise<number> {
  const now = accounts.now().toString()
  return inTransaction(accounts.db, null, tx =>
    affected(tx, sql`delete from sessions where expires_at <= ${now}`),
  )
}

/** Whether what the caller sent as `x-comity-token` belongs to the session of this cookie. */
export function isForgeryToken(token: string, sent: string): boolean {
  const expected = Buffer.from(forgeryToken(token))
  const given = Buffer.from(sent)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Follows from the secret cookie, which another site can make a browser send but cannot read. */
function forgeryToken(token: string): string {
  return createHmac('sha256', token).update('comity/forgery/1').digest('base64url')
}

const tokenForm = /^[A-Za-z0-9_-]{43}$/

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

type Found = { id: string; password: string }

function findPerson(tx: Tx, login: string): Promise<Found | null> {
  // PostgreSQL's text holds no U+0000; no login does either.
  if (login.includes('\0')) return Promise.resolve(null)
  return maybeOne(
    tx,
    sql<Found>`select id, password from persons where login = ${login.toLowerCase()} and active`,
  )
}

/** The share lock makes `changePerson` wait for this session, or this for it. False when the person changed. */
async function insertSession(
  tx: Tx,
  { id, password }: Found,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  const still = await maybeOne(
    tx,
    sql<{ password: string }>`select password from persons where id = ${id} and active for share`,
  )
  if (still?.password !== password) return false
  await sql`insert into sessions (token, person, units, level, everywhere, duties, created_at, seen_at, expires_at)
    select ${hash}, p.id, array(select u.unit from person_units u where u.person = p.id), p.level, p.everywhere, p.duties,
      ${now.toString()}, ${now.toString()}, ${now.add(idle).toString()}
    from persons p where p.id = ${id}`.execute(tx)
  return true
}

async function keepAnew({ db }: Accounts, found: Found, password: string): Promise<string> {
  const anew = await hashPassword(password)
  await inTransaction(db, null, tx =>
    affected(
      tx,
      sql`update persons set password = ${anew} where id = ${found.id} and password = ${found.password}`,
    ),
  )
  return anew
}

type SessionRow = {
  person: string
  units: string[]
  level: number
  everywhere: boolean
  duties: Me['duties']
  seenAt: string
  name: string
  login: string
  language: string
  unitList: Me['units']
  authorities: Me['authorities']
  home: Me['home']
}

function sessionQuery(hash: Buffer, now: Temporal.Instant) {
  return sql<SessionRow>`
    select s.person, s.units, s.level, s.everywhere, s.duties, s.seen_at as "seenAt", p.name, p.login, p.language,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'authority', u.authority, 'names', u.names)
        order by u.authority, u.id), '[]') from units u where u.id = any (s.units)) as "unitList",
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'state', a.state, 'names', a.names) order by a.id), '[]')
        from authorities a) as authorities,
      (select jsonb_build_object('id', h.id, 'names', h.names, 'kind', h.kind, 'requests', h.requests, 'executes', h.executes)
        from home_authorities h where h.id = p.home) as home
    from sessions s join persons p on p.id = s.person and p.active
      and not exists (select 1 from home_authorities h where h.id = p.home and not h.active)
    where s.token = ${hash} and s.expires_at > ${now.toString()}`
}

/** Once a minute is often enough to say that somebody is there; each request would be a write. */
function isStale(seenAt: string, now: Temporal.Instant): boolean {
  return now.epochMilliseconds - Temporal.Instant.from(seenAt).epochMilliseconds > 60_000
}

async function prolong(tx: Tx, hash: Buffer, now: Temporal.Instant): Promise<void> {
  await sql`update sessions set seen_at = ${now.toString()},
      expires_at = least(${now.add(idle).toString()}::timestamptz, created_at + make_interval(hours => ${life.hours}))
    where token = ${hash}`.execute(tx)
}

function actorFrom({ person, units, level, everywhere, duties, home }: SessionRow): PersonActor {
  const actor = { kind: 'person', person, units, level, everywhere, duties } as const
  return home === null ? actor : { ...actor, home: home.id }
}

function meFrom(row: SessionRow, ours: string, token: string): Me {
  const home =
    row.unitList.find(unit => unit.authority === ours)?.authority ?? row.unitList[0]?.authority ?? ours
  return {
    person: row.person,
    name: row.name,
    login: row.login,
    duties: row.duties,
    level: row.level,
    language: row.language,
    authority: row.authorities.find(({ id }) => id === home) ?? {
      id: home,
      state: home.slice(0, 2),
      names: {},
    },
    authorities: row.authorities,
    units: row.unitList,
    home: row.home,
    token,
  }
}

function refused(): Problem {
  return new Problem(
    'sign-in-refused',
    'The login name and the password do not belong together, or the account is closed. Check both; the administrator can set a new password.',
  )
}

let kept: Promise<string> | undefined
/** What an unknown login is compared with, so that it takes as long as a known one. Nobody has its password. */
function decoy(): Promise<string> {
  return (kept ??= hashPassword(randomBytes(32).toString('base64url')))
}

type Keys = { login: string; address: string }

function throttleKeys(login: string, address: string): Keys {
  // Hashed, so that memory does not collect what people type into the wrong field.
  return { login: createHash('sha256').update(login.toLowerCase()).digest('base64'), address }
}

// A login waits a minute at most: else whoever knows the name could lock its owner out. An address serves a whole
// office behind one gateway, so it may fail more often, and then waits longer.
const makeThrottles = () => ({
  login: makeThrottle({ free: 5, longest: 60_000 }),
  address: makeThrottle({ free: 30, longest: 900_000 }),
})
const throttlesOf = new WeakMap<Db, ReturnType<typeof makeThrottles>>()

function throttles({ db }: Accounts): ReturnType<typeof makeThrottles> {
  let its = throttlesOf.get(db)
  if (its === undefined) throttlesOf.set(db, (its = makeThrottles()))
  return its
}

function attempt(accounts: Accounts, { login, address }: Keys): number {
  const its = throttles(accounts)
  const now = accounts.now().epochMilliseconds
  return its.login.attempt(login, now) || (address === '' ? 0 : its.address.attempt(address, now))
}

function forgive(accounts: Accounts, { login, address }: Keys): void {
  const its = throttles(accounts)
  its.login.forget(login)
  its.address.forgive(address)
}
