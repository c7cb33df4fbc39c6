import type { Line } from './lines.ts'
import type { Doubt } from './read-value.ts'

/** A value a letter seems to give for a field: nothing of the draft until a person accepts it. */
export interface Proposal {
  /** Where it would stand; items of lists by an id that is only the proposals' own until one is accepted. */
  readonly path: string
  readonly value: unknown
  /** The kind of the measure it lies in. */
  readonly kind?: string
  /** The words of the letter it comes from, as they stand there, and their place in the text. */
  readonly words: string
  readonly from: number
  readonly to: number
  readonly why: Why
  /** Then others are proposed for the same field, and a person chooses. */
  readonly doubt?: Doubt
}

export interface Why {
  readonly by: 'label' | 'heading' | 'item' | 'sentence' | 'checksum' | 'language'
  /** The label, the heading, the item as the letter has it. */
  readonly value: string
}

/** Something that was seen and is left for a person to read, with the reason. */
export interface Left {
  readonly path: string
  readonly words: string
  readonly from: number
  readonly to: number
  readonly doubt: Doubt
}

/** What a letter says about itself, beside its request. */
export interface LetterFacts {
  readonly reference?: Passage
  /** Days it may be dated; two where day and month cannot be told apart. */
  readonly dated: readonly Passage[]
}
export interface Passage {
  readonly value: string
  readonly words: string
  readonly from: number
  readonly to: number
}

export interface Extracted {
  /** ISO 639; `undefined` where the language is not one we read, and then nothing is proposed. */
  readonly language: string | undefined
  readonly proposals: readonly Proposal[]
  readonly left: readonly Left[]
  readonly letter: LetterFacts
}

type Span = Pick<Line, 'from' | 'to'>
type Said = { readonly kind?: string | undefined; readonly doubt?: Doubt | undefined }

/** What is gathered while a letter is read. */
export interface Gathering {
  readonly propose: (path: string, value: unknown, at: Span, why: Why, said?: Said) => void
  readonly leave: (path: string, at: Span, doubt: Doubt) => void
  /** Takes back what was proposed from a place, since its end turned out unclear. */
  readonly retract: (at: Span) => void
  readonly proposals: readonly Proposal[]
  readonly left: readonly Left[]
}

export function gathering(text: string): Gathering {
  const proposals: Proposal[] = []
  const left: Left[] = []
  const leave: Gathering['leave'] = (path, { from, to }, doubt) => {
    left.push({ path, words: text.slice(from, to), from, to, doubt })
  }
  return {
    proposals,
    left,
    leave,
    propose: (path, value, { from, to }, why, { kind, doubt } = {}) => {
      proposals.push({
        path,
        value,
        words: text.slice(from, to),
        from,
        to,
        why,
        ...(kind === undefined ? {} : { kind }),
        ...(doubt === undefined ? {} : { doubt }),
      })
    },
    retract: at => {
      const mine = proposals.filter(one => one.from === at.from && one.to === at.to)
      for (const one of mine) {
        proposals.splice(proposals.indexOf(one), 1)
        leave(one.path, at, 'unclearEnd')
      }
    },
  }
}
