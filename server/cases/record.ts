import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import type { ActContent, ActFile } from '#procedures/act.ts'
import type { Step } from '#procedures/procedure.ts'
import { type Hand, obstacle } from '#procedures/open-acts.ts'
import { reviewAct } from '#procedures/findings.ts'
import { translationActs } from '#procedures/lanes/translation/acts.ts'
import { assertApproved, contentToSend, discardLetters, freezeApproval, type SetLetters } from './approval.ts'
import { assertReleased, contentOfTakeUp } from './ask-content.ts'
import { basisOf } from './basis.ts'
import { assertMayCarry, foundBy, keepCarried, leaving } from './carry.ts'
import type { ChainedEntry } from './entries.ts'
import { assertRequestHolds } from './draft.ts'
import { expungeContent } from './expunge.ts'
import { carriedFiles } from './files.ts'
import { addAct, committed, nextEntry } from './insert.ts'
import { prepareLetters } from './letter.ts'
import { destroyFiles } from './kept.ts'
import { type LockedCase, lockCase, stateAfter } from './locked.ts'
import { queueMessage } from './message.ts'
import { instantNow, type Office, today } from './office.ts'
import { type Entrusted, handToday, inPlaceOf } from './office-today.ts'
import { useReference } from './reference.ts'
import { draftToShare } from './share.ts'
import { assertTranslation, layIntoDraft } from './translation.ts'
import { contentOfTask } from './tasks.ts'
import { assertNothingChanged, type Command, isRecorded, parseData, sayWhatIsTaken } from './taking.ts'
import { assertWaiver } from './waiver.ts'

/**
 * Records an act: the one place where a case moves. In one transaction the case is locked, the act is weighed
 * against the table, the other person, the lanes and the rules, added to the chain, projected, and, if it
 * crosses, queued for the partner.
 *
 * Throws `not-found`, `case-changed` (somebody else acted since `seen`), `act-not-open` with the reason,
 * `body-invalid`, `blocked-by-findings`, `approved-bytes-differ`, `use-not-allowed`.
 */
export async function recordAct(office: Office, actor: PersonActor, command: Command): Promise<void> {
  // Letters are set before the transaction: they take tens of milliseconds, the lock is held for one or two.
  const letters = command.type === 'submit' ? await prepareLetters(office, actor, command.case) : null
  const done = await inTransaction(office.db, actor, tx =>
    recordIn(tx, office, actor, command, letters),
  ).catch(async (error: unknown) => {
    // Letters of a request that was not submitted after all would lie in the store without a case.
    await destroyFiles(office, letters?.letters.map(letter => letter.sha256) ?? [])
    await keepCarried(office, actor, foundBy(error))
    // The same act again is no error: a caller that lost the answer asks again. Asked only now, so that an act taken
    // once, as nearly all are, does not pay for it.
    return (await isRecorded(office, actor, command)) ? nothing : sayWhatIsTaken(error)
  })
  // After the commit: a file that was removed before it could not be brought back.
  await destroyFiles(office, done.destroyed)
  if (done.crosses) office.wake()
}

/** What is left to do once the act is committed. */
interface Done {
  readonly crosses: boolean
  /** Files that an order destroyed and nothing needs any more. */
  readonly destroyed: readonly string[]
}

const nothing: Done = { crosses: false, destroyed: [] }

async function recordIn(
  tx: Tx,
  office: Office,
  actor: PersonActor,
  command: Command,
  letters: SetLetters | null,
): Promise<Done> {
  const locked = await lockCase(tx, command.case)
  await assertNothingChanged(tx, locked, command)

  const at = instantNow(office)
  const day = today(office)
  const mine = await handToday(tx, office, actor, locked)
  const step = openStep(locked, mine.hand, command, day)
  const content = await contentOf(tx, office, locked, actor, command, step, letters, at)
  if (translationActs.includes(command.type))
    await assertTranslation(tx, office, locked, command.type, content.data)
  const crosses = step.strand === 'shared'
  if (crosses || command.type === 'submit' || command.type === 'approve')
    await assertMayCarry(tx, locked.caseId, leaving(command.type, content))
  if (step.waiver) assertWaiver(locked, mine.hand, command.type, content.data, day)
  if (crosses || step.weighed) await assertNotBlocked(tx, locked, command.type, content, day)

  const act = committed(
    {
      id: command.id,
      case: locked.caseId,
      procedure: locked.procedure.id,
      version: locked.procedure.version,
      type: command.type,
      strand: step.strand,
      from: locked.authority,
      to: crosses ? [locked.partner] : [],
      at,
      after: crosses ? [...locked.state.shared.heads] : [],
    },
    content,
  )
  const entry = nextEntry(act, locked, { at, by: actor.person })
  await addAct(tx, act, entry, await stateAfter(tx, locked, entry), locked)
  await noteInPlaceOf(tx, locked, act.header.id, inPlaceOf(mine, actor, step.duty))
  // A letter leaves by hand; a person says when and how.
  if (crosses && locked.road === 'exchange') await queueMessage(tx, locked, entry)
  return {
    crosses: crosses && locked.road === 'exchange',
    destroyed: await consequences(tx, office, locked, entry, at),
  }
}

