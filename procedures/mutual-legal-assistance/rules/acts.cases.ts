import { haldenTrade } from '../example.ts'
import type { Consultation } from '../../state.ts'
import { text, withMeasure, withOffence, type RuleCase } from './cases.ts'

const refuse = (change: object = {}) => ({
  type: 'refuseMeasure',
  data: {
    measure: 'm3',
    grounds: ['essentialInterests'],
    reasons: text('L’exécution porterait atteinte à la sécurité.'),
    ...change,
  },
})
const postpone = (change: object = {}) => ({
  type: 'postponeMeasure',
  data: { measure: 'm1', reasons: text('Une enquête est en cours.'), review: '2027-01-10', ...change },
})
const accept = (change: object = {}) => ({ type: 'acceptMeasure', data: { measure: 'm3', ...change } })
const deliver = (change: object = {}) => ({ type: 'deliverResult', data: { measure: 'm1', ...change } })

const consulted: Consultation = {
  id: 'c1',
  measure: 'm3',
  about: {},
  grounds: [],
  openedAt: '2026-11-20T09:00:00Z',
  replies: [{ by: 'requesting', text: {}, at: '2026-11-22T09:00:00Z' }],
}

/** Everything recorded on a comparison. */
const compared = {
  requestingText: text('Article 214'),
  requestedText: text('Article 98'),
  comparedBy: 'conduct',
  assessor: 'Oda Lind',
} as const
const noDual = { grounds: ['noDualCriminality'] }

