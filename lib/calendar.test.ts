import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  type CountingRule,
  daysBetween,
  due,
  grossDays,
  type Interval,
  merge,
  netDays,
  type WorkCalendar,
} from './calendar.ts'

const weekends: WorkCalendar = { weekend: [6, 7], holidays: new Set() }
const at = (text: string) => Temporal.Instant.from(text)
const rule = (unit: CountingRule['unit'], excludeFirstDay = true, rollOver = false): CountingRule => ({
  unit,
  excludeFirstDay,
  rollOver,
})
const day = (start: string, length: number, counting: CountingRule, calendar = weekends, zone = 'UTC') =>
  due({ start: at(start), zone, length, rule: counting, calendar })
    .toPlainDate()
    .toString()

const instant = () =>
  fc
    .integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 })
    .map(ms => Temporal.Instant.fromEpochMilliseconds(ms))
const zone = () =>
  fc.constantFrom(
    'UTC',
    'Europe/Paris',
    'America/New_York',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'Pacific/Apia',
    'America/Sao_Paulo',
  )
/** Whole seconds of one week, so that intervals meet often. */
const interval = (): fc.Arbitrary<Interval> =>
  fc.tuple(fc.nat(604_800), fc.nat(604_800)).map(([a, b]) => ({
    start: Temporal.Instant.fromEpochMilliseconds(Math.min(a, b) * 1000),
    end: Temporal.Instant.fromEpochMilliseconds(Math.max(a, b) * 1000),
  }))
const hours = (from: number, to: number): Interval => ({
  start: Temporal.Instant.fromEpochMilliseconds(from * 3_600_000),
  end: Temporal.Instant.fromEpochMilliseconds(to * 3_600_000),
})

describe('due: calendar days', () => {
  test('the day of the event is left out, or counted', () => {
    assert.equal(day('2026-03-02T15:00:00Z', 10, rule('calendarDays')), '2026-03-12')
    assert.equal(day('2026-03-02T15:00:00Z', 10, rule('calendarDays', false)), '2026-03-11')
    assert.equal(day('2026-03-02T15:00:00Z', 1, rule('calendarDays', false)), '2026-03-02')
  })

  test('the zone decides which day it is', () => {
    assert.equal(day('2026-03-02T23:30:00Z', 1, rule('calendarDays'), weekends, 'Asia/Tokyo'), '2026-03-04')
    assert.equal(
      day('2026-03-02T23:30:00Z', 1, rule('calendarDays'), weekends, 'America/Bogota'),
      '2026-03-03',
    )
  })

  test('an end on a day off rolls over weekend and holidays, if the rule says so', () => {
    // 2026-04-03 is a Friday; the holidays make it the longest weekend of the year.
    const easter: WorkCalendar = { weekend: [6, 7], holidays: new Set(['2026-04-03', '2026-04-06']) }
    assert.equal(day('2026-03-24T09:00:00Z', 10, rule('calendarDays', true, true), easter), '2026-04-07')
    assert.equal(day('2026-03-24T09:00:00Z', 10, rule('calendarDays', true, false), easter), '2026-04-03')
  })

  test('a weekend of Friday and Saturday is a weekend', () => {
    const calendar: WorkCalendar = { weekend: [5, 6], holidays: new Set() }
    assert.equal(day('2026-03-02T09:00:00Z', 4, rule('calendarDays', true, true), calendar), '2026-03-08')
  })

  test('29 February exists in leap years only', () => {
    assert.equal(day('2028-02-28T12:00:00Z', 1, rule('calendarDays')), '2028-02-29')
    assert.equal(day('2026-02-28T12:00:00Z', 1, rule('calendarDays')), '2026-03-01')
  })
})

describe('due: working days', () => {
  test('skips weekends and holidays', () => {
    const calendar: WorkCalendar = { weekend: [6, 7], holidays: new Set(['2026-05-01']) }
    // From Wednesday 29 April: Thursday 30, (holiday, weekend), Monday 4, Tuesday 5.
    assert.equal(day('2026-04-29T09:00:00Z', 3, rule('workingDays'), calendar), '2026-05-05')
    assert.equal(day('2026-04-29T09:00:00Z', 3, rule('workingDays', false), calendar), '2026-05-04')
  })

  test('an event on a day off starts on the next working day', () => {
    assert.equal(day('2026-05-02T09:00:00Z', 1, rule('workingDays')), '2026-05-04')
    assert.equal(day('2026-05-02T09:00:00Z', 1, rule('workingDays', false)), '2026-05-04')
  })

  test('leaves exactly so many working days from start to end', () => {
    fc.assert(
      fc.property(
        instant(),
        fc.integer({ min: 1, max: 60 }),
        zone(),
        fc.array(fc.nat(80)),
        (start, length, zone, off) => {
          const first = start.toZonedDateTimeISO(zone).toPlainDate()
          const holidays = new Set(off.map(days => first.add({ days }).toString()))
          const calendar: WorkCalendar = { weekend: [6, 7], holidays }
          const end = due({ start, zone, length, rule: rule('workingDays'), calendar }).toPlainDate()
          let worked = 0
          for (
            let date = first.add({ days: 1 });
            Temporal.PlainDate.compare(date, end) <= 0;
            date = date.add({ days: 1 })
          ) {
            if (date.dayOfWeek <= 5 && !holidays.has(date.toString())) worked++
          }
          assert.equal(worked, length)
          assert.ok(end.dayOfWeek <= 5 && !holidays.has(end.toString()))
        },
      ),
    )
  })
})

