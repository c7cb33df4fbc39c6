import { blank } from '../../blank.ts'
import type { ActReview, ActRule, Found } from '../../review.ts'
import { read, underOwnTreaty } from './read.ts'

/** How a measure is carried out, when, and what a refusal may lead to. */
export const executionRules: readonly ActRule[] = [
  {
    id: 'MLA-17',
    topic: 'procedureWished',
    why: 'The court that will use the evidence must know whether the procedure it asked for was followed.',
    acts: ['deliverResult'],
    find: procedureFollowed,
  },
  {
    id: 'MLA-24',
    topic: 'suggestedDeadline',
    why: 'A date suggested with its reasons is taken into account as fully as possible.',
    acts: ['acceptMeasure'],
    find: expected,
  },
  {
    id: 'MLA-25',
    topic: 'reviewOfPostponement',
    why: 'A postponement nobody looks at again becomes a refusal nobody decided.',
    acts: ['postponeMeasure'],
    find: review,
  },
  {
    id: 'MLA-30',
    topic: 'furtherAgreements',
    why: 'Where the law stands in the way of help, an agreement between the two States may clear it.',
    acts: ['refuseMeasure'],
    find: agreement,
  },
]

function procedureFollowed({ data, state }: ActReview): Found[] {
  const measure = (read(state.shared.request ?? {}).measures ?? []).find(one => one.id === data['measure'])
  if (blank(measure?.wishes)) return []
  const cites = 'house procedure-outcome-stated'
  switch (data['procedureFollowed']) {
    case 'followed':
      return []
    case 'noneWished':
      return [{ found: 'procedureWasWished', severity: 'warns', path: 'procedureFollowed' }]
    case 'partly':
    case 'notFollowed':
      return blank(data['note'])
        ? [{ found: 'procedureReasonMissing', severity: 'warns', cites, path: 'note' }]
        : []
    default:
      return [{ found: 'procedureOutcomeUnsaid', severity: 'warns', cites, path: 'procedureFollowed' }]
  }
}

function expected({ data, state }: ActReview): Found[] {
  const { wishedBy, reasons } = read(state.shared.request ?? {}).urgency ?? {}
  const expectedBy = data['expectedBy']
  return typeof expectedBy === 'string' &&
    !blank(wishedBy) &&
    !blank(reasons) &&
    expectedBy > (wishedBy ?? '')
    ? [{ found: 'expectedAfterWished', severity: 'warns', path: 'expectedBy' }]
    : []
}

/** Of an act that arrived the day is past for us alone: when it was taken, its author's calendar says. */
function review({ data, today, arrived }: ActReview): Found[] {
  const day = data['review']
  return !arrived && typeof day === 'string' && day !== '' && day <= today
    ? [{ found: 'reviewNotAhead', severity: 'blocks', path: 'review' }]
    : []
}

/** Grounds that lie in the law of the requested State, and not in the case. */
const grounds = [
  'notInConformity',
  'prohibitedForOwnAuthorities',
  'contraryToLegalSystem',
  'noDualCriminality',
]

function agreement({ data, governing }: ActReview): Found[] {
  const named = (data['grounds'] ?? []) as readonly string[]
  const convention = governing.layers.some(layer => layer.layer === 'untoc')
  return convention && !underOwnTreaty(governing) && named.some(code => grounds.includes(code))
    ? [{ found: 'agreementMayServe', severity: 'informs', path: 'grounds' }]
    : []
}
