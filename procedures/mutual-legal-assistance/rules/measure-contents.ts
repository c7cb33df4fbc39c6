import { blank } from '../../blank.ts'
import type { Found } from '../../review.ts'
import type { Request } from '../form.ts'
import { persons, when, type Measure, type OfKind } from './each-measure.ts'

/**
 * What each kind of measure cannot do without: the details of the assistance sought (UNTOC 18(15)(d)), kind by
 * kind. It blocks what nobody could execute, and warns of what the executing authority would have to ask for.
 */
export function contentsOfKind(measure: Measure, request: Request): Found[] {
  switch (measure.kind) {
    case 'statement':
      return [
        ...persons(measure.whom, 'whom', request, {
          found: 'personToHearMissing',
          severity: 'blocks',
          path: 'whom',
        }),
        ...lacks(measure.questions, { found: 'questionsMissing', severity: 'warns', path: 'questions' }),
      ]
    case 'videoHearing':
      return persons(measure.whom, 'whom', request, {
        found: 'witnessMissing',
        severity: 'blocks',
        path: 'whom',
      })
    case 'service':
      return served(measure, request)
    case 'search':
      return [
        ...when(blank(measure.places) && blank(measure.whom), {
          found: 'searchPlaceMissing',
          severity: 'blocks',
          path: 'places',
        }),
        ...persons(measure.whom, 'whom', request, undefined),
        ...lacks(measure.sought, { found: 'soughtMissing', severity: 'blocks', path: 'sought' }),
      ]
    case 'seizure':
      return [
        ...lacks(measure.items, { found: 'itemsMissing', severity: 'blocks', path: 'items' }),
        ...persons(measure.holder, 'holder', request, undefined),
        ...when(blank(measure.location) && blank(measure.holder), {
          found: 'itemsLocationMissing',
          severity: 'warns',
          path: 'location',
        }),
      ]
    case 'freezing':
      return when(blank(measure.property) && blank(measure.account), {
        found: 'propertyMissing',
        severity: 'blocks',
        path: 'property',
      })
    case 'inspection':
      return when(blank(measure.object) && blank(measure.place), {
        found: 'objectMissing',
        severity: 'blocks',
        path: 'object',
      })
    case 'information':
      return [
        ...lacks(measure.subject, { found: 'subjectMissing', severity: 'warns', path: 'subject' }),
        ...reversed(measure),
      ]
    case 'evidenceItems':
      return lacks(measure.items, { found: 'itemsMissing', severity: 'blocks', path: 'items' })
    case 'expertEvaluation':
      return [
        ...lacks(measure.questions, {
          found: 'expertQuestionsMissing',
          severity: 'blocks',
          path: 'questions',
        }),
        ...lacks(measure.field, { found: 'expertFieldMissing', severity: 'warns', path: 'field' }),
      ]
    case 'bankRecords':
      return [
        ...when(blank(measure.account) && blank(measure.holder), {
          found: 'accountOrHolderMissing',
          severity: 'blocks',
          path: 'account',
        }),
        ...persons(measure.holder, 'holder', request, undefined),
        ...lacks(measure.institution, {
          found: 'institutionMissing',
          severity: 'warns',
          path: 'institution',
        }),
        ...period(measure),
      ]
    case 'corporateRecords':
      return [
        ...when(blank(measure.company) && blank(measure.registration), {
          found: 'companyMissing',
          severity: 'blocks',
          path: 'company',
        }),
        ...period(measure),
      ]
    case 'governmentRecords':
      return [
        ...lacks(measure.records, { found: 'recordsMissing', severity: 'blocks', path: 'records' }),
        ...reversed(measure),
      ]
    case 'tracing':
      return [
        ...when(blank(measure.property) && blank(measure.owner) && blank(measure.startingPoint), {
          found: 'traceMissing',
          severity: 'blocks',
          path: 'property',
        }),
        ...persons(measure.owner, 'owner', request, undefined),
        ...reversed(measure),
      ]
    case 'appearance':
      return [
        ...persons(measure.whom, 'whom', request, {
          found: 'personInvitedMissing',
          severity: 'blocks',
          path: 'whom',
        }),
        ...lacks(measure.appearAt, {
          found: 'appearanceDayMissing',
          severity: 'warns',
          path: 'appearAt',
        }),
        ...lacks(measure.expenses, {
          found: 'expensesMissing',
          severity: 'warns',
          path: 'expenses',
          cites: 'house expenses-told',
        }),
      ]
    case 'detaineeTransfer':
      return persons(measure.whom, 'whom', request, {
        found: 'detaineeMissing',
        severity: 'blocks',
        path: 'whom',
      })
    case 'otherHelp':
      return [
        ...persons(measure.whom, 'whom', request, undefined),
        ...lacks(measure.notContrary, {
          found: 'notContraryMissing',
          severity: 'warns',
          path: 'notContrary',
          topic: 'otherAssistance',
        }),
      ]
  }
}

function served(measure: OfKind<'service'>, request: Request): Found[] {
  const { documents = [], addressee, hearingOn, serveBy } = measure
  return [
    ...lacks(documents, { found: 'documentsMissing', severity: 'blocks', path: 'documents' }),
    ...documents.flatMap(item =>
      lacks(item.title, {
        found: 'documentTitleMissing',
        severity: 'warns',
        path: `documents.${item.id}.title`,
      }),
    ),
    ...persons(addressee, 'addressee', request, {
      found: 'addresseeMissing',
      severity: 'blocks',
      path: 'addressee',
    }),
    ...when(hearingOn !== undefined && (serveBy === undefined || serveBy >= hearingOn), {
      found: 'serviceNotBeforeHearing',
      severity: 'warns',
      path: 'serveBy',
      cites: 'house served-in-time',
    }),
  ]
}

type Period = { readonly from?: string | undefined; readonly to?: string | undefined }

function period(measure: Period): Found[] {
  const { from, to } = measure
  return [
    ...when(blank(from) || blank(to), {
      found: 'periodMissing',
      severity: 'warns',
      path: blank(from) ? 'from' : 'to',
    }),
    ...reversed(measure),
  ]
}

function reversed({ from, to }: Period): Found[] {
  return when(from !== undefined && to !== undefined && to < from, {
    found: 'periodReversed',
    severity: 'blocks',
    path: 'to',
  })
}

function lacks(value: unknown, found: Found): Found[] {
  return when(blank(value), found)
}
