import type { Side } from '../act.ts'
import type { Finding } from '../review.ts'
import type { SharedState } from '../state.ts'
import { portMerle } from './example.ts'
import type { Information } from './form.ts'

/** A case for a rule: what it reads, and all that this rule finds in it. Written for lawyers. */
export interface RuleCase {
  readonly rule: string
  readonly when: string
  readonly request?: Information
  readonly act?: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }
  /** Who looks at it, or takes the act. */
  readonly by: Side
  readonly finds: readonly `${string} ${Finding['severity']}`[]
  readonly cites?: string
  /** Steps one person took alone. */
  readonly waivers?: { readonly open: number; readonly objected: number }
  /** What the case is when the act is taken, beside the example as sent. */
  readonly shared?: Partial<SharedState>
}

const at = '2026-11-23T09:00:00Z'
const words = { fr: { text: 'x', origin: 'written' as const, by: 'y' } }
const asked = { id: 'u1', result: 'i2', proceedings: '8 KR 2', purpose: words, askedAt: at }
const told = { id: 'd1', result: 'i2', proceedings: '9 KR 5', moment: 'before', at, consultation: [] }
const recalled = { id: 'k1', by: 'requesting', act: 's1', ask: 'destroy', reasons: words, at } as const
const log = (measure: string, purpose: string, proceedings = '8 KR 2') => ({
  type: 'recordUse',
  data: { measure, purpose, proceedings },
})
const settle = (data: object) => ({ type: 'settleRestrictions', data: { measure: 'i2', ...data } })

/** The example with one item changed. */
function withItem(id: string, change: object): Information {
  // Only fields every kind has are changed in these cases.
  const information = portMerle.information.map(item =>
    item.id === id ? { ...item, ...change } : item,
  ) as NonNullable<Information['information']>
  return { ...portMerle, information }
}
const without = (...names: (keyof Information)[]): Information =>
  Object.fromEntries(Object.entries(portMerle).filter(([name]) => !names.some(one => one === name)))

const onUse = (rest: Omit<RuleCase, 'rule' | 'by'> & { by?: Side }): RuleCase => ({
  rule: 'MLA-05',
  by: 'requested',
  ...rest,
})

