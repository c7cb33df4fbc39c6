import * as z from 'zod'
import { actFile } from '#procedures/act.ts'
import { prose } from '#procedures/field.ts'
import { taskStages, taskStates } from '#procedures/lanes/tasks.ts'
import { caseFile, fileLimit } from './cases.ts'
import { route } from './route.ts'

/** The steps of the executing authority; the central authority's are acts of its case like any other. */
export const homeSteps = [
  'acknowledgeTask',
  'askOnTask',
  'reportOnTask',
  'answerTask',
  'declineTask',
] as const

/** A task in the list of the authority it was given to. */
export const taskLine = z.object({
  id: z.uuid(),
  procedure: z.string(),
  /** Kind of the measure: `bankRecords`. */
  kind: z.string(),
  /** The first short lines of what was given, so that two tasks of one kind are told apart. */
  essence: z.array(z.string()),
  state: z.enum(taskStates),
  stage: z.enum(taskStages).nullable(),
  due: z.string().nullable(),
  confidential: z.boolean(),
  givenAt: z.string(),
  changedAt: z.string(),
})
export type TaskLine = z.infer<typeof taskLine>

const { name, media, size } = actFile.shape
const fileLine = z.object({ name, media, size })

export const taskView = taskLine.extend({
  /** Names of the central authority that gave it, and who there to ask. */
  central: z.record(z.string(), z.string()),
  contact: z.object({ name: z.string(), phone: z.string(), email: z.string() }).nullable(),
  /** What was given: exactly this part of the request and nothing else. */
  part: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      key: z.string().nullable(),
      text: z.string().nullable(),
      prose: prose.nullable(),
    }),
  ),
  instructions: prose.nullable(),
  /** The paragraph on which the demand of confidentiality stands. */
  confidentialUnder: z.string().nullable(),
  limits: prose.nullable(),
  files: z.array(fileLine),
  steps: z.array(
    z.object({
      id: z.uuid(),
      act: z.string(),
      at: z.string(),
      byName: z.string().nullable(),
      text: prose.nullable(),
      stage: z.enum(taskStages).nullable(),
      on: z.string().nullable(),
      files: z.array(fileLine),
    }),
  ),
  /** Steps that fit the task now. */
  open: z.array(z.enum(homeSteps)),
  /** Files laid in for the answer, which carries them. */
  laid: z.array(
    caseFile.pick({ id: true, name: true, media: true, size: true, sha256: true, addedAt: true }),
  ),
})
export type TaskView = z.infer<typeof taskView>

const one = z.strictObject({ id: z.uuid() })

export const listTasks = route({
  id: 'listTasks',
  method: 'GET',
  path: '/api/tasks',
  summary: 'Tasks given to the caller’s authority, newest first, a page at a time.',
  home: 'only',
  query: z.strictObject({
    after: z.string().max(100).optional(),
    most: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: z.object({ tasks: z.array(taskLine), next: z.string().nullable() }),
})

export const readTask = route({
  id: 'readTask',
  method: 'GET',
  path: '/api/tasks/:id',
  summary: 'One task: the part of the request that was given, what was done, what can be done.',
  home: 'only',
  params: one,
  reply: taskView,
})

export const takeTaskStep = route({
  id: 'takeTaskStep',
  method: 'POST',
  path: '/api/tasks/:id/steps',
  summary: 'Acknowledges a task, asks about it, reports, answers with files, or says why it cannot be done.',
  home: 'only',
  params: one,
  body: z.strictObject({
    /** Given by the caller, so that the same step sent twice is recorded once. */
    id: z.uuid(),
    type: z.enum(homeSteps),
    data: z.record(z.string(), z.unknown()).default({}),
    /** Files laid in for the answer, by their id, in order. */
    files: z.array(z.uuid()).max(500).default([]),
  }),
  reply: taskView,
})

export const addTaskFile = route({
  id: 'addTaskFile',
  method: 'POST',
  path: '/api/tasks/:id/files',
  summary: 'Lays a file in for the answer to a task.',
  home: 'only',
  params: one,
  query: z.strictObject({ name: z.string().min(1).max(255) }),
  upload: fileLimit,
  reply: taskView,
})

export const removeTaskFile = route({
  id: 'removeTaskFile',
  method: 'DELETE',
  path: '/api/tasks/:id/files/:file',
  summary: 'Takes back a file that no answer carries yet.',
  home: 'only',
  params: z.strictObject({ id: z.uuid(), file: z.uuid() }),
})

export const readTaskFile = route({
  id: 'readTaskFile',
  method: 'GET',
  path: '/api/tasks/:id/acts/:act/files/:position',
  summary: 'A file given with the task or carried by an answer to it, by its position from 1.',
  home: 'only',
  params: z.strictObject({ id: z.uuid(), act: z.uuid(), position: z.coerce.number().int().min(1).max(500) }),
  download: 'application/octet-stream',
})
