import { clocks } from '#law/clocks.ts'
import { computeDeadline, ruleOf } from '#law/deadline.ts'
import type { CaseDeadline, DeadlineInput } from '../deadlines.ts'
import type { Procedure } from '../procedure.ts'
import { unanswered } from './waiver.ts'

/**
 * By when each waiver of a second person is to be answered (house waiver-answered-in-5-working-days). Ours alone: the
 * other State knows nothing of it, and the days are those of our own seat. It stays missed until somebody answers.
 */
export function waiverDates(
  procedure: Pick<Procedure, 'lifecycle'>,
  { state, profiles, today }: Pick<DeadlineInput, 'state' | 'profiles' | 'today'>,
): CaseDeadline[] {
  const clock = clocks.waiverAnswered
  return unanswered(procedure, state.own).map(waiver => {
    const deadline = computeDeadline(ruleOf(clock), {
      start: Temporal.Instant.from(waiver.at),
      counting: profiles[state.side] ?? undefined,
    })
    return {
      id: `secondPerson:${waiver.id}`,
      kind: 'secondPerson',
      whose: state.side,
      from: waiver.at,
      due: deadline.day,
      at: deadline.due.toString(),
      zone: deadline.zone,
      steps: deadline.steps,
      countedBy: deadline.countedBy,
      holidaysUnknown: deadline.holidaysUnknown,
      consequence: deadline.consequence,
      cites: 'house second-person-waived',
      lengthBy: clock.citation,
      layer: 'house',
      answeredBy: ['confirmAfterwards', 'objectAfterwards'],
      state: isPast(deadline.day, deadline.due, today) ? 'missed' : 'running',
    }
  })
}

function isPast(day: string, end: Temporal.Instant, today: string): boolean {
  if (!today.includes('T')) return today > day
  return Temporal.Instant.compare(Temporal.Instant.from(today), end) > 0
}
