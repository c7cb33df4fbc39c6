import { sql } from 'kysely'
import type { z } from 'zod'
import type { ask as askRoute } from '#api/asks.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { affected, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { type AskStep, askSteps } from '#procedures/lanes/asks.ts'
import { doorFor } from '#procedures/lanes/release.ts'
import { obstacle } from '#procedures/open-acts.ts'
import { askDoor, askOf } from './asks.ts'
import { noNewAsk, waitingAsk } from './ask-content.ts'
import { saveDraft } from './draft.ts'
import type { OpenFile } from './files.ts'
import { addAct, committed, nextEntry } from './insert.ts'
import { type LockedCase, lockCase, stateAfter } from './locked.ts'
import { instantNow, type Office, today } from './office.ts'
import { readCase } from './read.ts'
import { recordAct } from './record.ts'
import { startCase } from './start.ts'
import { parseData, sayWhatIsTaken } from './taking.ts'
import { closed, keepAsked } from './use-door.ts'

/** Asks the central authority to request something of another State. The same ask again is kept once. */
export async function ask(
  office: Office,
  actor: PersonActor,
  given: z.output<typeof askRoute.body>,
): Promise<void> {
  await inTransaction(office.db, actor, async tx => {
    const may = await maybeOne(
      tx,
      sql`select 1 from home_authorities where id = ${actor.home ?? ''} and requests and active`,
    )
    if (may === null) {
      throw new Problem(
        'not-found',
        'Your authority executes requests of others and does not ask for any here. Speak with the central authority.',
      )
    }
    const known = await maybeOne(
      tx,
      sql`select 1 from partners where authority = ${given.partner} and suspended_at is null`,
    )
    if (known === null) {
      throw new Problem('body-invalid', 'No authority abroad is called so. Choose one from the list.', {
        fields: [{ path: 'partner', reason: 'is not among the partners' }],
      })
    }
    await sql`
      insert into asks (id, authority, central, partner, subject, facts, needs, needed_by, asked_at, asked_by)
      values (${given.id}, ${actor.home ?? ''}, ${office.authority}, ${given.partner}, ${given.subject},
        ${JSON.stringify(given.facts)}::jsonb, ${JSON.stringify(given.needs)}::jsonb, ${given.neededBy ?? null},
        ${instantNow(office)}, ${actor.person})
      on conflict (id) do nothing`.execute(tx)
  })
}

/** Takes back an ask nobody took up. Throws `not-found`, `act-not-open`. */
export async function withdrawAsk(
  office: Office,
  actor: PersonActor,
  given: { id: string; reasons: string },
): Promise<void> {
  await inTransaction(office.db, actor, async tx => {
    const row = await askOf(tx, actor, given.id)
    if (row.state !== 'asked') throw notNow()
    await end(tx, office, actor, { ...given, state: 'withdrawn' })
  })
}

/** Declines an ask with reasons. Throws `not-found`. */
export async function declineAsk(
  office: Office,
  actor: PersonActor,
  given: { id: string; reasons: string },
): Promise<void> {
  await inTransaction(office.db, actor, tx => end(tx, office, actor, { ...given, state: 'declined' }))
}

async function end(
  tx: Tx,
  office: Office,
  actor: PersonActor,
  { id, reasons, state }: { id: string; reasons: string; state: 'withdrawn' | 'declined' },
): Promise<void> {
  const ended = await affected(
    tx,
    sql`update asks set state = ${state}, reasons = ${reasons}, ended_at = ${instantNow(office)}, ended_by = ${actor.person}
      where id = ${id} and state = 'asked'`,
  )
  if (ended === 0) throw noNewAsk()
}

/**
 * Takes an ask up: opens a case, copies what was asked into its acts, and begins the draft with it. The case's first
 * act carries the ask's id, so that two people who take it up at once open one case. Gives the case.
 */
export async function takeUpAsk(
  office: Office,
  actor: PersonActor,
  { id, unit, confidentiality }: { id: string; unit: string; confidentiality: number },
): Promise<{ case: string }> {
  const row = await inTransaction(office.db, actor, tx => waitingAsk(tx, id))
  const caseId = await startCase(office, actor, {
    id,
    procedure: 'mutual-legal-assistance',
    partner: row.partner,
    unit,
    title: row.subject,
    confidentiality,
  })
  const { acts, draft } = await readCase(office, actor, caseId)
  const data = { ask: id, authority: row.authority, subject: row.subject }
  await recordAct(office, actor, {
    case: caseId,
    id: crypto.randomUUID(),
    type: 'takeUpAsk',
    data,
    files: [],
    seen: acts,
  })
  await saveDraft(office, actor, caseId, { version: draft?.version ?? 1, request: { facts: row.facts } })
  return { case: caseId }
}

