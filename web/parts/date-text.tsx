import { useIntl } from 'react-intl'
import { useWords } from '../words/words.ts'

/** A day without a clock, `2026-11-27`: “Fri 27 Nov”, with the year when it is not this one. */
export function DateText({ date, long = false }: { date: string; long?: boolean }) {
  const intl = useIntl()
  // A day is the same day everywhere: read and written in UTC.
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  const year = long ? { year: 'numeric' as const } : yearUnlessThis(day.getUTCFullYear())
  const text = intl.formatDate(day, {
    timeZone: 'UTC',
    day: 'numeric',
    month: long ? 'long' : 'short',
    ...(long ? { weekday: 'long' as const } : { weekday: 'short' as const }),
    ...year,
  })
  return (
    <time dateTime={date.slice(0, 10)} className="tabular">
      {text}
    </time>
  )
}

/** An instant in the reader's zone, absolute: “22 Nov 16:40”; the zone and the second on hovering. */
export function Instant({ at, withTime = true }: { at: string; withTime?: boolean }) {
  const intl = useIntl()
  const { say } = useWords()
  const instant = new Date(at)
  const year = yearUnlessThis(instant.getFullYear())
  const date = intl.formatDate(instant, { day: 'numeric', month: 'short', ...year })
  const time = intl.formatDate(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const exact = intl.formatDate(instant, { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <time dateTime={at} className="tabular" title={say('date.exact', { exact, zone })}>
      {withTime ? `${date} ${time}` : date}
    </time>
  )
}

/** The year is said unless everybody would take it for this one. */
function yearUnlessThis(year: number): { year?: 'numeric' } {
  return year === new Date().getFullYear() ? {} : { year: 'numeric' }
}
