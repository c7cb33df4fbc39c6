import { useMemo } from 'react'
import { DateText } from '#web/parts/date-text.tsx'
import { useWords } from '#web/words/words.ts'
import { useCaseDesk } from './case-desk.tsx'
import { datesOf } from './dates.ts'

/** The days this case waits for. */
export function DatesCard() {
  const { procedure, state, request, view, today, prefix, reader } = useCaseDesk()
  const { say } = useWords()
  const dates = useMemo(
    () => datesOf(procedure, state, request, view.due, today, prefix, reader),
    [procedure, state, request, view.due, today, prefix, reader],
  )
  if (dates.length === 0) return null
  return (
    <section className="card" aria-labelledby="dates">
      <h2 id="dates">{say('case.dates')}</h2>
      <dl className="dates">
        {dates.map(date => (
          <div key={`${date.day} ${date.what}`} className={date.day < today ? 'late' : undefined}>
            <dt>
              <DateText date={date.day} />
              {date.time && <span className="tabular"> {date.time}</span>}
            </dt>
            <dd>
              {date.what}{' '}
              <small className="quiet">
                {date.zone ?? say(`case.dates.${date.whose}`)}
                {date.day < today && <> · {say('case.dates.late')}</>}
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
