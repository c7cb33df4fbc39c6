import type { GoverningStack } from '#law/governing.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { ActFile } from './act.ts'

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
  readonly blocks: readonly Block[]
  readonly signature: readonly string[]
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
