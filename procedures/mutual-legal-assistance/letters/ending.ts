import type { Prose } from '../../field.ts'
import type { ActLetterInput, Letter } from '../../letter.ts'
import { dataOf, frame, heading, paragraph, proseOf } from './frame.ts'

/** The request is taken back; the requested State is told that help is no longer needed (18(24)). */
export function withdrawn(input: ActLetterInput): Letter {
  const { say } = input
  const { reasons } = dataOf<{ reasons: Prose }>(input)
  return frame(input, 'requesting', {
    title: say('letter.withdraw.title'),
    blocks: [
      paragraph(say('letter.withdraw.body')),
      heading(input, say('letter.reasons'), 'noLongerRequired'),
      ...proseOf(input, reasons),
    ],
  })
}
