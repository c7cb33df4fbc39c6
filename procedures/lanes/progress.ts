import type { Fields, Prose } from '../field.ts'
import type { SharedState } from '../state.ts'
import type { StatusEnquiry } from './lane-state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * How far the work has come (UNTOC 18(24)): enquiries, also those that chase an answer, and what is told; the days
 * named for an answer; what is no longer required; whether the answer was of use, and what is missing from it.
 */
export const progress: Lane = (shared, { entry }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Told
  const at = header.at
  switch (header.type) {
    case 'enquireStatus': {
      const { step = '' } = data
      const enquiry: StatusEnquiry = {
        id: header.id,
        step,
        at,
        ...said({ text: data.text, replyBy: data.replyBy }),
      }
      return { ...shared, enquiries: [...shared.enquiries, enquiry] }
    }
    case 'reportStatus': {
      // One report answers every enquiry that was open.
      const answer = { text: data.text ?? {}, at, ...said({ expectedBy: data.expectedBy }) }
      const enquiries = shared.enquiries.map(item => (item.answer ? item : { ...item, answer }))
      return expecting({ ...shared, enquiries }, data, at)
    }
    case 'register':
    case 'acceptMeasure':
      return expecting(shared, data, at)
    case 'noLongerRequired': {
      const dropped = { measure: data.measure ?? '', at, ...said({ reasons: data.reasons }) }
      return { ...shared, dropped: [...shared.dropped, dropped] }
    }
    case 'giveFeedback': {
      const given = { usefulness: data.usefulness ?? '', at, ...said({ outcome: data.outcome }) }
      return { ...shared, feedback: [...shared.feedback, given] }
    }
    case 'askCompletion': {
      const asked = { measure: data.measure ?? '', at, missing: data.missing ?? {} }
      return { ...shared, answeredAt: null, completions: [...shared.completions, asked] }
    }
    default:
      return shared
  }
}

function expecting(shared: SharedState, data: Told, at: string): SharedState {
  if (data.expectedBy === undefined) return shared
  const day = { day: data.expectedBy, at, ...said({ measure: data.measure }) }
  return { ...shared, expected: [...shared.expected, day] }
}

interface Told {
  measure?: string
  step?: string
  text?: Prose
  replyBy?: string
  expectedBy?: string
  reasons?: Prose
  usefulness?: string
  outcome?: Prose
  missing?: Prose
}

/** A plain enquiry, or the step of chasing it is: days of silence, then other roads. */
export const enquiryFields = {
  step: {
    kind: 'choice',
    options: [
      'enquiry',
      'after10',
      'after20',
      'after30',
      'after60',
      'after90',
      'after180',
      'network',
      'liaisonMagistrate',
      'embassy',
    ],
    required: true,
    topic: 'progress',
  },
  text: { kind: 'prose', topic: 'progress' },
  replyBy: { kind: 'date', topic: 'progress' },
} as const satisfies Fields

export const reportFields = {
  text: { kind: 'prose', required: true, topic: 'progress' },
  expectedBy: { kind: 'date', topic: 'progress' },
} as const satisfies Fields

export const noLongerRequiredFields = {
  measure: { kind: 'line', required: true },
  reasons: { kind: 'prose', topic: 'noLongerRequired' },
} as const satisfies Fields

export const feedbackFields = {
  usefulness: {
    kind: 'choice',
    options: ['decisive', 'useful', 'partlyUseful', 'notUseful'],
    required: true,
    topic: 'feedback',
  },
  outcome: { kind: 'prose', topic: 'feedback' },
} as const satisfies Fields

export const completionFields = {
  measure: { kind: 'line', required: true },
  missing: { kind: 'prose', required: true, topic: 'completion' },
} as const satisfies Fields
