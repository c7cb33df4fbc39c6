import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { listPost } from '#api/post.ts'
import { call } from '#web/client.ts'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { Skeleton } from '#web/parts/skeleton.tsx'
import { StatusSentence } from '#web/parts/status-sentence.tsx'
import { LoadMore } from '#web/register/load-more.tsx'
import { useMe } from '#web/shell/me.ts'
import { useWords } from '#web/words/words.ts'
import { FilterSwitch, filterOf, type PostFilter } from './filter-switch.tsx'
import { PostList } from './post-list.tsx'
import { Roads } from './roads.tsx'
import '#web/arrivals/arrivals.css'
import './post.css'

/** The office's incoming post: what came by e-mail or lies in the drop folder, until a person decides what it is. */
export function PostPage() {
  const { say } = useWords()
  const { duties } = useMe()
  const may = duties.includes('registrar') || duties.includes('head')
  return (
    <>
      <title>{say('page.titled', { title: say('post.title') })}</title>
      {may ? <Post /> : <NotMine />}
    </>
  )
}

function Post() {
  const { say } = useWords()
  const [search, setSearch] = useSearchParams()
  const filter = filterOf(search.get('show'))
  const pages = usePost(filter)
  const first = pages.data?.pages[0]
  const post = pages.data?.pages.flatMap(page => page.post) ?? []
  return (
    <>
      <StatusSentence>{first ? say('post.sentence', { waiting: first.waiting }) : '\u00a0'}</StatusSentence>
      {pages.error && <ProblemNote error={pages.error} />}
      {first && <Roads roads={first.roads} />}
      <div className="heading">
        <h2>{say('post.list')}</h2>
        <FilterSwitch
          value={filter}
          onChange={next => setSearch(next === 'waiting' ? {} : { show: next }, { replace: true })}
        />
      </div>
      {pages.isPending && <Skeleton lines={5} height={72} />}
      {first && <PostList post={post} filter={filter} />}
      {post.length > 0 && (
        <div className="arrivals-end">
          <LoadMore shown={post.length} pages={pages} />
        </div>
      )}
    </>
  )
}

function NotMine() {
  const { say } = useWords()
  return (
    <>
      <StatusSentence>{say('post.title')}</StatusSentence>
      <EmptyState title={say('post.notMine')}>{say('post.notMine.why')}</EmptyState>
    </>
  )
}

function usePost(filter: PostFilter) {
  return useInfiniteQuery({
    queryKey: [listPost.id, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listPost, { query: { filter, ...(pageParam === null ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: null as string | null, // the first page has no page before it
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
    // Post comes from outside, and no act of a case tells of it.
    refetchInterval: 20_000,
  })
}