describe('due: months', () => {
  test('ends on the day of the same number, or the day before when the first day counts', () => {
    assert.equal(day('2026-01-15T09:00:00Z', 2, rule('months')), '2026-03-15')
    assert.equal(day('2026-01-15T09:00:00Z', 2, rule('months', false)), '2026-03-14')
    assert.equal(day('2026-01-01T09:00:00Z', 1, rule('months', false)), '2026-01-31')
  })

  test('ends on the last day of a month that has no such number, whether or not the first day counts', () => {
    for (const excludeFirstDay of [true, false]) {
      assert.equal(day('2026-01-31T09:00:00Z', 1, rule('months', excludeFirstDay)), '2026-02-28')
      assert.equal(day('2028-01-31T09:00:00Z', 1, rule('months', excludeFirstDay)), '2028-02-29')
    }
    assert.equal(day('2026-01-31T09:00:00Z', 2, rule('months')), '2026-03-31')
  })

  test('rolls over', () => {
    assert.equal(day('2026-01-15T09:00:00Z', 1, rule('months', true, true)), '2026-02-16')
  })
})

describe('due: hours', () => {
  test('are exact, on a day of 23 hours and over days off', () => {
    const end = due({
      start: at('2026-03-28T12:00:00Z'),
      zone: 'Europe/Paris',
      length: 24,
      rule: rule('hours', true, true),
      calendar: weekends,
    })
    assert.equal(end.toInstant().toString(), '2026-03-29T12:00:00Z')
    assert.equal(end.toPlainTime().toString(), '14:00:00')
  })
})

describe('due: the end of the day', () => {
  const lengthOfLastDay = (start: string, zone: string) => {
    const end = due({ start: at(start), zone, length: 1, rule: rule('calendarDays'), calendar: weekends })
    return end.since(end.startOfDay()).total('hours') + 1 / 3_600_000
  }

  test('is right on days of 23, 24 and 25 hours', () => {
    assert.equal(Math.round(lengthOfLastDay('2026-03-28T12:00:00Z', 'Europe/Paris')), 23)
    assert.equal(Math.round(lengthOfLastDay('2026-10-24T12:00:00Z', 'Europe/Paris')), 25)
    assert.equal(Math.round(lengthOfLastDay('2026-10-24T12:00:00Z', 'UTC')), 24)
    const end = due({
      start: at('2026-03-28T12:00:00Z'),
      zone: 'Europe/Paris',
      length: 1,
      rule: rule('calendarDays'),
      calendar: weekends,
    })
    assert.equal(end.toInstant().toString(), '2026-03-29T21:59:59.999Z')
  })

  test('is right where the day after begins at one o’clock', () => {
    // In São Paulo the clock went from 00:00 to 01:00 on 4 November 2018.
    const end = due({
      start: at('2018-11-02T12:00:00Z'),
      zone: 'America/Sao_Paulo',
      length: 1,
      rule: rule('calendarDays'),
      calendar: weekends,
    })
    assert.equal(end.toString(), '2018-11-03T23:59:59.999-03:00[America/Sao_Paulo]')
  })

  test('is the last millisecond of a day: one more is the day after', () => {
    fc.assert(
      fc.property(instant(), fc.integer({ min: 1, max: 400 }), zone(), (start, length, zone) => {
        const end = due({ start, zone, length, rule: rule('calendarDays'), calendar: weekends })
        const next = end.add({ milliseconds: 1 })
        assert.ok(next.toPlainDate().equals(end.toPlainDate().add({ days: 1 })) || zone === 'Pacific/Apia')
        assert.ok(next.equals(next.startOfDay()))
      }),
    )
  })

  test('never lies before the start, and a longer period never ends earlier', () => {
    const unit = fc.constantFrom<CountingRule['unit']>('calendarDays', 'workingDays', 'hours', 'months')
    fc.assert(
      fc.property(
        instant(),
        fc.integer({ min: 1, max: 60 }),
        zone(),
        unit,
        fc.boolean(),
        fc.boolean(),
        (start, length, zone, unit, exclude, roll) => {
          const end = (length: number) =>
            due({ start, zone, length, rule: rule(unit, exclude, roll), calendar: weekends }).toInstant()
          assert.ok(Temporal.Instant.compare(end(length), start) >= 0)
          assert.ok(Temporal.Instant.compare(end(length + 1), end(length)) >= 0)
        },
      ),
    )
  })
})

