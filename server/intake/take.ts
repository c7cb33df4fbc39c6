import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { keepStored } from '#cases/kept.ts'
import { instantNow, type Office } from '#cases/office.ts'
import { affected, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { DatabaseError, isUniqueViolation } from '#db/pool-errors.ts'
import { uuidv7 } from '#db/uuid.ts'
import { type Reading, readPost } from './reading.ts'

/** Takes in under its own name: it serves no person. */
export const intakeActor = { kind: 'service', name: 'intake' } as const

/** Largest message or file taken: 100 MiB. Mail servers stop far below. */
export const messageLimit = 100 * 1024 ** 2

/** Something that lies in a mailbox or a folder. */
export type Lying = {
  road: 'mailbox' | 'folder'
  /** Where exactly: the same place again is the same thing, taken before something stopped us. */
  source: string
  name: string
  bytes: Uint8Array
}

/**
 * Takes a message or file in: kept whole first, then taken apart, then on record with all its parts. When it returns,
 * it is safe to remove what lay there. The very same bytes are taken once: from another place they are noted as having
 * come again. Throws only when the database or the store does not answer; then nothing was taken.
 */
export async function take(office: Office, lying: Lying): Promise<'taken' | 'again' | 'known'> {
  const sha256 = createHash('sha256').update(lying.bytes).digest('hex')
  const before = await inTransaction(office.db, intakeActor, tx => noteAgain(tx, office, lying, sha256))
  if (before !== null) return before
  await office.storage.put(chunk(lying.bytes), { limit: messageLimit })
  const reading = await readPost(lying.bytes, lying.name)
  const parts = await storeParts(office, reading)
  try {
    await recordAnyhow(office, { lying, sha256, reading, parts })
    return 'taken'
  } catch (error) {
    // Another process took the same at this moment.
    if (!isUniqueViolation(error)) throw error
    return (
      (await inTransaction(office.db, intakeActor, tx => noteAgain(tx, office, lying, sha256))) ?? 'known'
    )
  }
}

async function noteAgain(
  tx: Tx,
  office: Office,
  { source }: Lying,
  sha256: string,
): Promise<'again' | 'known' | null> {
  const there = await maybeOne(
    tx,
    sql<{ id: string; source: string }>`
      select id, source from post where authority = ${office.authority} and sha256 = ${sha256} for update`,
  )
  if (there === null) return null
  if (there.source === source) return 'known'
  await affected(
    tx,
    sql`update post set came_again = came_again + 1, last_came_at = ${instantNow(office)}, source = ${source} where id = ${there.id}`,
  )
  return 'again'
}

type Stored = Extract<Reading, { parts: unknown }>['parts'][number] & { sha256: string }

async function storeParts(office: Office, reading: Reading): Promise<Stored[]> {
  if ('fault' in reading) return []
  const stored: Stored[] = []
  for (const part of reading.parts) {
    const { sha256 } = await office.storage.put(chunk(part.bytes), { limit: messageLimit * 4 })
    stored.push({ ...part, sha256 })
  }
  return stored
}

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** What the database cannot hold of a message must not keep the message out: then only the whole is kept. */
async function recordAnyhow(office: Office, taken: Taken): Promise<void> {
  try {
    await inTransaction(office.db, intakeActor, tx => record(tx, office, taken))
  } catch (error) {
    if (!(error instanceof DatabaseError && error.sqlState.startsWith('22'))) throw error
    const whole: Taken = { ...taken, reading: { fault: 'unreadable' }, parts: [] }
    await inTransaction(office.db, intakeActor, tx => record(tx, office, whole))
  }
}

type Taken = { lying: Lying; sha256: string; reading: Reading; parts: Stored[] }

async function record(tx: Tx, office: Office, { lying, sha256, reading, parts }: Taken): Promise<void> {
  const gone = await keepStored(tx, office, [sha256, ...parts.map(part => part.sha256)])
  if (gone.length > 0)
    throw new Error('A file of a message was destroyed by order while it was taken in. It is tried again.')
  const id = uuidv7(office.now().epochMilliseconds)
  const at = instantNow(office)
  const fault = 'fault' in reading ? reading.fault : null
  const told = 'fault' in reading ? null : reading.told
  const quarantined = fault !== null || parts.some(part => part.verdict === 'quarantined')
  await sql`
    insert into post (id, authority, road, source, sha256, size, name, message_id, sender, sender_name, recipients, subject,
      dated, excerpt, fault, quarantined, arrived_at, last_came_at)
    values (${id}, ${office.authority}, ${lying.road}, ${lying.source}, ${sha256}, ${lying.bytes.length}, ${lying.name},
      ${told?.messageId ?? null}, ${told?.sender ?? null}, ${told?.senderName ?? null}, ${told?.recipients ?? null},
      ${told?.subject ?? null}, ${told?.dated ?? null}, ${'fault' in reading ? '' : reading.excerpt}, ${fault},
      ${quarantined}, ${at}, ${at})`.execute(tx)
  for (const [index, part] of parts.entries()) {
    await sql`
      insert into post_parts (id, post, position, name, said, media, size, sha256, body, verdict, reasons)
      values (${randomUUID()}, ${id}, ${index + 1}, ${part.name}, ${part.said}, ${part.media}, ${part.bytes.length},
        ${part.sha256}, ${part.body}, ${part.verdict}, ${part.reasons}::text[])`.execute(tx)
  }
}
