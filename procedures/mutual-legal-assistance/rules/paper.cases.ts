import type { CaseState } from '../../state.ts'
import { text, type RuleCase } from './cases.ts'

type Shared = CaseState['shared']

const call = (change: object = {}) => ({
  type: 'recordCall',
  data: {
    caller: 'Rosa Vidal, Attorney General of Cordovia',
    number: '+999 30 555 0188',
    madeAt: '2026-11-23T08:10[UTC]',
    asked: 'Freeze the balance of the account ending 4471',
    urgent: 'It leaves for a third State at noon',
    ...change,
  },
})
const orally: Partial<Shared> = { oral: { act: 's1', at: '2026-11-23T08:30:00Z', asked: [] } }
const confirm = (changes: readonly object[] = []) => ({
  type: 'confirmOralRequest',
  data: { dated: '2026-11-23', changes },
})

const telephone = {
  key: 's9.i1',
  by: 'requesting',
  kind: 'device',
  description: text('Un téléphone.'),
  packages: 1,
  seals: 'A 17',
  returnWanted: 'returned',
} as const
const sent = {
  id: 's9',
  by: 'requesting',
  back: false,
  items: ['s9.i1'],
  packages: 1,
  seals: 'A 17, A 18',
  sentOn: '2026-11-20',
  at: '2026-11-20T09:00:00Z',
} as const
const came = { on: '2026-11-22', at: '2026-11-22T09:00:00Z', receivedBy: 'Oda Lind', missing: [] }
const underWay: Partial<Shared> = { items: [telephone], consignments: [sent] }
const here: Partial<Shared> = { items: [telephone], consignments: [{ ...sent, arrival: came }] }
const arrival = (change: object = {}) => ({
  type: 'confirmItems',
  data: {
    consignment: 's9',
    arrivedOn: '2026-11-22',
    receivedBy: 'Oda Lind',
    packages: 1,
    seals: 'intact',
    sealsFound: 'a 18; A 17',
    ...change,
  },
})
const back = (type: 'returnItems' | 'destroyItems', item = 's9.i1') => ({
  type,
  data: { items: [{ id: 'x1', item }] },
})
const handOver = (change: object = {}) => ({
  type: 'moveItem',
  data: {
    item: 's9.i1',
    from: 'Oda  lind',
    to: 'Per Holm',
    place: 'Strong room 2, Nordmar',
    at: '2026-11-23T09:00[UTC]',
    ...change,
  },
})

