import { localeOf } from '../words/words.ts'

/** The name of a day of the week: Monday is 1, Sunday 7. */
export function weekdayName(day: number, language: string): string {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  )
}
