import type { WatchedDay } from '../procedure.ts'
import type { SharedState } from '../state.ts'
import { restrictionsOf } from './restrictions.ts'

/** The days on which a temporary secrecy ends: the receiving side keeps it until then (UNTOC 18(5)). */
export function watchedDays(shared: SharedState): readonly WatchedDay[] {
  return restrictionsOf(shared).flatMap(one =>
    one.until === undefined
      ? []
      : [
          {
            day: one.until,
            what: 'si.watch.secrecy',
            measure: one.item,
            by: 'requested',
            stays: false,
          } as const,
        ],
  )
}
