import { sql } from 'kysely'
import type * as z from 'zod'
import { Problem } from '#api/problem.ts'
import type { decidePost as decideRoute, openCaseFromPost as openRoute, PostLine } from '#api/post.ts'
import { addFile } from '#cases/files.ts'
import { instantNow, type Office } from '#cases/office.ts'
import { receiveCase } from '#cases/start.ts'
import type { PersonActor } from '#db/actor.ts'
import { affected, all, inTransaction, maybeOne, one, type Tx } from '#db/pool.ts'
import { noSuchPost } from './read.ts'

type Decision = z.output<(typeof decideRoute)['body']>

/**
 * Opens a case for the request a message brought and lays the chosen parts into it. The same call again, after an
 * answer was lost, opens no second case. Throws `not-found`, `body-invalid`, `duty-missing`, `act-not-open`.
 */
export async function openCaseFromPost(
  office: Office,
  actor: PersonActor,
  post: string,
  { parts, ...receipt }: z.output<(typeof openRoute)['body']>,
): Promise<void> {
  const chosen = await inTransaction(office.db, actor, async tx => {
    await assertOpen(tx, post, receipt.id, ['waiting'])
    return chosenParts(tx, post, parts)
  })
  const id = await receiveCase(office, actor, receipt)
  await layIn(office, actor, id, chosen, 'annex')
  await inTransaction(office.db, actor, tx =>
    decide(tx, office, actor, { id: receipt.id, post, kind: 'openedCase', case: id, parts }),
  )
}

/**
 * Lays parts into a case that is open already, sets the message aside, or takes that back.
 * Throws `not-found`, `body-invalid`, `act-not-open`, `file-in-use`.
 */
export async function decidePost(
  office: Office,
  actor: PersonActor,
  post: string,
  decision: Decision,
): Promise<void> {
  const { kind } = decision
  const chosen = await inTransaction(office.db, actor, async tx => {
    await assertOpen(tx, post, decision.id, openTo[kind], kind === 'laidInto' ? decision.case : undefined)
    return kind === 'laidInto' ? chosenParts(tx, post, decision.parts) : []
  })
  if (kind === 'laidInto') await layIn(office, actor, decision.case, chosen, decision.role)
  await inTransaction(office.db, actor, tx => decide(tx, office, actor, { ...decision, post }))
}

type State = PostLine['state']

/** In which states a decision may be taken. More parts may follow into the case that has the first. */
const openTo = {
  laidInto: ['waiting', 'openedCase', 'laidInto'],
  setAside: ['waiting'],
  takenBack: ['setAside'],
} as const satisfies Record<Decision['kind'], readonly State[]>

async function assertOpen(
  tx: Tx,
  post: string,
  decision: string,
  states: readonly State[],
  into?: string,
): Promise<void> {
  const row = await maybeOne(
    tx,
    sql<{ state: State; laid_into: string | null; destroyed_at: string | null; before: boolean }>`
      select state, laid_into, destroyed_at,
        exists (select 1 from post_decisions d where d.id = ${decision} and d.post = post.id) as before
      from post where id = ${post} for update`,
  )
  if (row === null || row.destroyed_at !== null) throw noSuchPost()
  if (row.before) return
  const elsewhere = into !== undefined && row.laid_into !== null && row.laid_into !== into
  if (states.includes(row.state) && !elsewhere) return
  throw new Problem(
    'act-not-open',
    elsewhere
      ? 'This message lies in another case already, whose people alone may read it now. Download the part from there and lay it into this case by hand.'
      : meanwhile,
    { reason: 'notNow' },
  )
}

const meanwhile = 'Somebody has decided about this message meanwhile. Look at it again.'

type Chosen = { name: string; media: string; sha256: string; verdict: string }

/** The letter first, the words of the message last. What stands in quarantine goes into no case: it would be opened there. */
async function chosenParts(tx: Tx, post: string, ids: readonly string[]): Promise<Chosen[]> {
  const rows = await all(
    tx,
    sql<Chosen & { id: string }>`
      select id, name, media, sha256, verdict from post_parts where post = ${post} order by body, position`,
  )
  for (const [index, id] of ids.entries()) {
    const part = rows.find(row => row.id === id)
    if (part !== undefined && part.verdict !== 'quarantined') continue
    throw new Problem(
      'body-invalid',
      part === undefined
        ? 'A part named here is not in this message.'
        : 'A part named here stands in quarantine, so it is laid into no case. Have it looked at, or ask the partner for a clean copy.',
      { fields: [{ path: `parts.${index}`, reason: part === undefined ? 'unknown' : 'in quarantine' }] },
    )
  }
  return rows.filter(row => ids.includes(row.id))
}

/** Laid in one after the other; the same again lies there once, so a call that was cut off can be repeated. */
async function layIn(
  office: Office,
  actor: PersonActor,
  into: string,
  chosen: readonly Chosen[],
  role: 'annex' | 'result',
): Promise<void> {
  for (const { name, media, sha256 } of chosen) {
    await addFile(office, actor, into, { name, media, role }, office.storage.get(sha256))
  }
}

/** Writes the decision and what follows from it. The same decision again is no error. */
async function decide(
  tx: Tx,
  office: Office,
  actor: PersonActor,
  made: { id: string; post: string; kind: Kind; case?: string; parts?: readonly string[]; reason?: string },
): Promise<void> {
  const { n, before } = await one(
    tx,
    sql<{ n: number; before: boolean }>`
      select coalesce(max(n), 0) + 1 as n, coalesce(bool_or(id = ${made.id}), false) as before
      from post_decisions where post = (select id from post where id = ${made.post} for update)`,
  )
  if (before) return
  await sql`
    insert into post_decisions (id, post, n, kind, reason, parts, decided_at, decided_by)
    values (${made.id}, ${made.post}, ${n}, ${made.kind}, ${made.reason ?? null}, ${[...(made.parts ?? [])]}::uuid[],
      ${instantNow(office)}, ${actor.person})`.execute(tx)
  await sql`update post_parts set laid = true where post = ${made.post} and id = any(${[...(made.parts ?? [])]}::uuid[])`.execute(
    tx,
  )
  const changed = await affected(
    tx,
    sql`
      update post set laid_into = coalesce(laid_into, ${made.case ?? null}),
        state = case when laid_into is null then ${after[made.kind]} else state end
      where id = ${made.post} and (laid_into is null or ${made.case ?? null}::uuid is null or laid_into = ${made.case ?? null})
        and (state = any(${[...(made.kind === 'openedCase' ? ['waiting'] : openTo[made.kind])]}::text[]))`,
  )
  // Two people decided at once; the other was first, and this one is taken back whole.
  if (changed === 0) throw new Problem('act-not-open', meanwhile, { reason: 'notNow' })
}

type Kind = Decision['kind'] | 'openedCase'
const after = {
  openedCase: 'openedCase',
  laidInto: 'laidInto',
  setAside: 'setAside',
  takenBack: 'waiting',
} as const satisfies Record<Kind, State>
