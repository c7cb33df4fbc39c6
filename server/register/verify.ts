import { createHash, randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { linkHash } from '#cases/chain.ts'
import { type Db, all, inTransaction, type Tx } from '#db/pool.ts'
import { appendAct, checkpointFits, logOrigin, verifyCheckpoint } from '#exchange/checkpoint.ts'
import { type Keys, publicKeys } from '#exchange/keys.ts'
import { verifyContainer } from '#exchange/verify.ts'
import { commit, opens } from '#lib/commitment.ts'
import { emptyFrontier, type Frontier } from '#lib/merkle.ts'
import { fromHex } from '#lib/sha256.ts'
import type { ActContent, ActHeader } from '#procedures/act.ts'
import type { Storage } from '#storage/storage.ts'

const verifier = { kind: 'service', name: 'rebuild' } as const

/** What a register was found to be. `faults` is empty when everything holds. */
export interface RegisterReport {
  readonly cases: number
  readonly acts: number
  /** Acts whose content was destroyed by an order that is on file. */
  readonly expunged: number
  readonly files: number
  readonly receipts: number
  readonly faults: readonly string[]
}

/**
 * Verifies a whole register from its rows: that every act is the one its hash names, follows the one before it,
 * and opens its commitments; that every file is as it was; that every receipt is the partner's and speaks of our
 * act; and that the pair logs have the roots both authorities signed.
 */
export async function verifyRegister(of: {
  db: Db
  storage: Storage
  keys: Keys
  workDir: string
}): Promise<RegisterReport> {
  const faults: string[] = []
  const counts = { cases: 0, acts: 0, expunged: 0, files: 0, receipts: 0 }
  const ids = await inTransaction(of.db, verifier, tx =>
    all(tx, sql<{ id: string }>`select id from cases order by id`),
  )
  for (const { id } of ids) {
    const rows = await inTransaction(of.db, verifier, tx => actsOf(tx, id), { readOnly: true })
    faults.push(...chainFaults(id, rows), ...rows.flatMap(contentFaults))
    counts.cases += 1
    counts.acts += rows.length
    counts.expunged += rows.filter(row => row.bytes === null).length
    for (const row of rows) {
      for (const [index, file] of (contentOf(row)?.files ?? []).entries()) {
        counts.files += 1
        if (!(await isWhole(of.storage, file.sha256)))
          faults.push(`file ${index + 1} of act ${row.id} is missing or was changed`)
      }
    }
  }
  const partners = await inTransaction(of.db, verifier, tx => partnersOf(tx), { readOnly: true })
  for (const partner of partners) {
    const receipts = await inTransaction(of.db, verifier, tx => receiptsOf(tx, partner.authority), {
      readOnly: true,
    })
    for (const receipt of receipts) {
      counts.receipts += 1
      const fault = await receiptFault(receipt, partner, of.workDir)
      if (fault) faults.push(fault)
    }
    faults.push(
      ...(await inTransaction(of.db, verifier, tx => logFaults(tx, partner, of.keys), { readOnly: true })),
    )
  }
  return { ...counts, faults }
}

interface ActRow {
  n: number
  id: string
  hash: string
  header: Buffer
  prev: string
  link: string
  recorded_at: string
  recorded_by: string | null
  salt: Buffer | null
  bytes: Buffer | null
  file_salts: string[]
  ordered: boolean
}

async function actsOf(tx: Tx, caseId: string): Promise<ActRow[]> {
  return all(
    tx,
    sql<ActRow>`
      select a.n, a.id, a.hash, a.header, a.prev, a.link, a.recorded_at, a.recorded_by, c.salt, c.bytes,
        coalesce((select array_agg(encode(f.salt, 'hex') order by f.position) from act_files f where f.act = a.id), '{}') as file_salts,
        exists (
          select 1 from acts o join act_contents oc on oc.act = o.id
          where o.case_id = a.case_id and o.type = 'expunge' and convert_from(oc.bytes, 'UTF8')::jsonb #>> '{data,act}' = a.id::text
        ) as ordered
      from acts a left join act_contents c on c.act = a.id where a.case_id = ${caseId} order by a.n`,
  )
}

function chainFaults(caseId: string, rows: readonly ActRow[]): string[] {
  let prev = ''
  return rows.flatMap((row, index) => {
    const link = linkHash({ n: row.n, prev, act: row.hash, recordedAt: row.recorded_at, by: row.recorded_by })
    const faults = [
      ...(row.n === index + 1 ? [] : [`case ${caseId}: act ${index + 1} is missing`]),
      ...(createHash('sha256').update(row.header).digest('hex') === row.hash
        ? []
        : [`act ${row.id} is not the one its hash names`]),
      ...(row.prev === prev && row.link === link ? [] : [`act ${row.id} does not follow the act before it`]),
    ]
    prev = row.link
    return faults
  })
}

function contentFaults(row: ActRow): string[] {
  const header = JSON.parse(row.header.toString('utf8')) as ActHeader
  if (row.bytes === null || row.salt === null) {
    return row.ordered ? [] : [`the content of act ${row.id} is gone, and no order to destroy it is on file`]
  }
  const files = contentOf(row)?.files ?? []
  const salts = row.file_salts.map(salt => fromHex(salt))
  return [
    ...(opens(header.content, row.salt, row.bytes)
      ? []
      : [`the content of act ${row.id} is not what its header commits to`]),
    ...(files.length === header.files.length && files.length === salts.length
      ? files.flatMap((file, index) => {
          const salt = salts[index]
          const holds = salt !== undefined && commit(salt, fromHex(file.sha256)) === header.files[index]
          return holds ? [] : [`file ${index + 1} of act ${row.id} is not what its header commits to`]
        })
      : [`act ${row.id} has another number of files than its header says`]),
  ]
}

function contentOf(row: ActRow): ActContent | null {
  return row.bytes === null ? null : (JSON.parse(row.bytes.toString('utf8')) as ActContent)
}

/** The store itself refuses what is not as it was stored; here the bytes are hashed once more, against the act. */
async function isWhole(storage: Storage, sha256: string): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of storage.get(sha256) as AsyncIterable<Buffer>) hash.update(chunk)
  } catch {
    return false
  }
  return hash.digest('hex') === sha256
}

