import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { fileLimit } from '#api/cases.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor, ServiceActor } from '#db/actor.ts'
import { affected, all, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { type ActFile, actFile } from '#procedures/act.ts'
import type { Task } from '#procedures/lanes/tasks.ts'
import { obstacle } from '#procedures/open-acts.ts'
import type { Step } from '#procedures/procedure.ts'
import { noSuchTask } from './home-tasks.ts'
import { addAct, committed, nextEntry } from './insert.ts'
import { destroyFiles, keepStored } from './kept.ts'
import { type LockedCase, lockCase, stateAfter } from './locked.ts'
import { instantNow, type Office, today } from './office.ts'
import { parseData, sayWhatIsTaken } from './taking.ts'

/** A step a person of the executing authority takes on her task. */
export interface TaskCommand {
  readonly task: string
  /** UUID given by the caller: the same step sent twice is recorded once. */
  readonly id: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  /** Ids of files laid in for the answer. */
  readonly files: readonly string[]
}

/**
 * Records a step of the executing authority as an act of the case, in the name of the person who took it. She sees no
 * case: the database is first asked, as herself, whether the task is hers; then a service that reaches this one case
 * and no other writes. This door is the only one by which she writes into a case.
 *
 * Throws `not-found`, `act-not-open` with the reason, `body-invalid`.
 */
export async function takeTaskStep(office: Office, actor: PersonActor, command: TaskCommand): Promise<void> {
  await throughDoor(office, actor, command.task, async (tx, locked, task) => {
    if (await isTaken(tx, locked, command, actor)) return
    await record(tx, office, actor, { command, locked, task })
  }).catch(sayWhatIsTaken)
}

/** Lays a file in for the answer. It stays with the executing authority until an answer carries it. */
export async function addTaskFile(
  office: Office,
  actor: PersonActor,
  given: { task: string; name: string; media: string },
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  await throughDoor(office, actor, given.task, async (_, locked, task) => requireOpen(office, locked, task))
  const { sha256, size } = await office.storage.put(content, { limit: fileLimit })
  const media = actFile.shape.media.safeParse(given.media).data ?? 'application/octet-stream'
  await throughDoor(office, actor, given.task, async (tx, locked, task) => {
    requireOpen(office, locked, task)
    const gone = await keepStored(tx, office, [sha256])
    if (gone.length > 0) {
      throw new Problem(
        'case-changed',
        'The same file was destroyed by order in this very moment, so it was not kept. Lay it in again if it is still needed.',
      )
    }
    await sql`
      insert into task_files (id, case_id, task, authority, sha256, name, media, size, added_at, added_by)
      values (${randomUUID()}, ${locked.caseId}, ${task.id}, ${task.authority}, ${sha256}, ${given.name}, ${media}, ${size},
        ${instantNow(office)}, ${actor.person})`.execute(tx)
  })
}

/** Takes back a file no answer carries yet. Throws `not-found`. */
export async function removeTaskFile(
  office: Office,
  actor: PersonActor,
  given: { task: string; file: string },
): Promise<void> {
  const gone = await throughDoor(office, actor, given.task, async (tx, _, task) => {
    const rows = await all(
      tx,
      sql<{ sha256: string }>`
        update task_files set removed_at = ${instantNow(office)}
        where id = ${given.file} and task = ${task.id} and removed_at is null returning sha256`,
    )
    if (rows.length === 0)
      throw new Problem('not-found', 'There is no such file, it was taken back, or an answer carries it.')
    return rows.map(row => row.sha256)
  })
  await destroyFiles(office, gone)
}

/** What is done with a task, in its case, once it is known to be the caller's. */
type Work<T> = (tx: Tx, locked: LockedCase, task: Task) => Promise<T> | T

async function throughDoor<T>(office: Office, actor: PersonActor, id: string, work: Work<T>): Promise<T> {
  const hers = await inTransaction(
    office.db,
    actor,
    tx =>
      maybeOne(
        tx,
        sql<{ case: string }>`
          select case_id as "case" from tasks where id = ${id} and authority = ${actor.home ?? ''}`,
      ),
    { readOnly: true },
  )
  if (hers === null) throw noSuchTask()
  const door: ServiceActor = { kind: 'service', name: 'home', case: hers.case }
  return inTransaction(office.db, door, async tx => {
    const locked = await lockCase(tx, hers.case)
    const task = locked.state.own.tasks.find(one => one.id === id)
    if (task?.authority !== actor.home || task === undefined) throw noSuchTask()
    return work(tx, locked, task)
  })
}

/** The same step again is no error: a caller that lost the answer asks again. */
async function isTaken(
  tx: Tx,
  locked: LockedCase,
  { id, type }: TaskCommand,
  actor: PersonActor,
): Promise<boolean> {
  const there = await maybeOne(
    tx,
    sql`select 1 from acts
      where id = ${id} and case_id = ${locked.caseId} and type = ${type} and recorded_by = ${actor.person}`,
  )
  return there !== null
}

async function record(
  tx: Tx,
  office: Office,
  actor: PersonActor,
  { command, locked, task }: { command: TaskCommand; locked: LockedCase; task: Task },
): Promise<void> {
  const step = openStep(office, actor, locked, task, command.type)
  const data = parseData(locked, { ...command.data, task: task.id }, step)
  const at = instantNow(office)
  const files = await carried(tx, locked, task, step, command.files, at, actor)
  const { caseId, procedure, authority } = locked
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
    { data, files },
  )
  const entry = nextEntry(act, locked, { at, by: actor.person })
  await addAct(tx, act, entry, await stateAfter(tx, locked, entry), locked)
}

