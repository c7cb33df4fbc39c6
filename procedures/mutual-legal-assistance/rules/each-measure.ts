import { blank } from '../../blank.ts'
import type { Found, RequestReview } from '../../review.ts'
import type { Request } from '../form.ts'
import { read } from './read.ts'

export type Measure = NonNullable<Request['measures']>[number]
export type OfKind<K extends Measure['kind']> = Extract<Measure, { kind: K }>

/** What a reading of each measure finds, its paths lying within the measure. */
export function ofEach(
  request: RequestReview['request'],
  find: (measure: Measure, request: Request) => readonly Found[],
): Found[] {
  const all = read(request)
  return (all.measures ?? []).flatMap(measure =>
    find(measure, all).map(found => ({ ...found, path: `measures.${measure.id}.${found.path}` })),
  )
}

export const house = { cites: 'house measure-is-the-unit' } as const

export function when(holds: boolean, found: Found): Found[] {
  return holds ? [found] : []
}

/** Nobody named, or somebody who is no longer among the persons of the request. */
export function persons(
  ids: readonly string[] | undefined,
  path: string,
  request: Request,
  missing: Found | undefined,
): Found[] {
  if (blank(ids)) return missing ? [missing] : []
  const known = (ids ?? []).every(id => request.persons?.some(person => person.id === id))
  return when(!known, { found: 'unknownPerson', severity: 'blocks', path, ...house })
}
