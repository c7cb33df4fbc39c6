import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { easterSunday, holidaysIn, type HolidayRule } from './holidays.ts'

const saturdayAndSunday = [6, 7]

describe('Easter Sunday', () => {
  // Days as church calendars and almanacs give them; 1818 and 1943 are the earliest and the latest possible.
  for (const day of [
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2076-04-19',
    '2285-03-22',
  ]) {
    test(`of ${day.slice(0, 4)} is ${day}`, () => {
      assert.equal(easterSunday(Number(day.slice(0, 4))).toString(), day)
    })
  }

  test('is a Sunday from 22 March to 25 April in every year', () => {
    for (let year = 1583; year <= 2599; year++) {
      const day = easterSunday(year)
      assert.equal(day.dayOfWeek, 7)
      assert.ok(day.toString().slice(5) >= '03-22' && day.toString().slice(5) <= '04-25', day.toString())
    }
  })
})

describe('Public holidays', () => {
  const whole = (year: number, rule: HolidayRule, weekend: readonly number[] = saturdayAndSunday) =>
    holidaysIn(year, [rule], weekend).whole

  test('fall on the last Monday of a month, or on its third Thursday', () => {
    assert.deepEqual(whole(2026, { kind: 'weekday', month: 8, weekday: 1, nth: -1 }), ['2026-08-31'])
    assert.deepEqual(whole(2026, { kind: 'weekday', month: 11, weekday: 4, nth: 3 }), ['2026-11-19'])
  })

  test('on a weekend are kept on the next or the nearest working day where the law says so', () => {
    assert.deepEqual(whole(2027, { kind: 'fixed', month: 12, day: 25, kept: 'nearest' }), ['2027-12-24'])
    assert.deepEqual(whole(2027, { kind: 'fixed', month: 12, day: 25, kept: 'next' }), ['2027-12-27'])
    assert.deepEqual(whole(2027, { kind: 'fixed', month: 12, day: 25 }), ['2027-12-25'])
  })

  test('keep to the weekend of their State', () => {
    assert.deepEqual(whole(2027, { kind: 'fixed', month: 1, day: 1, kept: 'next' }, [5, 6]), ['2027-01-03'])
  })

  test('begin and end with the law that made them, and a half day is told apart', () => {
    const rule = { kind: 'fixed', month: 6, day: 1, from: 2025, until: 2026 } as const
    assert.deepEqual(
      [2024, 2025, 2026, 2027].map(year => whole(year, rule).length),
      [0, 1, 1, 0],
    )
    const half = holidaysIn(2026, [{ kind: 'fixed', month: 12, day: 31, half: true }], saturdayAndSunday)
    assert.deepEqual(half, { whole: [], half: ['2026-12-31'] })
  })
})
