import type { DeadlineInput } from '../deadlines.ts'
import { openOral } from '../lanes/oral.ts'
import type { Proposal } from '../proposal.ts'
import { deadlinesOf } from './deadlines.ts'

/**
 * The confirmation of an oral request that did not come in its time is asked for, or a person decides what becomes of
 * what was begun (house practice). Nothing lapses by itself.
 */
export function confirmationProposed({
  state,
  today,
  profiles,
}: Pick<DeadlineInput, 'state' | 'today' | 'profiles'>): readonly Proposal[] {
  const open = openOral(state.shared)
  if (state.side !== 'requested' || !open || state.own.oralDecisions.length > 0) return []
  const { governing } = state.shared
  const clock = deadlinesOf({ state, governing, profiles, today }).find(one => one.kind === 'oralRequest')
  if (!clock?.due) return []
  // Asked once, it is proposed again when the day given for the answer is over, or on the day after.
  const asked = open.asked.at(-1)
  const again = asked && (asked.replyBy ?? asked.at.slice(0, 10))
  const day = dayAfter(again ?? clock.due)
  return [
    {
      act: 'askConfirmation',
      given: {},
      putOffBy: 'decideOnOralRequest',
      missing: 'confirmation',
      after: daysBetween(clock.from ?? clock.due, clock.due),
      day,
      state: day <= today.slice(0, 10) ? 'due' : 'coming',
      cites: 'house oral-confirmation-chased',
    },
  ]
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day.slice(0, 10)).add({ days: 1 }).toString()
}

function daysBetween(from: string, to: string): number {
  const [a, b] = [from, to].map(day => Temporal.PlainDate.from(day.slice(0, 10)))
  return a && b ? a.until(b).days : 0
}
