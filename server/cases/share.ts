import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { maybeOne, type Tx } from '#db/pool.ts'
import type { Step } from '#procedures/procedure.ts'
import { type LockedCase, noSuchCase } from './locked.ts'
import { parseData } from './taking.ts'

/**
 * The content of `shareDraft`: the draft as it stands, its version, and what is said with it. The values come from
 * here and not from the caller, so that what crosses is what is kept. Throws `not-found`, `body-invalid`.
 */
export async function draftToShare(
  tx: Tx,
  locked: LockedCase,
  said: Readonly<Record<string, unknown>>,
  step: Step,
): Promise<Record<string, unknown>> {
  const row = await maybeOne(
    tx,
    sql<{ version: number; request: Record<string, unknown> }>`
      select version, request from drafts where case_id = ${locked.caseId}`,
  )
  if (row === null) throw noSuchCase()
  if (Object.keys(row.request).length === 0) {
    throw new Problem(
      'body-invalid',
      'The draft is empty, so there is nothing to comment on. Write it first.',
      {
        fields: [{ path: 'draft', reason: 'is empty' }],
      },
    )
  }
  const { draft: _draft, version: _version, reference: theirs, ...words } = said
  const reference = locked.side === 'requesting' ? locked.reference : theirs
  return parseData(
    locked,
    {
      ...words,
      draft: row.request,
      version: row.version,
      ...(typeof reference === 'string' && reference !== '' ? { reference } : {}),
    },
    step,
  )
}
