import { sql } from 'kysely'
import type * as z from 'zod'
import type { addPartner as addRoute, Partner } from '#api/partners.ts'
import { Problem } from '#api/problem.ts'
import { instantNow, today } from '#cases/office.ts'
import type { Actor, PersonActor } from '#db/actor.ts'
import { all, inTransaction, maybeOne, one, type Tx } from '#db/pool.ts'
import { isUniqueViolation } from '#db/pool-errors.ts'
import { type Profile, profile as profileShape } from '#law/profiles/shape.ts'
import { type Crossing, reads } from './crossing.ts'
import { publicKeys, readableFingerprint } from './keys.ts'
import { readSignedProfile, signProfile } from './profile.ts'

interface Row {
  authority: string
  state: string
  names: Record<string, string>
  fingerprint: string | null
  certificate: string | null
  url: string | null
  profile: Profile
  profile_version: string
  pinned_at: string
  suspended_at: string | null
  waiting: number
  missing: string[]
  reached_at: string | null
  last_error: string | null
  next_at: string
  received_size: number
  sent_size: number
  received_checkpoint: string | null
  received_countersigned: string | null
  sent_checkpoint: string | null
}

/** All partners, by name. */
export async function listPartners(crossing: Crossing, actor: PersonActor): Promise<{ partners: Partner[] }> {
  const rows = await inTransaction(crossing.office.db, actor, tx => all(tx, select()), { readOnly: true })
  return { partners: rows.map(partnerOf) }
}

/** One partner. Throws `not-found`. */
export async function readPartner(
  crossing: Crossing,
  actor: PersonActor,
  authority: string,
): Promise<Partner> {
  const row = await inTransaction(crossing.office.db, actor, tx => maybeOne(tx, select(authority)), {
    readOnly: true,
  })
  if (row === null) throw new Problem('not-found', 'This authority is not among the partners.')
  return partnerOf(row)
}

/** Reads a profile file and says whose it is; trusts and stores nothing. Throws `partner-invalid`. */
export async function readProfile(crossing: Crossing, actor: PersonActor, bytes: Uint8Array) {
  const read = believed(bytes)
  const known = await inTransaction(crossing.office.db, actor, tx =>
    maybeOne(tx, sql`select 1 from partners where authority = ${read.authority}`),
  )
  return {
    authority: read.authority,
    state: read.profile.state,
    names: namesOf(read),
    fingerprint: read.fingerprint,
    readable: readableFingerprint(read.fingerprint),
    url: read.url,
    known: known !== null,
  }
}

/**
 * Trusts a partner: stores its profile and pins the fingerprint a person compared. A partner whose certificate
 * changed is not replaced in passing: that is a new comparison by two people.
 *
 * Throws `partner-invalid`, `partner-known`, `duty-missing`.
 */
export async function pinPartner(
  crossing: Crossing,
  actor: PersonActor,
  body: { profile: string; fingerprint: string },
): Promise<Partner> {
  if (!actor.duties.includes('head')) {
    throw new Problem('duty-missing', 'Only a head of unit decides whom this office trusts.')
  }
  await pinAs(crossing, actor, actor.person, body)
  return readPartner(crossing, actor, believed(Buffer.from(body.profile, 'base64')).authority)
}

/** Pins a partner in the name of a person, or from the command line of whoever runs the machine. */
export async function pinAs(
  crossing: Crossing,
  actor: Actor,
  person: string | null,
  body: { profile: string; fingerprint: string },
): Promise<void> {
  const read = believed(Buffer.from(body.profile, 'base64'))
  if (read.fingerprint !== body.fingerprint) {
    throw new Problem(
      'partner-invalid',
      'The fingerprint you compared is not that of the certificate in the profile. Do not trust this file: call the partner.',
    )
  }
  if (read.authority === crossing.office.authority) {
    throw new Problem('partner-invalid', 'This is the profile of this office itself.')
  }
  await inTransaction(crossing.office.db, actor, tx => insert(tx, crossing, read, person)).catch(sayIfKnown)
}