interface PartnerRow {
  authority: string
  fingerprint: string
  note_key: string
  received_size: number
  sent_size: number
  received_checkpoint: string | null
  sent_checkpoint: string | null
}

async function partnersOf(tx: Tx): Promise<PartnerRow[]> {
  return all(
    tx,
    sql<PartnerRow>`
      select authority, fingerprint, note_key, received_size, sent_size, received_checkpoint, sent_checkpoint
      from partners where fingerprint is not null order by authority`,
  )
}

interface ReceiptRow {
  act: string
  hash: string
  package: string
  receipt: Buffer
}

async function receiptsOf(tx: Tx, partner: string): Promise<ReceiptRow[]> {
  return all(
    tx,
    sql<ReceiptRow>`
      select m.act, t.hash, m.package, m.receipt from messages m join acts t on t.id = m.act
      where m.partner = ${partner} and m.state = 'received' order by m.created_at, m.id`,
  )
}

async function receiptFault(
  row: ReceiptRow,
  partner: PartnerRow,
  workDir: string,
): Promise<string | undefined> {
  const path = join(workDir, `${randomUUID()}.asice`)
  try {
    await writeFile(path, row.receipt, { mode: 0o600 })
    const report = await verifyContainer(path, { workDir, fingerprint: partner.fingerprint })
    const { message } = report
    const speaks =
      report.verdict === 'verified' &&
      message?.kind === 'receipt' &&
      message.details.act === row.hash &&
      message.details.actId === row.act &&
      message.details.ofPackage === row.package
    return speaks
      ? undefined
      : `the receipt for act ${row.act} is not ${partner.authority}'s, or speaks of another act`
  } finally {
    await rm(path, { force: true })
  }
}

async function logFaults(tx: Tx, partner: PartnerRow, keys: Keys): Promise<string[]> {
  const leaves = await all(
    tx,
    sql<{ direction: 'received' | 'sent'; index: number; act_hash: string }>`
      select direction, index, act_hash from pair_log where partner = ${partner.authority} order by direction, index`,
  )
  const of = (direction: string) => leaves.filter(leaf => leaf.direction === direction)
  const theirs = { authority: partner.authority, noteKey: partner.note_key }
  const ours = publicKeys(keys)
  return [
    ...(of('received').length === partner.received_size
      ? []
      : [`the log of what ${partner.authority} sent has gaps`]),
    ...checkpointFaults(
      of('received'),
      partner.received_checkpoint,
      logOrigin(ours.authority, partner.authority),
      [ours],
    ),
    ...checkpointFaults(
      of('sent').slice(0, partner.sent_size),
      partner.sent_checkpoint,
      logOrigin(partner.authority, ours.authority),
      [theirs],
    ),
  ]
}

function checkpointFaults(
  leaves: readonly { act_hash: string }[],
  note: string | null,
  origin: string,
  signers: readonly { authority: string; noteKey: string }[],
): string[] {
  if (note === null) return leaves.length === 0 ? [] : [`the log ${origin} has no checkpoint`]
  const log = leaves.reduce<Frontier>((frontier, leaf) => appendAct(frontier, leaf.act_hash), emptyFrontier)
  try {
    return checkpointFits(verifyCheckpoint(note, { origin, signers }), log)
      ? []
      : [`the log ${origin} is not the one that was signed`]
  } catch (error) {
    return [
      `the checkpoint of ${origin} does not hold: ${error instanceof Error ? error.message : String(error)}`,
    ]
  }
}
