import type { CountingRule } from '#lib/calendar.ts'
import type { Citation } from './instrument.ts'
import type { Topic } from './topics.ts'

/**
 * The lengths of time the texts give, and the few we add. UNTOC knows one for daily work, the fifteen
 * days of 18(27); where it says "promptly" or "at once" we invent no number in its name: such a row cites
 * the house. Texts do not say how days are counted; a State's profile does, and goes before these rules.
 */
export interface Clock {
  readonly topic: Topic
  readonly length: number
  readonly counting: CountingRule
  readonly citation: Citation
  /** What sets it running. */
  readonly from:
    | 'officiallyInformed'
    | 'couldLeave'
    | 'arbitrationRequested'
    | 'deposited'
    | 'denunciationReceived'
    | 'requestReceived'
    | 'informationRequested'
    | 'consultationOpened'
    | 'oralRequestMade'
    | 'secrecyAsked'
    | 'secondPersonWaived'
  /** What its end means. `alarm`: nothing by itself; a person is told and decides. */
  readonly end: 'alarm' | 'protectionEnds' | 'takesEffect' | 'nextStepOpens'
  /** The two States can agree on another length. */
  readonly agreedOtherwise: boolean
}

/** Days in a row: the text says consecutive, so a day off at the end moves nothing. */
const consecutiveDays = { unit: 'calendarDays', excludeFirstDay: true, rollOver: false } as const
const calendarDays = { unit: 'calendarDays', excludeFirstDay: true, rollOver: true } as const
const workingDays = { unit: 'workingDays', excludeFirstDay: true, rollOver: true } as const
const months = { unit: 'months', excludeFirstDay: true, rollOver: false } as const
const hours = { unit: 'hours', excludeFirstDay: false, rollOver: false } as const

export const clocks = {
  // UNTOC
  safeConduct: {
    topic: 'safeConduct',
    length: 15,
    counting: consecutiveDays,
    citation: 'UNTOC 18(27)',
    from: 'officiallyInformed',
    end: 'protectionEnds',
    agreedOtherwise: true,
  },
  arbitration: {
    topic: 'settlementOfDisputes',
    length: 6,
    counting: months,
    citation: 'UNTOC 35(2)',
    from: 'arbitrationRequested',
    end: 'nextStepOpens',
    agreedOtherwise: false,
  },
  laterParty: {
    topic: 'participation',
    length: 30,
    counting: consecutiveDays,
    citation: 'UNTOC 38(2)',
    from: 'deposited',
    end: 'takesEffect',
    agreedOtherwise: false,
  },
  amendment: {
    topic: 'amendment',
    length: 90,
    counting: consecutiveDays,
    citation: 'UNTOC 39(4)',
    from: 'deposited',
    end: 'takesEffect',
    agreedOtherwise: false,
  },
  denunciation: {
    topic: 'denunciation',
    length: 12,
    counting: months,
    citation: 'UNTOC 40(1)',
    from: 'denunciationReceived',
    end: 'takesEffect',
    agreedOtherwise: false,
  },

  // Treaty between Aurelia and Cordovia
  aureliaCordoviaOralRequest: {
    topic: 'oralRequest',
    length: 3,
    counting: calendarDays,
    citation: 'XA-XC 4(3)',
    from: 'oralRequestMade',
    end: 'alarm',
    agreedOtherwise: false,
  },
  aureliaCordoviaAnswer: {
    topic: 'additionalInformation',
    length: 30,
    counting: calendarDays,
    citation: 'XA-XC 6(2)',
    from: 'informationRequested',
    end: 'alarm',
    agreedOtherwise: false,
  },
  aureliaCordoviaSafeConduct: {
    topic: 'safeConduct',
    length: 30,
    counting: consecutiveDays,
    citation: 'XA-XC 9(1)',
    from: 'couldLeave',
    end: 'protectionEnds',
    agreedOtherwise: false,
  },
  aureliaCordoviaConfidentiality: {
    topic: 'confidentiality',
    length: 10,
    counting: calendarDays,
    citation: 'XA-XC 11(1)',
    from: 'secrecyAsked',
    end: 'alarm',
    agreedOtherwise: false,
  },
  aureliaCordoviaAcknowledgement: {
    topic: 'acknowledgement',
    length: 10,
    counting: calendarDays,
    citation: 'XA-XC 17(1)',
    from: 'requestReceived',
    end: 'alarm',
    agreedOtherwise: false,
  },

  // Ours
  acknowledgement: {
    topic: 'acknowledgement',
    length: 5,
    counting: workingDays,
    citation: 'house acknowledged-in-5-working-days',
    from: 'requestReceived',
    end: 'alarm',
    agreedOtherwise: true,
  },
  waiverAnswered: {
    topic: 'waiverOfApproval',
    length: 5,
    counting: workingDays,
    citation: 'house waiver-answered-in-5-working-days',
    from: 'secondPersonWaived',
    end: 'alarm',
    agreedOtherwise: false,
  },
  answerToQuestions: {
    topic: 'additionalInformation',
    length: 30,
    counting: calendarDays,
    citation: 'house questions-answered-in-30-days',
    from: 'informationRequested',
    end: 'alarm',
    agreedOtherwise: true,
  },
  consultation: {
    topic: 'answerToConsultation',
    length: 30,
    counting: calendarDays,
    citation: 'house consultation-in-30-days',
    from: 'consultationOpened',
    end: 'nextStepOpens',
    agreedOtherwise: true,
  },
  oralRequestConfirmed: {
    topic: 'oralRequest',
    length: 24,
    counting: hours,
    citation: 'house oral-request-confirmed-in-24-hours',
    from: 'oralRequestMade',
    end: 'alarm',
    agreedOtherwise: true,
  },
} as const satisfies Readonly<Record<string, Clock>>
