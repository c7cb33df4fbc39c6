import type { PeriodUnit } from '#lib/period.ts'
import type { clocks } from './clocks.ts'
import type { TextClockId } from './text-clocks.ts'

/** A row of the lawyer’s table: a clock, what set it running, when it ends, and where that is written. */
export interface ClockRow {
  readonly source: string
  readonly clock: TextClockId | keyof typeof clocks
  readonly start: string
  /** The State whose authority counts, by its profile; none where the text alone answers. */
  readonly state?: 'XA' | 'XB' | 'XC' | 'XD' | 'XE'
  /** The last day, or of hours the instant. */
  readonly ends: string
  readonly agreed?: { readonly length: number; readonly unit: PeriodUnit }
  readonly suspended?: readonly [string, string]
}

const untoc2227 = 'UNTOC 18(27)'
const xa = 'calendar and counting law of Aurelia: domestic XA Interpretation Act 1978, s. 6'
const xb = 'calendar and counting law of Borealia: domestic XB Code of Criminal Procedure, art. 801'
const xc = 'calendar and counting law of Cordovia: domestic XC Code of Criminal Procedure, art. 130'
const xd = 'domestic XD Criminal Procedure Code, art. 128 (the first day counts)'
const xe = 'house counting-of-days, Estoria having declared none'

