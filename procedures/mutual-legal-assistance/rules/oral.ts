import { blank } from '../../blank.ts'
import { openOral, orallyAgreed } from '../../lanes/oral.ts'
import type { ActReview, ActRule, Found } from '../../review.ts'
import { when } from './each-measure.ts'

/** What is asked where a request is made by word of mouth (18(14)). It was made: nothing here stops it. */
export const oralRules: readonly ActRule[] = [
  {
    id: 'ORAL-01',
    topic: 'oralRequest',
    why: 'A request may be made orally only where it is urgent and both States agreed to take requests so.',
    acts: ['recordCall'],
    find: agreedAndUrgent,
  },
  {
    id: 'ORAL-02',
    topic: 'oralRequest',
    why: 'What was said and what is written are compared, so that nobody carries out what was not asked.',
    acts: ['confirmOralRequest'],
    find: confirms,
  },
]

function agreedAndUrgent({ data, governing }: ActReview): Found[] {
  const { agreed } = data
  const rests = orallyAgreed(governing)
  return [
    ...when(blank(data['urgent']), { found: 'oralWithoutUrgency', severity: 'warns', path: 'urgent' }),
    ...when(agreed === 'notAgreed', { found: 'oralNotAgreed', severity: 'warns', path: 'agreed' }),
    ...when(blank(agreed) && rests === undefined, {
      found: 'oralAgreementUnknown',
      severity: 'warns',
      path: 'agreed',
    }),
    ...when((blank(agreed) || agreed === 'declared') && rests === 'notDeclared', {
      found: 'oralNotDeclared',
      severity: 'warns',
      path: 'agreed',
    }),
    ...when(agreed === 'treaty' && rests !== 'treaty', {
      found: 'noTreatyOnOral',
      severity: 'warns',
      path: 'agreed',
    }),
    ...when(blank(data['number']), {
      found: 'callerNotCalledBack',
      severity: 'warns',
      cites: 'house caller-called-back',
      path: 'number',
    }),
  ]
}

function confirms({ data, state, arrived }: ActReview): Found[] {
  const { oral } = state.shared
  // An act that arrived may have been folded already: then it is itself the confirmation.
  const open = openOral(state.shared)
  const changes = Array.isArray(data['changes']) ? data['changes'].length : 0
  return [
    ...when(!oral, { found: 'nothingSaidOrally', severity: 'warns' }),
    ...when(oral !== null && !open && !arrived, { found: 'confirmedBefore', severity: 'warns' }),
    ...when(changes > 0, {
      found: 'writingDiffers',
      severity: 'informs',
      path: 'changes',
      values: { count: changes },
    }),
  ]
}
