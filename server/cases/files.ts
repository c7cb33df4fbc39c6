import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { type CaseFile, fileLimit } from '#api/cases.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { affected, all, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { type ActContent, type ActFile, actFile } from '#procedures/act.ts'
import { assertMayCarry, type Found, foundBy, isAskedWhenLaid, keepCarried } from './carry.ts'
import { keepStored } from './kept.ts'
import { noSuchCase } from './locked.ts'
import { instantNow, type Office } from './office.ts'

/** What a person says about a file when laying it into a case. */
export interface FileFacts {
  readonly name: string
  readonly role: 'annex' | 'result'
  readonly media: string
  readonly language?: string
  readonly measure?: string
}

/** A file on its way out. */
export interface OpenFile {
  readonly stream: Readable
  readonly name: string
  readonly media: string
  readonly size: number
}

/**
 * Lays a file into a case: hashed while it streams, encrypted at rest. It stays loose until an act carries it.
 * The same file laid into it twice lies there once: a caller that lost the answer asks again.
 * Throws `not-found`, `body-too-large`, `use-not-allowed` for what another State furnished for something else.
 */
export async function addFile(
  office: Office,
  actor: PersonActor,
  caseId: string,
  facts: FileFacts,
  content: AsyncIterable<Uint8Array>,
): Promise<CaseFile> {
  await inTransaction(office.db, actor, tx => assertOpen(tx, caseId, facts.role))
  const stored = await office.storage.put(content, { limit: fileLimit })
  const file = {
    id: randomUUID(),
    name: facts.name,
    media: actFile.shape.media.safeParse(facts.media).data ?? 'application/octet-stream',
    size: stored.size,
    sha256: stored.sha256,
    role: facts.role,
    language: facts.language ?? null,
    measure: facts.measure ?? null,
    addedAt: instantNow(office),
  }
  let carried: Found[] = []
  const laid = await inTransaction(office.db, actor, async tx => {
    await assertOpen(tx, caseId, facts.role)
    if (await isAskedWhenLaid(tx, caseId, facts.role))
      carried = await assertMayCarry(tx, caseId, [file.sha256])
    const before = await sameFile(tx, caseId, file)
    if (before !== null) return before
    const gone = await keepStored(tx, office, [file.sha256])
    if (gone.length > 0) {
      throw new Problem(
        'case-changed',
        'The same file was destroyed by order in this very moment, so it was not kept. Lay it in again if it is still needed.',
      )
    }
    await sql`
      insert into case_files (id, case_id, sha256, name, media, size, role, language, measure, added_at, added_by)
      values (${file.id}, ${caseId}, ${file.sha256}, ${file.name}, ${file.media}, ${file.size}, ${file.role},
        ${file.language}, ${file.measure}, ${file.addedAt}, ${actor.person})`.execute(tx)
    return file
  }).catch(async (error: unknown) => {
    await keepCarried(office, actor, foundBy(error))
    throw error
  })
  await keepCarried(office, actor, carried)
  return laid
}

/** A loose file of the case with the same bytes, name and purpose. */
async function sameFile(tx: Tx, caseId: string, file: CaseFile): Promise<CaseFile | null> {
  return maybeOne(
    tx,
    sql<CaseFile>`
      select id, name, media, size, sha256, role, language, measure, added_at as "addedAt" from case_files
      where case_id = ${caseId} and removed_at is null and sha256 = ${file.sha256} and name = ${file.name}
        and role = ${file.role} and language is not distinct from ${file.language} and measure is not distinct from ${file.measure}
      limit 1`,
  )
}

/** A submitted request has its annexes; adding one would change what is being approved. */
async function assertOpen(tx: Tx, caseId: string, role: 'annex' | 'result'): Promise<void> {
  const row = await maybeOne(
    tx,
    sql<{ state: string }>`select state from cases where id = ${caseId} for no key update`,
  )
  if (row === null) throw noSuchCase()
  if (role === 'annex' && (row.state === 'submitted' || row.state === 'approved')) {
    throw new Problem(
      'file-in-use',
      'The request was submitted with its annexes. Return it to its author to change them.',
    )
  }
}

