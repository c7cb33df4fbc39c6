import { sql } from 'kysely'
import type { PersonActor } from '#db/actor.ts'
import { all, keptPlan, one, type Tx } from '#db/pool.ts'
import type { Hand } from '#procedures/open-acts.ts'
import { duties, type Duty, type Road } from '#procedures/procedure.ts'
import type { Colleague, WaiverSetting } from '#procedures/second-person.ts'
import { type Office, today } from './office.ts'

/** A duty somebody else entrusted to whoever acts, and in whose place it is held. */
export interface Entrusted {
  readonly duty: Duty
  readonly forPerson: string
}

export interface HandToday {
  readonly hand: Hand
  readonly entrusted: readonly Entrusted[]
}

/**
 * Whoever acts, with what was entrusted to them today in the unit of the case, and who else is there. Duties are
 * entrusted, access is not: level and units stay the actor's own, so only who may read the case comes this far.
 */
export async function handToday(
  tx: Tx,
  office: Office,
  actor: PersonActor,
  { caseId, road }: { readonly caseId: string; readonly road: Road },
): Promise<HandToday> {
  const day = today(office)
  const { waivers } = await one(
    tx,
    sql<{ waivers: WaiverSetting }>`${keptPlan}
      select a.waivers from cases c join authorities a on a.id = c.authority where c.id = ${caseId}`,
  )
  const given = await all(
    tx,
    sql<{ person: string; duty: string; forPerson: string }>`${keptPlan}
      select e.person, e.duty, e.for_person as "forPerson"
      from cases c cross join lateral app.entrusted(${day}::date, c.unit) e where c.id = ${caseId}`,
  )
  const readers = await all(
    tx,
    sql<{ person: string; name: string; duties: string[]; away: boolean }>`${keptPlan}
      select p.id as person, p.name, p.duties, exists (
          select 1 from absences a where a.person = p.id and a.ended_at is null
            and ${day}::date between a.from_day and a.until_day
        ) as away
      from app.readers(${caseId}) r join persons p on p.id = r order by p.name`,
  )
  const gone = await all(tx, sql<{ id: string }>`${keptPlan} select id from persons where not active`)
  const entrustedTo = (person: string) =>
    given.flatMap(one => (one.person === person && isDuty(one.duty) ? [{ ...one, duty: one.duty }] : []))
  const colleagues = readers.map(({ person, name, duties: own, away }) => ({
    person,
    name,
    away,
    duties: [...new Set([...own.filter(isDuty), ...entrustedTo(person).map(one => one.duty)])],
  }))
  const entrusted = entrustedTo(actor.person).map(({ duty, forPerson }) => ({ duty, forPerson }))
  const own = actor.duties.filter(isDuty)
  const isHead = own.includes('head')
  return {
    entrusted,
    hand: {
      person: actor.person,
      duties: [...new Set([...own, ...entrusted.map(one => one.duty)])],
      road,
      office: {
        waivers,
        present: colleagues.flatMap(({ away, ...one }): Colleague[] => (away ? [] : [one])),
        seconds: colleagues
          .filter(one => one.person !== actor.person && one.duties.some(duty => duty !== 'registrar'))
          .map(({ person, name }) => ({ person, name })),
        // Who left for good answers nothing any more: a head does.
        answersFor: [...entrusted.map(one => one.forPerson), ...(isHead ? gone.map(({ id }) => id) : [])],
      },
    },
  }
}

/** In whose place a step was taken: nobody's, where the actor's own duties were enough. */
export function inPlaceOf(
  { hand, entrusted }: HandToday,
  actor: PersonActor,
  duty: Duty,
): Entrusted | undefined {
  if (actor.duties.includes(duty) || actor.duties.includes('head')) return undefined
  if (!hand.duties.includes(duty) && !hand.duties.includes('head')) return undefined
  return entrusted.find(one => one.duty === duty) ?? entrusted.find(one => one.duty === 'head')
}

function isDuty(word: string): word is Duty {
  return duties.some(duty => duty === word)
}
