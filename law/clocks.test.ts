import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { due } from '#lib/calendar.ts'
import { clocks, type Clock } from './clocks.ts'
import { provision } from './instrument.ts'

const all: readonly Clock[] = Object.values(clocks)

describe('the clocks', () => {
  test('hold every number of UNTOC and no more: one for daily work, four institutional', () => {
    const found = all
      .filter(clock => clock.citation.startsWith('UNTOC'))
      .map(clock => [clock.citation, clock.length, clock.counting.unit])
    assert.deepEqual(found, [
      ['UNTOC 18(27)', 15, 'calendarDays'],
      ['UNTOC 35(2)', 6, 'months'],
      ['UNTOC 38(2)', 30, 'calendarDays'],
      ['UNTOC 39(4)', 90, 'calendarDays'],
      ['UNTOC 40(1)', 12, 'months'],
    ])
  })

  test('never give our own number as that of a text', () => {
    const ours = ['acknowledgement', 'answerToQuestions', 'consultation', 'oralRequestConfirmed'] as const
    for (const name of ours) assert.match(clocks[name].citation, /^house /)
  })

  test('are about something their paragraph speaks of', () => {
    for (const clock of all) {
      const { topics = [] } = provision(clock.citation)
      assert.ok(topics.includes(clock.topic), clock.citation)
    }
  })

  test('of one topic and one text is one', () => {
    const keys = all.map(clock => `${clock.topic} ${clock.citation}`)
    assert.equal(new Set(keys).size, keys.length)
  })

  test('count fifteen days in a row over a weekend and a holiday', () => {
    const end = due({
      start: Temporal.Instant.from('2026-11-27T10:00:00Z'),
      zone: 'Africa/Tunis',
      length: clocks.safeConduct.length,
      rule: clocks.safeConduct.counting,
      calendar: { weekend: [5, 6], holidays: new Set(['2026-12-12']) },
    })
    assert.equal(end.toPlainDate().toString(), '2026-12-12')
  })
})
