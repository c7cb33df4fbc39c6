import type { Side } from '../../act.ts'
import type { Fields, Prose } from '../../field.ts'
import type { ActLetterInput, Block, Letter } from '../../letter.ts'
import { rowsOf } from '../letter-lines.ts'
import { dataOf, enclosures, factsOf, frame, heading, measureItem, paragraph, proseOf } from './frame.ts'
import { replyWished } from './reply.ts'

type Values = Readonly<Record<string, unknown>>

/** What the letter of an act of the lanes says beside what all of them have. */
export interface Told {
  /** The side that writes; either, where both may take the act. */
  readonly by: Side | 'both'
  readonly title: string
  readonly body: string
  /** Fields of the act; those about another act are told in `about`. */
  readonly fields: Fields
  readonly leave?: readonly string[]
  readonly about?: (input: ActLetterInput) => readonly Block[]
  /** Under which act the words of the fields stand. */
  readonly act: string
}

/**
 * The letter of an act whose fields are all there is to say: what it is about, its rows, then each free text
 * under its heading with the paragraph that wants it.
 */
export function told({ by, title, body, fields, leave = [], about, act }: Told) {
  return (input: ActLetterInput): Letter => {
    const data: Values = dataOf<Values>(input)
    const { measure, replyBy } = dataOf<{ measure: string; replyBy: string }>(input)
    const keys = { label: `mla.act.${act}.field`, option: `mla.act.${act}.option` }
    return frame(input, by === 'both' ? sideOf(input) : by, {
      title: input.say(title),
      blocks: [
        paragraph(input.say(body)),
        ...measureItem(input, measure),
        ...(about?.(input) ?? []),
        ...fieldsTold(input, without(fields, ['measure', 'replyBy', ...leave]), data, keys),
        ...replyWished(input, replyBy),
        ...enclosures(input),
      ],
    })
  }
}

/**
 * Rows of what reads alike in every language, then the free texts, each under its own heading.
 *
 * @param cited whether the topic of a field is what wants its text; a proof answers what no paragraph lists
 */
export function fieldsTold(
  input: ActLetterInput,
  fields: Fields,
  values: Values,
  keys: { readonly label: string; readonly option: string },
  cited = true,
): readonly Block[] {
  const { say, language } = input
  const request = input.state.shared.request ?? {}
  return [
    ...factsOf(
      rowsOf({ say, language, request, keys }, fields, values).map(({ label, value }) => ({ label, value })),
    ),
    ...Object.entries(fields).flatMap(([name, field]): readonly Block[] =>
      field.kind === 'prose' && values[name] !== undefined
        ? // Parsed by the act's schema before it was recorded.
          [
            heading(input, say(`${keys.label}.${name}`), cited ? field.topic : undefined),
            ...proseOf(input, values[name] as Prose),
          ]
        : [],
    ),
  ]
}

/** The side the author of an act speaks for. */
export function sideOf({ entry, state }: ActLetterInput): Side {
  return entry.header.from === state.shared.requesting ? 'requesting' : 'requested'
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
