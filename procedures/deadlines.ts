import type { CountingStep } from '#lib/period.ts'
import type { LayerName, GoverningStack } from '#law/governing.ts'
import type { Authority } from '#law/instrument.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { Consequence } from '#law/text-clocks.ts'
import type { Side } from './act.ts'
import { draftShared } from './lanes/pre-consultation.ts'
import type { CaseState, SharedState } from './state.ts'

/** What a case waits for by a day. Read from the state, never stored: it is the same answer tomorrow. */
export interface CaseDeadline {
  /** Stays the same while the deadline lives: what it is about and the act or measure it hangs on. */
  readonly id: string
  readonly kind: DeadlineKind
  readonly measure?: string
  /** Who must act before it ends. */
  readonly whose: Side
  /** What set it running: an instant, or `null` where a person named the day and nothing was counted. */
  readonly from: string | null
  /** Last day, `2026-12-15`; `null` while it cannot run. */
  readonly due: string | null
  /** The exact end, where it was counted. */
  readonly at?: string
  /** The zone whose days these are; `null` for a day a person named. */
  readonly zone: string | null
  readonly steps: readonly CountingStep[]
  /** On which text the days were counted. */
  readonly countedBy?: Authority
  /** Years whose holidays the State has not declared yet: the day may have to move. */
  readonly holidaysUnknown: readonly number[]
  readonly consequence: Consequence
  /** The text that governs the duty; `null` where it is not known which texts govern. */
  readonly cites: Authority | null
  /** The text the number of days comes from, where it is another. */
  readonly lengthBy?: Authority
  readonly layer: LayerName | null
  /** Acts of the procedure's table that answer it. */
  readonly answeredBy: readonly string[]
  readonly state: DeadlineState
  /** The key of its name in the words, where the kind alone does not name it. */
  readonly what?: string
}

export type DeadlineState =
  | 'running'
  /** The clock stands still, or the day stays while the other side owes an answer. */
  | 'suspended'
  | 'met'
  /** Its day is over. It stays missed until an act answers it: nothing lapses by itself. */
  | 'missed'
  /** Its day is over, and nobody had to do anything: a remedy that was not used, a protection that ended. */
  | 'over'

/** Whether somebody still waits for it, or its day is still to come. */
export function isOpen({ state }: Pick<CaseDeadline, 'state'>): boolean {
  return state !== 'met' && state !== 'over'
}

