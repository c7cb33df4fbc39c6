import type { ActReview, ActRule, Found } from '../../review.ts'
import { when } from './each-measure.ts'

/** What is decided about silence. */
export const chasingRules: readonly ActRule[] = [
  {
    id: 'ACT-12',
    topic: 'progress',
    why: 'A reminder put off to a day that is over is proposed again at once, and nothing was decided.',
    acts: ['putOffChaser'],
    find: untilAhead,
  },
]

function untilAhead({ data, today }: ActReview): Found[] {
  const { until } = data
  return when(typeof until === 'string' && until <= today, {
    found: 'putOffNotAhead',
    severity: 'blocks',
    cites: 'house silence-decided-upon',
    path: 'until',
  })
}
