import { acceptFields, proposeFields, rejectFields } from '../lanes/conditions.ts'
import { answerFields, askFields } from '../lanes/clarification.ts'
import { consultFields, replyFields } from '../lanes/consultation.ts'
import { closeFields } from '../lanes/closing.ts'
import { presenceFields } from '../lanes/presence.ts'
import { registerFields, withdrawFields } from '../lanes/request.ts'
import { deliverFields, postponeFields } from '../lanes/results.ts'
import { waiverSteps } from '../lanes/waiver-steps.ts'
import type { Step } from '../procedure.ts'
import { proofKinds } from './measures/kinds.ts'
import { allEnded, consultedAndHeard, measureOpen } from './obstacles.ts'
import { continuedSteps } from './lifecycle-continued.ts'
import { laneSteps } from './lifecycle-lanes.ts'
import { draftSteps, partnerTold } from './lifecycle-draft.ts'
import { paperSteps } from './lifecycle-paper.ts'
import { letterSteps } from './lifecycle-letters.ts'
import { translationSteps } from '../lanes/translation/acts.ts'
import { askLines } from './lifecycle-asks.ts'
import { taskLines } from './lifecycle-tasks.ts'
import { dualCriminalityFields, offeredGrounds, refuseFields } from './refusal.ts'

/**
 * The life of a request for mutual legal assistance, one line an act.
 *
 * `shared` lines move the state both authorities see; `own` lines move our own work. A request is drafted,
 * submitted and approved at home, then sent; the requested State registers it, accepts, postpones or refuses
 * measure by measure, answers; each side closes for itself.
 */
