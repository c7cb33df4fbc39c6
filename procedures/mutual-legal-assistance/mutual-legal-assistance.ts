import { waiverDates } from '../lanes/waiver-dates.ts'
import { defineProcedure } from '../procedure.ts'
import { catalogue } from './catalogue.ts'
import { deadlinesOf } from './deadlines.ts'
import { form } from './form.ts'
import { letter } from './letter.ts'
import { actLetters, caseLetters } from './letters/letters.ts'
import { releaseSheet } from './letters/release-sheet.ts'
import { lifecycle } from './lifecycle.ts'
import { proposalsOf } from './proposals.ts'
import { actRules, requestRules } from './rules.ts'

/** Mutual legal assistance in criminal matters: UNTOC article 18, or the treaty that governs in its place. */
export const mutualLegalAssistance = defineProcedure({
  id: 'mutual-legal-assistance',
  version: '1.0',
  form,
  measuresAt: 'measures',
  proceedingsAt: 'proceedings',
  lifecycle,
  requestRules,
  actRules,
  catalogue,
  letter,
  actLetters,
  caseLetters,
  releaseSheet,
  deadlines: input => [...deadlinesOf(input), ...waiverDates({ lifecycle }, input)],
  proposals: proposalsOf,
})
