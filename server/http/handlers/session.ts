import { sql } from 'kysely'
import { signIn, signOut } from '#accounts/sessions.ts'
import { all, inTransaction } from '#db/pool.ts'
import type { Handlers } from '../contract.ts'

export const session: Pick<Handlers, 'office' | 'signIn' | 'whoAmI' | 'signOut'> = {
  office: async ({ office, settings }) =>
    inTransaction(office.db, null, async tx => ({
      authorities: await all(
        tx,
        sql<{
          id: string
          state: string
          names: Record<string, string>
        }>`select id, state, names from authorities order by id`,
      ),
      demo: settings.demo
        ? await all(
            tx,
            sql<{ login: string; name: string; duties: string[]; home: Record<string, string> | null }>`
              select p.login, p.name, p.duties, h.names as home
              from persons p left join home_authorities h on h.id = p.home
              where p.active order by p.home is not null, p.created_at, p.login limit 20`,
          )
        : [],
    })),

  signIn: async ({ office, body, address, cookie }) => {
    const { token, me } = await signIn(office, body.login, body.password, address)
    // Who signs in again in the same browser leaves no second session behind.
    if (cookie.token !== null) await signOut(office, cookie.token)
    cookie.set(token)
    return me
  },

  whoAmI: async ({ me }) => me,

  signOut: async ({ office, cookie }) => {
    if (cookie.token !== null) await signOut(office, cookie.token)
    cookie.clear()
  },
}
