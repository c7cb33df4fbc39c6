import type { GoverningStack } from '#law/governing.ts'
import { grounds, groundsFor } from '#law/grounds.ts'
import type { Fields } from '../field.ts'

/**
 * What was weighed on dual criminality (UNTOC 18(9)), recorded with the measure whether it is granted or
 * refused: both texts, who compared them and how, whether the measure is coercive, and what came of it. That
 * help was given although the conduct is no offence here is an outcome like the others.
 */
export const dualCriminalityFields = {
  dualCriminality: {
    kind: 'group',
    topic: 'dualCriminality',
    fields: {
      outcome: {
        kind: 'choice',
        options: ['satisfied', 'notSatisfiedAssisted', 'notSatisfied'],
        topic: 'dualCriminality',
      },
      requestingText: { kind: 'prose', topic: 'dualCriminality' },
      requestedText: { kind: 'prose', topic: 'dualCriminality' },
      comparedBy: { kind: 'choice', options: ['conduct', 'label'], topic: 'dualCriminality' },
      coercive: { kind: 'yesNo', topic: 'dualCriminality' },
      assessor: { kind: 'line', topic: 'dualCriminality' },
      /** Why help is given, or is not, although the text leaves the choice. */
      discretion: { kind: 'prose', topic: 'dualCriminality' },
    },
  },
} as const satisfies Fields

/**
 * A refusal names at least one coded ground of the text that governs; "other" is not offered (house practice:
 * UNTOC 18(21) is not introduced by "only"). Reasons are given for any refusal (UNTOC 18(23)).
 */
export const refuseFields = {
  measure: { kind: 'line', required: true },
  grounds: { kind: 'choices', options: Object.keys(grounds), required: true, topic: 'refusal' },
  reasons: { kind: 'prose', required: true, topic: 'reasons' },
  /** Whether the fiscal side of the offence is all the refusal rests on (UNTOC 18(22)). */
  fiscalAlone: { kind: 'yesNo', topic: 'fiscal' },
  ...dualCriminalityFields,
} as const satisfies Fields

/** The grounds to choose from: those of the texts that govern. The rule stops a wrong one all the same. */
export function offeredGrounds(governing: GoverningStack): readonly string[] {
  return groundsFor(governing).map(ground => ground.code)
}
