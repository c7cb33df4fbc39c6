import type { KindName } from '../measures/kinds.ts'
import { asking, text, withMeasure, type RuleCase } from './cases.ts'

const weighed = { proportionality: text('Un moyen moins lourd ne suffirait pas.') }
const asked = { questions: text('Qui a commandé les factures ?') }
const agreed = { agreedBy: 'Parquet général de Port Serin' }
const settled = {
  identityCheck: 'Passeport, montré à l’écran',
  oathLaw: 'requestingLaw',
  privileges: text('Le secret professionnel.'),
  counsel: 'Me Aline Corr',
  recordedBy: 'requestingState',
  minutesBy: 'requestedState',
  costs: 'requestingState',
}

/** What a measure must say: the details of the assistance sought, kind by kind. */
const detail = (
  kind: KindName,
  when: string,
  change: object,
  finds: RuleCase['finds'],
  cites = 'UNTOC 18(15)(d)',
): RuleCase => ({
  rule: 'MLA-15d',
  when,
  request: asking(kind, change),
  finds,
  ...(finds.length === 0 ? {} : { cites }),
})

const detailsOfKind: readonly RuleCase[] = [
  detail('statement', 'a witness to hear on given questions', asked, []),
  detail('statement', 'a statement of nobody', { ...asked, whom: [] }, ['personToHearMissing blocks']),
  detail('statement', 'a witness to hear on nothing in particular', {}, ['questionsMissing warns']),
  detail(
    'statement',
    'a witness who is not among the persons of the request',
    { ...asked, whom: ['w7'] },
    ['unknownPerson blocks'],
    'house measure-is-the-unit',
  ),
  detail('videoHearing', 'a hearing of nobody', { whom: [] }, ['witnessMissing blocks']),
  detail('detaineeTransfer', 'a transfer of nobody', { whom: [] }, ['detaineeMissing blocks']),
  detail('service', 'a summons for a witness', {}, []),
  detail('service', 'nothing to serve', { documents: [] }, ['documentsMissing blocks']),
  detail('service', 'a paper without a name', { documents: [{ id: 'd1' }] }, ['documentTitleMissing warns']),
  detail('service', 'a summons for nobody', { addressee: [] }, ['addresseeMissing blocks']),
  detail(
    'service',
    'a summons served by the eve of the hearing',
    { hearingOn: '2027-01-19', serveBy: '2027-01-18' },
    [],
  ),
  detail(
    'service',
    'a summons served by the day of the hearing',
    { hearingOn: '2027-01-19', serveBy: '2027-01-19' },
    ['serviceNotBeforeHearing warns'],
    'house served-in-time',
  ),
  detail('search', 'a search with place and object, its weight explained', weighed, []),
  detail(
    'search',
    'a search whose weight is not explained',
    {},
    ['proportionalityMissing informs'],
    'house coercion-explained',
  ),
  detail('search', 'a search nowhere', { ...weighed, places: [] }, ['searchPlaceMissing blocks']),
  detail('search', 'a search for nothing', { ...weighed, sought: {} }, ['soughtMissing blocks']),
  detail('seizure', 'a seizure of things said to lie there', { ...weighed, location: 'Nordmar' }, []),
  detail('seizure', 'a seizure of things nobody knows where', weighed, ['itemsLocationMissing warns']),
  detail('seizure', 'a seizure of nothing', { ...weighed, location: 'Nordmar', items: {} }, [
    'itemsMissing blocks',
  ]),
  detail('freezing', 'a freezing of an account', weighed, []),
  detail('freezing', 'a freezing of nothing', { ...weighed, account: '' }, ['propertyMissing blocks']),
  detail('inspection', 'an inspection of a warehouse', {}, []),
  detail('inspection', 'an inspection of nothing', { place: '' }, ['objectMissing blocks']),
  detail('information', 'information on a company', { subject: text('La société Halden Trade.') }, []),
  detail('information', 'information on nothing in particular', {}, ['subjectMissing warns']),
  detail(
    'information',
    'information on a time that ends before it begins',
    { subject: text('La société Halden Trade.'), from: '2025-06-30', to: '2025-01-01' },
    ['periodReversed blocks'],
  ),
  detail('evidenceItems', 'a thing to be sent', {}, []),
  detail('evidenceItems', 'things to be sent, and none named', { items: {} }, ['itemsMissing blocks']),
  detail('expertEvaluation', 'a question to an expert in handwriting', { field: 'Écritures' }, []),
  detail('expertEvaluation', 'an expert in nothing in particular', {}, ['expertFieldMissing warns']),
  detail('expertEvaluation', 'an expert without a question', { field: 'Écritures', questions: {} }, [
    'expertQuestionsMissing blocks',
  ]),
  detail('bankRecords', 'records of an account, without bank and period', {}, [
    'institutionMissing warns',
    'periodMissing warns',
  ]),
  detail(
    'bankRecords',
    'records of no account and of nobody',
    { account: '', institution: 'Banque du Détroit', from: '2025-01-01', to: '2025-06-30' },
    ['accountOrHolderMissing blocks'],
  ),
  detail('corporateRecords', 'records of a company, for half a year', halfYear(), []),
  detail('corporateRecords', 'records of no company', { ...halfYear(), company: '' }, [
    'companyMissing blocks',
  ]),
  detail('governmentRecords', 'an extract of the land register', {}, []),
  detail('governmentRecords', 'records, and none named', { records: {} }, ['recordsMissing blocks']),
  detail('tracing', 'money followed from a payment on', {}, []),
  detail('tracing', 'a trace without beginning', { startingPoint: {} }, ['traceMissing blocks']),
  detail('appearance', 'an invitation with day and expenses', invited(), []),
  detail('appearance', 'an invitation of nobody', { ...invited(), whom: [] }, [
    'personInvitedMissing blocks',
  ]),
  detail('appearance', 'an invitation without a day', { ...invited(), appearAt: '' }, [
    'appearanceDayMissing warns',
  ]),
  detail(
    'appearance',
    'an invitation at a cost nobody knows',
    { ...invited(), expenses: {} },
    ['expensesMissing warns'],
    'house expenses-told',
  ),
  detail(
    'otherHelp',
    'other help said to be lawful there',
    { notContrary: text('La loi sur les douanes, article 12.') },
    [],
  ),
  detail(
    'otherHelp',
    'other help without a word on the law there',
    {},
    ['notContraryMissing warns'],
    'UNTOC 18(3)(i)',
  ),
  detail(
    'inspection',
    'a procedure wished without saying why',
    { wishes: ['recording'] },
    ['wishesReasonMissing warns'],
    'UNTOC 18(17)',
  ),
]