/** Takes back a file no act carries. Throws `not-found`, `file-in-use`. */
export async function removeFile(
  office: Office,
  actor: PersonActor,
  caseId: string,
  file: string,
): Promise<void> {
  await inTransaction(office.db, actor, async tx => {
    const row = await maybeOne(
      tx,
      sql<{ role: string; state: string }>`
        select f.role, c.state from case_files f join cases c on c.id = f.case_id
        where f.id = ${file} and f.case_id = ${caseId} and f.removed_at is null
        for no key update of c`,
    )
    if (row === null) throw noSuchFile()
    if (
      row.role === 'letter' ||
      (row.role === 'annex' &&
        row.state !== 'drafting' &&
        row.state !== 'registered' &&
        row.state !== 'inExecution')
    ) {
      throw new Problem(
        'file-in-use',
        'This file is part of what was submitted. Return the request to its author to change it.',
      )
    }
    await affected(tx, sql`update case_files set removed_at = ${instantNow(office)} where id = ${file}`)
  })
}

/** A loose file of a case. Throws `not-found`. */
export async function openFile(
  office: Office,
  actor: PersonActor,
  caseId: string,
  file: string,
): Promise<OpenFile> {
  const row = await inTransaction(office.db, actor, tx =>
    maybeOne(
      tx,
      sql<{ name: string; media: string; size: number; sha256: string }>`
        select name, media, size, sha256 from case_files where id = ${file} and case_id = ${caseId} and removed_at is null`,
    ),
  )
  if (row === null) throw noSuchFile()
  return { stream: office.storage.get(row.sha256), name: row.name, media: row.media, size: row.size }
}

/** A file an act carries, by its position from 1. Throws `not-found`, also once it was destroyed by order. */
export async function openActFile(
  office: Office,
  actor: PersonActor,
  caseId: string,
  act: string,
  position: number,
): Promise<OpenFile> {
  const row = await inTransaction(office.db, actor, tx =>
    maybeOne(
      tx,
      sql<{ bytes: Buffer }>`
        select c.bytes from act_contents c join act_files f on f.act = c.act and f.position = ${position}
        where c.act = ${act} and c.case_id = ${caseId}`,
    ),
  )
  // Parsed by its schema before it was stored.
  const file = row && (JSON.parse(row.bytes.toString('utf8')) as ActContent).files[position - 1]
  if (!file) throw noSuchFile()
  return { stream: office.storage.get(file.sha256), name: file.name, media: file.media, size: file.size }
}

/**
 * The letter an act of ours carries in a language, as it was approved; `null` where the act carries none.
 * Throws `not-found` for an act that is not there, not ours, or in a case one may not see.
 */
export async function carriedLetter(
  office: Office,
  actor: PersonActor,
  about: { readonly case: string; readonly act: string },
  language: string,
): Promise<OpenFile | null> {
  const row = await inTransaction(office.db, actor, tx =>
    maybeOne(
      tx,
      sql<{ bytes: Buffer }>`
        select c.bytes from act_contents c join acts a on a.id = c.act
        where c.act = ${about.act} and c.case_id = ${about.case} and a.author = ${office.authority}`,
    ),
  )
  if (row === null) throw noSuchFile()
  // Parsed by its schema before it was stored.
  const { files } = JSON.parse(row.bytes.toString('utf8')) as ActContent
  const file = files.find(one => one.role === 'letter' && one.language === language)
  if (!file) return null
  return { stream: office.storage.get(file.sha256), name: file.name, media: file.media, size: file.size }
}

/** The loose files an act carries, in the order named; they are loose no more. Throws `body-invalid`. */
export async function carriedFiles(
  tx: Tx,
  caseId: string,
  ids: readonly string[],
  role: 'annex' | 'result',
  at: string,
): Promise<ActFile[]> {
  if (ids.length === 0) return []
  const rows = await all(
    tx,
    sql<CaseFile>`
      update case_files set removed_at = ${at}
      where case_id = ${caseId} and id = any(${[...ids]}::uuid[]) and role = ${role} and removed_at is null
      returning id, name, media, size, sha256, role, language, measure, added_at as "addedAt"`,
  )
  return ids.map((id, index) => {
    const row = rows.find(file => file.id === id)
    if (!row || ids.indexOf(id) !== index) {
      throw new Problem('body-invalid', 'A file named here is not in the case, or stands twice.', {
        fields: [{ path: `files.${index}`, reason: 'names no loose file of this case' }],
      })
    }
    return {
      name: row.name,
      media: row.media,
      size: row.size,
      sha256: row.sha256,
      role: row.role,
      ...(row.language === null ? {} : { language: row.language }),
      ...(row.measure === null ? {} : { measure: row.measure }),
    }
  })
}

function noSuchFile(): Problem {
  return new Problem(
    'not-found',
    'There is no such file, it was taken back or destroyed, or its case is not open to you.',
  )
}
