import { done, type MeasureKind } from './kind.ts'

const oathTaken = {
  kind: 'choice',
  options: ['oath', 'affirmation', 'noOath'],
  topic: 'procedureWished',
} as const

/** A person heard there, by their own authorities (18(3)(a)). */
export const statement = {
  purpose: 'evidence',
  alsoFor: ['information'],
  coercive: false,
  why: 'The person is asked; what follows when they stay away is for the law of the requested State.',
  facts: 'needed',
  fields: {
    whom: { kind: 'references', list: 'persons', topic: 'contents.persons' },
    capacity: {
      kind: 'choice',
      options: ['witness', 'expert', 'victim', 'suspect', 'accused', 'other'],
      topic: 'contents.assistance',
    },
    place: { kind: 'line', topic: 'contents.assistance' },
    questions: { kind: 'prose', topic: 'contents.assistance' },
    privileges: { kind: 'prose', topic: 'procedureWished' },
    attending: { kind: 'line', topic: 'procedureWished' },
    interpreter: { kind: 'line', topic: 'procedureWished' },
    neededBy: { kind: 'date', topic: 'suggestedDeadline' },
  },
  proof: {
    ...done,
    identityVerified: { kind: 'yesNo', topic: 'execution' },
    informedOfRights: { kind: 'yesNo', topic: 'execution' },
    oath: oathTaken,
    counselPresent: { kind: 'yesNo', topic: 'execution' },
    interpreter: { kind: 'line', topic: 'execution' },
    minutes: { kind: 'choice', options: ['signed', 'unsigned', 'noMinutes'], topic: 'execution' },
  },
  proves: ['on', 'by', 'identityVerified', 'oath', 'minutes'],
  watch: ['neededBy'],
} as const satisfies MeasureKind

/** What has to be settled between the two before a hearing by video, beside who and when. House practice. */
export const hearingChecklist = [
  'identityCheck',
  'oathLaw',
  'interpreter',
  'privileges',
  'counsel',
  'recordedBy',
  'testAt',
  'minutesBy',
  'conductedBy',
  'costs',
] as const

/** A witness or an expert heard by video by the courts of the requesting State (18(18)). */
export const videoHearing = {
  purpose: 'evidence',
  alsoFor: ['information'],
  coercive: false,
  why: 'The witness or expert is asked to speak from where they are.',
  facts: 'needed',
  fields: {
    /** The witness or expert to be heard; an accused is outside 18(18). */
    whom: { kind: 'references', list: 'persons', topic: 'videoHearing' },
    capacity: { kind: 'choice', options: ['witness', 'expert'], topic: 'videoHearing' },
    court: { kind: 'line', topic: 'videoHearing' },
    wishedAt: { kind: 'dateTime', topic: 'videoHearing' },
    /** The same instant on the clock of the other State, for a reader there. */
    hourThere: { kind: 'dateTime', topic: 'videoHearing' },
    whyNotInPerson: { kind: 'prose', topic: 'videoHearing' },
    conductedBy: {
      kind: 'choice',
      options: ['requestingJudge', 'requestedJudge', 'both'],
      topic: 'videoHearing',
    },
    identityCheck: { kind: 'line', topic: 'videoHearing' },
    oathLaw: {
      kind: 'choice',
      options: ['requestingLaw', 'requestedLaw', 'bothLaws', 'noOath'],
      topic: 'videoHearing',
    },
    interpreter: { kind: 'line', topic: 'videoHearing' },
    privileges: { kind: 'prose', topic: 'videoHearing' },
    /** Whether the person is to be told of the privileges of the law of the requested State as well. */
    privilegesThere: { kind: 'yesNo', topic: 'videoHearing' },
    counsel: { kind: 'line', topic: 'videoHearing' },
    questions: { kind: 'prose', topic: 'videoHearing' },
    recordedBy: {
      kind: 'choice',
      options: ['requestingState', 'requestedState', 'bothStates', 'nobody'],
      topic: 'videoHearing',
    },
    minutesBy: {
      kind: 'choice',
      options: ['requestingState', 'requestedState', 'bothStates'],
      topic: 'videoHearing',
    },
    equipment: { kind: 'line', topic: 'videoHearing' },
    testAt: { kind: 'dateTime', topic: 'videoHearing' },
    costs: {
      kind: 'choice',
      options: ['requestingState', 'requestedState', 'toBeAgreed'],
      topic: 'costs',
    },
  },
  proof: {
    ...done,
    identityVerified: { kind: 'yesNo', topic: 'videoHearing' },
    oath: { ...oathTaken, topic: 'videoHearing' },
    attendedBy: { kind: 'line', topic: 'videoHearing' },
    interpreter: { kind: 'line', topic: 'videoHearing' },
    counselPresent: { kind: 'yesNo', topic: 'videoHearing' },
    recorded: { kind: 'yesNo', topic: 'videoHearing' },
    minutes: { kind: 'choice', options: ['signed', 'unsigned', 'noMinutes'], topic: 'videoHearing' },
    difficulties: { kind: 'prose', topic: 'videoHearing' },
  },
  proves: ['on', 'by', 'identityVerified', 'oath', 'minutes'],
  watch: ['wishedAt', 'testAt'],
} as const satisfies MeasureKind
