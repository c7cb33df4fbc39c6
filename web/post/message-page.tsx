import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type PostView, readPost, readPostWhole } from '#api/post.ts'
import { sizeOf } from '#web/case/file-line.tsx'
import { hrefOf, queryOf } from '#web/client.ts'
import { Instant } from '#web/parts/date-text.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { StatusSentence } from '#web/parts/status-sentence.tsx'
import { useWords } from '#web/words/words.ts'
import { Decide } from './decide.tsx'
import { History } from './history.tsx'
import { Parts } from './parts.tsx'
import { PostState, Sender, subjectOf } from './post-list.tsx'
import '#web/case/case.css'
import '#web/request/request.css'
import '#web/letters/letters.css'
import '#web/arrivals/arrivals.css'
import './post.css'

/** One message of the post: what it says, what it brought, what is amiss, and the three ways on. */
export function MessagePage() {
  const { id = '' } = useParams()
  const { say } = useWords()
  const { data, error } = useQuery(queryOf(readPost, { params: { id } }))
  return (
    <>
      <title>{say('page.titled', { title: say('post.title') })}</title>
      <p className="small">
        <Link to="/post">{say('post.back')}</Link>
      </p>
      {error && <ProblemNote error={error} />}
      {!data && !error && <Skeleton lines={6} height={64} />}
      {data && <Message key={data.id} view={data} />}
    </>
  )
}

function Message({ view }: { view: PostView }) {
  const { say } = useWords()
  // What can be laid is laid unless somebody says otherwise: nothing is left behind by forgetting.
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    view.parts.filter(part => part.verdict !== 'quarantined' && !part.laid).map(part => part.id),
  )
  return (
    <>
      <StatusSentence>
        <bdi>{subjectOf(view, say('post.noSubject'))}</bdi>
      </StatusSentence>
      <div className="post-sides">
        <div className="stack">
          <Head view={view} />
          {view.fault !== null && (
            <p className="problem" role="alert">
              {say(`post.fault.${view.fault}`)}
            </p>
          )}
          {view.excerpt !== '' && (
            <section className="card post-words" aria-label={say('post.words')}>
              <p className="prose" dir="auto">
                {view.excerpt}
              </p>
            </section>
          )}
          <Parts view={view} chosen={chosen} onChoose={setChosen} />
        </div>
        <aside className="stack">
          <PostState line={view} />
          {view.destroyedAt === null && <Decide view={view} chosen={chosen} />}
          <History view={view} />
        </aside>
      </div>
    </>
  )
}

function Head({ view }: { view: PostView }) {
  const { say } = useWords()
  return (
    <div className="post-head">
      <dl className="small">
        <dt>{say('post.from')}</dt>
        <dd>
          <Sender line={view} />
          {view.sender !== null && <span className="quiet"> · {say('post.unchecked')}</span>}
        </dd>
        {view.recipients !== null && (
          <>
            <dt>{say('post.to')}</dt>
            <dd>
              <bdi dir="ltr">{view.recipients}</bdi>
            </dd>
          </>
        )}
        {view.dated !== null && (
          <>
            <dt>{say('post.dated')}</dt>
            <dd>
              <Instant at={view.dated} />
            </dd>
          </>
        )}
        <dt>{say('post.came')}</dt>
        <dd>
          <Instant at={view.arrivedAt} /> · {say(`post.road.${view.road}`)}
          {view.cameAgain > 0 && (
            <>
              {' '}
              · {say('post.cameAgain', { count: view.cameAgain })}, {say('post.lastCame')}{' '}
              <Instant at={view.lastCameAt} />
            </>
          )}
        </dd>
      </dl>
      {view.sameId.length > 0 && (
        <p className="small">
          {say('post.sameId', { count: view.sameId.length })}{' '}
          {view.sameId.map(other => (
            <Link key={other.id} to={`/post/${other.id}`}>
              <Instant at={other.arrivedAt} />
            </Link>
          ))}
        </p>
      )}
      {view.destroyedAt === null && (
        <p className="small quiet">
          <a href={hrefOf(readPostWhole, { params: { id: view.id } })}>{say('post.whole')}</a> ·{' '}
          {sizeOf(view.size)} · {say('post.whole.why')}
        </p>
      )}
    </div>
  )
}
