import { buffer } from 'node:stream/consumers'
import {
  addPartner,
  listPartners,
  ownIdentity,
  ownProfile,
  pinPartner,
  readPartner,
  readProfile,
} from '#exchange/partners.ts'
import type { Handlers } from '../contract.ts'

export const partners: Pick<
  Handlers,
  'listPartners' | 'readPartner' | 'readProfile' | 'pinPartner' | 'addPartner' | 'ownProfile' | 'ownIdentity'
> = {
  listPartners: ({ crossing, actor }) => listPartners(crossing, actor),

  readPartner: ({ crossing, actor, params }) => readPartner(crossing, actor, params.authority),

  readProfile: async ({ crossing, actor, upload }) =>
    readProfile(crossing, actor, await buffer(upload.stream)),

  pinPartner: ({ crossing, actor, body }) => pinPartner(crossing, actor, body),

  addPartner: ({ crossing, actor, body }) => addPartner(crossing, actor, body),

  ownProfile: async ({ crossing, settings }) => {
    const { bytes, name } = await ownProfile(crossing, settings.url())
    return { content: bytes, name, media: 'application/json' }
  },

  ownIdentity: async ({ crossing }) => ownIdentity(crossing),
}
