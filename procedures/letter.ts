import type { GoverningStack } from '#law/governing.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { ActFile } from './act.ts'
import type { Finding } from './review.ts'
import type { CaseState, Entry } from './state.ts'

/** Languages in which letters are written: the six of the United Nations. */
export const letterLanguages = ['en', 'fr', 'es', 'ar', 'ru', 'zh'] as const

/**
 * A letter as a structure: what it says, block by block, each block naming the field it came from. The page
 * draws it beside the question; the PDF is set from the same blocks.
 */
export interface Letter {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly sender: readonly string[]
  readonly addressee: readonly string[]
  readonly placeAndDate: string
  readonly reference: string
  /** The reference of the case with the addressee, where it is known. */
  readonly theirReference?: string
  readonly blocks: readonly Block[]
  readonly signature: readonly string[]
  /** What the code on each page holds: our reference and the beginning of the request's hash. */
  readonly code?: string
  /** What stands small under the signature: that the file is signed electronically, and how to verify it. */
  readonly seal?: string
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly cites?: string }
  /** `missing`: the text does not exist in the letter's language; the page marks the gap. */
  | { readonly kind: 'text'; readonly text: string; readonly path?: string; readonly missing?: true }
  | {
      readonly kind: 'facts'
      readonly rows: readonly { readonly label: string; readonly value: string; readonly path?: string }[]
    }
  | { readonly kind: 'item'; readonly number: string; readonly text: string; readonly path?: string }

/** Everything a letter is made of. The same input gives the same letter, and the same bytes. */
export interface LetterInput {
  readonly language: string
  readonly request: Readonly<Record<string, unknown>>
  readonly files: readonly ActFile[]
  readonly reference: string
  /** Date of the letter, `2026-11-23`. */
  readonly date: string
  readonly requesting: Profile
  readonly requested: Profile
  readonly governing: GoverningStack
  /** Words of the letter's language: a key and its values to a sentence. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
}

/** What a letter about a case is made of, beside what it has in common with the request's. */
export interface CaseLetterInput extends Omit<LetterInput, 'request' | 'files' | 'reference'> {
  readonly state: CaseState
  /** What was found in the request; only the letter that lists defects needs it. */
  readonly findings?: readonly Finding[]
}

/** What the letter of an act is made of. */
export interface ActLetterInput extends CaseLetterInput {
  readonly entry: Entry
  /** The acts of the case, where a letter names another of them. */
  readonly acts?: readonly Entry[]
}

/** The sheet before a letter that goes by post, e-mail or pouch. The number of pages is counted when it is set. */
export interface CoverSheet {
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  /** The label beside which the number of pages stands. */
  readonly pages: string
  readonly enclosures: { readonly heading: string; readonly items: readonly string[] }
  readonly answer: { readonly heading: string; readonly lines: readonly string[] }
  readonly note?: string
}

/** Ways by which a letter leaves that carries a cover sheet. */
export const coverChannels = ['email', 'post', 'courier', 'diplomatic', 'interpol'] as const
export type CoverChannel = (typeof coverChannels)[number]