describe('due: mistakes', () => {
  const period = {
    start: at('2026-03-02T12:00:00Z'),
    zone: 'UTC',
    length: 1,
    rule: rule('workingDays'),
    calendar: weekends,
  }

  for (const length of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
    test(`a length of ${length} is refused`, () => {
      assert.throws(() => due({ ...period, length }), RangeError)
    })
  }

  test('a calendar without working days is refused, not searched for ever', () => {
    const never: WorkCalendar = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: new Set() }
    assert.throws(() => due({ ...period, calendar: never }), RangeError)
    assert.throws(
      () => due({ ...period, rule: rule('calendarDays', true, true), calendar: never }),
      RangeError,
    )
  })

  test('an unknown zone is refused', () => {
    assert.throws(() => due({ ...period, zone: 'Aurelia/Port' }), RangeError)
  })
})

describe('daysBetween', () => {
  test('counts the midnights of the zone', () => {
    assert.equal(daysBetween(at('2026-03-01T23:00:00Z'), at('2026-03-02T01:00:00Z'), 'UTC'), 1)
    assert.equal(daysBetween(at('2026-03-01T23:00:00Z'), at('2026-03-02T01:00:00Z'), 'Europe/Paris'), 0)
    assert.equal(daysBetween(at('2026-03-28T12:00:00Z'), at('2026-03-30T12:00:00Z'), 'Europe/Paris'), 2)
    assert.equal(daysBetween(at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'), 'UTC'), 365)
  })

  test('is negative backwards', () => {
    fc.assert(
      fc.property(instant(), instant(), zone(), (a, b, zone) => {
        assert.equal(daysBetween(a, b, zone) + daysBetween(b, a, zone), 0)
      }),
    )
  })
})

describe('gross and net days', () => {
  test('a day has 86,400 seconds, and parts of days count', () => {
    assert.equal(grossDays(hours(0, 36)), 1.5)
    assert.equal(grossDays(hours(5, 5)), 0)
  })

  test('overlapping pauses are taken off once, and only within the interval', () => {
    assert.equal(
      netDays(hours(0, 240), [hours(24, 72), hours(48, 96), hours(230, 1000), hours(-50, -10)]),
      (240 - 72 - 10) / 24,
    )
  })

  test('net is never more than gross nor less than nothing, and equals gross without pauses', () => {
    fc.assert(
      fc.property(interval(), fc.array(interval(), { maxLength: 6 }), (whole, pauses) => {
        const net = netDays(whole, pauses)
        assert.ok(net >= 0 && net <= grossDays(whole))
        assert.equal(netDays(whole, []), grossDays(whole))
      }),
    )
  })

  test('the order of pauses does not matter, nor does a pause given twice', () => {
    fc.assert(
      fc.property(interval(), fc.array(interval(), { maxLength: 6 }), (whole, pauses) => {
        assert.equal(netDays(whole, pauses.toReversed()), netDays(whole, pauses))
        assert.equal(netDays(whole, [...pauses, ...pauses]), netDays(whole, pauses))
      }),
    )
  })

  test('net is the number of moments outside every pause', () => {
    const short = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => hours(Math.min(a, b), Math.max(a, b)))
    fc.assert(
      fc.property(short, fc.array(short, { maxLength: 5 }), (whole, pauses) => {
        const hourOf = (instant: Temporal.Instant) => instant.epochMilliseconds / 3_600_000
        let counted = 0
        for (let hour = hourOf(whole.start); hour < hourOf(whole.end); hour++) {
          if (!pauses.some(pause => hourOf(pause.start) <= hour && hour < hourOf(pause.end))) counted++
        }
        assert.equal(netDays(whole, pauses), counted / 24)
      }),
    )
  })

  test('an interval that ends before it starts is refused', () => {
    const backwards = { start: at('2026-03-02T00:00:00Z'), end: at('2026-03-01T00:00:00Z') }
    assert.throws(() => grossDays(backwards), RangeError)
    assert.throws(() => netDays(hours(0, 1), [backwards]), RangeError)
    assert.throws(() => merge([backwards]), RangeError)
  })
})

describe('merge', () => {
  const written = (intervals: readonly Interval[]) => intervals.map(({ start, end }) => `${start}/${end}`)

  test('joins what overlaps or touches, drops what is empty, and sorts', () => {
    assert.deepEqual(
      written(merge([hours(5, 6), hours(1, 2), hours(2, 3), hours(9, 9), hours(0, 1)])),
      written([hours(0, 3), hours(5, 6)]),
    )
  })

  test('gives disjoint intervals in order, and merging again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(interval(), { maxLength: 8 }), intervals => {
        const merged = merge(intervals)
        for (const [n, { start }] of merged.entries()) {
          const before = merged[n - 1]
          assert.ok(!before || Temporal.Instant.compare(before.end, start) < 0)
        }
        assert.deepEqual(written(merge(merged)), written(merged))
        assert.deepEqual(written(merge(intervals.toReversed())), written(merged))
      }),
    )
  })
})
