import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PostPart, PostView } from '#api/post.ts'
import type { OpenFile } from '#cases/files.ts'
import type { Office } from '#cases/office.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, maybeOne, one, type Tx } from '#db/pool.ts'
import { postLines } from './list.ts'
import { sameFiles } from './same.ts'

/** One message whole: its parts, what is wrong with them, where the same files came before. Throws `not-found`. */
export async function readPostView(office: Office, actor: PersonActor, id: string): Promise<PostView> {
  return inTransaction(office.db, actor, tx => viewOf(tx, office, id), { readOnly: true })
}

/** The message or file as it came. Throws `not-found`, `act-not-open` once it is evidence another State furnished. */
export async function openWhole(office: Office, actor: PersonActor, id: string): Promise<OpenFile> {
  const row = await inTransaction(office.db, actor, async tx => {
    await assertNotFurnished(tx, id, null)
    return maybeOne(
      tx,
      sql<{ name: string; size: number; sha256: string }>`
        select name, size, sha256 from post where id = ${id} and destroyed_at is null`,
    )
  })
  if (row === null) throw noSuchPost()
  // It may hold what stands in quarantine: no program shall open it by its name.
  return {
    stream: office.storage.get(row.sha256),
    name: `${row.name}.as-it-came`,
    media: 'application/octet-stream',
    size: row.size,
  }
}

/** A part of a message. Throws `not-found`, `act-not-open` once it is evidence another State furnished. */
export async function openPart(
  office: Office,
  actor: PersonActor,
  id: string,
  part: string,
): Promise<OpenFile> {
  const row = await inTransaction(office.db, actor, async tx => {
    await assertNotFurnished(tx, id, part)
    return maybeOne(
      tx,
      sql<Pick<PostPart, 'name' | 'media' | 'size' | 'sha256' | 'verdict'>>`
        select t.name, t.media, t.size, t.sha256, t.verdict from post_parts t join post p on p.id = t.post
        where t.id = ${part} and p.id = ${id} and p.destroyed_at is null`,
    )
  })
  if (row === null) throw noSuchPost()
  const bad = row.verdict === 'quarantined'
  return {
    stream: office.storage.get(row.sha256),
    name: bad ? `${row.name}.quarantined` : row.name,
    media: bad ? 'application/octet-stream' : row.media,
    size: row.size,
  }
}

/** A result leaves only from its case, with a use written down: the message that brought it is no way around. */
async function assertNotFurnished(tx: Tx, post: string, part: string | null): Promise<void> {
  const { furnished } = await one(
    tx,
    sql<{ furnished: boolean }>`
      select exists (select 1 from app.furnished(array(
        select sha256 from post_parts where post = ${post} and (${part}::uuid is null or id = ${part})))) as furnished`,
  )
  if (!furnished) return
  throw new Problem(
    'act-not-open',
    'Another State furnished this as a result of execution. It leaves only from its case, with the use it is wanted for written down. Open the case and take it from there.',
    { reason: 'notNow' },
  )
}

/** The one answer for post that does not exist and post the caller may not see. */
export function noSuchPost(): Problem {
  return new Problem(
    'not-found',
    'There is no such message, its content was destroyed by order, or it is not yours to see: post is read by a registrar or a head of the unit that takes in what arrives.',
  )
}

async function viewOf(tx: Tx, office: Office, id: string): Promise<PostView> {
  const [line] = await postLines(tx, sql`where p.id = ${id}`)
  if (line === undefined) throw noSuchPost()
  const more = await one(
    tx,
    sql<Pick<PostView, 'recipients' | 'messageId' | 'size' | 'excerpt'>>`
      select recipients, message_id as "messageId", size, excerpt from post where id = ${id}`,
  )
  return {
    ...line,
    ...more,
    cameOn: Temporal.Instant.from(line.arrivedAt).toZonedDateTimeISO(office.zone).toPlainDate().toString(),
    parts: await partsOf(tx, line.id, line.case?.id ?? null),
    decisions: await all(
      tx,
      sql<PostView['decisions'][number]>`
        select d.kind, d.reason, d.decided_at as at, n.name as by
        from post_decisions d join persons n on n.id = d.decided_by where d.post = ${id} order by d.n`,
    ),
    sameId:
      more.messageId === null
        ? []
        : await all(
            tx,
            sql<{ id: string; arrivedAt: string }>`
              select id, arrived_at as "arrivedAt" from post
              where message_id = ${more.messageId} and id <> ${id} order by arrived_at limit 20`,
          ),
  }
}

async function partsOf(tx: Tx, post: string, laidInto: string | null): Promise<PostPart[]> {
  const parts = await all(
    tx,
    sql<Omit<PostPart, 'same'>>`
      select id, name, said, media, size, sha256, body, verdict, reasons, laid
      from post_parts where post = ${post} order by position`,
  )
  // Our own file of their words differs with each message; an empty file is every empty file.
  const compared = parts.filter(part => !part.body && part.size > 0)
  const same = await sameFiles(
    tx,
    post,
    laidInto,
    compared.map(part => part.sha256),
  )
  return parts.map(part => ({ ...part, same: compared.includes(part) ? (same.get(part.sha256) ?? []) : [] }))
}
