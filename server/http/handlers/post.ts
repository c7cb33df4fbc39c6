import { decidePost, openCaseFromPost } from '#intake/decide.ts'
import { listPost } from '#intake/list.ts'
import { openPart, openWhole, readPostView } from '#intake/read.ts'
import { textOfStream } from '#intake/text.ts'
import type { Handlers } from '../contract.ts'
import { sent } from './files.ts'

export const post: Pick<
  Handlers,
  | 'listPost'
  | 'readPost'
  | 'readPostWhole'
  | 'readPostPart'
  | 'readPostText'
  | 'openCaseFromPost'
  | 'decidePost'
> = {
  listPost: ({ office, actor, query }) => listPost(office, actor, query),

  readPost: ({ office, actor, params }) => readPostView(office, actor, params.id),

  readPostWhole: async ({ office, actor, params }) => sent(await openWhole(office, actor, params.id)),

  readPostPart: async ({ office, actor, params }) =>
    sent(await openPart(office, actor, params.id, params.part)),

  readPostText: async ({ office, actor, params }) => {
    const { stream, size } = await openPart(office, actor, params.id, params.part)
    return textOfStream(stream, size)
  },

  openCaseFromPost: async ({ office, actor, params, body }) => {
    await openCaseFromPost(office, actor, params.id, body)
    return readPostView(office, actor, params.id)
  },

  decidePost: async ({ office, actor, params, body }) => {
    await decidePost(office, actor, params.id, body)
    return readPostView(office, actor, params.id)
  },
}
