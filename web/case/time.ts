import type { Side } from '#procedures/act.ts'
import type { ClockState } from '#procedures/state.ts'

/** A stretch of the axis, in milliseconds since 1970. `paused`: the other side was waited for. */
export interface Bar {
  readonly side: Side
  readonly kind: 'held' | 'paused' | 'prepared'
  readonly from: number
  readonly to: number
}

export interface TimeAxis {
  readonly from: number
  readonly to: number
  readonly bars: readonly Bar[]
  /** Days of 86,400 seconds from the sending to the answer, or until now. */
  readonly gross: number
  /** The same without the time in which the requesting State held the clock. */
  readonly net: number
  /** Whether the clock runs at all. */
  readonly sent: boolean
  /** Who holds the clock at the end of the axis. */
  readonly holder: Side | 'nobody'
}

const day = 86_400_000

/**
 * Who held the clock when, from the turns of the fold.
 *
 * @param begun our recorded instant of the first act of the case
 * @param now where an open case ends on the axis
 * @param preparer who worked on it before it counted as sent: a letter that came is read in by the requested side
 */
export function timeAxis(
  clock: Pick<ClockState, 'turns'>,
  begun: string,
  now: number,
  preparer: Side = 'requesting',
): TimeAxis {
  const turns = clock.turns.map(turn => ({ holder: turn.holder, from: Date.parse(turn.from) }))
  const start = Date.parse(begun)
  const first = turns.at(0)?.from
  const last = turns.at(-1)
  const end = Math.max(last?.holder === 'nobody' ? last.from : now, first ?? start)
  const spans = turns
    .map((turn, index) => ({ holder: turn.holder, from: turn.from, to: turns[index + 1]?.from ?? end }))
    .filter(span => span.to > span.from)
  const held = spans.flatMap((span): Bar[] => {
    if (span.holder === 'nobody') return []
    const bar: Bar = { side: span.holder, kind: 'held', from: span.from, to: span.to }
    return span.holder === 'requesting' ? [bar, { ...bar, side: 'requested', kind: 'paused' }] : [bar]
  })
  const until = first ?? end
  const prepared: Bar[] = start < until ? [{ side: preparer, kind: 'prepared', from: start, to: until }] : []
  const lengthOf = (holder: Side) =>
    spans.reduce((sum, span) => sum + (span.holder === holder ? span.to - span.from : 0), 0)
  return {
    from: Math.min(start, until),
    to: end,
    bars: [...prepared, ...held],
    gross: (lengthOf('requested') + lengthOf('requesting')) / day,
    net: lengthOf('requested') / day,
    sent: first !== undefined,
    holder: last?.holder ?? 'requesting',
  }
}

/**
 * The bars of one side as they are drawn, oldest first: those that would be too thin or too close to be told apart
 * are drawn as one. Their days are counted before, from the clock itself.
 */
export function barsDrawn(axis: TimeAxis, side: Side): Bar[] {
  const thin = (axis.to - axis.from) / mostBars
  const drawn: Bar[] = []
  for (const bar of axis.bars.filter(one => one.side === side)) {
    const at = drawn.findLastIndex(one => one.kind === bar.kind)
    const before = drawn[at]
    // Two that follow each other closely are one, so long as neither is wide enough to be seen by itself.
    const close =
      before && bar.from - before.to < thin && Math.min(bar.to - bar.from, before.to - before.from) < thin
    if (before && close) drawn[at] = { ...before, to: bar.to }
    else drawn.push(bar)
  }
  return drawn
}

/** Bars beside each other on an axis as wide as a page, each wide enough to be seen. */
const mostBars = 300

const steps = [1 / 24, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 7, 14, 28, 91, 182, 364].map(days => days * day)

/** Instants to write under the axis, at most six, the same distance apart; `byDay` when a clock says nothing. */
export function ticks(from: number, to: number): { at: number; byDay: boolean }[] {
  const length = Math.max(to - from, 1)
  // Beyond a day the same hour would stand there twice.
  const step = steps.find(each => length / each <= 6 && (each >= day || length <= day)) ?? length / 6
  const count = Math.floor(length / step) + 1
  return Array.from({ length: Math.min(count, 6) }, (_, index) => ({
    at: from + index * step,
    byDay: step >= day,
  }))
}

/** Where an instant stands on the axis, as a share from 0 to 1. */
export function shareOf(axis: Pick<TimeAxis, 'from' | 'to'>, at: number): number {
  const length = axis.to - axis.from
  return length <= 0 ? 0 : Math.min(1, Math.max(0, (at - axis.from) / length))
}
