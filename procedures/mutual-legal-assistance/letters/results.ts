import { cite } from '#law/cite.ts'
import { kindOf } from '../measures/kinds.ts'
import type { Prose } from '../../field.ts'
import type { ActLetterInput, Block, Letter } from '../../letter.ts'
import {
  dataOf,
  enclosures,
  facts,
  factsOf,
  frame,
  heading,
  measureItem,
  paragraph,
  proseOf,
} from './frame.ts'
import { fieldsTold } from './told.ts'

interface Delivered {
  measure: string
  note: Prose
  procedureFollowed: string
  limitation: Prose
  proof: { kind: string } & Readonly<Record<string, unknown>>
}

/** The letter over a result, with the limits on its use (18(19)) so that they travel with it. */
export function resultDelivered(input: ActLetterInput): Letter {
  const { say } = input
  const { measure, note, procedureFollowed, limitation, proof } = dataOf<Delivered>(input)
  return frame(input, 'requested', {
    title: say('letter.result.title'),
    blocks: [
      paragraph(say('letter.result.body')),
      ...measureItem(input, measure),
      ...factsOf(
        procedureFollowed
          ? [
              {
                label: say('letter.result.procedure'),
                value: say(`mla.act.deliverResult.option.procedureFollowed.${procedureFollowed}`),
              },
            ]
          : [],
      ),
      ...(note ? [heading(input, say('letter.result.done')), ...proseOf(input, note)] : []),
      ...proofOf(input, proof),
      ...limitsOnUse(input, limitation),
      ...enclosures(input),
    ],
  })
}

/** What proves that a measure was done, as its kind asks for it. */
function proofOf(input: ActLetterInput, proof: Delivered['proof'] | undefined): readonly Block[] {
  const kind = proof && kindOf(proof.kind)
  if (!kind) return []
  const words = 'mla.act.deliverResult'
  const keys = {
    label: `${words}.field.proof.${proof.kind}`,
    option: `${words}.option.proof.${proof.kind}`,
  }
  const blocks = fieldsTold(input, kind.proof, proof, keys, false)
  return blocks.length === 0
    ? []
    : [heading(input, input.say('mla.act.deliverResult.field.proof')), ...blocks]
}

/** The final response: what has become of each measure. */
export function finalResponse(input: ActLetterInput): Letter {
  const { say, state } = input
  const { note } = dataOf<{ note: Prose }>(input)
  return frame(input, 'requested', {
    title: say('letter.respond.title'),
    blocks: [
      paragraph(say('letter.respond.body')),
      heading(input, say('letter.respond.outcome')),
      facts(
        state.shared.measures.map((measure, index) => ({
          label: say('letter.labelled', {
            label: say('mla.form.measures.item', { number: index + 1 }),
            text: say(`mla.kind.${measure.kind}`),
          }),
          value: say(`mla.measureState.${measure.state}`),
        })),
      ),
      ...(note ? proseOf(input, note) : []),
    ],
  })
}

function limitsOnUse(input: ActLetterInput, limitation: Prose | undefined): readonly Block[] {
  const { say, governing, state } = input
  const proceedings = (state.shared.request?.['proceedings'] ?? []) as readonly {
    authority?: string
    reference?: string
  }[]
  return [
    heading(input, say('letter.result.use'), 'useLimitation'),
    paragraph(say('letter.result.useLimited')),
    ...factsOf(
      proceedings.map((one, index) => ({
        label: say('mla.form.proceedings.item', { number: index + 1 }),
        value: [one.reference, one.authority].filter(text => text !== undefined && text !== '').join(' · '),
      })),
    ),
    // The sentence tells the duties of 18(19); another treaty may have others, and then it is not ours to say.
    ...(cite(governing, 'exculpatoryDisclosure')?.layer === 'untoc'
      ? [paragraph(say('letter.result.exculpatory'))]
      : []),
    ...(limitation ? [heading(input, say('letter.result.further')), ...proseOf(input, limitation)] : []),
  ]
}