async function insert(tx: Tx, crossing: Crossing, read: ReadProfile, person: string | null): Promise<void> {
  // Who was reached by letter until now is reached by the exchange from now on; who was pinned stays as pinned.
  const pinned = await maybeOne(
    tx,
    sql`
    insert into partners (authority, state, names, fingerprint, certificate, age_recipient, note_key, url, profile,
      profile_version, reads, pinned_at, pinned_by)
    values (${read.authority}, ${read.profile.state}, ${JSON.stringify(namesOf(read))}::jsonb, ${read.fingerprint},
      ${read.certificate}, ${read.ageRecipient}, ${read.noteKey}, ${read.url}, ${JSON.stringify(read.profile)}::jsonb,
      ${String(read.profile.version)}, ${JSON.stringify(read.reads)}::jsonb, ${instantNow(crossing.office)}, ${person})
    on conflict (authority) do update set
      state = excluded.state, names = excluded.names, fingerprint = excluded.fingerprint, certificate = excluded.certificate,
      age_recipient = excluded.age_recipient, note_key = excluded.note_key, url = excluded.url, profile = excluded.profile,
      profile_version = excluded.profile_version, reads = excluded.reads, pinned_at = excluded.pinned_at, pinned_by = excluded.pinned_by
    where partners.certificate is null
    returning authority`,
  )
  if (pinned === null) throw known()
}

/**
 * Adds an authority without Comity. What it declared stands as a person read it in a directory or in its letter, and
 * says so. When it has Comity one day its profile takes the place of this, after the same comparison as for any other.
 *
 * Throws `partner-known`, `duty-missing`, `body-invalid`.
 */
