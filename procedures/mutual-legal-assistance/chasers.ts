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
  /** The day since which it is due, `2026-12-03`. */
  readonly since: string
  readonly cites: HousePractice
}

/**
 * The chaser a requesting authority should send now: at most one, the next of its row that has not been sent.
 * Silence is counted from the sending until the request is registered, then from the last sign of life; days on
 * which we owed an answer are not counted, and while we owe one nobody is chased.
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
  const { shared, clock } = state
  const from = silentSince(state)
  if (state.side !== 'requesting' || from === undefined || holder(shared) !== 'requested') return []
  const missing: Missing = shared.registration ? 'status' : 'acknowledgement'
  const row = chasers.filter(rule => rule.missing === missing)
  const sent = past.filter(one => instant(one.at) > instant(from)).length
  const rule: ChaserRule | undefined = row[sent]
  if (!rule) return []
  const suspensions = clock.turns.flatMap((turn, index) => {
    const next = clock.turns[index + 1]
    return turn.holder === 'requesting' && next && instant(next.from) > instant(from)
      ? [{ start: Temporal.Instant.from(turn.from), end: Temporal.Instant.from(next.from) }]
      : []
  })
  const silence = {
    length: rule.after,
    unit: 'calendarDays',
    // A day off moves no reminder of ours.
    consecutive: true,
    consequence: 'nextStepOpens',
  } as const
  const { day } = computeDeadline(silence, {
    start: Temporal.Instant.from(from),
    counting,
    suspensions,
  })
  if (day > today) return []
  return [{ missing, step: rule.step, number: sent + 1, after: rule.after, since: day, cites: rule.cites }]
}

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
  ]
  return signs.toSorted((a, b) => instant(a) - instant(b)).at(-1)
}

function instant(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds
}
