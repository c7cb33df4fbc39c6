import type { Fields } from '../field.ts'
import type { Procedure, Step } from '../procedure.ts'
import type { Entry, OwnState } from '../state.ts'

/**
 * Two people for one decision, and what is done where there is only one (house practice): a recorded waiver opens one
 * named step, once, to its author, and a second person named in it answers afterwards.
 */
export interface Waiver {
  /** Id of the act that gave it. */
  readonly id: string
  /** Its number among our acts: a waiver opens what comes after it. */
  readonly n: number
  /** The act it opens. */
  readonly act: string
  readonly by: string
  readonly why: string
  readonly cannotWait: string
  /** The person who has to answer for it afterwards. */
  readonly second: string
  /** Our instant of recording. */
  readonly at: string
  readonly answer?: WaiverAnswer
}

export interface WaiverAnswer {
  readonly how: 'confirmed' | 'objected'
  readonly by: string | null
  readonly at: string
  readonly reasons?: string
  /** What was done about it. */
  readonly done?: string
}

/** An act that asks for two people, or is the first half of one: who took it, in our order. */
export interface Paired {
  readonly id: string
  readonly n: number
  readonly act: string
  readonly by: string
}

/** Where a waiver stands: `open` until the step is taken, then `used`; `over` when it can open nothing any more. */
export type WaiverStanding = 'open' | 'used' | 'over'

export const waiveFields = {
  act: { kind: 'line', required: true },
  why: { kind: 'line', required: true },
  cannotWait: { kind: 'line', required: true },
  second: { kind: 'line', required: true },
} as const satisfies Fields

export const confirmFields = {
  waiver: { kind: 'line', required: true },
  note: { kind: 'line' },
} as const satisfies Fields

export const objectFields = {
  waiver: { kind: 'line', required: true },
  reasons: { kind: 'line', required: true },
  done: { kind: 'line', required: true },
} as const satisfies Fields

/** The lines of a procedure: nothing else of it is asked here. */
type Table = Pick<Procedure, 'lifecycle'>

/** Own work with the waiver that an act gave, or the answer it brought. */
export function withWaiver(own: OwnState, { header, content, by, n, recordedAt }: Entry): OwnState {
  const { id, type } = header
  // Parsed by the schema of the act's fields before it was recorded; empty once it was destroyed by order.
  const data = (content?.data ?? {}) as Said
  if (type === 'waiveSecondPerson') {
    const { act = '', why = '', cannotWait = '', second = '' } = data
    const given = { id, n, act, by: by ?? '', why, cannotWait, second, at: recordedAt }
    return { ...own, waivers: [...own.waivers, given] }
  }
  const { reasons, note, done } = data
  const answer: WaiverAnswer = {
    how: type === 'confirmAfterwards' ? 'confirmed' : 'objected',
    by,
    at: recordedAt,
    ...((reasons ?? note) ? { reasons: reasons ?? note ?? '' } : {}),
    ...(done ? { done } : {}),
  }
  // The first answer counts.
  const waivers = own.waivers.map(one =>
    one.id === data.waiver && one.answer === undefined ? { ...one, answer } : one,
  )
  return { ...own, waivers }
}

/**
 * Own work with one more act that two people share. By our number, not by the order of the fold: crossing acts are
 * folded first, and a waiver opens only what came after it.
 */
export function withPair(procedure: Table, own: OwnState, entry: Entry): OwnState {
  const { header, by, n } = entry
  if (by === null || !procedure.lifecycle.some(line => isHalfOf(line, header.type))) return own
  const pairs = [...own.pairs, { id: header.id, n, act: header.type, by }].toSorted((a, b) => a.n - b.n)
  return { ...own, pairs }
}

/** Acts that must have another author than this one. */
export function firstHalves(line: Step): readonly string[] {
  return [...(line.otherThan ?? []), ...(line.otherThanLast === undefined ? [] : [line.otherThanLast])]
}

function isHalfOf(line: Step, act: string): boolean {
  const halves = firstHalves(line)
  return halves.length > 0 && (line.act === act || halves.includes(act))
}

/** The act that was taken under a waiver. A new first half after it, as another draft, ends it untaken. */
export function takenUnder(procedure: Table, own: OwnState, waiver: Waiver): Paired | undefined {
  const next = firstAfter(procedure, own, waiver)
  return next?.act === waiver.act && next.by === waiver.by ? next : undefined
}

export function standing(procedure: Table, own: OwnState, waiver: Waiver): WaiverStanding {
  if (takenUnder(procedure, own, waiver)) return 'used'
  const untouched = firstAfter(procedure, own, waiver) === undefined && waiver.answer === undefined
  return untouched ? 'open' : 'over'
}

function firstAfter(procedure: Table, own: OwnState, waiver: Waiver): Paired | undefined {
  const line = procedure.lifecycle.find(row => row.act === waiver.act)
  if (!line) return undefined
  return own.pairs.find(one => one.n > waiver.n && isHalfOf(line, one.act))
}

/** The waiver that opens this act to this person now. */
export function openedBy(procedure: Table, own: OwnState, act: string, person: string): Waiver | undefined {
  return own.waivers.find(
    one => one.act === act && one.by === person && standing(procedure, own, one) === 'open',
  )
}

/** Waivers that were used, or still can be, and that nobody answered: each is owed an answer. */
export function unanswered(procedure: Table, own: OwnState): readonly Waiver[] {
  return own.waivers.filter(one => one.answer === undefined && standing(procedure, own, one) !== 'over')
}

/** The waiver under which an act was taken, for the register to say so. */
export function waiverOf(procedure: Table, own: OwnState, actId: string): Waiver | undefined {
  return own.waivers.find(one => takenUnder(procedure, own, one)?.id === actId)
}

/** The waiver of the approval that holds, where its author approved alone. */
export function waiverOfApproval(procedure: Table, own: OwnState): Waiver | undefined {
  const approval = own.approval && own.pairs.findLast(one => one.act === 'approve')
  return approval ? waiverOf(procedure, own, approval.id) : undefined
}

interface Said {
  act?: string
  why?: string
  cannotWait?: string
  second?: string
  waiver?: string
  reasons?: string
  note?: string
  done?: string
}
