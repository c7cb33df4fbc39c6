/**
 * Whether the Convention applies to what a request is about: the limbs of UNTOC 3(1), and the two places
 * where less is asked, 16(1) for extradition and 18(1) for mutual legal assistance. Pure questions with yes
 * or no as answer, for the rules of every procedure.
 */

/** An offence as a request states it. */
export interface StatedOffence {
  readonly convention?: 'article5' | 'article6' | 'article8' | 'article23' | 'seriousCrime' | undefined
  readonly maximumMonths?: number | undefined
  readonly life?: boolean | undefined
}

/** A serious crime carries a maximum of at least so many months of deprivation of liberty (UNTOC 2(b)). */
export const seriousFromMonths = 48

/** UNTOC 2(b); `undefined` while the penalty is not stated. */
export function isSerious(offence: StatedOffence): boolean | undefined {
  if (offence.life) return true
  return offence.maximumMonths === undefined ? undefined : offence.maximumMonths >= seriousFromMonths
}

/** UNTOC 3(1)(a) or (b), by the kind of offence alone: established by the Convention, or serious. */
export function offenceOfArticle3(offence: StatedOffence): boolean {
  if (offence.convention === undefined) return false
  return offence.convention !== 'seriousCrime' || isSerious(offence) !== false
}

/** What a request says beyond the offence. */
export interface StatedScope {
  /** One of the cases of UNTOC 3(2) is asserted. */
  readonly transnational: boolean
  /** An organized criminal group is asserted to be involved. */
  readonly group: boolean
  /** There are reasonable grounds to suspect the one or the other. */
  readonly suspectedTransnational?: boolean
  readonly suspectedGroup?: boolean
}

/** UNTOC 3(1): the full test. */
export function withinArticle3(offence: StatedOffence, scope: StatedScope): boolean {
  return offenceOfArticle3(offence) && scope.transnational && scope.group
}

/** UNTOC 18(1): assistance is also owed on reasonable grounds to suspect both; proof is never asked. */
export function assistanceOwed(offence: StatedOffence, scope: StatedScope): boolean {
  const transnational = scope.transnational || scope.suspectedTransnational === true
  const group = scope.group || scope.suspectedGroup === true
  return offenceOfArticle3(offence) && transnational && group
}

/**
 * UNTOC 16(1): extradition for an offence covered by the Convention, or for one of 3(1)(a) or (b) involving a
 * group when the person is in the requested State: transnationality is then not shown apart. Either way the
 * offence is punishable under the law of both States. Rule SC-10.
 */
export function extraditionOpen(
  offence: StatedOffence,
  scope: StatedScope & { readonly personThere: boolean; readonly punishableInBoth: boolean },
): boolean {
  const located = offenceOfArticle3(offence) && scope.group && scope.personThere
  return scope.punishableInBoth && (withinArticle3(offence, scope) || located)
}
