import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { packageLimit } from '#api/arrivals.ts'
import { addAct, nextEntry } from '#cases/insert.ts'
import { keepStored } from '#cases/kept.ts'
import { type LockedCase, lockCase, stateAfter } from '#cases/locked.ts'
import { instantNow } from '#cases/office.ts'
import { openCase } from '#cases/start.ts'
import { inTransaction, maybeOne, one, type Tx } from '#db/pool.ts'
import { uuidv7 } from '#db/uuid.ts'
import { fromHex } from '#lib/sha256.ts'
import { beginning } from '#procedures/fold.ts'
import { dataSchema } from '#procedures/act-data.ts'
import type { Procedure, Road } from '#procedures/procedure.ts'
import { procedures } from '#procedures/procedures.ts'
import { appendAct, signCheckpoint } from './checkpoint.ts'
import type { ReadAct } from './contents.ts'
import { type Crossing, exchangeActor, reads } from './crossing.ts'
import type { Message } from './message.ts'
import type { Opened } from './open.ts'
import { PackageRefused } from './refused.ts'
import { sealBytes } from './seal.ts'
import { assertCounted, noteSequence, takeCountersignature } from './settle.ts'

/**
 * Records the act of a verified package and makes its receipt, in one transaction. The same package gets the
 * receipt it got before, byte for byte; so does the same act in another package.
 *
 * @throws PackageRefused `act-invalid`, `version-unknown`, `case-unknown`, `act-conflict`
 */
export async function recordArrival(
  crossing: Crossing,
  opened: Opened,
  road: 'https' | 'file',
): Promise<{ arrival: string; receipt: Buffer }> {
  const { office } = crossing
  const act = opened.act
  if (!act) throw new Error('A message of the kind act has an act')
  assertCounted(opened.message)
  const procedure = readable(act)
  const first = await inTransaction(office.db, exchangeActor, async tx => {
    await assertWelcome(tx, procedure, act)
    return answeredBefore(tx, opened.message, act)
  })
  if (first) return first
  // Files are stored before the transaction, which then holds its locks for milliseconds, and after every
  // check that could refuse the act, so that a refusal leaves nothing behind.
  for (const file of opened.files) await office.storage.put(file.open(), { limit: file.size })
  const container = await office.storage.put(opened.container.open(), { limit: packageLimit })
  return inTransaction(office.db, exchangeActor, async tx => {
    const partner = await lockPartner(tx, opened.message.from)
    const before = await answeredBefore(tx, opened.message, act)
    if (before) return before
    const gone = await keepStored(tx, office, [container.sha256, ...opened.files.map(file => file.sha256)])
    if (gone.length > 0)
      throw new Error('A file of the act was destroyed by order in this moment. It is tried again.')
    const at = instantNow(office)
    await recordAct(tx, crossing, procedure, act, at)
    const log = appendAct({ size: partner.received_size, hashes: partner.received_frontier }, act.hash)
    const checkpoint = signCheckpoint(log, { sender: partner.authority, keys: crossing.keys })
    const receipt = await sealBytes({
      message: {
        format: 'comity-package/1',
        kind: 'receipt',
        id: randomUUID(),
        from: office.authority,
        to: partner.authority,
        sequence: partner.sealed + 1,
        at,
        reads,
        details: {
          event: 'ContentConsignment',
          ofPackage: opened.package.sha256,
          ofMessage: opened.message.id,
          actId: act.header.id,
          act: act.hash,
          recordedAt: at,
          log: { index: partner.received_size, checkpoint },
        },
      },
      keys: crossing.keys,
      recipient: { authority: partner.authority, ageRecipient: partner.age_recipient },
      now: new Date(at),
    })
    const { id: arrival } = await one(
      tx,
      sql<{ id: string }>`
      with leaf as (
        insert into pair_log (partner, direction, index, act_hash, recorded_at, checkpoint)
        values (${partner.authority}, 'received', ${partner.received_size}, ${act.hash}, ${at}, ${checkpoint})
      ), counted as (
        update partners set sealed = sealed + 1, received_size = ${log.size}, received_frontier = ${[...log.hashes]},
          received_checkpoint = ${checkpoint}, reads = ${JSON.stringify(opened.message.reads)}::jsonb
        where authority = ${partner.authority}
      )
      insert into arrivals (id, package, size, road, partner, case_id, act, message, sequence, verdict, arrived_at, container, receipt)
      values (${uuidv7(office.now().epochMilliseconds)}, ${opened.package.sha256}, ${opened.package.size}, ${road}, ${partner.authority}, ${act.header.case},
        ${act.header.id}, ${opened.message.id}, ${opened.message.sequence}, 'recorded', ${at}, ${container.sha256}, ${receipt.bytes})
      on conflict (package) do update set verdict = 'recorded', code = null, reason = null, partner = excluded.partner,
        case_id = excluded.case_id, act = excluded.act, message = excluded.message, sequence = excluded.sequence,
        container = excluded.container, receipt = excluded.receipt, arrived_at = excluded.arrived_at,
        attempts = arrivals.attempts + 1
      returning id`,
    )
    await noteSequence(tx, partner.authority, opened.message.sequence)
    if (opened.message.countersigned !== undefined) {
      await takeCountersignature(tx, crossing.keys, partner.authority, opened.message.countersigned)
    }
    return { arrival, receipt: receipt.bytes }
  })
}

