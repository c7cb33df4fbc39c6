import type { Fields } from '../field.ts'
import { enquiryFields } from './progress.ts'

/** A chaser put off by a person: which, until when, why. It is proposed again on that day. */
export const putOffChaserFields = {
  step: { ...enquiryFields.step, topic: 'progress' },
  until: { kind: 'date', required: true, topic: 'progress' },
  why: { kind: 'line', required: true },
} as const satisfies Fields
