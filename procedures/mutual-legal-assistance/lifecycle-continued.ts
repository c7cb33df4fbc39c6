import { mergeFields, openMeasures, splitFields, supersedeFields } from '../lanes/continued.ts'
import type { Obstacle, Step } from '../procedure.ts'
import type { CaseState } from '../state.ts'

const under = ['sent', 'registered', 'inExecution'] as const

/**
 * A request that goes on in another case (house practice). The requesting State decides how it asks; the other case is
 * sent, or is there, before this one points to it.
 */
export const continuedSteps = [
  {
    act: 'splitRequest',
    by: 'requesting',
    strand: 'shared',
    from: under,
    to: 'same',
    moves: ['continued'],
    duty: 'head',
    topic: 'contents.relatedRequests',
    fields: splitFields,
    unless: somethingOpen,
    group: 'more',
  },
  {
    act: 'mergeRequest',
    by: 'requesting',
    strand: 'shared',
    from: under,
    to: 'merged',
    moves: ['continued'],
    duty: 'head',
    topic: 'contents.relatedRequests',
    fields: mergeFields,
    unless: somethingOpen,
    group: 'more',
  },
  {
    act: 'supersedeRequest',
    by: 'requesting',
    strand: 'shared',
    from: under,
    to: 'same',
    moves: ['continued', 'noLongerRequired'],
    duty: 'head',
    topic: 'contents.relatedRequests',
    fields: supersedeFields,
    unless: somethingOpen,
    group: 'more',
  },
] as const satisfies readonly Step[]

/** Only what is still open can go on elsewhere. */
function somethingOpen({ shared }: CaseState): Obstacle | undefined {
  return openMeasures(shared).length > 0 ? undefined : { code: 'nothingOpenToMove' }
}
