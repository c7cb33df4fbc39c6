import { chasers, type ChaserRule, type ChaserStep, type Missing } from '#law/chasers.ts'
import { computeDeadline } from '#law/deadline.ts'
import type { HousePractice } from '#law/instrument.ts'
import type { Profile } from '#law/profiles/shape.ts'
import { holder } from '../fold.ts'
import type { CaseState } from '../state.ts'

/** A chaser that was sent, as the acts record it. */
export interface PastChaser {
  /** Instant. */
  readonly at: string
}

/** A step proposed against silence; a person takes it or not. */
export interface DueChaser {
  readonly missing: Missing
  readonly step: ChaserStep
  /** Which one of its row it is, from 1. */
  readonly number: number
  /** Days of silence after which it is proposed. */
  readonly after: number
  /** The instant since which nothing was heard. */
  readonly from: string
  /** The day since which it is due, `2026-12-03`. */
  readonly since: string
  readonly cites: HousePractice
}

/**
 * The chaser a requesting authority should send now: at most one, the next of its row that has not been sent.
 * Silence is counted from the sending until the request is registered, then from the last sign of life; days on
 * which we owed an answer are not counted, and while we owe one nobody is chased. After a chaser that was sent late
 * the next waits as long as the two stand apart in their row.
 *
 * @param past chasers sent so far in this case, in any order
 * @param today a day, `2026-11-23`
 * @param counting profile of the requesting State, whose authority counts
 */
export function chasersDue(
  state: CaseState,
  past: readonly PastChaser[],
  today: string,
  counting?: Profile,
): readonly DueChaser[] {
  const next = nextChaser(state, past, counting)
  return next && next.since <= today ? [next] : []
}

/** The chaser that comes next, due or not yet: `since` is the day on which it is. */
export function nextChaser(
  state: CaseState,
  past: readonly PastChaser[],
  counting?: Profile,
): DueChaser | undefined {
  const { shared, clock } = state
  const from = silentSince(state)
  if (state.side !== 'requesting' || from === undefined || holder(shared) !== 'requested') return undefined
  const missing: Missing = shared.registration ? 'status' : 'acknowledgement'
  const row: readonly ChaserRule[] = chasers.filter(rule => rule.missing === missing)
  const sent = past
    .filter(one => instant(one.at) > instant(from))
    .toSorted((a, b) => instant(a.at) - instant(b.at))
  const rule = row[sent.length]
  if (!rule) return undefined
  const suspensions = clock.turns.flatMap((turn, index) => {
    const next = clock.turns[index + 1]
    return turn.holder === 'requesting' && next && instant(next.from) > instant(from)
      ? [{ start: Temporal.Instant.from(turn.from), end: Temporal.Instant.from(next.from) }]
      : []
  })
  const after = (start: string, length: number) =>
    computeDeadline({ ...silence, length }, { start: Temporal.Instant.from(start), counting, suspensions })
      .day
  const last = sent.at(-1)
  const before = row[sent.length - 1]
  const days = [
    after(from, rule.after),
    ...(last && before ? [after(last.at, rule.after - before.after)] : []),
  ]
  const since = days.toSorted().at(-1) ?? ''
  const { step, cites } = rule
  return { missing, step, number: sent.length + 1, after: rule.after, from, since, cites }
}

const silence = {
  unit: 'calendarDays',
  // A day off moves no reminder of ours.
  consecutive: true,
  consequence: 'nextStepOpens',
} as const

/**
 * The last act that moved the case, by its author's instant: a sign of life of theirs, or an answer of ours from
 * which their work goes on. Before registration, when the request left.
 */
function silentSince({ shared, clock }: CaseState): string | undefined {
  const sentAt = clock.turns[0]?.from
  if (!shared.registration) return sentAt
  const signs = [
    shared.registration.at,
    ...shared.measures.map(one => one.since),
    ...shared.questions.map(one => one.askedAt),
    ...shared.consultations.map(one => one.openedAt),
    ...shared.conditions.map(one => one.proposedAt),
    ...shared.results.map(one => one.at),
    ...shared.enquiries.flatMap(one => (one.answer ? [one.answer.at] : [])),
    ...shared.costs.map(one => one.estimatedAt),
    ...(shared.confidentiality ? [shared.confidentiality.at] : []),
  ]
  return signs.toSorted((a, b) => instant(a) - instant(b)).at(-1)
}

function instant(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds
}
