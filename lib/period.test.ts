import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { due, type Interval, type WorkCalendar } from './calendar.ts'
import { dayOff, periodEnd, type Period, type PeriodUnit } from './period.ts'

const none: WorkCalendar = { weekend: [], holidays: new Set() }
const weekends: WorkCalendar = { weekend: [6, 7], holidays: new Set(['2026-04-03']) }
const plain = { excludeFirstDay: true, rollOver: false } as const
const at = (text: string) => Temporal.Instant.from(text)
const ends = (given: Partial<Period> & Pick<Period, 'start' | 'length' | 'unit'>) =>
  periodEnd({ zone: 'UTC', counting: plain, calendar: none, ...given })

const instant = () =>
  fc
    .integer({ min: -1_000_000_000_000, max: 4_000_000_000_000 })
    .map(ms => Temporal.Instant.fromEpochMilliseconds(ms))
const zone = () =>
  fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Tunis')
const calendar = () =>
  fc.record({
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 }),
    holidays: fc
      .array(
        fc
          .integer({ min: -12_000, max: 47_000 })
          .map(days => new Temporal.PlainDate(1970, 1, 1).add({ days }).toString()),
        { maxLength: 30 },
      )
      .map(days => new Set(days)),
  })
const counting = () => fc.record({ excludeFirstDay: fc.boolean(), rollOver: fc.boolean() })
const dayUnit = () => fc.constantFrom<PeriodUnit>('calendarDays', 'workingDays', 'weeks', 'months', 'years')
/** Suspensions that begin some hours after the start and last some hours. */
const pauses = (start: Temporal.Instant) =>
  fc.array(
    fc.tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 0, max: 900 })).map(([after, lasting]) => ({
      start: start.add({ hours: after }),
      end: start.add({ hours: after + lasting }),
    })),
    { maxLength: 4 },
  )

/** The same answer by walking from day to day and looking at each one: slow, and written for itself. */
function byWalking(period: Period): string {
  const { start, zone, length, unit, counting, calendar, back = false, suspensions = [] } = period
  const first = start.toZonedDateTimeISO(zone).toPlainDate()
  const step = back ? -1 : 1
  const stopped = (day: Temporal.PlainDate) =>
    suspensions.some(({ start, end }) => {
      const from = start.toZonedDateTimeISO(zone).toPlainDate()
      const to = end.toZonedDateTimeISO(zone).toPlainDate()
      return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) < 0
    })
  let wanted = unit === 'weeks' ? length * 7 : length
  if (unit === 'months' || unit === 'years') {
    const months = step * (unit === 'years' ? 12 * length : length)
    const month = first.toPlainYearMonth().add({ months })
    const clipped = first.day > month.daysInMonth
    const target = month.toPlainDate({ day: Math.min(first.day, month.daysInMonth) })
    wanted = Math.abs(first.until(target, { largestUnit: 'day' }).days)
    if (!counting.excludeFirstDay && clipped) wanted += 1
  }
  let day = counting.excludeFirstDay ? first.add({ days: step }) : first
  // Stood still from the first day on: the day it runs again is the one that is not counted.
  let uncounted = counting.excludeFirstDay && stopped(first)
  for (let counted = 0; ; day = day.add({ days: step })) {
    if (uncounted && !stopped(day)) {
      uncounted = false
      continue
    }
    const off = unit === 'workingDays' && dayOff(day, calendar) !== undefined
    if (!stopped(day) && !off) counted++
    if (counted === wanted) break
  }
  while (counting.rollOver && dayOff(day, calendar)) day = day.add({ days: step })
  return day.toString()
}

