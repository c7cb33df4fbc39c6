import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { type Actor, actorSettings } from './actor.ts'
import { DatabaseError, toDatabaseError } from './pool-errors.ts'
import { sessionOptions, types } from './pool-types.ts'

/**
 * A pool of connections. SQL is only reached through `inTransaction`, so no statement runs without
 * saying who acts.
 */
export type Db = {
  readonly pool: pg.Pool
  /** Waits for the transactions under way, then closes every connection. */
  close(): Promise<void>
}

/** We write the SQL we mean, with kysely's `sql` template; its query builder knows no tables. */
export type Tables = Record<string, never>

declare const inside: unique symbol
/** Holding one proves being inside a transaction. It refuses every query once the transaction is over. */
export type Tx = Kysely<Tables> & { readonly [inside]: true }

/** @param url `postgresql://…`, the restricted role's. `max` connections (10); `applicationName` shows in pg_stat_activity. */
export function openPool(url: string, options: PoolOptions = {}): Db {
  const pool = new pg.Pool({
    ...connection(url, options.applicationName),
    max: options.max ?? 10,
    statement_timeout: options.statementTimeout ?? 30_000,
    lock_timeout: options.lockTimeout ?? 10_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeout ?? 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: options.allowExitOnIdle ?? false,
  })
  // An idle connection that the server closed: the pool drops it by itself, an unhandled event would end the process.
  pool.on('error', ignore)
  let closing: Promise<void> | undefined
  return { pool, close: () => (closing ??= pool.end()) }
}

export type PoolOptions = {
  max?: number
  applicationName?: string
  /** Milliseconds; 0 for none. */
  statementTimeout?: number
  lockTimeout?: number
  idleInTransactionTimeout?: number
  /** Lets the process end while idle connections are open: for tests and commands. */
  allowExitOnIdle?: boolean
}

/** How every connection of ours is opened: types, zone and date style alike. */
export function connection(url: string, applicationName = 'comity'): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName,
    types,
    options: sessionOptions,
    keepAlive: true,
  }
}

export type TransactionOptions = {
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readOnly?: boolean
  /** Milliseconds for one statement in this transaction; 0 for none. */
  statementTimeout?: number
  /** Milliseconds to wait for one lock in this transaction; 0 for none. */
  lockTimeout?: number
}

/**
 * Runs `work` in one transaction as `actor`: BEGIN and the actor's settings travel in one message, then
 * COMMIT, or ROLLBACK when `work` throws. Without an actor (null) the policies show no row.
 * Queries of one transaction run one after the other, also under Promise.all.
 * Throws DatabaseError; the whole may be tried again when `isRetryable(error)`.
 *
 *     const titles = await inTransaction(db, actor, tx => all(tx, sql<{ title: string }>`select title from cases`))
 */
export async function inTransaction<T>(
  db: Db,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const begin = beginMessage(actor, options)
  const client = await db.pool.connect().catch(rethrow)
  const session = openSession(client)
  // The server going away between two queries is an event; unheard it would end the process. The next query says so.
  client.on('error', ignore)
  let broken = true
  try {
    await client.query(begin).catch(rethrow)
    const result = await work(session.tx)
    await session.end()
    await commit(client)
    broken = false
    return result
  } catch (error) {
    await session.end()
    broken = !(await rollback(client))
    throw error
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}

/**
 * Put before a statement that finds its rows by key and runs all day: each connection keeps its plan, which saves
 * half its time, most of it spent on planning policies. Not for lists, whose best plan depends on what is asked.
 *
 *     sql`${keptPlan} select acts from cases where id = ${id} for update`
 */
export const keptPlan: RawBuilder<unknown> = sql.raw('/* plan kept */')

/** The rows of a query. */
export async function all<Row>(tx: Tx, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(tx)).rows
}

/** The only row of a query, or null. Throws when there are several: the query was meant to name one. */
export async function maybeOne<Row>(tx: Tx, query: RawBuilder<Row>): Promise<Row | null> {
  const { rows } = await query.execute(tx)
  if (rows.length > 1) throw new Error(`A query for at most one row returned ${rows.length}.`)
  return rows[0] ?? null
}

/** The only row of a query. Throws when there is none or several. */
export async function one<Row>(tx: Tx, query: RawBuilder<Row>): Promise<Row> {
  const row = await maybeOne(tx, query)
  if (row === null) throw new Error('A query for exactly one row returned none.')
  return row
}

/** Runs an INSERT, UPDATE, DELETE or MERGE and says how many rows it touched; 0 for other statements. */
export async function affected(tx: Tx, query: RawBuilder<unknown>): Promise<number> {
  return Number((await query.execute(tx)).numAffectedRows ?? 0n)
}

/** Resolves when the database answers, throws DatabaseError when it does not. */
export async function ping(db: Db): Promise<void> {
  await db.pool.query('select 1').catch(rethrow)
}

/** Values are literals because a message of several statements takes no parameters; all are escaped. */
function beginMessage(actor: Actor, options: TransactionOptions): string {
  const settings: Record<string, string> = { ...actorSettings(actor) }
  if (options.statementTimeout !== undefined) settings['statement_timeout'] = String(options.statementTimeout)
  if (options.lockTimeout !== undefined) settings['lock_timeout'] = String(options.lockTimeout)
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  )
  const mode = [
    options.isolation === undefined ? '' : ` isolation level ${isolationLevels[options.isolation]}`,
    options.readOnly === true ? ' read only' : '',
  ].join('')
  return `begin${mode}; select ${calls.join(', ')}`
}

const isolationLevels = {
  'read committed': 'read committed',
  'repeatable read': 'repeatable read',
  serializable: 'serializable',
} as const

/** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: work would be lost in silence. */
async function commit(client: pg.PoolClient): Promise<void> {
  const result = await client.query('commit').catch(rethrow)
  if (result.command !== 'COMMIT') {
    throw new DatabaseError(
      'aborted',
      'A statement of this transaction failed and its error was swallowed; nothing was saved.',
    )
  }
}

/** False when the connection is beyond use. */
async function rollback(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}

type Session = {
  tx: Tx
  /** Refuses every further query and waits for those already asked. */
  end(): Promise<void>
}

/**
 * A kysely over this one connection. A query that was not awaited could otherwise run after COMMIT, in
 * the next caller's transaction and with that caller's eyes.
 */
function openSession(client: pg.PoolClient): Session {
  let over = false
  let last: Promise<unknown> = Promise.resolve()
  const query = (text: string, values: unknown[]): Promise<pg.QueryResult> => {
    if (over)
      return Promise.reject(
        new Error('This transaction is over. Await every query inside it, and keep no tx beyond it.'),
      )
    const run = last.then(() => client.query({ ...kept(text), text, values }).catch(rethrow))
    last = run.catch(() => undefined)
    return run
  }
  const shared = { query, release: () => undefined }
  const pool = { connect: () => Promise.resolve(shared), end: () => Promise.resolve(), options: {} }
  // `as`: kysely wants the overloads of pg's own client; it only calls the one above. The brand is a type only.
  const dialect = new PostgresDialect({ pool: pool as unknown as pg.Pool })
  return {
    tx: new Kysely<Tables>({ dialect }) as Tx,
    end: async () => {
      over = true
      await last
    },
  }
}

/** The name by which a connection keeps the plan of a statement; nothing for one whose plan is not kept. */
function kept(text: string): { name?: string } {
  if (!text.startsWith('/* plan kept */')) return {}
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return { name }
}

const names = new Map<string, string>()

function ignore(): void {}

function rethrow(error: unknown): never {
  throw toDatabaseError(error)
}
