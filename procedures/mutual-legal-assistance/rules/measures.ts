import { blank } from '../../blank.ts'
import type { Found, RequestRule } from '../../review.ts'
import type { Request } from '../form.ts'
import { kinds } from '../measures/kinds.ts'
import type { MeasureKind } from '../measures/kind.ts'
import { house, ofEach, when, type Measure } from './each-measure.ts'
import { hearingRules } from './hearings.ts'
import { contentsOfKind } from './measure-contents.ts'
import { movedPersonRules } from './persons-moved.ts'
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
      ...ofEach(request, contentsOfKind),
      ...ofEach(request, proportionate),
    ],
  },
  {
    id: 'MLA-15x',
    topic: 'contents.nexus',
    why: 'Courts that order a measure ask first how the facts lead to it.',
    find: ({ request }) => ofEach(request, nexus),
  },
  ...hearingRules,
  ...movedPersonRules,
  {
    id: 'MLA-29',
    topic: 'publicRecords',
    why: 'Copies of what the public may see are owed; the rest is at the discretion of the requested State.',
    find: ({ request }) => ofEach(request, publicRecords),
  },
]

function someMeasure({ measures = [] }: Request): Found[] {
  return when(measures.length === 0, {
    found: 'measuresMissing',
    severity: 'blocks',
    path: 'measures',
    ...house,
  })
}

function purposeOf(measure: Measure): Found[] {
  const { purpose } = measure
  if (purpose === undefined)
    return [{ found: 'measurePurposeMissing', severity: 'blocks', path: 'purpose', ...house }]
  const kind: MeasureKind = kinds[measure.kind]
  // The open letter (i) fits whatever its author had reason to put there.
  const fits = purpose === 'other' || purpose === kind.purpose || kind.alsoFor.some(also => also === purpose)
  return when(!fits, { found: 'purposeDoesNotFit', severity: 'warns', path: 'purpose', ...house })
}

function described(measure: Measure): Found[] {
  return [
    ...when(blank(measure.assistance), {
      found: 'assistanceMissing',
      severity: 'blocks',
      path: 'assistance',
    }),
    ...when(!blank(measure.wishes) && blank(measure.wishesReason), {
      found: 'wishesReasonMissing',
      severity: 'warns',
      topic: 'procedureWished',
      path: 'wishesReason',
    }),
  ]
}

function proportionate(measure: Measure): Found[] {
  return when('proportionality' in kinds[measure.kind].fields && blank(proportionality(measure)), {
    found: 'proportionalityMissing',
    severity: 'informs',
    path: 'proportionality',
    cites: 'house coercion-explained',
  })
}

const proportionality = (measure: Measure) =>
  measure.kind === 'search' || measure.kind === 'seizure' || measure.kind === 'freezing'
    ? measure.proportionality
    : undefined

function nexus(measure: Measure): Found[] {
  if (kinds[measure.kind].facts === 'spared') return []
  if (measure.kind === 'freezing' && (blank(measure.nexus) || measure.assetNexus === undefined)) {
    const path = blank(measure.nexus) ? 'nexus' : 'assetNexus'
    return [{ found: 'propertyNexusMissing', severity: 'warns', path }]
  }
  return when(blank(measure.nexus), { found: 'nexusMissing', severity: 'warns', path: 'nexus' })
}

function publicRecords(measure: Measure): Found[] {
  if (measure.kind !== 'governmentRecords') return []
  return [
    ...when(measure.access === undefined, {
      found: 'publicAccessUnsaid',
      severity: 'informs',
      path: 'access',
    }),
    ...when(measure.access === 'notPublic' && blank(measure.conditions), {
      found: 'recordsAtDiscretion',
      severity: 'informs',
      path: 'conditions',
      topic: 'otherRecords',
    }),
  ]
}
