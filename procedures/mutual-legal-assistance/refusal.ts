import { grounds } from '#law/grounds.ts'
import type { Fields } from '../field.ts'

/**
 * A refusal names at least one coded ground of the text that governs; "other" is not offered (house practice:
 * UNTOC 18(21) is not introduced by "only"). Reasons are given for any refusal (UNTOC 18(23)).
 */
export const refuseFields = {
  measure: { kind: 'line', required: true },
  grounds: { kind: 'choices', options: Object.keys(grounds), required: true, topic: 'refusal' },
  reasons: { kind: 'prose', required: true, topic: 'reasons' },
} as const satisfies Fields
