import { cite, valueOf as valueInLaw } from '#law/cite.ts'
import { canonical } from '#lib/canonical.ts'
import { valueOf, type Change } from '../../amended.ts'
import { blank } from '../../blank.ts'
import type { Prose } from '../../field.ts'
import { openProposal } from '../../lanes/amendment.ts'
import { choiceOpen, confidentialityAsked } from '../../lanes/confidentiality.ts'
import { needsConsultation } from '../../lanes/costs.ts'
import { fields } from '../form.ts'
import type { ActReview, ActRule, Found } from '../../review.ts'

/** What is owed with acts on costs, confidentiality, progress and changes of a request. */
export const laneWorkRules: readonly ActRule[] = [
  {
    id: 'MLA-28',
    topic: 'costs',
    why: 'Ordinary costs stay where they arise; substantial or extraordinary ones are consulted upon.',
    acts: ['estimateCosts', 'deliverResult'],
    find: input => (input.act === 'estimateCosts' ? whoBears(input) : costsNotAgreed(input)),
  },
  {
    id: 'MLA-20',
    topic: 'confidentiality',
    why: 'A demand for confidentiality is answered before anything is executed, and promptly if it cannot be kept.',
    acts: ['answerConfidentiality', 'acceptMeasure', 'deliverResult', 'goOnWithoutConfidentiality'],
    find: kept,
  },
  {
    id: 'MLA-24',
    topic: 'noLongerRequired',
    why: 'What was done for a measure that is no longer required is undone only if somebody says so.',
    acts: ['noLongerRequired'],
    find: ({ data, state }) =>
      state.shared.measures.some(one => one.id === data['measure'] && one.state === 'executed')
        ? [{ found: 'releaseWhatIsHeld', severity: 'informs', path: 'reasons' }]
        : [],
  },
  {
    id: 'ACT-04',
    topic: 'amendmentOfRequest',
    why: 'Both sides must know which words of the request hold now, and a second person sent exactly these.',
    acts: ['proposeAmendment', 'amend'],
    find: input => [...placesOfChanges(input), ...asProposed(input), ...doesNotWiden(input)],
  },
]

/** Who bears what is said only where the text does: the Convention's rule is not told under another treaty. */
function whoBears({ data, governing }: ActReview): Found[] {
  const nature = data['nature']
  const code = data['currency']
  const noCode: Found[] =
    typeof code === 'string' && code !== '' && !/^[A-Z]{3}$/.test(code)
      ? [{ found: 'currencyNotACode', severity: 'warns', cites: 'house currency-by-code', path: 'currency' }]
      : []
  if (nature === undefined) return noCode
  if (cite(governing, 'costs')?.layer !== 'untoc')
    return [...noCode, { found: 'costsByTreaty', severity: 'informs', path: 'bearer' }]
  return [
    ...noCode,
    ...aboveThreshold(data, governing),
    nature === 'ordinary'
      ? { found: 'ordinaryCostsStay', severity: 'informs', path: 'bearer' }
      : { found: 'costsToConsult', severity: 'informs', path: 'nature' },
  ]
}

/** What its own profile says this State consults upon, though the estimate calls it ordinary. */
function aboveThreshold(data: ActReview['data'], governing: ActReview['governing']): Found[] {
  const declared = valueInLaw(governing, 'costs')
  const amount = data['amount']
  if (declared?.value.kind !== 'amount' || typeof amount !== 'number') return []
  const { amount: threshold, currency } = declared.value
  return data['nature'] === 'ordinary' && data['currency'] === currency && amount > threshold
    ? [
        {
          found: 'costsAboveThreshold',
          severity: 'warns',
          cites: declared.citation,
          path: 'nature',
          values: { amount: threshold, currency },
        },
      ]
    : []
}

function costsNotAgreed({ data, state }: ActReview): Found[] {
  const newest = state.shared.costs.findLast(one => one.measure === data['measure'])
  return newest && needsConsultation(newest) && !newest.outcome?.agreed
    ? [
        {
          found: 'costsNotAgreed',
          severity: 'warns',
          path: 'measure',
          values: { amount: newest.amount, currency: newest.currency },
        },
      ]
    : []
}

function kept({ act, data, state }: ActReview): Found[] {
  const { shared } = state
  if (act === 'goOnWithoutConfidentiality')
    return [{ found: 'choiceIsPractice', severity: 'informs', topic: 'confidentialityChoice' }]
  if (act === 'answerConfidentiality')
    return (data['answer'] === 'partly' || data['answer'] === 'cannot') && blank(data['explanation'])
      ? [
          {
            found: 'confidentialityUnexplained',
            severity: 'warns',
            cites: 'house confidentiality-choice',
            path: 'explanation',
          },
        ]
      : []
  if (!confidentialityAsked(shared)) return []
  if (!shared.confidentiality)
    return [{ found: 'confidentialityUnanswered', severity: 'warns', path: 'measure' }]
  return choiceOpen(shared)
    ? [
        {
          found: 'confidentialityChoiceOpen',
          severity: 'warns',
          topic: 'confidentialityChoice',
          path: 'measure',
        },
      ]
    : []
}

/** The act's data was parsed by the fields of its line in the table. */
const changesIn = (data: ActReview['data']) => (data['changes'] ?? []) as readonly Change[]

function placesOfChanges({ data, state, arrived }: ActReview): Found[] {
  // What arrived was weighed against the request before the change; here the change may have been made already.
  if (arrived) return []
  return changesIn(data)
    .filter(change => valueOf(fields, state.shared.request ?? {}, change) === undefined)
    .map(change => ({
      found: 'amendmentFitsNoField',
      severity: 'blocks',
      path: `changes.${change.id}.path`,
      values: { path: change.path ?? '' },
    }))
}

function asProposed({ act, data, state, arrived }: ActReview): Found[] {
  if (act !== 'amend' || arrived) return []
  const proposal = openProposal(state)
  if (!proposal) return []
  const same =
    proposal.id === data['proposal'] &&
    bytes(proposal.changes, proposal.reasons) === bytes(changesIn(data), data['reasons'] as Prose)
  return same
    ? []
    : [
        {
          found: 'amendmentNotAsProposed',
          severity: 'blocks',
          cites: 'house approved-by-a-second-person',
          path: 'changes',
        },
      ]
}

/** Two proposals are one when their canonical bytes are. */
function bytes(changes: readonly Change[], reasons: Prose | undefined): string {
  // Values of a parsed act are JSON.
  return canonical({ changes, reasons: reasons ?? {} } as unknown as Parameters<typeof canonical>[0]).join(
    ',',
  )
}

function doesNotWiden({ data, state }: ActReview): Found[] {
  const touches = changesIn(data).some(change => change.path?.startsWith('proceedings.'))
  return touches && state.shared.results.length > 0
    ? [{ found: 'amendmentWidensNoUse', severity: 'informs', topic: 'useLimitation', path: 'changes' }]
    : []
}
