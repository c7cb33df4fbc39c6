import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { instantNow } from '#cases/office.ts'
import { inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { leaveAlone, reached, saidBy } from './back-off.ts'
import { countersign } from './checkpoint.ts'
import { type Crossing, exchangeActor, reads } from './crossing.ts'
import { sealBytes } from './seal.ts'

interface Owed {
  readonly authority: string
  readonly url: string
  readonly sent_checkpoint: string
  readonly age_recipient: string
  readonly sealed: number
}

/** A small package needs no more than a minute. */
const patience = 60_000

/**
 * Gives a partner its latest checkpoint back with our signature, once nothing else that could carry it waits.
 * One that does not arrive is no loss: the next act carries it, or the next attempt.
 */
export async function countersignOwed(
  crossing: Crossing,
  partner: string,
  signal: AbortSignal,
): Promise<void> {
  const { office } = crossing
  const owed = await inTransaction(office.db, exchangeActor, tx => takeOwed(tx, partner, instantNow(office)))
  if (owed === null) return
  const bytes = await sealCountersignature(crossing, owed)
  const answered = await fetch(new URL('/exchange', owed.url), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    // Made by Buffer.concat: never a view over shared memory.
    body: bytes as Uint8Array<ArrayBuffer>,
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  }).then(
    async response => {
      await response.body?.cancel()
      return response.status
    },
    (error: unknown) => saidBy(error),
  )
  if (signal.aborted) return
  await inTransaction(office.db, exchangeActor, async tx => {
    // Refused for good, it is not offered again by itself: that would only hold up the acts that follow.
    if (typeof answered === 'number' && answered < 500 && answered !== 429) {
      await reached(tx, partner, instantNow(office))
      await sql`update partners set sent_countersigned = ${owed.sent_checkpoint} where authority = ${partner}`.execute(
        tx,
      )
      return
    }
    const said = typeof answered === 'number' ? `The partner answered ${answered}.` : answered
    await leaveAlone(tx, partner, instantNow(office), said)
  })
}

/** What we owe the partner, with the number of the message that will say it. */
async function takeOwed(tx: Tx, partner: string, now: string): Promise<Owed | null> {
  return maybeOne(
    tx,
    sql<Owed>`
      update partners set sealed = sealed + 1
      where authority = ${partner} and sent_checkpoint is distinct from sent_countersigned and url is not null
        and suspended_at is null and next_at <= ${now}
      returning authority, url, sent_checkpoint, age_recipient, sealed`,
  )
}

async function sealCountersignature(crossing: Crossing, owed: Owed): Promise<Uint8Array> {
  const { office, keys } = crossing
  const { bytes } = await sealBytes({
    message: {
      format: 'comity-package/1',
      kind: 'countersignature',
      id: randomUUID(),
      from: office.authority,
      to: owed.authority,
      sequence: owed.sealed,
      at: instantNow(office),
      reads,
      details: { checkpoint: countersign(owed.sent_checkpoint, keys) },
    },
    keys,
    recipient: { authority: owed.authority, ageRecipient: owed.age_recipient },
    now: new Date(office.now().epochMilliseconds),
  })
  return bytes
}
