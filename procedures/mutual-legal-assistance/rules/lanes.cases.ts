import { borealia } from '#law/profiles/borealia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { CaseState } from '../../state.ts'
import { haldenTrade } from '../example.ts'
import { text, type RuleCase } from './cases.ts'

type Shared = Partial<CaseState['shared']>
type CostEstimate = CaseState['shared']['costs'][number]

const at = '2026-11-23T09:00:00Z'
const secret = { ...haldenTrade, confidentiality: { asked: true } }
const open = { ...haldenTrade, confidentiality: { asked: false } }
const costsAct = 'domestic XB Assistance Act, section 30' as const
const thrifty: Profile = { ...borealia, costs: { amount: 500, currency: 'XBD', basis: costsAct } }

const estimate = (change: object = {}) => ({
  type: 'estimateCosts',
  data: { measure: 'm1', amount: 900, currency: 'XBD', nature: 'ordinary', ...change },
})
const deliver = { type: 'deliverResult', data: { measure: 'm1' } }
const accept = { type: 'acceptMeasure', data: { measure: 'm1' } }

const estimated = (change: Partial<CostEstimate>): Shared => ({
  costs: [
    {
      id: 'e1',
      measure: 'm1',
      amount: 900,
      currency: 'XBD',
      expenses: {},
      nature: 'extraordinary',
      estimatedAt: at,
      ...change,
    },
  ],
})

/** One letter of ours, which left on 20 November. */
const onItsWay = { dispatches: [{ act: 's1', channel: 'post', on: '2026-11-20' }] }
const way = (type: 'dispatch' | 'confirmDelivery', on: string) => ({
  type,
  data: { act: 's1', channel: 'post', on, known: 'signed slip' },
})

const changes = [{ id: 'c1', path: 'caseName', value: 'Halden Trade II' }]
const proposal = { id: 'a1', changes, reasons: text('Nom corrigé.'), at }
const propose = (path: string) => ({
  type: 'proposeAmendment',
  data: { changes: [{ id: 'c1', path, value: '18 CR 7' }], reasons: text('Numéro corrigé.') },
})
const amend = (change: object = {}) => ({
  type: 'amend',
  data: { proposal: 'a1', changes, reasons: text('Nom corrigé.'), ...change },
})

