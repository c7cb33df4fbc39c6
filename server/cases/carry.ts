import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, one, type Tx } from '#db/pool.ts'
import type { ActContent, Side } from '#procedures/act.ts'
import { mayCarry, proceedingsOf } from '#procedures/lanes/may-carry.ts'
import type { MayUse } from '#procedures/lanes/may-use.ts'
import { procedures } from '#procedures/procedures.ts'
import { type Folded, stateOf } from './folded.ts'
import { instantNow, type Office } from './office.ts'
import { keepAsked } from './use-door.ts'

/**
 * What one State furnished for one request is not taken up in another without that State's consent (UNTOC 18(19), or
 * what governs in its place). Files are known again by their bytes: a copy that was changed is not, which is why the
 * door asks for the purpose first and this only catches what slips by.
 */

/** Files that were furnished elsewhere, and whether each may be taken up here. */
export interface Found {
  readonly furnishedIn: string
  readonly act: string
  readonly answer: MayUse
}

/**
 * Weighs files on their way into a case against the limits under which they were furnished in others. Throws
 * `use-not-allowed`, with what was found as its cause, for `keepCarried`.
 */
export async function assertMayCarry(tx: Tx, caseId: string, hashes: readonly string[]): Promise<Found[]> {
  if (hashes.length === 0) return []
  const rows = await all(
    tx,
    sql<FurnishedRow>`
      select sha256, case_id as "furnishedIn", act, folded, sent from app.furnished(${[...new Set(hashes)]})`,
  )
  if (rows.length === 0) return []
  const target = await targetOf(tx, caseId)
  const found = [...Map.groupBy(rows, row => row.sha256)].flatMap(([sha256, furnished]): Found[] => {
    // What was furnished in this very case is bound by its own limit, which the door keeps.
    if (furnished.some(row => row.furnishedIn === caseId)) return []
    const answers = furnished.map(row => ({
      furnishedIn: row.furnishedIn,
      act: row.act,
      answer: mayCarry(stateOf(row).shared, { sha256, ...target }),
    }))
    // Furnished twice, for two requests: one that lets it be used so is enough.
    const allowed = answers.find(({ answer }) => answer.may === 'yes')
    return allowed ? [allowed] : answers
  })
  const refused = found.find(({ answer }) => answer.may !== 'yes')
  if (refused) throw stopped(refused.answer, found)
  return found
}

interface FurnishedRow extends Folded {
  readonly sha256: string
  readonly furnishedIn: string
  readonly act: string
}

/** Files of an act that leave with it, or that it puts before the head of unit; letters are of our own writing. */
export function leaving(type: string, content: ActContent): string[] {
  const named = type === 'submit' || type === 'approve' ? content.data['files'] : []
  return [
    ...content.files.filter(file => file.role !== 'letter').map(file => file.sha256),
    ...(Array.isArray(named) ? named.map(String) : []),
  ]
}

/** Which proceedings a case is about: what its request states, or is about to. */
async function targetOf(tx: Tx, caseId: string): Promise<{ side: Side; proceedings: string[] }> {
  const row = await one(
    tx,
    sql<Folded & { side: Side; procedure: string; draft: Record<string, unknown> | null }>`
      select c.side, c.procedure, c.folded, c.sent, d.request as draft
      from cases c left join drafts d on d.case_id = c.id where c.id = ${caseId}`,
  )
  const request = stateOf(row).shared.request ?? row.draft
  return {
    side: row.side,
    proceedings: proceedingsOf(request, procedures[row.procedure]?.proceedingsAt),
  }
}

/**
 * Whether a loose file is asked at once, when it is laid into a case: an annex of a request in the making, and every
 * result. What is read in from a letter of a partner is a fact from elsewhere and is asked when it leaves.
 */
export async function isAskedWhenLaid(tx: Tx, caseId: string, role: 'annex' | 'result'): Promise<boolean> {
  if (role === 'result') return true
  const { state } = await one(tx, sql<{ state: string }>`select state from cases where id = ${caseId}`)
  return state === 'drafting'
}

/** Keeps, with the case in which each was furnished, who wanted to take files up elsewhere and what was answered. */
export async function keepCarried(
  office: Office,
  actor: PersonActor,
  found: readonly Found[],
): Promise<void> {
  if (found.length === 0) return
  // The person may not see that case; the line belongs to it all the same.
  await inTransaction(office.db, { kind: 'service', name: 'jobs' }, async tx => {
    for (const { furnishedIn, act, answer } of found) {
      await keepAsked(tx, {
        case: furnishedIn,
        act,
        person: actor.person,
        at: instantNow(office),
        way: 'annex',
        release: null,
        purpose: null,
        door: { open: answer.may === 'yes', because: answer.because, cites: answer.cites },
      })
    }
  })
}

/** What was found, when files were stopped. */
export function foundBy(error: unknown): readonly Found[] {
  // Only `stopped` gives this problem a cause, and it is what was found.
  return error instanceof Problem && error.code === 'use-not-allowed' && Array.isArray(error.cause)
    ? (error.cause as Found[])
    : []
}

function stopped(answer: MayUse, found: readonly Found[]): Problem {
  const problem = new Problem(
    'use-not-allowed',
    'Another State furnished a file with these very bytes for other proceedings, so it may be taken up here only with the prior consent of that State. Ask for its consent in the case in which it was furnished; if that case is not open to you, ask the head of your unit. If you have not yet, write the references of the proceedings into the request first.',
    { reason: 'furnishedElsewhere', values: { cites: answer.cites } },
  )
  problem.cause = found
  return problem
}
