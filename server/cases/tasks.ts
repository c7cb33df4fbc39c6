import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { all, maybeOne, type Tx } from '#db/pool.ts'
import type { ActContent, ActFile } from '#procedures/act.ts'
import { isTaskOpen, type Task } from '#procedures/lanes/tasks.ts'
import type { CaseState } from '#procedures/state.ts'
import type { LockedCase } from './locked.ts'

/** A row of `tasks`, by the columns' names. */
export interface TaskRow {
  readonly id: string
  readonly case_id: string
  readonly authority: string
  readonly measure: string
  readonly kind: string
  readonly state: string
  readonly due: string | null
  readonly given_at: string
  readonly changed_at: string
  readonly content: Task
}

/** What the authorities at home see of a case: its tasks, each as it was given. */
export function taskRows(caseId: string, { own }: CaseState): TaskRow[] {
  return own.tasks.map(task => ({
    id: task.id,
    case_id: caseId,
    authority: task.authority,
    measure: task.measure,
    kind: task.kind,
    state: task.state,
    due: isTaskOpen(task) && task.due !== undefined && task.due >= firstDay ? task.due : null,
    given_at: task.givenAt,
    changed_at: task.steps.at(-1)?.at ?? task.givenAt,
    content: shown(task),
  }))
}

/** The first day PostgreSQL and the calendar know alike. */
const firstDay = '0001-01-01'

/** Of a task that was recalled, what was given is no longer needed at home; that it was recalled and why is. */
function shown(task: Task): Task {
  if (task.state !== 'recalled') return task
  const { instructions: _, limits: __, ...rest } = task
  return { ...rest, part: [], files: [] }
}

/** The rows as a set. */
export const taskSet = (rows: readonly TaskRow[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id uuid, case_id uuid, authority text, measure text, kind text,
    state text, due date, given_at timestamptz, changed_at timestamptz, content jsonb)`

/**
 * Writes the tasks of a case. Of a task whose giving was destroyed by order nobody knows any more to whom it was
 * given: its row stays where it is and is emptied.
 */
export async function projectTasks(tx: Tx, rows: readonly TaskRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into tasks (id, case_id, authority, measure, kind, state, due, given_at, changed_at, content)
    select w.id, w.case_id, w.authority, w.measure, w.kind, w.state, w.due, w.given_at, w.changed_at, w.content
    from ${taskSet(rows)} where w.authority <> '' or exists (select 1 from tasks t where t.id = w.id)
    on conflict (id) do update set measure = excluded.measure, kind = excluded.kind, state = excluded.state,
      due = excluded.due, changed_at = excluded.changed_at, content = excluded.content`.execute(tx)
}

/** What giving a task says: to an authority that executes, at least one line, and the files chosen of the case. */
export async function contentOfTask(
  tx: Tx,
  locked: LockedCase,
  data: Record<string, unknown>,
): Promise<ActContent> {
  // Parsed by the step's own fields.
  const { authority, measure, part, instructions, files } = data as {
    authority: string
    measure: string
    part?: unknown[]
    instructions?: object
    files?: { act?: string; position?: number }[]
  }
  const known = await maybeOne(
    tx,
    sql`select 1 from home_authorities where id = ${authority} and executes and active`,
  )
  if (known === null) {
    throw wrong(
      'authority',
      'No authority at home that executes is called so, and nobody would see the task. Choose one from the list.',
    )
  }
  if ((part ?? []).length === 0 && instructions === undefined) {
    throw wrong(
      'part',
      'The task says nothing: whoever gets it would not know what to do. Choose what they need, or write instructions.',
    )
  }
  const kind = locked.state.shared.measures.find(one => one.id === measure)?.kind ?? ''
  return { data: { ...data, kind }, files: await chosenFiles(tx, locked.caseId, files ?? []) }
}

/** Files that acts of the case carry, as those acts describe them. */
async function chosenFiles(
  tx: Tx,
  caseId: string,
  chosen: readonly { act?: string; position?: number }[],
): Promise<ActFile[]> {
  if (chosen.length === 0) return []
  const rows = await all(
    tx,
    sql<{ act: string; bytes: Buffer }>`
      select act, bytes from act_contents where case_id = ${caseId}
        and act::text = any(${chosen.map(({ act }) => act ?? '')}::text[])`,
  )
  const filesOf = new Map(
    // Parsed by its schema before it was stored.
    rows.map(({ act, bytes }) => [act, (JSON.parse(bytes.toString('utf8')) as ActContent).files]),
  )
  return chosen.map(({ act = '', position = 0 }, index) => {
    const file = filesOf.get(act)?.[position - 1]
    if (file) return file
    throw wrong(
      `files.${index}`,
      'A file chosen for the task is not in the case, or was destroyed. Choose again.',
    )
  })
}

function wrong(path: string, reason: string): Problem {
  return new Problem('body-invalid', reason, { fields: [{ path: `data.${path}`, reason }] })
}
