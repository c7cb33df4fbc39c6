import { groundCodes, grounds } from '#law/grounds.ts'
import { blank } from '../../blank.ts'
import type { ActReview, ActRule, Found } from '../../review.ts'
import type { DualCriminality } from '../../state.ts'
import { read } from './read.ts'

const decisions = ['acceptMeasure', 'refuseMeasure']

/** Dual criminality, weighed measure by measure: what is recorded, and what helps whoever weighs it. */
export const dualCriminalityRules: readonly ActRule[] = [
  {
    id: 'MLA-09',
    topic: 'dualCriminality',
    why: 'That the conduct is no offence in both States may justify declining, and leaves the choice to help all the same.',
    acts: decisions,
    find: input => (input.act === 'refuseMeasure' ? refused(input) : accepted(input)),
  },
  {
    id: 'SC-12',
    topic: 'independentOffences',
    why: 'Every party has the offences of the Convention whether or not they cross a border or involve a group.',
    acts: decisions,
    find: input =>
      inQuestion(input) && offenceOf(input, ['article5', 'article6', 'article8', 'article23'])
        ? [{ found: 'offenceKnownToEveryParty', severity: 'informs', path: placeOf(input) }]
        : [],
  },
  {
    id: 'SC-14',
    topic: 'agreementOffence',
    why: 'Some States ask for a group or for an act in pursuit of the agreement, and have told the Secretary-General so.',
    acts: decisions,
    find: input =>
      inQuestion(input) && offenceOf(input, ['article5'])
        ? [{ found: 'agreementOffenceVaries', severity: 'informs', path: placeOf(input) }]
        : [],
  },
]

function refused(input: ActReview): Found[] {
  const weighed = weighedIn(input)
  if (!namesGround(input)) return weighed.outcome === undefined ? [] : recorded(weighed)
  return [
    ...recorded(weighed),
    ...(blank(weighed.discretion)
      ? [
          {
            found: 'discretionNotConsidered',
            severity: 'warns',
            path: 'dualCriminality.discretion',
          } as const,
        ]
      : []),
    ...(weighed.outcome === 'satisfied' || weighed.outcome === 'notSatisfiedAssisted'
      ? [
          {
            found: 'outcomeContradictsGround',
            severity: 'warns',
            path: 'dualCriminality.outcome',
          } as const,
        ]
      : []),
  ]
}

function accepted(input: ActReview): Found[] {
  const weighed = weighedIn(input)
  if (weighed.outcome === undefined) return []
  const path = 'dualCriminality.outcome'
  return [
    ...recorded(weighed),
    ...(weighed.outcome === 'notSatisfied'
      ? [{ found: 'outcomeContradictsAcceptance', severity: 'warns', path } as const]
      : []),
    ...(weighed.outcome === 'notSatisfiedAssisted'
      ? [{ found: 'assistedAllTheSame', severity: 'informs', path } as const]
      : []),
  ]
}

/** Both texts and a name; and that conduct was compared, not the name of the offence. */
function recorded(weighed: DualCriminality): Found[] {
  const lacking = (['requestingText', 'requestedText', 'assessor'] as const).find(name =>
    blank(weighed[name]),
  )
  return [
    ...(lacking === undefined
      ? []
      : [
          {
            found: 'comparisonNotRecorded',
            severity: 'warns',
            cites: 'house dual-criminality-recorded',
            path: `dualCriminality.${lacking}`,
          } as const,
        ]),
    ...(weighed.comparedBy === 'label'
      ? [
          {
            found: 'comparedByLabel',
            severity: 'warns',
            cites: 'house conduct-not-label',
            path: 'dualCriminality.comparedBy',
          } as const,
        ]
      : []),
  ]
}

/** The grounds that are absence of dual criminality, in whichever text. */
const codes = groundCodes.filter(code => grounds[code].topic === 'dualCriminality') as readonly string[]

function namesGround({ data }: ActReview): boolean {
  // Parsed by the act's fields.
  const named = (data['grounds'] ?? []) as readonly string[]
  return named.some(code => codes.includes(code))
}

function weighedIn({ data }: ActReview): DualCriminality {
  // Parsed by the act's fields, all of which may be missing.
  return data['dualCriminality'] ?? {}
}

/** Whether somebody is about to hold, or has held, that the conduct is no offence here. */
function inQuestion(input: ActReview): boolean {
  const { outcome } = weighedIn(input)
  const doubted = namesGround(input) || outcome === 'notSatisfied' || outcome === 'notSatisfiedAssisted'
  return doubted && input.governing.layers.some(layer => layer.layer === 'untoc')
}

function offenceOf({ state }: ActReview, articles: readonly string[]): boolean {
  return (read(state.shared.request ?? {}).offences ?? []).some(offence =>
    articles.includes(offence.convention ?? ''),
  )
}

const placeOf = (input: ActReview) => (namesGround(input) ? 'grounds' : 'dualCriminality.outcome')
