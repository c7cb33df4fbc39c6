import { useMemo } from 'react'
import { useCaseDesk } from './case-desk.tsx'
import { offersOf, type Offers } from './offers.ts'
import { pathOf } from './path.ts'

/** What may be done with the case in hand. */
export function useOffers(): Offers {
  const { procedure, view, state } = useCaseDesk()
  return useMemo(() => {
    const next = pathOf(procedure, state).find(stop => stop.is === 'ahead')?.state
    return offersOf(
      procedure,
      view.openActs,
      next,
      id => state.shared.measures.find(measure => measure.id === id)?.state,
    )
  }, [procedure, view, state])
}