export const deadlineKinds = [
  'acknowledgement',
  'answer',
  'consultation',
  'condition',
  'review',
  'wished',
  'draft',
  'oralRequest',
  'secrecy',
  'safeConduct',
  'returnBy',
  'frozenUntil',
  'watched',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

export interface DeadlineInput {
  readonly state: CaseState
  /** Texts that govern; without them only the days people named are told. */
  readonly governing: GoverningStack | null
  /** Profiles of the two States, as far as they are known: each counts for its own authority. */
  readonly profiles: Readonly<Partial<Record<Side, Profile | null>>>
  /** A day, `2026-11-23`, or an instant. */
  readonly today: string
}

/** What was done, or is to be, and sets a clock running. Instants and days as ISO text. */
export type DeadlineFact =
  | {
      readonly kind: 'oralRequest'
      readonly id: string
      readonly at: string
      readonly confirmedAt?: string
    }
  | { readonly kind: 'secrecyAsked'; readonly id: string; readonly at: string; readonly answeredAt?: string }
  | {
      readonly kind: 'noLongerRequired'
      readonly id: string
      readonly measure: string
      /** When the person was officially told; absent while the person was not. */
      readonly informedAt?: string
      /** Since when the person could leave without interruption; absent while the person cannot. */
      readonly couldLeaveFrom?: string
      readonly agreedDays?: number
      readonly leftAt?: string
    }
  | {
      readonly kind: 'transferred'
      readonly id: string
      readonly measure: string
      /** The day agreed for the return. */
      readonly returnBy: string
      readonly returnedAt?: string
    }
  | {
      readonly kind: 'frozen'
      readonly id: string
      readonly measure: string
      readonly until: string
      /** When the requesting State said whether it must go on. */
      readonly answeredAt?: string
    }
  | {
      /** A day that follows from what was done, and that somebody must keep in sight. */
      readonly kind: 'watched'
      readonly id: string
      readonly measure: string
      /** The key of its name in the words. */
      readonly what: string
      readonly day: string
      readonly whose: Side
      /** Told until its day and not after: nobody owes anything then. */
      readonly endsByItself: boolean
    }

/** A day a person named by which somebody must act, with who: the same lanes in every procedure. */
export interface NamedDay {
  readonly id: string
  readonly kind: 'answer' | 'consultation' | 'condition' | 'review' | 'wished' | 'draft'
  readonly measure?: string
  readonly whose: Side
  /** When it was asked; a review and a wish hang on no instant. */
  readonly from: string | null
  /** `undefined` where the act named no day. */
  readonly day: string | undefined
  readonly met: boolean
}

/**
 * What the lanes of a case wait for, open and answered. What a refusal, a postponement or the end of the case
 * overtook is left out.
 */
export function namedDays(shared: SharedState): readonly NamedDay[] {
  const over = shared.answeredAt !== null || ['withdrawn', 'forwarded', 'merged'].includes(shared.state ?? '')
  const stateOf = (id: string) => shared.measures.find(measure => measure.id === id)?.state
  const days = [
    ...questions(shared),
    ...shared.consultations.flatMap((item): NamedDay[] => {
      const met = item.replies.length > 0
      if (!met && stateOf(item.measure) !== 'inConsultation') return []
      const { measure, openedAt: from, replyBy: day } = item
      return [
        { id: `consultation:${item.id}`, kind: 'consultation', measure, whose: 'requesting', from, day, met },
      ]
    }),
    ...shared.conditions.flatMap((item): NamedDay[] => {
      const met = item.outcome !== undefined
      if (!met && stateOf(item.measure) !== 'conditionProposed') return []
      const { measure, proposedAt: from, respondBy: day } = item
      return [{ id: `condition:${item.id}`, kind: 'condition', measure, whose: 'requesting', from, day, met }]
    }),
    ...shared.measures.flatMap((item): NamedDay[] =>
      item.postponement
        ? [
            {
              id: `review:${item.id}`,
              kind: 'review',
              measure: item.id,
              whose: 'requested',
              from: null,
              day: item.postponement.review,
              met: item.state !== 'postponed',
            },
          ]
        : [],
    ),
    ...wished(shared),
    ...draftAnswer(shared),
  ]
  return days.filter(one => one.met || !over)
}

/** Questions asked by one act wait together, until the last of them is answered. */
function questions(shared: SharedState): NamedDay[] {
  const acts = new Map<string, (typeof shared.questions)[number][]>()
  for (const one of shared.questions) {
    const act = one.id.split('.')[0] ?? one.id
    acts.set(act, [...(acts.get(act) ?? []), one])
  }
  return [...acts].map(([act, asked]) => ({
    id: `answer:${act}`,
    kind: 'answer',
    whose: 'requesting',
    from: asked[0]?.askedAt ?? null,
    day: asked[0]?.replyBy,
    met: asked.every(one => one.answer !== undefined),
  }))
}

function wished(shared: SharedState): NamedDay[] {
  const urgency = shared.request?.['urgency']
  const day =
    typeof urgency === 'object' && urgency !== null && 'wishedBy' in urgency ? urgency.wishedBy : undefined
  if (typeof day !== 'string' || day === '') return []
  const met = shared.answeredAt !== null
  return [{ id: 'wished', kind: 'wished', whose: 'requested', from: null, day, met }]
}

/** The day by which an answer to a draft would help: a wish, and no clock of any text. */
function draftAnswer({ state, preConsultation }: SharedState): NamedDay[] {
  const newest = preConsultation?.drafts.at(-1)
  if (state !== draftShared || !newest?.replyBy) return []
  const met =
    preConsultation?.ended !== null ||
    preConsultation.conclusion?.draft === newest.id ||
    preConsultation.comments.some(one => one.draft === newest.id)
  return [
    { id: `draft:${newest.id}`, kind: 'draft', whose: 'requested', from: null, day: newest.replyBy, met },
  ]
}
