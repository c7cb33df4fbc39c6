import { blank } from '../../blank.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import { read } from './read.ts'

/** What touches the powers of the requested State: orders, acts of our own authorities there, other treaties. */
export const abroadRules: readonly RequestRule[] = [
  {
    id: 'SC-04',
    topic: 'definitions',
    why: 'Freezing rests on the order of a court or of another competent authority, and the reader asks which.',
    find: freezingOrder,
  },
  {
    id: 'SC-13',
    topic: 'sovereignty',
    why: 'The Convention gives nobody a right to act in the territory of another State.',
    find: directActs,
  },
  {
    id: 'MLA-06',
    topic: 'otherTreaties',
    why: 'Other treaties on mutual legal assistance keep their force, also where the two agreed on the Convention.',
    find: ({ governing }) =>
      governing.untoc9to29 === 'inPlaceOfTreaty' ? [{ found: 'otherTreatyStays', severity: 'informs' }] : [],
  },
]

function freezingOrder({ request, governing }: RequestReview): Found[] {
  if (!governing.layers.some(layer => layer.layer === 'untoc')) return []
  return (read(request).measures ?? []).flatMap(measure =>
    measure.kind === 'freezing' && blank(measure.order)
      ? [
          {
            found: 'freezingOrderUnnamed',
            severity: 'informs',
            cites: 'UNTOC 2(f)',
            path: `measures.${measure.id}.order`,
          } as const,
        ]
      : [],
  )
}

/**
 * A hearing our own judge conducts there. Of a witness or expert the two can agree on it (UNTOC 18(18)); of
 * an accused no paragraph of the Convention speaks.
 */
function directActs({ request, governing }: RequestReview): Found[] {
  if (!governing.layers.some(layer => layer.layer === 'untoc')) return []
  const { measures = [], persons = [] } = read(request)
  return measures.flatMap((measure): Found[] => {
    if (measure.kind !== 'videoHearing' || measure.conductedBy !== 'requestingJudge') return []
    const accused = persons.some(
      person => measure.whom?.includes(person.id) && (person.role === 'suspect' || person.role === 'accused'),
    )
    const at = { cites: 'UNTOC 4(2)', path: `measures.${measure.id}.conductedBy` } as const
    return [
      accused
        ? { found: 'directActAbroad', severity: 'warns', ...at }
        : { found: 'directHearingNeedsAgreement', severity: 'informs', ...at },
    ]
  })
}
