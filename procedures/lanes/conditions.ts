import type { Fields, Prose } from '../field.ts'
import type { Condition } from '../state.ts'
import type { Lane } from './lane.ts'

/**
 * Conditions under which assistance is given (UNTOC 18(26)): proposed by the requested State; if the
 * requesting State accepts, it is bound by them, and the measure carries them from then on.
 */
export const conditions: Lane = (shared, { entry }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Proposed & Answered
  if (header.type === 'proposeCondition') {
    const condition: Condition = {
      id: header.id,
      measure: data.measure ?? '',
      terms: data.terms ?? {},
      proposedAt: header.at,
      ...(data.respondBy === undefined ? {} : { respondBy: data.respondBy }),
    }
    return { ...shared, conditions: [...shared.conditions, condition] }
  }
  if (header.type !== 'acceptCondition' && header.type !== 'rejectCondition') return shared
  const accepted = header.type === 'acceptCondition'
  const open = shared.conditions.findLast(item => item.measure === data.measure && !item.outcome)
  if (!open) return shared
  const outcome = {
    accepted,
    at: header.at,
    ...(data.reasons === undefined ? {} : { reasons: data.reasons }),
  }
  return {
    ...shared,
    conditions: shared.conditions.map(item => (item === open ? { ...item, outcome } : item)),
    measures: shared.measures.map(measure =>
      accepted && measure.id === open.measure
        ? { ...measure, conditions: [...measure.conditions, open.terms] }
        : measure,
    ),
  }
}

interface Proposed {
  measure?: string
  terms?: Prose
  respondBy?: string
}
interface Answered {
  measure?: string
  reasons?: Prose
}

export const proposeFields = {
  measure: { kind: 'line', required: true },
  terms: { kind: 'prose', required: true, topic: 'consultation' },
  respondBy: { kind: 'date', topic: 'consultation' },
} as const satisfies Fields

export const acceptFields = {
  measure: { kind: 'line', required: true },
} as const satisfies Fields

export const rejectFields = {
  measure: { kind: 'line', required: true },
  reasons: { kind: 'prose', required: true, topic: 'consultation' },
} as const satisfies Fields
