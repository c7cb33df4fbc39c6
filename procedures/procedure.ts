import type { GoverningStack } from '#law/governing.ts'
import type { Topic } from '#law/topics.ts'
import type { Side, Strand } from './act.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { CaseDeadline, DeadlineInput } from './deadlines.ts'
import type { Fields } from './field.ts'
import type { ActLetterInput, CaseLetterInput, Letter, LetterInput, ReleaseSheetInput } from './letter.ts'
import type { Proposal } from './proposal.ts'
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
  /** The field of the form that lists the proceedings, to which use of results is limited. */
  readonly proceedingsAt?: string
  /**
   * Subjects the lanes speak of that follow another paragraph here: use of a result is bound by 18(19), use of
   * information sent unasked by 18(5).
   */
  readonly topics?: Readonly<Partial<Record<Topic, Topic>>>
  /** Points of law a person looks up before writing, where they are not those of a request. */
  readonly points?: readonly Topic[]
  /** Whether what is sent asks for secrecy, where its form does not say so in a group `confidentiality`. */
  readonly asksSecrecy?: (request: Readonly<Record<string, unknown>>) => boolean
  readonly lifecycle: readonly Step[]
  readonly requestRules: readonly RequestRule[]
  readonly actRules: readonly ActRule[]
  /** Its rules by number, in the order of the catalogue, to read and to look up; their `why` is `rule.<number>.why`. */
  readonly catalogue?: Readonly<Record<string, CatalogueEntry>>
  /** The letter that carries the request, as a structure that page and PDF both draw. */
  readonly letter: (input: LetterInput) => Letter
  /** The letters of the other crossing acts, by act. An act that is not among them has none. */
  readonly actLetters?: Readonly<Record<string, (input: ActLetterInput) => Letter>>
  /** Letters that follow from where the case stands and not from one act, by name. */
  readonly caseLetters?: Readonly<Record<string, (input: CaseLetterInput) => Letter>>
  /** The sheet that goes with a result when it is released: without one, a result has neither sheet nor bundle. */
  readonly releaseSheet?: (input: ReleaseSheetInput) => Letter
  /** Which acts start, suspend and end which clock of a case. */
  readonly deadlines?: (input: DeadlineInput) => readonly CaseDeadline[]
  /** Steps it proposes by itself, since a day came and nothing else did. */
  readonly proposals?: (input: Pick<DeadlineInput, 'state' | 'today' | 'profiles'>) => readonly Proposal[]
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

/** How a partner is reached: by the sealed exchange, or by letter on any other road. */
export type Road = 'exchange' | 'letter'

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
  readonly measure?: {
    readonly from: readonly MeasureState[]
    readonly to: MeasureState | 'same'
    /** The kinds of measure it is about, where not all. */
    readonly kinds?: readonly string[]
  }
  /** States to which it may bring several measures, that a list in its data names. */
  readonly moves?: readonly MeasureState[]
  readonly duty: Duty
  /** Acts whose author may not take this one: two people for one decision. */
  readonly otherThan?: readonly string[]
  /** As `otherThan`, but only whoever took this act last: earlier rounds do not count. */
  readonly otherThanLast?: string
  /** The subject of law the step stands on; the governing text supplies the paragraph. */
  readonly topic: Topic
  /** What is asked of the person who takes it. */
  readonly fields: Fields
  /** Of a field with many options, those the texts that govern leave: the page offers no others. */
  readonly offers?: Readonly<Record<string, (governing: GoverningStack) => readonly string[]>>
  /** May carry files of this role. */
  readonly files?: 'annex' | 'result'
  /** Why we may not take it now although the table allows it, with the act that removes the obstacle. */
  readonly unless?: (
    state: CaseState,
    about: { measure?: string; task?: string; today: string },
  ) => Obstacle | undefined
  /** Taken by a person of an authority at home, through what she was given: never at the desk of a case. */
  readonly home?: true
  /** An act of the own strand whose rules can stop it all the same: what is written down is evidence. */
  readonly weighed?: true
  /** Only with a partner that is reached by letter, not by the sealed exchange. */
  readonly only?: 'letter'
  /** Offered by the page on its own screen, not as a button: drafting, registering. */
  readonly elsewhere?: true
  /** The page keeps it under "More steps": always, or, what answers something, while nothing waits for it. */
  readonly group?: 'more' | 'answers'
}

/** Why an act is not open now. `code` names a sentence in the words; `remedy` the act that would open it. */
export interface Obstacle {
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
  readonly remedy?: { readonly act: string; readonly measure?: string }
}

/** All fields of a form, of every step, as one set. */
export function fieldsOf(form: Form): Fields {
  return Object.fromEntries(form.steps.flatMap(step => Object.entries(step.fields)))
}

/** The subject under which a procedure has the texts asked for one of the lanes'. */
export function topicIn(procedure: Procedure, topic: Topic): Topic {
  return procedure.topics?.[topic] ?? topic
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

/** A field of one kind of item that hides a field common to all kinds. */
function twiceInAKind(fields: Fields): string | undefined {
  return Object.values(fields)
    .flatMap(field =>
      field.kind === 'kinds' ? Object.values(field.kinds).map(kind => ({ ...field, kind })) : [],
    )
    .flatMap(({ common, kind }) => Object.keys(kind).filter(name => Object.hasOwn(common, name)))[0]
}
