import type { Topic } from '../topics.ts'

/**
 * An instrument as data: what it is, where its text is published, and what each paragraph says in our
 * own words. Write one as `as const satisfies Instrument`: its paragraphs then become a type, and a
 * citation that does not exist does not compile.
 */
export interface Instrument {
  /** What stands before the paragraph in a citation: `UNTOC`, `XA-XC`. */
  readonly id: string
  readonly title: Titles
  readonly kind: 'multilateral' | 'regional' | 'bilateral'
  /** What the instrument regulates between its parties. */
  readonly subjects: readonly Subject[]
  /** The two States of a bilateral treaty, as ISO 3166 codes. */
  readonly between?: readonly [string, string]
  /** Day of adoption or signature, `YYYY-MM-DD`. */
  readonly adopted: string
  /** Day on which it entered into force, `YYYY-MM-DD`. */
  readonly inForce: string
  /** Where the official text is published. */
  readonly source: string
  /** Flat, keyed by the paragraph as a lawyer writes it without the instrument: `18(15)(a)`. */
  readonly provisions: Readonly<Record<string, Provision>>
}

/** One paragraph, or one letter of a paragraph. */
export interface Provision {
  /** A paraphrase of ours in one sentence. Never the words of the text. */
  readonly says: string
  readonly verb: Verb
  readonly who: Who
  /** What it is about; the letters of a list may leave it to their head. */
  readonly topics?: readonly Topic[]
  /** What it settles on a topic, where a program needs to know it. Lengths of time are in clocks.ts. */
  readonly values?: Readonly<Partial<Record<Topic, ProvisionValue>>>
}

export type ProvisionValue =
  /** How strictly a consultation is owed before a refusal. */
  | { readonly kind: 'strictness'; readonly is: 'always' | 'whereAppropriate' }
  /** What a use limitation is measured against. */
  | { readonly kind: 'limitedTo'; readonly scope: 'proceedings' | 'purpose' }
  /** Notice is owed before, or also afterwards where it could not be given before. */
  | { readonly kind: 'notice'; readonly moments: readonly ('before' | 'after')[] }
  /** Languages of a request, ranked, by the State that is asked. */
  | { readonly kind: 'languages'; readonly whenRequested: Readonly<Record<string, readonly string[]>> }

export interface Titles {
  readonly en: string
  readonly fr: string
  readonly ar: string
  /** The other languages of the United Nations, where the text has a title in them. */
  readonly es?: string
  readonly ru?: string
  readonly zh?: string
}

export type Subject = 'mutualLegalAssistance' | 'extradition' | 'confiscation'

/** How strong the text is, by its leading verb; `defines` gives a word or a condition its meaning. */
export type Verb = 'shall' | 'shallNot' | 'may' | 'mayNot' | 'shallConsider' | 'defines'

/** Whom the paragraph addresses. */
export type Who =
  /** The State that asks, the State that is asked, or both of them. */
  | 'requesting'
  | 'requested'
  | 'both'
  /** Every party, apart from any request. */
  | 'eachParty'
  /** The State that sends, and the one that receives, information nobody asked for. */
  | 'informing'
  | 'informed'
  /** The States between which a detained person is moved. */
  | 'sending'
  | 'receiving'
