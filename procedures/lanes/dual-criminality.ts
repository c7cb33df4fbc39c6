import type { DualCriminality } from '../state.ts'
import type { Lane } from './lane.ts'

/**
 * Dual criminality (UNTOC 18(9)): what was weighed stays with the measure it was weighed for, also where help
 * was given although the conduct is no offence in the requested State. A later decision replaces it.
 */
export const dualCriminality: Lane = (shared, { entry }) => {
  const { header } = entry
  if (header.type !== 'acceptMeasure' && header.type !== 'refuseMeasure') return shared
  const { measure, dualCriminality: weighed } = (entry.content?.data ?? {}) as Weighed
  if (weighed === undefined) return shared
  return {
    ...shared,
    measures: shared.measures.map(one => (one.id === measure ? { ...one, dualCriminality: weighed } : one)),
  }
}

interface Weighed {
  measure?: string
  dualCriminality?: DualCriminality
}
