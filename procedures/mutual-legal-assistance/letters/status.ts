import type { Prose } from '../../field.ts'
import type { ActLetterInput, Block, CaseLetterInput, Letter } from '../../letter.ts'
import { dataOf, factsOf, frame, heading, paragraph, proseOf } from './frame.ts'
import { replyWished } from './reply.ts'
import { isRoad, roads } from './via.ts'

/**
 * An enquiry about progress, which the requested State answers where it is reasonable (18(24)); before a
 * request was registered it asks for the acknowledgement. It asks about what is still open.
 */
export function statusEnquiry(input: CaseLetterInput): Letter {
  return enquiry(input, [])
}

/** The same for an enquiry that was recorded, with what its author wrote besides. */
export function enquirySent(input: ActLetterInput): Letter {
  const { step = '', text, replyBy } = dataOf<{ step: string; text: Prose; replyBy: string }>(input)
  const also = isRoad(step)
    ? [
        paragraph(input.say('letter.via.sentOnTo')),
        { kind: 'item', number: '1', text: input.say(roads[step]) } as const,
      ]
    : []
  return enquiry(input, [
    ...(text === undefined ? [] : proseOf(input, text)),
    ...also,
    ...replyWished(input, replyBy),
  ])
}

function enquiry(input: CaseLetterInput, besides: readonly Block[]): Letter {
  const { say, state } = input
  const registered = state.shared.registration !== null
  const open = state.shared.measures
    .map((measure, index) => ({ measure, number: index + 1 }))
    .filter(({ measure }) => !done.includes(measure.state))
  return frame(input, 'requesting', {
    title: say('letter.status.title'),
    blocks: [
      paragraph(say(registered ? 'letter.status.body' : 'letter.status.unacknowledged')),
      ...(registered && open.length > 0 ? measuresOpen(input, open) : []),
      ...besides,
      paragraph(say('letter.status.expected')),
    ],
  })
}

/** States of a measure about which nothing is asked any more. */
const done: readonly string[] = ['executed', 'refused', 'noLongerRequired', 'continued']

function measuresOpen(
  input: CaseLetterInput,
  open: readonly { measure: { kind: string; state: string }; number: number }[],
): readonly Block[] {
  const { say } = input
  return [
    heading(input, say('letter.status.open'), 'progress'),
    ...factsOf(
      open.map(({ measure, number }) => ({
        label: say('letter.labelled', {
          label: say('mla.form.measures.item', { number }),
          text: say(`mla.kind.${measure.kind}`),
        }),
        value: say(`mla.measureState.${measure.state}`),
      })),
    ),
  ]
}
