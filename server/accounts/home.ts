import { sql } from 'kysely'
import * as z from 'zod'
import { homeAuthority, homeKind } from '#api/home.ts'
import { all, type Tx } from '#db/pool.ts'
import { authorityId } from '#procedures/act.ts'

export const newHomeAuthority = z
  .strictObject({
    id: authorityId,
    names: z.record(z.string().regex(/^[a-z]{2,3}$/, 'a language, as en'), z.string().min(1).max(200)),
    kind: homeKind,
    requests: z.boolean(),
    executes: z.boolean(),
  })
  .refine(({ requests, executes }) => requests || executes, {
    path: ['role'],
    error: 'An authority at home asks for requests, executes them, or does both.',
  })

export type NewHomeAuthority = z.input<typeof newHomeAuthority>

/**
 * Adds an authority of our State that asks for requests or executes them. Adding it again gives it these names and
 * roles, and opens it again if it was closed.
 */
export async function createHomeAuthority(tx: Tx, given: NewHomeAuthority): Promise<void> {
  const { id, names, kind, requests, executes } = newHomeAuthority.parse(given)
  await sql`insert into home_authorities (id, names, kind, requests, executes)
    values (${id}, ${JSON.stringify(names)}::jsonb, ${kind}, ${requests}, ${executes})
    on conflict (id) do update set names = excluded.names, kind = excluded.kind, requests = excluded.requests,
      executes = excluded.executes, active = true`.execute(tx)
}

/** Closes an authority at home: its people can no longer sign in. False when there is no such authority. */
export async function closeHomeAuthority(tx: Tx, id: string): Promise<boolean> {
  const closed = await all(
    tx,
    sql`update home_authorities set active = false where id = ${id} and active returning id`,
  )
  return closed.length > 0
}

/** The authorities at home that are open, by id. */
export function homeAuthorities(tx: Tx): Promise<z.infer<typeof homeAuthority>[]> {
  return all(
    tx,
    sql<z.infer<typeof homeAuthority>>`
      select h.id, h.names, h.kind, h.requests, h.executes,
        (select count(*)::int from persons p where p.home = h.id and p.active) as people
      from home_authorities h where h.active order by h.id`,
  )
}
