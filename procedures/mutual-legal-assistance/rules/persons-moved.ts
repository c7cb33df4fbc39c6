import { blank } from '../../blank.ts'
import type { Found, RequestRule } from '../../review.ts'
import { ofEach, when, type Measure } from './each-measure.ts'

/** Persons who come to the requesting State: lent from detention (18(10) to (12)), or free (18(27)). */
export const movedPersonRules: readonly RequestRule[] = [
  {
    id: 'MLA-10',
    topic: 'transferOfDetainee',
    why: 'A detained person is moved only with free and informed consent, and when both States agree.',
    find: ({ request }) => ofEach(request, consent),
  },
  {
    id: 'MLA-11',
    topic: 'custodyOfTransferred',
    why: 'The receiving State keeps the person in custody, returns them as agreed, and the time there counts.',
    find: ({ request }) => ofEach(request, custody),
  },
  {
    id: 'MLA-12',
    topic: 'immunityOfTransferred',
    why: 'Nobody so moved is pursued for what lies before the departure, unless the sending State agrees.',
    find: ({ request }) => ofEach(request, immunity),
  },
  {
    id: 'MLA-27',
    topic: 'safeConduct',
    why: 'Who comes to help is safe from pursuit for what lies before the departure.',
    find: ({ request }) => ofEach(request, safeConduct),
  },
]

function consent(measure: Measure): Found[] {
  if (measure.kind !== 'detaineeTransfer') return []
  const incomplete =
    measure.consent === 'given' && (blank(measure.consentOn) || blank(measure.consentLanguage))
  return [
    // The person may still be asked again there, so a refusal heard of stops nothing by itself.
    ...when(measure.consent === 'refused', { found: 'consentRefused', severity: 'warns', path: 'consent' }),
    ...when(incomplete, {
      found: 'consentRecordIncomplete',
      severity: 'warns',
      path: blank(measure.consentOn) ? 'consentOn' : 'consentLanguage',
      cites: 'house consent-recorded',
    }),
    ...when(blank(measure.agreedBy), { found: 'ownAgreementMissing', severity: 'warns', path: 'agreedBy' }),
  ]
}

function custody(measure: Measure): Found[] {
  if (measure.kind !== 'detaineeTransfer') return []
  const { from, returnBy } = measure
  return [
    ...when(blank(returnBy), { found: 'returnDayMissing', severity: 'warns', path: 'returnBy' }),
    ...when(from !== undefined && returnBy !== undefined && returnBy < from, {
      found: 'returnBeforeTransfer',
      severity: 'blocks',
      path: 'returnBy',
    }),
    ...when(measure.credit === false, { found: 'creditDenied', severity: 'blocks', path: 'credit' }),
  ]
}

function immunity(measure: Measure): Found[] {
  if (measure.kind !== 'detaineeTransfer') return []
  return [
    ...when(measure.immunity === false, { found: 'immunityDenied', severity: 'blocks', path: 'immunity' }),
    ...when(measure.wantedHere === true, {
      found: 'wantedWhereTransferred',
      severity: 'warns',
      path: 'wantedHere',
    }),
  ]
}

function safeConduct(measure: Measure): Found[] {
  if (measure.kind !== 'appearance') return []
  return [
    ...when(measure.safeConduct === false, {
      found: 'safeConductDenied',
      severity: 'blocks',
      path: 'safeConduct',
    }),
    ...when(measure.safeConduct === undefined, {
      found: 'safeConductNotTold',
      severity: 'informs',
      path: 'safeConduct',
    }),
  ]
}
