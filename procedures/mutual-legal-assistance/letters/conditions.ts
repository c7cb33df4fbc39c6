import type { Prose } from '../../field.ts'
import type { ActLetterInput, Block, Letter } from '../../letter.ts'
import { dataOf, frame, heading, measureItem, paragraph, proseOf } from './frame.ts'
import { replyWished } from './reply.ts'

/** Terms under which help can be given; accepted, they bind the requesting State (18(26)). */
export function conditionProposed(input: ActLetterInput): Letter {
  const { say } = input
  const { measure, terms, respondBy } = dataOf<{ measure: string; terms: Prose; respondBy: string }>(input)
  return frame(input, 'requested', {
    title: say('letter.propose.title'),
    blocks: [
      paragraph(say('letter.propose.body')),
      ...measureItem(input, measure),
      heading(input, say('letter.propose.terms'), 'conditions'),
      ...proseOf(input, terms),
      ...replyWished(input, respondBy),
    ],
  })
}

export function conditionAccepted(input: ActLetterInput): Letter {
  const { say } = input
  const { measure } = dataOf<{ measure: string }>(input)
  return frame(input, 'requesting', {
    title: say('letter.acceptCondition.title'),
    blocks: [
      paragraph(say('letter.acceptCondition.body')),
      ...measureItem(input, measure),
      ...termsAnswered(input, measure),
    ],
  })
}

export function conditionRejected(input: ActLetterInput): Letter {
  const { say } = input
  const { measure, reasons } = dataOf<{ measure: string; reasons: Prose }>(input)
  return frame(input, 'requesting', {
    title: say('letter.rejectCondition.title'),
    blocks: [
      paragraph(say('letter.rejectCondition.body')),
      ...measureItem(input, measure),
      ...termsAnswered(input, measure),
      heading(input, say('letter.reasons')),
      ...proseOf(input, reasons),
    ],
  })
}

/** The terms this act answered: those proposed last for the measure before it. */
function termsAnswered(input: ActLetterInput, measure: string | undefined): readonly Block[] {
  const { state, entry, say } = input
  const answered = state.shared.conditions.findLast(
    condition => condition.measure === measure && condition.proposedAt <= entry.header.at,
  )
  return answered
    ? [heading(input, say('letter.propose.terms'), 'conditions'), ...proseOf(input, answered.terms)]
    : []
}
