import { useQuery } from '@tanstack/react-query'
import { listPartners, type Partner } from '#api/partners.ts'
import { queryOf } from '../client.ts'
import { nameIn, useWords } from '../words/words.ts'

/** The name of a partner by its id; what was given, while the names are on their way or when it is a name. */
export function usePartnerName(authority: string): string {
  const { language } = useWords()
  const { data } = useQuery(queryOf(listPartners, {}))
  const found: Partner | undefined = data?.partners.find(partner => partner.authority === authority)
  return found ? nameIn(found.names, language) : authority
}
