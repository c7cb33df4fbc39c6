import type { CaseState } from '../../state.ts'
import { text, type RuleCase } from './cases.ts'

const at = '2026-11-23T09:00:00Z'

/** The bank records came, for use in the proceedings the request stated then. */
const furnished: Partial<CaseState['shared']> = {
  results: [{ act: 'r1', measure: 'm1', at, files: [] }],
  useLimits: [{ result: 'r1', proceedings: [{ id: 'p1', reference: '17 CR 119' }] }],
}
const askedUse = { id: 'u1', result: 'r1', proceedings: '18 CR 7', purpose: {}, askedAt: at }
const told = { id: 'd1', result: 'r1', proceedings: '19 CR 2', moment: 'before', at, consultation: [] }
const recalled = { id: 'k1', by: 'requested', act: 'r1', ask: 'destroy', reasons: {}, at } as const

const askUse = (proceedings: string) => ({
  type: 'askUse',
  data: { result: 'r1', proceedings, purpose: text('Une procédure voisine.') },
})
const recordUse = (purpose: string, proceedings: string) => ({
  type: 'recordUse',
  data: { result: 'r1', purpose, proceedings },
})
const answerUse = (change: object = {}) => ({
  type: 'answerUse',
  data: { use: 'u1', answer: 'grantedOnConditions', conditions: text('Sans publicité.'), ...change },
})
const announce = (change: object = {}) => ({
  type: 'announceDisclosure',
  data: { result: 'r1', proceedings: '19 CR 2', moment: 'before', ...change },
})

/** Use of results, and acts that name another act. */
export const useCases: readonly RuleCase[] = [
  {
    rule: 'MLA-19b',
    when: 'use in the proceedings the request stated',
    by: 'requesting',
    act: recordUse('stated', '17 CR 119'),
    shared: furnished,
    finds: [],
  },
  {
    rule: 'MLA-19b',
    when: 'use in others without consent',
    by: 'requesting',
    act: recordUse('otherProceedings', '18 CR 7'),
    shared: furnished,
    finds: ['useWithoutConsent warns'],
    cites: 'UNTOC 18(19)',
  },
  {
    rule: 'MLA-19b',
    when: 'use in others with consent',
    by: 'requesting',
    act: recordUse('otherProceedings', '18 CR 7'),
    shared: { ...furnished, useRequests: [{ ...askedUse, outcome: { answer: 'granted', at } }] },
    finds: [],
  },
  {
    rule: 'MLA-19b',
    when: 'use for the purpose stated, under the treaty with Cordovia, which looks to the purpose',
    by: 'requesting',
    act: recordUse('stated', '18 CR 7'),
    shared: furnished,
    to: 'Cordovia',
    finds: [],
  },
  {
    rule: 'MLA-19b',
    when: 'use for another purpose, under that treaty',
    by: 'requesting',
    act: recordUse('otherProceedings', '17 CR 119'),
    shared: furnished,
    to: 'Cordovia',
    finds: ['useWithoutConsent warns'],
    cites: 'XA-XC 10(1)',
  },
  {
    rule: 'MLA-19b',
    when: 'consent asked for other proceedings',
    by: 'requesting',
    act: askUse('18 CR 7'),
    shared: furnished,
    finds: [],
  },
  {
    rule: 'MLA-19b',
    when: 'consent asked for what is open already',
    by: 'requesting',
    act: askUse('17 CR 119'),
    shared: furnished,
    finds: ['consentNotNeeded informs'],
    cites: 'UNTOC 18(19)',
  },
  {
    rule: 'MLA-19b',
    when: 'consent on conditions nobody can read',
    act: answerUse({ conditions: {} }),
    shared: { ...furnished, useRequests: [askedUse] },
    finds: ['useConditionsMissing warns'],
    cites: 'UNTOC 18(19)',
  },

  {
    rule: 'MLA-19c',
    when: 'disclosure of what clears an accused person, announced before',
    by: 'requesting',
    act: recordUse('exculpatory', '19 CR 2'),
    shared: { ...furnished, disclosures: [told] },
    finds: [],
  },
  {
    rule: 'MLA-19c',
    when: 'the same without notice',
    by: 'requesting',
    act: recordUse('exculpatory', '19 CR 2'),
    shared: furnished,
    finds: ['noticeOfDisclosureDue warns'],
    cites: 'UNTOC 18(19)',
  },
  {
    rule: 'MLA-19c',
    when: 'notice before, which asks for no leave',
    by: 'requesting',
    act: announce(),
    shared: furnished,
    finds: ['disclosureStaysFree informs'],
    cites: 'UNTOC 18(19)',
  },
  {
    rule: 'MLA-19c',
    when: 'the same under the treaty with Cordovia',
    by: 'requesting',
    act: announce(),
    shared: furnished,
    to: 'Cordovia',
    finds: ['disclosureStaysFree informs'],
    cites: 'XA-XC 10(2)',
  },
  {
    rule: 'MLA-19c',
    when: 'notice afterwards, with the reason why it could not come before',
    by: 'requesting',
    act: announce({ moment: 'after', whyNotBefore: text('Audience le jour même.') }),
    shared: furnished,
    finds: ['disclosureStaysFree informs'],
    cites: 'UNTOC 18(19)',
  },
  {
    rule: 'MLA-19c',
    when: 'notice afterwards, without one',
    by: 'requesting',
    act: announce({ moment: 'after' }),
    shared: furnished,
    finds: ['whyNotBeforeMissing warns', 'disclosureStaysFree informs'],
    cites: 'UNTOC 18(19)',
  },

  {
    rule: 'ACT-03',
    when: 'an answer to a question that is open',
    act: answerUse(),
    shared: { ...furnished, useRequests: [askedUse] },
    finds: [],
  },
  {
    rule: 'ACT-03',
    when: 'an answer to one that was answered',
    act: answerUse(),
    shared: { ...furnished, useRequests: [{ ...askedUse, outcome: { answer: 'denied', at } }] },
    finds: ['namesNothingHere blocks'],
    cites: 'house answers-name-what-they-answer',
  },
  {
    rule: 'ACT-03',
    when: 'a notice on a result that never came, whose slip holds nothing back',
    by: 'requesting',
    act: announce({ result: 'r9' }),
    shared: furnished,
    finds: ['namesNothingHere warns'],
    cites: 'house answers-name-what-they-answer',
  },
  {
    rule: 'ACT-03',
    when: 'the confirmation of a recall by the side that was asked',
    by: 'requesting',
    act: { type: 'confirmRecall', data: { recall: 'k1', done: 'destroyed' } },
    shared: { ...furnished, recalls: [recalled] },
    finds: [],
  },
  {
    rule: 'ACT-03',
    when: 'the same by the side that asked',
    act: { type: 'confirmRecall', data: { recall: 'k1', done: 'destroyed' } },
    shared: { ...furnished, recalls: [recalled] },
    finds: ['namesNothingHere blocks'],
  },
]
