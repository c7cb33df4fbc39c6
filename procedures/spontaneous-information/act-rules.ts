import { blank } from '../blank.ts'
import { recallsToConfirm } from '../lanes/recall.ts'
import type { ActReview, ActRule, Found } from '../review.ts'
import { mayUseInformation } from './may-use.ts'

/** What is owed when information that came unasked is used, or its restrictions are settled. */
export const useRule: ActRule = {
  id: 'MLA-05',
  topic: 'restrictionsOnInformation',
  why: 'A restriction the sender asked for is kept; what clears an accused person may be disclosed all the same.',
  acts: ['settleRestrictions', 'askUse', 'answerUse', 'announceDisclosure', 'recordUse'],
  find: use,
}

export const namedRule: ActRule = {
  id: 'ACT-03',
  topic: 'execution',
  why: 'An act that answers or concerns another names one that is there.',
  acts: ['answerUse', 'consultOnDisclosure', 'confirmRecall'],
  find: named,
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function use({ act, data, state }: ActReview): Found[] {
  const about = { result: text(data['measure']), proceedings: text(data['proceedings']) }
  switch (act) {
    case 'settleRestrictions':
      return data['outcome'] === 'changed' && blank(data['terms'])
        ? [{ found: 'changedTermsMissing', severity: 'blocks', path: 'terms' }]
        : []
    case 'askUse':
      return about.proceedings !== '' && mayUseInformation(state.shared, about).may === 'yes'
        ? [{ found: 'useIsFree', severity: 'informs', path: 'proceedings' }]
        : []
    case 'answerUse':
      return data['answer'] === 'grantedOnConditions' && blank(data['conditions'])
        ? [{ found: 'useConditionsMissing', severity: 'warns', path: 'conditions' }]
        : []
    case 'announceDisclosure':
      return [
        { found: 'disclosureStaysFree', severity: 'informs', path: 'moment' },
        ...(data['moment'] === 'after' && blank(data['whyNotBefore'])
          ? [{ found: 'whyNotBeforeMissing', severity: 'warns' as const, path: 'whyNotBefore' }]
          : []),
      ]
    default:
      return logged(data, about, state)
  }
}

/** The log says what happened: it is flagged, never kept out. */
function logged(
  data: ActReview['data'],
  about: { result: string; proceedings: string },
  { shared }: ActReview['state'],
): Found[] {
  if (about.proceedings === '') return []
  const purpose = text(data['purpose'])
  const exculpatory = purpose === 'exculpatory'
  const { may, secret } = mayUseInformation(shared, {
    ...about,
    exculpatory,
    forStatedPurpose: purpose === 'stated',
  })
  if (may === 'afterNotice') return [{ found: 'noticeOfDisclosureDue', severity: 'warns', path: 'purpose' }]
  return [
    ...(may === 'onlyWithConsent'
      ? [{ found: 'useAgainstRestriction', severity: 'warns' as const, path: 'purpose' }]
      : []),
    ...(secret && purpose === 'onwardTransfer'
      ? [{ found: 'secretPassedOn', severity: 'warns' as const, path: 'purpose' }]
      : []),
  ]
}

function named({ act, data, state, arrived }: ActReview): Found[] {
  const { shared } = state
  // When an act has arrived, its own answer already stands in the state.
  if (arrived) return []
  const among: Readonly<Record<string, readonly string[]>> = {
    answerUse: shared.useRequests.filter(one => !one.outcome).map(one => one.id),
    consultOnDisclosure: shared.disclosures.map(one => one.id),
    confirmRecall: recallsToConfirm(shared, state.side).map(one => one.id),
  }
  const path = { answerUse: 'use', consultOnDisclosure: 'notice' }[act] ?? 'recall'
  const value = text(data[path])
  return value === '' || among[act]?.includes(value)
    ? []
    : [
        {
          found: 'namesNothingHere',
          severity: 'blocks',
          cites: 'house answers-name-what-they-answer',
          path,
        },
      ]
}
