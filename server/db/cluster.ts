import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ask, sqlState, type Urls, urlsOf } from './cluster-connection.ts'
import { prepareInstallation } from './cluster-data.ts'
import {
  FolderInUse,
  openFolder,
  type Passwords,
  readPasswords,
  readSocketFolder,
  takeLock,
} from './cluster-folder.ts'
import { endPostmaster } from './cluster-process.ts'
import { appRole } from './cluster-roles.ts'
import { adopt, type Log, start, watch } from './cluster-server.ts'
import type { Runner } from './cluster-user.ts'
import { connection } from './pool.ts'

/** A running PostgreSQL of ours, reachable through a Unix socket alone. */
export type Cluster = Urls & {
  folder: string
  socketDir: string
  /** `18.4`. */
  version: string
  /** True when a server that an earlier, killed run left behind was taken over; false when this run started it. */
  adopted: boolean
  /** Ends the server and frees the folder. Close every pool first: open connections are cut. */
  stop(): Promise<void>
}

export type ClusterOptions = {
  /** The database's folder; made if it is not there. One Comity process works in it at a time. */
  dir: string
  log?: Log
  /** Start the server again when it dies while we run. Default true. */
  watch?: boolean
  /** For tests: force a way to run as root, and where programs and data go when it is another account. */
  runner?: Runner['kind']
  elsewhere?: string
}

/**
 * Starts PostgreSQL on a folder, made on first use. A server left by a killed run is taken over if it
 * answers with our password, ended if it does not.
 * Throws FolderInUse, and Errors that say what to do.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = await openFolder(options.dir)
  const log = options.log ?? (() => undefined)
  const release = await takeLock(folder)
  try {
    const installation = await prepareInstallation(folder, options)
    const server = (await adopt(installation, log)) ?? (await start(folder, installation, log))
    const urls = urlsOf(server.socketDir, installation.passwords)
    await ensureAppRole(urls.ownerUrl('postgres'), installation.passwords)
    const watcher = options.watch === false ? null : watch(folder, installation, server, log)
    let stopping: Promise<void> | undefined
    const stop = async (): Promise<void> => {
      await watcher?.stop()
      await endPostmaster(server.pid, installation.data, 60_000)
      await rm(server.socketDir, { recursive: true, force: true })
      await release()
      log('database stopped')
    }
    return {
      folder,
      version: installation.binaries.version,
      adopted: server.adopted,
      socketDir: server.socketDir,
      ...urls,
      stop: () => (stopping ??= stop()),
    }
  } catch (error) {
    await release()
    throw error
  }
}

/**
 * Joins a server that another process started and keeps; `stop` leaves it running.
 * Throws when none answers within a minute.
 */
export async function joinCluster(dir: string): Promise<Cluster> {
  const folder = await openFolder(dir)
  const until = Date.now() + 60_000
  for (;;) {
    const [passwords, socketDir] = [await readPasswords(folder), await readSocketFolder(folder)]
    if (passwords !== null && socketDir !== null) {
      const urls = urlsOf(socketDir, passwords)
      const answer = await ask(urls.appUrl('postgres'))
      if (answer.answered) {
        return {
          folder,
          socketDir,
          version: answer.version,
          adopted: false,
          ...urls,
          stop: () => Promise.resolve(),
        }
      }
    }
    if (Date.now() > until) throw new Error(`No database answers for ${folder}. Start Comity there first.`)
    await sleep(100)
  }
}

/** For commands: the server that runs on this folder, or one started for as long as the command takes. */
export async function useCluster(options: ClusterOptions): Promise<Cluster> {
  return startCluster(options).catch((error: unknown) => {
    if (error instanceof FolderInUse) return joinCluster(options.dir)
    throw error
  })
}

/**
 * Makes a database if it is not there and lets the restricted role connect to it, nobody else.
 * @param name lower-case letters, digits and underscores, as `comity`.
 * @param template a database to copy; by default an empty one.
 */
export async function ensureDatabase(
  cluster: Pick<Cluster, 'ownerUrl'>,
  name: string,
  template = 'template1',
): Promise<void> {
  for (const word of [name, template]) {
    if (!/^[a-z][a-z0-9_]{0,62}$/.test(word)) throw new Error(`"${word}" cannot be the name of a database.`)
  }
  await asOwner(cluster.ownerUrl('postgres'), async client => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      await client.query(`create database ${name} template ${template}`).catch((error: unknown) => {
        // Another process was faster; PostgreSQL says it in one of two ways.
        if (!['42P04', '23505'].includes(sqlState(error))) throw error
      })
    }
    await client.query(
      `revoke all on database ${name} from public; grant connect on database ${name} to ${appRole}`,
    )
  })
}

/** One short-lived connection. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection(url, 'comity owner'), connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the restricted role, or gives it back the password and the narrowness it should have. */
async function ensureAppRole(url: string, { app }: Passwords): Promise<void> {
  await asOwner(url, async client => {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [appRole])
    const narrow = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit'
    await client.query(
      `${rowCount === 0 ? 'create' : 'alter'} role ${appRole} ${narrow} password ${pg.escapeLiteral(app)}`,
    )
    await client.query(`revoke temporary on database postgres from public`)
  })
}
