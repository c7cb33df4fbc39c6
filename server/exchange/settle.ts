import { sql } from 'kysely'
import { instantNow } from '#cases/office.ts'
import { all, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import type { Checkpoint } from '#lib/note.ts'
import { reached } from './back-off.ts'
import { appendAct, checkpointFits, logOrigin, sizeOfCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { type Crossing, exchangeActor } from './crossing.ts'
import type { Keys } from './keys.ts'
import { type Message, receiptAnswers, type RefusalDetails } from './message.ts'
import { PackageRefused } from './refused.ts'

/**
 * Ends a message of ours by its receipt: the receipt is kept, the act takes its place in our copy of the
 * partner's log, and the partner's checkpoint is held against it. Settling twice changes nothing.
 *
 * @param container the signed container of the receipt, kept so that anybody can verify it without our keys
 * @throws PackageRefused `message-invalid` when the receipt does not speak of what was sent
 */
export async function settleReceipt(
  crossing: Crossing,
  message: Extract<Message, { kind: 'receipt' }>,
  container: Uint8Array,
): Promise<void> {
  const { details, from } = message
  const at = instantNow(crossing.office)
  assertCounted(message)
  await inTransaction(crossing.office.db, exchangeActor, async tx => {
    await noteSequence(tx, from, message.sequence)
    const sent = await maybeOne(
      tx,
      sql<{ id: string; package: string; act: string; hash: string; case_id: string; state: string }>`
        select m.id, m.package, m.act, t.hash, m.case_id, m.state
        from messages m join acts t on t.id = m.act where m.act = ${details.actId} and m.partner = ${from}`,
    )
    const answers =
      sent !== null &&
      receiptAnswers(details, {
        message: sent.id,
        package: sent.package,
        header: { id: sent.act },
        act: sent.hash,
      })
    if (!answers) {
      throw new PackageRefused(
        'message-invalid',
        `The receipt of ${from} speaks of something that was not sent to it.`,
      )
    }
    if (sent.state === 'received') return
    await sql`
      update messages set state = 'received', receipt = ${Buffer.from(container)},
        receipt_at = ${details.recordedAt}, log_index = ${details.log.index}, last_error = null where id = ${sent.id}`.execute(
      tx,
    )
    await reached(tx, from, at)
    const placed = await maybeOne(
      tx,
      sql`
        insert into pair_log (partner, direction, index, act_hash, recorded_at, checkpoint)
        values (${from}, 'sent', ${details.log.index}, ${sent.hash}, ${at}, ${details.log.checkpoint})
        on conflict (partner, direction, index) do nothing returning index`,
    )
    // Two acts of ours in one place: the receipt, which is kept, is the evidence.
    if (placed === null) await sayLogDiffers(tx, from)
    else await followLog(tx, crossing, from)
    await sql`select pg_notify('comity', ${sent.case_id})`.execute(tx)
  })
}

/**
 * Follows the partner's log of our acts leaf by leaf, as far as receipts came without a gap, and holds each
 * checkpoint against our own copy. One that does not fit is never countersigned, and said aloud.
 */
async function followLog(tx: Tx, crossing: Crossing, partner: string): Promise<void> {
  const known = await maybeOne(
    tx,
    sql<{ sent_size: number; sent_frontier: string[]; note_key: string }>`
      select sent_size, sent_frontier, note_key from partners where authority = ${partner}`,
  )
  if (known === null) return
  const leaves = await all(
    tx,
    sql<{ index: number; act_hash: string; checkpoint: string }>`
      select index, act_hash, checkpoint from pair_log
      where partner = ${partner} and direction = 'sent' and index >= ${known.sent_size} order by index`,
  )
  let log = { size: known.sent_size, hashes: known.sent_frontier as readonly string[] }
  let latest: string | undefined
  for (const leaf of leaves) {
    if (leaf.index !== log.size) break
    const longer = appendAct(log, leaf.act_hash)
    const checkpoint = believed(leaf.checkpoint, {
      origin: logOrigin(partner, crossing.office.authority),
      signers: [{ authority: partner, noteKey: known.note_key }],
    })
    if (checkpoint === undefined || !checkpointFits(checkpoint, longer)) {
      await sayLogDiffers(tx, partner)
      break
    }
    log = longer
    latest = leaf.checkpoint
  }
  if (latest === undefined) return
  await sql`
    update partners set sent_size = ${log.size}, sent_frontier = ${[...log.hashes]}, sent_checkpoint = ${latest}
    where authority = ${partner}`.execute(tx)
}

/** What a checkpoint says, or nothing when it is not signed as it should be: the receipt around it still holds. */
function believed(note: string, expected: Parameters<typeof verifyCheckpoint>[1]): Checkpoint | undefined {
  try {
    return verifyCheckpoint(note, expected)
  } catch {
    return undefined
  }
}

async function sayLogDiffers(tx: Tx, partner: string): Promise<void> {
  await sql`update partners set last_error = 'log-differs' where authority = ${partner}`.execute(tx)
}

/**
 * Notes that a message with this number arrived, of whatever kind, and takes the partner's row until the
 * transaction ends: the pair log has one writer at a time. `no key`: who only refers to the partner need not wait.
 */
export async function noteSequence(tx: Tx, partner: string, sequence: number): Promise<void> {
  await sql`select 1 from partners where authority = ${partner} for no key update`.execute(tx)
  await sql`
    update partners set highest = greatest(highest, ${sequence}),
      seen = seen + int4multirange(int4range(${sequence}, ${sequence}, '[]'))
    where authority = ${partner}`.execute(tx)
}

/** The largest number of a message, and of a place in a log, that anybody reaches by counting. */
const mostCounted = 2_000_000_000

/** @throws PackageRefused `message-invalid` for a number nobody reached by counting */
export function assertCounted(message: Message): void {
  const numbers = [message.sequence, message.kind === 'receipt' ? message.details.log.index : 0]
  if (numbers.some(number => number > mostCounted)) {
    throw new PackageRefused('message-invalid', 'It has a number that cannot have been counted to.')
  }
}

/** Ends a message by the partner's refusal, or leaves it waiting where sending the same again may help. */
export async function settleRefusal(
  crossing: Crossing,
  details: RefusalDetails,
  from: string,
): Promise<void> {
  await inTransaction(crossing.office.db, exchangeActor, async tx => {
    const row = await maybeOne(
      tx,
      sql<{ case_id: string }>`
        update messages set last_error = ${details.code}, state = case when ${details.retry} then state else 'refused' end
        where package = ${details.ofPackage} and partner = ${from} and state = 'waiting' returning case_id`,
    )
    if (row) await sql`select pg_notify('comity', ${row.case_id})`.execute(tx)
  })
}

/**
 * Keeps the partner's countersignature of our log of its acts, if it covers more than the one we have. False when
 * it is not signed by both; that is said, and never a reason to refuse an act it came with.
 */
export async function takeCountersignature(
  tx: Tx,
  keys: Keys,
  partner: string,
  note: string,
): Promise<boolean> {
  const known = await maybeOne(
    tx,
    sql<{ note_key: string; received_countersigned: string | null }>`
      select note_key, received_countersigned from partners where authority = ${partner}`,
  )
  if (known === null) return false
  const signers = [
    { authority: partner, noteKey: known.note_key },
    { authority: keys.authority, noteKey: Buffer.from(keys.notePublic).toString('base64') },
  ]
  const origin = logOrigin(keys.authority, partner)
  const checkpoint = believed(note, { origin, signers })
  if (checkpoint === undefined) {
    await sql`update partners set last_error = 'countersignature-false' where authority = ${partner}`.execute(
      tx,
    )
    return false
  }
  // Kept because it was believed: it need not be verified again.
  const before = known.received_countersigned === null ? 0 : sizeOfCheckpoint(known.received_countersigned)
  if (checkpoint.size <= before) return true
  await sql`update partners set received_countersigned = ${note} where authority = ${partner}`.execute(tx)
  return true
}