/** Requests for measures: what each must say, and what is owed to persons heard from afar or moved. */
export const measureCases: readonly RuleCase[] = [
  ...detailsOfKind,
  {
    rule: 'MLA-15d',
    when: 'a measure that does not say what to do, under the treaty with Cordovia',
    request: asking('inspection', { assistance: {} }),
    to: 'Cordovia',
    finds: ['assistanceMissing blocks'],
    cites: 'XA-XC 5(1)(e)',
  },
  {
    rule: 'MLA-03',
    when: 'bank records asked for the open letter, which fits whatever there is reason for',
    request: withMeasure('m1', { purpose: 'other' }),
    finds: [],
  },
  {
    rule: 'MLA-03',
    when: 'bank records asked for as a service of documents',
    request: withMeasure('m1', { purpose: 'service' }),
    finds: ['purposeDoesNotFit warns'],
    cites: 'house measure-is-the-unit',
  },

  {
    rule: 'MLA-10',
    when: 'a detainee who consented on a day and in a language, with our agreement',
    request: asking('detaineeTransfer', {
      ...agreed,
      consent: 'given',
      consentOn: '2026-11-20',
      consentLanguage: 'fr',
    }),
    finds: [],
  },
  {
    rule: 'MLA-10',
    when: 'a detainee still to be asked',
    request: asking('detaineeTransfer', { ...agreed, consent: 'toBeAsked' }),
    finds: [],
  },
  {
    rule: 'MLA-10',
    when: 'a detainee who refused',
    request: asking('detaineeTransfer', { ...agreed, consent: 'refused' }),
    finds: ['consentRefused warns'],
    cites: 'UNTOC 18(10)',
  },
  {
    rule: 'MLA-10',
    when: 'a detainee who consented, nobody knows when',
    request: asking('detaineeTransfer', { ...agreed, consent: 'given', consentLanguage: 'fr' }),
    finds: ['consentRecordIncomplete warns'],
    cites: 'house consent-recorded',
  },
  {
    rule: 'MLA-10',
    when: 'a detainee nobody at home agreed to receive, under a treaty silent on it',
    request: asking('detaineeTransfer', { consent: 'toBeAsked' }),
    to: 'Cordovia',
    finds: ['ownAgreementMissing warns'],
    cites: 'UNTOC 18(10)',
  },
  {
    rule: 'MLA-11',
    when: 'a return on an agreed day, with credit',
    request: asking('detaineeTransfer', { from: '2026-12-10', returnBy: '2026-12-20', credit: true }),
    finds: [],
  },
  {
    rule: 'MLA-11',
    when: 'no day of return',
    request: asking('detaineeTransfer'),
    finds: ['returnDayMissing warns'],
    cites: 'UNTOC 18(11)',
  },
  {
    rule: 'MLA-11',
    when: 'a return before the departure',
    request: asking('detaineeTransfer', { from: '2026-12-10', returnBy: '2026-12-09' }),
    finds: ['returnBeforeTransfer blocks'],
    cites: 'UNTOC 18(11)',
  },
  {
    rule: 'MLA-11',
    when: 'days in custody that would not count',
    request: asking('detaineeTransfer', { returnBy: '2026-12-20', credit: false }),
    finds: ['creditDenied blocks'],
    cites: 'UNTOC 18(11)',
  },
  {
    rule: 'MLA-12',
    when: 'a detainee who is immune here and not wanted',
    request: asking('detaineeTransfer', { immunity: true, wantedHere: false }),
    finds: [],
  },
  {
    rule: 'MLA-12',
    when: 'a detainee who would be pursued here',
    request: asking('detaineeTransfer', { immunity: false }),
    finds: ['immunityDenied blocks'],
    cites: 'UNTOC 18(12)',
  },
  {
    rule: 'MLA-12',
    when: 'a detainee wanted here for something before the departure',
    request: asking('detaineeTransfer', { wantedHere: true }),
    finds: ['wantedWhereTransferred warns'],
    cites: 'UNTOC 18(12)',
  },

  {
    rule: 'MLA-18',
    when: 'a hearing with everything settled',
    request: withMeasure('m2', settled),
    finds: [],
  },
  {
    rule: 'MLA-18',
    when: 'a suspect heard by video under the open letter',
    request: withMeasure('m2', { ...settled, whom: ['s1'], purpose: 'other' }),
    finds: [],
  },
  {
    rule: 'MLA-18',
    when: 'a suspect heard by video under the treaty with Cordovia, which allows it',
    request: withMeasure('m2', { ...settled, whom: ['s1'] }),
    to: 'Cordovia',
    finds: ['accusedByVideoUnderTreaty informs'],
    cites: 'XA-XC 8(1)',
  },
  {
    rule: 'MLA-18',
    when: 'a witness of whom nobody says why she does not come',
    request: withMeasure('m2', { ...settled, whyNotInPerson: {} }),
    finds: ['appearanceReasonMissing warns'],
    cites: 'UNTOC 18(18)',
  },
  {
    rule: 'MLA-18',
    when: 'a hearing wished for yesterday',
    request: withMeasure('m2', { ...settled, wishedAt: '2026-11-22T09:00[Africa/Tunis]' }),
    finds: ['hearingInThePast warns'],
    cites: 'UNTOC 18(18)',
  },
  {
    rule: 'MLA-18',
    when: 'a hearing in nine days with no interpreter named',
    request: withMeasure('m2', { ...settled, interpreter: '' }),
    finds: ['hearingWithoutInterpreter warns', 'hearingUnsettled informs'],
    cites: 'UNTOC 18(18)',
  },
  {
    rule: 'MLA-18',
    when: 'one instant on two clocks: nine at Nordmar (UTC+1) is ten at Port Serin (UTC+2)',
    request: withMeasure('m2', { ...settled, hourThere: '2026-12-02T10:00[Europe/Athens]' }),
    finds: [],
  },
  {
    rule: 'MLA-18',
    when: 'two instants on two clocks',
    request: withMeasure('m2', { ...settled, hourThere: '2026-12-02T09:00[Europe/Athens]' }),
    finds: ['hoursDiffer warns'],
    cites: 'house hearing-settled-beforehand',
  },
  {
    rule: 'MLA-27',
    when: 'a witness invited and told of the safe conduct',
    request: asking('appearance', { safeConduct: true }),
    finds: [],
  },
  {
    rule: 'MLA-27',
    when: 'a witness invited without safe conduct',
    request: asking('appearance', { safeConduct: false }),
    finds: ['safeConductDenied blocks'],
    cites: 'UNTOC 18(27)',
  },
  {
    rule: 'MLA-27',
    when: 'a witness invited without a word of it, under the treaty with Cordovia',
    request: asking('appearance'),
    to: 'Cordovia',
    finds: ['safeConductNotTold informs'],
    cites: 'XA-XC 9(1)',
  },
  {
    rule: 'MLA-29',
    when: 'records the public may see',
    request: asking('governmentRecords', { access: 'public' }),
    finds: [],
  },
  {
    rule: 'MLA-29',
    when: 'records of which nobody says whether the public may see them',
    request: asking('governmentRecords'),
    finds: ['publicAccessUnsaid informs'],
    cites: 'UNTOC 18(29)',
  },
  {
    rule: 'MLA-29',
    when: 'records the public may not see, and no condition offered for them',
    request: asking('governmentRecords', { access: 'notPublic' }),
    finds: ['recordsAtDiscretion informs'],
    cites: 'UNTOC 18(29)(b)',
  },
]

function halfYear() {
  return { from: '2025-01-01', to: '2025-06-30' }
}

function invited() {
  return {
    appearAt: '2027-01-19T09:00[Europe/Athens]',
    expenses: text('Voyage et séjour, payés d’avance.'),
  }
}
