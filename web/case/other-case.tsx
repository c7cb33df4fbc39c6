import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listCases } from '#api/cases.ts'
import { queryOf } from '#web/client.ts'
import { useCaseDesk } from './case-desk.tsx'

/**
 * Another case with the same partner by its reference: a link where the reader may see it, else the reference alone.
 * Two partners may number alike, so a case with another one is never meant.
 */
export function OtherCase({ reference }: { reference: string }) {
  const { view } = useCaseDesk()
  const partner = view.partner.authority
  const { data } = useQuery(
    queryOf(listCases, { query: { words: reference.slice(0, 200), partner, most: 20 } }),
  )
  const found = data?.cases.find(
    one => one.id !== view.id && (one.reference === reference || one.partnerReference === reference),
  )
  const shown = <bdi>{reference}</bdi>
  return found ? <Link to={`/cases/${found.id}`}>{shown}</Link> : shown
}
