import {
  completionFields,
  feedbackFields,
  noLongerRequiredFields,
  reportFields,
} from '../../lanes/progress.ts'
import { told } from './told.ts'

/** How far the work has come, as it was asked (18(24)). */
export const statusReported = told({
  act: 'reportStatus',
  by: 'requested',
  title: 'letter.reportStatus.title',
  body: 'letter.reportStatus.body',
  fields: reportFields,
})

/** A measure is no longer needed; the requested State is told at once (18(24)). */
export const dropped = told({
  act: 'noLongerRequired',
  by: 'requesting',
  title: 'letter.noLongerRequired.title',
  body: 'letter.noLongerRequired.body',
  fields: noLongerRequiredFields,
})

export const feedbackGiven = told({
  act: 'giveFeedback',
  by: 'requesting',
  title: 'letter.giveFeedback.title',
  body: 'letter.giveFeedback.body',
  fields: feedbackFields,
})

export const completionAsked = told({
  act: 'askCompletion',
  by: 'requesting',
  title: 'letter.askCompletion.title',
  body: 'letter.askCompletion.body',
  fields: completionFields,
})
