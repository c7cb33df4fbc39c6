import { done, type MeasureKind } from './kind.ts'

/** Objects and sites looked at, measured, photographed (18(3)(d)). */
export const inspection = {
  purpose: 'inspection',
  alsoFor: ['evidence', 'information'],
  coercive: false,
  why: 'It looks and does not take; where a door must be opened by force, a search is asked for.',
  facts: 'needed',
  fields: {
    object: { kind: 'prose', topic: 'contents.assistance' },
    place: { kind: 'line', topic: 'contents.assistance' },
    method: { kind: 'prose', topic: 'procedureWished' },
    samples: { kind: 'yesNo', topic: 'contents.assistance' },
    attending: { kind: 'line', topic: 'procedureWished' },
    executeBy: { kind: 'date', topic: 'suggestedDeadline' },
  },
  proof: {
    ...done,
    attendedBy: { kind: 'line', topic: 'execution' },
    report: { kind: 'yesNo', topic: 'execution' },
    samplesKept: { kind: 'line', topic: 'execution' },
  },
  proves: ['on', 'by', 'report'],
  watch: ['executeBy'],
} as const satisfies MeasureKind
