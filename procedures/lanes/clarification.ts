import type { Fields, Prose } from '../field.ts'
import type { Lane } from './lane.ts'

/**
 * Additional information (UNTOC 18(16)): questions tied to fields of the request, and their answers.
 * While one is open the requesting State holds the clock.
 */
export const clarification: Lane = (shared, { entry }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Asked & Answered
  if (header.type === 'askInformation') {
    const asked = (data.questions ?? []).map(item => ({
      id: `${header.id}.${item.id}`,
      path: item.path ?? '',
      question: item.question ?? {},
      askedAt: header.at,
      ...(data.replyBy === undefined ? {} : { replyBy: data.replyBy }),
    }))
    return { ...shared, questions: [...shared.questions, ...asked] }
  }
  if (header.type === 'answerInformation') {
    const answers = new Map((data.answers ?? []).map(item => [item.question, item.answer ?? {}]))
    return {
      ...shared,
      questions: shared.questions.map(question => {
        const text = answers.get(question.id)
        return text === undefined || question.answer
          ? question
          : { ...question, answer: { text, at: header.at } }
      }),
    }
  }
  return shared
}

interface Asked {
  questions?: { id: string; path?: string; question?: Prose }[]
  replyBy?: string
}
interface Answered {
  answers?: { id: string; question?: string; answer?: Prose }[]
}

export const askFields = {
  questions: {
    kind: 'list',
    required: true,
    topic: 'additionalInformation',
    fields: {
      /** The field of the request the question is about, as `facts` or `measures.m1.account`. */
      path: { kind: 'line', required: true },
      question: { kind: 'prose', required: true },
    },
  },
  replyBy: { kind: 'date', topic: 'additionalInformation' },
} as const satisfies Fields

export const answerFields = {
  answers: {
    kind: 'list',
    required: true,
    topic: 'additionalInformation',
    fields: {
      /** The question's id, `<act id>.<item id>`. */
      question: { kind: 'line', required: true },
      answer: { kind: 'prose', required: true },
    },
  },
} as const satisfies Fields
