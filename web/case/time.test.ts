import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { grossDays, netDays, type Interval } from '#lib/calendar.ts'
import type { ClockState } from '#procedures/state.ts'
import { barsDrawn, shareOf, ticks, timeAxis } from './time.ts'

describe('time on both sides', () => {
  test('twenty days, six of them spent waiting for us, are fourteen net', () => {
    const axis = timeAxis(
      turns(
        ['requested', '2026-11-03'],
        ['requesting', '2026-11-10'],
        ['requested', '2026-11-16'],
        ['nobody', '2026-11-23'],
      ),
      '2026-11-01T00:00:00Z',
      Date.parse('2027-01-01T00:00:00Z'),
    )
    assert.equal(axis.gross, 20)
    assert.equal(axis.net, 14)
    assert.equal(axis.holder, 'nobody')
    assert.deepEqual(
      axis.bars.map(bar => [bar.side, bar.kind, (bar.to - bar.from) / 86_400_000]),
      [
        ['requesting', 'prepared', 2],
        ['requested', 'held', 7],
        ['requesting', 'held', 6],
        ['requested', 'paused', 6],
        ['requested', 'held', 7],
      ],
    )
  })

  test('an open case runs until now, an answered one stands still', () => {
    const open = timeAxis(
      turns(['requested', '2026-11-03']),
      '2026-11-03T00:00:00Z',
      Date.parse('2026-11-05T12:00:00Z'),
    )
    assert.equal(open.gross, 2.5)
    assert.equal(open.bars.length, 1)
  })

  test('a request that was not sent has only its making', () => {
    const axis = timeAxis({ turns: [] }, '2026-11-03T00:00:00Z', Date.parse('2026-11-04T00:00:00Z'))
    assert.deepEqual([axis.gross, axis.net, axis.bars.length], [0, 0, 1])
  })

  test('a letter that came is read in by the side that was asked', () => {
    const axis = timeAxis(
      turns(['requested', '2026-11-03']),
      '2026-11-01T00:00:00Z',
      Date.parse('2026-11-05T00:00:00Z'),
      'requested',
    )
    assert.deepEqual(
      axis.bars.map(bar => [bar.side, bar.kind]),
      [
        ['requested', 'prepared'],
        ['requested', 'held'],
      ],
    )
  })

  test('the days agree with calendar arithmetic, whatever the turns', () => {
    const start = Date.parse('2026-01-01T00:00:00Z')
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 * 86_400_000 }), { minLength: 1, maxLength: 12 }),
        lengths => {
          let at = start
          const list: ClockState['turns'][number][] = []
          const pauses: Interval[] = []
          for (const [index, length] of lengths.entries()) {
            const holder = index % 2 === 0 ? 'requested' : 'requesting'
            list.push({ holder, from: new Date(at).toISOString() })
            if (holder === 'requesting') pauses.push(interval(at, at + length))
            at += length
          }
          const axis = timeAxis({ turns: list }, new Date(start).toISOString(), at)
          assert.ok(Math.abs(axis.gross - grossDays(interval(start, at))) < 1e-9)
          assert.ok(Math.abs(axis.net - netDays(interval(start, at), pauses)) < 1e-9)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('at most six ticks, evenly apart, none beyond the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000 * 86_400_000 }), length => {
        const marks = ticks(0, length)
        assert.ok(marks.length >= 1 && marks.length <= 6)
        assert.ok(marks.every(mark => mark.at <= length))
      }),
      { numRuns: 100 },
    )
  })

  test('hours mark one day at most, then days do, so that no mark says the same twice', () => {
    const hour = 3_600_000
    assert.ok(ticks(0, 20 * hour).every(mark => !mark.byDay))
    assert.deepEqual(
      ticks(0, 55 * hour).map(mark => [mark.at / hour, mark.byDay]),
      [
        [0, true],
        [24, true],
        [48, true],
      ],
    )
  })

  test('a thousand short turns are drawn as few bars, and none of them is left out', () => {
    const hour = 3_600_000
    const holders = ['requested', 'requesting'] as const
    const list = Array.from({ length: 2_000 }, (_, index) => ({
      holder: holders[index % 2] ?? 'requested',
      // Short turns, and now and then a long one.
      from: new Date(
        Date.UTC(2026, 0, 1) + index * hour + Math.floor(index / 500) * 700 * hour,
      ).toISOString(),
    }))
    const axis = timeAxis({ turns: list }, '2026-01-01T00:00:00Z', Date.UTC(2026, 9, 1))
    for (const side of holders) {
      const drawn = barsDrawn(axis, side)
      assert.ok(drawn.length < 40, `${drawn.length} bars`)
      for (const bar of axis.bars.filter(one => one.side === side)) {
        assert.ok(drawn.some(one => one.kind === bar.kind && one.from <= bar.from && bar.to <= one.to))
      }
    }
  })

  test('bars that can be told apart are drawn as they are', () => {
    const axis = timeAxis(
      turns(['requested', '2026-11-01'], ['requesting', '2026-11-05'], ['requested', '2026-11-07']),
      '2026-11-01T00:00:00Z',
      Date.parse('2026-11-09T00:00:00Z'),
    )
    assert.deepEqual(
      barsDrawn(axis, 'requested'),
      axis.bars.filter(bar => bar.side === 'requested'),
    )
  })

  test('a dot stands on the axis even when its clock ran ahead', () => {
    assert.equal(shareOf({ from: 0, to: 10 }, 5), 0.5)
    assert.equal(shareOf({ from: 0, to: 10 }, 12), 1)
    assert.equal(shareOf({ from: 0, to: 0 }, 12), 0)
  })
})

function turns(...list: [ClockState['turns'][number]['holder'], string][]): Pick<ClockState, 'turns'> {
  return { turns: list.map(([holder, day]) => ({ holder, from: `${day}T00:00:00.000Z` })) }
}

function interval(from: number, to: number): Interval {
  return {
    start: Temporal.Instant.fromEpochMilliseconds(from),
    end: Temporal.Instant.fromEpochMilliseconds(to),
  }
}
