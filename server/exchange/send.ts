import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { loadEntry } from '#cases/entries.ts'
import { instantNow } from '#cases/office.ts'
import { all, inTransaction, maybeOne, one, type Tx } from '#db/pool.ts'
import { holdBack, saidBy } from './back-off.ts'
import { countersign } from './checkpoint.ts'
import { countersignOwed } from './countersign-owed.ts'
import { type Crossing, exchangeActor, reads } from './crossing.ts'
import { type Patience, patience, post } from './post.ts'
import { seal, type Sealed } from './seal.ts'

/** How many messages to one partner are under way at once; those of one case always go one after another. */
const abreast = 4
/** Messages looked up at once. */
const lookahead = 64

/** The sender: wakes when told, and every few seconds by itself, so that nothing depends on being told. */
export interface Sender {
  wake(): void
  stop(): Promise<void>
}

/**
 * Sends waiting messages to their partners until stopped. A message waits until a receipt, a refusal or a person
 * ends it. After a failure the partner is left alone for 1, 2, 4 … seconds, up to an hour. Partners do not wait for
 * each other: a slow one delays only what is for it.
 */
export function startSender(
  crossing: Crossing,
  options: { everySeconds?: number; onError?: (error: unknown) => void; patience?: Patience } = {},
): Sender {
  const stopping = new AbortController()
  const { signal } = stopping
  const onError = options.onError ?? (() => undefined)
  /** By partner: what is under way, and whether somebody woke us since it last looked. */
  const underWay = new Map<string, { done: Promise<void>; again: boolean }>()
  const serve = (partner: string): void => {
    const there = underWay.get(partner)
    if (there) {
      there.again = true
      return
    }
    const its = { done: Promise.resolve(), again: true }
    const run = async (): Promise<void> => {
      while (its.again && !signal.aborted) {
        its.again = false
        await sendTo(crossing, partner, signal, options.patience ?? patience).catch(onError)
      }
      underWay.delete(partner)
    }
    underWay.set(partner, its)
    its.done = run()
  }
  let looking: Promise<void> | undefined
  let woken = false
  const look = async (): Promise<void> => {
    while (woken && !signal.aborted) {
      woken = false
      await partnersToTry(crossing).then(partners => partners.forEach(serve), onError)
    }
    looking = undefined
  }
  const wake = (): void => {
    woken = true
    if (!signal.aborted) looking ??= look()
  }
  const timer = setInterval(wake, (options.everySeconds ?? 2) * 1000)
  timer.unref()
  wake()
  return {
    wake,
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await looking
      await Promise.all([...underWay.values()].map(its => its.done))
    },
  }
}

/** Sends all that waits and may be sent now; gives back when nothing is left or the partners must be left alone. */
export async function sendWaiting(
  crossing: Crossing,
  signal: AbortSignal,
  patient: Patience = patience,
): Promise<void> {
  const partners = await partnersToTry(crossing)
  await Promise.all(partners.map(partner => sendTo(crossing, partner, signal, patient)))
}

/** Partners for whom something waits, or to whom we owe a signature, and who may be tried now. */
async function partnersToTry(crossing: Crossing): Promise<string[]> {
  const rows = await inTransaction(crossing.office.db, exchangeActor, tx =>
    all(
      tx,
      sql<{ authority: string }>`
        select authority from partners p
        where url is not null and suspended_at is null and next_at <= ${instantNow(crossing.office)}
          and (sent_checkpoint is distinct from sent_countersigned
            or exists (select 1 from messages m where m.partner = p.authority and m.state = 'waiting'))`,
    ),
  )
  return rows.map(row => row.authority)
}

async function sendTo(
  crossing: Crossing,
  partner: string,
  signal: AbortSignal,
  patient: Patience,
): Promise<void> {
  for (;;) {
    const due = await inTransaction(crossing.office.db, exchangeActor, tx =>
      dueMessages(tx, partner, instantNow(crossing.office)),
    )
    if (signal.aborted) return
    if (due.length === 0) return countersignOwed(crossing, partner, signal)
    const left = due.values()
    let reachable = true
    const work = async (): Promise<void> => {
      for (const item of left) {
        if (!reachable || signal.aborted) return
        if (!(await sendOne(crossing, item, signal, patient))) reachable = false
      }
    }
    await Promise.all(Array.from({ length: abreast }, work))
    // Where somebody got no answer, the next attempt is the partner's next instant, not now.
    if (!reachable) return
  }
}

interface Due {
  message: string
  partner: string
  url: string
}

/** The oldest message of each case of a partner that may be tried, those that wait longest first. */
async function dueMessages(tx: Tx, partner: string, now: string): Promise<Due[]> {
  return all(
    tx,
    sql<Due>`
      select o.id as message, p.authority as partner, p.url
      from (
        select distinct on (m.case_id) m.id, m.created_at, m.next_at
        from messages m join acts a on a.id = m.act
        where m.state = 'waiting' and m.partner = ${partner}
        order by m.case_id, a.n
      ) o, partners p
      where p.authority = ${partner} and p.url is not null and p.suspended_at is null and p.next_at <= ${now} and o.next_at <= ${now}
      order by o.created_at, o.id limit ${lookahead}`,
  )
}

