import { haldenTrade } from '../example.ts'
import type { Request } from '../form.ts'
import { text, withMeasure, withOffence, type RuleCase } from './cases.ts'

const elements = [
  'structured',
  'threeOrMore',
  'overTime',
  'inConcert',
  'aimOfCrimes',
  'materialBenefit',
] as const

/** The example with all six elements of a group, each with words of its facts. */
const grouped: Request = {
  ...haldenTrade,
  facts: text(
    'Four persons met each month from January to June 2025, planned the false invoices and shared the money.',
    'en',
  ),
  criminalGroup: {
    elements: [...elements],
    structuredShown: 'met each month',
    threeOrMoreShown: 'Four  persons',
    overTimeShown: 'from January to June 2025',
    inConcertShown: 'planned the false invoices',
    aimOfCrimesShown: 'the false invoices',
    materialBenefitShown: 'shared the money',
    structuredBy: ['notByChance'],
  },
}

/** Laundering of what a fraud brought in, with everything said. */
const laundering = {
  convention: 'article6',
  predicate: 'Fraud, Penal Code of Aurelia, section 214',
  predicateCommitted: 'requestingState',
} as const

const company = {
  id: 'l1',
  role: 'legalPerson',
  name: 'Halden Trade SA',
  citizenship: 'Borealia',
  address: 'Nordmar',
} as const

