import { sql } from 'kysely'
import * as z from 'zod'
import { homeSteps, type listTasks as route, type TaskLine, type TaskView } from '#api/tasks.ts'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import { fitsTask, type Task } from '#procedures/lanes/tasks.ts'
import type { OpenFile } from './files.ts'
import { placeOf } from './list.ts'
import type { Office } from './office.ts'

/** The tasks of the caller's authority, as the database shows them to her, newest first. */
export async function listTasks(
  office: Office,
  actor: PersonActor,
  query: z.infer<typeof route.query>,
): Promise<{ tasks: TaskLine[]; next: string | null }> {
  const after = query.after ? placeOf(query.after) : null
  const rows = await inTransaction(
    office.db,
    actor,
    tx =>
      all(
        tx,
        sql<Row>`
          select ${columns} from tasks t where t.authority = ${actor.home ?? ''}
            ${after ? sql`and (t.given_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
          order by t.given_at desc, t.id desc limit ${query.most + 1}`,
      ),
    { readOnly: true },
  )
  const shown = rows.slice(0, query.most)
  const last = rows.length > query.most ? shown.at(-1) : undefined
  return { tasks: shown.map(lineOf), next: last ? `${last.given_at}_${last.id}` : null }
}

/** One task whole. Throws `not-found`, alike for unknown and for another authority's. */
export function readTask(office: Office, actor: PersonActor, id: string): Promise<TaskView> {
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const row = await maybeOne(tx, ofTask(id, actor))
      if (row === null) throw noSuchTask()
      return viewOf(tx, row)
    },
    { readOnly: true, isolation: 'repeatable read' },
  )
}

/** A file given with the task, or carried by an answer to it, by its position from 1. Throws `not-found`. */
export async function openTaskFile(
  office: Office,
  actor: PersonActor,
  { id, act, position }: { id: string; act: string; position: number },
): Promise<OpenFile> {
  const row = await inTransaction(office.db, actor, tx => maybeOne(tx, ofTask(id, actor)))
  if (row === null) throw noSuchTask()
  const task = row.content
  const carried = act === id ? task.files : (task.steps.find(step => step.id === act)?.files ?? [])
  const file = carried[position - 1]
  if (!file || !(await office.storage.has(file.sha256))) {
    throw new Problem(
      'not-found',
      'There is no such file in the task, or it was destroyed by order. Ask the central authority.',
    )
  }
  return { stream: office.storage.get(file.sha256), name: file.name, media: file.media, size: file.size }
}

/** The one answer for a task that does not exist and one that was given to others. */
export function noSuchTask(): Problem {
  return new Problem(
    'not-found',
    'There is no such task, or it was not given to your authority. Ask the central authority.',
  )
}

interface Row {
  id: string
  kind: string
  due: string | null
  given_at: string
  changed_at: string
  content: Task
}

const columns = sql`t.id, t.kind, t.due, t.given_at, t.changed_at, t.content`

function ofTask(id: string, actor: PersonActor) {
  return sql<Row>`select ${columns} from tasks t where t.id = ${id} and t.authority = ${actor.home ?? ''}`
}

/** Most characters of a line that tells tasks apart. */
const shortLine = 60

function lineOf({ id, kind, due, given_at, changed_at, content }: Row): TaskLine {
  return {
    id,
    procedure: 'mutual-legal-assistance',
    kind,
    essence: content.part
      .flatMap(({ text }) => (text !== undefined && text.length <= shortLine ? [text] : []))
      .slice(0, 3),
    state: content.state,
    stage: content.stage,
    due,
    confidential: content.confidential,
    givenAt: given_at,
    changedAt: changed_at,
  }
}

async function viewOf(tx: Tx, row: Row): Promise<TaskView> {
  const task = row.content
  const people = [task.givenBy, ...task.steps.map(step => step.by)].filter(person => person !== null)
  const named = await all(
    tx,
    sql<{ id: string; name: string; phone: string; email: string }>`
      select id, name, phone, email from persons where id = any(${people}::uuid[])`,
  )
  const giver = named.find(person => person.id === task.givenBy)
  const central = await maybeOne(
    tx,
    sql<{ names: Record<string, string> }>`
      select a.names from authorities a where a.state = left(${task.authority}, 2) order by a.id limit 1`,
  )
  return {
    ...lineOf(row),
    central: central?.names ?? {},
    contact: giver ? { name: giver.name, phone: giver.phone, email: giver.email } : null,
    part: task.part.map(({ id, label, key, text, prose }) => ({
      id,
      label,
      key: key ?? null,
      text: text ?? null,
      prose: prose ?? null,
    })),
    instructions: task.instructions ?? null,
    confidentialUnder: task.confidentialUnder ?? null,
    limits: task.limits ?? null,
    files: [...task.files],
    steps: task.steps.map(({ id, act, at, by, text, stage, on, files }) => ({
      id,
      act,
      at,
      byName: named.find(person => person.id === by)?.name ?? null,
      text: text ?? null,
      stage: stage ?? null,
      on: on ?? null,
      files: [...files],
    })),
    open: homeSteps.filter(act => fitsTask(act, task)),
    laid: await all(
      tx,
      sql<TaskView['laid'][number]>`
        select id, name, media, size, sha256, added_at as "addedAt" from task_files
        where task = ${task.id} and removed_at is null order by added_at, id`,
    ),
  }
}
