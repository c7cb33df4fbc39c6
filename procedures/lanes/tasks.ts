import type { ActFile } from '../act.ts'
import type { Fields, Prose } from '../field.ts'
import type { Obstacle } from '../procedure.ts'
import type { CaseState, Entry, OwnState } from '../state.ts'
import { said } from './optional.ts'

/**
 * Tasks at home: what the central authority asks of an executing authority of its own State, with exactly the part
 * of the request that authority needs. The executing authority's steps are acts of the case too, in the name of the
 * person there who took them; nothing of it crosses.
 */
export function afterTaskAct(own: OwnState, entry: Entry): OwnState {
  const { type } = entry.header
  if (type === 'giveTask') return { ...own, tasks: [...own.tasks, given(entry)] }
  if (!isTaskStep(type)) return own
  const id = entry.content?.data['task']
  return { ...own, tasks: own.tasks.map(task => (task.id === id ? after(task, type, entry) : task)) }
}

export const taskStates = [
  'given',
  'acknowledged',
  'questionOpen',
  'inProgress',
  'answered',
  'sentBack',
  'accepted',
  'declined',
  'recalled',
] as const
export type TaskState = (typeof taskStates)[number]

/** How far execution has come, as the executing authority reports it. */
export const taskStages = [
  'planned',
  'orderSought',
  'orderGranted',
  'orderDenied',
  'executing',
  'remedyPending',
  'materialReceived',
] as const
export type TaskStage = (typeof taskStages)[number]

export interface Task {
  /** Id of the act that gave it. */
  readonly id: string
  /** The authority at home that executes: `XB:prosecutor-halden`. */
  readonly authority: string
  readonly measure: string
  /** The kind of the measure when the task was given. */
  readonly kind: string
  readonly state: TaskState
  readonly stage: TaskStage | null
  /** What was chosen of the request, line by line; nothing else of it is seen at home. */
  readonly part: readonly PartLine[]
  readonly instructions?: Prose
  readonly due?: string
  /** The requesting State demands that fact and substance stay confidential (UNTOC 18(20)). */
  readonly confidential: boolean
  /** The text that demand stands on, as it governs the case: `UNTOC 18(20)`. */
  readonly confidentialUnder?: string
  /** What may be done with what is gathered (UNTOC 18(19)). */
  readonly limits?: Prose
  readonly files: readonly ActFile[]
  readonly givenAt: string
  readonly givenBy: string | null
  /** What was done on it since, oldest first. */
  readonly steps: readonly TaskStep[]
}

export interface PartLine {
  readonly id: string
  /** What the line is called, in the language of whoever gave the task. */
  readonly label: string
  /** Where its name stands in the words, so that it can be read in another language. */
  readonly key?: string
  readonly text?: string
  readonly prose?: Prose
}

export interface TaskStep {
  /** Id of the act. */
  readonly id: string
  readonly act: TaskStepAct
  readonly at: string
  readonly by: string | null
  readonly text?: Prose
  readonly stage?: TaskStage
  /** The day it happened, where the report names one. */
  readonly on?: string
  readonly files: readonly ActFile[]
}

/** Who takes a step on a task, from which of its states, and where it leads; `same` leaves the state alone. */
export const taskSteps = {
  acknowledgeTask: { by: 'home', from: ['given', 'sentBack'], to: 'acknowledged' },
  askOnTask: { by: 'home', from: ['given', 'acknowledged', 'inProgress', 'sentBack'], to: 'questionOpen' },
  replyOnTask: { by: 'centre', from: ['questionOpen'], to: 'inProgress' },
  reportOnTask: {
    by: 'home',
    from: ['given', 'acknowledged', 'questionOpen', 'inProgress', 'sentBack'],
    to: 'inProgress',
  },
  answerTask: {
    by: 'home',
    from: ['given', 'acknowledged', 'questionOpen', 'inProgress', 'sentBack'],
    to: 'answered',
  },
  declineTask: {
    by: 'home',
    from: ['given', 'acknowledged', 'questionOpen', 'inProgress', 'sentBack'],
    to: 'declined',
  },
  sendTaskBack: { by: 'centre', from: ['answered', 'declined'], to: 'sentBack' },
  acceptTask: { by: 'centre', from: ['answered'], to: 'accepted' },
  recallTask: {
    by: 'centre',
    from: ['given', 'acknowledged', 'questionOpen', 'inProgress', 'sentBack', 'answered'],
    to: 'recalled',
  },
} as const satisfies Readonly<
  Record<string, { by: 'home' | 'centre'; from: readonly TaskState[]; to: TaskState }>
