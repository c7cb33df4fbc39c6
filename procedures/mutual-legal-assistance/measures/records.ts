import { done, type MeasureKind } from './kind.ts'

const certified = {
  ...done,
  /** Who keeps the records and gave them. */
  source: { kind: 'line', topic: 'execution' },
  complete: { kind: 'yesNo', topic: 'execution' },
  pages: { kind: 'integer', min: 0, max: 10_000_000, topic: 'execution' },
  certificate: {
    kind: 'choice',
    options: ['keeper', 'court', 'centralAuthority', 'noCertificate'],
    topic: 'procedureWished',
  },
  certifiedOn: { kind: 'date', topic: 'procedureWished' },
} as const

/** Records of a bank (18(3)(f)). Bank secrecy is no ground to decline: 18(8). */
export const bankRecords = {
  purpose: 'records',
  alsoFor: ['information', 'tracing'],
  coercive: true,
  why: 'The bank must give what it owes its client to keep for itself, most often on an order.',
  facts: 'needed',
  fields: {
    institution: { kind: 'line', topic: 'contents.assistance' },
    institutionAddress: { kind: 'line', topic: 'contents.assistance' },
    account: { kind: 'line', topic: 'contents.assistance' },
    holder: { kind: 'references', list: 'persons', topic: 'contents.persons' },
    documents: {
      kind: 'choices',
      options: [
        'opening',
        'signatories',
        'statements',
        'transfers',
        'correspondence',
        'beneficialOwner',
        'devices',
      ],
      topic: 'contents.assistance',
    },
    from: { kind: 'date', topic: 'contents.assistance' },
    to: { kind: 'date', topic: 'contents.assistance' },
    certified: { kind: 'yesNo', topic: 'procedureWished' },
  },
  proof: certified,
  proves: ['on', 'source', 'complete', 'certificate'],
  watch: [],
} as const satisfies MeasureKind

/** Records of a company or a business (18(3)(f)). */
export const corporateRecords = {
  purpose: 'records',
  alsoFor: ['information', 'tracing'],
  coercive: true,
  why: 'What is in no public register a company gives only when it must.',
  facts: 'needed',
  fields: {
    company: { kind: 'line', topic: 'contents.assistance' },
    registration: { kind: 'line', topic: 'contents.assistance' },
    keeper: { kind: 'line', topic: 'contents.assistance' },
    documents: {
      kind: 'choices',
      options: [
        'incorporation',
        'owners',
        'beneficialOwner',
        'directors',
        'accounts',
        'contracts',
        'correspondence',
      ],
      topic: 'contents.assistance',
    },
    from: { kind: 'date', topic: 'contents.assistance' },
    to: { kind: 'date', topic: 'contents.assistance' },
    certified: { kind: 'yesNo', topic: 'procedureWished' },
  },
  proof: certified,
  proves: ['on', 'source', 'complete', 'certificate'],
  watch: [],
} as const satisfies MeasureKind

/** Records of the government there (18(3)(f)): public ones are owed, others may be given (18(29)). */
export const governmentRecords = {
  purpose: 'records',
  alsoFor: ['information'],
  coercive: false,
  why: 'The State gives what it holds itself.',
  facts: 'needed',
  fields: {
    keeper: { kind: 'line', topic: 'contents.assistance' },
    records: { kind: 'prose', topic: 'contents.assistance' },
    access: { kind: 'choice', options: ['public', 'notPublic', 'unknown'], topic: 'publicRecords' },
    /** Conditions the requesting State could accept for what is not public. */
    conditions: { kind: 'prose', topic: 'otherRecords' },
    from: { kind: 'date', topic: 'contents.assistance' },
    to: { kind: 'date', topic: 'contents.assistance' },
    certified: { kind: 'yesNo', topic: 'procedureWished' },
  },
  proof: {
    ...certified,
    access: { kind: 'choice', options: ['public', 'notPublic'], topic: 'publicRecords' },
    given: { kind: 'choice', options: ['whole', 'inPart', 'onConditions'], topic: 'otherRecords' },
    conditions: { kind: 'prose', topic: 'otherRecords' },
  },
  proves: ['on', 'source', 'certificate', 'access', 'given'],
  watch: [],
} as const satisfies MeasureKind
