import { readActs, readCrossings } from '#cases/acts.ts'
import { saveDraft } from '#cases/draft.ts'
import { listCases } from '#cases/list.ts'
import { addMember, listPersons, nameCase, removeMember } from '#cases/members.ts'
import { readCase } from '#cases/read.ts'
import { recordAct } from '#cases/record.ts'
import { recordTheirs } from '#cases/record-theirs.ts'
import { receiveCase, startCase } from '#cases/start.ts'
import type { Handlers } from '../contract.ts'

export const cases: Pick<
  Handlers,
  | 'listCases'
  | 'startCase'
  | 'receiveCase'
  | 'readCase'
  | 'readActs'
  | 'readCrossings'
  | 'nameCase'
  | 'saveDraft'
  | 'takeAct'
  | 'addMember'
  | 'removeMember'
  | 'listPersons'
> = {
  listCases: ({ office, actor, query }) => listCases(office, actor, query),

  startCase: async ({ office, actor, body }) => readCase(office, actor, await startCase(office, actor, body)),

  receiveCase: async ({ office, actor, body }) =>
    readCase(office, actor, await receiveCase(office, actor, body)),

  readCase: ({ office, actor, params }) => readCase(office, actor, params.id),

  readActs: ({ office, actor, params, query }) => readActs(office, actor, params.id, query),

  readCrossings: ({ office, actor, params }) => readCrossings(office, actor, params.id),

  nameCase: async ({ office, actor, params, body }) => {
    await nameCase(office, actor, params.id, body)
    return readCase(office, actor, params.id)
  },

  saveDraft: ({ office, actor, params, body }) => saveDraft(office, actor, params.id, body),

  takeAct: async ({ office, actor, params, body }) => {
    const { received, ...act } = body
    const command = { case: params.id, ...act }
    await (received
      ? recordTheirs(office, actor, { ...command, received })
      : recordAct(office, actor, command))
    return readCase(office, actor, params.id)
  },

  addMember: async ({ office, actor, params, body }) => {
    await addMember(office, actor, params.id, body.person)
    return readCase(office, actor, params.id)
  },

  removeMember: ({ office, actor, params }) => removeMember(office, actor, params.id, params.person),

  listPersons: ({ office, actor }) => listPersons(office, actor),
}
