import type { RuleCase } from './cases.ts'

/** Four eyes where there was one person. */
export const waiverCases: readonly RuleCase[] = [
  {
    rule: 'OFF-01',
    when: 'approved by one person, and nobody answered for it',
    waivers: { open: 1, objected: 0 },
    finds: ['waiverUnanswered warns'],
    cites: 'house second-person-waived',
  },
  {
    rule: 'OFF-01',
    when: 'approved by one person, to which the second objected',
    waivers: { open: 0, objected: 1 },
    finds: ['waiverObjected warns'],
  },
  { rule: 'OFF-01', when: 'decided by two people', finds: [] },
]
