import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type * as z from 'zod'
import { listNewAsks } from '#api/asks.ts'
import { queryOf } from '../client.ts'
import { DateText, Instant } from '../parts/date-text.tsx'
import { Prose } from '../parts/prose.tsx'
import { useMe } from '../shell/me.ts'
import { nameIn, useWords } from '../words/words.ts'
import { AskDialog } from './ask-dialog.tsx'

export type NewAsk = z.infer<typeof listNewAsks.reply>['asks'][number]
type Deciding = { readonly ask: NewAsk; readonly way: 'takeUp' | 'decline' }

/** What authorities at home ask the central authority to request abroad, until somebody takes it up or declines. */
export function NewAsks() {
  const { say } = useWords()
  const { data } = useQuery({ ...queryOf(listNewAsks, {}), refetchInterval: 60_000 })
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const asks = data?.asks ?? []
  if (asks.length === 0) return null
  return (
    <section aria-labelledby="new-asks" className="reading">
      <div className="heading first">
        <h2 id="new-asks">{say('asks.arrived')}</h2>
        <small>{say('asks.waiting', { count: asks.length })}</small>
      </div>
      <ul className="card waiting-list">
        {asks.map(ask => (
          <Waiting key={ask.id} ask={ask} onDecide={way => setDeciding({ ask, way })} />
        ))}
      </ul>
      {deciding && (
        <AskDialog
          key={`${deciding.ask.id} ${deciding.way}`}
          {...deciding}
          onClose={() => setDeciding(null)}
        />
      )}
    </section>
  )
}

function Waiting({ ask, onDecide }: { ask: NewAsk; onDecide: (way: Deciding['way']) => void }) {
  const { say, language } = useWords()
  const { duties } = useMe()
  const may = duties.includes('officer') || duties.includes('head')
  return (
    <li>
      <div>
        <p className="waiting-title">
          <bdi>{ask.subject}</bdi>
        </p>
        <p className="small quiet">
          <b>
            <bdi>{nameIn(ask.authorityNames, language)}</bdi>
          </b>{' '}
          {say('asks.abroadTo')} <b className="from-them">{nameIn(ask.partnerNames, language)}</b> ·{' '}
          <bdi>{ask.askedByName}</bdi> · <Instant at={ask.askedAt} />
          {ask.neededBy && (
            <>
              {' '}
              · {say('asks.neededBy')} <DateText date={ask.neededBy} />
            </>
          )}
        </p>
        <details className="small">
          <summary>
            {say('asks.read')} <span className="seen-by-ear">{ask.subject}</span>
          </summary>
          <h3>{say('asks.theirFacts')}</h3>
          <Prose text={ask.facts} />
          <h3>{say('asks.needs')}</h3>
          <Prose text={ask.needs} />
        </details>
      </div>
      <div className="waiting-act">
        <div className="row">
          <Button disabled={!may} onClick={() => onDecide('takeUp')}>
            {say('asks.takeUp')}
          </Button>
          <Button variant="default" onClick={() => onDecide('decline')}>
            {say('asks.decline')}
          </Button>
        </div>
        {!may && <p className="small quiet">{say('obstacle.needsDuty', { duty: 'officer' })}</p>}
      </div>
    </li>
  )
}
