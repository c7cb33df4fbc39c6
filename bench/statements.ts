import { type Actor, actorSettings } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import type { Db } from '#db/pool.ts'
import type { Client } from './copy.ts'

/** A statement as it went to the database. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What a piece of the program asks of the database, word for word, without the frame of its transactions. */
export async function statementsOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<Statement[]> {
  const asked: Statement[] = []
  const connect = async () => {
    const client = await db.pool.connect()
    return new Proxy(client, {
      get: (target, key) => {
        if (key === 'query')
          return (question: string | { text: string; values: unknown[] }) => {
            asked.push(typeof question === 'string' ? { text: question, values: [] } : question)
            return target.query(question)
          }
        const its: unknown = Reflect.get(target, key)
        return typeof its === 'function' ? (its.bind(target) as unknown) : its
      },
    })
  }
  // A transaction asks its pool for nothing but a connection.
  await work({ pool: { connect } as unknown as Db['pool'], close: () => Promise.resolve() })
  return asked.filter(({ text }) => !/^(begin|commit|rollback)\b/.test(text))
}

/** Asks the same again on a bare connection. */
export async function replay(client: Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, [...values])
}

/** One connection of a role that is `actor` for as long as it lives. */
export function asActor<T>(url: string, actor: Actor, work: (client: Client) => Promise<T>): Promise<T> {
  return asOwner(url, async client => {
    for (const [name, value] of Object.entries(actorSettings(actor)))
      await client.query('select set_config($1, $2, false)', [name, value])
    return work(client)
  })
}