export async function addPartner(
  crossing: Crossing,
  actor: PersonActor,
  body: z.infer<typeof addRoute.body>,
): Promise<Partner> {
  if (!actor.duties.includes('head')) {
    throw new Problem('duty-missing', 'Only a head of unit decides with whom this office corresponds.')
  }
  if (body.authority === crossing.office.authority) {
    throw new Problem('partner-invalid', 'This is the authority of this office itself.')
  }
  await inTransaction(crossing.office.db, actor, async tx => {
    const { name } = await one(tx, sql<{ name: string }>`select name from persons where id = ${actor.person}`)
    const declared = profileShape.safeParse(profileByHand(body, name, today(crossing.office)))
    const issue = declared.error?.issues[0]
    if (!declared.success) {
      throw new Problem('body-invalid', 'What the partner declares is not of its form.', {
        fields: [{ path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' }],
      })
    }
    await sql`
      insert into partners (authority, state, names, profile, profile_version, reads, pinned_at, pinned_by)
      values (${body.authority}, ${declared.data.state}, ${JSON.stringify(inAll(body.names))}::jsonb,
        ${JSON.stringify(declared.data)}::jsonb, '1', '{}', ${instantNow(crossing.office)}, ${actor.person})`.execute(
      tx,
    )
  }).catch(sayIfKnown)
  return readPartner(crossing, actor, body.authority)
}

/** A profile as far as somebody without its State's signature can know it: nothing is declared that was not read. */
function profileByHand(body: z.infer<typeof addRoute.body>, verifiedBy: string, on: string): Profile {
  return {
    state: body.authority.slice(0, 2),
    version: 1,
    effective: body.filed,
    names: inAll(body.state),
    authorities: [
      {
        id: body.authority,
        names: inAll(body.names),
        functions: ['UNTOC 18(13)'],
        address: body.address,
        phone: body.phone,
        email: body.email,
        zone: body.zone,
      },
    ],
    languages: body.languages.map((code, index) => ({ code, rank: index + 1 })),
    channels: body.channels,
    contents: [],
    deadlines: [],
    calendar: {
      weekend: body.weekend,
      // Not known here: a count that may run into one says so.
      holidays: [],
      counting: { excludeFirstDay: true, rollOver: true, basis: 'house counting-of-days' },
    },
    reciprocity: 'withoutTreaty',
    conditionOnTreaty: false,
    usesUntoc: 'unknown',
    source: { document: body.document, filed: body.filed, verifiedBy, verifiedOn: on },
  }
}

function inAll(names: { en: string; fr?: string | undefined; ar?: string | undefined }) {
  return { en: names.en, fr: names.fr ?? names.en, ar: names.ar ?? names.en }
}

function sayIfKnown(error: unknown): never {
  throw isUniqueViolation(error) ? known() : error
}

function known(): Problem {
  return new Problem('partner-known', 'This authority, or its certificate, is among the partners already.')
}

/** Our own signed profile, the file a partner pins. */
export async function ownProfile(
  crossing: Crossing,
  url: string | null,
): Promise<{ bytes: Uint8Array; name: string }> {
  const { office, keys } = crossing
  const row = await inTransaction(office.db, null, tx =>
    one(tx, sql<{ profile: Profile }>`select profile from authorities where id = ${office.authority}`),
  )
  const now = new Date(office.now().epochMilliseconds)
  const bytes = signProfile({ url, reads, profile: row.profile }, { keys, now })
  return { bytes, name: `${office.authority.replace(':', '-')}.profile.json` }
}

/** Our fingerprint, to be read out to a partner. */
export function ownIdentity(crossing: Crossing): {
  authority: string
  fingerprint: string
  readable: string
  certificate: string
} {
  const { fingerprint, certificate } = publicKeys(crossing.keys)
  return {
    authority: crossing.office.authority,
    fingerprint,
    readable: readableFingerprint(fingerprint),
    certificate,
  }
}

/** What a profile file says, its signature whole and its profile of the form we read. */
interface ReadProfile {
  readonly authority: string
  readonly url: string | null
  readonly certificate: string
  readonly fingerprint: string
  readonly ageRecipient: string
  readonly noteKey: string
  readonly reads: Readonly<Record<string, string[]>>
  readonly profile: Profile
}

function believed(bytes: Uint8Array): ReadProfile {
  const { statement, keys } = signedProfile(bytes)
  const declared = profileShape.safeParse(statement.profile)
  const issue = declared.error?.issues[0]
  if (!declared.success) {
    throw new Problem(
      'partner-invalid',
      `The profile declares something this release cannot read (${issue?.path.join('.')}: ${issue?.message}). Ask the partner for one of its current release.`,
    )
  }
  if (!declared.data.authorities.some(authority => authority.id === statement.authority)) {
    throw new Problem(
      'partner-invalid',
      `The file is of ${statement.authority}, which its profile does not name. Do not trust it: call the partner.`,
    )
  }
  return { ...keys, url: statement.url, reads: statement.reads, profile: declared.data }
}

function signedProfile(bytes: Uint8Array): ReturnType<typeof readSignedProfile> {
  try {
    return readSignedProfile(bytes)
  } catch (error) {
    throw new Problem('partner-invalid', error instanceof Error ? error.message : String(error))
  }
}

function namesOf(read: ReadProfile): Record<string, string> {
  const authority = read.profile.authorities.find(item => item.id === read.authority)
  const names = authority?.names ?? read.profile.names
  return Object.fromEntries(
    Object.entries(names).flatMap(([language, name]) => (name === undefined ? [] : [[language, name]])),
  )
}

function select(authority?: string) {
  return sql<Row>`
    select p.authority, p.state, p.names, p.fingerprint, p.certificate, p.url, p.profile, p.profile_version, p.pinned_at, p.suspended_at,
      (select count(*) from messages m where m.partner = p.authority and m.state = 'waiting')::int as waiting,
      coalesce((select array_agg(lower(gap) || case when upper(gap) - lower(gap) > 1 then '–' || (upper(gap) - 1) else '' end order by gap)
        from unnest(int4multirange(int4range(1, p.highest + 1)) - p.seen) gap), '{}') as missing,
      p.reached_at, p.last_error, p.next_at, p.received_size, p.sent_size, p.received_checkpoint, p.received_countersigned, p.sent_checkpoint
    from partners p ${authority === undefined ? sql`` : sql`where p.authority = ${authority}`}
    order by p.names ->> 'en', p.authority`
}

function partnerOf(row: Row): Partner {
  return {
    authority: row.authority,
    state: row.state,
    names: row.names,
    fingerprint: row.fingerprint,
    certificate: row.certificate,
    url: row.url,
    profile: row.profile,
    profileVersion: row.profile_version,
    pinnedAt: row.pinned_at,
    suspendedAt: row.suspended_at,
    waiting: row.waiting,
    missing: row.missing,
    reachedAt: row.reached_at,
    lastError: row.last_error,
    nextAt: row.next_at === '-infinity' ? null : row.next_at,
    log: {
      received: row.received_size,
      sent: row.sent_size,
      receivedCheckpoint: row.received_checkpoint,
      receivedCountersigned: row.received_countersigned,
      sentCheckpoint: row.sent_checkpoint,
    },
  }
}
