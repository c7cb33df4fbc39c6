import type { Prose } from '../../field.ts'
import type { ActLetterInput, Block, Letter } from '../../letter.ts'
import { dataOf, enclosures, frame, heading, paragraph, proseOf } from './frame.ts'
import { placeName } from './place-name.ts'
import { replyWished } from './reply.ts'

/** Additional information is asked for, question by question, each with the place in the request (18(16)). */
export function informationAsked(input: ActLetterInput): Letter {
  const { say } = input
  const { questions = [], replyBy } = dataOf<{
    questions: { id: string; path?: string; question?: Prose }[]
    replyBy: string
  }>(input)
  return frame(input, 'requested', {
    title: say('letter.ask.title'),
    blocks: [
      paragraph(say('letter.ask.body')),
      heading(input, say('letter.ask.questions'), 'additionalInformation'),
      ...questions.flatMap((question, index): readonly Block[] => [
        {
          kind: 'item',
          number: String(index + 1),
          text: say('letter.ask.about', { place: placeName(input, question.path ?? '') }),
          path: question.path ?? '',
        },
        ...proseOf(input, question.question),
      ]),
      ...replyWished(input, replyBy),
    ],
  })
}

/** The answers, each after the question it answers, as both stand in the case. */
export function informationGiven(input: ActLetterInput): Letter {
  const { say, state } = input
  const { answers = [] } = dataOf<{ answers: { question?: string; answer?: Prose }[] }>(input)
  return frame(input, 'requesting', {
    title: say('letter.answer.title'),
    blocks: [
      paragraph(say('letter.answer.body')),
      ...answers.flatMap(({ question: id, answer }, index): readonly Block[] => {
        const asked = state.shared.questions.find(question => question.id === id)
        return [
          {
            kind: 'item',
            number: String(index + 1),
            text: say('letter.ask.about', { place: placeName(input, asked?.path ?? '') }),
            path: asked?.path ?? '',
          },
          ...(asked ? [paragraph(say('letter.answer.question')), ...proseOf(input, asked.question)] : []),
          paragraph(say('letter.answer.answer')),
          ...proseOf(input, answer),
        ]
      }),
      ...enclosures(input),
    ],
  })
}
