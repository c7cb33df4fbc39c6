import type { Prose } from '../../field.ts'
import type { ActLetterInput, Letter } from '../../letter.ts'
import { dataOf, dayRow, factsOf, frame, heading, measureItem, paragraph, proseOf } from './frame.ts'

/** The measure is taken on for execution. */
export function accepted(input: ActLetterInput): Letter {
  const { say } = input
  const { measure, expectedBy } = dataOf<{ measure: string; expectedBy: string }>(input)
  return frame(input, 'requested', {
    title: say('letter.accept.title'),
    blocks: [
      paragraph(say('letter.accept.body')),
      ...measureItem(input, measure),
      ...factsOf(dayRow(input, say('letter.accept.expectedBy'), expectedBy)),
    ],
  })
}

/** A refusal: the grounds, and the reasons that are owed for any refusal (18(23)). */
export function refused(input: ActLetterInput): Letter {
  const { say, state } = input
  const {
    measure,
    grounds = [],
    reasons,
  } = dataOf<{ measure: string; grounds: string[]; reasons: Prose }>(input)
  const consulted = state.shared.consultations.some(one => one.measure === measure)
  return frame(input, 'requested', {
    title: say('letter.refuse.title'),
    blocks: [
      paragraph(say(consulted ? 'letter.refuse.bodyConsulted' : 'letter.refuse.body')),
      ...measureItem(input, measure),
      ...(grounds.length === 0 ? [] : [heading(input, say('letter.refuse.grounds'), 'refusal')]),
      ...grounds.map((ground, index) => ({
        kind: 'item' as const,
        number: String(index + 1),
        text: say(`ground.${ground}`),
      })),
      heading(input, say('letter.reasons'), 'reasons'),
      ...proseOf(input, reasons),
      ...(state.shared.measures.length > 1 ? [paragraph(say('letter.refuse.onlyThis'))] : []),
    ],
  })
}

/** A postponement because help would interfere with proceedings under way (18(25)), and when it is looked at again. */
export function postponed(input: ActLetterInput): Letter {
  const { say } = input
  const { measure, reasons, review } = dataOf<{ measure: string; reasons: Prose; review: string }>(input)
  return frame(input, 'requested', {
    title: say('letter.postpone.title'),
    blocks: [
      paragraph(say('letter.postpone.body')),
      ...measureItem(input, measure),
      heading(input, say('letter.reasons'), 'postponement'),
      ...proseOf(input, reasons),
      ...factsOf(dayRow(input, say('letter.postpone.review'), review)),
    ],
  })
}

/** What was postponed goes on. */
export function resumed(input: ActLetterInput): Letter {
  const { say } = input
  const { measure } = dataOf<{ measure: string }>(input)
  return frame(input, 'requested', {
    title: say('letter.resume.title'),
    blocks: [paragraph(say('letter.resume.body')), ...measureItem(input, measure)],
  })
}