/** The procedure an act belongs to, once what it says is of the form its procedure gives it. */
function readable(act: ReadAct): Procedure {
  const { header, content } = act
  const procedure = procedures[header.procedure]
  if (!procedure)
    throw new PackageRefused('version-unknown', `The procedure ${header.procedure} is not known here.`)
  const step = procedure.lifecycle.find(line => line.act === header.type && line.strand === 'shared')
  if (!step) throw new PackageRefused('act-invalid', `The procedure has no crossing act ${header.type}.`)
  const parsed = dataSchema(procedure, step).safeParse(content.data)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new PackageRefused(
      'act-invalid',
      `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not of its form'}.`,
    )
  }
  assertKeepable(act)
  return procedure
}

/** What no database can keep would be tried again for ever, as if the fault were ours. */
function assertKeepable({ header, content }: ReadAct): void {
  if (holdsNul(content)) throw new PackageRefused('act-invalid', 'A text holds the character U+0000.')
  if (header.at < '0001') throw new PackageRefused('act-invalid', 'Its instant lies before the first year.')
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, member]) => key.includes('\0') || holdsNul(member))
}

interface PartnerRow {
  authority: string
  age_recipient: string
  sealed: number
  received_size: number
  received_frontier: string[]
}

/** The pair log has one writer at a time. `no key`: a person's act that is queued for the partner need not wait. */
async function lockPartner(tx: Tx, authority: string): Promise<PartnerRow> {
  const row = await maybeOne(
    tx,
    sql<PartnerRow>`
      select authority, age_recipient, sealed, received_size, received_frontier
      from partners
      where authority = ${authority} and suspended_at is null and fingerprint is not null for no key update`,
  )
  if (row === null) throw new PackageRefused('sender-unknown', `It says that it comes from ${authority}.`)
  return row
}

/** The receipt an act got before. Looked for before anything is stored: its content may have been destroyed since. */
async function answeredBefore(
  tx: Tx,
  message: Message,
  act: ReadAct,
): Promise<{ arrival: string; receipt: Buffer } | undefined> {
  const row = await maybeOne(
    tx,
    sql<{ id: string; receipt: Buffer; hash: string }>`
      update arrivals set attempts = arrivals.attempts + 1
      from acts t where t.id = arrivals.act and arrivals.act = ${act.header.id} and arrivals.verdict = 'recorded'
      returning arrivals.id, arrivals.receipt, t.hash`,
  )
  if (row) {
    if (row.hash !== act.hash) throw new PackageRefused('act-conflict', `Act ${act.header.id}.`)
    await noteSequence(tx, message.from, message.sequence)
    return { arrival: row.id, receipt: row.receipt }
  }
  // In one look with the arrival: the same package may have been recorded since the statement above.
  const ours = await maybeOne(
    tx,
    sql`
      select 1 from acts t where t.id = ${act.header.id}
        and not exists (select 1 from arrivals a where a.act = t.id and a.verdict = 'recorded')`,
  )
  if (ours) throw new PackageRefused('act-conflict', `Act ${act.header.id}.`)
  return undefined
}

