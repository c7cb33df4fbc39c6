import type { Fields, Prose } from '../field.ts'
import type { Lane } from './lane.ts'

/**
 * Consultation after a refusal (resolution 9/3, II(c)): what would cure it. Either side speaks; the requested State
 * may take the refusal back, and then the measure is open again.
 */
export const afterRefusal: Lane = (shared, { entry, by }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as { measure?: string; text?: Prose; reasons?: Prose }
  const measure = data.measure ?? ''
  if (header.type === 'consultAfterRefusal') {
    const text = { measure, by, text: data.text ?? {}, at: header.at }
    return { ...shared, afterRefusal: [...shared.afterRefusal, text] }
  }
  if (header.type !== 'reconsiderRefusal') return shared
  const again = { measure, at: header.at, reasons: data.reasons ?? {} }
  return { ...shared, answeredAt: null, reconsidered: [...shared.reconsidered, again] }
}

export const consultAfterRefusalFields = {
  measure: { kind: 'line', required: true },
  text: { kind: 'prose', required: true, topic: 'consultationAfterRefusal' },
} as const satisfies Fields

export const reconsiderFields = {
  measure: { kind: 'line', required: true },
  reasons: { kind: 'prose', required: true, topic: 'consultationAfterRefusal' },
} as const satisfies Fields
