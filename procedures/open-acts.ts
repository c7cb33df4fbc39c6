import type { Duty, Obstacle, Procedure, Road, Step } from './procedure.ts'
import { ended } from './ended.ts'
import type { CaseState, Measure } from './state.ts'

/** An act the case is ready for, or almost: `unless` says what stands in the way and what would remove it. */
export interface OpenAct {
  readonly act: string
  readonly measure?: string
  readonly unless?: Obstacle
}

/** The person who wants to act. */
export interface Hand {
  readonly person: string
  readonly duties: readonly Duty[]
  /** How the partner is reached; the exchange, where nothing is said. */
  readonly road?: Road
  /** A person of an authority at home: takes the steps of her task and no other. */
  readonly home?: true
}

/**
 * Every act the table offers this side now, in the table's order, one per measure where it is about measures.
 * What a duty, a second pair of eyes or the state of a lane forbids stays in the list with the reason.
 */
export function openActs(procedure: Procedure, state: CaseState, hand: Hand, today: string): OpenAct[] {
  return procedure.lifecycle
    .filter(line => offered(line, state, hand))
    .flatMap(line =>
      line.measure
        ? state.shared.measures
            .filter(measure => line.measure?.from.includes(measure.state) && isAbout(line, measure))
            .map(measure => open(line, state, hand, today, measure.id))
        : [open(line, state, hand, today)],
    )
}

/**
 * What a partner that is reached by letter may have done by now, for somebody here to record: every crossing act of
 * its side that the table knows in this state, one per measure. A fact from elsewhere is never stopped by our
 * interlocks; its request is recorded only while it is being read in.
 */
export function theirActs(procedure: Procedure, state: CaseState, hand: Hand): OpenAct[] {
  if (hand.road !== 'letter' || ended.includes(state.own.state)) return []
  if (state.shared.state === null && state.own.state !== 'receiving') return []
  const unless = recorder.some(duty => hand.duties.includes(duty))
    ? {}
    : { unless: { code: 'needsDuty', values: { duty: 'registrar' } } }
  return procedure.lifecycle
    .filter(line => line.strand === 'shared' && !byUs(line, state) && line.from.includes(state.shared.state))
    .flatMap(line =>
      line.measure
        ? state.shared.measures
            .filter(measure => line.measure?.from.includes(measure.state))
            .map(measure => ({ act: line.act, measure: measure.id, ...unless }))
        : [{ act: line.act, ...unless }],
    )
}

/** Who may record by hand what a partner did: all but those who only look. */
const recorder: readonly Duty[] = ['registrar', 'officer', 'head']

/** Why this act may not be taken now, or `undefined` when it may. `notNow` when the table has no such line. */
export function obstacle(
  procedure: Procedure,
  state: CaseState,
  hand: Hand,
  about: { act: string; measure?: string; task?: string; today: string },
): Obstacle | undefined {
  const line = procedure.lifecycle.find(row => row.act === about.act && offered(row, state, hand))
  if (!line) return { code: 'notNow' }
  if (line.measure) {
    const measure = state.shared.measures.find(item => item.id === about.measure)
    if (!measure) return { code: 'noSuchMeasure' }
    if (!line.measure.from.includes(measure.state) || !isAbout(line, measure))
      return { code: 'measureNotNow' }
  }
  return open(line, state, hand, about.today, about.measure, about.task).unless
}

const byUs = (line: Step, state: CaseState) => line.by === 'both' || line.by === state.side

function offered(line: Step, state: CaseState, { home, road = 'exchange' }: Hand): boolean {
  if (line.home !== home) return false
  if (line.only !== undefined && line.only !== road) return false
  const here = line.strand === 'own' ? state.own.state : state.shared.state
  const there = line.strand === 'own' ? state.shared.state : state.own.state
  if (!byUs(line, state) || !line.from.includes(here)) return false
  // A closed case is worked on again only after it was reopened.
  if (line.strand === 'shared' && ended.includes(state.own.state)) return false
  return line.when === undefined || line.when.includes(there)
}

function open(
  line: Step,
  state: CaseState,
  hand: Hand,
  today: string,
  measure?: string,
  task?: string,
): OpenAct {
  const about = {
    today,
    ...(measure === undefined ? {} : { measure }),
    ...(task === undefined ? {} : { task }),
  }
  const unless = dutyMissing(line, hand) ?? sameHand(line, state, hand) ?? line.unless?.(state, about)
  return {
    act: line.act,
    ...(measure === undefined ? {} : { measure }),
    ...(unless === undefined ? {} : { unless }),
  }
}

/** Whether a measure is of a kind the act is about. */
export function isAbout(line: Step, measure: Measure): boolean {
  return line.measure?.kinds?.includes(measure.kind) ?? true
}

function dutyMissing(line: Step, hand: Hand): Obstacle | undefined {
  // A head of unit may do what an officer or a registrar does: a two-person office must work.
  const holds = line.home === true || hand.duties.includes(line.duty) || hand.duties.includes('head')
  return holds ? undefined : { code: 'needsDuty', values: { duty: line.duty } }
}

function sameHand(line: Step, state: CaseState, hand: Hand): Obstacle | undefined {
  const others = line.otherThan?.flatMap(act => state.own.hands[act] ?? []) ?? []
  if (others.includes(hand.person)) return { code: 'secondPerson' }
  const last = line.otherThanLast && state.own.hands[line.otherThanLast]?.at(-1)
  return last === hand.person ? { code: 'secondPersonForThis' } : undefined
}
