import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { saveDraft as route } from '#api/cases.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, one, type Tx } from '#db/pool.ts'
import { schemaOf } from '#procedures/field.ts'
import { reviewRequest } from '#procedures/findings.ts'
import { beforeSending, consultedOn } from '#procedures/lanes/pre-consultation.ts'
import type { Finding } from '#procedures/review.ts'
import { waiversOn } from '#procedures/second-person.ts'
import { fieldsOf } from '#procedures/procedure.ts'
import type { CaseState } from '#procedures/state.ts'
import { approvable } from './approval.ts'
import { type Basis, basisOf } from './basis.ts'
import { type LockedCase, lockCase } from './locked.ts'
import { instantNow, type Office, today } from './office.ts'

/**
 * Saves the request in the making. Whoever saved first wins: a draft is saved only over the version its
 * author had read. Throws `not-found`, `draft-changed`, `act-not-open` once it was submitted, `body-invalid`.
 */
export async function saveDraft(
  office: Office,
  actor: PersonActor,
  caseId: string,
  body: { version: number; request: Record<string, unknown> },
): Promise<z.infer<typeof route.reply>> {
  return inTransaction(office.db, actor, async tx => {
    const locked = await lockCase(tx, caseId)
    if (!inTheMaking.includes(locked.state.own.state) || !beforeSending(locked.state.shared.state)) {
      throw new Problem(
        'act-not-open',
        'The request was submitted and cannot be changed. Ask for it to be returned to its author.',
        {
          reason: 'notNow',
        },
      )
    }
    const request = parseRequest(locked, body.request)
    const before = await one(
      tx,
      sql<{ version: number; person: string; by: string; at: string; request: unknown }>`
        select d.version, d.saved_by as person, p.name as by, d.saved_at as at, d.request
        from drafts d join persons p on p.id = d.saved_by where d.case_id = ${caseId}`,
    )
    // The same draft again is not an error: a caller that lost the answer asks again.
    const again =
      before.version === body.version + 1 &&
      before.person === actor.person &&
      isDeepStrictEqual(before.request, JSON.parse(JSON.stringify(request)))
    if (again) {
      return {
        draft: { version: before.version, request, savedAt: before.at, savedBy: before.by },
        findings: await requestFindings(tx, office, locked, request),
      }
    }
    if (before.version !== body.version) {
      throw new Problem(
        'draft-changed',
        `${before.by} saved this draft while you wrote. Nothing of yours is lost: compare, then save again.`,
        {
          values: { by: before.by, at: before.at, version: before.version },
        },
      )
    }
    const savedAt = instantNow(office)
    const saved = await one(
      tx,
      sql<{ name: string }>`
        with saved as (
          update drafts set version = version + 1, request = ${JSON.stringify(request)}::jsonb, saved_at = ${savedAt}, saved_by = ${actor.person}
          where case_id = ${caseId}
        )
        select name from persons where id = ${actor.person}`,
    )
    return {
      draft: { version: body.version + 1, request, savedAt, savedBy: saved.name },
      findings: await requestFindings(tx, office, locked, request),
    }
  })
}

/** States in which the form is written: our own request, or a partner's that is read in. */
const inTheMaking: readonly (string | null)[] = ['drafting', 'receiving']

/** The request as the procedure's form reads it. Throws `body-invalid` with the fields at fault. */
export function parseRequest(locked: LockedCase, request: unknown): Record<string, unknown> {
  const parsed = schemaOf(fieldsOf(locked.procedure.form)).safeParse(request)
  if (parsed.success) return parsed.data
  throw new Problem('body-invalid', 'A field of the request is not of its form.', {
    fields: parsed.error.issues.map(issue => ({
      path: ['request', ...issue.path].join('.'),
      reason: issue.message,
    })),
  })
}

/** Throws `blocked-by-findings` while a rule stands in the way of submitting the draft. */
export async function assertRequestHolds(tx: Tx, office: Office, locked: LockedCase): Promise<void> {
  const { request } = await one(
    tx,
    sql<{ request: Record<string, unknown> }>`select request from drafts where case_id = ${locked.caseId}`,
  )
  const found = await requestFindings(tx, office, locked, request)
  const blocking = found.filter(item => item.severity === 'blocks')
  if (blocking.length === 0) return
  throw new Problem(
    'blocked-by-findings',
    'The request is not complete. Each finding says what is missing and why.',
    {
      fields: blocking.map(item => ({
        path: `request.${item.path}`,
        reason: `${item.found} (${item.cites})`,
      })),
      reason: blocking[0]?.found ?? '',
    },
  )
}

/** What the rules say of a request, in the making or as sent. */
export async function requestFindings(
  tx: Tx,
  office: Office,
  locked: Pick<LockedCase, 'caseId' | 'side' | 'authority' | 'partner' | 'procedure'> & {
    readonly state?: CaseState
  },
  request: Record<string, unknown>,
  known?: Basis,
): Promise<Finding[]> {
  const basis = known ?? (await basisOf(tx, locked))
  const ready = await approvable(tx, locked.caseId)
  return reviewRequest(locked.procedure, {
    side: locked.side,
    request,
    files: ready?.files ?? [],
    governing: basis.governing,
    profile: basis.requested,
    today: today(office),
    ...(locked.state ? consultedOn(locked.state) : {}),
    ...(locked.state ? waiversOn(locked.procedure, locked.state) : {}),
    ...(locked.state && locked.side === 'requesting' ? { translation: locked.state.own.translation } : {}),
  })
}
