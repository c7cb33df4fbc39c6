/** The end of a period, with every step that led there, so that a person can check the count. */

import type { Interval, WorkCalendar } from './calendar.ts'
import { merge } from './calendar.ts'

export type PeriodUnit = 'hours' | 'calendarDays' | 'workingDays' | 'weeks' | 'months' | 'years'

/** How days are counted where the text that gives the length does not say. Neither applies to hours. */
export interface Counting {
  /** The day of the event is not counted. */
  readonly excludeFirstDay: boolean
  /**
   * A period that would end on a day off ends on the next working day; one counted back from a date, on the
   * working day before, since a later day would cut into the time the text guarantees.
   */
  readonly rollOver: boolean
}

export interface Period {
  /** The event: a period counted back starts from the date that is to come. */
  readonly start: Temporal.Instant
  /** IANA name of the zone in which days begin and end. */
  readonly zone: string
  /** A whole number from 1. */
  readonly length: number
  readonly unit: PeriodUnit
  readonly counting: Counting
  readonly calendar: WorkCalendar
  /** Counted back from `start`. The answer is then the last day in time, not the first day too late. */
  readonly back?: boolean
  /** While these last the clock stands still. Not for a period counted back. */
  readonly suspensions?: readonly Interval[]
}

/** One step of the count. Days are ISO dates in the period's zone. */
export type CountingStep =
  | { readonly step: 'starts'; readonly day: string; readonly counted: boolean }
  | {
      readonly step: 'counted'
      readonly length: number
      readonly unit: PeriodUnit
      readonly day: string
      readonly back: boolean
    }
  /** The month has no day of that number: its last day ends the period. */
  | { readonly step: 'lastOfMonth'; readonly day: string }
  | { readonly step: 'skipped'; readonly days: number }
  | { readonly step: 'suspended'; readonly days: number; readonly day: string }
  | { readonly step: 'dayOff'; readonly day: string; readonly why: 'weekend' | 'holiday' }
  | { readonly step: 'rolled'; readonly day: string; readonly back: boolean }

export interface PeriodEnd {
  /** Last day of the period, in its zone. */
  readonly day: Temporal.PlainDate
  /**
   * Last moment: of days, one millisecond before midnight in the zone; of hours, exact. Of a period counted back,
   * the end of the last day in time.
   */
  readonly due: Temporal.ZonedDateTime
  readonly steps: readonly CountingStep[]
}

/** A longer period is a mistake, and walking its days would take long. */
const MAX_LENGTH = 100_000

/**
 * When a period ends and how that was counted.
 *
 * Weeks end on the weekday, months and years on the day of the same number (or the month's last) as the day from
 * which they run. A clock that stood still is made good: the period ends as many days later as midnights passed
 * meanwhile (hours: by the time itself), so that gross is net and suspended together. Where the day of the event is
 * not counted and the clock stands still from that day on, the day it runs again is not counted in its place.
 *
 * @throws RangeError on another length, an unknown zone, a calendar without working days where one is looked for,
 *   a suspension of a period counted back or one that ends before it starts
 */
export function periodEnd(period: Period): PeriodEnd {
  const { start, zone, length, unit } = period
  if (!Number.isInteger(length) || length < 1 || length > MAX_LENGTH) {
    throw new RangeError(`the length of a period is a whole number from 1 to ${MAX_LENGTH}, not ${length}`)
  }
  if (period.back && period.suspensions?.length) {
    throw new RangeError('a period counted back from a date does not stand still')
  }
  if (unit === 'hours') return hoursEnd(period)
  const first = start.toZonedDateTimeISO(zone).toPlainDate()
  const steps: CountingStep[] = [
    { step: 'starts', day: first.toString(), counted: !period.counting.excludeFirstDay },
  ]
  const stopped = stoppedDays(period, first)
  const counted = unit === 'workingDays' ? walk(period, first, stopped) : leap(period, first)
  steps.push({ step: 'counted', length, unit, day: counted.day.toString(), back: period.back === true })
  if (counted.clipped) steps.push({ step: 'lastOfMonth', day: counted.day.toString() })
  if (counted.skipped > 0) steps.push({ step: 'skipped', days: counted.skipped })
  const made = unit === 'workingDays' ? counted.day : madeGood(counted.day, stopped)
  const standing = unit === 'workingDays' ? counted.stood : daysFrom(counted.day, made)
  if (standing > 0) steps.push({ step: 'suspended', days: standing, day: made.toString() })
  const day = period.counting.rollOver ? rolled(made, period, steps) : made
  return { day, due: endOfDay(day, zone), steps }
}

/** A day off, and why; a holiday on a weekend is a weekend. */
export function dayOff(day: Temporal.PlainDate, calendar: WorkCalendar): 'weekend' | 'holiday' | undefined {
  if (calendar.weekend.includes(day.dayOfWeek)) return 'weekend'
  return calendar.holidays.has(day.toString()) ? 'holiday' : undefined
}

interface Counted {
  readonly day: Temporal.PlainDate
  readonly clipped: boolean
  /** Days off that were passed over. */
  readonly skipped: number
  /** Days passed over because the clock stood still. */
  readonly stood: number
}