function openStep(office: Office, actor: PersonActor, locked: LockedCase, task: Task, type: string): Step {
  const hand = { person: actor.person, duties: [], road: locked.road, home: true } as const
  const about = { act: type, task: task.id, today: today(office) }
  const why = obstacle(locked.procedure, locked.state, hand, about)
  const step = locked.procedure.lifecycle.find(line => line.act === type && line.home === true)
  if (!why && step) return step
  throw new Problem(
    'act-not-open',
    'This cannot be done with the task as it stands: it was answered, taken back, or its case is closed. Load it again to see where it stands.',
    { reason: why?.code ?? 'notNow' },
  )
}

/** Files are laid in only while the task can still be answered. */
function requireOpen(office: Office, { procedure, state, road }: LockedCase, task: Task): void {
  const hand = { person: '', duties: [], road, home: true } as const
  if (!obstacle(procedure, state, hand, { act: 'answerTask', task: task.id, today: today(office) })) return
  throw new Problem(
    'act-not-open',
    'The task takes no files now: it was answered, taken back, or its case is closed. Load it again to see where it stands.',
    { reason: 'taskNotNow' },
  )
}

/** The files of an answer: carried by its act, and laid into the case so that they can be delivered. */
async function carried(
  tx: Tx,
  locked: LockedCase,
  task: Task,
  step: Step,
  ids: readonly string[],
  at: string,
  actor: PersonActor,
): Promise<ActFile[]> {
  if (ids.length > 0 && step.files === undefined) throw noFiles('This step carries no files.')
  if (ids.length === 0) return []
  const rows = await all(
    tx,
    sql<Pick<ActFile, 'name' | 'media' | 'size' | 'sha256'> & { id: string }>`
      update task_files set removed_at = ${at}
      where task = ${task.id} and id = any(${[...ids]}::uuid[]) and removed_at is null
      returning id, name, media, size, sha256`,
  )
  const files = ids.map(id => {
    const row = rows.find(file => file.id === id)
    if (!row) throw noFiles('A file named here was not laid in for this task, or was taken back.')
    const { name, media, size, sha256 } = row
    return { name, media, size, sha256, role: 'result', measure: task.measure } as const
  })
  if (rows.length !== ids.length) throw noFiles('A file is named twice.')
  const laid = files.map(file => ({ id: randomUUID(), ...file }))
  await affected(
    tx,
    sql`insert into case_files (id, case_id, sha256, name, media, size, role, measure, added_at, added_by, task)
      select f.id, ${locked.caseId}, f.sha256, f.name, f.media, f.size, f.role, f.measure, ${at}, ${actor.person}, ${task.id}
      from jsonb_to_recordset(${JSON.stringify(laid)}::jsonb)
        as f(id uuid, sha256 text, name text, media text, size bigint, role text, measure text)`,
  )
  return files
}

function noFiles(reason: string): Problem {
  return new Problem('body-invalid', reason, { fields: [{ path: 'files', reason }] })
}
