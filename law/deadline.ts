import type { Interval } from '#lib/calendar.ts'
import { periodEnd, type Counting, type CountingStep, type Period, type PeriodUnit } from '#lib/period.ts'
import type { Clock } from './clocks.ts'
import type { Authority } from './instrument.ts'
import { centralAuthority, type Profile } from './profiles/shape.ts'
import type { Consequence, TextClock } from './text-clocks.ts'

/**
 * How long, and by which text. What it does not say (which days count, where they begin and end, which are off)
 * is taken from the State whose authority counts.
 */
export interface DeadlineRule {
  readonly length: number
  readonly unit: PeriodUnit
  /** Counted back from a day that is to come. */
  readonly back?: boolean
  /** The text calls the days consecutive, so that a day off at the end moves nothing. */
  readonly consecutive?: boolean
  readonly consequence: Consequence
}

export interface DeadlineFacts {
  readonly start: Temporal.Instant
  /** The State whose authority counts; without it days are counted as house practice has it, none of them off. */
  readonly counting?: Profile | undefined
  /** Of an authority that sits elsewhere than its central authority. */
  readonly zone?: string
  readonly suspensions?: readonly Interval[]
  /** What the States agreed on instead, where the text lets them. */
  readonly agreed?: { readonly length: number; readonly unit: PeriodUnit }
}

export interface Deadline {
  /** Last day, `2026-12-15`, in `zone`. */
  readonly day: string
  readonly due: Temporal.Instant
  readonly zone: string
  readonly steps: readonly CountingStep[]
  /** On which text it is counted that way. */
  readonly countedBy: Authority
  readonly consequence: Consequence
  /** Years the count ran into of which the State's profile lists no holidays: the day may have to move. */
  readonly holidaysUnknown: readonly number[]
}

/**
 * When a deadline ends, how that was counted and on which text.
 *
 * @example computeDeadline(ruleOf(clocks.answerToQuestions), { start, counting: aurelia }).day
 */
export function computeDeadline(rule: DeadlineRule, facts: DeadlineFacts): Deadline {
  const { counting: profile } = facts
  const { basis, ...counts } = countingOf(profile, rule)
  const zone = facts.zone ?? zoneOf(profile)
  const period: Period = {
    start: facts.start,
    zone,
    length: facts.agreed?.length ?? rule.length,
    unit: facts.agreed?.unit ?? rule.unit,
    counting: counts,
    calendar: {
      weekend: profile?.calendar.weekend ?? [],
      holidays: new Set(profile?.calendar.holidays ?? []),
    },
    back: rule.back === true,
    ...(facts.suspensions ? { suspensions: facts.suspensions } : {}),
  }
  const end = periodEnd(period)
  return {
    day: end.day.toString(),
    due: end.due.toInstant(),
    zone,
    steps: end.steps,
    countedBy: basis,
    consequence: rule.consequence,
    holidaysUnknown: yearsWithout(profile, period, end.day),
  }
}

/** The rule behind a row of our own clocks. Its own counting is house practice and gives way to a profile's. */
export function ruleOf(clock: Clock): DeadlineRule {
  return {
    length: clock.length,
    unit: clock.counting.unit,
    consecutive: clock.counting.unit === 'calendarDays' && !clock.counting.rollOver,
    consequence: clock.end === 'alarm' ? 'alarmOnly' : clock.end,
  }
}

/** The rule behind a clock of a text, or `undefined` where the text gives no number. */
export function ruleOfText(clock: TextClock): DeadlineRule | undefined {
  if (clock.length === null || clock.unit === null) return undefined
  return {
    length: clock.length,
    unit: clock.unit,
    back: clock.back === true,
    consecutive: clock.consecutive === true,
    consequence: clock.end,
  }
}

/** The zone in which a State's central authority counts; UTC where no profile is known, or none we know the zone of. */
export function zoneOf(profile: Profile | undefined): string {
  const zone = profile && (centralAuthority(profile) ?? profile.authorities[0])?.zone
  return zone !== undefined && isZone(zone) ? zone : 'UTC'
}

/** A profile comes from another State and may name a zone that this machine does not have. */
function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

function countingOf(profile: Profile | undefined, rule: DeadlineRule): Counting & { basis: Authority } {
  const { excludeFirstDay, rollOver, basis } = profile?.calendar.counting ?? ours
  return { excludeFirstDay, rollOver: rollOver && rule.consecutive !== true, basis }
}

const ours = { excludeFirstDay: true, rollOver: true, basis: 'house counting-of-days' } as const

function yearsWithout(profile: Profile | undefined, period: Period, end: Temporal.PlainDate): number[] {
  if (!profile || period.unit === 'hours') return []
  // Holidays matter where working days are counted and where the end may roll.
  if (period.unit !== 'workingDays' && !period.counting.rollOver) return []
  const listed = new Set(profile.calendar.holidays.map(day => Number(day.slice(0, 4))))
  const start = period.start.toZonedDateTimeISO(period.zone).year
  const [first, last] = start < end.year ? [start, end.year] : [end.year, start]
  const asked = period.unit === 'workingDays' ? range(first, last) : [end.year]
  return asked.filter(year => !listed.has(year))
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
