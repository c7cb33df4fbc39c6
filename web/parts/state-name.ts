import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listPartners } from '#api/partners.ts'
import { profile } from '#law/profiles/shape.ts'
import { queryOf } from '../client.ts'
import { nameIn, useWords } from '../words/words.ts'

/** The name of a State by its code, in the reader's language: from the partners' profiles, else the code. */
export function useStateName(): (state: string) => string {
  const { language } = useWords()
  const { data } = useQuery(queryOf(listPartners, {}))
  return useMemo(() => {
    const known = new Map<string, string>()
    for (const partner of data?.partners ?? []) {
      const names = profile.safeParse(partner.profile).data?.names
      if (names) known.set(partner.state, nameIn(names, language))
    }
    return state => known.get(state) ?? state
  }, [data, language])
}
