import { done, type MeasureKind } from './kind.ts'

/** Anything else the law of the requested State does not oppose (18(3)(i)). */
export const otherHelp = {
  purpose: 'other',
  alsoFor: [],
  coercive: true,
  why: 'What is not known beforehand is treated as the graver case until somebody looked at it.',
  facts: 'needed',
  fields: {
    /** Where the law of the requested State provides for it, or something like it. */
    basis: { kind: 'line', topic: 'contents.assistance' },
    notContrary: { kind: 'prose', topic: 'purposes' },
    whom: { kind: 'references', list: 'persons', topic: 'contents.persons' },
    executeBy: { kind: 'date', topic: 'suggestedDeadline' },
  },
  proof: done,
  proves: ['on', 'by'],
  watch: ['executeBy'],
} as const satisfies MeasureKind
