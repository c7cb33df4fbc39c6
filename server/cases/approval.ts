import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { all, keptPlan, maybeOne, one, type Tx } from '#db/pool.ts'
import { canonical, type Json } from '#lib/canonical.ts'
import type { ActContent, ActFile } from '#procedures/act.ts'
import type { LockedCase } from './locked.ts'

/**
 * What was approved is what leaves. When a request is submitted its letters are set and laid into the case;
 * the head of unit approves the hash of the request, of every letter and of every annex; sealing takes these
 * bytes and no others.
 */

/** Letters set from one version of the draft, stored and ready to be laid into the case. */
export interface SetLetters {
  readonly version: number
  readonly letters: readonly { id: string; language: string; name: string; sha256: string; size: number }[]
}

/** What stands ready to be approved: the request's hash and the files in the order they will be sent. */
export interface Approvable {
  readonly request: Record<string, unknown>
  readonly requestHash: string
  readonly files: readonly (ActFile & { readonly id: string })[]
}

/** SHA-256 of the canonical request: the bytes of `request.json` in the package. */
export function requestHash(request: Record<string, unknown>): string {
  // A stored request was parsed from JSON.
  return createHash('sha256')
    .update(canonical(request as Json))
    .digest('hex')
}

export async function approvable(tx: Tx, caseId: string): Promise<Approvable | null> {
  const draft = await maybeOne(
    tx,
    sql<{
      request: Record<string, unknown>
    }>`${keptPlan} select request from drafts where case_id = ${caseId}`,
  )
  if (draft === null) return null
  const rows = await all(
    tx,
    sql<FileRow>`${keptPlan}
      select id, name, media, size, sha256, role, language from case_files
      where case_id = ${caseId} and removed_at is null and role in ('letter', 'annex')
      order by role desc, language nulls last, added_at, id`,
  )
  return { request: draft.request, requestHash: requestHash(draft.request), files: rows.map(fileOf) }
}

/** Lays the letters, set from the draft as it stands, into the case. */
export async function freezeApproval(
  tx: Tx,
  locked: LockedCase,
  letters: SetLetters,
  by: string,
  at: string,
): Promise<ActContent> {
  const draft = await one(
    tx,
    sql<{ version: number }>`select version from drafts where case_id = ${locked.caseId}`,
  )
  if (draft.version !== letters.version) {
    throw new Problem(
      'draft-changed',
      'Somebody saved the draft while its letters were being set. Read it again, then submit.',
    )
  }
  for (const letter of letters.letters) {
    await sql`
      insert into case_files (id, case_id, sha256, name, media, size, role, language, added_at, added_by)
      values (${letter.id}, ${locked.caseId}, ${letter.sha256}, ${letter.name}, 'application/pdf', ${letter.size},
        'letter', ${letter.language}, ${at}, ${by})`.execute(tx)
  }
  const ready = await approvable(tx, locked.caseId)
  return {
    data: { request: ready?.requestHash ?? '', files: ready?.files.map(file => file.sha256) ?? [] },
    files: [],
  }
}

/** Takes the letters of a returned request out of the case: the next ones are set anew. */
export async function discardLetters(tx: Tx, caseId: string, at: string): Promise<void> {
  await sql`update case_files set removed_at = ${at} where case_id = ${caseId} and role = 'letter' and removed_at is null`.execute(
    tx,
  )
}

/** The approval's content, once the hashes the approver saw are the ones that stand here. */
export async function assertApproved(
  tx: Tx,
  locked: LockedCase,
  data: Readonly<Record<string, unknown>>,
): Promise<ActContent> {
  const ready = await approvable(tx, locked.caseId)
  const files = ready?.files.map(file => file.sha256) ?? []
  const seen = Array.isArray(data['files']) ? data['files'] : []
  const same =
    ready !== null &&
    data['request'] === ready.requestHash &&
    seen.length === files.length &&
    files.every((file, index) => file === seen[index])
  if (!same) {
    throw new Problem(
      'approved-bytes-differ',
      'What you looked at is not what stands in the case now, so nothing was approved. Open the letters again, then approve.',
    )
  }
  return { data: { request: ready.requestHash, files }, files: [] }
}

/** The content of `send`: the approved request and files, refused if a byte differs from the approval. */
export async function contentToSend(
  tx: Tx,
  locked: LockedCase,
  frame: { governing: unknown; profileVersion: string },
  at: string,
): Promise<ActContent> {
  const ready = await approvable(tx, locked.caseId)
  const { approval } = locked.state.own
  const same =
    ready !== null &&
    approval !== null &&
    approval.request === ready.requestHash &&
    approval.files.length === ready.files.length &&
    approval.files.every((file, index) => file === ready.files[index]?.sha256)
  if (!same) {
    throw new Problem(
      'approved-bytes-differ',
      'The request differs from what was approved, so it was not sent. Return it to its author.',
    )
  }
  return {
    data: { request: ready.request, reference: locked.reference ?? '', ...frame },
    files: await takenUp(tx, ready.files, at),
  }
}

/** The files of a request, carried by its act from now on and loose no more: no other act can take them up. */
export async function takenUp(tx: Tx, files: Approvable['files'], at: string): Promise<ActFile[]> {
  await sql`update case_files set removed_at = ${at} where id = any(${files.map(file => file.id)}::uuid[])`.execute(
    tx,
  )
  return files.map(({ id: _, ...file }) => file)
}

interface FileRow {
  id: string
  name: string
  media: string
  size: number
  sha256: string
  role: 'letter' | 'annex'
  language: string | null
}

function fileOf(row: FileRow): ActFile & { id: string } {
  const { language, ...file } = row
  return { ...file, ...(language === null ? {} : { language }) }
}
