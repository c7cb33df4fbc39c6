import type { listCases } from '#api/cases.ts'
import { procedures } from '#procedures/procedures.ts'
import type { Given } from '../client.ts'

type Asked = NonNullable<Given<typeof listCases>['query']>

/** What the register may be narrowed by; each name is a word of the address. */
const filterNames = ['side', 'procedure', 'state', 'partner', 'officer', 'open', 'words'] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Readonly<Partial<Record<FilterName, string>>>

/** The filters an address holds: `?side=requested&open=true`. */
export function filtersOf(search: URLSearchParams): Filters {
  return Object.fromEntries(
    filterNames.flatMap(name => {
      const value = search.get(name)
      return value === null || value === '' ? [] : [[name, value]]
    }),
  )
}

/** An address with one filter set, or without it when the value is empty. */
export function withFilter(search: URLSearchParams, name: FilterName, value: string): URLSearchParams {
  const next = new URLSearchParams(search)
  if (value === '') next.delete(name)
  else next.set(name, value)
  return next
}

/** The filters as the route takes them; the server refuses what makes no sense, and says why. */
export function queryFor(filters: Filters): Asked {
  // Values come from the address bar; the route's own schema parses them.
  return filters as Asked
}

/** Every state a case can be shown in, in the order of the lifecycle tables. */
export function states(): { procedure: string; state: string }[] {
  const seen = new Map<string, string>()
  for (const procedure of Object.values(procedures)) {
    for (const { to } of procedure.lifecycle) {
      if (to !== 'same' && !seen.has(to)) seen.set(to, procedure.id)
    }
  }
  return [...seen].map(([state, procedure]) => ({ procedure, state }))
}
