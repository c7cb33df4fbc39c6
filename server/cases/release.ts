import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import type { Release } from '#api/releases.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, maybeOne, type Tx } from '#db/pool.ts'
import {
  type Door,
  doorFor,
  doorWith,
  isFurnished,
  isOwnWork,
  releaseMinutes,
  rememberedUse,
} from '#procedures/lanes/release.ts'
import type { CaseState, LoggedUse } from '#procedures/state.ts'
import { type Folded, stateOf } from './folded.ts'
import { noSuchCase } from './locked.ts'
import { instantNow, type Office } from './office.ts'
import { recordAct } from './record.ts'
import { closed, keepAsked } from './use-door.ts'

/** What somebody wants a result for. */
export interface Wanted {
  readonly case: string
  /** The act that delivered it. */
  readonly result: string
  /** UUID given by the caller: the same use sent twice is written down once. */
  readonly id: string
  readonly purpose: string
  readonly proceedings: string
  readonly recipient?: string | undefined
}

/**
 * Writes down what a result is taken out for, where the text that governs allows it: from then on its files open to
 * this person. Reading for one's own work in the stated proceedings is written down once; whatever passes the result
 * on, each time. Refused or not, the asking is kept.
 *
 * Throws `not-found`, `use-not-allowed`, `duty-missing`, `act-not-open`, `case-changed`, `body-invalid`.
 */
export async function releaseResult(office: Office, actor: PersonActor, about: Wanted): Promise<Release> {
  const recipient = about.recipient?.trim() ?? ''
  const data = {
    result: about.result,
    purpose: about.purpose,
    proceedings: about.proceedings,
    ...(recipient === '' ? {} : { recipient }),
  }
  if (about.purpose === 'onwardTransfer' && recipient === '')
    throw wrong('recipient', 'is needed: say to whom it goes')
  const { acts, state } = await inTransaction(office.db, actor, tx => resultIn(tx, about))
  const before = standing(state, actor, about, data, instantNow(office))
  if (before) return viewOf(before)
  const door = doorFor(state, data)
  if (door.open)
    await recordAct(office, actor, {
      case: about.case,
      id: about.id,
      type: 'recordUse',
      data,
      files: [],
      seen: acts,
    })
  await keep(office, actor, about, door)
  if (!door.open) throw closed(door)
  const after = await inTransaction(office.db, actor, tx => resultIn(tx, about))
  const use = after.state.own.uses.find(one => one.id === about.id)
  if (!use) throw new Error(`The use ${about.id} was recorded and is not in its case.`)
  return viewOf(use)
}

/** The asking itself, kept after the act is written down, or although it is not. */
async function keep(office: Office, actor: PersonActor, wanted: Wanted, door: Door): Promise<void> {
  await inTransaction(office.db, actor, tx =>
    keepAsked(tx, {
      case: wanted.case,
      act: wanted.result,
      person: actor.person,
      at: instantNow(office),
      way: 'release',
      release: door.open ? wanted.id : null,
      purpose: wanted.purpose,
      door,
    }),
  )
}

interface Row extends Folded {
  readonly side: CaseState['side']
  readonly type: string
  readonly acts: number
}

/** The case with the result in it. One that we furnished ourselves is no result to be released. */
async function resultIn(
  tx: Tx,
  { case: caseId, result }: Pick<Wanted, 'case' | 'result'>,
): Promise<{ acts: number; state: CaseState }> {
  const row = await maybeOne(
    tx,
    sql<Row>`
      select c.side, a.type, c.folded, c.sent, c.acts from cases c join acts a on a.case_id = c.id
      where c.id = ${caseId} and a.id = ${result}`,
  )
  if (row === null || !isFurnished(row.side, row.type)) {
    throw new Problem(
      'not-found',
      'There is no result here that another State furnished, or its case is not open to you. Look for it among the results of the case.',
    )
  }
  return { acts: row.acts, state: stateOf(row) }
}

/** The use that stands already: the same one sent again, or what this person's own work was asked before. */
function standing(
  state: CaseState,
  { person }: PersonActor,
  { id, result }: Wanted,
  data: { readonly purpose: string; readonly proceedings: string; readonly recipient?: string },
  now: string,
): LoggedUse | undefined {
  const again = state.own.uses.find(use => use.id === id)
  if (again) {
    const { purpose, proceedings, recipient } = again
    const same = { result: again.result, purpose, proceedings, ...(recipient ? { recipient } : {}) }
    if (again.by !== person || !isDeepStrictEqual(same, { ...data }))
      throw wrong('id', 'already names another use')
    const door = doorWith(state, id, { result, person, now })
    if (!door.open) throw closed(door)
    return again
  }
  const own = isOwnWork(data) ? rememberedUse(state, { result, person, now }) : undefined
  return own?.proceedings === data.proceedings ? own : undefined
}

function viewOf(use: LoggedUse): Release {
  const ends = Temporal.Instant.from(use.at).add({ minutes: releaseMinutes })
  return {
    id: use.id,
    result: use.result,
    purpose: use.purpose,
    proceedings: use.proceedings,
    recipient: use.recipient ?? null,
    at: use.at,
    until: isOwnWork(use) ? null : ends.toString({ smallestUnit: 'millisecond' }),
  }
}

function wrong(path: string, reason: string): Problem {
  return new Problem('body-invalid', 'What the result is taken out for is not said whole.', {
    fields: [{ path, reason }],
  })
}

interface AskedRow {
  id: string
  act: string
  byName: string
  at: string
  way: string
  purpose: string | null
  given: boolean
  because: string
  cites: string
}

/** Who asked for results of a case, and what was answered, newest first, at most a thousand. Throws `not-found`. */
export async function usesAsked(
  office: Office,
  actor: PersonActor,
  caseId: string,
): Promise<{ asked: AskedRow[] }> {
  return inTransaction(office.db, actor, async tx => {
    if ((await maybeOne(tx, sql`select 1 from cases where id = ${caseId}`)) === null) throw noSuchCase()
    const asked = await all(
      tx,
      sql<AskedRow>`
        select u.id, u.act, p.name as "byName", u.at, u.way, u.purpose, u.given, u.because, u.cites
        from uses_asked u join persons p on p.id = u.person
        where u.case_id = ${caseId} order by u.at desc, u.id limit 1000`,
    )
    return { asked }
  })
}
