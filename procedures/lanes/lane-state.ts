import type { Side } from '../act.ts'
import type { Prose } from '../field.ts'
import type { Consignment, Destroyed, Item } from './items.ts'
import type { OralRequest } from './oral.ts'
import type { PreConsultation } from './pre-consultation.ts'

/**
 * What the lanes beside the main course leave in the shared state. Each list grows in the shared order; ids are
 * those of the acts that opened an item.
 */
export interface LaneState {
  /** What was said about a draft before the request; `null` where none was shared. */
  readonly preConsultation: PreConsultation | null
  readonly costs: readonly CostEstimate[]
  readonly confidentiality: ConfidentialityAnswer | null
  readonly useLimits: readonly UseLimit[]
  readonly useRequests: readonly UseRequest[]
  readonly disclosures: readonly Disclosure[]
  readonly enquiries: readonly StatusEnquiry[]
  /** Days named for an answer, of the whole or of one measure; the last one said counts. */
  readonly expected: readonly { readonly measure?: string; readonly day: string; readonly at: string }[]
  readonly dropped: readonly { readonly measure: string; readonly at: string; readonly reasons?: Prose }[]
  readonly feedback: readonly Feedback[]
  /** What was said about a measure after it was refused. */
  readonly afterRefusal: readonly {
    readonly measure: string
    readonly by: Side
    readonly text: Prose
    readonly at: string
  }[]
  /** Refusals the requested State took back. */
  readonly reconsidered: readonly { readonly measure: string; readonly at: string; readonly reasons: Prose }[]
  readonly completions: readonly { readonly measure: string; readonly at: string; readonly missing: Prose }[]
  readonly amendments: readonly Amendment[]
  readonly links: readonly CaseLink[]
  readonly recalls: readonly Recall[]
  /** The request as one made orally; `null` where it was in writing from the beginning. */
  readonly oral: OralRequest | null
  /** Things that travel outside the exchange, on their way and gone. */
  readonly items: readonly Item[]
  readonly consignments: readonly Consignment[]
  readonly destroyed: readonly Destroyed[]
  /** What was said on restrictions of items sent unasked. */
  readonly restrictions: readonly RestrictionTurn[]
  readonly closingNote: Prose | null
  readonly withdrawal: { readonly because?: string; readonly reasons: Prose; readonly at: string } | null
  readonly forwarding: Forwarding | null
}

export interface CostEstimate {
  readonly id: string
  readonly measure: string
  /** Whole units of the currency, an ISO 4217 code. */
  readonly amount: number
  readonly currency: string
  readonly expenses: Prose
  readonly nature: string
  /** Who the requested State proposes should bear them. */
  readonly bearer?: string
  readonly estimatedAt: string
  readonly replyBy?: string
  readonly outcome?: {
    readonly agreed: boolean
    readonly at: string
    readonly bearer?: string
    readonly terms?: Prose
    readonly reasons?: Prose
  }
}

export interface ConfidentialityAnswer {
  readonly answer: string
  readonly explanation?: Prose
  readonly at: string
  /** What the requesting State chose where its demand cannot be met, or only in part. */
  readonly choice?: { readonly is: 'goOn' | 'amended' | 'withdrawn'; readonly at: string }
}

/** The proceedings a result may be used in: those the request stated when it was furnished. */
export interface UseLimit {
  readonly result: string
  readonly proceedings: readonly { readonly id: string; readonly reference: string }[]
}

export interface UseRequest {
  readonly id: string
  /** Id of the act that delivered the result, or of the item of information sent unasked. */
  readonly result: string
  readonly proceedings: string
  readonly purpose: Prose
  readonly askedAt: string
  readonly replyBy?: string
  readonly outcome?: {
    readonly answer: string
    readonly at: string
    readonly conditions?: Prose
    readonly reasons?: Prose
  }
}

export interface Disclosure {
  readonly id: string
  readonly result: string
  readonly proceedings: string
  readonly moment: string
  readonly on?: string
  readonly whyNotBefore?: Prose
  readonly at: string
  readonly consultation: readonly { readonly by: Side; readonly text: Prose; readonly at: string }[]
}

export interface StatusEnquiry {
  readonly id: string
  readonly step: string
  readonly text?: Prose
  readonly at: string
  readonly replyBy?: string
  readonly answer?: { readonly text: Prose; readonly at: string; readonly expectedBy?: string }
}

export interface Feedback {
  readonly usefulness: string
  readonly outcome?: Prose
  readonly at: string
}

export interface Amendment {
  readonly id: string
  /** Id of the proposal at home from which it was sent. */
  readonly proposal: string
  readonly reasons: Prose
  readonly at: string
  /** What the request said and says now; a change that fits no single field of it is left out. */
  readonly changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[]
}

export interface CaseLink {
  readonly id: string
  readonly by: Side
  readonly relation: string
  readonly reference: string
  readonly case?: string
  readonly note?: Prose
  readonly at: string
}

export interface Recall {
  readonly id: string
  readonly by: Side
  /** Id of the act that should not have been sent. */
  readonly act: string
  readonly ask: string
  readonly reasons: Prose
  readonly at: string
  readonly outcome?: {
    readonly done: string
    readonly at: string
    readonly on?: string
    readonly note?: Prose
  }
}

/** One word on the restrictions of an item: the receiving side confirms or questions, the sender answers. */
export interface RestrictionTurn {
  readonly id: string
  readonly measure: string
  readonly by: Side
  readonly is: 'accepted' | 'questioned' | 'kept' | 'changed' | 'secrecyEnded' | 'lifted'
  readonly text?: Prose
  /** What binds from now on, where it was changed. */
  readonly terms?: Prose
  readonly at: string
}

export interface Forwarding {
  readonly to: string
  readonly contact?: string
  readonly reasons: Prose
  readonly at: string
}

/** The lanes before anything happened in them. */
export const quietLanes: LaneState = {
  preConsultation: null,
  costs: [],
  confidentiality: null,
  useLimits: [],
  useRequests: [],
  disclosures: [],
  enquiries: [],
  expected: [],
  dropped: [],
  feedback: [],
  afterRefusal: [],
  reconsidered: [],
  completions: [],
  amendments: [],
  links: [],
  recalls: [],
  oral: null,
  items: [],
  consignments: [],
  destroyed: [],
  restrictions: [],
  closingNote: null,
  withdrawal: null,
  forwarding: null,
}
