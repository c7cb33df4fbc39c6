import type { ChaserStep } from '#law/chasers.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { DeadlineInput } from '../deadlines.ts'
import type { Proposal } from '../proposal.ts'
import type { Obstacle } from '../procedure.ts'
import type { CaseState } from '../state.ts'
import { confirmationProposed } from './oral-proposal.ts'
import { nextChaser, type DueChaser } from './chasers.ts'

/** The chaser that is due, coming or put off: an enquiry about progress that begins with its step (house practice). */
export function proposalsOf(input: Pick<DeadlineInput, 'state' | 'today' | 'profiles'>): readonly Proposal[] {
  const { state, today, profiles } = input
  const confirmation = confirmationProposed(input)
  const next = nextOf(state, profiles.requesting ?? undefined)
  if (!next) return confirmation
  const step = stepOf(next)
  // A step of an earlier silence, put off then, says nothing about this one. Instants are UTC and compare as text.
  const putOff = state.own.chasersPutOff.findLast(one => one.step === step && one.at > next.from)
  const day = putOff && putOff.until > next.since ? putOff.until : next.since
  return [
    ...confirmation,
    {
      act: 'enquireStatus',
      given: { step },
      ...(letters[next.step] === undefined ? {} : { letter: letters[next.step] }),
      putOffBy: 'putOffChaser',
      missing: next.missing,
      after: next.after,
      day,
      state: day <= today.slice(0, 10) ? 'due' : putOff ? 'putOff' : 'coming',
      ...(putOff ? { why: putOff.why } : {}),
      cites: next.cites,
    },
  ]
}

/** A chaser is put off once it is due. */
export function noChaserDue(state: CaseState, { today }: { today: string }): Obstacle | undefined {
  const due = proposalsOf({ state, today, profiles: {} }).some(
    one => one.act === 'enquireStatus' && one.state === 'due',
  )
  return due ? undefined : { code: 'noChaserDue' }
}

/** Each enquiry that was a step of chasing; a plain question is none. */
function nextOf(state: CaseState, counting: Profile | undefined): DueChaser | undefined {
  const past = state.shared.enquiries.filter(one => one.step !== 'enquiry')
  return nextChaser(state, past, counting)
}

/** The step as the act calls it: reminders by their days, other roads by their name. */
function stepOf({ step, after }: DueChaser): string {
  return step === 'remind' || step === 'enquire' ? `after${after}` : step
}

/** The letters to whoever else is asked. */
const letters: Readonly<Partial<Record<ChaserStep, 'viaNetwork' | 'viaLiaisonMagistrate' | 'viaEmbassy'>>> = {
  network: 'viaNetwork',
  liaisonMagistrate: 'viaLiaisonMagistrate',
  embassy: 'viaEmbassy',
}
