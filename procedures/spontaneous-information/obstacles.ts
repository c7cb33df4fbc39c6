import { recallsToConfirm } from '../lanes/recall.ts'
import type { Obstacle } from '../procedure.ts'
import type { CaseState } from '../state.ts'
import { isRestricted, restrictionsOf } from './restrictions.ts'

type Unless = (state: CaseState, about: { measure?: string }) => Obstacle | undefined

/** Restrictions are confirmed, questioned or settled only where there are some. */
export const restricted: Unless = ({ shared }, { measure }) => {
  const item = restrictionsOf(shared).find(one => one.item === measure)
  return item && isRestricted(item) ? undefined : { code: 'nothingRestricted' }
}

export const questionWaits: Unless = ({ shared }) =>
  shared.questions.some(one => !one.answer) ? undefined : { code: 'noOpenQuestion' }

export const useWaits: Unless = ({ shared }) =>
  shared.useRequests.some(item => !item.outcome) ? undefined : { code: 'noUseAsked' }

export const disclosureAnnounced: Unless = ({ shared }) =>
  shared.disclosures.length > 0 ? undefined : { code: 'noDisclosureAnnounced' }

export const recallWaits: Unless = ({ shared, side }) =>
  recallsToConfirm(shared, side).length > 0 ? undefined : { code: 'noRecallOpen' }
