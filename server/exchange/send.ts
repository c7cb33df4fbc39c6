import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { loadEntries } from '#cases/entries.ts'
import { instantNow } from '#cases/office.ts'
import { all, inTransaction, maybeOne, one, type Tx } from '#db/pool.ts'
import { countersign } from './checkpoint.ts'
import { type Crossing, exchangeActor, pinnedPartner, reads } from './crossing.ts'
import { openPackage } from './open.ts'
import { seal, sealBytes } from './seal.ts'
import { settleReceipt, settleRefusal } from './settle.ts'

/** How many messages to one partner are under way at once; those of one case always go one after another. */
const abreast = 4
/** Longest pause between two attempts: an hour. */
const longestPause = 3_600
const answerLimit = 4 * 1024 * 1024

/** The sender: wakes when told, and every few seconds by itself, so that nothing depends on being told. */
export interface Sender {
  wake(): void
  stop(): Promise<void>
}

/**
 * Sends waiting messages to their partners until stopped. A message waits until a receipt, a refusal or a person
 * ends it. After a failure the partner is left alone for 1, 2, 4 … seconds, up to an hour.
 */
export function startSender(
  crossing: Crossing,
  options: { everySeconds?: number; onError?: (error: unknown) => void } = {},
): Sender {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let again = false
  let busy = false
  const run = async (): Promise<void> => {
    busy = true
    do {
      again = false
      await sendWaiting(crossing, stopping.signal).catch(options.onError ?? (() => undefined))
    } while (again && !stopping.signal.aborted)
    busy = false
  }
  const wake = (): void => {
    again = true
    if (!busy && !stopping.signal.aborted) running = run()
  }
  const timer = setInterval(wake, (options.everySeconds ?? 2) * 1000)
  timer.unref()
  wake()
  return {
    wake,
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await running
    },
  }
}

/** Sends all that waits and may be sent now; gives back when nothing is left or the partners must be left alone. */
export async function sendWaiting(crossing: Crossing, signal: AbortSignal): Promise<void> {
  for (;;) {
    const due = await inTransaction(crossing.office.db, exchangeActor, tx =>
      dueMessages(tx, instantNow(crossing.office)),
    )
    if (signal.aborted) return
    if (due.length === 0) return countersignAll(crossing, signal)
    const outcomes = await Promise.all(due.map(item => sendOne(crossing, item, signal)))
    // Where nothing got through, the next attempt is the partner's next instant, not now.
    if (!outcomes.includes(true)) return
  }
}

/**
 * Gives partners their latest checkpoint back with our signature, once nothing else that could carry it waits.
 * One that does not arrive is no loss: the next act carries it, or the next attempt.
 */
async function countersignAll(crossing: Crossing, signal: AbortSignal): Promise<void> {
  const { office, keys } = crossing
  const owed = await inTransaction(office.db, exchangeActor, tx =>
    all(
      tx,
      sql<{ authority: string; url: string; sent_checkpoint: string; age_recipient: string }>`
        select authority, url, sent_checkpoint, age_recipient from partners
        where sent_checkpoint is distinct from sent_countersigned and url is not null and suspended_at is null
          and next_at <= ${instantNow(office)}`,
    ),
  )
  for (const partner of owed) {
    const { sealed: sequence } = await inTransaction(office.db, exchangeActor, tx =>
      one(
        tx,
        sql<{
          sealed: number
        }>`update partners set sealed = sealed + 1 where authority = ${partner.authority} returning sealed`,
      ),
    )
    const { bytes } = await sealBytes({
      message: {
        format: 'comity-package/1',
        kind: 'countersignature',
        id: randomUUID(),
        from: office.authority,
        to: partner.authority,
        sequence,
        at: instantNow(office),
        reads,
        details: { checkpoint: countersign(partner.sent_checkpoint, keys) },
      },
      keys,
      recipient: { authority: partner.authority, ageRecipient: partner.age_recipient },
      now: new Date(office.now().epochMilliseconds),
    })
    const refusedAs = await fetch(new URL('/exchange', partner.url), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      // Made by Buffer.concat: never a view over shared memory.
      body: bytes as Uint8Array<ArrayBuffer>,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
    }).then(
      response => (response.ok ? null : `answered ${response.status}`),
      (error: unknown) => saidBy(error),
    )
    if (signal.aborted) return
    await inTransaction(office.db, exchangeActor, tx =>
      refusedAs === null
        ? noteCountersigned(tx, partner.authority, partner.sent_checkpoint)
        : leaveAlone(tx, crossing, partner.authority, refusedAs),
    )
  }
}

