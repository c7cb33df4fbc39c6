import type { Counting, PeriodUnit } from '#lib/period.ts'

/** One row of the lawyer's table: a period, how it is counted, when it ends, and where that is written. */
export interface DecidedRow {
  readonly source: string
  readonly start: string
  readonly length: number
  readonly unit: PeriodUnit
  readonly counting: Counting
  readonly ends: string
  /** ISO weekdays off; none where the decision names none. */
  readonly weekend?: readonly number[]
  readonly holidays?: readonly string[]
}

const excluded = { excludeFirstDay: true, rollOver: false } as const
const excludedRolling = { excludeFirstDay: true, rollOver: true } as const
const included = { excludeFirstDay: false, rollOver: false } as const

const toeters =
  'ECJ 11 Nov 2004, C-171/03 Toeters and Verberk, summary 1 (Reg. 1182/71 art. 3(2)(c): same weekday as the event); days of slaughter: Opinion, para. 3'
const matthew = 'UKSC 21 May 2021, Matthew v Sedman [2021] UKSC 19, para. 3'
const wadhawan =
  'Bombay High Court 20 Aug 2020, Wadhawan v Directorate of Enforcement (day of remand 14 May counted; charge sheet of 13 July a day late); upheld by the Supreme Court of India 27 March 2023'
const ocumpaugh =
  'Court of Appeals, District of Columbia 1904, Ocumpaugh v Norton, 24 App. D.C. 296, 297–298 (Sundays and the holiday left out: the forty-first day)'
const burnet = 'US Supreme Court 26 Jan 1931, Burnet v Willingham Loan & Trust Co., 282 U.S. 437, 439'

