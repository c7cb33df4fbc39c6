import { cite } from '#law/cite.ts'
import { blank } from '../../blank.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import type { Request } from '../form.ts'
import { hearingChecklist } from '../measures/hearings.ts'
import { ofEach, when, type Measure, type OfKind } from './each-measure.ts'

/** Hearings by video (18(18), or the treaty that governs). */
export const hearingRules: readonly RequestRule[] = [
  {
    id: 'MLA-18',
    topic: 'videoHearing',
    why: 'A hearing by video is for a witness or an expert who cannot or should not travel.',
    find: review => ofEach(review.request, (measure, all) => videoHearing(measure, all, review)),
  },
]

/** A hearing this near needs its interpreter named. Days; house practice. */
const interpreterWithin = 14

function videoHearing(measure: Measure, request: Request, { today, governing }: RequestReview): Found[] {
  if (measure.kind !== 'videoHearing') return []
  const { wishedAt, hourThere } = measure
  const days = wishedAt === undefined ? undefined : daysUntil(wishedAt, today)
  const open = hearingChecklist.filter(name => blank(measure[name]))
  return [
    ...accusedByVideo(measure, request, cite(governing, 'videoHearing')?.layer),
    ...when(blank(measure.whyNotInPerson), {
      found: 'appearanceReasonMissing',
      severity: 'warns',
      path: 'whyNotInPerson',
    }),
    ...when(days !== undefined && days < 0, {
      found: 'hearingInThePast',
      severity: 'warns',
      path: 'wishedAt',
    }),
    ...(days !== undefined && days >= 0 && days <= interpreterWithin && blank(measure.interpreter)
      ? [
          {
            found: 'hearingWithoutInterpreter',
            severity: 'warns',
            path: 'interpreter',
            values: { days },
          } as const,
        ]
      : []),
    ...when(wishedAt !== undefined && hourThere !== undefined && instant(wishedAt) !== instant(hourThere), {
      found: 'hoursDiffer',
      severity: 'warns',
      path: 'hourThere',
      cites: 'house hearing-settled-beforehand',
    }),
    ...(open[0] === undefined
      ? []
      : [
          {
            found: 'hearingUnsettled',
            severity: 'informs',
            path: open[0],
            values: { count: open.length },
            cites: 'house hearing-settled-beforehand',
          } as const,
        ]),
  ]
}

/**
 * 18(18) speaks of witnesses and experts. An accused can be heard under the open letter 18(3)(i), or where a
 * treaty between the two governs and lets them.
 */
function accusedByVideo(
  measure: OfKind<'videoHearing'>,
  { persons = [] }: Request,
  layer: string | undefined,
): Found[] {
  if (measure.purpose === 'other') return []
  return persons
    .filter(person => measure.whom?.includes(person.id))
    .filter(person => person.role === 'suspect' || person.role === 'accused')
    .map(person => {
      const values = { person: person.name ?? person.originalName ?? '' }
      return layer === 'bilateral' || layer === 'regional'
        ? { found: 'accusedByVideoUnderTreaty', severity: 'informs', path: 'whom', values }
        : { found: 'accusedByVideo', severity: 'warns', path: 'whom', values }
    })
}

function daysUntil(at: string, today: string): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(at.slice(0, 10))).days
}

/** The instant of a local time; the text itself where its zone is none, which is never equal to another. */
function instant(local: string): string | number {
  try {
    return Temporal.ZonedDateTime.from(local).epochMilliseconds
  } catch {
    return local
  }
}
