import { Link } from 'react-router'
import type { Arrival } from '#api/arrivals.ts'
import { Instant } from '../parts/date-text.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Pill } from '../parts/pill.tsx'
import { Reference } from '../parts/reference.tsx'
import { useStateName } from '../parts/state-name.ts'
import { nameIn, useWords } from '../words/words.ts'
import { actSaid } from './act-said.ts'
import { bytesText } from './bytes-text.ts'
import { Refusal } from './refusal.tsx'

/** Every package that arrived, newest first: recorded in a case, or refused and why. */
export function ArrivalLog({ arrivals }: { arrivals: readonly Arrival[] }) {
  const { say } = useWords()
  if (arrivals.length === 0) {
    return <EmptyState title={say('arrivals.log.none')}>{say('arrivals.log.none.why')}</EmptyState>
  }
  return (
    <ol className="card arrival-log">
      {arrivals.map(arrival => (
        <li key={arrival.id}>
          <span className="small quiet">
            <Instant at={arrival.arrivedAt} />
          </span>
          <ArrivalText arrival={arrival} />
          <Pill tone={arrival.verdict === 'recorded' ? 'ok' : 'stop'}>
            {say(`arrivals.verdict.${arrival.verdict}`)}
          </Pill>
        </li>
      ))}
    </ol>
  )
}

function ArrivalText({ arrival }: { arrival: Arrival }) {
  const words = useWords()
  const { say, language } = words
  const stateName = useStateName()
  const { partner } = arrival
  const sender = partner ? (
    <b className="from-them" title={nameIn(partner.names, language)}>
      {stateName(partner.state)}
    </b>
  ) : (
    <b>{say('arrivals.sender.unknown')}</b>
  )
  return (
    <div>
      {arrival.act ? actSaid(words, arrival.act.type, sender) : sender}{' '}
      {arrival.case && (
        <Link to={`/cases/${arrival.case.id}`} className="arrival-case">
          {arrival.case.reference !== null && <Reference>{arrival.case.reference}</Reference>}{' '}
          <bdi>{arrival.case.title}</bdi>
        </Link>
      )}
      {arrival.code !== null && <Refusal code={arrival.code} reason={arrival.reason} />}
      <p className="small quiet">
        {say(`arrivals.road.${arrival.road}`)} · {bytesText(arrival.size, language)}
        {arrival.attempts > 1 && <> · {say('arrivals.attempts', { count: arrival.attempts })}</>} ·{' '}
        <code dir="ltr" title={arrival.package}>
          {arrival.package.slice(0, 12)}
        </code>
      </p>
    </div>
  )
}
