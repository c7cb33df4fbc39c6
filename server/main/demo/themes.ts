import type { offences } from './offences.ts'

/** What one invented case is about. */
export interface Theme {
  /** As its office calls it, in its own language. */
  readonly title: string
  readonly offence: keyof typeof offences
  readonly facts: { readonly en: string; readonly fr: string }
  /** Who is suspected, in the requesting State. */
  readonly suspect: string
  /** Who is to be heard, or holds the account, in the requested State. */
  readonly witness: string
  /** Kinds of measures asked for, in order. */
  readonly measures: readonly ('bankRecords' | 'videoHearing' | 'freezing')[]
  readonly urgency?: Urgency
}

interface Urgency {
  readonly why: 'life' | 'assets' | 'hearing' | 'evidence' | 'limitation'
  /** Days from the drafting to the day that matters, where there is one. */
  readonly inDays?: number
  readonly reasons: { readonly en: string; readonly fr: string }
}
