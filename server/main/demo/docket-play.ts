import type { CaseView } from '#api/cases.ts'
import { readCase } from '#cases/read.ts'
import type { PersonActor } from '#db/actor.ts'
import type { Duty } from '#procedures/procedure.ts'
import type { Measure, SharedState } from '#procedures/state.ts'
import type { DocketCase } from './docket-cases.ts'
import type { AboutMeasure } from './docket-words.ts'
import { type DemoPerson, demoPeople } from './people.ts'
import type { PreparedOffice } from './prepare.ts'
import { asksConfidence, sayAs } from './request-of.ts'

/** One case of the docket on its way. */
export interface Play {
  readonly case: DocketCase
  readonly number: number
  readonly requesting: PreparedOffice
  readonly requested: PreparedOffice
  /** Empty until it was started. */
  id: string
}

export type Side = 'requesting' | 'requested'

/** Somebody of an office, as the demo and the program know them. */
interface Somebody {
  readonly facts: DemoPerson
  readonly actor: PersonActor
}

/** The officer of the case on a side: they take turns, and what is restricted goes to who may read it. */
export function officerOf(play: Play, side: Side): Somebody {
  const restricted = side === 'requesting' ? play.case.confidentiality === 1 : asksConfidence(play.number)
  const able = peopleOf(play, side, 'officer').filter(one => !restricted || one.actor.level > 0)
  return pick(able, play)
}

export function personOf(play: Play, side: Side, duty: Duty): Somebody {
  return pick(peopleOf(play, side, duty), play)
}

export function colleagueOf(play: Play, officer: Somebody): Somebody {
  const others = peopleOf(play, 'requesting', 'officer').filter(
    one => one.actor.person !== officer.actor.person,
  )
  return pick(others, play)
}

function peopleOf(play: Play, side: Side, duty: Duty): Somebody[] {
  const { people } = play[side]
  return demoPeople[stateOf(play, side)].flatMap(facts => {
    const actor = people.get(facts.login)
    return actor?.duties.includes(duty) ? [{ facts, actor }] : []
  })
}

export function look(play: Play, side: Side, duty: Duty): Promise<CaseView> {
  return readCase(play[side].crossing.office, personOf(play, side, duty).actor, play.id)
}

export async function sharedOf(play: Play): Promise<SharedState> {
  return (await look(play, 'requesting', 'head')).folded.shared
}

export async function measuresOf(play: Play): Promise<readonly Measure[]> {
  return (await sharedOf(play)).measures
}

/** Words that make sense of the first or the last measure of the case. */
export async function aptWords<T extends AboutMeasure>(
  play: Play,
  from: readonly T[],
  which: 'first' | 'last',
): Promise<T> {
  const measure = (await measuresOf(play)).at(which === 'first' ? 0 : -1)
  const sort = measure?.kind === 'videoHearing' ? 'hearing' : 'account'
  return pick(
    from.filter(one => one.about === undefined || one.about === sort),
    play,
  )
}

function stateOf({ case: { from } }: Play, side: Side): 'XA' | 'XB' {
  return (side === 'requesting') === (from === 'XA') ? 'XA' : 'XB'
}

export function languageOf(play: Play, side: Side): 'en' | 'fr' {
  return stateOf(play, side) === 'XA' ? 'en' : 'fr'
}

export function said(play: Play, side: Side, { en, fr }: { readonly en: string; readonly fr: string }) {
  return sayAs(officerOf(play, side).facts)(en, fr)
}

export function own(play: Play, said: { readonly en: string; readonly fr: string }): string {
  return said[languageOf(play, 'requesting')]
}

export function inDays(play: Play, days: number): string {
  const { office } = play.requested.crossing
  return office.now().toZonedDateTimeISO(office.zone).toPlainDate().add({ days }).toString()
}

export function pick<T>(from: readonly T[], { number }: Play): T {
  const one = from[number % from.length]
  if (one === undefined) throw new Error('There is something to choose from')
  return one
}
