import type { Found, RequestReview, RequestRule } from '../../review.ts'
import { read } from './read.ts'

/** Measures from which a draft is worth sharing: house practice. */
const many = 5

/** The draft and the partner, before a request is sent. */
export const draftRules: readonly RequestRule[] = [
  {
    id: 'PRE-01',
    topic: 'preConsultation',
    why: 'What cannot be done, or not so, is cheapest to learn before a request is translated, approved and sent.',
    find: input => [...notShared(input), ...notSettled(input)],
  },
]

/** Only where the partner asks for drafts, or the request is large. */
function notShared({ request, profile, consulted }: RequestReview): Found[] {
  if (!consulted || consulted.shared) return []
  const asks = profile.contents.find(content => content.topic === 'preConsultation')
  if (asks) return [{ found: 'draftWished', severity: 'informs', cites: asks.basis }]
  const count = read(request).measures?.length ?? 0
  return count < many
    ? []
    : [
        {
          found: 'draftNotShared',
          severity: 'informs',
          cites: 'house draft-of-many-measures',
          values: { count },
        },
      ]
}

function notSettled({ consulted }: RequestReview): Found[] {
  const count = consulted?.unresolved ?? 0
  return count === 0 ? [] : [{ found: 'commentsUnresolved', severity: 'informs', values: { count } }]
}
