import type { Fields } from '../field.ts'

/**
 * What a request can say besides on an offence: what its proceeds came from, whether the Convention reaches it
 * by itself, and what helps the other side to find the same conduct in its own law (UNTOC 18(9)).
 */
export const offenceDetails = {
  standing: {
    kind: 'choice',
    options: ['covered', 'accessory', 'excluded'],
    topic: 'accessoryOffences',
  },
  /** For laundering: the offence the proceeds come from, as a court would cite it. */
  predicate: { kind: 'line', topic: 'predicateOffences' },
  predicateCommitted: {
    kind: 'choice',
    options: ['requestingState', 'requestedState', 'elsewhere'],
    topic: 'predicateOffences',
  },
  /** For a predicate offence committed abroad: under which of the two laws of UNTOC 6(2)(c) it is criminal. */
  predicateCriminal: {
    kind: 'choices',
    options: ['whereCommitted', 'whereProsecuted'],
    topic: 'predicateOffences',
  },
  /** The conduct alone, without the name its own law gives it. */
  conduct: { kind: 'prose', topic: 'dualCriminality' },
  /** The provision of the requested State that seems to punish the same conduct. */
  requestedProvision: { kind: 'line', topic: 'dualCriminality' },
} as const satisfies Fields

/** The six elements of UNTOC 2(a), in the order of the text. */
export const groupElements = [
  'structured',
  'threeOrMore',
  'overTime',
  'inConcert',
  'aimOfCrimes',
  'materialBenefit',
] as const
export type GroupElement = (typeof groupElements)[number]

const shown = { kind: 'line', topic: 'organizedCriminalGroup' } as const

/** What a request can say besides on the scope: the group, a legal person, proceedings elsewhere. */
export const scopeDetails = {
  criminalGroup: {
    kind: 'group',
    topic: 'organizedCriminalGroup',
    fields: {
      elements: { kind: 'choices', options: groupElements, topic: 'organizedCriminalGroup' },
      /** For each element the words of the facts that support it, as they stand there. */
      structuredShown: shown,
      threeOrMoreShown: shown,
      overTimeShown: shown,
      inConcertShown: shown,
      aimOfCrimesShown: shown,
      materialBenefitShown: shown,
      /** What makes the group structured; by UNTOC 2(c) the first is enough. */
      structuredBy: {
        kind: 'choices',
        options: ['notByChance', 'definedRoles', 'continuity', 'developedStructure'],
        topic: 'organizedCriminalGroup',
      },
    },
  },
  /** How the law of the requesting State makes a legal person liable (UNTOC 10 and 18(2)). */
  legalPersonLiability: {
    kind: 'group',
    topic: 'legalPersons',
    fields: {
      nature: {
        kind: 'choices',
        options: ['criminal', 'civil', 'administrative'],
        topic: 'liabilityOfLegalPersons',
      },
      provision: { kind: 'line', topic: 'legalPersons' },
    },
  },
  /** Proceedings of other States over the same conduct, so far as known (UNTOC 15(5)). */
  parallelProceedings: {
    kind: 'list',
    topic: 'parallelProceedings',
    fields: {
      state: { kind: 'line', topic: 'parallelProceedings' },
      authority: { kind: 'line', topic: 'parallelProceedings' },
      reference: { kind: 'line', topic: 'parallelProceedings' },
      consulted: { kind: 'yesNo', topic: 'parallelProceedings' },
    },
  },
} as const satisfies Fields
