import type { CatalogueEntry } from '../catalogue.ts'
import type { RequestRule } from '../review.ts'

/** Decisions of one person, in sight until a second has answered, and for ever where that one objected. */
export const waiverRules: readonly RequestRule[] = [
  {
    id: 'OFF-01',
    topic: 'waiverOfApproval',
    why: 'What one person decided alone must not look like the decision of two.',
    find: ({ waivers }) => [
      ...(waivers && waivers.open > 0
        ? [{ found: 'waiverUnanswered', severity: 'warns', values: { count: waivers.open } } as const]
        : []),
      ...(waivers && waivers.objected > 0
        ? [{ found: 'waiverObjected', severity: 'warns', values: { count: waivers.objected } } as const]
        : []),
    ],
  },
]

export const waiverCatalogue = {
  'OFF-01': {
    weight: 'warns',
    product: true,
    from: ['house second-person-waived', 'house waiver-answered-in-5-working-days'],
    topic: 'waiverOfApproval',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>
