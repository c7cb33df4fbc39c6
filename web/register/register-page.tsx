import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { listCases } from '#api/cases.ts'
import { listPartners } from '#api/partners.ts'
import { call, queryOf } from '../client.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useWords } from '../words/words.ts'
import { CaseTable } from './case-table.tsx'
import { ExportButton } from './export-button.tsx'
import { FilterBar } from './filter-bar.tsx'
import { filtersOf, queryFor, type Filters } from './filters.ts'
import { LoadMore } from './load-more.tsx'
import { NothingFound } from './nothing-found.tsx'
import { RegisterSentence } from './register-sentence.tsx'
import './register.css'

/** Cases the reader may see, newest first: the sentence, the filters, the table. */
export function RegisterPage() {
  const { say } = useWords()
  const [search] = useSearchParams()
  const filters = useMemo(() => filtersOf(search), [search])
  const pages = usePages(filters)
  // The names of States come with the partners; the table waits for them, so that no column moves.
  const { isPending: namesPending } = useQuery(queryOf(listPartners, {}))
  const isPending = pages.isPending || namesPending
  const lines = useMemo(() => pages.data?.pages.flatMap(page => page.cases) ?? [], [pages.data])
  const filtered = Object.keys(filters).length > 0
  return (
    <>
      <title>{say('page.titled', { title: say('register.title') })}</title>
      <RegisterSentence lines={lines} more={pages.hasNextPage} filtered={filtered} ready={!isPending} />
      <FilterBar filters={filters} />
      {pages.error && <ProblemNote error={pages.error} />}
      {isPending && !pages.error && <Skeleton lines={12} height={46} />}
      {!isPending && pages.data && lines.length === 0 && <NothingFound filtered={filtered} />}
      {!isPending && lines.length > 0 && (
        <>
          <CaseTable lines={lines} stale={pages.isPlaceholderData} />
          <div className="register-end">
            <LoadMore shown={lines.length} pages={pages} />
            <ExportButton lines={lines} />
          </div>
        </>
      )}
    </>
  )
}

function usePages(filters: Filters) {
  return useInfiniteQuery({
    queryKey: [listCases.id, 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      call(
        listCases,
        { query: { ...queryFor(filters), most: 100, ...(pageParam === null ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null, // the first page has no page before it
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
  })
}
