import type { PeriodUnit } from '#lib/period.ts'
import type { UntocCitation } from './instrument.ts'

/**
 * The clocks of article 18 and of the texts that stand beside it, as each text gives them. They are law between two
 * States only where both are bound on the day and no other text displaces them. A row with no length is a duty
 * without a number ("forthwith", "as agreed"): no deadline is computed from it unless somebody set one.
 * No text says whether days are calendar or working days nor whether the first one counts; only the safe conduct
 * clauses say that the days are consecutive. The rest is left to the State whose authority counts.
 */
export interface TextClock {
  readonly text: TextId
  /** Article and paragraph as a lawyer writes them: `12(3)`. */
  readonly article: string
  /** What it orders, in our own words. */
  readonly says: string
  /** What sets it running; of a clock counted back, the day that is to come. */
  readonly from: string
  readonly length: number | null
  readonly unit: PeriodUnit | null
  readonly bound: Bound
  readonly back?: true
  /** The text calls the days consecutive. */
  readonly consecutive?: true
  /** Who must act before it ends. */
  readonly whose: 'requesting' | 'requested' | 'both' | 'person'
  readonly end: Consequence
  /** Who can lengthen it. */
  readonly longer?: 'agreement' | 'requested' | 'renewal'
  /** The paragraph of our own table that says the same. */
  readonly same?: UntocCitation
}

export type Bound =
  | 'exactly'
  | 'atMost'
  | 'atLeast'
  /** The requested State sets it, or the two agree on it. */
  | 'setByRequested'
  | 'asAgreed'
  /** A word without a number. */
  | 'forthwith'
  | 'beforeTheAct'
  /** Each time it has run it begins again. */
  | 'recurring'

export type Consequence =
  | 'mandatoryRelease'
  | 'mayRelease'
  | 'mustReturn'
  | 'protectionEnds'
  | 'deemedWaiver'
  | 'orderLapses'
  | 'mayLetGo'
  | 'takesEffect'
  | 'nextStepOpens'
  /** A duty whose breach the text leaves without consequence. */
  | 'soft'
  /** Nothing by itself: a person is told and decides. */
  | 'alarmOnly'

export const texts = {
  UNTOC: 'United Nations Convention against Transnational Organized Crime, 2000',
  UNCAC: 'United Nations Convention against Corruption, 2003',
  'Drugs 1988': 'United Nations Convention against Illicit Traffic in Narcotic Drugs, 1988',
  'ECE MLA 1959': 'European Convention on Mutual Assistance in Criminal Matters, 1959, consolidated',
  'Benelux 1962': 'Treaty on Extradition and Mutual Assistance, Belgium, Luxembourg, Netherlands, 1962',
  'NL-Morocco 2010': 'Treaty on Mutual Assistance in Criminal Matters, Netherlands and Morocco, 2010',
  'Cybercrime 2001': 'Convention on Cybercrime, 2001',
  'Laundering 1990': 'Convention on Laundering, Search, Seizure and Confiscation, 1990',
  'Laundering 2005': 'Convention on Laundering, Search, Seizure, Confiscation and Terrorist Financing, 2005',
  'Drugs at sea 1995': 'Agreement on Illicit Traffic by Sea, 1995',
} as const
export type TextId = keyof typeof texts

const fifteen = { length: 15, unit: 'calendarDays', bound: 'exactly', consecutive: true } as const
const noNumber = { length: null, unit: null } as const