/** Requests made orally, and things that travel outside the exchange with whoever has them. */
export const paperCases: readonly RuleCase[] = [
  {
    rule: 'ORAL-01',
    when: 'a call under the treaty with Cordovia, which knows oral requests',
    act: call(),
    to: 'Cordovia',
    finds: [],
  },
  {
    rule: 'ORAL-01',
    when: 'a call to Borealia, which declared that it takes none',
    act: call(),
    finds: ['oralNotDeclared warns'],
    cites: 'UNTOC 18(14)',
  },
  {
    rule: 'ORAL-01',
    when: 'a call that Borealia agreed to take this once',
    act: call({ agreed: 'thisOnce' }),
    finds: [],
  },
  {
    rule: 'ORAL-01',
    when: 'an agreement said to rest on a treaty that nobody here knows',
    act: call({ agreed: 'treaty' }),
    finds: ['noTreatyOnOral warns'],
  },
  {
    rule: 'ORAL-01',
    when: 'a call on which nobody agreed, without a reason for the haste, from a number nobody tried',
    act: call({ agreed: 'notAgreed', urgent: ' ', number: undefined }),
    to: 'Cordovia',
    finds: ['callerNotCalledBack warns', 'oralNotAgreed warns', 'oralWithoutUrgency warns'],
    cites: 'house caller-called-back',
  },
  {
    rule: 'ORAL-01',
    when: 'a call where no text is known that could hold the agreement',
    act: call(),
    governed: false,
    finds: ['oralAgreementUnknown warns'],
  },
  {
    rule: 'ORAL-02',
    when: 'a confirmation that says what was said',
    act: confirm(),
    by: 'requesting',
    shared: orally,
    finds: [],
  },
  {
    rule: 'ORAL-02',
    when: 'a confirmation that differs in one place',
    act: confirm([{ id: 'c1', path: 'measures.m1.account', value: 'XB42 0001 4417' }]),
    by: 'requesting',
    shared: orally,
    finds: ['writingDiffers informs'],
    cites: 'UNTOC 18(14)',
  },
  {
    rule: 'ORAL-02',
    when: 'a confirmation of a request that came in writing',
    act: confirm(),
    by: 'requesting',
    finds: ['nothingSaidOrally warns'],
  },
  {
    rule: 'ORAL-02',
    when: 'a second confirmation',
    act: confirm(),
    by: 'requesting',
    shared: {
      oral: {
        act: 's1',
        at: '2026-11-23T08:30:00Z',
        asked: [],
        confirmation: { act: 's2', at: '2026-11-23T12:00:00Z', changes: [] },
      },
    },
    finds: ['confirmedBefore warns'],
  },

  {
    rule: 'ITEM-01',
    when: 'a package with the seals that were announced, in another order',
    act: arrival(),
    shared: underWay,
    finds: [],
  },
  {
    rule: 'ITEM-01',
    when: 'something nobody announced',
    act: arrival({ consignment: 's7' }),
    shared: underWay,
    finds: ['notAnnounced blocks'],
    cites: 'house items-announced-and-confirmed',
  },
  {
    rule: 'ITEM-01',
    when: 'the same package a second time',
    act: arrival(),
    shared: here,
    finds: ['arrivedBefore blocks'],
  },
  {
    rule: 'ITEM-01',
    when: 'another seal, a package too many, and a day before it left',
    act: arrival({ sealsFound: 'A 17, A 19', packages: 2, arrivedOn: '2026-11-19' }),
    shared: underWay,
    finds: ['arrivedBeforeItLeft warns', 'packagesDiffer warns', 'sealsDiffer warns'],
  },
  {
    rule: 'ITEM-01',
    when: 'no seal where two were announced',
    act: arrival({ seals: 'none', sealsFound: undefined }),
    shared: underWay,
    finds: ['sealsNotIntact warns'],
  },
  {
    rule: 'ITEM-01',
    when: 'a broken seal',
    act: arrival({ seals: 'broken' }),
    shared: underWay,
    finds: ['sealsNotIntact warns'],
  },
  {
    rule: 'ITEM-02',
    when: 'the return of a telephone that arrived',
    act: back('returnItems'),
    shared: here,
    finds: [],
  },
  {
    rule: 'ITEM-02',
    when: 'the return of a telephone that is still on its way',
    act: back('returnItems'),
    shared: underWay,
    finds: ['itemNotHere blocks'],
    cites: 'house items-announced-and-confirmed',
  },
  {
    rule: 'ITEM-02',
    when: 'the destruction of what is wanted back',
    act: back('destroyItems'),
    shared: here,
    finds: ['itemWantedBack warns'],
  },
  {
    rule: 'ITEM-02',
    when: 'the destruction of what need not come back',
    act: back('destroyItems'),
    shared: { ...here, items: [{ ...telephone, returnWanted: 'kept' }] },
    finds: [],
  },
  {
    rule: 'ITEM-03',
    when: 'a hand-over by whoever signed for the arrival',
    act: handOver(),
    shared: here,
    finds: [],
  },
  {
    rule: 'ITEM-03',
    when: 'a hand-over of something nobody announced',
    act: handOver({ item: 's7.i1' }),
    shared: here,
    finds: ['notAnnounced blocks'],
  },
  {
    rule: 'ITEM-03',
    when: 'a hand-over by somebody who did not have it',
    act: handOver({ from: 'Nils Brandt' }),
    shared: here,
    finds: ['custodyGap warns'],
    cites: 'house custody-unbroken',
  },
  {
    rule: 'ITEM-03',
    when: 'a hand-over to oneself, before the item arrived',
    act: handOver({ to: 'Oda Lind', at: '2026-11-21T09:00[UTC]' }),
    shared: here,
    finds: ['handOverBeforeLast blocks', 'handOverToOneself warns'],
  },
  {
    rule: 'ITEM-03',
    when: 'a hand-over of what is still on its way to us',
    act: handOver(),
    shared: underWay,
    finds: ['itemElsewhere warns'],
  },
]
