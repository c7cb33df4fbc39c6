import { answerConfidentialityFields, goOnFields } from '../../lanes/confidentiality.ts'
import { told } from './told.ts'

/** Whether the request can be kept confidential as it demands (18(20)). */
export const confidentialityAnswered = told({
  act: 'answerConfidentiality',
  by: 'requested',
  title: 'letter.answerConfidentiality.title',
  body: 'letter.answerConfidentiality.body',
  fields: answerConfidentialityFields,
})

/** The requesting State wants the execution all the same. */
export const goesOn = told({
  act: 'goOnWithoutConfidentiality',
  by: 'requesting',
  title: 'letter.goOnWithoutConfidentiality.title',
  body: 'letter.goOnWithoutConfidentiality.body',
  fields: goOnFields,
})
