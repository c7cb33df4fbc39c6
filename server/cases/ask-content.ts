import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { PersonActor } from '#db/actor.ts'
import { affected, maybeOne, type Tx } from '#db/pool.ts'
import { doorWith } from '#procedures/lanes/release.ts'
import type { AskRow } from './asks.ts'
import type { LockedCase } from './locked.ts'
import { instantNow, type Office } from './office.ts'
import { closed } from './use-door.ts'

/** What taking an ask up says: what was asked, whatever the caller sent. The ask is the case's from then on. */
export async function contentOfTakeUp(
  tx: Tx,
  locked: LockedCase,
  data: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const id = String(data['ask'])
  const row = await waitingAsk(tx, id)
  if (row.partner !== locked.partner) throw noNewAsk()
  const taken = await affected(
    tx,
    sql`update asks set state = 'takenUp', case_id = ${locked.caseId} where id = ${id} and state = 'asked'`,
  )
  if (taken === 0) throw noNewAsk()
  const { authority, subject, facts, needs, needed_by } = row
  return { ask: id, authority, subject, facts, needs, ...(needed_by === null ? {} : { neededBy: needed_by }) }
}

/** A result goes home only by a use that was written down for it, that is this person's, and that still opens it. */
export function assertReleased(
  office: Office,
  actor: PersonActor,
  { state }: LockedCase,
  data: Readonly<Record<string, unknown>>,
): void {
  const result = String(data['result'])
  const release = String(data['release'])
  const door = doorWith(state, release, { result, person: actor.person, now: instantNow(office) })
  if (!door.open) throw closed(door)
  const use = state.own.uses.find(one => one.id === release)
  if (use?.proceedings === data['proceedings'] && use?.recipient !== undefined) return
  throw new Problem(
    'body-invalid',
    'The use that was written down names other proceedings or no recipient. Write down what it goes home for, and to whom.',
    { fields: [{ path: 'data.release', reason: 'was written down for something else' }] },
  )
}

/** An ask that waits for the caller's intake unit. Throws `not-found`. */
export async function waitingAsk(tx: Tx, id: string): Promise<Waiting> {
  const row = await maybeOne(
    tx,
    sql<Waiting>`
      select id, authority, partner, subject, facts, needs, needed_by from asks
      where id::text = ${id.toLowerCase()} and state = 'asked' and central in (select app.my_intake())`,
  )
  if (row === null) throw noNewAsk()
  return row
}

/** One answer for what waits no more and what was asked of others. */
export function noNewAsk(): Problem {
  return new Problem(
    'not-found',
    'No such ask waits here: it was taken up, declined or withdrawn, or it is not asked of your unit. Load the list again.',
  )
}

type Waiting = Pick<AskRow, 'id' | 'authority' | 'partner' | 'subject' | 'facts' | 'needs' | 'needed_by'>
