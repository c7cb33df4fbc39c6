import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listHomeAuthorities } from '#api/home.ts'
import type { Asked } from '#procedures/lanes/asks.ts'
import { queryOf } from '#web/client.ts'
import { DateText, Instant } from '#web/parts/date-text.tsx'
import { Pill } from '#web/parts/pill.tsx'
import { Prose } from '#web/parts/prose.tsx'
import { nameIn, useWords } from '#web/words/words.ts'
import { resultName } from './act-items.tsx'
import { AskedByRemarks } from './asked-by-remarks.tsx'
import { AskedByTold } from './asked-by-told.tsx'
import { useCaseDesk } from './case-desk.tsx'
import { DeliverHome } from './deliver-home.tsx'
import '../home/home.css'

/** Asked by whom at home: what they wrote, what goes back to them, what they made of the results. */
export function AskedBy() {
  const { state, voices } = useCaseDesk()
  const { say } = useWords()
  const { asked } = state.own
  const name = useAuthorityName(asked?.authority ?? '')
  if (asked === null) return null
  return (
    <section className="asked-by" aria-labelledby="asked-by">
      <div className="heading first">
        <h2 id="asked-by">{say('asks.by')}</h2>
      </div>
      <div className="card lane">
        <section className="task-in-case" aria-label={name}>
          <div className="task-head">
            <h3>
              <bdi>{name}</bdi>
            </h3>
            {asked.returned && <Pill tone="theirs">{say('asks.stage.returned')}</Pill>}
            {!asked.returned && asked.corrected && <Pill tone="ours">{say('asks.stage.corrected')}</Pill>}
          </div>
          <p className="small quiet">
            <bdi>{asked.subject}</bdi> · {say('asks.tookUp', { name: voices.nameOf(asked.by ?? '') })}{' '}
            <Instant at={asked.at} />
            {asked.neededBy && (
              <>
                {' '}
                · {say('asks.neededBy')} <DateText date={asked.neededBy} />
              </>
            )}
          </p>
          <dl>
            <div>
              <dt>{say('asks.theirFacts')}</dt>
              <dd>
                <Prose text={asked.facts} />
              </dd>
            </div>
            <div>
              <dt>{say('asks.needs')}</dt>
              <dd>
                <Prose text={asked.needs} />
              </dd>
            </div>
          </dl>
          {asked.corrected?.text && (
            <>
              <p className="small quiet">
                {say('asks.stage.corrected')} <Instant at={asked.corrected.at} />
              </p>
              <Prose text={asked.corrected.text} />
            </>
          )}
          <AskedByTold asked={asked} />
          <OurSteps asked={asked} name={name} />
        </section>
      </div>
    </section>
  )
}

function useAuthorityName(authority: string): string {
  const { language } = useWords()
  const { data } = useQuery(queryOf(listHomeAuthorities, {}))
  const known = data?.authorities.find(one => one.id === authority)
  return known ? nameIn(known.names, language) : authority
}

/** What may go back now: remarks while the request is being made, a result once one came. */
function OurSteps({ asked, name }: { asked: Asked; name: string }) {
  const desk = useCaseDesk()
  const { say } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const { view, state, prefix } = desk
  const isOpen = (act: string) => view.openActs.some(one => one.act === act && one.unless === undefined)
  const results = isOpen('deliverHome')
    ? state.shared.results.filter(one => !asked.deliveries.some(given => given.result === one.act))
    : []
  const close = () => setChosen(null)
  const toggle = (what: string) => setChosen(chosen === what ? null : what)
  if (!isOpen('sendAskBack') && results.length === 0) return null
  return (
    <>
      <div className="row">
        {isOpen('sendAskBack') && (
          <Button
            size="sm"
            variant="default"
            aria-expanded={chosen === 'sendAskBack'}
            onClick={() => toggle('sendAskBack')}
          >
            {say(`${prefix}.act.sendAskBack`)}
          </Button>
        )}
        {results.map(one => (
          <Button
            key={one.act}
            size="sm"
            variant="default"
            aria-expanded={chosen === one.act}
            onClick={() => toggle(one.act)}
          >
            {say('asks.deliver', { result: resultName(desk, one.act) })}
          </Button>
        ))}
      </div>
      {chosen === 'sendAskBack' && isOpen('sendAskBack') && <AskedByRemarks onClose={close} />}
      {results
        .filter(one => one.act === chosen)
        .map(one => (
          <DeliverHome key={one.act} result={one.act} recipient={name} onClose={close} />
        ))}
    </>
  )
}
