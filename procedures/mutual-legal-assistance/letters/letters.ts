import type { Procedure } from '../../procedure.ts'
import { consultedAfterRefusal, refusalReconsidered } from './after-refusal.ts'
import { caseLinked, forwarded, recallAnswered, recalled, requestAmended } from './changes.ts'
import { conditionAccepted, conditionProposed, conditionRejected } from './conditions.ts'
import { confidentialityAnswered, goesOn } from './confidentiality.ts'
import { consultation, consultationReply } from './consultation.ts'
import { merged, split, superseded } from './continued.ts'
import { costsAgreed, costsDeclined, costsEstimated } from './costs.ts'
import { accepted, postponed, refused, resumed } from './decisions.ts'
import { defects } from './defects.ts'
import { withdrawn } from './ending.ts'
import { informationAsked, informationGiven } from './information.ts'
import {
  confirmationAsked,
  itemsAnnounced,
  itemsConfirmed,
  itemsDestroyed,
  itemsReturned,
  oralConfirmed,
} from './paper.ts'
import { itemLabels } from './item-labels.ts'
import { presenceEnded } from './presence.ts'
import { completionAsked, dropped, feedbackGiven, statusReported } from './progress.ts'
import { acknowledgement } from './registration.ts'
import { finalResponse, resultDelivered } from './results.ts'
import { enquirySent, statusEnquiry } from './status.ts'
import { disclosureAnnounced, disclosureConsulted, otherUseAnswered, otherUseAsked } from './use.ts'
import { viaEmbassy, viaLiaisonMagistrate, viaNetwork } from './via.ts'
import { draftForComment } from './draft.ts'

/** The letters of the acts that cross, by act. The letter of `send` is the request's own. */
export const actLetters = {
  shareDraft: draftForComment,
  register: acknowledgement,
  askInformation: informationAsked,
  answerInformation: informationGiven,
  consult: consultation,
  replyToConsultation: consultationReply,
  proposeCondition: conditionProposed,
  acceptCondition: conditionAccepted,
  rejectCondition: conditionRejected,
  acceptMeasure: accepted,
  refuseMeasure: refused,
  postponeMeasure: postponed,
  resumeMeasure: resumed,
  deliverResult: resultDelivered,
  respond: finalResponse,
  withdraw: withdrawn,
  enquireStatus: enquirySent,
  reportStatus: statusReported,
  endPresence: presenceEnded,
  estimateCosts: costsEstimated,
  agreeCosts: costsAgreed,
  declineCosts: costsDeclined,
  answerConfidentiality: confidentialityAnswered,
  goOnWithoutConfidentiality: goesOn,
  askUse: otherUseAsked,
  answerUse: otherUseAnswered,
  announceDisclosure: disclosureAnnounced,
  consultOnDisclosure: disclosureConsulted,
  noLongerRequired: dropped,
  giveFeedback: feedbackGiven,
  askCompletion: completionAsked,
  consultAfterRefusal: consultedAfterRefusal,
  reconsiderRefusal: refusalReconsidered,
  amend: requestAmended,
  linkCase: caseLinked,
  splitRequest: split,
  mergeRequest: merged,
  supersedeRequest: superseded,
  recall: recalled,
  confirmRecall: recallAnswered,
  forward: forwarded,
  askConfirmation: confirmationAsked,
  confirmOralRequest: oralConfirmed,
  announceItems: itemsAnnounced,
  confirmItems: itemsConfirmed,
  returnItems: itemsReturned,
  destroyItems: itemsDestroyed,
} as const satisfies NonNullable<Procedure['actLetters']>

/** Letters that follow from where the case stands. */
export const caseLetters = {
  defects,
  statusEnquiry,
  viaNetwork,
  viaLiaisonMagistrate,
  viaEmbassy,
  itemLabels,
} as const satisfies NonNullable<Procedure['caseLetters']>
