import { useMemo } from 'react'
import { Citation } from '#web/parts/citation.tsx'
import { DateText } from '#web/parts/date-text.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { datesOf, type CaseDate } from './dates.ts'
import { DeadlineCount } from './deadline-count.tsx'

/** The days this case waits for. */
export function DatesCard() {
  const { procedure, state, request, view, today, prefix, reader, stack, profiles } = useCaseDesk()
  const { say } = useWords()
  const dates = useMemo(
    () => datesOf(procedure, state, request, view.due, today, prefix, reader, { governing: stack, profiles }),
    [procedure, state, request, view.due, today, prefix, reader, stack, profiles],
  )
  if (dates.length === 0) return null
  return (
    <section className="card" aria-labelledby="dates">
      <h2 id="dates">{say('case.dates')}</h2>
      <dl className="dates">
        {dates.map(date => (
          <DateLine key={date.deadline?.id ?? `${date.day} ${date.what}`} date={date} />
        ))}
      </dl>
    </section>
  )
}

function DateLine({ date }: { date: CaseDate }) {
  const { today } = useCaseDesk()
  const { say } = useWords()
  const { cites, layer } = date.deadline ?? { cites: date.cites ?? null, layer: date.cites ? 'house' : null }
  const waits = date.deadline?.state === 'suspended'
  const late = date.day < today && !waits
  return (
    <div className={late ? 'late' : undefined}>
      <dt>
        <DateText date={date.day} />
        {date.time && <span className="tabular"> {date.time}</span>}
      </dt>
      <dd>
        {date.what}{' '}
        <small className="quiet">
          {date.zone ?? say(`case.dates.${date.whose}`)}
          {late && <> · {say('case.dates.late')}</>}
          {waits && <> · {say('case.dates.suspended')}</>}
        </small>{' '}
        {cites && <Citation layer={layer ?? undefined}>{cites}</Citation>}
        {date.deadline && <DeadlineCount deadline={date.deadline} />}
      </dd>
    </div>
  )
}
