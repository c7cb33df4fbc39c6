import { done, type MeasureKind } from './kind.ts'

/** Somebody invited to come and speak or help of their own will (18(3)(h), 18(27)). */
export const appearance = {
  purpose: 'appearance',
  alsoFor: ['evidence'],
  coercive: false,
  why: 'An invitation is handed over; the person decides.',
  facts: 'needed',
  fields: {
    whom: { kind: 'references', list: 'persons', topic: 'contents.persons' },
    capacity: { kind: 'choice', options: ['witness', 'expert', 'other'], topic: 'safeConduct' },
    court: { kind: 'line', topic: 'contents.assistance' },
    appearAt: { kind: 'dateTime', topic: 'contents.assistance' },
    invitation: { kind: 'prose', topic: 'contents.assistance' },
    expenses: { kind: 'prose', topic: 'costs' },
    advance: { kind: 'yesNo', topic: 'costs' },
    safeConduct: { kind: 'yesNo', topic: 'safeConduct' },
    /** Days agreed between the two in place of those of the text that governs. */
    safeDays: { kind: 'integer', min: 1, max: 365, topic: 'safeConduct' },
  },
  proof: {
    ...done,
    answer: { kind: 'choice', options: ['consents', 'declines', 'noAnswer'], topic: 'safeConduct' },
    informedOfSafeConduct: { kind: 'yesNo', topic: 'safeConduct' },
    advancePaid: { kind: 'line', topic: 'costs' },
  },
  proves: ['on', 'by', 'answer', 'informedOfSafeConduct'],
  watch: ['appearAt'],
} as const satisfies MeasureKind

/** The consent of a detained person, so that somebody else can see it was free and informed (18(10)(a)). */
const consented = {
  consentOn: { kind: 'date', topic: 'transferOfDetainee' },
  consentLanguage: { kind: 'line', topic: 'transferOfDetainee' },
  consentInterpreter: { kind: 'line', topic: 'transferOfDetainee' },
  consentCounsel: { kind: 'line', topic: 'transferOfDetainee' },
} as const

/** Somebody in detention lent to the requesting State for a time (18(10) to (12)). */
export const detaineeTransfer = {
  purpose: 'evidence',
  alsoFor: ['appearance'],
  coercive: false,
  why: 'It happens only with the free and informed consent of the person.',
  facts: 'needed',
  fields: {
    whom: { kind: 'references', list: 'persons', topic: 'transferOfDetainee' },
    presenceFor: {
      kind: 'choice',
      options: ['identification', 'testimony', 'otherHelp'],
      topic: 'transferOfDetainee',
    },
    from: { kind: 'date', topic: 'transferOfDetainee' },
    returnBy: { kind: 'date', topic: 'custodyOfTransferred' },
    consent: { kind: 'choice', options: ['given', 'toBeAsked', 'refused'], topic: 'transferOfDetainee' },
    ...consented,
    agreedBy: { kind: 'line', topic: 'transferOfDetainee' },
    conditions: { kind: 'prose', topic: 'transferOfDetainee' },
    custodyAt: { kind: 'line', topic: 'custodyOfTransferred' },
    credit: { kind: 'yesNo', topic: 'custodyOfTransferred' },
    immunity: { kind: 'yesNo', topic: 'immunityOfTransferred' },
    /** The person is wanted or sentenced in the requesting State for something before the departure. */
    wantedHere: { kind: 'yesNo', topic: 'immunityOfTransferred' },
    transport: { kind: 'prose', topic: 'transferOfDetainee' },
  },
  proof: {
    outcome: done.outcome,
    by: done.by,
    ...consented,
    consentWithdrawnOn: { kind: 'date', topic: 'transferOfDetainee' },
    /** Who agreed for the requested State; the request is the agreement of the requesting one. */
    agreedBy: { kind: 'line', topic: 'transferOfDetainee' },
    handedOverOn: { kind: 'date', topic: 'custodyOfTransferred' },
    returnBy: { kind: 'date', topic: 'custodyOfTransferred' },
    /** Custody is kept there unless the sending State asks for or allows something else. */
    custodyWaived: { kind: 'yesNo', topic: 'custodyOfTransferred' },
    returnedOn: { kind: 'date', topic: 'custodyOfTransferred' },
    /** Days of custody as the certificate of the receiving State counts them. */
    custodyDays: { kind: 'integer', min: 0, max: 36_500, topic: 'custodyOfTransferred' },
    certificateBy: { kind: 'line', topic: 'custodyOfTransferred' },
    credited: { kind: 'yesNo', topic: 'custodyOfTransferred' },
    why: done.why,
  },
  proves: ['by', 'consentOn', 'consentLanguage', 'agreedBy', 'handedOverOn', 'returnBy'],
  watch: ['from', 'returnBy'],
} as const satisfies MeasureKind
