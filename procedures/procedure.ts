import type * as z from 'zod'
import type { Topic } from '#law/topics.ts'
import type { Side, Strand } from './act.ts'
import { type Fields, schemaOf } from './field.ts'
import { sentData } from './lanes/request.ts'
import type { Letter, LetterInput } from './letter.ts'
import type { CaseState, MeasureState } from './state.ts'
import type { ActRule, RequestRule } from './review.ts'

/**
 * The shape of a procedure. One folder per procedure fills it; the server and the page know only this.
 */
export interface Procedure {
  readonly id: string
  /** `major.minor`. Within a major, versions only add. */
  readonly version: string
  /** The guided request, step by step. */
  readonly form: Form
  /** The field of the form that lists the measures. */
  readonly measuresAt: string
  readonly lifecycle: readonly Step[]
  readonly requestRules: readonly RequestRule[]
  readonly actRules: readonly ActRule[]
  /** The letter that carries the request, as a structure that page and PDF both draw. */
  readonly letter: (input: LetterInput) => Letter
}

export interface Form {
  readonly steps: readonly FormStep[]
}

export interface FormStep {
  readonly id: string
  readonly fields: Fields
}

/** Who in the office may take a step. */
export const duties = ['officer', 'registrar', 'head'] as const
export type Duty = (typeof duties)[number]

/** One line of the lifecycle table: an act, who takes it, from where to where, and what it asks. */
export interface Step {
  readonly act: string
  readonly by: Side | 'both'
  readonly strand: Strand
  /** States of the act's own strand it starts from; `null` is "not yet begun". */
  readonly from: readonly (string | null)[]
  /** The state it leads to; `'same'` when it leaves the main state alone. */
  readonly to: string
  /** States of the *other* strand in which we may take the step. Never held against an act that arrived. */
  readonly when?: readonly (string | null)[]
  /** The act is about one measure, named in its data. */
  readonly measure?: { readonly from: readonly MeasureState[]; readonly to: MeasureState | 'same' }
  readonly duty: Duty
  /** Acts whose author may not take this one: two people for one decision. */
  readonly otherThan?: readonly string[]
  /** The subject of law the step stands on; the governing text supplies the paragraph. */
  readonly topic: Topic
  /** What is asked of the person who takes it. */
  readonly fields: Fields
  /** May carry files of this role. */
  readonly files?: 'annex' | 'result'
  /** Why we may not take it now although the table allows it, with the act that removes the obstacle. */
  readonly unless?: (state: CaseState, about: { measure?: string; today: string }) => Obstacle | undefined
  /** Offered by the page on its own screen, not as a button: drafting, registering. */
  readonly elsewhere?: true
}

/** Why an act is not open now. `code` names a sentence in the words; `remedy` the act that would open it. */
export interface Obstacle {
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
  readonly remedy?: { readonly act: string; readonly measure?: string }
}

/** All fields of a form, of every step, as one set. */
export function fieldsOf(form: Form): Fields {
  return Object.assign({}, ...form.steps.map(step => step.fields))
}

/** Declares a procedure; a form with the same field twice is a mistake and throws. */
export function defineProcedure(procedure: Procedure): Procedure {
  const names = procedure.form.steps.flatMap(step => Object.keys(step.fields))
  const twice =
    names.find((name, index) => names.indexOf(name) !== index) ?? twiceInAKind(fieldsOf(procedure.form))
  if (twice) throw new Error(`Field ${twice} stands twice in the form of ${procedure.id}`)
  if (!names.includes(procedure.measuresAt))
    throw new Error(`${procedure.id} has no field ${procedure.measuresAt}`)
  return procedure
}

/** The schema of what an act says: the step's fields, or for `send` the request in its frame. */
export function dataSchema(procedure: Procedure, step: Step): z.ZodType<Record<string, unknown>> {
  if (step.act !== 'send') return schemaOf(step.fields) as z.ZodType<Record<string, unknown>>
  return sentData.extend({ request: schemaOf(fieldsOf(procedure.form)) }) as unknown as z.ZodType<
    Record<string, unknown>
  >
}

/** Paths of fields marked `required` that the values do not fill. */
export function missing(fields: Fields, values: Readonly<Record<string, unknown>>, at = ''): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = at ? `${at}.${name}` : name
    const value = values[name]
    if (field.required && isEmpty(value)) return [path]
    // Values were parsed by the fields' own schema, so a group is an object and a list an array of objects.
    if (field.kind === 'group') return missing(field.fields, (value ?? {}) as Record<string, unknown>, path)
    if (field.kind !== 'list') return []
    return ((value ?? []) as Record<string, unknown>[]).flatMap((item, index) =>
      missing(field.fields, item, `${path}.${index}`),
    )
  })
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  if (typeof value !== 'object') return false
  return Object.values(value).every(item =>
    typeof item === 'object' && item !== null && 'text' in item
      ? String(item.text).trim() === ''
      : isEmpty(item),
  )
}

/** A field of one kind of item that hides a field common to all kinds. */
function twiceInAKind(fields: Fields): string | undefined {
  return Object.values(fields)
    .flatMap(field =>
      field.kind === 'kinds' ? Object.values(field.kinds).map(kind => ({ ...field, kind })) : [],
    )
    .flatMap(({ common, kind }) => Object.keys(kind).filter(name => Object.hasOwn(common, name)))[0]
}