/**
 * Records a step of the asker as an act of the case, in her name: the database is asked as herself whether the ask is
 * hers, then the service that reaches this one case writes. Throws `not-found`, `act-not-open`, `body-invalid`.
 */
export async function takeAskStep(
  office: Office,
  actor: PersonActor,
  command: { ask: string; id: string; type: AskStep; data: Readonly<Record<string, unknown>> },
): Promise<void> {
  const caseId = await caseOf(office, actor, command.ask)
  await inTransaction(office.db, askDoor(caseId), async tx => {
    const locked = await lockCase(tx, caseId)
    const before = await maybeOne(
      tx,
      sql`select 1 from acts
        where id = ${command.id} and case_id = ${caseId} and type = ${command.type} and recorded_by = ${actor.person}`,
    )
    if (before === null) await record(tx, office, actor, locked, command)
  }).catch(sayWhatIsTaken)
}

async function record(
  tx: Tx,
  office: Office,
  actor: PersonActor,
  locked: LockedCase,
  command: { ask: string; id: string; type: AskStep; data: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { procedure, state, authority, caseId } = locked
  const hand = { person: actor.person, duties: [], road: locked.road, home: true } as const
  const why = obstacle(procedure, state, hand, { act: command.type, today: today(office) })
  const step = procedure.lifecycle.find(line => line.act === command.type && line.home === true)
  if (why || !step || !askSteps.includes(command.type)) throw notNow()
  const data = parseData(locked, command.data, step)
  // Confirmed and reported is what was delivered here, and only what was confirmed is reported on.
  if (command.type !== 'correctAsk') {
    const delivery = state.own.asked?.deliveries.find(one => one.id === data['delivery'])
    if (!delivery || (command.type === 'confirmLimits') !== (delivery.confirmed === null)) throw notNow()
  }
  const at = instantNow(office)
  const act = committed(
    {
      id: command.id,
      case: caseId,
      procedure: procedure.id,
      version: procedure.version,
      type: command.type,
      strand: 'own',
      from: authority,
      to: [],
      at,
      after: [],
    },
    { data, files: [] },
  )
  const entry = nextEntry(act, locked, { at, by: actor.person })
  await addAct(tx, act, entry, await stateAfter(tx, locked, entry), locked)
}

/**
 * A file of a result that was given to the asker, after she confirmed its limits. The door is asked again each time,
 * so that a recall closes what was open a minute ago; each time is kept. Throws `not-found`, `use-not-allowed`.
 */
export async function openAskFile(
  office: Office,
  actor: PersonActor,
  about: { id: string; delivery: string; position: number },
): Promise<OpenFile> {
  const caseId = await caseOf(office, actor, about.id)
  const { file, door } = await inTransaction(office.db, askDoor(caseId), async tx => {
    const { state } = await lockCase(tx, caseId)
    const delivery = state.own.asked?.deliveries.find(one => one.id === about.delivery)
    const result = state.shared.results.find(one => one.act === delivery?.result)
    const found = result?.files[about.position - 1]
    if (!delivery || !result || !found) throw noFile()
    if (delivery.confirmed === null) {
      throw new Problem(
        'act-not-open',
        'Read the limits on this result and confirm them; then its files open.',
        {
          reason: 'askNotNow',
        },
      )
    }
    const use = { result: result.act, purpose: 'stated', proceedings: delivery.proceedings }
    const asked = doorFor(state, use)
    await keepAsked(tx, {
      case: caseId,
      act: result.act,
      person: actor.person,
      at: instantNow(office),
      way: 'file',
      release: null,
      purpose: 'stated',
      door: asked,
    })
    return { file: found, door: asked }
  })
  if (!door.open) throw closed(door)
  if (!(await office.storage.has(file.sha256))) throw noFile()
  return { stream: office.storage.get(file.sha256), name: file.name, media: file.media, size: file.size }
}

async function caseOf(office: Office, actor: PersonActor, id: string): Promise<string> {
  const row = await inTransaction(office.db, actor, tx => askOf(tx, actor, id))
  if (row.case_id === null) throw notNow()
  return row.case_id
}

function noFile(): Problem {
  return new Problem(
    'not-found',
    'There is no such file among what was given to you, or it was destroyed by order. Ask the central authority.',
  )
}

function notNow(): Problem {
  return new Problem(
    'act-not-open',
    'This cannot be done with the ask as it stands: somebody acted meanwhile. Load it again to see where it stands.',
    { reason: 'askNotNow' },
  )
}
