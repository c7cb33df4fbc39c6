import type { Fields, Prose } from '../field.ts'
import type { Measure, MeasureState, SharedState } from '../state.ts'
import type { CaseLink } from './lane-state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * A request that goes on in another case: chosen measures are split off, the whole is merged into a request that is
 * there, or a new one takes its place. What goes on there is `continued` here: neither refused nor dropped, and counted
 * there. What was already done stays with its files and its limits on use. No text speaks of it; it is house practice.
 */
export const continued: Lane = (shared, { entry, by }) => {
  const { header } = entry
  const relation = relations[header.type]
  if (relation === undefined) return shared
  const data = (entry.content?.data ?? {}) as Continued
  const there = { reference: data.reference ?? '', ...said({ case: data.case }) }
  const link: CaseLink = {
    id: header.id,
    by,
    relation,
    ...there,
    at: header.at,
    ...said({ note: data.reasons }),
  }
  const fates = fatesOf(shared, header.type, data)
  const dropped = [...fates].flatMap(([measure, fate]) =>
    fate === 'noLongerRequired' ? [{ measure, at: header.at, ...said({ reasons: data.reasons }) }] : [],
  )
  return {
    ...shared,
    links: [...shared.links, link],
    dropped: [...shared.dropped, ...dropped],
    measures: shared.measures.map(measure => moved(measure, fates.get(measure.id), there, header.at)),
  }
}

/** What becomes of each measure that is still open; one that was ended meanwhile stays as it ended. */
function fatesOf(shared: SharedState, act: string, { measures = [] }: Continued): Map<string, string> {
  const open = new Set(openMeasures(shared).map(one => one.id))
  if (act === 'mergeRequest') return new Map([...open].map(id => [id, 'continued']))
  return new Map(
    measures.flatMap(({ measure = '', fate = 'continued' }) => (open.has(measure) ? [[measure, fate]] : [])),
  )
}

function moved(
  measure: Measure,
  fate: string | undefined,
  there: { reference: string; case?: string },
  since: string,
): Measure {
  if (fate === 'continued') return { ...measure, state: 'continued', since, continuedIn: there }
  return fate === 'noLongerRequired' ? { ...measure, state: 'noLongerRequired', since } : measure
}

/** Measures that were neither executed, refused, dropped nor taken elsewhere. */
export function openMeasures({ measures }: Pick<SharedState, 'measures'>): readonly Measure[] {
  return measures.filter(one => !finished.includes(one.state))
}

/** States in which nothing more is to be carried out in this case. */
const finished: readonly MeasureState[] = ['executed', 'refused', 'noLongerRequired', 'continued']

const relations: Readonly<Record<string, string>> = {
  splitRequest: 'splitInto',
  mergeRequest: 'mergedInto',
  supersedeRequest: 'supersededBy',
}

interface Continued {
  reference?: string
  case?: string
  measures?: { measure?: string; fate?: string }[]
  reasons?: Prose
}

const there = {
  /** The reference of the case it goes on in. */
  reference: { kind: 'line', required: true, topic: 'contents.relatedRequests' },
  /** Its id, where both sides know it from the exchange. */
  case: { kind: 'line', topic: 'contents.relatedRequests' },
} as const satisfies Fields

const why = {
  reasons: { kind: 'prose', required: true, topic: 'contents.relatedRequests' },
} as const satisfies Fields

export const splitFields = {
  ...there,
  measures: {
    kind: 'list',
    required: true,
    topic: 'contents.relatedRequests',
    fields: { measure: { kind: 'line', required: true } },
  },
  ...why,
} as const satisfies Fields

export const mergeFields = { ...there, ...why } as const satisfies Fields

export const supersedeFields = {
  ...there,
  measures: {
    kind: 'list',
    required: true,
    topic: 'contents.relatedRequests',
    fields: {
      measure: { kind: 'line', required: true },
      fate: { kind: 'choice', options: ['continued', 'noLongerRequired', 'stays'], required: true },
    },
  },
  ...why,
} as const satisfies Fields
