import { waiverSteps } from '../lanes/waiver-steps.ts'
import { defineProcedure } from '../procedure.ts'
import { actLetters } from './act-letters.ts'
import { catalogue } from './catalogue.ts'
import { deadlinesOf } from './deadlines.ts'
import { form } from './form.ts'
import { letter } from './letter.ts'
import { lifecycle } from './lifecycle.ts'
import { asksSecrecy } from './restrictions.ts'
import { actRules, requestRules } from './rules.ts'

/** Information sent without a request: UNTOC 18(4) and (5), which give way to no treaty. */
export const spontaneousInformation = defineProcedure({
  id: 'spontaneous-information',
  version: '1.0',
  form,
  measuresAt: 'information',
  topics: {
    contents: 'spontaneousInformation',
    useLimitation: 'restrictionsOnInformation',
    exculpatoryDisclosure: 'restrictionsOnInformation',
    confidentiality: 'restrictionsOnInformation',
    // What 18(13) to (16) say of requests is not said of information.
    channel: 'dealingsOnInformation',
    language: 'dealingsOnInformation',
    additionalInformation: 'dealingsOnInformation',
    acknowledgement: 'dealingsOnInformation',
    execution: 'dealingsOnInformation',
    progress: 'dealingsOnInformation',
    'contents.relatedRequests': 'dealingsOnInformation',
  },
  points: ['spontaneousInformation', 'restrictionsOnInformation', 'dealingsOnInformation', 'recall'],
  asksSecrecy,
  // Two people for one decision, as in every procedure.
  lifecycle: [...lifecycle, ...waiverSteps],
  requestRules,
  actRules,
  catalogue,
  letter,
  actLetters,
  deadlines: deadlinesOf,
})
