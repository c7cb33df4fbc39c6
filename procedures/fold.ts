import { next } from '#lib/lifecycle.ts'
import { causalOrder } from '#lib/order.ts'
import type { Side } from './act.ts'
import { ended } from './ended.ts'
import { needsConsultation, openEstimate } from './lanes/costs.ts'
import { dispatched } from './lanes/dispatch.ts'
import { quietLanes } from './lanes/lane-state.ts'
import { lanes } from './lanes/lanes.ts'
import { ownLanes } from './lanes/own-lanes.ts'
import { beforeSending, draftClosedAt, draftShared } from './lanes/pre-consultation.ts'
import { withPair } from './lanes/waiver.ts'
import { isAbout } from './open-acts.ts'
import type { Procedure, Step } from './procedure.ts'
import { noTranslation } from './lanes/translation/state.ts'
import type {
  CaseState,
  ClockState,
  Entry,
  Measure,
  OwnState,
  Passed,
  Receipt,
  SharedState,
} from './state.ts'

/** A case before its first act. */
export function beginning(side: Side): CaseState {
  return {
    side,
    shared: {
      state: null,
      requesting: null,
      request: null,
      requestingReference: null,
      governing: null,
      opening: null,
      measures: [],
      registration: null,
      questions: [],
      consultations: [],
      conditions: [],
      results: [],
      answeredAt: null,
      ...quietLanes,
      heads: [],
      outOfTurn: [],
      count: 0,
    },
    own: {
      state: null,
      states: [],
      hands: {},
      officer: null,
      closedAt: null,
      approval: null,
      dispatches: [],
      expunged: [],
      uses: [],
      proposals: [],
      receipt: null,
      chasersPutOff: [],
      resolved: [],
      draftClosed: null,
      translation: noTranslation,
      calls: [],
      oralDecisions: [],
      custody: [],
      closing: null,
      waivers: [],
      pairs: [],
      tasks: [],
      asked: null,
    },
    clock: { turns: [], states: [] },
    waiting: [],
  }
}

/**
 * The state that follows from all acts of a case, in whatever order they arrived.
 * Crossing acts take part in the order both sides share: by cause, then sender and hash. An act that names
 * one we do not have yet waits outside until it comes.
 */
export function fold(procedure: Procedure, side: Side, entries: readonly Entry[]): CaseState {
  const own = entries.filter(entry => entry.header.strand === 'own').toSorted((a, b) => a.n - b.n)
  const crossing = entries
    .filter(entry => entry.header.strand === 'shared')
    .map(entry => ({ hash: entry.hash, from: entry.header.from, after: entry.header.after, entry }))
  const { ordered, waiting } = causalOrder(crossing)
  const inOrder = [...ordered.map(item => item.entry), ...own]
  const start = { ...beginning(side), waiting: waiting.map(item => item.hash) }
  return inOrder.reduce<CaseState>((state, entry) => step(procedure, state, entry), start)
}

/**
 * The state after one more act, when that needs no reordering: an own act, or a crossing act that names
 * everything seen so far while no other waits for it. `undefined` when the whole case must be folded again.
 */
export function extend(procedure: Procedure, state: CaseState, entry: Entry): CaseState | undefined {
  if (entry.header.strand === 'own') return step(procedure, state, entry)
  if (state.waiting.length > 0) return undefined
  const seen = new Set(entry.header.after)
  const newest = state.shared.heads.length === seen.size && state.shared.heads.every(head => seen.has(head))
  return newest ? step(procedure, state, entry) : undefined
}

/**
 * The state a person is shown: closed here, else where the exchange stands, else where our own work stands. A draft
 * that was shared is still a draft for whoever writes it.
 */
export function shownState(state: CaseState): string {
  if (state.own.state === 'closed' || draftClosedAt(state) !== null) return 'closed'
  if (state.shared.state === draftShared && state.side === 'requesting') return state.own.state ?? 'drafting'
  return state.shared.state ?? state.own.state ?? 'drafting'
}

