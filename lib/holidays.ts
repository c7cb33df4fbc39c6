import { dayOff } from './period.ts'

/** Public holidays as rules, from which the days of any year follow. */

/** Years are inclusive; without them the rule has always held. `half`: only the afternoon is off. */
interface Held {
  readonly from?: number
  readonly until?: number
  readonly half?: boolean
  /** On a weekend it is kept on the next working day, or on the working day nearest to it. */
  readonly kept?: 'next' | 'nearest'
}

export type HolidayRule = Held &
  (
    | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
    /** Days after Easter Sunday (Gregorian); negative before. */
    | { readonly kind: 'easter'; readonly offset: number }
    /** The nth weekday of a month, Monday 1 to Sunday 7; -1 is the last. */
    | { readonly kind: 'weekday'; readonly month: number; readonly weekday: number; readonly nth: number }
  )

export interface Holidays {
  /** ISO dates, in order. */
  readonly whole: readonly string[]
  /** A half day is a working day for every count: a day is off only when it is off whole. */
  readonly half: readonly string[]
}

/**
 * The days off a set of rules gives for a year.
 *
 * @param weekend ISO weekdays, for holidays kept on another day when they fall on one
 */
export function holidaysIn(
  year: number,
  rules: readonly HolidayRule[],
  weekend: readonly number[],
): Holidays {
  const kept = rules
    .filter(rule => (rule.from ?? year) <= year && year <= (rule.until ?? year))
    .map(rule => ({ half: rule.half === true, day: keptOn(dayOf(rule, year), rule, weekend).toString() }))
  const days = (half: boolean) => [
    ...new Set(
      kept
        .filter(one => one.half === half)
        .map(one => one.day)
        .toSorted(),
    ),
  ]
  return { whole: days(false), half: days(true) }
}

/** Easter Sunday of the Gregorian calendar, by the tables of 1582 put into whole numbers. */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  // The moon's age on the day before March, after the two corrections of a century.
  const epact =
    (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30
  const moon = epact - (epact === 29 || (epact === 28 && golden > 10) ? 1 : 0)
  const full = new Temporal.PlainDate(year, 3, 21).add({ days: moon })
  // The Sunday after the full moon, never on it.
  return full.add({ days: 7 - (full.dayOfWeek % 7) })
}

function dayOf(rule: HolidayRule, year: number): Temporal.PlainDate {
  switch (rule.kind) {
    case 'fixed':
      return new Temporal.PlainDate(year, rule.month, rule.day)
    case 'easter':
      return easterSunday(year).add({ days: rule.offset })
    case 'weekday': {
      const first = new Temporal.PlainDate(year, rule.month, 1)
      if (rule.nth < 0) {
        const last = first.add({ months: 1 }).subtract({ days: 1 })
        return last.subtract({ days: ((last.dayOfWeek - rule.weekday + 7) % 7) + 7 * (-rule.nth - 1) })
      }
      return first.add({ days: ((rule.weekday - first.dayOfWeek + 7) % 7) + 7 * (rule.nth - 1) })
    }
  }
}

function keptOn(day: Temporal.PlainDate, rule: Held, weekend: readonly number[]): Temporal.PlainDate {
  const calendar = { weekend, holidays: new Set<string>() }
  if (!rule.kept || !dayOff(day, calendar)) return day
  for (let days = 1; ; days++) {
    const before = day.subtract({ days })
    if (rule.kept === 'nearest' && !dayOff(before, calendar)) return before
    const after = day.add({ days })
    if (!dayOff(after, calendar)) return after
  }
}
