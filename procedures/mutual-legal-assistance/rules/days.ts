import type { ActReview, ActRule, Found } from '../../review.ts'
import { when } from './each-measure.ts'

/** Days on which something of ours is said to have happened. */
export const dayRules: readonly ActRule[] = [
  {
    id: 'ACT-05',
    topic: 'channel',
    why: 'A letter that left tomorrow, or arrived before it left, proves nothing when its way is asked about.',
    acts: ['dispatch', 'confirmDelivery'],
    find: wayOfLetter,
  },
]

function wayOfLetter({ act: taken, data, state, today }: ActReview): Found[] {
  const { on, act } = data
  if (typeof on !== 'string') return []
  const about = { severity: 'blocks', cites: 'house letters-way-recorded', path: 'on' } as const
  // A letter may leave a second time; only its arrival has a day it cannot lie before.
  const left =
    taken === 'confirmDelivery' ? state.own.dispatches.findLast(one => one.act === act)?.on : undefined
  return [
    ...when(on > today, { found: 'dayToCome', ...about }),
    ...(left !== undefined && on < left
      ? [{ found: 'arrivedBeforeItLeft', ...about, values: { left } }]
      : []),
  ]
}