/** Acts of the requested State on a case under way. */
export const actCases: readonly RuleCase[] = [
  { rule: 'ACT-01', when: 'a postponement with its review day', act: postpone(), finds: [] },
  {
    rule: 'ACT-01',
    when: 'a postponement without one',
    act: postpone({ review: '' }),
    finds: ['requiredMissing blocks'],
  },

  { rule: 'MLA-08', when: 'a refusal for security', act: refuse(), finds: [] },
  {
    rule: 'MLA-08',
    when: 'a refusal that speaks of bank secrecy',
    act: refuse({ reasons: text('Le secret bancaire s’y oppose.') }),
    finds: ['bankSecrecyIsNoGround blocks'],
    cites: 'UNTOC 18(8)',
  },
  {
    rule: 'MLA-08',
    when: 'the same under the treaty with Cordovia, which gives way here',
    act: refuse({
      reasons: text('Bank secrecy forbids it.', 'en'),
      grounds: ['aureliaCordoviaEssentialInterests'],
    }),
    to: 'Cordovia',
    finds: ['bankSecrecyIsNoGround blocks'],
    cites: 'UNTOC 18(8)',
  },

  { rule: 'MLA-09', when: 'a refusal on another ground', act: refuse(), finds: [] },
  {
    rule: 'MLA-09',
    when: 'an acceptance in which dual criminality was not looked at',
    act: accept(),
    finds: [],
  },
  {
    rule: 'MLA-09',
    when: 'an acceptance with both texts, satisfied',
    act: accept({ dualCriminality: { ...compared, outcome: 'satisfied' } }),
    finds: [],
  },
  {
    rule: 'MLA-09',
    when: 'a refusal for absence of it, with both texts and the choice considered',
    act: refuse({
      ...noDual,
      dualCriminality: { ...compared, outcome: 'notSatisfied', discretion: text('Mesure coercitive.') },
    }),
    finds: [],
  },
  {
    rule: 'MLA-09',
    when: 'help given although it is not satisfied',
    act: accept({ dualCriminality: { ...compared, outcome: 'notSatisfiedAssisted' } }),
    finds: ['assistedAllTheSame informs'],
    cites: 'UNTOC 18(9)',
  },
  {
    rule: 'MLA-09',
    when: 'a refusal for absence of it of which nothing is recorded',
    act: refuse(noDual),
    finds: ['comparisonNotRecorded warns', 'discretionNotConsidered warns'],
    cites: 'house dual-criminality-recorded',
  },
  {
    rule: 'MLA-09',
    when: 'the same of search, seizure and freezing under the treaty with Cordovia',
    act: refuse({ grounds: ['aureliaCordoviaNoDualCriminality'], dualCriminality: compared }),
    to: 'Cordovia',
    finds: ['discretionNotConsidered warns'],
    cites: 'XA-XC 12(2)',
  },
  {
    rule: 'MLA-09',
    when: 'a refusal for absence of it after a comparison that found it',
    act: refuse({
      ...noDual,
      dualCriminality: { ...compared, outcome: 'satisfied', discretion: text('Non.') },
    }),
    finds: ['outcomeContradictsGround warns'],
    cites: 'UNTOC 18(9)',
  },
  {
    rule: 'MLA-09',
    when: 'an acceptance after a comparison that did not, by the name of the offence',
    act: accept({ dualCriminality: { ...compared, comparedBy: 'label', outcome: 'notSatisfied' } }),
    finds: ['outcomeContradictsAcceptance warns', 'comparedByLabel warns'],
  },
  {
    rule: 'SC-12',
    when: 'a refusal for absence of dual criminality of a serious crime',
    act: refuse(noDual),
    finds: [],
  },
  {
    rule: 'SC-12',
    when: 'the same of laundering, which every party punishes',
    act: refuse(noDual),
    request: withOffence({ convention: 'article6' }),
    finds: ['offenceKnownToEveryParty informs'],
    cites: 'UNTOC 34(2)',
  },
  {
    rule: 'SC-14',
    when: 'the same of laundering',
    act: refuse(noDual),
    request: withOffence({ convention: 'article6' }),
    finds: [],
  },
  {
    rule: 'SC-14',
    when: 'the same of agreeing on a serious crime, where laws differ',
    act: accept({ dualCriminality: { outcome: 'notSatisfiedAssisted' } }),
    request: withOffence({ convention: 'article5' }),
    finds: ['agreementOffenceVaries informs'],
    cites: 'UNTOC 5(3)',
  },

  {
    rule: 'MLA-16',
    when: 'a question on a field the request has',
    act: { type: 'askInformation', data: { questions: [{ id: 'q1', path: 'measures.m1.account' }] } },
    finds: [],
  },
  {
    rule: 'MLA-16',
    when: 'a question on a measure it has not',
    act: { type: 'askInformation', data: { questions: [{ id: 'q1', path: 'measures.m9.account' }] } },
    finds: ['questionPathUnknown blocks'],
    cites: 'UNTOC 18(16)',
  },
  {
    rule: 'MLA-16',
    when: 'an answer to a question nobody asked',
    act: { type: 'answerInformation', data: { answers: [{ id: 'a1', question: 'act.q1' }] } },
    finds: ['answerWithoutQuestion blocks'],
  },
  {
    rule: 'MLA-17',
    when: 'certified copies, as wished',
    act: deliver({ procedureFollowed: 'followed' }),
    finds: [],
  },
  {
    rule: 'MLA-17',
    when: 'no word where no procedure was wished',
    request: withMeasure('m1', { wishes: [] }),
    act: deliver(),
    finds: [],
  },
  {
    rule: 'MLA-17',
    when: 'copies without a word on the certification wished',
    act: deliver(),
    finds: ['procedureOutcomeUnsaid warns'],
    cites: 'house procedure-outcome-stated',
  },
  {
    rule: 'MLA-17',
    when: 'copies without certification, and no reason',
    act: deliver({ procedureFollowed: 'notFollowed' }),
    finds: ['procedureReasonMissing warns'],
  },
  {
    rule: 'MLA-17',
    when: 'copies that say no procedure was wished, under the treaty with Cordovia',
    act: deliver({ procedureFollowed: 'noneWished' }),
    to: 'Cordovia',
    finds: ['procedureWasWished warns'],
    cites: 'XA-XC 7(1)',
  },
  {
    rule: 'MLA-19',
    when: 'a result, which names the proceedings it may be used in',
    act: deliver(),
    finds: ['useLimitedTo informs'],
    cites: 'UNTOC 18(19)',
  },

  { rule: 'MLA-21', when: 'a ground of the text that governs', act: refuse(), finds: [] },
  {
    rule: 'MLA-21',
    when: 'no ground',
    act: refuse({ grounds: [] }),
    finds: ['groundMissing blocks'],
    cites: 'house refusal-on-a-coded-ground',
  },
  {
    rule: 'MLA-21',
    when: 'a ground of a treaty that does not govern',
    act: refuse({ grounds: ['aureliaCordoviaMilitaryOffence'] }),
    finds: ['groundOfOtherText blocks'],
    cites: 'UNTOC 18(21)',
  },
  {
    rule: 'MLA-21',
    when: 'an offence not covered, for a freezing',
    act: refuse({ grounds: ['offenceNotCovered'] }),
    finds: [],
  },
  {
    rule: 'MLA-21',
    when: 'an offence not covered, for bank records, which are not confiscation',
    act: refuse({ measure: 'm1', grounds: ['offenceNotCovered'] }),
    finds: ['groundNotForThisMeasure blocks'],
    cites: 'UNTOC 13(7)',
  },
  {
    rule: 'MLA-21',
    when: 'absence of dual criminality for bank records under the treaty with Cordovia, which knows it for coercion only',
    act: refuse({ measure: 'm1', grounds: ['aureliaCordoviaNoDualCriminality'] }),
    to: 'Cordovia',
    finds: ['groundNotForThisMeasure blocks'],
    cites: 'XA-XC 12(2)',
  },
  { rule: 'MLA-22', when: 'a refusal that does not speak of tax', act: refuse(), finds: [] },
  {
    rule: 'MLA-22',
    when: 'a refusal that speaks of tax and rests on something else',
    act: refuse({ reasons: text('Outre le caractère fiscal, la sécurité.'), fiscalAlone: false }),
    finds: [],
  },
  {
    rule: 'MLA-22',
    when: 'a refusal that speaks of tax',
    act: refuse({ reasons: text('C’est une infraction fiscale.') }),
    finds: ['fiscalAloneIsNoGround warns'],
    cites: 'UNTOC 18(22)',
  },
  {
    rule: 'MLA-22',
    when: 'a refusal for the fiscal side alone',
    act: refuse({ fiscalAlone: true }),
    finds: ['fiscalIsWholeGround blocks'],
    cites: 'UNTOC 18(22)',
  },
  { rule: 'MLA-23', when: 'reasons in a language of the exchange', act: refuse(), finds: [] },
  {
    rule: 'MLA-23',
    when: 'a refusal without reasons',
    act: refuse({ reasons: {} }),
    finds: ['reasonsMissing blocks'],
    cites: 'UNTOC 18(23)',
  },
  {
    rule: 'MLA-23',
    when: 'a refusal without reasons under the treaty with Cordovia',
    act: refuse({ reasons: {} }),
    to: 'Cordovia',
    finds: ['reasonsMissing blocks'],
    cites: 'XA-XC 13(1)',
  },
  {
    rule: 'MLA-23',
    when: 'reasons the other side cannot read',
    act: refuse({ reasons: text('لأسباب أمنية', 'ar') }),
    finds: ['reasonsNotInExchangeLanguage blocks'],
  },
  {
    rule: 'MLA-24',
    when: 'a result expected on the day suggested',
    act: accept({ expectedBy: '2026-12-15' }),
    finds: [],
  },
  {
    rule: 'MLA-24',
    when: 'a result expected after it',
    act: accept({ expectedBy: '2026-12-16' }),
    finds: ['expectedAfterWished warns'],
    cites: 'UNTOC 18(24)',
  },
  {
    rule: 'MLA-24',
    when: 'a result expected after a day nobody gave reasons for',
    request: { ...haldenTrade, urgency: { wishedBy: '2026-12-15' } },
    act: accept({ expectedBy: '2026-12-16' }),
    finds: [],
  },
  { rule: 'MLA-25', when: 'a review tomorrow', act: postpone({ review: '2026-11-24' }), finds: [] },
  {
    rule: 'MLA-25',
    when: 'a review today',
    act: postpone({ review: '2026-11-23' }),
    finds: ['reviewNotAhead blocks'],
    cites: 'house postponement-reviewed',
  },
  {
    rule: 'MLA-25',
    when: 'a review yesterday, under the treaty with Cordovia, which orders it itself',
    act: postpone({ review: '2026-11-22' }),
    to: 'Cordovia',
    finds: ['reviewNotAhead blocks'],
    cites: 'XA-XC 14(2)',
  },
  {
    rule: 'MLA-26',
    when: 'a refusal after a consultation that was answered',
    act: refuse(),
    shared: { consultations: [consulted] },
    finds: [],
  },
  {
    rule: 'MLA-26',
    when: 'a refusal without one',
    act: refuse(),
    finds: ['notConsulted blocks'],
    cites: 'UNTOC 18(26)',
  },
  {
    rule: 'MLA-26',
    when: 'a refusal for absence of dual criminality without one, which only we ask for',
    act: refuse(noDual),
    finds: ['notConsulted blocks'],
    cites: 'house consulted-before-every-refusal',
  },
  { rule: 'MLA-30', when: 'a refusal that lies in the case', act: refuse(), finds: [] },
  {
    rule: 'MLA-30',
    when: 'a refusal that lies in the law, where no treaty of the two exists',
    act: refuse({ grounds: ['contraryToLegalSystem'] }),
    finds: ['agreementMayServe informs'],
    cites: 'UNTOC 18(30)',
  },
]