/** From published decisions on the counting of time. Facts and answers are the courts’; the words are ours. */
export const decided: readonly DecidedRow[] = [
  {
    source:
      'ECJ 15 Jan 1987, 152/85 Misset, headnote (three months end on the day of the same number as the notification)',
    start: '1985-02-18T08:00',
    length: 3,
    unit: 'months',
    counting: excluded,
    ends: '1985-05-18',
  },
  {
    source: 'ECJ 15 Jan 1987, 152/85 Misset, headnote (whatever the hour of the notification)',
    start: '1985-02-18T23:59',
    length: 3,
    unit: 'months',
    counting: excluded,
    ends: '1985-05-18',
  },
  { source: toeters, start: '1998-01-27', length: 3, unit: 'weeks', counting: excluded, ends: '1998-02-17' },
  { source: toeters, start: '1998-01-28', length: 3, unit: 'weeks', counting: excluded, ends: '1998-02-18' },
  { source: toeters, start: '1998-03-12', length: 3, unit: 'weeks', counting: excluded, ends: '1998-04-02' },
  { source: toeters, start: '1998-03-13', length: 3, unit: 'weeks', counting: excluded, ends: '1998-04-03' },
  { source: toeters, start: '1998-03-16', length: 3, unit: 'weeks', counting: excluded, ends: '1998-04-06' },
  {
    source:
      'ECtHR (GC) 29 June 2012, Sabri Güneş v. Turkey, no. 27396/06: the last day was a Sunday and did not move; the application of Monday 29 May 2006 came too late. The first day is the corresponding one',
    start: '2005-11-28',
    length: 6,
    unit: 'months',
    counting: excluded,
    weekend: [6, 7],
    ends: '2006-05-28',
  },
  {
    source:
      'House of Lords 18 June 1981, Dodds v Walker [1981] 1 WLR 1027, Lord Diplock (notice 30 September 1978; 31 January 1979 was a day late)',
    start: '1978-09-30',
    length: 4,
    unit: 'months',
    counting: excluded,
    ends: '1979-01-30',
  },
  {
    source:
      'House of Lords 18 June 1981, Dodds v Walker [1981] 1 WLR 1027, Lord Diplock (no corresponding date: the last day of February). The day of the notice is ours',
    start: '1978-10-30',
    length: 4,
    unit: 'months',
    counting: excluded,
    ends: '1979-02-28',
  },
  {
    source:
      'Court of Appeal (England), E J Riley Investments v Eurostile Holdings, on the notice of 23 March 1983 (two months after it end on 23 May)',
    start: '1983-03-23',
    length: 2,
    unit: 'months',
    counting: excluded,
    ends: '1983-05-23',
  },
  {
    source:
      'Court of Appeal (England) 14 Dec 1972, Pritam Kaur v S Russell & Sons [1973] QB 336, Lord Denning, paras 1–2 (last day a Saturday, office shut: Monday)',
    start: '1967-09-05',
    length: 3,
    unit: 'years',
    counting: excludedRolling,
    weekend: [6, 7],
    ends: '1970-09-07',
  },
  {
    source: `${matthew} (a whole day that begins at midnight counts)`,
    start: '2011-06-03',
    length: 6,
    unit: 'years',
    counting: included,
    ends: '2017-06-02',
  },
  {
    source: `${matthew} (were it not counted: Saturday 3 June)`,
    start: '2011-06-03',
    length: 6,
    unit: 'years',
    counting: excluded,
    ends: '2017-06-03',
  },
  {
    source: `${matthew} (and, the office being shut at the weekend, Monday 5 June)`,
    start: '2011-06-03',
    length: 6,
    unit: 'years',
    counting: excludedRolling,
    weekend: [6, 7],
    ends: '2017-06-05',
  },
  { source: burnet, start: '1921-03-15', length: 5, unit: 'years', counting: excluded, ends: '1926-03-15' },
  { source: burnet, start: '1922-03-15', length: 4, unit: 'years', counting: excluded, ends: '1926-03-15' },
  {
    source:
      'Supreme Court of India 26 July 2010, State of Himachal Pradesh v Himachal Techno Engineers, para. 3 (the count below by ninety days from 11.11.2007)',
    start: '2007-11-11',
    length: 90,
    unit: 'calendarDays',
    counting: excluded,
    ends: '2008-02-09',
  },
  {
    source: wadhawan,
    start: '2020-05-14',
    length: 60,
    unit: 'calendarDays',
    counting: included,
    ends: '2020-07-12',
  },
  {
    source: `${wadhawan}; the order it set aside had left that day out`,
    start: '2020-05-14',
    length: 60,
    unit: 'calendarDays',
    counting: excluded,
    ends: '2020-07-13',
  },
  {
    source:
      'Court of Appeals, 8th Cir. 1893, Johnson v Meyers, 54 F. 417 (last day Sunday 27 November; no statute moves it)',
    start: '1892-05-27',
    length: 6,
    unit: 'months',
    counting: excluded,
    weekend: [7],
    ends: '1892-11-27',
  },
  {
    source:
      'Supreme Court of Iowa, Bruce v Pope (submitted Thursday 24 July 1913, three days, last day a Sunday: Monday 28 July)',
    start: '1913-07-24',
    length: 3,
    unit: 'calendarDays',
    counting: excludedRolling,
    weekend: [7],
    ends: '1913-07-28',
  },
  {
    source: ocumpaugh,
    start: '1904-01-05',
    length: 41,
    unit: 'workingDays',
    counting: excluded,
    weekend: [7],
    holidays: ['1904-02-22'],
    ends: '1904-02-23',
  },
  {
    source: ocumpaugh,
    start: '1904-07-14',
    length: 41,
    unit: 'workingDays',
    counting: excluded,
    weekend: [7],
    ends: '1904-08-31',
  },
  {
    source:
      'Supreme Court of Virginia 26 April 1948, Cousins v Commonwealth, 187 Va. 506, syllabus 1 (no day of that number: the last day of the month). The days are ours',
    start: '1948-01-31',
    length: 1,
    unit: 'months',
    counting: excluded,
    ends: '1948-02-29',
  },
]
