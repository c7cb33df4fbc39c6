import type pg from 'pg'
import { asOwner } from './cluster.ts'

/** A PostgreSQL that somebody else runs. */
export type ExternalDatabase = {
  /** The restricted role's. Holds the password: never log it. */
  appUrl: string
  /** Null where only migrations made elsewhere are allowed. */
  ownerUrl: string | null
  /** `16.4`. */
  version: string
  /** Name of the restricted role, for `migrate`. */
  appRole: string
}

/**
 * Checks a PostgreSQL given by environment variables: version 15 or newer, UTF-8, and a role for the
 * program that row-level security really binds. Throws saying what to do; no message holds a password.
 */
export async function connectExternal(env: {
  DATABASE_URL: string
  DATABASE_OWNER_URL?: string | undefined
}): Promise<ExternalDatabase> {
  const appUrl = env.DATABASE_URL
  const ownerUrl =
    env.DATABASE_OWNER_URL === undefined || env.DATABASE_OWNER_URL === '' ? null : env.DATABASE_OWNER_URL
  const app = await inspect('DATABASE_URL', appUrl)
  if (app.versionNumber < 150_000) {
    throw new Error(
      `DATABASE_URL leads to PostgreSQL ${app.version}. Comity needs 15 or newer: upgrade the server.`,
    )
  }
  if (app.encoding !== 'UTF8') {
    throw new Error(
      `The database ${app.database} has the encoding ${app.encoding}, which cannot hold every name. Make one with: create database … encoding 'UTF8' template template0;`,
    )
  }
  const weaknesses = weaknessesOf(app)
  if (weaknesses.length > 0) {
    throw new Error(
      `The role ${app.role} of DATABASE_URL ${weaknesses.join(', and ')}. Row-level security would not bind it, so anyone could see every case. ` +
        `Make a restricted role (create role comity_app login nosuperuser nobypassrls nocreatedb nocreaterole password '…';), use it in DATABASE_URL, and give the owner only to DATABASE_OWNER_URL.`,
    )
  }
  if (ownerUrl !== null) await checkOwner(ownerUrl, app)
  return { appUrl, ownerUrl, version: app.version, appRole: app.role }
}

type Inspection = {
  role: string
  database: string
  version: string
  versionNumber: number
  encoding: string
  /** The moment this server started and the database's number: together they tell two databases apart. */
  identity: string
  superuser: boolean
  bypass: boolean
  createRole: boolean
  owns: number
  ownsByMembership: string | null
}

function weaknessesOf(app: Inspection): string[] {
  return [
    app.superuser ? 'is a superuser' : '',
    app.bypass ? 'may bypass row-level security (BYPASSRLS)' : '',
    app.createRole ? 'may make roles (CREATEROLE)' : '',
    app.owns > 0 ? `owns ${app.owns} tables` : '',
    app.owns === 0 && app.ownsByMembership !== null
      ? `is a member of ${app.ownsByMembership}, which owns tables`
      : '',
  ].filter(weakness => weakness !== '')
}

async function checkOwner(ownerUrl: string, app: Inspection): Promise<void> {
  const owner = await inspect('DATABASE_OWNER_URL', ownerUrl)
  if (owner.identity !== app.identity) {
    throw new Error(
      'DATABASE_URL and DATABASE_OWNER_URL lead to two different databases. Give both the same host and database; only the role differs.',
    )
  }
  if (owner.role === app.role) {
    throw new Error(
      `DATABASE_URL and DATABASE_OWNER_URL use the same role, ${app.role}. Who owns the tables is not bound by row-level security: make a second, restricted role for DATABASE_URL.`,
    )
  }
}

async function inspect(variable: string, url: string): Promise<Inspection> {
  return asOwner(url, readInspection).catch((error: unknown) => {
    // The URL itself holds a password; neither it nor an error that quotes it may be shown.
    const reason = error instanceof Error ? error.message.replaceAll(url, '…') : 'unknown'
    throw new Error(
      `The database of ${variable} cannot be reached: ${reason}. Check host, port, database, role and password.`,
    )
  })
}

async function readInspection(client: pg.Client): Promise<Inspection> {
  const { rows } = await client.query<Inspection>(`
    with tables as (
      select c.relowner as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    )
    select r.rolname::text as role, d.datname::text as database,
      current_setting('server_version') as version,
      current_setting('server_version_num')::int as "versionNumber",
      pg_encoding_to_char(d.encoding)::text as encoding,
      d.oid::text || ' ' || extract(epoch from pg_postmaster_start_time())::text as identity,
      r.rolsuper as superuser, r.rolbypassrls as bypass, r.rolcreaterole as "createRole",
      (select count(*)::int from tables where owner = r.oid) as owns,
      (select min(pg_get_userbyid(owner)::text) from tables where pg_has_role(r.oid, owner, 'member')) as "ownsByMembership"
    from pg_roles r, pg_database d
    where r.rolname = current_user and d.datname = current_database()`)
  const row = rows[0]
  if (row === undefined) throw new Error('the role does not see itself in pg_roles')
  return row
}
