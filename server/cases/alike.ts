import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { AlikeCase, findAlike as route } from '#api/alike.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, type Tx } from '#db/pool.ts'
import {
  accountsOf,
  certainties,
  type KnownRequest,
  plainReference,
  proceedingsOf,
  sameRequest,
} from '#procedures/extraction/same-request.ts'
import { recordsOf, textOf } from '#procedures/extraction/plain.ts'
import { columns, joins, lineOf, type LineRow } from './list.ts'
import { noSuchCase } from './locked.ts'
import type { Office } from './office.ts'

type Found = { alike: AlikeCase[] }

/** Cases that look the same as this one, the most certain first. Throws `not-found`. */
export async function alikeToCase(office: Office, actor: PersonActor, caseId: string): Promise<Found> {
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const [row] = await known(tx, [caseId])
      if (row === undefined) throw noSuchCase()
      return compare(tx, knownOf(row), caseId)
    },
    { readOnly: true },
  )
}

/** Cases a letter may have opened already, by what is known of it before anybody reads it in. */
export async function alikeToLetter(
  office: Office,
  actor: PersonActor,
  { partner, reference, files = [] }: z.output<typeof route.query>,
): Promise<Found> {
  const letter: KnownRequest = { partner, side: 'requested', reference, files, request: {} }
  return inTransaction(office.db, actor, tx => compare(tx, letter, null), { readOnly: true })
}

/** Most cases that are read and compared. */
const mostCompared = 60

/** Everything is read as the caller: what the policies hide is neither found nor counted. */
async function compare(tx: Tx, about: KnownRequest, own: string | null): Promise<Found> {
  const ids = (await candidates(tx, about)).filter(id => id !== own).slice(0, mostCompared)
  const rows = ids.length === 0 ? [] : await known(tx, ids)
  const alike = rows.flatMap((row): AlikeCase[] => {
    const reasons = sameRequest(about, knownOf(row))
    const [first] = reasons
    if (first === undefined) return []
    return [
      {
        ...lineOf(row),
        certainty: first.certainty,
        reasons: reasons.map(({ ground, value }) => ({ code: ground, value })),
      },
    ]
  })
  return { alike: alike.toSorted((a, b) => rank(a) - rank(b) || (a.opened < b.opened ? 1 : -1)) }
}

const rank = ({ certainty }: AlikeCase) => certainties.indexOf(certainty)

/** Cases that may be the same, found along indexes; several ways, since each letter names other things. */
async function candidates(tx: Tx, about: KnownRequest): Promise<string[]> {
  const found: { id: string }[][] = []
  if (about.files.length > 0) found.push(await all(tx, withFiles(about.files)))
  if (about.reference !== undefined) found.push(await all(tx, withReference(about)))
  const phrases = phrasesIn(about)
  for (const some of phrases) {
    const sought = some.map(phrase => `"${phrase}"`).join(' or ')
    found.push(await all(tx, sql<{ id: string }>`select id from app.search(${sought}, 20) found(id)`))
  }
  if (phrases.length > 0) found.push(await all(tx, inTheMaking(phrases.flat())))
  return [...new Set(found.flat().map(({ id }) => id))]
}

function withFiles(files: readonly string[]): RawBuilder<{ id: string }> {
  return sql`
    select case_id as id from act_files where sha256 = any(${[...files]}::text[])
    union
    select case_id from case_files where sha256 = any(${[...files]}::text[]) and removed_at is null
    limit 100`
}

function withReference({ partner, reference = '' }: KnownRequest): RawBuilder<{ id: string }> {
  return sql`
    select id from cases
    where partner_reference_plain = ${plainReference(reference)} and partner = ${partner} and side = 'requested'
    order by opened desc, id desc limit 20`
}

/** What to look for by words, apart: a name that many cases hold must not crowd out an account that one holds. */
function phrasesIn({ request }: KnownRequest): readonly (readonly string[])[] {
  const persons = recordsOf(request['persons']).flatMap(({ name }) =>
    typeof name === 'string' ? [name] : [],
  )
  const opening = textOf(request).split(/\s+/).slice(0, 8).join(' ')
  return [accountsOf({ request }), proceedingsOf({ request }), persons, [opening]]
    .map(some => some.map(phrase => phrase.replaceAll('"', ' ').trim()).filter(phrase => phrase.length > 2))
    .map(some => some.slice(0, 8))
    .filter(some => some.length > 0)
}

/** Most drafts that are looked through: those begun last. */
const mostDrafts = 500

/** Drafts have no index of words, which every save would pay for; they are few, and looked through. */
function inTheMaking(phrases: readonly string[]): RawBuilder<{ id: string }> {
  return sql`
    select d.case_id as id from (
      select c.id from cases c
      where c.state in ('drafting', 'submitted', 'approved', 'receiving') and c.closed is null
      order by c.opened desc, c.id desc limit ${mostDrafts}
    ) making
    join drafts d on d.case_id = making.id
    where lower(d.request::text) like any (${phrases.map(phrase => `%${asPattern(phrase.toLowerCase())}%`)}::text[])
    limit 20`
}

/** As `like` reads it, in the JSON a draft is kept as. */
function asPattern(phrase: string): string {
  return JSON.stringify(phrase)
    .slice(1, -1)
    .replaceAll(/[\\%_]/g, sign => `\\${sign}`)
}

interface KnownRow extends LineRow {
  request: Record<string, unknown>
  files: string[]
}

async function known(tx: Tx, ids: readonly string[]): Promise<KnownRow[]> {
  return all(
    tx,
    sql<KnownRow>`
      select ${columns}, coalesce(c.sent -> 'request', d.request, '{}') as request,
        array(select f.sha256 from act_files f where f.case_id = c.id union select f.sha256 from case_files f where f.case_id = c.id and f.removed_at is null) as files
      from cases c ${joins} left join drafts d on d.case_id = c.id
      where c.id = any(${[...ids]}::uuid[])`,
  )
}

function knownOf(row: KnownRow): KnownRequest {
  return {
    partner: row.partner,
    side: row.side,
    reference: row.partner_reference ?? undefined,
    files: row.files,
    request: row.request,
  }
}