/** From the texts, counted under the law of the State whose authority counts. */
export const byText: readonly ClockRow[] = [
  // Safe conduct: consecutive days, so that a day off at the end moves nothing.
  {
    source: `${untoc2227}; ${xb}`,
    clock: 'C-44',
    state: 'XB',
    start: '2026-11-27T10:00Z',
    ends: '2026-12-12',
  },
  {
    source: `${untoc2227}; ${xd}`,
    clock: 'C-44',
    state: 'XD',
    start: '2026-11-27T10:00Z',
    ends: '2026-12-11',
  },
  {
    source: `${untoc2227} (any other period agreed); ${xb}`,
    clock: 'C-44',
    state: 'XB',
    start: '2026-11-27T10:00Z',
    agreed: { length: 30, unit: 'calendarDays' },
    ends: '2026-12-27',
  },
  {
    source: `${untoc2227}; in Tunis it was already the 27th`,
    clock: 'C-44',
    state: 'XB',
    start: '2026-11-26T23:30Z',
    ends: '2026-12-12',
  },
  {
    source: `${untoc2227}; in Lisbon it was still the 26th`,
    clock: 'C-44',
    state: 'XA',
    start: '2026-11-26T23:30Z',
    ends: '2026-12-11',
  },
  { source: 'UNCAC 46(27)', clock: 'C-45', state: 'XA', start: '2026-02-20T09:00Z', ends: '2026-03-07' },
  {
    source: 'Drugs Convention 1988, 7(18)',
    clock: 'C-46',
    state: 'XC',
    start: '2026-02-20T15:00Z',
    ends: '2026-03-07',
  },
  {
    source: 'European Convention 1959, 12(3): the last day is a Saturday and stays',
    clock: 'C-47',
    state: 'XA',
    start: '2026-05-29T09:00Z',
    ends: '2026-06-13',
  },
  {
    source: 'Benelux 1962, 35(3), over a leap day',
    clock: 'C-48',
    state: 'XA',
    start: '2028-02-20T09:00Z',
    ends: '2028-03-06',
  },
  {
    source: 'Netherlands–Morocco 2010, 15(3), over the turn of the year',
    clock: 'C-49',
    state: 'XB',
    start: '2026-12-25T09:00Z',
    ends: '2027-01-09',
  },

  // Service: counted back from the hearing.
  {
    source: `European Convention 1959, 7(3), fifty days before Monday 1 March; ${xa}: from Sunday back to Friday`,
    clock: 'C-55',
    state: 'XA',
    start: '2027-03-01T09:00Z',
    ends: '2027-01-08',
  },
  {
    source: `European Convention 1959, 7(3); ${xb}: Sunday is a working day`,
    clock: 'C-55',
    state: 'XB',
    start: '2027-03-01T09:00Z',
    ends: '2027-01-10',
  },
  {
    source: `European Convention 1959, 7(3); ${xd}: the day of the hearing counts; Monday`,
    clock: 'C-55',
    state: 'XD',
    start: '2027-03-01T09:00Z',
    ends: '2027-01-11',
  },
  {
    source: `Netherlands–Morocco 2010, 24(2), eighty days before 15 December; ${xa}: from Saturday back to Friday`,
    clock: 'C-56',
    state: 'XA',
    start: '2026-12-15T09:00Z',
    ends: '2026-09-25',
  },
  {
    source: `Netherlands–Morocco 2010, 24(2); ${xb}: Friday and Saturday are off`,
    clock: 'C-56',
    state: 'XB',
    start: '2026-12-15T09:00Z',
    ends: '2026-09-24',
  },
  {
    source: 'Netherlands–Morocco 2010, 24(2), nobody’s calendar known',
    clock: 'C-56',
    start: '2026-12-15T09:00Z',
    ends: '2026-09-26',
  },

  // Provisional measures, information, records.
  {
    source: `Netherlands–Morocco 2010, 22(3), six months from 31 August; ${xa}: from Sunday to Monday`,
    clock: 'C-58',
    state: 'XA',
    start: '2026-08-31T09:00Z',
    ends: '2027-03-01',
  },
  {
    source: 'Netherlands–Morocco 2010, 25(3), three months',
    clock: 'C-59',
    start: '2026-11-30T09:00Z',
    ends: '2027-02-28',
  },
  {
    source: 'European Convention 1959, 22(1), a year from a leap day',
    clock: 'C-60',
    start: '2028-02-29T09:00Z',
    ends: '2029-02-28',
  },
  {
    source: 'Convention on Cybercrime 16(2), at most ninety days',
    clock: 'C-68',
    state: 'XA',
    start: '2026-12-01T09:00Z',
    ends: '2027-03-01',
  },
  {
    source: 'Convention on Cybercrime 29(7), at least sixty days',
    clock: 'C-69',
    state: 'XA',
    start: '2026-12-31T09:00Z',
    ends: '2027-03-01',
  },
  {
    source: 'Convention on Cybercrime 29(7), over a leap day',
    clock: 'C-69',
    state: 'XA',
    start: '2027-12-31T09:00Z',
    ends: '2028-02-29',
  },

  // At sea.
  {
    source: 'Agreement at sea 1995, 7: four hours are four hours on the night the clocks go forward',
    clock: 'C-73',
    state: 'XA',
    start: '2026-03-29T00:30Z',
    ends: '2026-03-29T04:30Z',
  },
  {
    source: `Agreement at sea 1995, 14(2), fourteen days to Good Friday; ${xa}: Monday`,
    clock: 'C-74',
    state: 'XA',
    start: '2026-03-20T09:00Z',
    ends: '2026-04-06',
  },
  {
    source: `Agreement at sea 1995, 14(2), fourteen days from Good Friday; ${xa}`,
    clock: 'C-74',
    state: 'XA',
    start: '2026-04-03T09:00Z',
    ends: '2026-04-17',
  },
  {
    source: `Drugs Convention 1988, 17(7), a month from 31 January; ${xa}: from Saturday to Monday`,
    clock: 'C-75',
    state: 'XA',
    start: '2026-01-31T09:00Z',
    ends: '2026-03-02',
  },

  // The Convention itself, counted by nobody’s calendar.
  {
    source: 'UNTOC 40(1), one year from the receipt of a denunciation',
    clock: 'C-76',
    start: '2021-06-30T09:00Z',
    ends: '2022-06-30',
  },
  {
    source: 'UNTOC 35(2), six months from 31 August',
    clock: 'arbitration',
    start: '2026-08-31T09:00Z',
    ends: '2027-02-28',
  },
  {
    source: 'UNTOC 38(2), the thirtieth day after the deposit',
    clock: 'laterParty',
    start: '2024-02-20T09:00Z',
    ends: '2024-03-21',
  },
  {
    source: 'UNTOC 39(4), ninety days after the deposit',
    clock: 'amendment',
    start: '2026-01-01T09:00Z',
    ends: '2026-04-01',
  },
  {
    source: 'UNTOC 40(1), twelve months',
    clock: 'denunciation',
    start: '2024-02-29T09:00Z',
    ends: '2025-02-28',
  },

  // Between Aurelia and Cordovia.
  {
    source: `XA-XC 4(3), three days from a Friday; ${xc}: Monday`,
    clock: 'aureliaCordoviaOralRequest',
    state: 'XC',
    start: '2026-11-27T15:00Z',
    ends: '2026-11-30',
  },
  {
    source: `XA-XC 6(2), thirty days to 25 December; ${xa}: Monday`,
    clock: 'aureliaCordoviaAnswer',
    state: 'XA',
    start: '2026-11-25T15:00Z',
    ends: '2026-12-28',
  },
  {
    source: `XA-XC 6(2); ${xc}: the same, its holiday being the same`,
    clock: 'aureliaCordoviaAnswer',
    state: 'XC',
    start: '2026-11-25T15:00Z',
    ends: '2026-12-28',
  },
  {
    source: 'XA-XC 9(1), thirty consecutive days to a holiday, which moves nothing',
    clock: 'aureliaCordoviaSafeConduct',
    state: 'XA',
    start: '2026-11-25T15:00Z',
    ends: '2026-12-25',
  },
  {
    source: `XA-XC 11(1), ten days to 17 September; ${xc}: a holiday, so the 18th`,
    clock: 'aureliaCordoviaConfidentiality',
    state: 'XC',
    start: '2026-09-07T15:00Z',
    ends: '2026-09-18',
  },
  {
    source: `XA-XC 17(1), ten days; ${xa}`,
    clock: 'aureliaCordoviaAcknowledgement',
    state: 'XA',
    start: '2026-12-18T15:00Z',
    ends: '2026-12-28',
  },

  // House practice, counted as the State counts.
  {
    source: `house acknowledged-in-5-working-days; ${xa}: over Christmas and New Year`,
    clock: 'acknowledgement',
    state: 'XA',
    start: '2026-12-24T15:00Z',
    ends: '2027-01-04',
  },
  {
    source: `house acknowledged-in-5-working-days; ${xb}: over its New Year, kept on a Sunday, and a weekend`,
    clock: 'acknowledgement',
    state: 'XB',
    start: '2026-12-31T10:00Z',
    ends: '2027-01-10',
  },
  {
    source: `house acknowledged-in-5-working-days; ${xb}: over the holiday of 18 October`,
    clock: 'acknowledgement',
    state: 'XB',
    start: '2026-10-14T10:00Z',
    ends: '2026-10-22',
  },
  {
    source: `house acknowledged-in-5-working-days; ${xd}: Monday to Friday`,
    clock: 'acknowledgement',
    state: 'XD',
    start: '2026-11-23T08:00Z',
    ends: '2026-11-27',
  },
  {
    source: `house acknowledged-in-5-working-days; ${xe}: over the holiday of 20 October`,
    clock: 'acknowledgement',
    state: 'XE',
    start: '2026-10-16T08:00Z',
    ends: '2026-10-26',
  },
  {
    source: `house questions-answered-in-30-days; ${xa}: from Good Friday to Monday`,
    clock: 'answerToQuestions',
    state: 'XA',
    start: '2026-03-04T12:00Z',
    ends: '2026-04-06',
  },
  {
    source: `house questions-answered-in-30-days; ${xb}: over the holiday of 14 July`,
    clock: 'answerToQuestions',
    state: 'XB',
    start: '2026-06-14T12:00Z',
    ends: '2026-07-15',
  },
  {
    source: `house questions-answered-in-30-days; ${xa}; ten days of standing still, then from Saturday to Monday`,
    clock: 'answerToQuestions',
    state: 'XA',
    start: '2026-11-02T12:00Z',
    suspended: ['2026-11-10T12:00Z', '2026-11-20T12:00Z'],
    ends: '2026-12-14',
  },
  {
    source: `house consultation-in-30-days; ${xd}`,
    clock: 'consultation',
    state: 'XD',
    start: '2026-11-01T08:00Z',
    ends: '2026-11-30',
  },
  {
    source: `house consultation-in-30-days; ${xd}; over the holiday of 2 November`,
    clock: 'consultation',
    state: 'XD',
    start: '2026-10-04T08:00Z',
    ends: '2026-11-03',
  },
  {
    source: 'house oral-request-confirmed-in-24-hours: hours, on the night the clocks go back',
    clock: 'oralRequestConfirmed',
    state: 'XA',
    start: '2026-10-24T12:00Z',
    ends: '2026-10-25T12:00Z',
  },
]
