import { queryOptions } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { whoAmI, type Me } from '#api/session.ts'
import { call, ProblemError } from '../client.ts'

/** Who is signed in, or `null`. */
export const whoQuery = queryOptions<Me | null>({
  queryKey: [whoAmI.id, {}],
  queryFn: async ({ signal }) => {
    try {
      return await call(whoAmI, {}, { signal })
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null
      throw error
    }
  },
  staleTime: 10 * 60_000,
})

/** Whose page this is; the shell gives it, also while that person signs in again. */
export const WhoseInside = createContext<Me | null>(null)

/** The person signed in. Only inside the shell, which shows the sign-in page to anybody else. */
export function useMe(): Me {
  const me = use(WhoseInside)
  if (!me) throw new Error('a page inside the shell was drawn without a person')
  return me
}
