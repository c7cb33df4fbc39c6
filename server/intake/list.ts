import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import type { listPost as route, PostLine, RoadState } from '#api/post.ts'
import { placeOf } from '#cases/list.ts'
import type { Office } from '#cases/office.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction, one, type Tx } from '#db/pool.ts'

type Query = z.output<(typeof route)['query']>

/** What came, newest first, with how many wait and how the roads run. Whose post a person reads is the database's business. */
export async function listPost(
  office: Office,
  actor: PersonActor,
  query: Query,
): Promise<z.output<(typeof route)['reply']>> {
  return inTransaction(
    office.db,
    actor,
    async tx => {
      const where = [filters[query.filter], ...(query.after === undefined ? [] : [before(query.after)])]
      const found = await postLines(
        tx,
        sql`where ${sql.join(where, sql` and `)} order by p.arrived_at desc, p.id desc limit ${query.most + 1}`,
      )
      const shown = found.slice(0, query.most)
      const last = found.length > query.most ? shown.at(-1) : undefined
      return {
        post: shown,
        waiting: await waitingPost(tx),
        roads: await roadStates(tx),
        next: last ? `${last.arrivedAt}_${last.id}` : null,
      }
    },
    { readOnly: true },
  )
}

/** Lines of the list. @param rest from `where` on; the post is `p`. */
export async function postLines(tx: Tx, rest: RawBuilder<unknown>): Promise<PostLine[]> {
  const rows = await all(tx, sql<Row>`select ${columns} ${joins} ${rest}`)
  return rows.map(({ case_id, reference, title, ...line }) => ({
    ...line,
    case: case_id === null ? null : { id: case_id, reference, title: title ?? '' },
  }))
}

type Row = Omit<PostLine, 'case'> & { case_id: string | null; reference: string | null; title: string | null }

const columns = sql`
  p.id, p.road, p.sender, p.sender_name as "senderName", p.subject, p.name, p.dated, p.arrived_at as "arrivedAt",
  p.came_again as "cameAgain", p.last_came_at as "lastCameAt", p.fault, p.state, p.destroyed_at as "destroyedAt",
  (select count(*) from post_parts t where t.post = p.id and not t.body) as files,
  (select count(*) from post_parts t where t.post = p.id and t.verdict = 'quarantined') as quarantined,
  c.id as case_id, c.reference, c.title`
const joins = sql`from post p left join cases c on c.id = p.laid_into`

const filters = {
  waiting: sql`p.state = 'waiting'`,
  quarantined: sql`p.quarantined`,
  setAside: sql`p.state = 'setAside'`,
  done: sql`p.state in ('openedCase', 'laidInto')`,
  all: sql`true`,
} as const satisfies Record<Query['filter'], RawBuilder<unknown>>

function before(after: string): RawBuilder<unknown> {
  const { at, id } = placeOf(after)
  return sql`(p.arrived_at, p.id) < (${at}, ${id})`
}

async function waitingPost(tx: Tx): Promise<number> {
  const { count } = await one(
    tx,
    sql<{ count: number }>`select count(*) as count from post where state = 'waiting'`,
  )
  return count
}

async function roadStates(tx: Tx): Promise<RoadState[]> {
  return all(
    tx,
    sql<RoadState>`
      select road, place, looked_at as "lookedAt", succeeded_at as "succeededAt", error, refused
      from post_roads order by road`,
  )
}
