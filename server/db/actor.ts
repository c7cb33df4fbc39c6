/**
 * Who acts on the database. The row-level policies read these facts from settings that live as long as
 * the transaction; nothing else decides what a transaction may see.
 */
export type Actor = PersonActor | ServiceActor | null

/** A signed-in person. The facts are computed at sign-in and kept in the session, never looked up here. */
export type PersonActor = {
  kind: 'person'
  /** UUID of the person. */
  person: string
  /** UUIDs of the units the person works in. */
  units: readonly string[]
  /** Highest confidentiality the person may read, 0 and up. */
  level: number
  /** True for who may see every unit's cases (an auditor), within the level. */
  everywhere: boolean
  /** What the person may do (`approve`, `register` …). The program asks for them, no policy does. */
  duties: readonly string[]
  /** The authority at home the person belongs to, `XA:court-halden`: then no case is seen, only what was given to it. */
  home?: string
}

/** A part of the program that acts by itself. */
export type ServiceActor = {
  kind: 'service'
  name: ServiceName
  /** UUID of the one case it works on; without it, every case. */
  case?: string
}
/** `home` writes into a case what a person of an authority at home did with what she was given. */
export type ServiceName = 'exchange' | 'intake' | 'jobs' | 'rebuild' | 'backup' | 'home'

const serviceNames: readonly string[] = [
  'exchange',
  'intake',
  'jobs',
  'rebuild',
  'backup',
  'home',
] satisfies ServiceName[]
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The settings the policies read: `current_setting('app.person', true)` and so on. */
export type ActorSettings = Record<
  'app.person' | 'app.units' | 'app.level' | 'app.everywhere' | 'app.service' | 'app.home' | 'app.case',
  string
>

/**
 * The settings of an actor. All are always given, so that a value left on a pooled connection by
 * mistake can never shine through. What an actor has not is the empty string, which PostgreSQL also
 * leaves behind when a transaction-scoped setting ends: policies must read
 * `nullif(current_setting('app.person', true), '')::uuid`, which is null and shows no row.
 * `app.units` is a PostgreSQL array literal, `{uuid,uuid}`.
 * Throws when a fact is not of its form: an actor comes from our own session row, so that is a bug.
 */
export function actorSettings(actor: Actor): ActorSettings {
  const nobody = {
    'app.person': '',
    'app.units': '',
    'app.level': '',
    'app.everywhere': '',
    'app.service': '',
    'app.home': '',
    'app.case': '',
  }
  if (actor === null) return nobody
  if (actor.kind === 'service') {
    if (!serviceNames.includes(actor.name)) throw new Error('The actor names a service that does not exist.')
    // Without its case this one would see every case.
    if (actor.name === 'home' && actor.case === undefined)
      throw new Error('The service home works on one case.')
    if (actor.case !== undefined && !uuid.test(actor.case))
      throw new Error('The service’s case is not a UUID.')
    return { ...nobody, 'app.service': actor.name, 'app.case': actor.case ?? '' }
  }
  if (!uuid.test(actor.person)) throw new Error('The actor’s person is not a UUID.')
  if (!actor.units.every(unit => uuid.test(unit))) throw new Error('A unit of the actor is not a UUID.')
  if (!Number.isSafeInteger(actor.level) || actor.level < 0)
    throw new Error('The actor’s level is not a whole number from 0.')
  return {
    ...nobody,
    'app.person': actor.person,
    'app.units': `{${actor.units.join(',')}}`,
    'app.level': String(actor.level),
    'app.everywhere': actor.everywhere ? 'true' : 'false',
    'app.home': actor.home ?? '',
  }
}
