import { centralAuthority } from '#law/profiles/shape.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import { underOwnTreaty } from './read.ts'

/** Which text governs, and to whom the request goes. */
export const channelRules: readonly RequestRule[] = [
  {
    id: 'MLA-07',
    topic: 'governingText',
    why: 'Contents, grounds and duties follow from the text that governs, so it is known before anything is sent.',
    find: governingText,
  },
  {
    id: 'MLA-13',
    topic: 'centralAuthority',
    why: 'A request goes to the authority the requested State designated, by the channel it left open.',
    find: addressee,
  },
]

const treaties = ['bilateral', 'regional', 'untoc']

function governingText({ governing }: RequestReview): Found[] {
  if (!governing.layers.some(layer => treaties.includes(layer.layer))) {
    return [{ found: 'noGoverningText', severity: 'blocks', cites: 'house governing-text-recorded' }]
  }
  return underOwnTreaty(governing)
    ? [{ found: 'otherTreatyGoverns', severity: 'informs', cites: 'UNTOC 18(7)' }]
    : []
}

function addressee({ profile }: RequestReview): Found[] {
  return [
    ...(centralAuthority(profile) ? [] : [{ found: 'noDesignatedAuthority', severity: 'blocks' } as const]),
    ...(profile.channels.diplomaticRequired
      ? [{ found: 'diplomaticChannelRequired', severity: 'warns', topic: 'channel' } as const]
      : []),
  ]
}
