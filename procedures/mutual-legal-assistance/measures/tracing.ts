import { done, type MeasureKind } from './kind.ts'

const sources = ['banks', 'land', 'companies', 'vehicles', 'virtualAssets', 'insurance', 'customs'] as const

/** Proceeds, property and instrumentalities found or followed (18(3)(g)). */
export const tracing = {
  purpose: 'tracing',
  alsoFor: ['information', 'records'],
  coercive: false,
  why: 'It asks registers and institutions; holding on to what is found is a freezing.',
  facts: 'needed',
  fields: {
    looked: {
      kind: 'choices',
      options: ['proceeds', 'property', 'instrumentalities', 'otherThings'],
      topic: 'contents.assistance',
    },
    property: { kind: 'prose', topic: 'contents.assistance' },
    owner: { kind: 'references', list: 'persons', topic: 'contents.persons' },
    startingPoint: { kind: 'prose', topic: 'contents.nexus' },
    sources: { kind: 'choices', options: sources, topic: 'contents.assistance' },
    from: { kind: 'date', topic: 'contents.assistance' },
    to: { kind: 'date', topic: 'contents.assistance' },
  },
  proof: {
    ...done,
    found: { kind: 'yesNo', topic: 'execution' },
    property: { kind: 'prose', topic: 'execution' },
    searched: { kind: 'choices', options: sources, topic: 'execution' },
    asOf: { kind: 'date', topic: 'execution' },
  },
  proves: ['by', 'found', 'searched', 'asOf'],
  watch: [],
} as const satisfies MeasureKind