async function recordAct(
  tx: Tx,
  crossing: Crossing,
  procedure: Procedure,
  act: ReadAct,
  at: string,
): Promise<void> {
  const { header } = act
  const locked = await caseOf(tx, crossing, procedure, act, at)
  if (header.type === 'send' && locked.acts > 0)
    await namedByRequest(tx, procedure, header.case, act.content.data)
  const ready = {
    header,
    content: act.content,
    salt: fromHex(act.salt),
    fileSalts: act.fileSalts.map(salt => fromHex(salt)),
  }
  const entry = nextEntry(ready, locked, { at, by: null })
  await addAct(tx, ready, entry, await stateAfter(tx, locked, entry), locked)
}

/**
 * Refuses an act that cannot take its place. A request, or a draft of one, that nobody knows yet opens a case; any other act of an
 * unknown case waits with its sender. A case with another partner is as unknown as none: identifiers tell nothing.
 */
async function assertWelcome(tx: Tx, procedure: Procedure, act: ReadAct): Promise<'known' | 'new'> {
  const { header } = act
  const there = await maybeOne(tx, sql<{ hash: string }>`select hash from acts where id = ${header.id}`)
  if (there && there.hash !== act.hash) throw new PackageRefused('act-conflict', `Act ${header.id}.`)
  const known = await maybeOne(
    tx,
    sql<{
      partner: string
      procedure: string
      road: Road
    }>`select partner, procedure, road from cases where id = ${header.case}`,
  )
  if (known?.partner === header.from && known.procedure === procedure.id && known.road === 'exchange') {
    return 'known'
  }
  const opens = procedure.lifecycle.some(
    line => line.act === header.type && line.strand === 'shared' && line.from.includes(null),
  )
  if (known || !opens) throw new PackageRefused('case-unknown', `Case ${header.case}.`)
  return 'new'
}

async function caseOf(
  tx: Tx,
  crossing: Crossing,
  procedure: Procedure,
  act: ReadAct,
  at: string,
): Promise<LockedCase> {
  if ((await assertWelcome(tx, procedure, act)) === 'new') await openArrived(tx, crossing, procedure, act, at)
  return lockCase(tx, act.header.case)
}

async function openArrived(
  tx: Tx,
  crossing: Crossing,
  procedure: Procedure,
  act: ReadAct,
  at: string,
): Promise<void> {
  const { header, content } = act
  const authority = header.to.find(to => to === crossing.office.authority) ?? crossing.office.authority
  const intake = await one(
    tx,
    sql<{ id: string }>`select id from units where authority = ${authority} and intake`,
  )
  await openCase(tx, {
    caseId: header.case,
    reference: null,
    procedure,
    side: 'requested',
    authority,
    partner: header.from,
    unit: intake.id,
    confidentiality: asksConfidentiality(procedure, content.data) ? 1 : 0,
    title: titleOf(content.data),
    at,
    road: 'exchange',
    state: beginning('requested'),
  })
}

/** What asks for confidentiality (UNTOC 18(5), 18(20)) is opened as restricted: house practice. */
function asksConfidentiality(procedure: Procedure, data: Readonly<Record<string, unknown>>): boolean {
  const request = formOf(data)
  if (procedure.asksSecrecy) return isRecord(request) && procedure.asksSecrecy(request)
  const asked =
    isRecord(request) && isRecord(request['confidentiality']) && request['confidentiality']['asked']
  return asked === true
}

/** The form as it crossed: of a request, or of a draft of one. */
function formOf(data: Readonly<Record<string, unknown>>): unknown {
  return data['request'] ?? data['draft']
}

/** A case that a draft opened without a name takes the request’s, and is kept no less closely than that asks. */
async function namedByRequest(
  tx: Tx,
  procedure: Procedure,
  caseId: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql`
    update cases set title = coalesce(nullif(title, ''), ${titleOf(data)}),
      confidentiality = greatest(confidentiality, ${asksConfidentiality(procedure, data) ? 1 : 0})
    where id = ${caseId}`.execute(tx)
}

function titleOf(data: Readonly<Record<string, unknown>>): string {
  const request = formOf(data)
  const name = isRecord(request) ? request['caseName'] : undefined
  return typeof name === 'string' ? name.slice(0, 300) : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