/** From day to day, inclusive to exclusive. */
interface Stop {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

function hoursEnd({ start, zone, length, back, suspensions }: Period): PeriodEnd {
  const naive = back ? start.subtract({ hours: length }) : start.add({ hours: length })
  let end = naive
  for (const pause of merge(suspensions ?? [])) {
    const from = Temporal.Instant.compare(pause.start, start) < 0 ? start : pause.start
    if (Temporal.Instant.compare(from, end) >= 0 || Temporal.Instant.compare(pause.end, from) <= 0) continue
    end = end.add(from.until(pause.end))
  }
  const due = end.toZonedDateTimeISO(zone)
  const from = start.toZonedDateTimeISO(zone).toPlainDate().toString()
  const day = due.toPlainDate()
  const steps: CountingStep[] = [
    { step: 'starts', day: from, counted: true },
    {
      step: 'counted',
      length,
      unit: 'hours',
      day: naive.toZonedDateTimeISO(zone).toPlainDate().toString(),
      back: back === true,
    },
  ]
  const stood = Number(end.epochNanoseconds - naive.epochNanoseconds) / NANOSECONDS_A_DAY
  if (stood > 0) steps.push({ step: 'suspended', days: stood, day: day.toString() })
  return { day, due, steps }
}

const NANOSECONDS_A_DAY = 86_400e9

/** Calendar days, weeks, months and years: to the day at once. */
function leap({ length, unit, counting, back }: Period, first: Temporal.PlainDate): Counted {
  const by =
    unit === 'months'
      ? { months: length }
      : unit === 'years'
        ? { years: length }
        : { days: unit === 'weeks' ? 7 * length : length }
  const far = back ? first.subtract(by) : first.add(by)
  const clipped = (unit === 'months' || unit === 'years') && far.day !== first.day
  const inclusive = !counting.excludeFirstDay && !clipped
  const day = inclusive ? (back ? far.add({ days: 1 }) : far.subtract({ days: 1 })) : far
  return { day, clipped, skipped: 0, stood: 0 }
}

/** Working days: one after the other, over days off and over days on which the clock stood still. */
function walk(period: Period, first: Temporal.PlainDate, stops: readonly Stop[]): Counted {
  const { length, counting, calendar, back } = period
  mustWork(calendar)
  const one = { days: back ? -1 : 1 }
  let day = counting.excludeFirstDay ? first.add(one) : first
  let [skipped, stood, counted] = [0, 0, 0]
  for (;;) {
    if (isStopped(day, stops) || (counting.excludeFirstDay && runsAgain(day, first, stops))) stood++
    else if (dayOff(day, calendar)) skipped++
    else if (++counted === length) return { day, clipped: false, skipped, stood }
    day = day.add(one)
  }
}

/** As many days later as the clock stood still on the way, and on the days so added. */
function madeGood(end: Temporal.PlainDate, stops: readonly Stop[]): Temporal.PlainDate {
  return stops.reduce(
    (last, { from, to }) =>
      Temporal.PlainDate.compare(from, last) > 0 ? last : last.add({ days: daysFrom(from, to) }),
    end,
  )
}

/**
 * Days on which the clock stood still, in order and apart: from the day it stopped, the first at the earliest, to the
 * day it ran again.
 */
function stoppedDays({ suspensions, zone }: Period, first: Temporal.PlainDate): readonly Stop[] {
  const stops: Stop[] = []
  for (const { start, end } of merge(suspensions ?? [])) {
    const stopped = start.toZonedDateTimeISO(zone).toPlainDate()
    const from = daysFrom(stopped, first) > 0 ? first : stopped
    const to = end.toZonedDateTimeISO(zone).toPlainDate()
    if (daysFrom(from, to) <= 0) continue
    const last = stops.at(-1)
    if (last?.to.equals(from)) stops[stops.length - 1] = { from: last.from, to }
    else stops.push({ from, to })
  }
  return stops
}

function isStopped(day: Temporal.PlainDate, stops: readonly Stop[]): boolean {
  return stops.some(stop => daysFrom(stop.from, day) >= 0 && daysFrom(day, stop.to) > 0)
}

function runsAgain(day: Temporal.PlainDate, first: Temporal.PlainDate, stops: readonly Stop[]): boolean {
  return stops.some(stop => stop.from.equals(first) && stop.to.equals(day))
}

function rolled(last: Temporal.PlainDate, period: Period, steps: CountingStep[]): Temporal.PlainDate {
  const { calendar, back } = period
  let day = last
  for (let why = dayOff(day, calendar); why; why = dayOff(day, calendar)) {
    mustWork(calendar)
    steps.push({ step: 'dayOff', day: day.toString(), why })
    day = day.add({ days: back ? -1 : 1 })
  }
  if (!day.equals(last)) steps.push({ step: 'rolled', day: day.toString(), back: back === true })
  return day
}

function mustWork(calendar: WorkCalendar): void {
  if (new Set(calendar.weekend).size >= 7)
    throw new RangeError('a calendar needs at least one working weekday')
}

function daysFrom(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'day' }).days
}

function endOfDay(day: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return day.add({ days: 1 }).toZonedDateTime(zone).subtract({ milliseconds: 1 })
}
