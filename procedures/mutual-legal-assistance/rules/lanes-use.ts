import { blank } from '../../blank.ts'
import { mayUse } from '../../lanes/may-use.ts'
import { recallsToConfirm } from '../../lanes/recall.ts'
import type { ActReview, ActRule, Found } from '../../review.ts'

/** What is owed with acts on the use of results, and with those that name another act. */
export const laneUseRules: readonly ActRule[] = [
  {
    id: 'MLA-19b',
    topic: 'useLimitation',
    why: 'Other proceedings than the request states need the consent of the State that furnished the result, beforehand.',
    acts: ['askUse', 'answerUse', 'recordUse'],
    find: consent,
  },
  {
    id: 'MLA-19c',
    topic: 'exculpatoryDisclosure',
    why: 'What clears an accused person may always be disclosed; notice comes before, or at once where that was impossible.',
    acts: ['announceDisclosure', 'recordUse'],
    find: notice,
  },
  {
    id: 'ACT-03',
    topic: 'execution',
    why: 'An act that answers or concerns another names one that is there.',
    acts: ['askUse', 'answerUse', 'announceDisclosure', 'consultOnDisclosure', 'recordUse', 'confirmRecall'],
    find: named,
  },
]

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function consent({ act, data, state }: ActReview): Found[] {
  if (act === 'answerUse')
    return data['answer'] === 'grantedOnConditions' && blank(data['conditions'])
      ? [{ found: 'useConditionsMissing', severity: 'warns', path: 'conditions' }]
      : []
  const use = { result: text(data['result']), proceedings: text(data['proceedings']) }
  if (use.result === '' || use.proceedings === '') return []
  if (act === 'askUse')
    return mayUse(state.shared, use).may === 'yes'
      ? [{ found: 'consentNotNeeded', severity: 'informs', path: 'proceedings' }]
      : []
  if (data['purpose'] === 'exculpatory') return []
  const answer = mayUse(state.shared, { ...use, forStatedPurpose: data['purpose'] === 'stated' })
  // The log says what happened: it is flagged, never kept out.
  return answer.may === 'onlyWithConsent'
    ? [{ found: 'useWithoutConsent', severity: 'warns', path: 'proceedings' }]
    : []
}

function notice({ act, data, state }: ActReview): Found[] {
  if (act === 'announceDisclosure') {
    const unexplained = data['moment'] === 'after' && blank(data['whyNotBefore'])
    return [
      { found: 'disclosureStaysFree', severity: 'informs', path: 'moment' },
      ...(unexplained
        ? [{ found: 'whyNotBeforeMissing', severity: 'warns' as const, path: 'whyNotBefore' }]
        : []),
    ]
  }
  if (data['purpose'] !== 'exculpatory') return []
  const use = { result: text(data['result']), proceedings: text(data['proceedings']), exculpatory: true }
  return mayUse(state.shared, use).may === 'afterNotice'
    ? [{ found: 'noticeOfDisclosureDue', severity: 'warns', path: 'purpose' }]
    : []
}

function named({ act, data, state, arrived }: ActReview): Found[] {
  const { shared } = state
  // When an act has arrived, its own answer already stands in the state.
  if (arrived) return []
  const among: Readonly<Record<string, readonly string[]>> = {
    result: shared.results.map(one => one.act),
    use: shared.useRequests.filter(one => !one.outcome).map(one => one.id),
    notice: shared.disclosures.map(one => one.id),
    recall: recallsToConfirm(shared, state.side).map(one => one.id),
  }
  return Object.entries(among).flatMap(([path, ids]): Found[] => {
    const value = text(data[path])
    if (value === '' || ids.includes(value)) return []
    // A slip in a notice holds no disclosure back.
    const severity = act === 'announceDisclosure' ? 'warns' : 'blocks'
    return [{ found: 'namesNothingHere', severity, cites: 'house answers-name-what-they-answer', path }]
  })
}