function step(procedure: Procedure, state: CaseState, entry: Entry): CaseState {
  const { header } = entry
  const own = withHands(procedure, state.own, entry)
  if (header.strand === 'own') return { ...state, own: ownStep(procedure, state.side, own, entry) }
  const shared = sharedStep(procedure, state, entry)
  return { ...state, own, shared, clock: clockStep(state.clock, shared, entry) }
}

function withHands(procedure: Procedure, own: OwnState, entry: Entry): OwnState {
  // What a partner did was recorded here by somebody, and done by nobody here.
  if (entry.by === null || entry.content?.received) return own
  const { type } = entry.header
  // Rules ask who ever took an act, and who took it last: a thousand notes of one person are one hand.
  const others = (own.hands[type] ?? []).filter(person => person !== entry.by)
  const hands = { ...own.hands, [type]: [...others, entry.by] }
  return withPair(procedure, { ...own, hands }, entry)
}

function ownStep(procedure: Procedure, side: Side, own: OwnState, entry: Entry): OwnState {
  const { type } = entry.header
  const to = next(ownSteps(procedure), own.state, type, side)
  // What the table does not allow here is kept in the register and changes nothing.
  if (to === undefined) return own
  const data = entry.content?.data ?? {}
  const closedAt = ended.includes(to) ? (own.closedAt ?? entry.recordedAt) : null
  const states = passed(own.states, to, entry)
  const moved = { ...own, state: to, states, closedAt }
  switch (type) {
    case 'approve':
      return {
        ...moved,
        approval: {
          ...(data as { request: string; files: string[] }),
          by: entry.by ?? '',
          at: entry.header.at,
        },
      }
    case 'returnToAuthor':
      return { ...moved, approval: null }
    case 'assign':
      return { ...moved, officer: typeof data['officer'] === 'string' ? data['officer'] : own.officer }
    case 'receive':
      // Parsed by the act's schema before it was recorded.
      return { ...moved, receipt: data as unknown as Receipt }
    case 'dispatch':
    case 'confirmDelivery':
      return { ...moved, dispatches: dispatched(own.dispatches, type, data) }
    case 'expunge':
      return {
        ...moved,
        expunged: [
          ...own.expunged,
          { ...(data as { act: string; authority: string; reason: string }), at: entry.header.at },
        ],
      }
    default:
      return ownLanes(moved, entry)
  }
}

function sharedStep(procedure: Procedure, state: CaseState, entry: Entry): SharedState {
  const { shared } = state
  const { header, hash } = entry
  const seen = new Set(header.after)
  const kept: SharedState = {
    ...shared,
    heads: [...shared.heads.filter(head => !seen.has(head)), hash],
    count: shared.count + 1,
  }
  const lines = sharedSteps(procedure).filter(row => row.act === header.type)
  const by = sideOf(shared, entry, lines[0])
  const line = lines.find(row => (row.by === by || row.by === 'both') && row.from.includes(shared.state))
  const to = next(lines, shared.state, header.type, by)
  const measure = measureOf(shared, entry)
  // Of an act whose content was destroyed we still know that it was taken, though not about which measure;
  // of a request whose content was destroyed, no measure at all.
  const measureFits =
    !line?.measure ||
    entry.content === null ||
    shared.request === null ||
    (measure !== undefined && line.measure.from.includes(measure.state) && isAbout(line, measure))
  if (!line || to === undefined || !measureFits) return { ...kept, outOfTurn: [...kept.outOfTurn, hash] }

  const moved: SharedState = {
    ...kept,
    state: to,
    requesting: kept.requesting ?? header.from,
    measures: movedMeasures(kept.measures, line, measure, entry),
  }
  return lanes.reduce<SharedState>((shared, lane) => lane(shared, { entry, by, procedure }), moved)
}

/**
 * The side an act speaks for: the authority that sent the request is the requesting one, everyone else the
 * requested one. Taken from the crossing acts alone, so that both sides answer alike.
 */
