import { openProposal } from '../lanes/amendment.ts'
import { choiceOpen, confidentialityAsked } from '../lanes/confidentiality.ts'
import { openEstimate } from '../lanes/costs.ts'
import { recallsToConfirm } from '../lanes/recall.ts'
import type { Obstacle } from '../procedure.ts'
import type { CaseState } from '../state.ts'

type Unless = (state: CaseState, about: { measure?: string }) => Obstacle | undefined

/** An estimate of the costs of this measure waits for an answer. */
export const estimateWaits: Unless = ({ shared }, { measure }) =>
  openEstimate(shared, measure) ? undefined : { code: 'noEstimateOpen' }

/** Confidentiality was demanded and not answered, or the request was amended since it could not be kept. */
export const confidentialityWaits: Unless = ({ shared }) => {
  if (!confidentialityAsked(shared)) return { code: 'confidentialityNotAsked' }
  const answered = shared.confidentiality
  return answered && answered.choice?.is !== 'amended' ? { code: 'confidentialityAnswered' } : undefined
}

export const choiceWaits: Unless = ({ shared }) => (choiceOpen(shared) ? undefined : { code: 'noChoiceOpen' })

export const resultThere: Unless = ({ shared }) =>
  shared.results.length > 0 ? undefined : { code: 'noResultYet' }

export const useWaits: Unless = ({ shared }) =>
  shared.useRequests.some(item => !item.outcome) ? undefined : { code: 'noUseAsked' }

export const disclosureAnnounced: Unless = ({ shared }) =>
  shared.disclosures.length > 0 ? undefined : { code: 'noDisclosureAnnounced' }

export const enquiryWaits: Unless = ({ shared }) =>
  shared.enquiries.some(item => !item.answer) ? undefined : { code: 'noEnquiryOpen' }

/** An amendment is proposed by one person and sent by another. */
export const amendmentProposed: Unless = state =>
  openProposal(state) ? undefined : { code: 'noAmendmentProposed', remedy: { act: 'proposeAmendment' } }

export const recallWaits: Unless = ({ shared, side }) =>
  recallsToConfirm(shared, side).length > 0 ? undefined : { code: 'noRecallOpen' }
