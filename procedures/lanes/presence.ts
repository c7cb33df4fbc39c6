import type { Fields } from '../field.ts'
import type { Presence } from '../state.ts'
import type { Lane } from './lane.ts'

/**
 * Somebody who came to the requesting State at its request: when they were told that they are no longer
 * needed, and since when they could leave. Safe conduct ends by it (UNTOC 18(27)). A later act tells what
 * became known since; what it leaves unsaid stands.
 */
export const presence: Lane = (shared, { entry }) => {
  if (entry.header.type !== 'endPresence') return shared
  const { measure: id, ...told } = (entry.content?.data ?? {}) as { measure?: string } & Partial<Presence>
  return {
    ...shared,
    measures: shared.measures.map(measure =>
      measure.id === id
        ? { ...measure, presence: { ...measure.presence, ...told, toldAt: entry.header.at } }
        : measure,
    ),
  }
}

export const presenceFields = {
  measure: { kind: 'line', required: true },
  /** The day the person was officially informed; the protection is counted from it. */
  informedOn: { kind: 'date', required: true, topic: 'safeConduct' },
  /** Who served the notice, and what proves it. */
  servedBy: { kind: 'line', topic: 'safeConduct' },
  /** A later day, where something kept the person from leaving until then. */
  couldLeaveFrom: { kind: 'date', topic: 'safeConduct' },
  hindrance: { kind: 'prose', topic: 'safeConduct' },
  leftOn: { kind: 'date', topic: 'safeConduct' },
  returnedOn: { kind: 'date', topic: 'safeConduct' },
} as const satisfies Fields