function sideOf(shared: SharedState, entry: Entry, line: Step | undefined): Side {
  if (shared.requesting === null) return line && line.by !== 'both' ? line.by : 'requesting'
  return entry.header.from === shared.requesting ? 'requesting' : 'requested'
}

function measureOf(shared: SharedState, entry: Entry): Measure | undefined {
  const id = entry.content?.data['measure']
  return shared.measures.find(measure => measure.id === id)
}

function movedMeasures(
  measures: readonly Measure[],
  line: Step,
  about: Measure | undefined,
  entry: Entry,
): readonly Measure[] {
  if (!line.measure || !about || line.measure.to === 'same') return measures
  const to = line.measure.to
  return measures.map(measure =>
    measure.id === about.id ? { ...measure, state: to, since: entry.header.at } : measure,
  )
}

/** Who holds the clock: the requesting State while it owes an answer, nobody once all is answered. */
export function holder(shared: SharedState): Side | 'nobody' {
  if (beforeSending(shared.state) || shared.answeredAt !== null || over.includes(shared.state))
    return 'nobody'
  const stateOf = (id: string) => shared.measures.find(measure => measure.id === id)?.state
  // A refusal or a postponement ends what was still open about its measure.
  const owesAnswer =
    shared.questions.some(question => !question.answer) ||
    shared.conditions.some(item => !item.outcome && stateOf(item.measure) === 'conditionProposed') ||
    shared.consultations.some(
      item => item.replies.length === 0 && stateOf(item.measure) === 'inConsultation',
    ) ||
    shared.costs.some(
      item =>
        item === openEstimate(shared, item.measure) &&
        needsConsultation(item) &&
        awaitsWork.includes(stateOf(item.measure)),
    )
  if (!resting.includes(shared.state)) return owesAnswer ? 'requesting' : 'requested'
  const asked =
    shared.measures.some(measure => measure.state === 'inConsultation') ||
    shared.useRequests.some(item => !item.outcome)
  return owesAnswer || asked ? 'requesting' : 'nobody'
}

/** Shared states in which nobody owes anything any more. */
const over: readonly (string | null)[] = ['withdrawn', 'forwarded', 'merged']
/** Shared states in which nothing is to be carried out: only who is asked something owes an answer. */
const resting: readonly (string | null)[] = ['acknowledged']
/** States of a measure whose execution may wait for an agreement on costs. */
const awaitsWork: readonly (Measure['state'] | undefined)[] = ['asked', 'accepted', 'inConsultation']

function clockStep(clock: ClockState, shared: SharedState, entry: Entry): ClockState {
  const states = passed(clock.states, shared.state, entry)
  const holds = holder(shared)
  // A draft is no request: no clock begins with it.
  if (shared.state === draftShared) return { ...clock, states }
  const last = clock.turns.at(-1)
  if (last?.holder === holds) return states === clock.states ? clock : { ...clock, states }
  return { turns: [...clock.turns, { holder: holds, from: noSooner(last, cameAt(entry)) }], states }
}

/** The states a strand went through, with the one it stands in now. */
function passed(states: readonly Passed[], now: string | null, entry: Entry): readonly Passed[] {
  const last = states.at(-1)
  if (now === null || last?.state === now) return states
  return [...states, { state: now, from: noSooner(last, entry.recordedAt) }]
}

/**
 * Acts taken at the same time stand in the shared order, which need not be the order in which we recorded them;
 * nothing begins before what it follows.
 */
function noSooner(last: { readonly from: string } | undefined, at: string): string {
  return last && last.from > at ? last.from : at
}

/**
 * When an act came: as it was recorded, or, of a letter, the day it came, which may lie before. Noon of that day is
 * the same day wherever an authority sits.
 */
function cameAt({ recordedAt, content }: Entry): string {
  const day = content?.received?.on
  return day !== undefined && day < recordedAt.slice(0, 10) ? `${day}T12:00:00Z` : recordedAt
}

const ownSteps = (procedure: Procedure) => procedure.lifecycle.filter(line => line.strand === 'own')
const sharedSteps = (procedure: Procedure) => procedure.lifecycle.filter(line => line.strand === 'shared')
