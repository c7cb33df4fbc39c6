import { ask, declineAsk, openAskFile, takeAskStep, takeUpAsk, withdrawAsk } from '#cases/ask-steps.ts'
import { askPartners, listAsks, newAsks, readAsk } from '#cases/asks.ts'
import type { Handlers } from '../contract.ts'

export const asks: Pick<
  Handlers,
  | 'listAsks'
  | 'listAskPartners'
  | 'ask'
  | 'readAsk'
  | 'withdrawAsk'
  | 'takeAskStep'
  | 'readAskFile'
  | 'listNewAsks'
  | 'takeUpAsk'
  | 'declineAsk'
> = {
  listAsks: ({ office, actor }) => listAsks(office, actor),

  listAskPartners: ({ office, actor }) => askPartners(office, actor),

  ask: async ({ office, actor, body }) => {
    await ask(office, actor, body)
    return readAsk(office, actor, body.id)
  },

  readAsk: ({ office, actor, params }) => readAsk(office, actor, params.id),

  withdrawAsk: async ({ office, actor, params, body }) => {
    await withdrawAsk(office, actor, { ...params, ...body })
    return readAsk(office, actor, params.id)
  },

  takeAskStep: async ({ office, actor, params, body }) => {
    await takeAskStep(office, actor, { ask: params.id, ...body })
    return readAsk(office, actor, params.id)
  },

  readAskFile: async ({ office, actor, params }) => {
    const { stream, name, media, size } = await openAskFile(office, actor, params)
    return { content: stream, name, media, size }
  },

  listNewAsks: ({ office, actor }) => newAsks(office, actor),

  takeUpAsk: ({ office, actor, params, body }) => takeUpAsk(office, actor, { ...params, ...body }),

  declineAsk: ({ office, actor, params, body }) => declineAsk(office, actor, { ...params, ...body }),
}
