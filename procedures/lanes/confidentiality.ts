import type { Fields, Prose } from '../field.ts'
import type { SharedState } from '../state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * Confidentiality (UNTOC 18(20)): the request demands it, the requested State says whether it can comply. Where it
 * cannot, or only in part, the requesting State goes on, amends or withdraws; UNTOC is silent about that choice.
 */
export const confidentiality: Lane = (shared, { entry }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Answered
  switch (header.type) {
    case 'answerConfidentiality':
      return {
        ...shared,
        confidentiality: {
          answer: data.answer ?? '',
          at: header.at,
          ...said({ explanation: data.explanation }),
        },
      }
    case 'goOnWithoutConfidentiality':
      return chosen(shared, 'goOn', header.at)
    case 'amend':
      return chosen(shared, 'amended', header.at)
    case 'withdraw':
      return chosen(shared, 'withdrawn', header.at)
    default:
      return shared
  }
}

/** Whether the requesting State still has to choose what follows from the answer. */
export function choiceOpen({ confidentiality: answered }: Pick<SharedState, 'confidentiality'>): boolean {
  if (!answered || answered.choice) return false
  return answered.answer === 'partly' || answered.answer === 'cannot'
}

/** Whether the request demands that it be kept confidential. */
export function confidentialityAsked({ request }: Pick<SharedState, 'request'>): boolean {
  const group = request?.['confidentiality']
  return typeof group === 'object' && group !== null && 'asked' in group && group.asked === true
}

function chosen(shared: SharedState, is: 'goOn' | 'amended' | 'withdrawn', at: string): SharedState {
  if (!shared.confidentiality || !choiceOpen(shared)) return shared
  return { ...shared, confidentiality: { ...shared.confidentiality, choice: { is, at } } }
}

interface Answered {
  answer?: string
  explanation?: Prose
}

export const answerConfidentialityFields = {
  answer: {
    kind: 'choice',
    options: ['comply', 'partly', 'cannot'],
    required: true,
    topic: 'confidentiality',
  },
  explanation: { kind: 'prose', topic: 'confidentiality' },
} as const satisfies Fields

export const goOnFields = {
  note: { kind: 'prose', topic: 'confidentialityChoice' },
} as const satisfies Fields
