import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { type AskView, readAsk } from '#api/asks.ts'
import { queryOf } from '../client.ts'
import { DateText, Instant } from '../parts/date-text.tsx'
import { Pill } from '../parts/pill.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Prose } from '../parts/prose.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useMe } from '../shell/me.ts'
import { nameIn, useWords } from '../words/words.ts'
import { AskCorrection } from './ask-correction.tsx'
import { AskDelivery } from './ask-delivery.tsx'
import { AskWithdrawal } from './ask-withdrawal.tsx'
import { askTone } from './ask-words.ts'

/** One ask: where it stands, what waits for the asker, the results given to her, what she wrote. */
export function AskPage() {
  const { id = '' } = useParams()
  const { data, error } = useQuery({
    ...queryOf(readAsk, { params: { id } }),
    refetchInterval: 60_000,
    staleTime: 0,
  })
  if (error && !data) return <ProblemNote error={error} action={<Back />} />
  return data ? <Ask key={id} ask={data} /> : <Skeleton lines={6} height={40} />
}

function Ask({ ask }: { ask: AskView }) {
  const { say, language } = useWords()
  const { authority } = useMe()
  const values = {
    central: nameIn(authority.names, language),
    partner: nameIn(ask.partnerNames, language),
  }
  return (
    <article className="task">
      <title>{say('page.titled', { title: ask.subject })}</title>
      <Back />
      <div className="task-head">
        <h1 dir="auto">{ask.subject}</h1>
        <Pill tone={askTone(ask.stage)}>{say(`asks.stage.${ask.stage}`)}</Pill>
      </div>
      <p className="home-sentence">{say(`asks.stands.${ask.stage}`, values)}</p>
      {ask.reasons && (
        <section className="card" aria-labelledby="ask-reasons">
          <h2 id="ask-reasons">{say('asks.reasons')}</h2>
          <p className="prose" dir="auto">
            {ask.reasons}
          </p>
        </section>
      )}
      {ask.returned && <AskCorrection ask={ask} returned={ask.returned} />}
      {ask.deliveries.map((one, index) => (
        <AskDelivery key={one.id} ask={ask} delivery={one} number={index + 1} />
      ))}
      <Written ask={ask} />
      {ask.open.includes('withdraw') && <AskWithdrawal id={ask.id} />}
    </article>
  )
}

/** What was asked, as it stands after the last correction. */
function Written({ ask }: { ask: AskView }) {
  const { say, language } = useWords()
  return (
    <section className="card task-given" aria-labelledby="ask-written">
      <h2 id="ask-written">{say('asks.written')}</h2>
      <p className="small quiet">
        {say('asks.askedOn')} <Instant at={ask.askedAt} /> · <bdi>{ask.askedByName}</bdi>
      </p>
      <dl>
        <div>
          <dt>{say('asks.partner')}</dt>
          <dd>
            <bdi>{nameIn(ask.partnerNames, language)}</bdi>
          </dd>
        </div>
        {ask.neededBy && (
          <div>
            <dt>{say('asks.neededBy.field')}</dt>
            <dd>
              <DateText date={ask.neededBy} />
            </dd>
          </div>
        )}
        <div>
          <dt>{say('asks.facts')}</dt>
          <dd>
            <Prose text={ask.facts} />
          </dd>
        </div>
        <div>
          <dt>{say('asks.needs')}</dt>
          <dd>
            <Prose text={ask.needs} />
          </dd>
        </div>
      </dl>
    </section>
  )
}

function Back() {
  const { say } = useWords()
  return (
    <p className="small">
      <Link to="/asks">{say('asks.back')}</Link>
    </p>
  )
}
