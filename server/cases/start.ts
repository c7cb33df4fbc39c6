import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { uuidv7 } from '#db/uuid.ts'
import { beginning, extend } from '#procedures/fold.ts'
import type { Procedure } from '#procedures/procedure.ts'
import { procedures } from '#procedures/procedures.ts'
import type { CaseState } from '#procedures/state.ts'
import { basisBetween } from './basis.ts'
import { addAct, committed, isIdTaken, nextEntry } from './insert.ts'
import { beyondLevel } from './members.ts'
import { instantNow, type Office, today } from './office.ts'
import { nextReference } from './reference.ts'

/** What a person says to start a request. */
export interface Start {
  /** UUID given by the caller for the case's first act: the same start sent twice opens one case. */
  readonly id?: string | undefined
  readonly procedure: string
  readonly partner: string
  readonly unit: string
  readonly title: string
  readonly confidentiality: number
}

/**
 * Starts a request: a case with its reference, its first act, which freezes the texts that govern and both
 * States' profiles, and an empty draft. Throws `not-found`, `body-invalid`. Gives the case's id.
 */
export async function startCase(office: Office, actor: PersonActor, start: Start): Promise<string> {
  const procedure = procedures[start.procedure]
  if (!procedure) throw unknown('procedure', 'There is no such procedure in this release.')
  if (!actor.units.includes(start.unit))
    throw unknown('unit', 'You do not work in this unit. Choose one of yours.')
  if (start.confidentiality > actor.level) throw beyondLevel()
  const id = start.id ?? randomUUID()
  return open(office, actor, procedure, { ...start, id }).catch((error: unknown) => {
    if (!isIdTaken(error)) throw error
    return startedBefore(office, actor, id)
  })
}

/** The same start again is not an error: a caller that lost the answer asks again. */
async function startedBefore(office: Office, actor: PersonActor, id: string): Promise<string> {
  const before = await inTransaction(office.db, actor, tx =>
    maybeOne(
      tx,
      sql<{ case: string }>`
        select case_id as "case" from acts where id = ${id} and n = 1 and recorded_by = ${actor.person}`,
    ),
  )
  if (before === null)
    throw unknown('id', 'This id already names another act. Give every act a new random UUID.')
  return before.case
}

async function open(
  office: Office,
  actor: PersonActor,
  procedure: Procedure,
  start: Start & { readonly id: string },
): Promise<string> {
  return inTransaction(office.db, actor, async tx => {
    const authority = await authorityOf(tx, start)
    const at = instantNow(office)
    const about = { side: 'requesting', authority, partner: start.partner } as const
    const basis = await basisBetween(tx, about, today(office))
    const caseId = uuidv7(office.now().epochMilliseconds)
    const reference = await nextReference(tx, {
      authority,
      procedure: procedure.id,
      year: Number(today(office).slice(0, 4)),
    })
    await openCase(tx, {
      ...start,
      ...about,
      caseId,
      procedure,
      reference,
      at,
      state: beginning('requesting'),
    })
    const act = committed(
      {
        id: start.id,
        case: caseId,
        procedure: procedure.id,
        version: procedure.version,
        type: 'draft',
        strand: 'own',
        from: authority,
        to: [],
        at,
        after: [],
      },
      { data: { basis }, files: [] },
    )
    const entry = nextEntry(act, { acts: 0, head: '' }, { at, by: actor.person })
    const before = { reference, state: beginning('requesting') }
    const state = extend(procedure, before.state, entry)
    if (!state) throw new Error('The first act of a case extends the beginning')
    await addAct(tx, act, entry, state, before)
    await sql`
      insert into drafts (case_id, version, request, saved_at, saved_by)
      values (${caseId}, 1, '{}', ${at}, ${actor.person})`.execute(tx)
    return caseId
  })
}

/** Writes the row of a new case, before its first act. */
export async function openCase(
  tx: Tx,
  opened: {
    caseId: string
    reference: string | null
    procedure: Procedure
    side: 'requesting' | 'requested'
    authority: string
    partner: string
    unit: string
    confidentiality: number
    title: string
    at: string
    state: CaseState
  },
): Promise<void> {
  await sql`
    insert into cases (id, reference, procedure, side, authority, partner, unit, confidentiality, title, state, opened, changed, folded)
    values (${opened.caseId}, ${opened.reference}, ${opened.procedure.id}, ${opened.side}, ${opened.authority},
      ${opened.partner}, ${opened.unit}, ${opened.confidentiality}, ${opened.title}, 'drafting', ${opened.at}, ${opened.at},
      ${JSON.stringify(opened.state)}::jsonb)`.execute(tx)
}

async function authorityOf(tx: Tx, start: Start): Promise<string> {
  const unit = await maybeOne(
    tx,
    sql<{ authority: string }>`select authority from units where id = ${start.unit}`,
  )
  if (unit === null) throw unknown('unit', 'There is no such unit.')
  const partner = await maybeOne(
    tx,
    sql<{
      suspended_at: string | null
    }>`select suspended_at from partners where authority = ${start.partner}`,
  )
  if (partner === null)
    throw unknown('partner', 'This authority is not among the partners. Add it under Partners first.')
  if (partner.suspended_at !== null) throw unknown('partner', 'The exchange with this partner is suspended.')
  return unit.authority
}

function unknown(path: string, reason: string): Problem {
  return new Problem('body-invalid', reason, { fields: [{ path, reason }] })
}
