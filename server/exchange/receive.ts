import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { instantNow } from '#cases/office.ts'
import { inTransaction, maybeOne, one, type Tx } from '#db/pool.ts'
import { uuidv7 } from '#db/uuid.ts'
import { type Crossing, exchangeActor, pinnedPartner, reads } from './crossing.ts'
import { packageLimit } from '#api/arrivals.ts'
import type { Message } from './message.ts'
import { type Opened, openPackage } from './open.ts'
import { recordArrival } from './record-arrival.ts'
import { PackageRefused } from './refused.ts'
import { assertCounted, noteSequence, settleReceipt, settleRefusal, takeCountersignature } from './settle.ts'

/** What became of a package. */
export type Received =
  /** An act: recorded, now or before. `receipt` is sealed; the same package always gets the same bytes. */
  | { readonly kind: 'act'; readonly arrival: string; readonly receipt: Buffer }
  /** An answer to something we sent. */
  | { readonly kind: 'answer'; readonly message: Message }
  /** Refused; `arrival` is the line of the record that says so. */
  | { readonly kind: 'refused'; readonly arrival: string; readonly refused: PackageRefused }

/**
 * Takes in a sealed package from whatever road: verifies it, records its act, and answers with a receipt made in
 * the same transaction. A package that is refused is recorded as refused, and nothing of it is kept.
 *
 * @throws DatabaseError and errors of the machine, which are no verdict: the sender tries again.
 */
export async function receive(
  crossing: Crossing,
  bytes: AsyncIterable<Uint8Array>,
  road: 'https' | 'file',
): Promise<Received> {
  const counted = new Counted(bytes)
  let opened: Opened | undefined
  try {
    opened = await openPackage({
      source: { stream: counted },
      keys: crossing.keys,
      self: crossing.office.authority,
      reads,
      workDir: crossing.workDir,
      limits: { packageBytes: packageLimit },
      pinned: from =>
        inTransaction(crossing.office.db, exchangeActor, tx => pinnedPartner(tx, from), { readOnly: true }),
    })
    return await take(crossing, opened, road)
  } catch (error) {
    if (!(error instanceof PackageRefused)) throw error
    await counted.drain()
    return {
      kind: 'refused',
      arrival: await recordRefused(crossing, counted, error, opened?.message.from, road),
      refused: error,
    }
  } finally {
    await opened?.close()
  }
}

async function take(crossing: Crossing, opened: Opened, road: 'https' | 'file'): Promise<Received> {
  const { message } = opened
  switch (message.kind) {
    case 'act':
      return { kind: 'act', ...(await recordArrival(crossing, opened, road)) }
    case 'receipt':
      await settleReceipt(crossing, message, await buffer(opened.container.open()))
      return { kind: 'answer', message }
    case 'refusal':
      assertCounted(message)
      await settleRefusal(crossing, message.details, message.from)
      await inTransaction(crossing.office.db, exchangeActor, tx =>
        noteSequence(tx, message.from, message.sequence),
      )
      return { kind: 'answer', message }
    case 'countersignature':
      await takeSigned(crossing, message)
      return { kind: 'answer', message }
  }
}

/** @throws PackageRefused `message-invalid` when the checkpoint is not signed by both */
async function takeSigned(
  { office, keys }: Crossing,
  message: Extract<Message, { kind: 'countersignature' }>,
): Promise<void> {
  assertCounted(message)
  const taken = await inTransaction(office.db, exchangeActor, async tx => {
    await noteSequence(tx, message.from, message.sequence)
    return takeCountersignature(tx, keys, message.from, message.details.checkpoint)
  })
  if (!taken)
    throw new PackageRefused('message-invalid', 'The checkpoint does not bear the signatures of both of us.')
}

/** Who sent it may be a claim nobody verified, so it is kept only where the partner is known. */
async function recordRefused(
  crossing: Crossing,
  counted: Counted,
  refused: PackageRefused,
  from: string | undefined,
  road: 'https' | 'file',
): Promise<string> {
  const { size, sha256 } = counted.result()
  const at = instantNow(crossing.office)
  return inTransaction(crossing.office.db, exchangeActor, async tx => {
    const partner = from === undefined ? null : await knownPartner(tx, from)
    const row = await one(
      tx,
      sql<{ id: string }>`
        insert into arrivals (id, package, size, road, partner, verdict, code, reason, arrived_at, receipt)
        values (${uuidv7(crossing.office.now().epochMilliseconds)}, ${sha256}, ${size}, ${road}, ${partner}, 'refused',
          ${refused.code}, ${refused.message}, ${at}, ''::bytea)
        on conflict (package) do update set attempts = arrivals.attempts + 1,
          code = case when arrivals.verdict = 'refused' then excluded.code else arrivals.code end,
          reason = case when arrivals.verdict = 'refused' then excluded.reason else arrivals.reason end
        returning id`,
    )
    return row.id
  })
}

async function knownPartner(tx: Tx, authority: string): Promise<string | null> {
  const row = await maybeOne(
    tx,
    sql<{ authority: string }>`select authority from partners where authority = ${authority}`,
  )
  return row?.authority ?? null
}

/** Hashes and counts a stream while somebody else reads it. */
class Counted implements AsyncIterable<Uint8Array> {
  readonly #hash = createHash('sha256')
  readonly #source: AsyncIterator<Uint8Array, unknown>
  #size = 0
  #ended = false

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { done, value } = await this.#source.next()
      if (done) break
      this.#hash.update(value)
      this.#size += value.length
      yield value
    }
    this.#ended = true
  }

  /** Reads what a refusal left unread, so that its hash names the whole package; up to the largest we take. */
  async drain(): Promise<void> {
    if (this.#ended) return
    for await (const _ of this) if (this.#size > packageLimit) return
  }

  result(): { size: number; sha256: string } {
    return { size: this.#size, sha256: this.#hash.digest('hex') }
  }
}
