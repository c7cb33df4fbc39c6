import type { Procedure } from '../../procedure.ts'
import { conditionAccepted, conditionProposed, conditionRejected } from './conditions.ts'
import { consultation, consultationReply } from './consultation.ts'
import { accepted, postponed, refused, resumed } from './decisions.ts'
import { defects } from './defects.ts'
import { withdrawn } from './ending.ts'
import { informationAsked, informationGiven } from './information.ts'
import { acknowledgement } from './registration.ts'
import { finalResponse, resultDelivered } from './results.ts'
import { enquirySent, statusEnquiry } from './status.ts'
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
} as const satisfies NonNullable<Procedure['actLetters']>

/** Letters that follow from where the case stands. */
export const caseLetters = {
  defects,
  statusEnquiry,
} as const satisfies NonNullable<Procedure['caseLetters']>
