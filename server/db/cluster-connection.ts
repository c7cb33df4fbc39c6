import pg from 'pg'
import type { Passwords } from './cluster-folder.ts'
import { appRole, ownerRole } from './cluster-roles.ts'

export type Answer =
  | { answered: true; version: string }
  | { answered: false; reason: string; passing: boolean }

/** Signs in and asks for the version: the proof that this server is ours and well. */
export async function ask(url: string): Promise<Answer> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    return { answered: true, version: rows[0]?.version ?? '' }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // A wrong password stays wrong; no socket yet, or a server still starting, passes.
    return { answered: false, reason, passing: !sqlState(error).startsWith('28') }
  } finally {
    await client.end().catch(() => undefined)
  }
}

export type Urls = {
  /** Superuser and owner of the tables: for migrations and administration. Holds the password: never log it. */
  ownerUrl(database: string): string
  /** The restricted role. Holds the password: never log it. */
  appUrl(database: string): string
}

export function urlsOf(socketDir: string, passwords: Passwords): Urls {
  // The host parameter wins over the host of the URL, which only makes it one that URL parsers accept.
  const url = (role: string, password: string) => (database: string) =>
    `postgresql://${role}:${password}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`
  return { ownerUrl: url(ownerRole, passwords.owner), appUrl: url(appRole, passwords.app) }
}

/** PostgreSQL's code of an error, or the empty string. */
export function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
