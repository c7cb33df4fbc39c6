import type { HolidayRule } from '#lib/holidays.ts'

/**
 * The calendars of the five invented States as rules, from which their profiles list the days of a few years. Each
 * has a version and the first year it holds for: an amended calendar is a new version, and a deadline counted under
 * the old one is not counted again.
 */
export interface StateCalendar {
  readonly version: number
  readonly from: number
  /** ISO weekdays. */
  readonly weekend: readonly number[]
  readonly holidays: readonly HolidayRule[]
}

const christmas = { kind: 'fixed', month: 12, day: 25 } as const
const newYear = { kind: 'fixed', month: 1, day: 1 } as const
const fixed = (month: number, day: number) => ({ kind: 'fixed', month, day }) as const

export const calendars = {
  XA: [
    {
      version: 1,
      from: 2020,
      weekend: [6, 7],
      holidays: [
        newYear,
        { kind: 'easter', offset: -2 },
        fixed(6, 9),
        { kind: 'weekday', month: 8, weekday: 1, nth: -1 },
        { ...christmas, kept: 'nearest' },
        { ...fixed(12, 31), half: true },
      ],
    },
  ],
  XB: [
    {
      version: 1,
      from: 2020,
      weekend: [5, 6],
      holidays: [
        { ...newYear, kept: 'next' },
        { ...fixed(3, 20), kept: 'next' },
        { ...fixed(5, 1), kept: 'next' },
        { ...fixed(7, 14), kept: 'next' },
        { ...fixed(10, 17), kept: 'next' },
      ],
    },
  ],
  XC: [
    {
      version: 1,
      from: 2020,
      weekend: [6, 7],
      holidays: [newYear, fixed(5, 1), fixed(9, 17), christmas],
    },
  ],
  XD: [
    {
      version: 1,
      from: 2020,
      weekend: [6, 7],
      holidays: [newYear, fixed(1, 2), fixed(5, 26), fixed(11, 2)],
    },
  ],
  XE: [
    {
      version: 1,
      from: 2024,
      weekend: [6, 7],
      holidays: [newYear, fixed(6, 1), fixed(10, 20), fixed(12, 12)],
    },
  ],
} as const satisfies Readonly<Record<string, readonly StateCalendar[]>>

/** The calendar of a State that holds in a year, or `undefined` where none is known. */
export function calendarIn(state: string, year: number): StateCalendar | undefined {
  const versions: Readonly<Record<string, readonly StateCalendar[]>> = calendars
  if (!Object.hasOwn(versions, state)) return undefined
  return versions[state]?.filter(one => one.from <= year).toSorted((a, b) => b.version - a.version)[0]
}
