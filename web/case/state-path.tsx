import { useMemo } from 'react'
import { stateWord } from '#web/parts/state.ts'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { pathOf } from './path.ts'
import { clockOf, shortDayOf } from './reader.ts'

/** The way of the case, drawn from the lifecycle table: where it was, where it stands, what may follow. */
export function StatePath() {
  const { procedure, side, state, reader } = useCaseDesk()
  const words = useWords()
  const stops = useMemo(() => pathOf(procedure, state), [procedure, state])
  return (
    <ol className="case-path" aria-label={words.say('case.path')}>
      {stops.map(stop => (
        <li
          key={stop.state}
          className={stop.is}
          aria-current={stop.is === 'now' ? 'step' : undefined}
          title={stop.at ? `${shortDayOf(reader, stop.at)} ${clockOf(reader, stop.at)}` : undefined}
        >
          <span>{stateWord(words, procedure.id, stop.state, side)}</span>
          {stop.is !== 'now' && <span className="seen-by-ear">{words.say(`case.path.${stop.is}`)}</span>}
        </li>
      ))}
    </ol>
  )
}
