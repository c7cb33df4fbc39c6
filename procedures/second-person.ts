import { firstHalves, openedBy, standing, takenUnder, unanswered, type Waiver } from './lanes/waiver.ts'
import type { Hand } from './open-acts.ts'
import type { Duty, Obstacle, Procedure, Step } from './procedure.ts'
import type { CaseState } from './state.ts'

/** Whether an authority lets one person decide alone: never, only where nobody else is there to decide, or always. */
export const waiverSettings = ['never', 'whenAlone', 'always'] as const
export type WaiverSetting = (typeof waiverSettings)[number]

/** What is known of the office on the day somebody wants to act. */
export interface OfficeToday {
  /** Colleagues at work today who may read the case, with the duties they hold in it, entrusted ones among them. */
  readonly present: readonly Colleague[]
  /** Who may be named in a waiver: others who may read the case and decide in it, also those who are away. */
  readonly seconds: readonly { readonly person: string; readonly name: string }[]
  readonly waivers: WaiverSetting
  /** Persons for whom this one answers today: who are away and named them, and who left for good. */
  readonly answersFor: readonly string[]
}

export interface Colleague {
  readonly person: string
  readonly name: string
  readonly duties: readonly Duty[]
}

/**
 * Why a step that asks for two people is closed to this person; `undefined` where somebody else took the first half, or
 * a waiver of this person's opens it. The way out is offered where the office allows it.
 */
export function sameHand(
  procedure: Procedure,
  line: Step,
  state: CaseState,
  hand: Hand,
): Obstacle | undefined {
  const code = sameAuthor(line, state, hand.person)
  if (code === undefined || openedBy(procedure, state.own, line.act, hand.person)) return undefined
  return mayWaive(line, state, hand) ? { code, remedy: { act: 'waiveSecondPerson' } } : { code }
}

/** Whether a person took the first half of a decision. */
export function sameAuthor(line: Step, state: CaseState, person: string): string | undefined {
  const others = line.otherThan?.flatMap(act => state.own.hands[act] ?? []) ?? []
  if (others.includes(person)) return 'secondPerson'
  const last = line.otherThanLast && state.own.hands[line.otherThanLast]?.at(-1)
  return last === person ? 'secondPersonForThis' : undefined
}

/** A head of unit may do what an officer or a registrar does: a two-person office must work. */
export function holdsDuty(duties: readonly Duty[], duty: Duty): boolean {
  return duties.includes(duty) || duties.includes('head')
}

/** Colleagues at work today who could take a step in this person's place. */
export function couldTake(line: Step, state: CaseState, hand: Hand): readonly Colleague[] {
  return (hand.office?.present ?? []).filter(
    one =>
      one.person !== hand.person &&
      holdsDuty(one.duties, line.duty) &&
      sameAuthor(line, state, one.person) === undefined,
  )
}

/** Why a waiver cannot be given, or answered, by this person now. */
export function waiverClosed(
  procedure: Procedure,
  state: CaseState,
  line: Step,
  hand: Hand,
  waivable: readonly Step[],
): Obstacle | undefined {
  if (line.waiver === 'gives') return waivable.length > 0 ? undefined : { code: 'nothingToWaive' }
  if (line.waiver === 'answers')
    return answerable(procedure, state, hand, line.act).length > 0 ? undefined : { code: 'noWaiverToAnswer' }
  return undefined
}

/**
 * Waivers this person is asked to answer: named in them, or standing in for who was. What was not done yet is not
 * confirmed, only objected to. Nobody answers a waiver of their own.
 */
export function answerable(
  procedure: Procedure,
  state: CaseState,
  hand: Hand,
  answer: string,
): readonly Waiver[] {
  return unanswered(procedure, state.own).filter(
    one =>
      one.by !== hand.person &&
      (one.second === hand.person || (hand.office?.answersFor.includes(one.second) ?? false)) &&
      (answer === 'objectAfterwards' || takenUnder(procedure, state.own, one) !== undefined),
  )
}

/** Whether the office lets this person decide this alone. What is not known of an office is not allowed in it. */
export function mayWaive(line: Step, state: CaseState, hand: Hand): boolean {
  if (!hand.office || firstHalves(line).length === 0 || !holdsDuty(hand.duties, line.duty)) return false
  switch (hand.office.waivers) {
    case 'never':
      return false
    case 'always':
      return true
    case 'whenAlone':
      return couldTake(line, state, hand).length === 0
  }
}

/** What open and objected waivers a case holds, for the rule that keeps them in sight. */
export function waiversOn(
  procedure: Procedure,
  { own }: CaseState,
): { waivers?: { open: number; objected: number } } {
  const open = unanswered(procedure, own).length
  const objected = own.waivers.filter(
    one => one.answer?.how === 'objected' && standing(procedure, own, one) === 'used',
  ).length
  return open + objected === 0 ? {} : { waivers: { open, objected } }
}
