import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { keptPlan, type Tx } from '#db/pool.ts'
import { isUniqueViolation } from '#db/pool-errors.ts'
import { commit } from '#lib/commitment.ts'
import { fromHex } from '#lib/sha256.ts'
import { type ActContent, type ActHeader, actHash, contentBytes } from '#procedures/act.ts'
import { canonical } from '#lib/canonical.ts'
import { procedures } from '#procedures/procedures.ts'
import type { CaseState } from '#procedures/state.ts'
import { linkHash } from './chain.ts'
import type { ChainedEntry } from './entries.ts'
import { projected, projectMeasures } from './project.ts'
import { projectTasks, taskRows } from './tasks.ts'

/** An act ready to be recorded: the header, what it commits to, and the salts that open the commitments. */
export interface ReadyAct {
  readonly header: ActHeader
  readonly content: ActContent
  readonly salt: Uint8Array
  readonly fileSalts: readonly Uint8Array[]
}

/** Where the act goes: after the last place and link of its case. */
interface Head {
  readonly acts: number
  readonly head: string
}

/** Makes the commitments of a new act of ours with fresh salts. */
export function committed(
  header: Omit<ActHeader, 'content' | 'files' | 'format'>,
  content: ActContent,
): ReadyAct {
  const salt = randomBytes(32)
  const fileSalts = content.files.map(() => randomBytes(32))
  return {
    header: {
      format: 'comity-act/1',
      ...header,
      content: commit(salt, contentBytes(content)),
      files: content.files.map((file, index) => fileCommitment(fileSalts[index] ?? salt, file.sha256)),
    },
    content,
    salt,
    fileSalts,
  }
}

/** Commitment to a file: SHA-256(salt ‖ SHA-256(file)), so that a large file is read once. */
export function fileCommitment(salt: Uint8Array, sha256: string): string {
  return createHash('sha256').update(salt).update(fromHex(sha256)).digest('hex')
}

/**
 * The act as the next entry of its case's chain. Nothing is written yet.
 *
 * @param recorded `by` is the person who took it here, null for what arrived
 */
export function nextEntry(
  { header, content }: ReadyAct,
  head: Head,
  recorded: { at: string; by: string | null },
): ChainedEntry {
  const hash = actHash(header)
  const n = head.acts + 1
  const link = linkHash({ n, prev: head.head, act: hash, recordedAt: recorded.at, by: recorded.by })
  return { n, hash, header, content, recordedAt: recorded.at, by: recorded.by, prev: head.head, link }
}

/**
 * Adds an act to its case and writes the case's projection after it: header, content, salts and projection in one
 * statement. The caller holds the case's lock. `state` is the case with this act; `before` is the case as it was,
 * without its state when there was none.
 */
export async function addAct(
  tx: Tx,
  act: ReadyAct,
  entry: ChainedEntry,
  state: CaseState,
  before: { readonly reference: string | null; readonly state?: CaseState },
): Promise<void> {
  const { header, content } = act
  await sql`${keptPlan}
    with act as (
      insert into acts (case_id, n, id, hash, header, strand, type, author, at, recorded_at, recorded_by, prev, link)
      values (${header.case}, ${entry.n}, ${header.id}, ${entry.hash}, ${Buffer.from(canonical({ ...header }))},
        ${header.strand}, ${header.type}, ${header.from}, ${header.at}, ${entry.recordedAt}, ${entry.by},
        ${entry.prev}, ${entry.link})
    ),
    content as (
      insert into act_contents (act, case_id, salt, bytes)
      values (${header.id}, ${header.case}, ${Buffer.from(act.salt)}, ${Buffer.from(contentBytes(content))})
    ),
    ${projected(header.case, procedures[header.procedure], state, entry, before)}`.execute(tx)
  if (content.files.length > 0) await insertFiles(tx, act, header.case)
  if (state.shared.measures !== before.state?.shared.measures) await projectMeasures(tx, header.case, state)
  if (state.own.tasks !== before.state?.own.tasks) await projectTasks(tx, taskRows(header.case, state))
}

/** Whether adding an act failed because its id names one already, in whatever case. Which table says so is chance. */
export function isIdTaken(error: unknown): boolean {
  return isUniqueViolation(error, 'acts_id_key') || isUniqueViolation(error, 'act_contents_pkey')
}

async function insertFiles(tx: Tx, { header, content, fileSalts }: ReadyAct, caseId: string): Promise<void> {
  const rows = content.files.map((file, index) => ({
    position: index + 1,
    salt: Buffer.from(fileSalts[index] ?? []).toString('hex'),
    sha256: file.sha256,
  }))
  await sql`
    insert into act_files (act, position, case_id, salt, sha256)
    select ${header.id}, f.position, ${caseId}, decode(f.salt, 'hex'), f.sha256
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(position int, salt text, sha256 text)`.execute(
    tx,
  )
}
