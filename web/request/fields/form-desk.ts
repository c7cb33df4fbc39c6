import { createContext, use, type ReactNode } from 'react'
import type { Topic } from '#law/topics.ts'
import type { Fields } from '#procedures/field.ts'
import type { Keyed } from '#web/case/rows.ts'
import type { Values } from '../values.ts'

/** A finding at a field. */
export interface FieldFinding {
  readonly rule: string
  readonly found: string
  readonly severity: 'blocks' | 'warns' | 'informs'
  readonly cites: string
  readonly layer: string
  readonly path: string
  readonly values?: Readonly<Record<string, string | number>> | undefined
}

/** What an input of its own kind is given, in place of the one its field would have. */
export interface SpecialInput {
  readonly id: string
  readonly path: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly describedBy: string | undefined
}

/** Fields, by their key in the words, whose value is chosen in an input of its own. */
export interface SpecialInputs {
  readonly has: (key: string) => boolean
  readonly draw: (key: string, props: SpecialInput) => ReactNode
}

/** A set of fields to draw, and where they lie. */
export interface FieldSetProps {
  readonly fields: Fields
  /** Path of the group or item they lie in, and its key in the words. */
  readonly path?: string
  readonly name?: string
  readonly skip?: readonly string[]
  /** The article already shown above them: it is not repeated at each. */
  readonly under?: string | undefined
}

/** Everything the fields of one form share: the values, the words, the findings, who writes. */
export interface FormDesk {
  readonly fields: Fields
  readonly values: Values
  readonly set: (path: string, value: unknown) => void
  readonly keyed: Keyed
  /** Where references look their lists up: the request, also while an act is written about it. */
  readonly request: Values
  /** Languages of free texts, the author's first. */
  readonly languages: readonly string[]
  readonly author: string
  /** Zones to offer first for a local time. */
  readonly zones: readonly string[]
  readonly findings: readonly FieldFinding[]
  readonly cites: (topic: Topic) => { readonly citation: string; readonly layer: string } | undefined
  /** Called when a field is taken in hand. */
  readonly take: (path: string) => void
  /** Stands before the ids of the inputs, where two forms are on one page. */
  readonly idPrefix: string
  readonly special?: SpecialInputs
  /** What else is said about the value at a path, beneath it. */
  readonly beneath?: (path: string) => ReactNode
  /** Of the options of a field those to offer; all of them where it says nothing. */
  readonly offered?: (name: string) => readonly string[] | undefined
}

const Desk = createContext<FormDesk | null>(null)
export const FormDeskProvider = Desk.Provider

/** The form a field stands in. */
export function useFormDesk(): FormDesk {
  const desk = use(Desk)
  if (!desk) throw new Error('A field is drawn outside a form.')
  return desk
}

/** Findings that point at this path and no deeper field. */
export function findingsAt(findings: readonly FieldFinding[], path: string): readonly FieldFinding[] {
  return findings.filter(finding => finding.path === path)
}
