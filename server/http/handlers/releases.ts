import { releaseResult, usesAsked } from '#cases/release.ts'
import { releaseSheet } from '#cases/release-sheet.ts'
import { releaseBundle } from '#exchange/release-bundle.ts'
import type { Handlers } from '../contract.ts'

export const releases: Pick<
  Handlers,
  'releaseResult' | 'readReleaseSheet' | 'readReleaseBundle' | 'listUsesAsked'
> = {
  releaseResult: ({ office, actor, params, body }) =>
    releaseResult(office, actor, { case: params.id, result: params.act, ...body }),

  readReleaseSheet: async ({ office, actor, params, query }) => {
    const { bytes, name } = await releaseSheet(office, actor, { ...params, way: 'sheet', ...query })
    return { content: bytes, name, media: 'application/pdf', ours: true }
  },

  readReleaseBundle: async ({ office, actor, params, query }) => {
    const { stream, name } = await releaseBundle(office, actor, { ...params, ...query })
    return { content: stream, name, media: 'application/zip' }
  },

  listUsesAsked: ({ office, actor, params }) => usesAsked(office, actor, params.id),
}
