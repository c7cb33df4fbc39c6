import type { Citation } from './instrument.ts'

/**
 * How urgent a request is: five classes, computed from facts and explained. No treaty knows them; they are
 * house practice.
 */
export const urgencyClasses = ['P0', 'P1', 'P2', 'P3', 'P4'] as const
export type UrgencyClass = (typeof urgencyClasses)[number]

export interface UrgencyFacts {
  readonly threatToLife?: boolean
  readonly personInCustody?: boolean
  /** Days without a clock, `YYYY-MM-DD`. */
  readonly hearingOn?: string
  readonly evidenceLostOn?: string
  readonly limitationOn?: string
  /** Assets are being moved or spent. */
  readonly assetDissipation?: boolean
  /** The matter is minor. */
  readonly deMinimis?: boolean
}

/** One fact that speaks for a class, with its day where it has one. */
export interface UrgencyReason {
  readonly code: UrgencyCode
  readonly class: UrgencyClass
  readonly date?: string
}

export interface Urgency {
  readonly class: UrgencyClass
  /** Every fact that speaks for some class, the most urgent first; never empty. */
  readonly because: readonly UrgencyReason[]
  readonly citation: Citation
}

export const urgencyOf = {
  threatToLife: 'P0',
  personInCustody: 'P1',
  hearingSoon: 'P1',
  evidenceAboutToBeLost: 'P1',
  limitationSoon: 'P2',
  assetDissipation: 'P2',
  nothingUrgent: 'P3',
  deMinimis: 'P4',
} as const satisfies Readonly<Record<string, UrgencyClass>>

export type UrgencyCode = keyof typeof urgencyOf

/** A hearing or a loss of evidence is near when it is fewer than this many days away. */
export const nearDays = 30
/** A limitation is near when it comes before this many months have passed. */
export const nearMonths = 12

/**
 * The class of a request on a day. A day that has passed makes nothing urgent any more; a minor matter is
 * P4 only where no fact makes it urgent.
 *
 * @example urgency({ hearingOn: '2026-12-01' }, today).class // 'P1' on 2026-11-23
 */
export function urgency(facts: UrgencyFacts, today: Temporal.PlainDate): Urgency {
  const soon = today.add({ days: nearDays })
  const inAYear = today.add({ months: nearMonths })
  const because = [
    ...given('threatToLife', facts.threatToLife),
    ...given('personInCustody', facts.personInCustody),
    ...near('hearingSoon', facts.hearingOn, today, soon),
    ...near('evidenceAboutToBeLost', facts.evidenceLostOn, today, soon),
    ...near('limitationSoon', facts.limitationOn, today, inAYear),
    ...given('assetDissipation', facts.assetDissipation),
    ...given('deMinimis', facts.deMinimis),
  ]
  const [first = reason('nothingUrgent'), ...others] = because
  return { class: first.class, because: [first, ...others], citation: 'house urgency-classes' }
}

function given(code: UrgencyCode, holds: boolean | undefined): UrgencyReason[] {
  return holds ? [reason(code)] : []
}

/** Holds from today up to, not including, the limit. */
function near(
  code: UrgencyCode,
  date: string | undefined,
  today: Temporal.PlainDate,
  limit: Temporal.PlainDate,
): UrgencyReason[] {
  if (date === undefined) return []
  const on = Temporal.PlainDate.from(date)
  const passed = Temporal.PlainDate.compare(on, today) < 0
  return passed || Temporal.PlainDate.compare(on, limit) >= 0 ? [] : [{ ...reason(code), date }]
}

function reason(code: UrgencyCode): UrgencyReason {
  return { code, class: urgencyOf[code] }
}