/** What an act entails beside the fold. Gives the files that may be removed. */
async function consequences(
  tx: Tx,
  office: Office,
  locked: LockedCase,
  entry: ChainedEntry,
  at: string,
): Promise<string[]> {
  switch (entry.header.type) {
    case 'register':
      await useReference(
        tx,
        {
          authority: locked.authority,
          procedure: locked.procedure.id,
          year: Number(today(office).slice(0, 4)),
        },
        String(entry.content?.data['reference'] ?? ''),
      )
      return []
    case 'returnToAuthor':
      await discardLetters(tx, locked.caseId, at)
      return []
    case 'receiveTranslation':
      await layIntoDraft(tx, locked, entry)
      return []
    case 'expunge':
      return expungeContent(tx, locked, entry)
    default:
      return []
  }
}

/** Who acted in whose place stands beside the act: it is part of who acted, and no word of what was said. */
async function noteInPlaceOf(
  tx: Tx,
  { caseId }: LockedCase,
  act: string,
  place: Entrusted | undefined,
): Promise<void> {
  if (!place) return
  await sql`insert into acted_for (act, case_id, for_person, duty)
    values (${act}, ${caseId}, ${place.forPerson}, ${place.duty})`.execute(tx)
}

function openStep(locked: LockedCase, hand: Hand, command: Command, day: string): Step {
  const { procedure, state } = locked
  const measure = typeof command.data['measure'] === 'string' ? command.data['measure'] : undefined
  const task = typeof command.data['task'] === 'string' ? command.data['task'] : undefined
  const why = obstacle(procedure, state, hand, {
    act: command.type,
    today: day,
    ...(measure === undefined ? {} : { measure }),
    ...(task === undefined ? {} : { task }),
  })
  const step = procedure.lifecycle.find(line => line.act === command.type)
  if (why || !step) {
    throw new Problem(
      why?.code === 'needsDuty' ? 'duty-missing' : 'act-not-open',
      'This step cannot be taken now.',
      {
        reason: why?.code ?? 'notNow',
        values: why?.values ? { ...why.values } : {},
      },
    )
  }
  return step
}

async function contentOf(
  tx: Tx,
  office: Office,
  locked: LockedCase,
  actor: PersonActor,
  command: Command,
  step: Step,
  letters: SetLetters | null,
  at: string,
): Promise<ActContent> {
  if (letters) {
    await assertRequestHolds(tx, office, locked)
    return freezeApproval(tx, locked, letters, actor.person, at)
  }
  if (command.type === 'approve') return assertApproved(tx, locked, command.data)
  if (command.type === 'send') {
    const basis = await basisOf(tx, locked)
    const frame = { governing: basis.governing, profileVersion: String(basis.requested.version) }
    return contentToSend(tx, locked, frame, at)
  }
  const data =
    command.type === 'shareDraft'
      ? await draftToShare(tx, locked, command.data, step)
      : parseData(locked, command.data, step)
  if (command.type === 'giveTask') return contentOfTask(tx, locked, data)
  if (command.type === 'takeUpAsk') return { data: await contentOfTakeUp(tx, locked, data), files: [] }
  if (command.type === 'deliverHome') assertReleased(office, actor, locked, data)
  if (command.type === 'assign') await assertColleague(tx, data['officer'])
  if (command.type === 'register') assertShort(data['reference'])
  const files: ActFile[] = step.files
    ? await carriedFiles(tx, locked.caseId, command.files, step.files, at)
    : []
  if (!step.files && command.files.length > 0) {
    throw new Problem('body-invalid', 'This act carries no files.', {
      fields: [{ path: 'files', reason: 'must be empty' }],
    })
  }
  return { data, files }
}

/** As long as a reference may be that crosses with a request: people copy it by hand, and lists are sorted by it. */
function assertShort(reference: unknown): void {
  if (String(reference).length <= 100) return
  throw new Problem('body-invalid', 'This reference is too long to be copied by hand. Shorten it.', {
    fields: [{ path: 'data.reference', reason: 'at most 100 characters' }],
  })
}

/** A case is assigned to somebody who works here. */
async function assertColleague(tx: Tx, officer: unknown): Promise<void> {
  const known = await maybeOne(
    tx,
    sql`select 1 from persons where id::text = ${String(officer).toLowerCase()} and active and home is null`,
  )
  if (known !== null) return
  throw new Problem(
    'body-invalid',
    'There is no such colleague, so the case was not assigned. Choose one who works here.',
    {
      fields: [{ path: 'data.officer', reason: 'names nobody who works here' }],
    },
  )
}

/** Acts of our own strand are our own business, but those that are weighed; what the other State is told always is. */
async function assertNotBlocked(
  tx: Tx,
  locked: LockedCase,
  type: string,
  content: ActContent,
  day: string,
): Promise<void> {
  const rules = locked.procedure.actRules.filter(rule => rule.acts.includes(type))
  if (rules.length === 0) return
  const { governing } = await basisOf(tx, locked)
  const found = reviewAct(locked.procedure, {
    side: locked.side,
    act: type,
    data: content.data,
    state: locked.state,
    governing,
    arrived: false,
    today: day,
  })
  const blocking = found.filter(item => item.severity === 'blocks')
  if (blocking.length === 0) return
  throw new Problem('blocked-by-findings', 'The rules that govern this case stand in the way of the step.', {
    fields: blocking.map(item => ({
      path: item.path ? `data.${item.path}` : 'data',
      reason: `${item.found} (${item.cites})`,
    })),
    reason: blocking[0]?.found ?? '',
  })
}