/** Seals and posts one message. False when the partner must be left alone for a while. */
async function sendOne(
  crossing: Crossing,
  due: Due,
  signal: AbortSignal,
  patient: Patience,
): Promise<boolean> {
  const sealed = await sealOnce(crossing, due.message).catch(async (error: unknown) => {
    // Ours to mend, and no reason to keep the partner waiting for everything else.
    await inTransaction(crossing.office.db, exchangeActor, tx =>
      holdBack(tx, due.message, instantNow(crossing.office), saidBy(error)),
    )
    return null
  })
  return sealed === null || post(crossing, { ...due, ...sealed }, signal, patient)
}

/**
 * Seals a message, once: the bytes go into the store and are sent unchanged as often as it takes. The number in
 * the pair's sequence is given first and stays, also when we are stopped before the package is whole. Sealing a
 * large package takes its time, so it holds no lock.
 *
 * @throws Problem `not-found` when the act's content was destroyed by order: there is nothing to seal, or to send.
 */
export async function sealOnce(
  crossing: Crossing,
  message: string,
): Promise<{ sha256: string; size: number }> {
  const { office } = crossing
  const ready = await inTransaction(office.db, exchangeActor, tx => readToSeal(tx, message))
  if ('sha256' in ready) {
    if (!(await office.storage.has(ready.sha256))) throw destroyed()
    return ready
  }
  const out = join(crossing.workDir, `${randomUUID()}.sealed`)
  const plain = join(crossing.workDir, `${randomUUID()}.container`)
  try {
    const sealed = await sealReady(crossing, ready, { out, plain })
    await office.storage.put(createReadStream(out), { limit: sealed.size })
    await office.storage.put(createReadStream(plain), { limit: sealed.container.size })
    const kept = await inTransaction(office.db, exchangeActor, tx => keepSealed(tx, message, sealed))
    if (kept) return { sha256: sealed.sha256, size: sealed.size }
    // Somebody else was first, or an order to destroy came in between: of ours nothing stays.
    await office.storage.remove(sealed.sha256)
    await office.storage.remove(sealed.container.sha256)
    return await sealOnce(crossing, message)
  } finally {
    await Promise.all([rm(out, { force: true }), rm(plain, { force: true })])
  }
}

type Ready = Awaited<ReturnType<typeof readReady>>

async function readToSeal(tx: Tx, message: string): Promise<{ sha256: string; size: number } | Ready> {
  const row = await one(
    tx,
    sql<MessageRow>`
      select id, partner, case_id, act, sequence, package, package_size from messages where id = ${message} for update`,
  )
  return row.package !== null && row.package_size !== null
    ? { sha256: row.package, size: row.package_size }
    : readReady(tx, row)
}

async function readReady(tx: Tx, row: MessageRow) {
  const act = await actToSeal(tx, row)
  const partner = await one(
    tx,
    sql<{ sealed: number; age_recipient: string; sent_checkpoint: string | null }>`
      update partners set sealed = sealed + ${row.sequence === null ? 1 : 0}
      where authority = ${row.partner} returning sealed, age_recipient, sent_checkpoint`,
  )
  const sequence = row.sequence ?? partner.sealed
  await sql`update messages set sequence = ${sequence} where id = ${row.id}`.execute(tx)
  return { row, act, partner, sequence }
}

function sealReady(
  { office, keys }: Crossing,
  { row, act, partner, sequence }: Ready,
  { out, plain }: { out: string; plain: string },
): Promise<Sealed> {
  return seal({
    message: {
      format: 'comity-package/1',
      kind: 'act',
      id: row.id,
      from: office.authority,
      to: row.partner,
      sequence,
      at: instantNow(office),
      reads,
      ...(partner.sent_checkpoint === null
        ? {}
        : { countersigned: countersign(partner.sent_checkpoint, keys) }),
    },
    act,
    files: act.content.files.map(file => ({
      size: file.size,
      sha256: file.sha256,
      open: () => office.storage.get(file.sha256),
    })),
    keys,
    recipient: { authority: row.partner, ageRecipient: partner.age_recipient },
    now: new Date(office.now().epochMilliseconds),
    out,
    keepContainer: plain,
  })
}

/** True when this is the package of the message from now on. */
async function keepSealed(tx: Tx, message: string, sealed: Sealed): Promise<boolean> {
  const row = await maybeOne(
    tx,
    sql`
      update messages set package = ${sealed.sha256}, package_size = ${sealed.size}, container = ${sealed.container.sha256}
      where id = ${message} and package is null and exists (select 1 from act_contents c where c.act = messages.act)
      returning id`,
  )
  return row !== null
}

interface MessageRow {
  id: string
  partner: string
  case_id: string
  act: string
  sequence: number | null
  package: string | null
  package_size: number | null
}

async function actToSeal(tx: Tx, row: MessageRow) {
  const salts = await maybeOne(
    tx,
    sql<{ salt: string }>`select encode(salt, 'hex') as salt from act_contents where act = ${row.act}`,
  )
  const files = await all(
    tx,
    sql<{
      salt: string
    }>`select encode(salt, 'hex') as salt from act_files where act = ${row.act} order by position`,
  )
  const entry = await loadEntry(tx, row.case_id, row.act)
  if (!salts || !entry?.content) throw destroyed()
  return {
    header: entry.header,
    content: entry.content,
    salt: salts.salt,
    fileSalts: files.map(file => file.salt),
  }
}

function destroyed(): Problem {
  return new Problem(
    'not-found',
    'The content of this act was destroyed by order, so there is nothing left to send.',
  )
}
