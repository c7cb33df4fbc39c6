import { done, type MeasureKind } from './kind.ts'

/** What the three have in common in their proof: the order there, and until when it can be challenged. */
const ordered = {
  ...done,
  order: { kind: 'line', topic: 'execution' },
  remedyUntil: { kind: 'date', topic: 'execution' },
} as const

/** A search of premises, a person or a device (18(3)(c)). */
export const search = {
  purpose: 'searchSeizureFreezing',
  alsoFor: [],
  coercive: true,
  why: 'It enters a home or an office against the will of whoever lives or works there.',
  facts: 'needed',
  fields: {
    places: {
      kind: 'list',
      topic: 'contents.assistance',
      fields: {
        address: { kind: 'line', topic: 'contents.assistance' },
        occupier: { kind: 'line', topic: 'contents.assistance' },
      },
    },
    whom: { kind: 'references', list: 'persons', topic: 'contents.persons' },
    sought: { kind: 'prose', topic: 'contents.assistance' },
    devices: { kind: 'yesNo', topic: 'contents.assistance' },
    order: { kind: 'line', topic: 'contents.assistance' },
    proportionality: { kind: 'prose', topic: 'contents.nexus' },
    precautions: { kind: 'prose', topic: 'procedureWished' },
    attending: { kind: 'line', topic: 'procedureWished' },
    executeBy: { kind: 'date', topic: 'suggestedDeadline' },
  },
  proof: {
    ...ordered,
    inventory: { kind: 'prose', topic: 'execution' },
    recordGiven: { kind: 'yesNo', topic: 'execution' },
    custodian: { kind: 'line', topic: 'execution' },
  },
  proves: ['on', 'by', 'order', 'inventory'],
  watch: ['executeBy', 'remedyUntil'],
} as const satisfies MeasureKind

/** Things taken into keeping, as evidence or for confiscation (18(3)(c), 2(f)). */
export const seizure = {
  purpose: 'searchSeizureFreezing',
  alsoFor: ['tracing'],
  coercive: true,
  why: 'It takes things from whoever holds them.',
  facts: 'needed',
  fields: {
    items: { kind: 'prose', topic: 'contents.assistance' },
    location: { kind: 'line', topic: 'contents.assistance' },
    holder: { kind: 'references', list: 'persons', topic: 'contents.persons' },
    order: { kind: 'line', topic: 'contents.assistance' },
    proportionality: { kind: 'prose', topic: 'contents.nexus' },
    handOver: { kind: 'yesNo', topic: 'contents.assistance' },
    handling: { kind: 'prose', topic: 'procedureWished' },
    executeBy: { kind: 'date', topic: 'suggestedDeadline' },
  },
  proof: {
    ...ordered,
    inventory: { kind: 'prose', topic: 'execution' },
    custodian: { kind: 'line', topic: 'execution' },
    until: { kind: 'date', topic: 'execution' },
  },
  proves: ['on', 'by', 'order', 'inventory', 'custodian'],
  watch: ['executeBy', 'remedyUntil', 'until'],
} as const satisfies MeasureKind

/** Property kept from being moved or changed for a time (18(3)(c), 2(f)). */
export const freezing = {
  purpose: 'searchSeizureFreezing',
  alsoFor: ['tracing'],
  coercive: true,
  why: 'It keeps owners from using what is theirs.',
  facts: 'needed',
  fields: {
    property: { kind: 'prose', topic: 'contents.assistance' },
    location: { kind: 'line', topic: 'contents.assistance' },
    account: { kind: 'line', topic: 'contents.assistance' },
    /** Amount with its currency, as written: `1 240 000 XAD`. */
    amount: { kind: 'line', topic: 'contents.assistance' },
    /** How the property is tied to the offence; the facts behind it stand in `nexus`. */
    assetNexus: {
      kind: 'choice',
      options: ['proceeds', 'equivalentValue', 'instrumentality', 'converted', 'intermingled', 'income'],
      topic: 'contents.nexus',
    },
    order: { kind: 'line', topic: 'contents.assistance' },
    /** The day our own order ends unless it is renewed. */
    orderEndsOn: { kind: 'date', topic: 'contents.assistance' },
    until: { kind: 'prose', topic: 'contents.assistance' },
    proportionality: { kind: 'prose', topic: 'contents.nexus' },
    /** Others with rights in the property, as far as known. */
    thirdParties: { kind: 'prose', topic: 'contents.assistance' },
    /** The day by which a request for confiscation, or a release, is expected to follow. */
    followUpBy: { kind: 'date', topic: 'noLongerRequired' },
  },
  proof: {
    ...ordered,
    property: { kind: 'prose', topic: 'execution' },
    amount: { kind: 'line', topic: 'execution' },
    /** The last day of the order there; somebody must decide before it whether to ask for more. */
    until: { kind: 'date', topic: 'execution' },
  },
  proves: ['on', 'by', 'order', 'amount', 'until'],
  watch: ['orderEndsOn', 'followUpBy', 'remedyUntil', 'until'],
} as const satisfies MeasureKind
