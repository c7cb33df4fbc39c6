import { clocks } from '#law/clocks.ts'
import { openMeasures } from '../lanes/continued.ts'
import type { Obstacle } from '../procedure.ts'
import type { CaseState } from '../state.ts'

type About = { measure?: string; today: string }

/**
 * No refusal and no postponement before consultation (UNTOC 18(26)): one was opened for the measure and the
 * requesting State was heard, or let the day it was given go by. That the silence counts is house practice.
 */
export function consultedAndHeard(state: CaseState, { measure, today }: About): Obstacle | undefined {
  const held = state.shared.consultations.findLast(item => item.measure === measure)
  const remedy = measure === undefined ? { act: 'consult' } : { act: 'consult', measure }
  if (!held) return { code: 'consultFirst', remedy }
  const heard =
    held.replies.some(reply => reply.by === 'requesting') ||
    state.shared.conditions.some(
      condition =>
        condition.measure === measure && condition.proposedAt >= held.openedAt && condition.outcome,
    )
  const until = held.replyBy ?? lastDay(held.openedAt)
  if (heard || until < today) return undefined
  return { code: 'consultationUnansweredUntil', values: { date: until } }
}

/** The day to wait for when the consultation named none; without one a silence could block for ever. */
function lastDay(openedAt: string): string {
  const opened = Temporal.PlainDate.from(openedAt.slice(0, 10))
  return opened.add({ days: clocks.consultation.length }).toString()
}

/** Results may follow results; a measure that was never accepted has none. */
export function measureOpen(state: CaseState, { measure }: About): Obstacle | undefined {
  const asked = state.shared.measures.find(item => item.id === measure)
  return asked ? undefined : { code: 'noSuchMeasure' }
}

/** The final response comes when every measure was executed, refused, no longer required or goes on elsewhere. */
export function allEnded(state: CaseState): Obstacle | undefined {
  const open = openMeasures(state.shared)
  return open.length === 0 ? undefined : { code: 'measuresOpen', values: { count: open.length } }
}
