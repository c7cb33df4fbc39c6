import type { Fields, Prose } from '../field.ts'
import type { Measure, SharedState } from '../state.ts'
import type { Lane } from './lane.ts'

/**
 * What becomes of each measure: results with the limits on their use (UNTOC 18(19)), a refusal with its
 * reasons (18(23)), a postponement with its review date.
 */
export const results: Lane = (shared, { entry }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Outcome
  const measure = data.measure ?? ''
  switch (header.type) {
    case 'deliverResult':
      return {
        ...shared,
        results: [
          ...shared.results,
          {
            act: header.id,
            measure,
            at: header.at,
            files: entry.content?.files ?? [],
            ...(data.note === undefined ? {} : { note: data.note }),
            ...(data.limitation === undefined ? {} : { limitation: data.limitation }),
            ...(data.procedureFollowed === undefined ? {} : { procedureFollowed: data.procedureFollowed }),
            ...(data.proof === undefined ? {} : { proof: data.proof }),
          },
        ],
      }
    case 'refuseMeasure': {
      const consulted = shared.consultations.some(item => item.measure === measure)
      return withMeasure(shared, measure, {
        refusal: { grounds: data.grounds ?? [], reasons: data.reasons ?? {}, consulted },
      })
    }
    case 'postponeMeasure':
      return withMeasure(shared, measure, {
        postponement: { reasons: data.reasons ?? {}, review: data.review ?? '' },
      })
    default:
      return shared
  }
}

interface Outcome {
  measure?: string
  note?: Prose
  limitation?: Prose
  procedureFollowed?: string
  proof?: NonNullable<SharedState['results'][number]['proof']>
  grounds?: string[]
  reasons?: Prose
  review?: string
}

function withMeasure(shared: SharedState, id: string, change: Partial<Measure>): SharedState {
  return {
    ...shared,
    measures: shared.measures.map(measure => (measure.id === id ? { ...measure, ...change } : measure)),
  }
}

export const deliverFields = {
  measure: { kind: 'line', required: true },
  note: { kind: 'prose', topic: 'execution' },
  procedureFollowed: {
    kind: 'choice',
    options: ['followed', 'partly', 'notFollowed', 'noneWished'],
    topic: 'procedureWished',
  },
  /** Limits beyond the proceedings stated in the request, which bind in any case. */
  limitation: { kind: 'prose', topic: 'useLimitation' },
} as const satisfies Fields

export const postponeFields = {
  measure: { kind: 'line', required: true },
  reasons: { kind: 'prose', required: true, topic: 'postponement' },
  review: { kind: 'date', required: true, topic: 'postponement' },
} as const satisfies Fields
