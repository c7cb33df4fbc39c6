import type { CaseView } from '#api/cases.ts'
import { ended } from '#procedures/ended.ts'
import type { Procedure, Step } from '#procedures/procedure.ts'

type Open = CaseView['openActs'][number]

/** An act as the page offers it. */
export interface Offer extends Open {
  readonly step: Step
  /** The one thing to do next. */
  readonly first: boolean
}

export interface Offers {
  /** About the whole case. */
  readonly whole: readonly Offer[]
  /** About one measure, in the order of the measures. */
  readonly measures: readonly { readonly id: string; readonly offers: readonly Offer[] }[]
  /** Work of our own that moves nothing: notes, assignment, orders to destroy. */
  readonly beside: readonly Offer[]
}

/**
 * The open acts in the order a person wants them: what leads on first, then what is possible, what is closed
 * with its reason, and apart from them what moves nothing.
 *
 * @param next the state the ordinary course leads to
 */
export function offersOf(procedure: Procedure, open: readonly Open[], next: string | undefined): Offers {
  const known = open.flatMap(one => {
    const step = procedure.lifecycle.find(line => line.act === one.act)
    return step ? [{ ...one, step }] : []
  })
  const first = known.find(one => !one.unless && leadsOn(one.step, next))
  const offers = known.map((one): Offer => ({ ...one, first: one === first }))
  const isBeside = ({ step }: Offer) => step.strand === 'own' && (step.to === 'same' || isWayOut(step, next))
  const measures = [...new Set(offers.flatMap(one => (one.measure ? [one.measure] : [])))]
  return {
    whole: byUse(offers.filter(one => !one.measure && !isBeside(one))),
    measures: measures.map(id => ({ id, offers: offers.filter(one => one.measure === id) })),
    beside: offers.filter(one => !one.measure && isBeside(one)),
  }
}

function leadsOn(step: Step, next: string | undefined): boolean {
  return step.to === next || step.measure !== undefined || (step.strand === 'shared' && step.to === 'same')
}

function isWayOut(step: Step, next: string | undefined): boolean {
  return ended.includes(step.to) && step.to !== next
}

function byUse(offers: readonly Offer[]): Offer[] {
  const rank = (one: Offer) => (one.first ? 0 : one.unless ? 2 : 1)
  return offers.toSorted((a, b) => rank(a) - rank(b))
}
