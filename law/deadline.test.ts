import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { holidaysIn } from '#lib/holidays.ts'
import { dayOff, periodEnd } from '#lib/period.ts'
import { calendarIn } from './calendars.ts'
import { clocks, type Clock } from './clocks.ts'
import { computeDeadline, ruleOf, ruleOfText, type DeadlineRule } from './deadline.ts'
import { decided } from './deadline-decided.ts'
import { byText, type ClockRow } from './deadline-rows.ts'
import { provision } from './instrument.ts'
import { demonstrationProfiles } from './profiles/demonstration.ts'
import { textClocks, texts, type TextClock } from './text-clocks.ts'

/** The published decisions, each by a party. */
const decisions =
  `Misset, Toeters, Sabri Güneş, Dodds, Riley, Kaur, Matthew, Burnet, Himachal, Wadhawan, Johnson,
  Bruce, Ocumpaugh, Cousins`.split(/,\s+/)

const at = (text: string) => Temporal.Instant.from(text)
const profileOf = (state?: string) => demonstrationProfiles.find(one => one.state === state)
const ours: Readonly<Record<string, Clock>> = clocks
const theirs: Readonly<Record<string, TextClock>> = textClocks

function ruleNamed(name: ClockRow['clock']): DeadlineRule {
  const clock = ours[name]
  if (clock) return ruleOf(clock)
  const text = theirs[name]
  const rule = text && ruleOfText(text)
  assert.ok(rule, `${name} gives no number`)
  return rule
}

describe('The lawyer’s table', () => {
  test('has at least sixty rows, and at least ten published decisions', () => {
    assert.ok(decided.length + byText.length >= 60)
    for (const name of decisions)
      assert.ok(
        decided.some(row => row.source.includes(name)),
        name,
      )
    assert.ok(decisions.length >= 10)
    assert.ok(decided.every(row => decisions.some(name => row.source.includes(name))))
  })

  for (const row of decided) {
    test(`${row.length} ${row.unit} from ${row.start} end on ${row.ends}: ${row.source}`, () => {
      const end = periodEnd({
        start: Temporal.PlainDateTime.from(row.start).toZonedDateTime('UTC').toInstant(),
        zone: 'UTC',
        length: row.length,
        unit: row.unit,
        counting: row.counting,
        calendar: { weekend: row.weekend ?? [], holidays: new Set(row.holidays ?? []) },
      })
      assert.equal(end.day.toString(), row.ends)
    })
  }

  for (const row of byText) {
    test(`${row.clock} from ${row.start}${row.state ? ` in ${row.state}` : ''} ends ${row.ends}: ${row.source}`, () => {
      const deadline = computeDeadline(ruleNamed(row.clock), {
        start: at(row.start),
        counting: profileOf(row.state),
        ...(row.agreed ? { agreed: row.agreed } : {}),
        ...(row.suspended
          ? { suspensions: [{ start: at(row.suspended[0]), end: at(row.suspended[1]) }] }
          : {}),
      })
      if (row.ends.includes('T')) assert.equal(deadline.due.epochMilliseconds, at(row.ends).epochMilliseconds)
      else assert.equal(deadline.day, row.ends)
    })
  }
})

describe('A deadline', () => {
  test('says on which text it was counted: the law of the State, or house practice', () => {
    const start = at('2026-11-23T09:00:00Z')
    const rule = ruleOf(clocks.answerToQuestions)
    assert.equal(
      computeDeadline(rule, { start, counting: profileOf('XB') }).countedBy,
      'domestic XB Code of Criminal Procedure, art. 801',
    )
    assert.equal(computeDeadline(rule, { start }).countedBy, 'house counting-of-days')
  })

  test('says which years it ran into without knowing their holidays', () => {
    const rule = ruleOf(clocks.answerToQuestions)
    const of = (start: string) =>
      computeDeadline(rule, { start: at(start), counting: profileOf('XA') }).holidaysUnknown
    assert.deepEqual(of('2026-11-23T09:00:00Z'), [])
    assert.deepEqual(of('2027-12-20T09:00:00Z'), [2028])
    const working = { start: at('2025-12-30T09:00:00Z'), counting: profileOf('XA') }
    assert.deepEqual(computeDeadline(ruleOf(clocks.acknowledgement), working).holidaysUnknown, [2025])
  })

  test('is counted in the zone of the State whose rule it is, whatever the reader’s', () => {
    const deadline = computeDeadline(ruleOf(clocks.answerToQuestions), {
      start: at('2026-11-02T09:00:00Z'),
      counting: profileOf('XC'),
    })
    assert.equal(deadline.zone, 'America/La_Paz')
    assert.equal(deadline.due.toString(), '2026-12-03T03:59:59.999Z')
  })
})

describe('The clocks of the texts', () => {
  const all: readonly (readonly [string, TextClock])[] = Object.entries(textClocks)

  test('name a text we list, and give a length and its unit together or not at all', () => {
    for (const [id, clock] of all) {
      assert.ok(Object.hasOwn(texts, clock.text), id)
      assert.equal(clock.length === null, clock.unit === null, id)
    }
  })

  test('without a number give no deadline', () => {
    for (const [id, clock] of all) {
      const numberless = ['setByRequested', 'asAgreed', 'forthwith', 'beforeTheAct'].includes(clock.bound)
      assert.equal(ruleOfText(clock) === undefined, numberless, id)
    }
  })

  test('of UNTOC are those of our own table', () => {
    for (const [id, clock] of all) {
      if (clock.text !== 'UNTOC') continue
      assert.equal(clock.same, `UNTOC ${clock.article}`, id)
      assert.ok(provision(`UNTOC ${clock.article}` as 'UNTOC 18(27)'), id)
    }
    assert.equal(textClocks['C-44'].length, clocks.safeConduct.length)
  })
})

describe('The calendars of the invented States', () => {
  for (const profile of demonstrationProfiles) {
    const { weekend, holidays } = profile.calendar
    const working = (days: readonly string[]) =>
      days.filter(day => !dayOff(Temporal.PlainDate.from(day), { weekend, holidays: new Set() }))

    test(`of ${profile.state} give the days its profile lists`, () => {
      const calendar = calendarIn(profile.state, 2026)
      assert.ok(calendar)
      assert.deepEqual(calendar.weekend, weekend)
      const listed = (year: string) => working(holidays.filter(day => day.startsWith(year)))
      const made = (year: number) => working(holidaysIn(year, calendar.holidays, weekend).whole)
      assert.deepEqual(made(2026), listed('2026'))
      for (const day of listed('2027')) assert.ok(made(2027).includes(day), day)
    })
  }

  test('of Aurelia make New Year’s Eve half a day, on which a period can end', () => {
    const calendar = calendarIn('XA', 2026)
    assert.ok(calendar)
    const { whole, half } = holidaysIn(2026, calendar.holidays, calendar.weekend)
    assert.deepEqual(half, ['2026-12-31'])
    const day = Temporal.PlainDate.from('2026-12-31')
    assert.equal(dayOff(day, { weekend: calendar.weekend, holidays: new Set(whole) }), undefined)
  })

  test('know no State that is not ours and no year before the first version', () => {
    assert.equal(calendarIn('XZ', 2026), undefined)
    assert.equal(calendarIn('XE', 2023), undefined)
  })
})
