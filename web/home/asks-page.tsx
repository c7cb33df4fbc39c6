import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type AskLine, listAsks } from '#api/asks.ts'
import { queryOf } from '../client.ts'
import { DateText, Instant } from '../parts/date-text.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Pill } from '../parts/pill.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { nameIn, useWords } from '../words/words.ts'
import { askTone, waitsForAsker } from './ask-words.ts'

/** What this authority asked for: what waits for it first, then what is with others or over. */
export function AsksPage() {
  const { say } = useWords()
  // Nobody tells an authority at home what changes in cases: it asks again.
  const { data, error } = useQuery({ ...queryOf(listAsks, {}), refetchInterval: 60_000, staleTime: 0 })
  if (error && !data) return <ProblemNote error={error} />
  if (!data) return <Skeleton lines={4} height={64} />
  const { asks } = data
  const waiting = asks.filter(one => waitsForAsker.includes(one.stage))
  const rest = asks.filter(one => !waitsForAsker.includes(one.stage))
  const begin = (
    <Button component={Link} to="/asks/new">
      {say('asks.new')}
    </Button>
  )
  return (
    <>
      <title>{say('page.titled', { title: say('asks.title') })}</title>
      <div className="task-head">
        <h1>{say('asks.title')}</h1>
        {asks.length > 0 && begin}
      </div>
      {asks.length === 0 ? (
        <EmptyState title={say('asks.none')} action={begin}>
          {say('asks.none.hint')}
        </EmptyState>
      ) : (
        <p className="home-sentence">{say('asks.sentence', { count: waiting.length })}</p>
      )}
      <AskList id="asks-waiting" title={say('home.tasks.waiting')} asks={waiting} />
      <AskList id="asks-rest" title={say('home.tasks.rest')} asks={rest} />
    </>
  )
}

function AskList({ id, title, asks }: { id: string; title: string; asks: readonly AskLine[] }) {
  if (asks.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="task-list">
        {asks.map(one => (
          <AskRow key={one.id} ask={one} />
        ))}
      </ul>
    </section>
  )
}

function AskRow({ ask }: { ask: AskLine }) {
  const { say, language } = useWords()
  return (
    <li className="card task-row">
      <div>
        <Link to={`/asks/${ask.id}`} className="row-link">
          <bdi>{ask.subject}</bdi>
        </Link>
        <p className="small quiet">
          <bdi>{nameIn(ask.partnerNames, language)}</bdi> · {say('asks.askedOn')} <Instant at={ask.askedAt} />{' '}
          · <bdi>{ask.askedByName}</bdi>
        </p>
      </div>
      <p className="task-due small">
        {ask.neededBy && (
          <>
            {say('asks.neededBy')} <DateText date={ask.neededBy} />
          </>
        )}
      </p>
      <Pill tone={askTone(ask.stage)}>{say(`asks.stage.${ask.stage}`)}</Pill>
    </li>
  )
}
