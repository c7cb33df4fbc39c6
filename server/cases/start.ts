import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { uuidv7 } from '#db/uuid.ts'
import type { Received, Side } from '#procedures/act.ts'
import { beginning, extend } from '#procedures/fold.ts'
import type { Procedure, Road } from '#procedures/procedure.ts'
import { procedures } from '#procedures/procedures.ts'
import type { CaseState } from '#procedures/state.ts'
import { type Basis, basisBetween } from './basis.ts'
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
  return begin(office, actor, start, {
    side: 'requesting',
    type: 'draft',
    withReference: true,
    data: basis => ({ basis }),
  })
}

/** What a person notes of a request that came on another road than the exchange. */
export interface Receipt extends Start, Received {
  /** The reference of the authority that wrote, as far as its letter names one. */
  readonly reference?: string | undefined
}

/**
 * Opens a case for a request that came by letter: how and when it came, and an empty form into which it is read.
 * Nothing counts as sent before a person recorded it. Throws `not-found`, `body-invalid`, `duty-missing`; also for a
 * partner with Comity, whose requests arrive sealed. Gives the case's id.
 */
export async function receiveCase(office: Office, actor: PersonActor, receipt: Receipt): Promise<string> {
  if (!actor.duties.some(duty => duty === 'registrar' || duty === 'head')) {
    throw new Problem('duty-missing', 'Only a registrar or a head of unit takes in what arrives.')
  }
  if (receipt.on > today(office)) throw unknown('on', 'It cannot have come after today. Correct the day.')
  if ((receipt.dated ?? receipt.on) > receipt.on)
    throw unknown('dated', 'It cannot be dated after the day it came. Correct one of the two days.')
  const { channel, on, dated, reference } = receipt
  return begin(office, actor, receipt, {
    side: 'requested',
    type: 'receive',
    withReference: false,
    data: () => ({
      channel,
      on,
      ...(dated === undefined ? {} : { dated }),
      ...(reference === undefined ? {} : { reference }),
    }),
  })
}

async function begin(
  office: Office,
  actor: PersonActor,
  start: Start,
  opening: Pick<Opening, 'side' | 'type' | 'withReference' | 'data'>,
): Promise<string> {
  const procedure = procedures[start.procedure]
  if (!procedure) throw unknown('procedure', 'There is no such procedure in this release.')
  if (!actor.units.includes(start.unit))
    throw unknown('unit', 'You do not work in this unit. Choose one of yours.')
  if (start.confidentiality > actor.level) throw beyondLevel()
  const id = start.id ?? randomUUID()
  return open(office, actor, { ...start, ...opening, id, procedure }).catch((error: unknown) => {
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

/** The first act of a case that begins here. */
interface Opening {
  readonly id: string
  readonly procedure: Procedure
  readonly partner: string
  readonly unit: string
  readonly title: string
  readonly confidentiality: number
  readonly side: Side
  readonly type: string
  /** Whether the case gets its reference now; a request that came gets it when it is registered. */
  readonly withReference: boolean
  /** What the act says, from the texts that govern. */
  readonly data: (basis: Basis) => Record<string, unknown>
}

async function open(
  office: Office,
  actor: PersonActor,
  { procedure, side, ...opening }: Opening,
): Promise<string> {
  return inTransaction(office.db, actor, async tx => {
    const { authority, road } = await ends(tx, opening)
    if (road === 'exchange' && authority !== office.authority) throw withoutKeys(office.authority, authority)
    if (side === 'requested' && road === 'exchange') {
      throw unknown(
        'partner',
        'This partner has Comity: its requests arrive sealed and open their case by themselves. Look under Arrivals.',
      )
    }
    const at = instantNow(office)
    const about = { side, authority, partner: opening.partner }
    const caseId = uuidv7(office.now().epochMilliseconds)
    const year = Number(today(office).slice(0, 4))
    const reference = opening.withReference
      ? await nextReference(tx, { authority, procedure: procedure.id, year })
      : null
    await openCase(tx, {
      ...opening,
      ...about,
      road,
      caseId,
      procedure,
      reference,
      at,
      state: beginning(side),
    })
    const act = committed(
      {
        id: opening.id,
        case: caseId,
        procedure: procedure.id,
        version: procedure.version,
        type: opening.type,
        strand: 'own',
        from: authority,
        to: [],
        at,
        after: [],
      },
      { data: opening.data(await basisBetween(tx, about, today(office))), files: [] },
    )
    const entry = nextEntry(act, { acts: 0, head: '' }, { at, by: actor.person })
    const before = { reference, state: beginning(side) }
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
    side: Side
    authority: string
    partner: string
    unit: string
    road: Road
    confidentiality: number
    title: string
    at: string
    state: CaseState
  },
): Promise<void> {
  await sql`
    insert into cases (id, reference, procedure, side, authority, partner, unit, road, confidentiality, title, state, opened, changed, folded)
    values (${opened.caseId}, ${opened.reference}, ${opened.procedure.id}, ${opened.side}, ${opened.authority},
      ${opened.partner}, ${opened.unit}, ${opened.road}, ${opened.confidentiality}, ${opened.title}, 'drafting', ${opened.at}, ${opened.at},
      ${JSON.stringify(opened.state)}::jsonb)`.execute(tx)
}

/** The authority of ours that acts, and the road to the partner. */
async function ends(
  tx: Tx,
  start: Pick<Start, 'unit' | 'partner'>,
): Promise<{ authority: string; road: Road }> {
  const unit = await maybeOne(
    tx,
    sql<{ authority: string }>`select authority from units where id = ${start.unit}`,
  )
  if (unit === null) throw unknown('unit', 'There is no such unit.')
  const partner = await maybeOne(
    tx,
    sql<{
      suspended_at: string | null
      road: Road
    }>`select suspended_at, case when certificate is null then 'letter' else 'exchange' end as road from partners where authority = ${start.partner}`,
  )
  if (partner === null)
    throw unknown('partner', 'This authority is not among the partners. Add it under Partners first.')
  if (partner.suspended_at !== null) throw unknown('partner', 'The exchange with this partner is suspended.')
  return { authority: unit.authority, road: partner.road }
}

/** Packages are signed by one authority, and a partner refuses an act that another one's name stands on. */
function withoutKeys(ours: string, authority: string): Problem {
  return unknown(
    'unit',
    `The sealed exchange speaks for ${ours}, whose keys this installation holds; the partner would refuse a request of ${authority}. Start it in a unit of ${ours}, or let ${authority} have an installation of its own.`,
  )
}

function unknown(path: string, reason: string): Problem {
  return new Problem('body-invalid', reason, { fields: [{ path, reason }] })
}
