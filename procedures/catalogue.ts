import type { Citation } from '#law/instrument.ts'
import type { Topic } from '#law/topics.ts'
import type { Procedure } from './procedure.ts'

/** One rule of the catalogue: how grave it is, the paragraphs it was written from, and its subject of law. */
export interface CatalogueEntry {
  readonly weight: Weight
  /** `true` where the program is stricter than the text, or speaks where the text is silent. */
  readonly product?: true
  /** The paragraphs of the Convention it was written from; in a case the text that governs is cited. */
  readonly from: readonly Citation[]
  /** Under this subject the texts are asked which of them governs. */
  readonly topic: Topic
}

/** As findings, and besides: `reminds` starts a date or a reminder. */
export const weights = ['blocks', 'warns', 'reminds', 'informs'] as const
export type Weight = (typeof weights)[number]

/** Where a rule is weighed: over a request, over an act, or not by the program yet. */
export type Weighed = 'request' | 'act'

/**
 * Where the program weighs a rule of the catalogue; empty where it does not weigh it yet.
 *
 * @param rule `MLA-23`
 */
export function weighedIn(procedure: Procedure, rule: string): readonly Weighed[] {
  return [
    ...(procedure.requestRules.some(one => one.id === rule) ? (['request'] as const) : []),
    ...(procedure.actRules.some(one => one.id === rule) ? (['act'] as const) : []),
  ]
}
