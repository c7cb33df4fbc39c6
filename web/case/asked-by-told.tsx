import type { Asked } from '#procedures/lanes/asks.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { Mark } from '#web/parts/pill.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { useWords } from '#web/words/words.ts'
import { resultName } from './act-items.tsx'
import { useActing } from './acting.ts'
import { useCaseDesk } from './case-desk.tsx'

/** Results given home: whether their limits were confirmed, what was reported, and which other use is wished. */
export function AskedByTold({ asked }: { asked: Asked }) {
  const desk = useCaseDesk()
  const { say } = useWords()
  if (asked.deliveries.length === 0) return null
  return (
    <ol className="task-thread">
      {asked.deliveries.map(one => (
        <li key={one.id} className="task-said ours">
          <p className="small">
            <Mark tone="ours" /> <b>{resultName(desk, one.result)}</b> ·{' '}
            {say('asks.given', { proceedings: one.proceedings })}{' '}
            <span className="quiet">
              <Instant at={one.at} />
            </span>
          </p>
          {one.limits && <Prose text={one.limits} />}
          <p className="small quiet">
            {one.confirmed ? (
              <>
                {say('asks.confirmed', { name: desk.voices.nameOf(one.confirmed.by ?? '') })}{' '}
                <Instant at={one.confirmed.at} />
              </>
            ) : (
              say('asks.unconfirmed')
            )}
          </p>
          {asked.reports
            .filter(report => report.delivery === one.id)
            .map(report => (
              <div key={report.id} className="task-said theirs">
                <p className="small">
                  <Mark tone="theirs" /> {say('asks.reported')}{' '}
                  <b>{say(`${desk.prefix}.act.reportUse.option.usefulness.${report.usefulness}`)}</b> ·{' '}
                  <bdi>{report.proceedings}</bdi>{' '}
                  <span className="quiet">
                    <Instant at={report.at} />
                  </span>
                </p>
                {report.outcome && <Prose text={report.outcome} />}
              </div>
            ))}
          {asked.wishes
            .filter(wish => wish.delivery === one.id)
            .map(wish => (
              <WishTold key={wish.id} wish={wish} result={one.result} />
            ))}
        </li>
      ))}
    </ol>
  )
}

/** A wish is answered by asking the State that furnished the result; until then nothing of it is open. */
function WishTold({ wish, result }: { wish: Asked['wishes'][number]; result: string }) {
  const { state, view, prefix } = useCaseDesk()
  const { take } = useActing()
  const { say } = useWords()
  const { useRequests: asked } = state.shared
  const put = asked.some(one => one.result === result && one.proceedings === wish.proceedings)
  const open = view.openActs.some(one => one.act === 'askUse' && !one.unless)
  return (
    <div className="task-said theirs">
      <p className="small">
        <Mark tone="theirs" /> {say('asks.wished')} <bdi>{wish.proceedings}</bdi>{' '}
        <span className="quiet">
          <Instant at={wish.at} />
        </span>
      </p>
      <Prose text={wish.purpose} />
      {!put && open && (
        <button
          type="button"
          className="link"
          onClick={() => take({ act: 'askUse', given: { result, proceedings: wish.proceedings } })}
        >
          {say(`${prefix}.act.askUse`)}
        </button>
      )}
    </div>
  )
}
