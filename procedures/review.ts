import type { GoverningStack, LayerName } from '#law/governing.ts'
import type { Authority } from '#law/instrument.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { Topic } from '#law/topics.ts'
import type { ActFile, Side } from './act.ts'
import type { CaseState } from './state.ts'
import type { TranslationState } from './lanes/translation/state.ts'

/**
 * What a rule says about a case. `blocks` stops only what this authority decides; a fact from elsewhere is
 * recorded, flagged, and answered.
 */
export interface Finding {
  /** Rule of the catalogue: `MLA-15c`. */
  readonly rule: string
  /** What was found, as the words name it: `factsMissing`. */
  readonly found: string
  readonly severity: Severity
  /** The paragraph that governs, and the layer of the stack that supplied it. */
  readonly cites: Authority
  readonly layer: LayerName
  /** The field it points to, items by id: `measures.m1.account`, `facts`. Empty for the whole case. */
  readonly path: string
  readonly values?: Readonly<Record<string, string | number>>
}

export const severities = ['blocks', 'warns', 'informs'] as const
export type Severity = (typeof severities)[number]

/** What a rule knows when it reads a request, in the making or arrived. */
export interface RequestReview {
  readonly side: Side
  readonly request: Readonly<Record<string, unknown>>
  readonly files: readonly ActFile[]
  readonly governing: GoverningStack
  /** Profile of the requested State, as frozen into the case. */
  readonly profile: Profile
  /** `2026-11-23`, in the zone of the authority that reviews. */
  readonly today: string
  /** What became of the draft with the partner; only while our own request is written. */
  readonly consulted?: { readonly shared: boolean; readonly unresolved: number }
  /** Steps one person took alone: how many nobody answered for, and to how many the second person objected. */
  readonly waivers?: { readonly open: number; readonly objected: number }
  /** What was done to have it translated; only while our own request is written. */
  readonly translation?: TranslationState
}

/** What a rule knows when an act is about to be taken, or has arrived. */
export interface ActReview {
  readonly side: Side
  readonly act: string
  readonly data: Readonly<Record<string, unknown>>
  readonly state: CaseState
  readonly governing: GoverningStack
  /** `true` for an act of the other side: found, shown, never stopped. */
  readonly arrived: boolean
  readonly today: string
}

/** A finding as a rule states it; the review adds the rule's number and what governs. */
export interface Found {
  readonly found: string
  readonly severity: Severity
  /** Subject of law to cite, when it is not the rule's own. */
  readonly topic?: Topic
  /** A citation that holds whatever else governs: house practice, or UNTOC 18(1)–(8). */
  readonly cites?: Authority
  readonly path?: string
  readonly values?: Readonly<Record<string, string | number>>
}

interface Rule<Input> {
  readonly id: string
  readonly topic: Topic
  /** One sentence: why the rule is there. */
  readonly why: string
  readonly find: (input: Input) => readonly Found[]
}
export type RequestRule = Rule<RequestReview>
export type ActRule = Rule<ActReview> & { readonly acts: readonly string[] }
