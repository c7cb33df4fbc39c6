import type { Prose } from '../../field.ts'
import type { ActLetterInput, Letter } from '../../letter.ts'
import { dataOf, enclosures, frame, heading, measureItem, paragraph, proseOf } from './frame.ts'
import { replyWished } from './reply.ts'

/** Before a refusal or a postponement: could help be given under terms and conditions (18(26))? */
export function consultation(input: ActLetterInput): Letter {
  const { say } = input
  const { measure, about, replyBy } = dataOf<{ measure: string; about: Prose; replyBy: string }>(input)
  return frame(input, 'requested', {
    title: say('letter.consult.title'),
    blocks: [
      paragraph(say('letter.consult.body')),
      ...measureItem(input, measure),
      heading(input, say('letter.consult.about'), 'consultation'),
      ...proseOf(input, about),
      ...replyWished(input, replyBy),
    ],
  })
}

/** What the requesting State says to it. */
export function consultationReply(input: ActLetterInput): Letter {
  const { say } = input
  const { measure, reply } = dataOf<{ measure: string; reply: Prose }>(input)
  return frame(input, 'requesting', {
    title: say('letter.reply.title'),
    blocks: [
      paragraph(say('letter.reply.body')),
      ...measureItem(input, measure),
      ...proseOf(input, reply),
      ...enclosures(input),
    ],
  })
}
