import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import type { DocketCase, DocketStep } from './docket-cases.ts'
import type { DemoState } from './prepare.ts'

/** One step of one case at its time. */
export interface Appointment {
  readonly case: DocketCase
  /** The case’s place in the docket. */
  readonly number: number
  readonly step: DocketStep
  readonly at: Temporal.Instant
}

/**
 * When each step of each case was taken, all cases together in order of time. Planned backwards from now, so that
 * nothing lies in the future: on working days of the State that acts, in its hours.
 */
export function agendaOf(cases: readonly DocketCase[], now: Temporal.Instant): Appointment[] {
  return cases
    .flatMap((one, number) => plan(one, number, now))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at) || a.number - b.number)
}

/** How many days pass before a step, at least; none when it follows within the hour. And who takes it. */
const course: Readonly<Record<DocketStep, { days: number; by: 'requesting' | 'requested' }>> = {
  start: { days: 0, by: 'requesting' },
  write: { days: 0, by: 'requesting' },
  begin: { days: 0, by: 'requesting' },
  shareDraft: { days: 1, by: 'requesting' },
  commentOnDraft: { days: 2, by: 'requested' },
  submit: { days: 2, by: 'requesting' },
  return: { days: 1, by: 'requesting' },
  abandon: { days: 4, by: 'requesting' },
  approve: { days: 1, by: 'requesting' },
  send: { days: 0, by: 'requesting' },
  register: { days: 1, by: 'requested' },
  ask: { days: 4, by: 'requested' },
  answer: { days: 9, by: 'requesting' },
  acceptFirst: { days: 3, by: 'requested' },
  acceptAll: { days: 5, by: 'requested' },
  consultLast: { days: 2, by: 'requested' },
  reply: { days: 7, by: 'requesting' },
  propose: { days: 4, by: 'requested' },
  acceptCondition: { days: 5, by: 'requesting' },
  rejectCondition: { days: 5, by: 'requesting' },
  refuseLast: { days: 5, by: 'requested' },
  postponeLast: { days: 4, by: 'requested' },
  resumeLast: { days: 12, by: 'requested' },
  deliverFirst: { days: 14, by: 'requested' },
  deliverRest: { days: 16, by: 'requested' },
  respond: { days: 2, by: 'requested' },
  forward: { days: 2, by: 'requested' },
  noLongerRequiredLast: { days: 4, by: 'requesting' },
  askCompletionFirst: { days: 3, by: 'requesting' },
  consultAfterRefusalLast: { days: 3, by: 'requesting' },
  reconsiderLast: { days: 3, by: 'requested' },
  mergeIntoLater: { days: 1, by: 'requesting' },
  withdraw: { days: 6, by: 'requesting' },
  closeRequesting: { days: 3, by: 'requesting' },
  closeRequested: { days: 2, by: 'requested' },
  reopen: { days: 9, by: 'requesting' },
}

function plan(one: DocketCase, number: number, now: Temporal.Instant): Appointment[] {
  const requested = one.from === 'XA' ? 'XB' : 'XA'
  const planned: Appointment[] = []
  // The last step may hold several acts, minutes apart: they too are over by now.
  let latest = now.subtract({ hours: 3 + 24 * one.idle })
  let soon = false
  for (const [index, step] of one.steps.toReversed().entries()) {
    const { days, by } = course[step]
    const state = by === 'requesting' ? one.from : requested
    const at = soon ? latest : workingMoment(latest, state, number * 31 + index * 7)
    planned.push({ case: one, number, step, at })
    soon = days === 0
    latest = at.subtract(soon ? { minutes: 50 } : { hours: 24 * (days + (number % 3)) })
  }
  return planned
}

/** The latest moment not after `limit` in the working hours of a State; `variety` chooses the time of day. */
export function workingMoment(limit: Temporal.Instant, state: DemoState, variety: number): Temporal.Instant {
  const { calendar, authorities } = profiles[state]
  const there = limit.toZonedDateTimeISO(authorities[0]?.zone ?? 'UTC')
  const time = Temporal.PlainTime.from({ hour: 10 + (variety % 6), minute: (variety * 13) % 60 })
  let moment = there.withPlainTime(time)
  while (
    Temporal.ZonedDateTime.compare(moment, there) > 0 ||
    calendar.weekend.includes(moment.dayOfWeek) ||
    calendar.holidays.includes(moment.toPlainDate().toString())
  ) {
    moment = moment.subtract({ days: 1 })
  }
  return moment.toInstant()
}

const profiles = { XA: aurelia, XB: borealia } as const
