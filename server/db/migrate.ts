import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { asOwner } from './cluster.ts'
import { appRole } from './cluster-roles.ts'

export type Migrated = {
  /** File names applied by this call, in order; empty when there was nothing to do. */
  applied: string[]
  /** Number of the last migration the database has; 0 for none. */
  version: number
}

/**
 * Brings a database to the state of the numbered files `001-name.sql` in `dir`: each once, in order, in
 * a transaction of its own together with the note that it was applied. Two starters at once are safe.
 * The files say `comity_app` for the restricted role; `appRole` puts another name in its place.
 * Throws, changing nothing, when an applied file has changed since, or the database is newer than `dir`.
 */
export async function migrate(
  ownerUrl: string,
  dir: string,
  options: { appRole?: string } = {},
): Promise<Migrated> {
  const role = options.appRole ?? appRole
  const files = await readMigrations(dir)
  return asOwner(ownerUrl, async client => {
    await lock(client)
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (rowCount === 0) {
      throw new Error(
        `The role ${role}, under which Comity works, does not exist. Create it: create role ${role} login password '…';`,
      )
    }
    await client.query(`create table if not exists public.applied_migrations (
      number integer primary key, name text not null, sha256 text not null, applied timestamptz not null default now())`)
    await client.query(`grant select on public.applied_migrations to ${pg.escapeIdentifier(role)}`)
    const pending = compare(files, await readApplied(client))
    for (const file of pending) await apply(client, file, role)
    return { applied: pending.map(file => file.name), version: files.at(-1)?.number ?? 0 }
  })
}

/**
 * For a program without the owner's rights: throws, saying what to do, unless the database is exactly at
 * the state of `dir`. `url` may be the restricted role's.
 */
export async function requireMigrated(url: string, dir: string): Promise<void> {
  const files = await readMigrations(dir)
  const pending = await asOwner(url, async client => compare(files, await readApplied(client)))
  if (pending.length > 0) {
    throw new Error(
      `The database lacks ${pending.length} changes of this version of Comity, from ${pending[0]?.name} on. Start Comity once with DATABASE_OWNER_URL set, so that it can make them.`,
    )
  }
}

/** One hash for all migrations of a folder: the key of a migrated template. */
export async function migrationsHash(dir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await readMigrations(dir)) hash.update(`${file.name} ${file.sha256}\n`)
  return hash.digest('hex')
}

type Migration = { number: number; name: string; sql: string; sha256: string }
type Applied = { number: number; name: string; sha256: string }

async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter(name => name.endsWith('.sql')).toSorted()
  const files = await Promise.all(names.map(name => readMigration(dir, name)))
  files.forEach((file, index) => {
    if (file.number !== index + 1) {
      throw new Error(
        `${file.name} should be number ${index + 1}: migrations are numbered without gaps or doubles.`,
      )
    }
  })
  return files
}

async function readMigration(dir: string, name: string): Promise<Migration> {
  const number = Number(/^(\d{3,4})-[a-z0-9-]+\.sql$/.exec(name)?.[1])
  if (!Number.isInteger(number))
    throw new Error(`${name} is not the name of a migration: 001-what-it-does.sql.`)
  // Git may turn line ends around; that is no change of the file.
  const sql = (await readFile(join(dir, name), 'utf8')).replaceAll('\r\n', '\n')
  if (
    /^\s*(begin|commit|rollback|start\s+transaction|end)\s*(work|transaction)?\s*;/im.test(withoutBodies(sql))
  ) {
    throw new Error(
      `${name} begins or ends a transaction. It already runs in one, which also notes that it was applied.`,
    )
  }
  return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
}

/** The SQL without function bodies in dollar quotes, whose `end;` ends a block and no transaction. */
function withoutBodies(sql: string): string {
  return sql.replaceAll(/\$([a-z_]*)\$.*?\$\1\$/gis, "''")
}

/** Throws unless what was applied is a beginning of the files. Returns the rest. */
function compare(files: readonly Migration[], applied: readonly Applied[]): Migration[] {
  applied.forEach(({ number, name, sha256 }, index) => {
    const file = files[index]
    if (file === undefined) {
      throw new Error(
        `The database is newer than this Comity: it has ${name}, which this version does not know. Install the version that made it, or restore a backup made by this one.`,
      )
    }
    if (file.number !== number || file.sha256 !== sha256) {
      throw new Error(
        `${file.name} was applied to this database in another form (as ${name}). An applied migration must not change: put the old file back and write what is new as ${String(files.length + 1).padStart(3, '0')}-….sql.`,
      )
    }
  })
  return files.slice(applied.length)
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.applied_migrations') is not null as there`,
  )
  if (rows[0]?.there !== true) return []
  const applied = await client.query<Applied>(
    'select number, name, sha256 from public.applied_migrations order by number',
  )
  return applied.rows
}

/** Held until the connection closes, so that it survives a failed migration and dies with a killed process. */
async function lock(client: pg.Client): Promise<void> {
  await client.query(
    `set lock_timeout = '5min'; set statement_timeout = 0; set client_min_messages = warning`,
  )
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  await client.query('set lock_timeout = 0')
}

/** Any number that nothing else locks. */
const migrationLock = 6_028_149_033

async function apply(client: pg.Client, file: Migration, role: string): Promise<void> {
  const sql =
    role === appRole ? file.sql : file.sql.replaceAll(/\bcomity_app\b/g, () => pg.escapeIdentifier(role))
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into public.applied_migrations (number, name, sha256) values ($1, $2, $3)', [
      file.number,
      file.name,
      file.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(
      `${file.name}${lineOf(error, sql)}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
}

function lineOf(error: unknown, sql: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN
  return Number.isInteger(position) ? `, line ${sql.slice(0, position).split('\n').length}` : ''
}