describe('The end of a period', () => {
  test('is where a walk from day to day arrives, forwards, over every kind of suspension', () => {
    const given = fc.tuple(
      instant(),
      zone(),
      fc.integer({ min: 1, max: 60 }),
      dayUnit(),
      counting(),
      calendar(),
    )
    fc.assert(
      fc.property(
        given.chain(facts => fc.tuple(fc.constant(facts), pauses(facts[0]))),
        ([[start, zone, length, unit, counting, calendar], suspensions]) => {
          const period: Period = { start, zone, length, unit, counting, calendar, suspensions }
          fc.pre(unit !== 'years' || length < 5)
          assert.equal(periodEnd(period).day.toString(), byWalking(period))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is where a walk from day to day arrives, counted back', () => {
    fc.assert(
      fc.property(
        instant(),
        zone(),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom<PeriodUnit>('calendarDays', 'workingDays', 'weeks'),
        counting(),
        calendar(),
        (start, zone, length, unit, counting, calendar) => {
          const period: Period = { start, zone, length, unit, counting, calendar, back: true }
          assert.equal(periodEnd(period).day.toString(), byWalking(period))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('without suspensions is that of the older arithmetic', () => {
    fc.assert(
      fc.property(
        instant(),
        zone(),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('calendarDays', 'workingDays', 'months', 'hours'),
        counting(),
        calendar(),
        (start, zone, length, unit, counting, calendar) => {
          const rule = { unit, ...counting }
          assert.equal(
            periodEnd({ start, zone, length, unit, counting, calendar }).due.epochMilliseconds,
            due({ start, zone, length, rule, calendar }).epochMilliseconds,
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  test('never comes earlier for a later event', () => {
    fc.assert(
      fc.property(
        instant(),
        fc.integer({ min: 0, max: 5_000_000_000 }),
        zone(),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom<PeriodUnit>('hours', 'calendarDays', 'workingDays', 'weeks', 'months', 'years'),
        calendar(),
        fc.boolean(),
        (start, later, zone, length, unit, calendar, rollOver) => {
          const rest = { zone, length, unit, calendar, counting: { excludeFirstDay: true, rollOver } }
          const one = periodEnd({ start, ...rest }).due
          const other = periodEnd({ start: start.add({ milliseconds: later }), ...rest }).due
          assert.ok(Temporal.ZonedDateTime.compare(one, other) <= 0)
        },
      ),
    )
  })

  test('counted back, and forwards again from there, is the day one started from', () => {
    fc.assert(
      fc.property(
        instant(),
        zone(),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom<PeriodUnit>('calendarDays', 'weeks'),
        fc.boolean(),
        (start, zone, length, unit, excludeFirstDay) => {
          const rest = { zone, length, unit, calendar: none, counting: { excludeFirstDay, rollOver: false } }
          const back = periodEnd({ start, ...rest, back: true }).day
          const again = periodEnd({ start: back.toZonedDateTime(zone).toInstant(), ...rest }).day
          assert.equal(again.toString(), start.toZonedDateTimeISO(zone).toPlainDate().toString())
        },
      ),
    )
  })

  test('of working days lies on a working day, counted back as well', () => {
    fc.assert(
      fc.property(
        instant(),
        fc.integer({ min: 1, max: 60 }),
        calendar(),
        fc.boolean(),
        (start, length, calendar, back) => {
          const end = periodEnd({
            start,
            zone: 'UTC',
            length,
            unit: 'workingDays',
            counting: plain,
            calendar,
            back,
          })
          assert.equal(dayOff(end.day, calendar), undefined)
        },
      ),
    )
  })

  test('comes as many days later as the clock stood still: gross is net and suspended together', () => {
    fc.assert(
      fc.property(
        instant(),
        fc.integer({ min: 10, max: 90 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 60 }),
        (start, length, after, days) => {
          const pause: Interval = {
            start: start.add({ hours: 24 * after }),
            end: start.add({ hours: 24 * (after + days) }),
          }
          const net = ends({ start, length, unit: 'calendarDays' }).day
          const gross = ends({ start, length, unit: 'calendarDays', suspensions: [pause] }).day
          assert.equal(net.until(gross, { largestUnit: 'day' }).days, days)
          const exact = ends({
            start,
            length: 24 * length,
            unit: 'hours',
            suspensions: [pause],
          }).due.toInstant()
          assert.equal(start.until(exact).total('hours'), 24 * (length + days))
        },
      ),
    )
  })

  test('comes no earlier for a clock that ran an hour between two stops', () => {
    const stop = (from: string, to: string) => ({ start: at(from), end: at(to) })
    const end = ends({
      start: at('2026-01-15T09:00:00Z'),
      length: 3,
      unit: 'workingDays',
      suspensions: [
        stop('2026-01-15T12:00:00Z', '2026-01-20T10:00:00Z'),
        stop('2026-01-20T11:00:00Z', '2026-01-25T10:00:00Z'),
      ],
    })
    // It runs again on the 25th, which is not counted: 26, 27, 28.
    assert.equal(end.day.toString(), '2026-01-28')
  })

  test('tells each step from the event to the last day', () => {
    const end = ends({
      start: at('2026-03-03T10:00:00Z'),
      length: 31,
      unit: 'calendarDays',
      counting: { excludeFirstDay: true, rollOver: true },
      calendar: weekends,
    })
    assert.deepEqual(end.steps, [
      { step: 'starts', day: '2026-03-03', counted: false },
      { step: 'counted', length: 31, unit: 'calendarDays', day: '2026-04-03', back: false },
      { step: 'dayOff', day: '2026-04-03', why: 'holiday' },
      { step: 'dayOff', day: '2026-04-04', why: 'weekend' },
      { step: 'dayOff', day: '2026-04-05', why: 'weekend' },
      { step: 'rolled', day: '2026-04-06', back: false },
    ])
  })

  test('in days ends with the day, in hours to the minute, when the clocks go forward', () => {
    const start = at('2026-03-28T12:00:00Z')
    const days = ends({ start, length: 1, unit: 'calendarDays', zone: 'Europe/Paris' }).due
    const hours = ends({ start, length: 24, unit: 'hours', zone: 'Europe/Paris' }).due
    assert.equal(days.toPlainDateTime().toString(), '2026-03-29T23:59:59.999')
    assert.equal(hours.toPlainDateTime().toString(), '2026-03-29T14:00:00')
  })

  test('of a month from the thirty-first is the last day of a shorter one', () => {
    const of = (day: string, length: number) =>
      ends({ start: at(`${day}T12:00:00Z`), length, unit: 'months' }).day.toString()
    assert.equal(of('2027-01-31', 1), '2027-02-28')
    assert.equal(of('2028-01-31', 1), '2028-02-29')
    assert.equal(of('2026-08-31', 3), '2026-11-30')
    assert.equal(
      ends({ start: at('2028-02-29T12:00:00Z'), length: 1, unit: 'years' }).day.toString(),
      '2029-02-28',
    )
  })

  test('cannot be counted for no time, without working days, or back over a suspension', () => {
    const start = at('2026-03-03T10:00:00Z')
    assert.throws(() => ends({ start, length: 0, unit: 'calendarDays' }), RangeError)
    const never: WorkCalendar = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: new Set() }
    assert.throws(() => ends({ start, length: 1, unit: 'workingDays', calendar: never }), RangeError)
    const pause = { start, end: start.add({ hours: 30 }) }
    assert.throws(
      () => ends({ start, length: 1, unit: 'calendarDays', back: true, suspensions: [pause] }),
      RangeError,
    )
  })
})
