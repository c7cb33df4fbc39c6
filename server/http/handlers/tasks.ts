import { homeAuthorities } from '#accounts/home.ts'
import { listTasks, openTaskFile, readTask } from '#cases/home-tasks.ts'
import { addTaskFile, removeTaskFile, takeTaskStep } from '#cases/task-steps.ts'
import { inTransaction } from '#db/pool.ts'
import type { Handlers } from '../contract.ts'

export const tasks: Pick<
  Handlers,
  | 'listHomeAuthorities'
  | 'listTasks'
  | 'readTask'
  | 'takeTaskStep'
  | 'addTaskFile'
  | 'removeTaskFile'
  | 'readTaskFile'
> = {
  listHomeAuthorities: async ({ office, actor }) => ({
    authorities: await inTransaction(office.db, actor, homeAuthorities, { readOnly: true }),
  }),

  listTasks: ({ office, actor, query }) => listTasks(office, actor, query),

  readTask: ({ office, actor, params }) => readTask(office, actor, params.id),

  takeTaskStep: async ({ office, actor, params, body }) => {
    await takeTaskStep(office, actor, { task: params.id, ...body })
    return readTask(office, actor, params.id)
  },

  addTaskFile: async ({ office, actor, params, query, upload }) => {
    const given = { task: params.id, name: query.name, media: upload.media }
    await addTaskFile(office, actor, given, upload.stream)
    return readTask(office, actor, params.id)
  },

  removeTaskFile: ({ office, actor, params }) =>
    removeTaskFile(office, actor, { task: params.id, file: params.file }),

  readTaskFile: async ({ office, actor, params }) => {
    const { stream, name, media, size } = await openTaskFile(office, actor, params)
    return { content: stream, name, media, size }
  },
}
