import type { Block, CaseLetterInput, Letter } from '../../letter.ts'
import { factsOf, frame, heading, paragraph } from './frame.ts'

/**
 * An enquiry about progress, which the requested State answers where it is reasonable (18(24)); before a
 * request was registered it asks for the acknowledgement. It asks about what is still open.
 */
export function statusEnquiry(input: CaseLetterInput): Letter {
  const { say, state } = input
  const registered = state.shared.registration !== null
  const open = state.shared.measures
    .map((measure, index) => ({ measure, number: index + 1 }))
    .filter(({ measure }) => measure.state !== 'executed' && measure.state !== 'refused')
  return frame(input, 'requesting', {
    title: say('letter.status.title'),
    blocks: [
      paragraph(say(registered ? 'letter.status.body' : 'letter.status.unacknowledged')),
      ...(registered && open.length > 0 ? measuresOpen(input, open) : []),
      paragraph(say('letter.status.expected')),
    ],
  })
}

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
