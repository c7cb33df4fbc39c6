import type { CaseView } from '#api/cases.ts'
import { ended } from '#procedures/ended.ts'
import { askSteps } from '#procedures/lanes/asks.ts'
import { isTaskStep } from '#procedures/lanes/tasks.ts'
import { translationActs } from '#procedures/lanes/translation/acts.ts'
import type { Procedure, Step } from '#procedures/procedure.ts'
import type { MeasureState } from '#procedures/state.ts'

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
  readonly measures: readonly MeasureOffers[]
  /** About the whole case and seldom wanted: under "More steps". */
  readonly more: readonly Offer[]
  /** Work of our own that moves nothing: notes, assignment. */
  readonly beside: readonly Offer[]
  /** Destroying a content by order: nothing for every day, so it stands with the proof. */
  readonly destroying: readonly Offer[]
}

export interface MeasureOffers {
  readonly id: string
  readonly offers: readonly Offer[]
  readonly more: readonly Offer[]
}

/**
 * The open acts in the order a person wants them: what leads on first, then what is possible, what is closed
 * with its reason, and apart from them what moves nothing.
 *
 * @param next the state the ordinary course leads to
 * @param stateOf where a measure stands
 */
export function offersOf(
  procedure: Procedure,
  open: readonly Open[],
  next: string | undefined,
  stateOf: (measure: string) => MeasureState | undefined,
): Offers {
  const known = open.flatMap(one => {
    const step = procedure.lifecycle.find(line => line.act === one.act)
    // Tasks, asks at home and translations have places of their own, each step beside what it is about.
    const placed = isAboutTask(one.act) || isAboutAsk(one.act) || translationActs.includes(one.act)
    return step && !placed
      ? [{ ...one, step, rank: rankOf(step, next, one.measure ? stateOf(one.measure) : undefined) }]
      : []
  })
  const byRank = known.toSorted((a, b) => a.rank - b.rank)
  const first = byRank.find(one => !one.unless && one.rank < sideways && !isMore(one))
  const offers = byRank.map(
    ({ rank: _, ...one }): Offer => ({
      ...one,
      first: one.step === first?.step && one.measure === first.measure,
    }),
  )
  const onItsOwn = (offer: Offer) => ofLetters.includes(offer.act)
  const destroys = (offer: Offer) => offer.act === 'expunge'
  const isBeside = ({ step }: Offer) => step.strand === 'own' && (step.to === 'same' || isWayOut(step, next))
  const measures = [...new Set(known.flatMap(one => (one.measure ? [one.measure] : [])))]
  return {
    whole: byUse(offers.filter(one => !one.measure && !isBeside(one) && !isMore(one))),
    more: byUse(offers.filter(one => !one.measure && isMore(one))),
    measures: measures.map(id => ({
      id,
      offers: offers.filter(one => one.measure === id && !isMore(one)),
      more: byUse(offers.filter(one => one.measure === id && isMore(one))),
    })),
    beside: offers.filter(
      one => !one.measure && isBeside(one) && !destroys(one) && !isMore(one) && !onItsOwn(one),
    ),
    destroying: offers.filter(destroys),
  }
}

/** Notes about letters: each is offered with its letter. */
export const ofLetters: readonly string[] = ['dispatch', 'confirmDelivery']

const isAboutTask = (act: string) => act === 'giveTask' || isTaskStep(act)

const isAboutAsk = (act: string) =>
  ['takeUpAsk', 'sendAskBack', 'deliverHome', ...askSteps].some(step => step === act)

/** From here on an act is possible, but not what comes next. */
const sideways = 10

/** How far along the ordinary course each state of a measure is. */
const progress: readonly MeasureState[] = ['executed', 'accepted', 'conditionProposed', 'inConsultation']

/** Lower comes sooner: what waits for us, what leads the case on, what leads a measure on, then the rest. */
function rankOf(step: Step, next: string | undefined, at: MeasureState | undefined): number {
  if (step.measure) {
    const far = progress.findIndex(state => state === step.measure?.to)
    // A question of theirs waits for it.
    if (at === 'inConsultation' && step.measure.to === 'asked') return 0
    // Once more what was done already, and to say no or not now, is for a person to look for.
    if (step.measure.to === at || far < 0) return step.measure.to === 'same' ? sideways - 2 : sideways + 1
    return 2 + far
  }
  const waits = step.strand === 'shared' && step.to === 'same' && step.unless !== undefined
  if (waits) return 0
  // To end a case is next only when nothing about its measures is.
  if (step.to === next) return ended.includes(step.to) ? sideways - 3 : 1
  return step.strand === 'shared' && step.to === 'same' ? sideways - 1 : sideways
}

/** What is seldom taken, and what answers something while nothing waits for it. */
function isMore({ step, unless }: Pick<Offer, 'step' | 'unless'>): boolean {
  return step.group === 'more' || (step.group === 'answers' && unless !== undefined)
}

function isWayOut(step: Step, next: string | undefined): boolean {
  return ended.includes(step.to) && step.to !== next
}

function byUse(offers: readonly Offer[]): Offer[] {
  const rank = (one: Offer) => (one.first ? 0 : one.unless ? 2 : 1)
  return offers.toSorted((a, b) => rank(a) - rank(b))
}
