import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { isUniqueViolation } from '#db/pool-errors.ts'
import { dataSchema, missing } from '#procedures/act-data.ts'
import type { Step } from '#procedures/procedure.ts'
import { isIdTaken } from './insert.ts'
import type { LockedCase } from './locked.ts'
import type { Office } from './office.ts'

/** A step a person wants to take. */
export interface Command {
  readonly case: string
  /** UUID given by the caller: the same act sent twice is recorded once. */
  readonly id: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  /** Ids of files laid into the case. */
  readonly files: readonly string[]
  /** How many acts the caller had seen. */
  readonly seen: number
}

/** Somebody else may have acted since the caller looked. Throws `case-changed` with what was done meanwhile. */
export async function assertNothingChanged(
  tx: Tx,
  locked: LockedCase,
  { seen }: Pick<Command, 'seen'>,
): Promise<void> {
  if (seen === locked.acts) return
  const changed = await all(
    tx,
    sql<{ n: number; type: string; at: string; by: string | null }>`
      select a.n, a.type, a.recorded_at as at, p.name as by
      from acts a left join persons p on p.id = a.recorded_by
      where a.case_id = ${locked.caseId} and a.n > ${seen} order by a.n`,
  )
  throw new Problem(
    'case-changed',
    'The case changed while you worked on it, so your step was not taken. Look at what changed, then take it again if it still holds.',
    { changed },
  )
}

/** What an act says, as its step reads it. Throws `body-invalid` with the fields at fault. */
export function parseData(
  { procedure }: Pick<LockedCase, 'procedure'>,
  data: Readonly<Record<string, unknown>>,
  step: Step,
): Record<string, unknown> {
  const parsed = dataSchema(procedure, step).safeParse(data)
  const wrong = parsed.success
    ? missing(step.fields, parsed.data).map(path => ({ path: `data.${path}`, reason: 'is needed' }))
    : parsed.error.issues.map(issue => ({ path: ['data', ...issue.path].join('.'), reason: issue.message }))
  if (!parsed.success || wrong.length > 0) {
    throw new Problem('body-invalid', 'Something the act needs is missing or not of its form.', {
      fields: wrong,
    })
  }
  return parsed.data
}

/** Whether this very act stands in its case already. */
export async function isRecorded(
  office: Office,
  actor: PersonActor,
  act: Pick<Command, 'id' | 'case' | 'type'>,
): Promise<boolean> {
  const there = await inTransaction(office.db, actor, tx =>
    maybeOne(
      tx,
      sql`
        select 1 from acts
        where id = ${act.id} and case_id = ${act.case} and type = ${act.type}`,
    ),
  )
  return there !== null
}

/** A reference or an id that another case holds, perhaps one the caller may not see: said without saying whose. */
export function sayWhatIsTaken(error: unknown): never {
  if (isUniqueViolation(error, 'cases_reference_key')) {
    throw new Problem(
      'body-invalid',
      'This reference is taken. Keep the one that was proposed, or write another.',
      {
        fields: [{ path: 'data.reference', reason: 'already used' }],
      },
    )
  }
  // Act and content go in by one statement, and either may be the first to collide.
  if (isIdTaken(error)) throw idTaken()
  throw error
}

function idTaken(): Problem {
  return new Problem('body-invalid', 'This id already names another act. Give every act a new random UUID.', {
    fields: [{ path: 'id', reason: 'already used' }],
  })
}