async function noteCountersigned(tx: Tx, authority: string, checkpoint: string): Promise<void> {
  await sql`update partners set sent_countersigned = ${checkpoint} where authority = ${authority}`.execute(tx)
}

interface Due {
  message: string
  partner: string
  url: string
}

/** The oldest message of each case whose partner may be tried, a few for each partner. */
async function dueMessages(tx: Tx, now: string): Promise<Due[]> {
  return all(
    tx,
    sql<Due>`
      select message, partner, url from (
        select o.id as message, p.authority as partner, p.url, row_number() over (partition by p.authority order by o.created_at, o.id) as place
        from (
          select distinct on (case_id) id, partner, case_id, created_at, next_at from messages where state = 'waiting'
          order by case_id, created_at, id
        ) o join partners p on p.authority = o.partner
        where p.url is not null and p.suspended_at is null and p.next_at <= ${now} and o.next_at <= ${now}
      ) due where place <= ${abreast}`,
  )
}

/** Sends one message. True when it was answered, whatever the answer. */
async function sendOne(crossing: Crossing, due: Due, signal: AbortSignal): Promise<boolean> {
  try {
    const { sha256, size } = await sealOnce(crossing, due.message)
    const response = await fetch(new URL('/exchange', due.url), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
      // Streamed from the store: a package may be larger than memory.
      body: ReadableStream.from(crossing.office.storage.get(sha256)),
      duplex: 'half',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(300_000)]),
    } as RequestInit)
    const answer = await readAnswer(response)
    if (response.status === 200) await settled(crossing, answer)
    else await refused(crossing, due, sha256, response.status, answer)
    return response.status < 500
  } catch (error) {
    if (!signal.aborted) await failed(crossing, due, error)
    return false
  }
}

async function readAnswer(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > answerLimit) throw new Error('The partner’s answer is longer than any receipt.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function settled(crossing: Crossing, sealed: Uint8Array): Promise<void> {
  const opened = await openPackage({
    source: { bytes: sealed },
    keys: crossing.keys,
    self: crossing.office.authority,
    workDir: crossing.workDir,
    pinned: from => inTransaction(crossing.office.db, exchangeActor, tx => pinnedPartner(tx, from)),
  })
  try {
    if (opened.message.kind !== 'receipt')
      throw new Error('The partner answered with something else than a receipt.')
    await settleReceipt(crossing, opened.message, await buffer(opened.container.open()))
  } finally {
    await opened.close()
  }
}

/** A problem document: its code says whether the same bytes may be taken later. */
async function refused(
  crossing: Crossing,
  due: Due,
  sha256: string,
  status: number,
  answer: Uint8Array,
): Promise<void> {
  const problem = problemOf(answer)
  if (status >= 500 || status === 429 || problem === undefined)
    throw new Error(`The partner answered ${status}.`)
  await settleRefusal(
    crossing,
    {
      event: 'RelayRejection',
      ofPackage: sha256,
      code: problem.code,
      message: problem.code,
      retry: problem.retry,
    },
    due.partner,
  )
  await inTransaction(crossing.office.db, exchangeActor, tx =>
    sql`
      update messages set attempts = attempts + 1, next_at = ${later(crossing, 60)} where id = ${due.message}`.execute(
      tx,
    ),
  )
}

function problemOf(answer: Uint8Array): { code: string; retry: boolean } | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(answer).toString('utf8'))
    if (
      typeof value !== 'object' ||
      value === null ||
      !('reason' in value) ||
      typeof value.reason !== 'string'
    )
      return undefined
    const retry =
      'values' in value &&
      typeof value.values === 'object' &&
      value.values !== null &&
      'retry' in value.values &&
      value.values.retry === 1
    return { code: value.reason.slice(0, 64), retry }
  } catch {
    return undefined
  }
}

