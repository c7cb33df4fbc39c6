import type { Fields, Prose } from '../field.ts'
import type { CaseLink } from './lane-state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/** Links to other cases between the two: supplementary, resubmitted, superseded, merged, split, related. */
export const links: Lane = (shared, { entry, by }) => {
  const { header } = entry
  if (header.type !== 'linkCase') return shared
  const data = (entry.content?.data ?? {}) as {
    relation?: string
    reference?: string
    case?: string
    note?: Prose
  }
  const link: CaseLink = {
    id: header.id,
    by,
    relation: data.relation ?? '',
    reference: data.reference ?? '',
    at: header.at,
    ...said({ case: data.case, note: data.note }),
  }
  return { ...shared, links: [...shared.links, link] }
}

export const linkFields = {
  /** What the other case is to this one. */
  relation: {
    kind: 'choice',
    options: [
      'supplementary',
      'supplements',
      'resubmission',
      'resubmits',
      'supersededBy',
      'supersedes',
      'mergedInto',
      'mergedFrom',
      'splitInto',
      'splitFrom',
      'related',
    ],
    required: true,
    topic: 'contents.relatedRequests',
  },
  reference: { kind: 'line', required: true, topic: 'contents.relatedRequests' },
  /** Id of the other case, where it is known. */
  case: { kind: 'line', topic: 'contents.relatedRequests' },
  note: { kind: 'prose', topic: 'contents.relatedRequests' },
} as const satisfies Fields
