import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asOwner, type Cluster, ensureDatabase, joinCluster, startCluster } from './cluster.ts'
import { connectExternal } from './cluster-external.ts'
import { appRole } from './cluster-roles.ts'
import { readSocketFolder } from './cluster-folder.ts'
import { endPostmasterNow, isAlive } from './cluster-process.ts'
import { migrate, migrationsHash } from './migrate.ts'
import { type Db, openPool } from './pool.ts'

/** A database of its own for one test or one test file. */
export type TestDatabase = {
  name: string
  ownerUrl: string
  appUrl: string
  /** Removes the database; connections still open are cut. */
  drop(): Promise<void>
}

/**
 * A fresh, migrated database: a clone of a template, about 30 ms. The server starts with the first call
 * (about 1.5 s) and ends with the process, unless COMITY_TEST_CLUSTER names the folder of one that the
 * test runner keeps for all, or DATABASE_URL leads to another PostgreSQL.
 * @param options.migrations another folder than `server/db/migrations`; null for an empty database.
 */
export async function testDatabase(options: { migrations?: string | null } = {}): Promise<TestDatabase> {
  const cluster = await testCluster()
  const migrations = options.migrations === undefined ? ownMigrations : options.migrations
  const template = migrations === null ? 'template1' : await templateOf(cluster, migrations)
  const name = `test_${randomBytes(8).toString('hex')}`
  const owner = ownerPool(cluster)
  await owner.query(`create database ${name} template ${template}`)
  await owner.query(
    `revoke all on database ${name} from public; grant connect on database ${name} to ${appRole}`,
  )
  return {
    name,
    ownerUrl: cluster.ownerUrl(name),
    appUrl: cluster.appUrl(name),
    drop: async () => {
      await owner.query(`drop database if exists ${name} with (force)`)
    },
  }
}

/** Where tests make their databases. */
type TestCluster = Pick<Cluster, 'ownerUrl' | 'appUrl'>

/** The cluster of this test run: ours, or the PostgreSQL that DATABASE_URL and DATABASE_OWNER_URL lead to. */
export function testCluster(): Promise<TestCluster> {
  return (running ??= findCluster())
}

async function findCluster(): Promise<TestCluster> {
  const { COMITY_TEST_CLUSTER: folder, DATABASE_URL: app, DATABASE_OWNER_URL: owner } = process.env
  if (app && owner) return externalCluster(app, owner)
  return folder ? joinCluster(folder) : startForProcess()
}

/** Databases beside the one the addresses name, whose owner must be allowed to make some. */
async function externalCluster(app: string, owner: string): Promise<TestCluster> {
  await connectExternal({ DATABASE_URL: app, DATABASE_OWNER_URL: owner })
  const beside = (address: string) => (database: string) => {
    const url = new URL(address)
    url.pathname = `/${database}`
    return url.href
  }
  return { ownerUrl: beside(owner), appUrl: beside(app) }
}

/**
 * For the test runner: starts a cluster for many processes. Set COMITY_TEST_CLUSTER to `folder` in their
 * environment and call `stop` at the end.
 */
export async function startTestCluster(): Promise<{ folder: string; stop(): Promise<void> }> {
  await sweepAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const cluster = await startCluster({ dir: folder })
  return {
    folder,
    stop: async () => {
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const ownMigrations = fileURLToPath(new URL('migrations', import.meta.url))
const prefix = 'comity-test-'
let running: Promise<TestCluster> | undefined
let owner: Db | undefined
const templates = new Map<string, Promise<string>>()

/** Kept open, since signing in costs a third of a clone; it keeps no process alive. */
function ownerPool(cluster: TestCluster): Db['pool'] {
  owner ??= openPool(cluster.ownerUrl('postgres'), {
    max: 4,
    applicationName: 'comity tests',
    allowExitOnIdle: true,
  })
  return owner.pool
}

function templateOf(cluster: TestCluster, migrations: string): Promise<string> {
  let template = templates.get(migrations)
  if (template === undefined) templates.set(migrations, (template = makeTemplate(cluster, migrations)))
  return template
}

/** Made under another name and renamed when whole, one process at a time. */
async function makeTemplate(cluster: TestCluster, migrations: string): Promise<string> {
  const name = `template_${(await migrationsHash(migrations)).slice(0, 16)}`
  await asOwner(cluster.ownerUrl('postgres'), async client => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 1) return
    const making = `making_${name}`
    await client.query(`drop database if exists ${making} with (force)`)
    await ensureDatabase(cluster, making)
    await migrate(cluster.ownerUrl(making), migrations, { appRole })
    await client.query(`alter database ${making} rename to ${name}`)
  })
  return name
}

async function startForProcess(): Promise<Cluster> {
  await sweepAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const cluster = await startCluster({ dir: folder })
  // The only hook that always runs may not wait, so the server is ended the hard way: its data is thrown away.
  process.once('exit', () => {
    endPostmasterNow(join(folder, 'data'))
    rmSync(cluster.socketDir, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  return cluster
}

/** Ends the servers, and removes the folders, of test runs that were killed. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (!Number.isInteger(pid) || isAlive(pid)) continue
    const folder = join(tmpdir(), name)
    try {
      endPostmasterNow(join(folder, 'data'))
      const socketDir = await readSocketFolder(folder)
      if (socketDir !== null) rmSync(socketDir, { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another account's, which that account will sweep.
    }
  }
}
