import { done, type MeasureKind } from './kind.ts'

/** What the authorities there know or can look up (18(3)(e)). */
export const information = {
  purpose: 'information',
  alsoFor: ['tracing', 'records'],
  coercive: false,
  why: 'Authorities tell what they have.',
  facts: 'needed',
  fields: {
    subject: { kind: 'prose', topic: 'contents.assistance' },
    source: { kind: 'line', topic: 'contents.assistance' },
    from: { kind: 'date', topic: 'contents.assistance' },
    to: { kind: 'date', topic: 'contents.assistance' },
  },
  proof: {
    ...done,
    source: { kind: 'line', topic: 'execution' },
    /** The day the information stood so. */
    asOf: { kind: 'date', topic: 'execution' },
  },
  proves: ['by', 'source', 'asOf'],
  watch: [],
} as const satisfies MeasureKind

/** Things that serve as evidence, sent or lent (18(3)(e)). */
export const evidenceItems = {
  purpose: 'information',
  alsoFor: ['evidence', 'searchSeizureFreezing'],
  coercive: false,
  why: 'It asks for what the authorities hold or are given; taking it from somebody is a seizure.',
  facts: 'needed',
  fields: {
    items: { kind: 'prose', topic: 'contents.assistance' },
    holder: { kind: 'line', topic: 'contents.assistance' },
    originals: { kind: 'yesNo', topic: 'contents.assistance' },
    handling: { kind: 'prose', topic: 'procedureWished' },
    returnBy: { kind: 'date', topic: 'contents.assistance' },
  },
  proof: {
    ...done,
    inventory: { kind: 'prose', topic: 'execution' },
    handedTo: { kind: 'line', topic: 'execution' },
    custodyDocumented: { kind: 'yesNo', topic: 'execution' },
    returnBy: { kind: 'date', topic: 'execution' },
  },
  proves: ['on', 'by', 'inventory', 'handedTo', 'custodyDocumented'],
  watch: ['returnBy'],
} as const satisfies MeasureKind

/** A question put to an expert there (18(3)(e)). */
export const expertEvaluation = {
  purpose: 'information',
  alsoFor: ['evidence', 'inspection'],
  coercive: false,
  why: 'An expert works on what is there or was sent.',
  facts: 'needed',
  fields: {
    field: { kind: 'line', topic: 'contents.assistance' },
    questions: { kind: 'prose', topic: 'contents.assistance' },
    material: { kind: 'prose', topic: 'contents.assistance' },
    standard: { kind: 'line', topic: 'procedureWished' },
    costLimit: { kind: 'line', topic: 'costs' },
    neededBy: { kind: 'date', topic: 'suggestedDeadline' },
  },
  proof: {
    ...done,
    qualification: { kind: 'line', topic: 'execution' },
    report: { kind: 'yesNo', topic: 'execution' },
    cost: { kind: 'line', topic: 'costs' },
  },
  proves: ['on', 'by', 'qualification', 'report'],
  watch: ['neededBy'],
} as const satisfies MeasureKind
