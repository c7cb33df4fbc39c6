import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { listArrivals } from '#api/arrivals.ts'
import { call } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { ArrivedDrafts } from '../draft/arrived-drafts.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { StatusSentence } from '../parts/status-sentence.tsx'
import { LoadMore } from '../register/load-more.tsx'
import { useWords } from '../words/words.ts'
import { ArrivalLog } from './arrival-log.tsx'
import { BeingReadIn } from './being-read-in.tsx'
import { ImportDrop } from './import-drop.tsx'
import { NewAsks } from './new-asks.tsx'
import { Unregistered } from './unregistered.tsx'
import { VerdictSwitch } from './verdict-switch.tsx'
import './arrivals.css'

/** What came in: requests that wait to be registered first, then everything that arrived, with its verdict. */
export function ArrivalsPage() {
  const { say } = useWords()
  const [search, setSearch] = useSearchParams()
  const verdict = verdictOf(search.get('verdict'))
  const pages = useArrivals(verdict)
  const arrivals = pages.data?.pages.flatMap(page => page.arrivals) ?? []
  const waiting = pages.data?.pages[0]?.unregistered ?? []
  return (
    <>
      <title>{say('page.titled', { title: say('arrivals.title') })}</title>
      <StatusSentence>
        {pages.data ? say('arrivals.sentence', { waiting: waiting.length }) : '\u00a0'}
      </StatusSentence>
      {pages.error && <ProblemNote error={pages.error} />}
      {pages.isPending && <Skeleton lines={3} height={64} />}
      {pages.data && <BeingReadIn letters={pages.data.pages[0]?.reading ?? []} />}
      {pages.data && <Unregistered requests={waiting} />}
      {pages.data && <ArrivedDrafts drafts={pages.data.pages[0]?.drafts ?? []} />}
      <NewAsks />
      <LetterDoor />
      <ImportDrop />
      <div className="heading">
        <h2>{say('arrivals.log.title')}</h2>
        <VerdictSwitch
          value={verdict}
          onChange={next => setSearch(next ? { verdict: next } : {}, { replace: true })}
        />
      </div>
      {pages.isPending && <Skeleton lines={6} height={52} />}
      {pages.data && <ArrivalLog arrivals={arrivals} />}
      {arrivals.length > 0 && (
        <div className="arrivals-end">
          <LoadMore shown={arrivals.length} pages={pages} />
        </div>
      )}
    </>
  )
}

/** The way in for what came on paper. */
function LetterDoor() {
  const { say } = useWords()
  return (
    <section className="letter-door" aria-labelledby="letter-door">
      <div>
        <h2 id="letter-door">{say('letters.door')}</h2>
        <p className="small quiet">{say('letters.door.why')}</p>
      </div>
      <Button component={Link} to="/letters/new" variant="default">
        {say('letters.came')}
      </Button>
    </section>
  )
}

type Verdict = 'recorded' | 'refused' | undefined

function verdictOf(text: string | null): Verdict {
  return text === 'recorded' || text === 'refused' ? text : undefined
}

function useArrivals(verdict: Verdict) {
  return useInfiniteQuery({
    queryKey: [listArrivals.id, 'pages', verdict ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listArrivals,
        { query: { ...(verdict ? { verdict } : {}), ...(pageParam === null ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null, // the first page has no page before it
    getNextPageParam: page => page.next,
  })
}
