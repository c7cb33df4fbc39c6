import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readCrossings } from '#api/acts.ts'
import type { Side } from '#procedures/act.ts'
import { queryOf } from '#web/client.ts'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk, type CaseDesk } from './case-desk.tsx'
import { clockOf, shortDayOf } from './reader.ts'
import { barsDrawn, shareOf, ticks, timeAxis, type Bar, type TimeAxis } from './time.ts'
import { useNow } from './use-now.ts'

/** Bars for who held the clock, hatching for whom was waited, dots for the acts; days gross and net. */
export function TimeOnBothSides() {
  const desk = useCaseDesk()
  const { say } = useWords()
  const now = useNow(60_000)
  const readIn = desk.view.road === 'letter' && desk.side === 'requested'
  const axis = useMemo(
    () => timeAxis(desk.state.clock, desk.view.opened, now, readIn ? 'requested' : 'requesting'),
    [desk.state.clock, desk.view.opened, now, readIn],
  )
  const sides: Side[] = desk.side === 'requesting' ? ['requesting', 'requested'] : ['requested', 'requesting']
  // A mark at the very end would stand outside the card.
  const marks = ticks(axis.from, axis.to).filter(mark => shareOf(axis, mark.at) < 0.93)
  return (
    <section aria-labelledby="time">
      <div className="heading">
        <h2 id="time">{say('case.time')}</h2>
        <small>{daysSaid(desk, axis, say)}</small>
      </div>
      <div className="card axis">
        {sides.map(side => (
          <AxisRow key={side} side={side} axis={axis} />
        ))}
        <div className="axis-ticks" aria-hidden="true">
          {marks.map(mark => (
            <span key={mark.at} style={{ insetInlineStart: percent(shareOf(axis, mark.at)) }}>
              {mark.byDay
                ? shortDayOf(desk.reader, new Date(mark.at).toISOString())
                : clockOf(desk.reader, new Date(mark.at).toISOString())}
            </span>
          ))}
        </div>
        <p className="axis-legend small quiet">{say('case.time.legend')}</p>
      </div>
    </section>
  )
}

function AxisRow({ side, axis }: { side: Side; axis: TimeAxis }) {
  const { voices, reader, side: our } = useCaseDesk()
  const { say } = useWords()
  const whose = side === our ? 'ours' : 'theirs'
  const bars = barsDrawn(axis, side)
  const told = bars.slice(-mostTold)
  const dots = usePoints().filter(one => (voices.home.has(one.from) ? our : other(our)) === side)
  return (
    <div className="axis-row">
      <span>{whose === 'ours' ? voices.ours : voices.theirs}</span>
      <div className={`axis-bar ${whose}`}>
        {bars.map(bar => (
          <i
            key={`${bar.kind} ${bar.from}`}
            className={bar.kind}
            title={say(barSaid(bar), {
              from: shortDayOf(reader, new Date(bar.from).toISOString()),
              to: shortDayOf(reader, new Date(bar.to).toISOString()),
            })}
            style={placeOf(axis, bar)}
          />
        ))}
        {dots.map(one => (
          <b
            key={`${one.from} ${one.at}`}
            className="axis-dot"
            style={{ insetInlineStart: percent(shareOf(axis, Date.parse(one.at))) }}
          />
        ))}
        <span className="seen-by-ear">
          {told.length < bars.length &&
            `${say('case.time.newest', { count: told.length, all: bars.length })} `}
          {told
            .map(bar =>
              say(barSaid(bar), {
                from: shortDayOf(reader, new Date(bar.from).toISOString()),
                to: shortDayOf(reader, new Date(bar.to).toISOString()),
              }),
            )
            .join('. ')}
        </span>
      </div>
    </div>
  )
}

/** Stretches told to who cannot see them: of a long case the newest. */
const mostTold = 20

/** When acts crossed: from the acts at hand, and where those are not all, as the server adds them up. */
function usePoints(): readonly { readonly from: string; readonly at: string }[] {
  const { view, acts } = useCaseDesk()
  const all = acts.gaps.length === 0
  const { data } = useQuery({ ...queryOf(readCrossings, { params: { id: view.id } }), enabled: !all })
  const own = acts.entries.flatMap(({ header, recordedAt, hash }) =>
    header.strand === 'shared' ? [{ from: header.from, at: recordedAt, hash }] : [],
  )
  return all ? own : (data?.points ?? [])
}

function daysSaid(
  { side }: CaseDesk,
  axis: TimeAxis,
  say: (key: string, values: Record<string, string | number>) => string,
) {
  if (!axis.sent) return say('case.time.notSent', {})
  const hours = axis.gross < 2
  const round = (days: number) => Math.round(hours ? days * 24 : days)
  return say(hours ? 'case.time.hours' : 'case.time.days', {
    gross: round(axis.gross),
    net: round(axis.net),
    side,
  })
}

function placeOf(axis: TimeAxis, bar: Bar) {
  const start = shareOf(axis, bar.from)
  return { insetInlineStart: percent(start), inlineSize: percent(shareOf(axis, bar.to) - start) }
}

/** Before it counted as sent the one side prepared it, or the other read a letter in. */
function barSaid({ kind, side }: Bar): string {
  return kind === 'prepared' && side === 'requested' ? 'letters.time.readIn' : `case.time.${kind}`
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`
const other = (side: Side): Side => (side === 'requesting' ? 'requested' : 'requesting')
