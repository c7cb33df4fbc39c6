/** Calendar arithmetic: when a period ends, and how long something took without its pauses. */

/** How an instrument counts. */
export interface CountingRule {
  readonly unit: 'calendarDays' | 'workingDays' | 'hours' | 'months'
  /** The day of the event is not counted. Does not apply to hours. */
  readonly excludeFirstDay: boolean
  /** A period of days or months that would end on a day off ends on the next working day. Does not apply to hours. */
  readonly rollOver: boolean
}

/** Days off of the authority that must act. */
export interface WorkCalendar {
  /** ISO weekdays, Monday 1 to Sunday 7. */
  readonly weekend: readonly number[]
  /** ISO dates, e.g. `2026-01-01`. */
  readonly holidays: ReadonlySet<string>
}

/** From `start` up to, not including, `end`. */
export interface Interval {
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
}

/** A longer period is a mistake, and counting its working days would take long. */
const MAX_LENGTH = 100_000

/**
 * The last moment of a period.
 *
 * Days and months end one millisecond before the day after in the zone begins, which is right on days of 23 and
 * 25 hours, and survives a database's rounding to microseconds without slipping into the next day. Hours are exact.
 * Months end on the day of the same number, or on the month's last day where there is none.
 *
 * @param length how many of the rule's unit: a whole number from 1
 * @throws RangeError on another length, an unknown zone, or a calendar without working days
 */
export function due(period: {
  readonly start: Temporal.Instant
  readonly zone: string
  readonly length: number
  readonly rule: CountingRule
  readonly calendar: WorkCalendar
}): Temporal.ZonedDateTime {
  const { start, zone, length, rule, calendar } = period
  if (!Number.isInteger(length) || length < 1 || length > MAX_LENGTH) {
    throw new RangeError(`the length of a period is a whole number from 1 to ${MAX_LENGTH}, not ${length}`)
  }
  if (rule.unit === 'hours') return start.add({ hours: length }).toZonedDateTimeISO(zone)
  const first = start.toZonedDateTimeISO(zone).toPlainDate()
  const last = lastDay(first, length, rule, calendar)
  return endOfDay(rule.rollOver ? nextWorkingDay(last, calendar) : last, zone)
}

/** How many midnights of the zone lie between two instants; negative when `end` comes first. */
export function daysBetween(start: Temporal.Instant, end: Temporal.Instant, zone: string): number {
  const from = start.toZonedDateTimeISO(zone).toPlainDate()
  return from.until(end.toZonedDateTimeISO(zone).toPlainDate(), { largestUnit: 'day' }).days
}

/**
 * Length of an interval in days of 86,400 seconds, with fraction.
 *
 * @throws RangeError when it ends before it starts
 */
export function grossDays(interval: Interval): number {
  return Number(nanoseconds(interval)) / NANOSECONDS_A_DAY
}

/**
 * Length of an interval without its pauses, in days of 86,400 seconds. Pauses may overlap each other and reach
 * beyond the interval; each moment is taken off once.
 *
 * @throws RangeError when an interval ends before it starts
 */
export function netDays(interval: Interval, pauses: readonly Interval[]): number {
  let net = nanoseconds(interval)
  for (const pause of merge(pauses)) {
    const start = later(pause.start, interval.start)
    const end = earlier(pause.end, interval.end)
    if (isBefore(start, end)) net -= nanoseconds({ start, end })
  }
  return Number(net) / NANOSECONDS_A_DAY
}

/**
 * The same moments as disjoint intervals in order of time; touching ones become one, empty ones vanish.
 *
 * @throws RangeError when an interval ends before it starts
 */
export function merge(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  const sorted = intervals
    .filter(interval => nanoseconds(interval) > 0n)
    .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
  for (const interval of sorted) {
    const last = merged.at(-1)
    if (!last || isBefore(last.end, interval.start)) merged.push({ start: interval.start, end: interval.end })
    else merged[merged.length - 1] = { start: last.start, end: later(last.end, interval.end) }
  }
  return merged
}

const NANOSECONDS_A_DAY = 86_400e9

function lastDay(
  first: Temporal.PlainDate,
  length: number,
  rule: CountingRule,
  calendar: WorkCalendar,
): Temporal.PlainDate {
  switch (rule.unit) {
    case 'calendarDays':
    case 'hours':
      return first.add({ days: rule.excludeFirstDay ? length : length - 1 })
    case 'workingDays': {
      let day = nextWorkingDay(rule.excludeFirstDay ? first.add({ days: 1 }) : first, calendar)
      for (let counted = 1; counted < length; counted++) day = nextWorkingDay(day.add({ days: 1 }), calendar)
      return day
    }
    case 'months': {
      const last = first.add({ months: length })
      // A month without the day's number ends the period on its last day, whether the first day counts or not.
      const clipped = last.day !== first.day
      return rule.excludeFirstDay || clipped ? last : last.subtract({ days: 1 })
    }
  }
}

function nextWorkingDay(day: Temporal.PlainDate, calendar: WorkCalendar): Temporal.PlainDate {
  if (new Set(calendar.weekend).size >= 7)
    throw new RangeError('a calendar needs at least one working weekday')
  let working = day
  while (calendar.weekend.includes(working.dayOfWeek) || calendar.holidays.has(working.toString())) {
    working = working.add({ days: 1 })
  }
  return working
}

function endOfDay(day: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return day.add({ days: 1 }).toZonedDateTime(zone).subtract({ milliseconds: 1 })
}

function nanoseconds(interval: Interval): bigint {
  const length = interval.end.epochNanoseconds - interval.start.epochNanoseconds
  if (length < 0n) throw new RangeError('an interval cannot end before it starts')
  return length
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(b, a) ? b : a
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(a, b) ? b : a
}