/** Scope: the Convention applies, by which limb, on what grounds; and what a request says besides. */
export const scopeCases: readonly RuleCase[] = [
  { rule: 'SC-01', when: 'six elements, each with words of the facts', request: grouped, finds: [] },
  { rule: 'SC-01', when: 'no element ticked: grounds to suspect are enough for assistance', finds: [] },
  {
    rule: 'SC-01',
    when: 'four of six elements ticked',
    request: { ...grouped, criminalGroup: { ...grouped.criminalGroup, elements: elements.slice(0, 4) } },
    finds: ['groupElementsMissing warns'],
    cites: 'UNTOC 2(a)',
  },
  {
    rule: 'SC-01',
    when: 'an element without words of the facts, and one with words that do not stand there',
    request: {
      ...grouped,
      criminalGroup: { ...grouped.criminalGroup, threeOrMoreShown: '', inConcertShown: 'swore an oath' },
    },
    finds: ['groupElementUnsupported warns', 'groupSupportNotInFacts warns'],
    cites: 'house group-element-by-element',
  },
  {
    rule: 'SC-01',
    when: 'under a treaty of the two with its own scope',
    request: { ...grouped, criminalGroup: { elements: ['inConcert'] } },
    to: 'Cordovia',
    finds: [],
  },
  { rule: 'SC-02', when: 'a penalty with its provision', finds: [] },
  {
    rule: 'SC-02',
    when: 'a penalty of which it is said that both laws have it',
    request: withOffence({ provision: '', maximumLaw: 'both' }),
    finds: [],
  },
  {
    rule: 'SC-02',
    when: 'a penalty of no law that is named',
    request: withOffence({ provision: '' }),
    finds: ['penaltyLawUnnamed warns'],
    cites: 'house penalty-law-named',
  },
  {
    rule: 'SC-02',
    when: 'imprisonment for life of no law that is named',
    request: withOffence({ provision: '', maximumMonths: undefined, life: true }),
    finds: ['penaltyLawUnnamed warns'],
  },
  { rule: 'SC-03', when: 'a group not formed by chance, without fixed roles', request: grouped, finds: [] },
  {
    rule: 'SC-03',
    when: 'a structured group of which only defined roles are told',
    request: { ...grouped, criminalGroup: { ...grouped.criminalGroup, structuredBy: ['definedRoles'] } },
    finds: ['structureUnexplained informs'],
    cites: 'UNTOC 2(c)',
  },
  { rule: 'SC-04', when: 'a freezing with the order it rests on', finds: [] },
  {
    rule: 'SC-04',
    when: 'a freezing without an order',
    request: withMeasure('m3', { order: '' }),
    finds: ['freezingOrderUnnamed informs'],
    cites: 'UNTOC 2(f)',
  },
  { rule: 'SC-05', when: 'a fraud, for which no predicate offence is asked', finds: [] },
  { rule: 'SC-05', when: 'laundering after a fraud at home', request: withOffence(laundering), finds: [] },
  {
    rule: 'SC-05',
    when: 'laundering after a fraud abroad, criminal under both laws',
    request: withOffence({
      ...laundering,
      predicateCommitted: 'elsewhere',
      predicateCriminal: ['whereCommitted', 'whereProsecuted'],
    }),
    finds: [],
  },
  {
    rule: 'SC-05',
    when: 'laundering of no offence that is named',
    request: withOffence({ ...laundering, predicate: '' }),
    finds: ['predicateMissing warns'],
    cites: 'UNTOC 6(2)(b)',
  },
  {
    rule: 'SC-05',
    when: 'laundering after a fraud abroad, of which only one law was looked at',
    request: withOffence({
      ...laundering,
      predicateCommitted: 'requestedState',
      predicateCriminal: ['whereCommitted'],
    }),
    finds: ['predicateAbroadUnexamined warns'],
    cites: 'UNTOC 6(2)(c)',
  },
  {
    rule: 'SC-06',
    when: 'participation in a group',
    request: withOffence({ convention: 'article5' }),
    finds: [],
  },
  {
    rule: 'SC-06',
    when: 'no offence that has a place in the Convention',
    request: withOffence({ convention: undefined }),
    finds: ['noConventionOffence blocks'],
    cites: 'house limb-asserted',
  },
  {
    rule: 'SC-06',
    when: 'a second offence without a place in it',
    request: { ...haldenTrade, offences: [...(haldenTrade.offences ?? []), { id: 'o2', title: 'Theft' }] },
    finds: ['offenceNotClassified warns'],
    cites: 'UNTOC 3(1)(a)',
  },
  {
    rule: 'SC-06',
    when: 'the same under a treaty of the two',
    request: withOffence({ convention: undefined }),
    to: 'Cordovia',
    finds: [],
  },
  {
    rule: 'SC-07',
    when: 'a maximum of exactly four years',
    request: withOffence({ maximumMonths: 48 }),
    finds: [],
  },
  {
    rule: 'SC-07',
    when: 'a maximum of forty-seven months',
    request: withOffence({ maximumMonths: 47 }),
    finds: ['notSeriousCrime warns'],
    cites: 'UNTOC 2(b)',
  },
  {
    rule: 'SC-07',
    when: 'no maximum',
    request: withOffence({ maximumMonths: undefined }),
    finds: ['maximumUnknown warns'],
    cites: 'house penalty-law-named',
  },
  { rule: 'SC-08', when: 'an offence committed in more than one State', finds: [] },
  {
    rule: 'SC-08',
    when: 'nothing said on its crossing a border',
    request: { ...haldenTrade, transnational: [], locatedThere: [] },
    finds: ['transnationalityNotShown warns'],
    cites: 'UNTOC 3(2)',
  },
  { rule: 'SC-09', when: 'transnational by assertion, and a group suspected with grounds', finds: [] },
  {
    rule: 'SC-09',
    when: 'proceeds in the requested State as the ground to suspect',
    request: { ...haldenTrade, transnational: [] },
    finds: ['relaxedTestApplies informs'],
    cites: 'UNTOC 18(1)',
  },
  {
    rule: 'SC-09',
    when: 'no word on the group',
    request: { ...haldenTrade, suspicionGroup: {} },
    finds: ['groupSuspicionMissing warns'],
    cites: 'UNTOC 18(1)',
  },
  {
    rule: 'SC-11',
    when: 'an offence the Convention covers',
    request: withOffence({ standing: 'covered' }),
    finds: [],
  },
  {
    rule: 'SC-11',
    when: 'an offence that comes along with another',
    request: withOffence({ standing: 'accessory' }),
    finds: ['accessoryOffence informs'],
    cites: 'UNTOC 16(2)',
  },
  {
    rule: 'SC-13',
    when: 'a witness heard by the requested judge',
    request: withMeasure('m2', { conductedBy: 'requestedJudge' }),
    finds: [],
  },
  {
    rule: 'SC-13',
    when: 'a witness heard by the requesting judge, on which the two can agree',
    finds: ['directHearingNeedsAgreement informs'],
    cites: 'UNTOC 4(2)',
  },
  {
    rule: 'SC-13',
    when: 'a suspect heard by the requesting judge, of which no paragraph speaks',
    request: withMeasure('m2', { whom: ['s1'] }),
    finds: ['directActAbroad warns'],
    cites: 'UNTOC 4(2)',
  },
  { rule: 'SC-15', when: 'natural persons only', finds: [] },
  {
    rule: 'SC-15',
    when: 'a company, with the provision that makes it liable',
    request: {
      ...haldenTrade,
      persons: [company],
      legalPersonLiability: { nature: ['administrative'], provision: 'Companies Act of Aurelia, section 31' },
    },
    finds: [],
  },
  {
    rule: 'SC-15',
    when: 'a company, and no word on its liability',
    request: { ...haldenTrade, persons: [company] },
    finds: ['legalPersonLiabilityUnsaid informs'],
    cites: 'UNTOC 18(2)',
  },
  {
    rule: 'SC-16',
    when: 'an investigation in Doria on which the two have consulted',
    request: { ...haldenTrade, parallelProceedings: [{ id: 'x1', state: 'Doria', consulted: true }] },
    finds: [],
  },
  {
    rule: 'SC-16',
    when: 'an investigation in Doria over the same conduct, and no consultation',
    request: { ...haldenTrade, parallelProceedings: [{ id: 'x1', state: 'Doria' }] },
    finds: ['parallelNotCoordinated warns'],
    cites: 'UNTOC 15(5)',
  },
]
