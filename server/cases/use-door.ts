import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, keptPlan, maybeOne, type Tx } from '#db/pool.ts'
import { type Door, doorWith, isFurnished } from '#procedures/lanes/release.ts'
import type { CaseState } from '#procedures/state.ts'
import { type Folded, stateOf } from './folded.ts'
import { instantNow, type Office } from './office.ts'

/** Something of an act that is about to be handed out. */
export interface Fetched {
  readonly case: string
  readonly act: string
  readonly way: Way
  /** The use that was written down, if the caller names one. */
  readonly release: string | undefined
}
export type Way = 'release' | 'file' | 'package' | 'letter' | 'bundle' | 'sheet' | 'annex'

/**
 * The door every result goes through on its way out (UNTOC 18(19), or what governs in its place): what another State
 * furnished is handed out only with a use that was written down and that is still allowed. What is no such result
 * passes unasked. Each time is kept, given or not. Throws `not-found`, `use-not-allowed` with the text and the act that
 * opens.
 */
export async function passDoor(office: Office, actor: PersonActor, about: Fetched): Promise<void> {
  const door = await inTransaction(office.db, actor, async tx => {
    const result = await furnishedBy(tx, about)
    if (result === null) return null
    const asked = { result: about.act, person: actor.person, now: instantNow(office) }
    const found = doorWith(result.state, about.release, asked)
    const use = result.state.own.uses.find(one => one.id === about.release)
    await keepAsked(tx, {
      case: about.case,
      act: about.act,
      person: actor.person,
      at: asked.now,
      way: about.way,
      release: use?.id ?? null,
      purpose: use?.purpose ?? null,
      door: found,
    })
    return found
  })
  if (door && !door.open) throw closed(door)
}

/** The case of a result another State furnished; null for an act that is none, and for one without a content to give. */
async function furnishedBy(
  tx: Tx,
  { case: caseId, act, way }: Fetched,
): Promise<{ state: CaseState } | null> {
  const row = await maybeOne(
    tx,
    sql<Folded & { side: CaseState['side']; type: string; note: boolean }>`${keptPlan}
      select c.side, a.type, c.folded, c.sent,
        coalesce(convert_from(t.bytes, 'UTF8')::json #> '{data,note}' is not null, false) as note
      from acts a join cases c on c.id = a.case_id left join act_contents t on t.act = a.id
      where a.id = ${act} and a.case_id = ${caseId}`,
  )
  if (row === null) {
    throw new Problem(
      'not-found',
      'There is no such step, or its case is not open to you. Ask a colleague of its unit for access.',
    )
  }
  if (!isFurnished(row.side, row.type)) return null
  // A letter that only lists what came with it hands nothing out.
  if (way === 'letter' && !row.note) return null
  return { state: stateOf(row) }
}

/** One line of who asked for a result and what was answered. It is only ever added. */
export async function keepAsked(
  tx: Tx,
  asked: {
    readonly case: string
    readonly act: string
    readonly person: string
    readonly at: string
    readonly way: Way
    readonly release: string | null
    readonly purpose: string | null
    readonly door: Pick<Door, 'open' | 'because' | 'cites'>
  },
): Promise<void> {
  const { door } = asked
  await sql`
    insert into uses_asked (id, case_id, act, person, at, way, purpose, release, given, because, cites)
    values (${randomUUID()}, ${asked.case}, ${asked.act}, ${asked.person}, ${asked.at}, ${asked.way}, ${asked.purpose},
      ${asked.release}, ${door.open}, ${door.because}, ${door.cites})`.execute(tx)
}

/** Why the door stays closed, on which text, and which act opens it. */
export function closed({ because, cites, remedy }: Door): Problem {
  return new Problem('use-not-allowed', said[because] ?? said.notStatedInRequest, {
    reason: because,
    values: { cites, ...(remedy ? { act: remedy } : {}) },
  })
}

const said: Readonly<Partial<Record<Door['because'], string>>> & { readonly notStatedInRequest: string } = {
  notStatedInRequest:
    'The request did not state these proceedings, so the result may be passed on or used there only with the prior consent of the State that furnished it. Ask for its consent.',
  notStatedPurpose:
    'The text that governs limits the result to the purpose stated in the request, so any other needs the prior consent of the State that furnished it. Ask for its consent.',
  noticeDue:
    'What clears an accused person may always be disclosed, but the State that furnished it is told first. Give notice of the disclosure; no answer needs to be awaited.',
  recalled:
    'The State that furnished this result has recalled it, so it is handed out no more. Answer the recall; if it is still needed, speak with that State.',
  destroyed:
    'The content of this result was destroyed by order, so there is nothing to hand out. The order stands among the acts of the case.',
  notFurnishedHere:
    'This result has no standing in the case: it came out of turn, so no limit is known that could be kept. Ask the State that sent it to deliver it again.',
  noUseRecorded:
    'What another State furnished may be used only for what the request states, and each use is written down first. Say what it is taken out for.',
  usedByAnother:
    'This use was written down by somebody else, and what another State furnished is released to one person. Say what you take it out for.',
  otherResult:
    'This use was written down for another result, and each result has its own limits. Say what this one is taken out for.',
  useEnded:
    'This use has ended: the time to hand the result over has passed, or the case was closed or the request withdrawn since. Say again what it is taken out for.',
}
