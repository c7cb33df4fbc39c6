import type { GoverningStack } from '#law/governing.ts'
import type { ActContent, ActFile, ActHeader, Side } from './act.ts'
import type { Prose } from './field.ts'
import type { Change } from './amended.ts'
import type { HandOver } from './lanes/custody.ts'
import type { LaneState } from './lanes/lane-state.ts'
import type { OralCall, OralDecision } from './lanes/oral.ts'
import type { ResolvedComment } from './lanes/pre-consultation.ts'
import type { Paired, Waiver } from './lanes/waiver.ts'
import type { TranslationState } from './lanes/translation/state.ts'
import type { Asked } from './lanes/asks.ts'
import type { Task } from './lanes/tasks.ts'

/**
 * What a case is at this moment: the fold over its acts. Everything here is plain JSON.
 * `shared` follows from the crossing acts alone and is the same on both sides once all have arrived;
 * `own` from the acts recorded here alone; `clock` from the crossing acts and when each was recorded here.
 */
export interface CaseState {
  readonly side: Side
  readonly shared: SharedState
  readonly own: OwnState
  readonly clock: ClockState
  /** Hashes of crossing acts that name one which has not arrived: outside the fold until it comes. */
  readonly waiting: readonly string[]
}

export const measureStates = [
  'asked',
  'inConsultation',
  'conditionProposed',
  'accepted',
  'postponed',
  'executed',
  'refused',
  'noLongerRequired',
  'continued',
] as const
export type MeasureState = (typeof measureStates)[number]

/** One thing asked for: the unit of work, execution, refusal, postponement and use limitation. */
export interface Measure {
  readonly id: string
  readonly kind: string
  readonly state: MeasureState
  /** The author's instant of the act that led here. */
  readonly since: string
  /** Conditions the requesting State accepted. */
  readonly conditions: readonly Prose[]
  readonly refusal?: {
    readonly grounds: readonly string[]
    readonly reasons: Prose
    readonly consulted: boolean
  }
  readonly postponement?: { readonly reasons: Prose; readonly review: string }
  /** What was weighed on dual criminality when the measure was accepted or refused last. */
  readonly dualCriminality?: DualCriminality
  /** The case in which it goes on: there it is worked on and counted. */
  readonly continuedIn?: { readonly reference: string; readonly case?: string }
  /** What is known of the end of a person's stay in the requesting State. */
  readonly presence?: Partial<Presence>
}

export interface DualCriminality {
  readonly outcome?: string
  readonly requestingText?: Prose
  readonly requestedText?: Prose
  readonly comparedBy?: string
  readonly coercive?: boolean
  readonly assessor?: string
  readonly discretion?: Prose
}

/** The facts by which safe conduct ends (UNTOC 18(27)). Days are ISO dates. */
export interface Presence {
  readonly informedOn: string
  readonly servedBy: string
  readonly couldLeaveFrom: string
  readonly hindrance: Prose
  readonly leftOn: string
  readonly returnedOn: string
  /** The author's instant of the act that last told. */
  readonly toldAt: string
}

export interface Question {
  /** `<act id>.<item id>`: how an answer names it. */
  readonly id: string
  /** The place in the request it asks about. */
  readonly path: string
  readonly question: Prose
  readonly askedAt: string
  readonly replyBy?: string
  readonly answer?: { readonly text: Prose; readonly at: string }
}

export interface Consultation {
  /** Id of the act that opened it. */
  readonly id: string
  readonly measure: string
  readonly about: Prose
  readonly grounds: readonly string[]
  readonly openedAt: string
  readonly replyBy?: string
  readonly replies: readonly { readonly by: Side; readonly text: Prose; readonly at: string }[]
}

export interface Condition {
  /** Id of the act that proposed it. */
  readonly id: string
  readonly measure: string
  readonly terms: Prose
  readonly proposedAt: string
  readonly respondBy?: string
  readonly outcome?: { readonly accepted: boolean; readonly at: string; readonly reasons?: Prose }
}

export interface Result {
  readonly act: string
  readonly measure: string
  readonly at: string
  readonly note?: Prose
  /** The proceedings stated in the request to which use is limited, and further limits of the requested State. */
  readonly limitation?: Prose
  readonly procedureFollowed?: string
  /** How the measure was done, as its kind asks. */
  readonly proof?: { readonly kind: string } & Readonly<Record<string, unknown>>
  readonly files: readonly ActFile[]
}

export interface Registration {
  readonly reference: string
  readonly officer: { readonly name: string; readonly phone: string; readonly email: string }
  readonly urgency: string
  readonly at: string
}

export interface SharedState extends LaneState {
  readonly state: string | null
  /** The authority that sent the request. */
  readonly requesting: string | null
  /** The request as sent and since amended: values of the procedure's form. */
  readonly request: Readonly<Record<string, unknown>> | null
  /** Reference of the requesting authority. */
  readonly requestingReference: string | null
  /** Texts that govern, as the requesting side froze them when it sent. */
  readonly governing: GoverningStack | null
  /** The act that opened the case, and the SHA-256 of each annex it carried. */
  readonly opening: { readonly act: string; readonly files: readonly string[] } | null
  readonly measures: readonly Measure[]
  readonly registration: Registration | null
  readonly questions: readonly Question[]
  readonly consultations: readonly Consultation[]
  readonly conditions: readonly Condition[]
  readonly results: readonly Result[]
  readonly answeredAt: string | null
  /** Hashes of crossing acts that no later act names: what the next act will say it has seen. */
  readonly heads: readonly string[]
  /** Hashes of acts the table no longer allowed when their turn came. Kept, shown, without effect. */
  readonly outOfTurn: readonly string[]
  /** How many crossing acts took part. */
  readonly count: number
}