/** Keyed by their number in our list of clocks. */
export const textClocks = {
  'C-44': {
    text: 'UNTOC',
    article: '18(27)',
    says: 'Safe conduct ends for a person who stays of free will although free to leave, or comes back.',
    from: 'officially informed that presence is no longer required, and able to leave',
    ...fifteen,
    whose: 'person',
    end: 'protectionEnds',
    longer: 'agreement',
    same: 'UNTOC 18(27)',
  },
  'C-45': {
    text: 'UNCAC',
    article: '46(27)',
    says: 'Safe conduct ends for a person who stays of free will although free to leave, or comes back.',
    from: 'officially informed that presence is no longer required, and able to leave',
    ...fifteen,
    whose: 'person',
    end: 'protectionEnds',
    longer: 'agreement',
  },
  'C-46': {
    text: 'Drugs 1988',
    article: '7(18)',
    says: 'Safe conduct ends for a person who stays of free will although free to leave, or comes back.',
    from: 'officially informed that presence is no longer required, and able to leave',
    ...fifteen,
    whose: 'person',
    end: 'protectionEnds',
    longer: 'agreement',
  },
  'C-47': {
    text: 'ECE MLA 1959',
    article: '12(3)',
    says: 'The immunity of a witness, an expert or a prosecuted person ends on staying although free to leave, or on coming back; no notice is needed.',
    from: 'presence no longer required, and able to leave',
    ...fifteen,
    whose: 'person',
    end: 'protectionEnds',
  },
  'C-48': {
    text: 'Benelux 1962',
    article: '35(3)',
    says: 'The immunity of a witness, an expert or an accused ends on staying although free to leave, or on coming back.',
    from: 'presence no longer required, and able to leave',
    ...fifteen,
    whose: 'person',
    end: 'protectionEnds',
  },
  'C-49': {
    text: 'NL-Morocco 2010',
    article: '15(3)',
    says: 'The immunity of a witness, an expert or a suspect ends on staying although free to leave, or on coming back.',
    from: 'presence no longer required, and able to leave',
    ...fifteen,
    whose: 'person',
    end: 'protectionEnds',
  },
  'C-50': {
    text: 'UNTOC',
    article: '18(11)(b)',
    says: 'The detained person goes back without delay, as was agreed before or is agreed otherwise.',
    from: 'agreement of the two authorities',
    ...noNumber,
    bound: 'asAgreed',
    whose: 'requesting',
    end: 'mustReturn',
    longer: 'agreement',
    same: 'UNTOC 18(11)(b)',
  },
  'C-51': {
    text: 'ECE MLA 1959',
    article: '11(1)',
    says: 'The person in custody is sent back within the time the requested State stipulates.',
    from: 'temporary transfer',
    ...noNumber,
    bound: 'setByRequested',
    whose: 'requesting',
    end: 'mustReturn',
    longer: 'requested',
  },
  'C-52': {
    text: 'NL-Morocco 2010',
    article: '16(1)',
    says: 'The detained person is brought back within the time the requested State sets; custody there is taken off the sentence (17(d)).',
    from: 'temporary transfer',
    ...noNumber,
    bound: 'setByRequested',
    whose: 'requesting',
    end: 'mustReturn',
    longer: 'requested',
  },
  'C-53': {
    text: 'Benelux 1962',
    article: '33(1)',
    says: 'The prisoner is sent back within the time the requested State sets.',
    from: 'temporary transfer',
    ...noNumber,
    bound: 'setByRequested',
    whose: 'requesting',
    end: 'mustReturn',
    longer: 'requested',
  },
  'C-54': {
    text: 'UNTOC',
    article: '18(14)',
    says: 'An urgent oral request is confirmed in writing at once.',
    from: 'oral request',
    ...noNumber,
    bound: 'forthwith',
    whose: 'requesting',
    end: 'soft',
    same: 'UNTOC 18(14)',
  },
  'C-55': {
    text: 'ECE MLA 1959',
    article: '7(3)',
    says: 'Where the State has so declared, the summons of an accused reaches it a certain time before the appearance; the time declared is at most fifty days.',
    from: 'day set for the appearance',
    length: 50,
    unit: 'calendarDays',
    bound: 'atMost',
    back: true,
    whose: 'requesting',
    end: 'soft',
  },
  'C-56': {
    text: 'NL-Morocco 2010',
    article: '24(2)',
    says: 'A request to serve a summons on a suspect or a witness is received at least eighty days before the appearance.',
    from: 'day of the appearance',
    length: 80,
    unit: 'calendarDays',
    bound: 'atLeast',
    back: true,
    whose: 'requesting',
    end: 'soft',
  },
  'C-57': {
    text: 'ECE MLA 1959',
    article: '7(2)',
    says: 'Proof of service, or why there was none, is sent immediately.',
    from: 'service, or its failure',
    ...noNumber,
    bound: 'forthwith',
    whose: 'requested',
    end: 'soft',
  },
  'C-58': {
    text: 'NL-Morocco 2010',
    article: '22(3)',
    says: 'Every six months the requesting State says whether a provisional measure must go on.',
    from: 'provisional measure taken',
    length: 6,
    unit: 'months',
    bound: 'recurring',
    whose: 'requesting',
    end: 'soft',
  },
  'C-59': {
    text: 'NL-Morocco 2010',
    article: '25(3)',
    says: 'The requested State says what became of an information laid for prosecution.',
    from: 'information laid',
    length: 3,
    unit: 'months',
    bound: 'atMost',
    whose: 'requested',
    end: 'soft',
  },
  'C-60': {
    text: 'ECE MLA 1959',
    article: '22(1)',
    says: 'Convictions of the other State’s nationals are communicated at least once a year.',
    from: 'last communication',
    length: 1,
    unit: 'years',
    bound: 'recurring',
    whose: 'both',
    end: 'soft',
  },
  'C-68': {
    text: 'Cybercrime 2001',
    article: '16(2)',
    says: 'An order to preserve data holds as long as is necessary and at most ninety days; a State may provide for renewal.',
    from: 'order to preserve',
    length: 90,
    unit: 'calendarDays',
    bound: 'atMost',
    whose: 'requested',
    end: 'orderLapses',
    longer: 'renewal',
  },
  'C-69': {
    text: 'Cybercrime 2001',
    article: '29(7)',
    says: 'Data preserved for another State is kept at least sixty days, and once its request came, until that is decided.',
    from: 'data preserved',
    length: 60,
    unit: 'calendarDays',
    bound: 'atLeast',
    whose: 'requesting',
    end: 'mayLetGo',
  },
  'C-70': {
    text: 'Laundering 1990',
    article: '28(2)',
    says: 'The requested State may set a time for a defective request to be amended or completed (2005: 38(2)).',
    from: 'asked to amend or complete',
    ...noNumber,
    bound: 'setByRequested',
    whose: 'requesting',
    end: 'soft',
    longer: 'requested',
  },
  'C-71': {
    text: 'Laundering 2005',
    article: '22(2)',
    says: 'Before a provisional measure is lifted the requesting State is heard, wherever possible (1990: 12(2)).',
    from: 'intention to lift the measure',
    ...noNumber,
    bound: 'beforeTheAct',
    whose: 'requested',
    end: 'soft',
  },
  'C-72': {
    text: 'Laundering 2005',
    article: '47(1)',
    says: 'A transaction is stopped at the request of a foreign financial intelligence unit for as long as domestic law allows.',
    from: 'transaction stopped',
    ...noNumber,
    bound: 'setByRequested',
    whose: 'requested',
    end: 'orderLapses',
  },
  'C-73': {
    text: 'Drugs at sea 1995',
    article: '7',
    says: 'The flag State decides on a request to board as soon as possible, where practicable within four hours; silence authorises nothing.',
    from: 'request received',
    length: 4,
    unit: 'hours',
    bound: 'atMost',
    whose: 'requested',
    end: 'soft',
  },
  'C-74': {
    text: 'Drugs at sea 1995',
    article: '14(2)',
    says: 'The flag State says within fourteen days that it exercises its jurisdiction, or is taken to have waived it.',
    from: 'summary of evidence received',
    length: 14,
    unit: 'calendarDays',
    bound: 'atMost',
    whose: 'requested',
    end: 'deemedWaiver',
  },
  'C-75': {
    text: 'Drugs 1988',
    article: '17(7)',
    says: 'The authority for requests at sea is notified within one month of its designation.',
    from: 'designation',
    length: 1,
    unit: 'months',
    bound: 'atMost',
    whose: 'both',
    end: 'soft',
  },
  'C-76': {
    text: 'UNTOC',
    article: '40(1)',
    says: 'A denunciation takes effect one year after it was received.',
    from: 'denunciation received',
    length: 1,
    unit: 'years',
    bound: 'exactly',
    whose: 'both',
    end: 'takesEffect',
    same: 'UNTOC 40(1)',
  },
} as const satisfies Readonly<Record<string, TextClock>>

export type TextClockId = keyof typeof textClocks