export const ruleCases: readonly RuleCase[] = [
  // 18(4): what is sent, and why.
  {
    rule: 'MLA-04',
    when: 'why it could help is said, and our own law',
    by: 'requesting',
    request: portMerle,
    finds: [],
  },
  {
    rule: 'MLA-04',
    when: 'nothing says why it could help, nor on which provision of ours it is sent',
    by: 'requesting',
    request: without('why', 'mayServe', 'ownLaw'),
    finds: ['beliefUnsaid warns', 'ownLawUnsaid informs'],
    cites: 'UNTOC 18(4)',
  },
  {
    rule: 'MLA-04',
    when: 'it arrived without a word on the sender’s own law, which is the sender’s business',
    by: 'requested',
    request: without('ownLaw'),
    finds: [],
  },
  {
    rule: 'SI-01',
    when: 'items, inquiries and a language are there',
    by: 'requesting',
    request: portMerle,
    finds: [],
  },
  {
    rule: 'SI-01',
    when: 'nothing is told, from nowhere, in no language',
    by: 'requesting',
    request: without('information', 'inquiries', 'languages'),
    finds: ['informationMissing blocks', 'inquiriesMissing warns', 'letterLanguageMissing blocks'],
    cites: 'house information-item-by-item',
  },
  {
    rule: 'SI-01',
    when: 'an item does not say what it is',
    by: 'requesting',
    request: withItem('i1', { text: {} }),
    finds: ['informationUntold warns'],
  },

  // 18(5): what the sender asks for.
  onUse({ when: 'each item says how it may be used', by: 'requesting', request: portMerle, finds: [] }),
  onUse({
    when: 'an item says nothing of its use, and its secrecy ended last year',
    by: 'requesting',
    request: withItem('i2', { restriction: undefined, confidentialUntil: '2025-12-31' }),
    finds: ['restrictionUnsaid warns', 'secrecyIsOver warns'],
    cites: 'UNTOC 18(5)',
  }),
  onUse({
    when: 'a restriction in other words, and no words',
    by: 'requesting',
    request: withItem('i3', { restriction: 'other' }),
    finds: ['restrictionTermsMissing warns'],
  }),
  onUse({
    when: 'it arrived with restrictions on two of its items',
    request: portMerle,
    finds: ['restrictionsBind informs', 'restrictionsBind informs'],
  }),
  onUse({
    when: 'the restrictions are changed, and what holds now is written',
    by: 'requesting',
    act: settle({ outcome: 'changed', terms: words }),
    finds: [],
  }),
  onUse({
    when: 'the restrictions are changed, and nothing says to what',
    by: 'requesting',
    act: settle({ outcome: 'changed' }),
    finds: ['changedTermsMissing blocks'],
    cites: 'UNTOC 18(5)',
  }),
  onUse({
    when: 'consent is asked for what is free',
    act: { type: 'askUse', data: { measure: 'i1', proceedings: '8 KR 2', purpose: words } },
    finds: ['useIsFree informs'],
  }),
  onUse({
    when: 'consent is asked for what is restricted',
    act: { type: 'askUse', data: { measure: 'i2', proceedings: '8 KR 2', purpose: words } },
    finds: [],
  }),
  onUse({
    when: 'consent on conditions nobody wrote',
    by: 'requesting',
    act: { type: 'answerUse', data: { use: 'u1', answer: 'grantedOnConditions' } },
    shared: { useRequests: [asked] },
    finds: ['useConditionsMissing warns'],
  }),
  onUse({
    when: 'a use within the restriction is logged',
    act: log('i3', 'stated'),
    finds: [],
  }),
  onUse({
    when: 'a use against a restriction is logged: kept, and flagged',
    act: log('i2', 'otherProceedings'),
    finds: ['useAgainstRestriction warns'],
    cites: 'UNTOC 18(5)',
  }),
  onUse({
    when: 'what is secret was passed on, though its use had been consented to',
    act: log('i2', 'onwardTransfer'),
    shared: { useRequests: [{ ...asked, outcome: { answer: 'granted', at } }] },
    finds: ['secretPassedOn warns'],
  }),
  onUse({
    when: 'what clears an accused person was disclosed without notice',
    act: log('i2', 'exculpatory', '9 KR 5'),
    finds: ['noticeOfDisclosureDue warns'],
    cites: 'UNTOC 18(5)',
  }),
  onUse({
    when: 'what clears an accused person was disclosed after notice',
    act: log('i2', 'exculpatory', '9 KR 5'),
    shared: { disclosures: [told] },
    finds: [],
  }),
  onUse({
    when: 'notice before a disclosure: nothing holds it back',
    act: { type: 'announceDisclosure', data: { measure: 'i2', proceedings: '9 KR 5', moment: 'before' } },
    finds: ['disclosureStaysFree informs'],
  }),
  onUse({
    when: 'notice after a disclosure, without the reason why not before',
    act: { type: 'announceDisclosure', data: { measure: 'i2', proceedings: '9 KR 5', moment: 'after' } },
    finds: ['disclosureStaysFree informs', 'whyNotBeforeMissing warns'],
  }),

  // An answer names what it answers.
  {
    rule: 'ACT-03',
    when: 'an answer to a use nobody asked for',
    by: 'requesting',
    act: { type: 'answerUse', data: { use: 'u9', answer: 'denied' } },
    shared: { useRequests: [asked] },
    finds: ['namesNothingHere blocks'],
    cites: 'house answers-name-what-they-answer',
  },
  {
    rule: 'ACT-03',
    when: 'an answer to the use that was asked for',
    by: 'requesting',
    act: { type: 'answerUse', data: { use: 'u1', answer: 'denied' } },
    shared: { useRequests: [asked] },
    finds: [],
  },
  {
    rule: 'ACT-03',
    when: 'the recall of the other side is confirmed',
    by: 'requested',
    act: { type: 'confirmRecall', data: { recall: 'k1', done: 'destroyed' } },
    shared: { recalls: [recalled] },
    finds: [],
  },
  {
    rule: 'ACT-03',
    when: 'a consultation on a disclosure nobody announced',
    by: 'requesting',
    act: { type: 'consultOnDisclosure', data: { notice: 'd9', text: words } },
    shared: { disclosures: [told] },
    finds: ['namesNothingHere blocks'],
  },

  // What one person decided alone.
  {
    rule: 'OFF-01',
    when: 'approved by one person, and nobody answered for it',
    by: 'requesting',
    waivers: { open: 1, objected: 0 },
    finds: ['waiverUnanswered warns'],
    cites: 'house second-person-waived',
  },
  {
    rule: 'OFF-01',
    when: 'approved by one person, to which the second objected',
    by: 'requesting',
    waivers: { open: 0, objected: 1 },
    finds: ['waiverObjected warns'],
  },
  { rule: 'OFF-01', when: 'decided by two people', by: 'requesting', finds: [] },
]