>
export type TaskStepAct = keyof typeof taskSteps

/** Whether an act is a step on a task that was given. */
export function isTaskStep(act: string): act is TaskStepAct {
  return Object.hasOwn(taskSteps, act)
}

/** Whether a step fits the state a task is in. */
export function fitsTask(act: TaskStepAct, task: Task): boolean {
  const from: readonly TaskState[] = taskSteps[act].from
  return from.includes(task.state)
}

/** Work on it goes on at home, or its answer waits for us. */
export function isTaskOpen(task: Task): boolean {
  return task.state !== 'accepted' && task.state !== 'declined' && task.state !== 'recalled'
}

/** A step is open where the task named, or any where none is named, stands in a state it starts from. */
export function taskThere(
  act: TaskStepAct,
): (state: CaseState, about: { task?: string }) => Obstacle | undefined {
  return ({ own }, { task: id }) =>
    own.tasks.some(task => (id === undefined || task.id === id) && fitsTask(act, task))
      ? undefined
      : { code: id === undefined ? 'noTaskForThis' : 'taskNotNow' }
}

function given({ header, content, by }: Entry): Task {
  const { authority, measure, kind, part, confidential, confidentialUnder, instructions, due, limits } =
    (content?.data ?? {}) as Given
  return {
    id: header.id,
    authority: authority ?? '',
    measure: measure ?? '',
    kind: kind ?? '',
    state: 'given',
    stage: null,
    part: part ?? [],
    confidential: confidential ?? false,
    files: content?.files ?? [],
    givenAt: header.at,
    givenBy: by,
    steps: [],
    ...said({ confidentialUnder, instructions, due, limits }),
  }
}

function after(task: Task, act: TaskStepAct, { header, content, by }: Entry): Task {
  // What no longer fits is kept in the register and changes nothing.
  if (!fitsTask(act, task)) return task
  const data = (content?.data ?? {}) as { text?: Prose; stage?: TaskStage; on?: string; due?: string }
  const step = {
    id: header.id,
    act,
    at: header.at,
    by,
    files: content?.files ?? [],
    ...said({ text: data.text, stage: data.stage, on: data.on }),
  }
  return {
    ...task,
    state: stateAfter(task, act),
    stage: data.stage ?? task.stage,
    steps: [...task.steps, step],
    // Whoever sends work back may give more time.
    ...said({ due: data.due ?? task.due }),
  }
}

function stateAfter(task: Task, act: TaskStepAct): TaskState {
  // A question stays open while work goes on beside it; answered, the task stands where it stood.
  if (act === 'reportOnTask' && task.state === 'questionOpen') return 'questionOpen'
  if (act === 'replyOnTask' && task.stage === null) return 'acknowledged'
  return taskSteps[act].to
}

interface Given {
  authority?: string
  measure?: string
  kind?: string
  part?: PartLine[]
  instructions?: Prose
  due?: string
  confidential?: boolean
  confidentialUnder?: string
  limits?: Prose
}

export const giveFields = {
  authority: { kind: 'line', required: true, topic: 'execution' },
  measure: { kind: 'line', required: true },
  /** The kind of the measure; written by whoever records the act. */
  kind: { kind: 'line' },
  part: {
    kind: 'list',
    topic: 'execution',
    fields: {
      label: { kind: 'line' },
      key: { kind: 'line' },
      text: { kind: 'line' },
      prose: { kind: 'prose' },
    },
  },
  instructions: { kind: 'prose', topic: 'execution' },
  due: { kind: 'date', topic: 'execution' },
  confidential: { kind: 'yesNo', topic: 'confidentiality' },
  confidentialUnder: { kind: 'line', topic: 'confidentiality' },
  limits: { kind: 'prose', topic: 'useLimitation' },
  /** Files that acts of the case carry, by act and position from 1. */
  files: { kind: 'list', fields: { act: { kind: 'line' }, position: { kind: 'integer', min: 1 } } },
} as const satisfies Fields

export const taskFields = { task: { kind: 'line', required: true } } as const satisfies Fields
export const taskTextFields = {
  ...taskFields,
  text: { kind: 'prose', required: true, topic: 'execution' },
} as const satisfies Fields
export const taskBackFields = {
  ...taskTextFields,
  due: { kind: 'date', topic: 'execution' },
} as const satisfies Fields
export const taskReportFields = {
  ...taskFields,
  stage: { kind: 'choice', options: taskStages, required: true, topic: 'execution' },
  on: { kind: 'date', topic: 'execution' },
  text: { kind: 'prose', topic: 'execution' },
} as const satisfies Fields
