import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listArrivals } from '#api/arrivals.ts'
import { readCrossings } from '#api/acts.ts'
import { listCases, readCase } from '#api/cases.ts'
import { listPartners, readPartner } from '#api/partners.ts'
import { listen } from './events.ts'
import { whoQuery } from './me.ts'

/** Keeps what is shown as fresh as the register: the server says which case changed, the page asks again. */
export function useLiveRefresh(): void {
  const queries = useQueryClient()
  useEffect(() => listen(heard => refresh(queries, heard)), [queries])
}

function refresh(queries: QueryClient, heard: Parameters<Parameters<typeof listen>[0]>[0]): void {
  if (heard === 'anything') return void queries.invalidateQueries()
  if (heard === 'cut off') return void queries.invalidateQueries({ queryKey: whoQuery.queryKey })
  const stale: readonly (readonly unknown[])[] = [
    [readCase.id, { params: { id: heard.case } }],
    [readCrossings.id, { params: { id: heard.case } }],
    ...[listCases, listArrivals, listPartners, readPartner].map(route => [route.id]),
  ]
  for (const queryKey of stale) void queries.invalidateQueries({ queryKey })
}
