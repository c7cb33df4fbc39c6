import { done, type MeasureKind } from './kind.ts'

/** Judicial documents handed to a person there (18(3)(b)). */
export const service = {
  purpose: 'service',
  alsoFor: [],
  coercive: false,
  why: 'A document is offered; nobody is made to obey it there.',
  facts: 'spared',
  fields: {
    documents: {
      kind: 'list',
      topic: 'contents.assistance',
      fields: {
        title: { kind: 'line', topic: 'contents.assistance' },
        date: { kind: 'date', topic: 'contents.assistance' },
        pages: { kind: 'integer', min: 1, max: 100_000, topic: 'contents.assistance' },
        /** The languages it is written in or translated into. */
        languages: { kind: 'line', topic: 'contents.assistance' },
      },
    },
    addressee: { kind: 'references', list: 'persons', topic: 'contents.persons' },
    hearingOn: { kind: 'date', topic: 'contents.urgency' },
    serveBy: { kind: 'date', topic: 'suggestedDeadline' },
    /** What the addressee must do by when, and what follows if not. */
    timeLimits: { kind: 'prose', topic: 'contents.assistance' },
    manner: {
      kind: 'choice',
      options: ['personal', 'postal', 'electronic', 'household', 'anyLawful'],
      topic: 'procedureWished',
    },
    proofForm: {
      kind: 'choices',
      options: ['signedReceipt', 'officerStatement', 'certificate', 'postalReceipt'],
      topic: 'procedureWished',
    },
  },
  proof: {
    ...done,
    receivedBy: { kind: 'line', topic: 'execution' },
    manner: {
      kind: 'choice',
      options: ['personal', 'postal', 'electronic', 'household', 'otherManner'],
      topic: 'procedureWished',
    },
    /** The addressee declined to take it; whether it counts as served then is for the laws concerned. */
    acceptanceRefused: { kind: 'yesNo', topic: 'execution' },
    receiptSigned: { kind: 'yesNo', topic: 'execution' },
  },
  proves: ['on', 'by', 'receivedBy', 'manner'],
  watch: ['hearingOn', 'serveBy'],
} as const satisfies MeasureKind