/** Acts beside the main course: costs, secrecy, what is no longer required, changes of the request. */
export const laneCases: readonly RuleCase[] = [
  {
    rule: 'MLA-28',
    when: 'an estimate that does not say of what nature the costs are',
    act: estimate({ nature: undefined }),
    finds: [],
  },
  {
    rule: 'MLA-28',
    when: 'ordinary costs, which stay where they arise',
    act: estimate(),
    finds: ['ordinaryCostsStay informs'],
    cites: 'UNTOC 18(28)',
  },
  {
    rule: 'MLA-28',
    when: 'substantial costs, on which the two consult',
    act: estimate({ nature: 'substantial' }),
    finds: ['costsToConsult informs'],
    cites: 'UNTOC 18(28)',
  },
  {
    rule: 'MLA-28',
    when: 'costs under the treaty with Cordovia, which has its own rule',
    act: estimate({ nature: 'substantial' }),
    to: 'Cordovia',
    finds: ['costsByTreaty informs'],
    cites: 'XA-XC 16(1)',
  },
  {
    rule: 'MLA-28',
    when: 'costs in a currency that has no code',
    act: estimate({ currency: 'crowns' }),
    finds: ['currencyNotACode warns', 'ordinaryCostsStay informs'],
  },
  {
    rule: 'MLA-28',
    when: 'costs called ordinary, above what the State declared it consults upon',
    act: estimate(),
    to: thrifty,
    finds: ['costsAboveThreshold warns', 'ordinaryCostsStay informs'],
    cites: costsAct,
  },
  {
    rule: 'MLA-28',
    when: 'costs of exactly that amount',
    act: estimate({ amount: 500 }),
    to: thrifty,
    finds: ['ordinaryCostsStay informs'],
    cites: 'UNTOC 18(28)',
  },
  {
    rule: 'MLA-28',
    when: 'a result whose extraordinary costs nobody agreed on',
    act: deliver,
    shared: estimated({}),
    finds: ['costsNotAgreed warns'],
    cites: 'UNTOC 18(28)',
  },
  {
    rule: 'MLA-28',
    when: 'a result whose extraordinary costs were agreed on',
    act: deliver,
    shared: estimated({ outcome: { agreed: true, at } }),
    finds: [],
  },
  {
    rule: 'MLA-28',
    when: 'a result whose costs are ordinary',
    act: deliver,
    shared: estimated({ nature: 'ordinary' }),
    finds: [],
  },

  {
    rule: 'MLA-20',
    when: 'an acceptance where no secrecy was demanded',
    request: open,
    act: accept,
    finds: [],
  },
  {
    rule: 'MLA-20',
    when: 'an acceptance after the demand was answered: it can be kept',
    request: secret,
    act: accept,
    shared: { confidentiality: { answer: 'comply', at } },
    finds: [],
  },
  {
    rule: 'MLA-20',
    when: 'an acceptance before the demand was answered',
    request: secret,
    act: accept,
    finds: ['confidentialityUnanswered warns'],
    cites: 'UNTOC 18(20)',
  },
  {
    rule: 'MLA-20',
    when: 'the same under the treaty with Cordovia',
    request: secret,
    act: accept,
    to: 'Cordovia',
    finds: ['confidentialityUnanswered warns'],
    cites: 'XA-XC 11(1)',
  },
  {
    rule: 'MLA-20',
    when: 'an acceptance before the other side chose what follows from a no',
    request: secret,
    act: accept,
    shared: { confidentiality: { answer: 'cannot', at } },
    finds: ['confidentialityChoiceOpen warns'],
    cites: 'house confidentiality-choice',
  },
  {
    rule: 'MLA-20',
    when: 'an acceptance after it chose to go on',
    request: secret,
    act: accept,
    shared: { confidentiality: { answer: 'cannot', at, choice: { is: 'goOn', at } } },
    finds: [],
  },
  {
    rule: 'MLA-20',
    when: 'that choice itself, which is practice and no treaty',
    request: secret,
    by: 'requesting',
    act: { type: 'goOnWithoutConfidentiality', data: {} },
    shared: { confidentiality: { answer: 'cannot', at } },
    finds: ['choiceIsPractice informs'],
    cites: 'house confidentiality-choice',
  },
  {
    rule: 'MLA-20',
    when: 'an answer that secrecy can be kept in part, without saying who would know',
    request: secret,
    act: { type: 'answerConfidentiality', data: { answer: 'partly' } },
    finds: ['confidentialityUnexplained warns'],
    cites: 'house confidentiality-choice',
  },
  {
    rule: 'MLA-20',
    when: 'the same answer, which says it',
    request: secret,
    act: { type: 'answerConfidentiality', data: { answer: 'partly', explanation: text('Le juge.') } },
    finds: [],
  },

  {
    rule: 'MLA-24',
    when: 'a measure no longer required before anything was done',
    by: 'requesting',
    act: { type: 'noLongerRequired', data: { measure: 'm3' } },
    finds: [],
  },
  {
    rule: 'MLA-24',
    when: 'a freezing no longer required, which was executed',
    by: 'requesting',
    act: { type: 'noLongerRequired', data: { measure: 'm3' } },
    shared: { measures: [{ id: 'm3', kind: 'freezing', state: 'executed', since: at, conditions: [] }] },
    finds: ['releaseWhatIsHeld informs'],
    cites: 'UNTOC 18(24)',
  },

  {
    rule: 'ACT-04',
    when: 'one field of the request changed',
    by: 'requesting',
    act: propose('caseName'),
    finds: [],
  },
  {
    rule: 'ACT-04',
    when: 'a change of a field the request has not',
    by: 'requesting',
    act: propose('measures.m9.account'),
    finds: ['amendmentFitsNoField blocks'],
    cites: 'house amended-field-by-field',
  },
  {
    rule: 'ACT-04',
    when: 'an amendment sent as it was proposed',
    by: 'requesting',
    act: amend(),
    own: { proposals: [proposal] },
    finds: [],
  },
  {
    rule: 'ACT-04',
    when: 'an amendment sent otherwise than it was proposed',
    by: 'requesting',
    act: amend({ reasons: text('Autre motif.') }),
    own: { proposals: [proposal] },
    finds: ['amendmentNotAsProposed blocks'],
    cites: 'house approved-by-a-second-person',
  },
  {
    rule: 'ACT-04',
    when: 'other proceedings named before any result came',
    by: 'requesting',
    act: propose('proceedings.p1.reference'),
    finds: [],
  },
  {
    rule: 'ACT-04',
    when: 'other proceedings named after one came, which widens no use',
    by: 'requesting',
    act: propose('proceedings.p1.reference'),
    shared: { results: [{ act: 'r1', measure: 'm1', at, files: [] }] },
    finds: ['amendmentWidensNoUse informs'],
    cites: 'UNTOC 18(19)',
  },
  {
    rule: 'ACT-12',
    when: 'a reminder put off until tomorrow',
    by: 'requesting',
    act: { type: 'putOffChaser', data: { step: 'after10', until: '2026-11-24', why: 'Fermé.' } },
    finds: [],
  },
  {
    rule: 'ACT-12',
    when: 'a reminder put off until today',
    by: 'requesting',
    act: { type: 'putOffChaser', data: { step: 'after10', until: '2026-11-23', why: 'Fermé.' } },
    finds: ['putOffNotAhead blocks'],
    cites: 'house silence-decided-upon',
  },
  {
    rule: 'ACT-05',
    when: 'a letter that left today',
    by: 'requesting',
    act: way('dispatch', '2026-11-23'),
    finds: [],
  },
  {
    rule: 'ACT-05',
    when: 'a letter that is to leave tomorrow',
    by: 'requesting',
    act: way('dispatch', '2026-11-24'),
    finds: ['dayToCome blocks'],
    cites: 'house letters-way-recorded',
  },
  {
    rule: 'ACT-05',
    when: 'a letter that left again, the first not having arrived, written down later',
    by: 'requesting',
    act: way('dispatch', '2026-11-19'),
    own: onItsWay,
    finds: [],
  },
  {
    rule: 'ACT-05',
    when: 'an arrival on the day of departure',
    by: 'requesting',
    act: way('confirmDelivery', '2026-11-20'),
    own: onItsWay,
    finds: [],
  },
  {
    rule: 'ACT-05',
    when: 'an arrival before the departure',
    by: 'requesting',
    act: way('confirmDelivery', '2026-11-19'),
    own: onItsWay,
    finds: ['arrivedBeforeItLeft blocks'],
    cites: 'house letters-way-recorded',
  },
]