export const lifecycle = [
  // At home, before anything crosses.
  {
    act: 'draft',
    by: 'requesting',
    strand: 'own',
    from: [null],
    to: 'drafting',
    duty: 'officer',
    topic: 'contents',
    fields: {},
    elsewhere: true,
  },
  {
    act: 'submit',
    by: 'requesting',
    strand: 'own',
    from: ['drafting'],
    to: 'submitted',
    duty: 'officer',
    topic: 'contents',
    fields: {},
    elsewhere: true,
  },
  {
    act: 'returnToAuthor',
    by: 'requesting',
    strand: 'own',
    from: ['submitted', 'approved'],
    to: 'drafting',
    when: [null, 'draftShared'],
    duty: 'head',
    topic: 'contents',
    fields: { reasons: { kind: 'line', required: true } },
  },
  {
    act: 'approve',
    by: 'requesting',
    strand: 'own',
    from: ['submitted'],
    to: 'approved',
    duty: 'head',
    otherThan: ['draft', 'submit'],
    topic: 'channel',
    fields: {},
    elsewhere: true,
  },
  {
    act: 'abandon',
    by: 'requesting',
    strand: 'own',
    from: ['drafting', 'submitted', 'approved'],
    to: 'abandoned',
    when: [null, 'draftShared'],
    duty: 'officer',
    topic: 'contents',
    fields: { reasons: { kind: 'line', required: true } },
    unless: partnerTold,
  },

  // A draft is shown to the other State first, where that helps.
  ...draftSteps,

  // The request crosses and is registered.
  {
    act: 'send',
    by: 'requesting',
    strand: 'shared',
    from: [null, 'draftShared'],
    to: 'sent',
    when: ['approved'],
    duty: 'head',
    topic: 'channel',
    fields: {},
    elsewhere: true,
  },
  {
    act: 'register',
    by: 'requested',
    strand: 'shared',
    from: ['sent'],
    to: 'registered',
    duty: 'registrar',
    topic: 'channel',
    fields: registerFields,
    elsewhere: true,
  },
  {
    act: 'assign',
    by: 'both',
    strand: 'own',
    from: [null, 'drafting', 'submitted', 'approved', 'receiving', 'reopened'],
    to: 'same',
    duty: 'head',
    topic: 'execution',
    fields: { officer: { kind: 'line', required: true } },
    elsewhere: true,
  },
  {
    act: 'note',
    by: 'both',
    strand: 'own',
    from: [null, 'drafting', 'submitted', 'approved', 'receiving', 'reopened'],
    to: 'same',
    duty: 'officer',
    topic: 'execution',
    fields: { text: { kind: 'line', required: true } },
  },

  // Additional information.
  {
    act: 'askInformation',
    by: 'requested',
    strand: 'shared',
    from: ['registered', 'inExecution'],
    to: 'same',
    duty: 'officer',
    topic: 'additionalInformation',
    fields: askFields,
  },
  {
    act: 'answerInformation',
    by: 'requesting',
    strand: 'shared',
    from: ['registered', 'inExecution'],
    to: 'same',
    duty: 'officer',
    topic: 'additionalInformation',
    fields: answerFields,
    files: 'annex',
    unless: state => (state.shared.questions.some(q => !q.answer) ? undefined : { code: 'noOpenQuestion' }),
  },

  // Measure by measure.
  {
    act: 'acceptMeasure',
    by: 'requested',
    strand: 'shared',
    from: ['registered', 'inExecution'],
    to: 'inExecution',
    measure: { from: ['asked', 'inConsultation'], to: 'accepted' },
    duty: 'officer',
    topic: 'execution',
    fields: {
      ...acceptFields,
      expectedBy: { kind: 'date', topic: 'execution' },
      ...dualCriminalityFields,
    },
  },
  {
    act: 'consult',
    by: 'requested',
    strand: 'shared',
    from: ['registered', 'inExecution'],
    to: 'inExecution',
    measure: { from: ['asked', 'accepted', 'postponed'], to: 'inConsultation' },
    duty: 'officer',
    topic: 'consultation',
    fields: consultFields,
  },
  {
    act: 'replyToConsultation',
    by: 'requesting',
    strand: 'shared',
    from: ['inExecution'],
    to: 'same',
    measure: { from: ['inConsultation'], to: 'same' },
    duty: 'officer',
    topic: 'consultation',
    fields: replyFields,
  },
  {
    act: 'proposeCondition',
    by: 'requested',
    strand: 'shared',
    from: ['inExecution'],
    to: 'same',
    measure: { from: ['inConsultation'], to: 'conditionProposed' },
    duty: 'officer',
    topic: 'consultation',
    fields: proposeFields,
  },
  {
    act: 'acceptCondition',
    by: 'requesting',
    strand: 'shared',
    from: ['inExecution'],
    to: 'same',
    measure: { from: ['conditionProposed'], to: 'accepted' },
    duty: 'officer',
    topic: 'consultation',
    fields: acceptFields,
  },
  {
    act: 'rejectCondition',
    by: 'requesting',
    strand: 'shared',
    from: ['inExecution'],
    to: 'same',
    measure: { from: ['conditionProposed'], to: 'inConsultation' },
    duty: 'officer',
    topic: 'consultation',
    fields: rejectFields,
  },
  {
    act: 'refuseMeasure',
    by: 'requested',
    strand: 'shared',
    from: ['registered', 'inExecution'],
    to: 'inExecution',
    measure: {
      from: ['asked', 'accepted', 'inConsultation', 'conditionProposed', 'postponed'],
      to: 'refused',
    },
    duty: 'head',
    topic: 'refusal',
    fields: refuseFields,
    offers: { grounds: offeredGrounds },
    unless: consultedAndHeard,
  },
  {
    act: 'postponeMeasure',
    by: 'requested',
    strand: 'shared',
    from: ['registered', 'inExecution'],
    to: 'inExecution',
    measure: { from: ['asked', 'accepted', 'inConsultation'], to: 'postponed' },
    duty: 'officer',
    topic: 'postponement',
    fields: postponeFields,
    unless: consultedAndHeard,
  },
  {
    act: 'resumeMeasure',
    by: 'requested',
    strand: 'shared',
    from: ['inExecution'],
    to: 'same',
    measure: { from: ['postponed'], to: 'accepted' },
    duty: 'officer',
    topic: 'execution',
    fields: acceptFields,
  },
  {
    act: 'deliverResult',
    by: 'requested',
    strand: 'shared',
    from: ['inExecution'],
    to: 'same',
    measure: { from: ['accepted', 'executed'], to: 'executed' },
    duty: 'officer',
    topic: 'useLimitation',
    fields: { ...deliverFields, proof: { kind: 'ofKind', topic: 'execution', kinds: proofKinds } },
    files: 'result',
    unless: measureOpen,
  },
  {
    act: 'endPresence',
    by: 'requesting',
    strand: 'shared',
    from: ['inExecution', 'answered'],
    to: 'same',
    measure: { from: ['accepted', 'executed'], to: 'same', kinds: ['appearance', 'detaineeTransfer'] },
    duty: 'officer',
    topic: 'safeConduct',
    fields: presenceFields,
    group: 'more',
  },

  // The end.
  {
    act: 'respond',
    by: 'requested',
    strand: 'shared',
    from: ['registered', 'inExecution'],
    to: 'answered',
    duty: 'officer',
    topic: 'execution',
    fields: { note: { kind: 'prose', topic: 'execution' } },
    unless: allEnded,
  },
  {
    act: 'withdraw',
    by: 'requesting',
    strand: 'shared',
    from: ['sent', 'registered', 'inExecution'],
    to: 'withdrawn',
    duty: 'head',
    topic: 'execution',
    fields: withdrawFields,
  },
  {
    act: 'close',
    by: 'both',
    strand: 'own',
    from: [null, 'approved', 'receiving', 'reopened'],
    to: 'closed',
    when: ['answered', 'withdrawn', 'forwarded', 'merged'],
    duty: 'officer',
    topic: 'execution',
    fields: closeFields,
  },
  {
    act: 'reopen',
    by: 'both',
    strand: 'own',
    from: ['closed'],
    to: 'reopened',
    duty: 'head',
    topic: 'execution',
    fields: { reasons: { kind: 'line', required: true } },
  },

  // Destruction by order: only the content goes, the chain stays.
  {
    act: 'expunge',
    by: 'both',
    strand: 'own',
    from: [null, 'approved', 'receiving', 'closed', 'reopened', 'abandoned', 'setAside'],
    to: 'same',
    duty: 'head',
    topic: 'confidentiality',
    fields: {
      act: { kind: 'line', required: true },
      authority: { kind: 'line', required: true },
      reason: { kind: 'line', required: true },
    },
    elsewhere: true,
  },

  // Beside the main course.
  ...letterSteps,
  ...laneSteps,
  ...translationSteps,
  ...paperSteps,
  ...continuedSteps,
  ...waiverSteps,
  ...taskLines,
  ...askLines,
] as const satisfies readonly Step[]
