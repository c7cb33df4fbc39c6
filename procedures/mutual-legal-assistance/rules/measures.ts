import { blank } from '../../blank.ts'
import type { Found, RequestReview, RequestRule } from '../../review.ts'
import type { Request } from '../form.ts'
import { read } from './read.ts'

/** What each measure must say to be executed. The measure, not the request, is the unit of work. */
export const measureRules: readonly RequestRule[] = [
  {
    id: 'MLA-03',
    topic: 'purposes',
    why: 'Each measure is one thing asked for one purpose: it is executed, refused and counted by itself.',
    find: ({ request }) => [...someMeasure(read(request)), ...ofEach(request, purposeOf)],
  },
  {
    id: 'MLA-15d',
    topic: 'contents.assistance',
    why: 'The executing authority must know what to do, and by which procedure for the evidence to be admitted.',
    find: ({ request }) => [
      ...ofEach(request, described),
      ...ofEach(request, bankRecords),
      ...ofEach(request, freezing),
      ...ofEach(request, heard),
    ],
  },
  {
    id: 'MLA-15x',
    topic: 'contents.nexus',
    why: 'Courts that order a measure ask first how the facts lead to it.',
    find: ({ request }) => ofEach(request, nexus),
  },
  {
    id: 'MLA-18',
    topic: 'videoHearing',
    why: 'A hearing by video is for a witness or an expert who cannot or should not travel.',
    find: ({ request, today }) => ofEach(request, (measure, all) => videoHearing(measure, all, today)),
  },
]

type Measures = NonNullable<Request['measures']>
type Measure = Measures[number]

function ofEach(
  request: RequestReview['request'],
  find: (measure: Measure, request: Request) => readonly Found[],
): Found[] {
  const all = read(request)
  return (all.measures ?? []).flatMap(measure =>
    find(measure, all).map(found => ({ ...found, path: `measures.${measure.id}.${found.path}` })),
  )
}

const house = { cites: 'house measure-is-the-unit' } as const

function someMeasure({ measures = [] }: Request): Found[] {
  return measures.length === 0
    ? [{ found: 'measuresMissing', severity: 'blocks', path: 'measures', ...house }]
    : []
}

function purposeOf(measure: Measure): Found[] {
  return measure.purpose === undefined
    ? [{ found: 'measurePurposeMissing', severity: 'blocks', path: 'purpose', ...house }]
    : []
}

function described(measure: Measure): Found[] {
  return [
    ...(blank(measure.assistance)
      ? [{ found: 'assistanceMissing', severity: 'blocks', path: 'assistance' } as const]
      : []),
    ...(!blank(measure.wishes) && blank(measure.wishesReason)
      ? [
          {
            found: 'wishesReasonMissing',
            severity: 'warns',
            topic: 'procedureWished',
            path: 'wishesReason',
          } as const,
        ]
      : []),
  ]
}

function bankRecords(measure: Measure, request: Request): Found[] {
  if (measure.kind !== 'bankRecords') return []
  const { account, holder, institution, from, to } = measure
  return [
    ...(blank(account) && blank(holder)
      ? [{ found: 'accountOrHolderMissing', severity: 'blocks', path: 'account' } as const]
      : []),
    ...unknownPersons(holder, 'holder', request),
    ...(blank(institution)
      ? [{ found: 'institutionMissing', severity: 'warns', path: 'institution' } as const]
      : []),
    ...(blank(from) || blank(to)
      ? [{ found: 'periodMissing', severity: 'warns', path: blank(from) ? 'from' : 'to' } as const]
      : []),
    ...(from !== undefined && to !== undefined && to < from
      ? [{ found: 'periodReversed', severity: 'blocks', path: 'to' } as const]
      : []),
  ]
}

function freezing(measure: Measure): Found[] {
  if (measure.kind !== 'freezing') return []
  return blank(measure.property) && blank(measure.account)
    ? [{ found: 'propertyMissing', severity: 'blocks', path: 'property' }]
    : []
}

function heard(measure: Measure, request: Request): Found[] {
  if (measure.kind !== 'videoHearing') return []
  return blank(measure.whom)
    ? [{ found: 'witnessMissing', severity: 'blocks', path: 'whom' }]
    : unknownPersons(measure.whom, 'whom', request)
}

function nexus(measure: Measure): Found[] {
  if (measure.kind === 'freezing' && (blank(measure.nexus) || measure.assetNexus === undefined)) {
    const path = blank(measure.nexus) ? 'nexus' : 'assetNexus'
    return [{ found: 'propertyNexusMissing', severity: 'warns', path }]
  }
  return blank(measure.nexus) ? [{ found: 'nexusMissing', severity: 'warns', path: 'nexus' }] : []
}

function unknownPersons(
  ids: readonly string[] | undefined,
  path: string,
  { persons = [] }: Request,
): Found[] {
  const known = (ids ?? []).every(id => persons.some(person => person.id === id))
  return known ? [] : [{ found: 'unknownPerson', severity: 'blocks', path, ...house }]
}

/** A hearing this near needs its interpreter named. Days; house practice. */
const interpreterWithin = 14

function videoHearing(measure: Measure, { persons = [] }: Request, today: string): Found[] {
  if (measure.kind !== 'videoHearing') return []
  const accused = persons.filter(
    person => measure.whom?.includes(person.id) && (person.role === 'suspect' || person.role === 'accused'),
  )
  const days = measure.wishedAt === undefined ? undefined : daysUntil(measure.wishedAt, today)
  return [
    ...accused.map(
      person =>
        ({
          found: 'accusedByVideo',
          severity: 'warns',
          path: 'whom',
          values: { person: person.name ?? person.originalName ?? '' },
        }) as const,
    ),
    ...(blank(measure.whyNotInPerson)
      ? [{ found: 'appearanceReasonMissing', severity: 'warns', path: 'whyNotInPerson' } as const]
      : []),
    ...(days !== undefined && days < 0
      ? [{ found: 'hearingInThePast', severity: 'warns', path: 'wishedAt' } as const]
      : []),
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
  ]
}

function daysUntil(at: string, today: string): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(at.slice(0, 10))).days
}
