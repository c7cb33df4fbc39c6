import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, type Tx } from '#db/pool.ts'
import type { ActContent, ActFile, Received } from '#procedures/act.ts'
import { theirActs } from '#procedures/open-acts.ts'
import type { Duty, Step } from '#procedures/procedure.ts'
import { approvable, takenUp } from './approval.ts'
import { basisOf } from './basis.ts'
import { carriedFiles } from './files.ts'
import { addAct, committed, nextEntry } from './insert.ts'
import { type LockedCase, lockCase, noSuchCase, stateAfter } from './locked.ts'
import { instantNow, type Office, today } from './office.ts'
import { draftToShare } from './share.ts'
import { assertNothingChanged, type Command, isRecorded, parseData, sayWhatIsTaken } from './taking.ts'

/** What a partner without Comity did, as somebody here read it. */
export interface TheirCommand extends Command {
  readonly received: Received
}

/**
 * Records by hand an act of a partner that is reached by letter: the same act, in the partner's name, with the road
 * it came on and its scans, and with the name of the person who read it in. From then on it counts like every act of
 * a partner: nothing of ours stops it, the rules flag what is amiss.
 *
 * Throws `not-found`, `case-changed`, `act-not-open`, `duty-missing`, `body-invalid`.
 */
export async function recordTheirs(office: Office, actor: PersonActor, command: TheirCommand): Promise<void> {
  await inTransaction(office.db, actor, tx => recordIn(tx, office, actor, command)).catch(
    // The same act again is no error: a caller that lost the answer asks again.
    async (error: unknown) => {
      if (!(await isRecorded(office, actor, command))) sayWhatIsTaken(error)
    },
  )
}

async function recordIn(tx: Tx, office: Office, actor: PersonActor, command: TheirCommand): Promise<void> {
  const locked = await lockCase(tx, command.case)
  await assertNothingChanged(tx, locked, command)
  assertDays(command.received, today(office))
  const step = openStep(locked, actor, command)
  const at = instantNow(office)
  const content = await contentOf(tx, locked, command, step, at)
  const act = committed(
    {
      id: command.id,
      case: locked.caseId,
      procedure: locked.procedure.id,
      version: locked.procedure.version,
      type: command.type,
      strand: 'shared',
      from: locked.partner,
      to: [locked.authority],
      at,
      after: [...locked.state.shared.heads],
    },
    { ...content, received: command.received },
  )
  const entry = nextEntry(act, locked, { at, by: actor.person })
  await addAct(tx, act, entry, await stateAfter(tx, locked, entry), locked)
}

function assertDays({ on, dated }: Received, day: string): void {
  const wrong =
    on > day
      ? { path: 'received.on', reason: 'lies after today' }
      : dated !== undefined && dated > on
        ? { path: 'received.dated', reason: 'lies after the day it came' }
        : null
  if (wrong === null) return
  throw new Problem('body-invalid', 'One of the two days cannot be right. Look at the letter again.', {
    fields: [wrong],
  })
}

function openStep(locked: LockedCase, actor: PersonActor, command: TheirCommand): Step {
  const { procedure, state, road } = locked
  // Duties were checked against the closed list when the person was made.
  const hand = { person: actor.person, duties: actor.duties as readonly Duty[], road }
  const measure = command.data['measure']
  const open = theirActs(procedure, state, hand).find(
    item => item.act === command.type && (item.measure === undefined || item.measure === measure),
  )
  const step = procedure.lifecycle.find(line => line.act === command.type)
  if (open?.unless)
    throw new Problem('duty-missing', 'This step cannot be taken now.', { reason: open.unless.code })
  if (open && step) return step
  throw new Problem(
    'act-not-open',
    road === 'letter'
      ? 'The partner cannot have taken this step in the state the case is in. Look at the case again; what does not fit can be noted.'
      : 'This partner has Comity: what it does arrives sealed and is never recorded by hand.',
    { reason: 'notNow' },
  )
}

async function contentOf(
  tx: Tx,
  locked: LockedCase,
  command: TheirCommand,
  step: Step,
  at: string,
): Promise<Pick<ActContent, 'data' | 'files'>> {
  if (command.type === 'send') return requestReadIn(tx, locked, command.data, at)
  // A scan of any letter of theirs can be kept with its act, whatever files of its own the act has.
  const files: ActFile[] = await carriedFiles(tx, locked.caseId, command.files, step.files ?? 'annex', at)
  // A draft of theirs on paper is read into the form first, as a request is.
  const data =
    command.type === 'shareDraft'
      ? await draftToShare(tx, locked, command.data, step)
      : parseData(locked, command.data, step)
  return { data, files }
}

/** Their request as it was read into the form, with everything laid into the case beside it. */
async function requestReadIn(
  tx: Tx,
  locked: LockedCase,
  data: Readonly<Record<string, unknown>>,
  at: string,
): Promise<Pick<ActContent, 'data' | 'files'>> {
  const reference = typeof data['reference'] === 'string' ? data['reference'].trim() : ''
  if (reference === '' || reference.length > 100) {
    throw new Problem('body-invalid', 'Give the reference of their letter, or “without number”.', {
      fields: [{ path: 'data.reference', reason: 'is needed, at most 100 characters' }],
    })
  }
  const ready = await approvable(tx, locked.caseId)
  if (ready === null) throw noSuchCase()
  const { governing, requested } = await basisOf(tx, locked)
  return {
    data: { request: ready.request, reference, governing, profileVersion: String(requested.version) },
    files: await takenUp(tx, ready.files, at),
  }
}
