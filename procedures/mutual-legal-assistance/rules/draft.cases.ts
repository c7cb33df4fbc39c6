import { borealia } from '#law/profiles/borealia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import { leastMeasure } from '../example-measures.ts'
import { haldenTrade } from '../example.ts'
import type { RuleCase } from './cases.ts'

const drafts = 'domestic XB Assistance Act, section 12' as const
const wishing: Profile = {
  ...borealia,
  contents: [
    {
      topic: 'preConsultation',
      label: { en: 'A draft first', fr: 'Un projet d’abord', ar: 'مسودة أولًا' },
      basis: drafts,
      required: false,
    },
  ],
}
const measures = (count: number) =>
  Array.from({ length: count }, (_, index) => leastMeasure('bankRecords', `m${index + 1}`))
const never = { shared: false, unresolved: 0 }

/** The draft before the request: shared where that is worth it, and the answers to it settled. */
export const draftCases: readonly RuleCase[] = [
  {
    rule: 'PRE-01',
    when: 'four measures, and no draft was shared',
    request: { ...haldenTrade, measures: measures(4) },
    consulted: never,
    finds: [],
  },
  {
    rule: 'PRE-01',
    when: 'five measures, and no draft was shared',
    request: { ...haldenTrade, measures: measures(5) },
    consulted: never,
    finds: ['draftNotShared informs'],
    cites: 'house draft-of-many-measures',
  },
  {
    rule: 'PRE-01',
    when: 'five measures whose draft was shared',
    request: { ...haldenTrade, measures: measures(5) },
    consulted: { shared: true, unresolved: 0 },
    finds: [],
  },
  {
    rule: 'PRE-01',
    when: 'a partner whose profile asks for drafts and got none',
    to: wishing,
    consulted: never,
    finds: ['draftWished informs'],
    cites: drafts,
  },
  {
    rule: 'PRE-01',
    when: 'a comment of the partner that nobody settled',
    consulted: { shared: true, unresolved: 1 },
    finds: ['commentsUnresolved informs'],
    cites: 'house draft-shared-first',
  },
  {
    rule: 'PRE-01',
    when: 'a request that was sent, whose draft is of no concern any more',
    request: { ...haldenTrade, measures: measures(5) },
    finds: [],
  },
]