export interface OwnState {
  readonly state: string | null
  /** The states our own work went through, oldest first. */
  readonly states: readonly Passed[]
  /** Persons by the acts they took here, each once, whoever took it last at the end. */
  readonly hands: Readonly<Record<string, readonly string[]>>
  readonly officer: string | null
  /** Our instant of recording the act that ended our work; null while it goes on. */
  readonly closedAt: string | null
  /** What the head of unit approved: the only bytes that may leave. */
  readonly approval: Approval | null
  /** Letters of ours that left by another road than the exchange, oldest first. */
  readonly dispatches: readonly Dispatch[]
  /** Acts whose content was destroyed by order. */
  readonly expunged: readonly {
    readonly act: string
    readonly authority: string
    readonly reason: string
    readonly at: string
  }[]
  /** Uses of results, as they were written down here, oldest first. */
  readonly uses: readonly LoggedUse[]
  /** Amendments proposed at home, oldest first. */
  readonly proposals: readonly {
    readonly id: string
    readonly changes: readonly Change[]
    readonly reasons: Prose
    readonly at: string
  }[]
  /** What was noted when the request came by letter, before anybody read it in. */
  readonly receipt: Receipt | null
  /** Chasers a person put off, oldest first. */
  readonly chasersPutOff: readonly {
    readonly step: string
    /** The day on which it is proposed again. */
    readonly until: string
    readonly why: string
    readonly at: string
  }[]
  /** What became here of the partner's comments on our draft, the last word on each. */
  readonly resolved: readonly ResolvedComment[]
  /** The draft of the partner that was put aside here, and our instant of doing so. */
  readonly draftClosed: { readonly draft: string; readonly at: string } | null
  /** Translations ordered, received, checked and done without. */
  readonly translation: TranslationState
  /** Calls in which the request was made, and what was decided while no confirmation came, oldest first. */
  readonly calls: readonly OralCall[]
  readonly oralDecisions: readonly OralDecision[]
  /** Items given from one person to another here, in the order in which it was recorded. */
  readonly custody: readonly HandOver[]
  /** What was said at closing; `null` before, and where nothing was. */
  readonly closing: Closing | null
  /** Waivers of a second person, oldest first. */
  readonly waivers: readonly Waiver[]
  /** Acts that ask for two people, and their first halves, by our number. */
  readonly pairs: readonly Paired[]
  /** Tasks given to authorities at home, oldest first. */
  readonly tasks: readonly Task[]
  /** What an authority at home asked for and this request is about; `null` where none did. */
  readonly asked: Asked | null
}

/** How and when a letter came, and the reference of the authority that wrote. Days are ISO dates. */
export interface Receipt {
  readonly channel: string
  readonly on: string
  readonly dated?: string
  readonly reference?: string
}

/** One use of a result, in the log of the State that received it (UNTOC 18(19); the log is house practice). */
export interface LoggedUse {
  readonly id: string
  readonly result: string
  readonly purpose: string
  readonly proceedings: string
  readonly recipient?: string
  readonly on?: string
  readonly note?: string
  readonly at: string
  readonly by: string | null
}

export interface Closing {
  /** Whether the case can serve as an example of practice. */
  readonly practice?: boolean
  /** Whether the Convention was the basis, and of what. */
  readonly convention?: boolean
  readonly basisOf?: readonly string[]
}

/** A letter on its way to a partner that is reached by letter. */
export interface Dispatch {
  /** Id of the crossing act whose letter it is. */
  readonly act: string
  readonly channel: string
  /** The day it left. */
  readonly on: string
  /** Number by which the carrier traces it. */
  readonly tracking?: string
  /** The day it reached the partner, once somebody knows, and how it is known. */
  readonly delivered?: { readonly on: string; readonly known: string }
}

export interface Approval {
  /** SHA-256 of the canonical request. */
  readonly request: string
  /** SHA-256 of each letter and annex, in the order they will be sent. */
  readonly files: readonly string[]
  readonly by: string
  readonly at: string
}

export interface ClockState {
  /** Who held the clock from when, by our recorded instants, oldest first. */
  readonly turns: readonly { readonly holder: Side | 'nobody'; readonly from: string }[]
  /** The states the exchange went through, oldest first. */
  readonly states: readonly Passed[]
}

/** A state a strand came to, and our recorded instant of the act that led there. */
export interface Passed {
  readonly state: string
  readonly from: string
}

/** One line of a register: an act and how it was recorded here. */
export interface Entry {
  /** Position in this register's chain of the case, from 1. */
  readonly n: number
  readonly hash: string
  readonly header: ActHeader
  /** `null` once destroyed by order. */
  readonly content: ActContent | null
  readonly recordedAt: string
  /** The person who took the act here; `null` for what arrived. */
  readonly by: string | null
}