/** Nobody answered, or not sensibly: the message waits on, and the partner is left alone for a while. */
async function failed(crossing: Crossing, due: Due, error: unknown): Promise<void> {
  const said = saidBy(error)
  await inTransaction(crossing.office.db, exchangeActor, async tx => {
    await leaveAlone(tx, crossing, due.partner, said)
    await sql`update messages set attempts = attempts + 1, last_error = ${said} where id = ${due.message}`.execute(
      tx,
    )
  })
}

/** Nothing is tried with this partner for 1, 2, 4 … seconds, longer after each failure. */
async function leaveAlone(tx: Tx, crossing: Crossing, partner: string, said: string): Promise<void> {
  const { failures } = await one(
    tx,
    sql<{ failures: number }>`
      update partners set failures = failures + 1, last_error = ${said} where authority = ${partner} returning failures`,
  )
  const pause = Math.min(longestPause, 2 ** Math.min(failures - 1, 12))
  await sql`update partners set next_at = ${later(crossing, pause)} where authority = ${partner}`.execute(tx)
}

/** The system's code where there is one (`ECONNREFUSED`), else the sentence. */
function saidBy(error: unknown): string {
  const cause =
    error instanceof Error && error.cause instanceof Error && 'code' in error.cause
      ? String(error.cause.code)
      : ''
  return (cause || (error instanceof Error ? error.message : String(error))).slice(0, 300)
}

function later(crossing: Crossing, seconds: number): string {
  return crossing.office.now().add({ seconds }).toString({ smallestUnit: 'millisecond' })
}

/**
 * Seals a message, once: the bytes go into the store and are sent unchanged as often as it takes. The number in
 * the pair's sequence is given here.
 */
export async function sealOnce(
  crossing: Crossing,
  message: string,
): Promise<{ sha256: string; size: number }> {
  const { office, keys } = crossing
  const out = join(crossing.workDir, `${randomUUID()}.sealed`)
  const plain = join(crossing.workDir, `${randomUUID()}.container`)
  try {
    return await inTransaction(office.db, exchangeActor, async tx => {
      const row = await one(
        tx,
        sql<MessageRow>`select ${columns} from messages where id = ${message} for update`,
      )
      if (row.package !== null && row.package_size !== null)
        return { sha256: row.package, size: row.package_size }
      const partner = await one(
        tx,
        sql<{ sealed: number; age_recipient: string; sent_checkpoint: string | null }>`
          update partners set sealed = sealed + 1 where authority = ${row.partner} returning sealed, age_recipient, sent_checkpoint`,
      )
      const act = await actToSeal(tx, row)
      const sealed = await seal({
        message: {
          format: 'comity-package/1',
          kind: 'act',
          id: row.id,
          from: office.authority,
          to: row.partner,
          sequence: partner.sealed,
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
      await office.storage.put(createReadStream(out), { limit: sealed.size })
      await office.storage.put(createReadStream(plain), { limit: sealed.container.size })
      await sql`
        update messages set package = ${sealed.sha256}, package_size = ${sealed.size}, container = ${sealed.container.sha256}, sequence = ${partner.sealed}
        where id = ${message}`.execute(tx)
      return { sha256: sealed.sha256, size: sealed.size }
    })
  } finally {
    await Promise.all([rm(out, { force: true }), rm(plain, { force: true })])
  }
}

interface MessageRow {
  id: string
  partner: string
  case_id: string
  act: string
  package: string | null
  package_size: number | null
}
const columns = sql`id, partner, case_id, act, package, package_size`

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
  const entry = (await loadEntries(tx, row.case_id)).find(item => item.header.id === row.act)
  if (!salts || !entry?.content) {
    throw new Error(
      'The content of this act was destroyed by order before it was sent; there is nothing to seal.',
    )
  }
  return {
    header: entry.header,
    content: entry.content,
    salt: salts.salt,
    fileSalts: files.map(file => file.salt),
  }
}
