import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { type Cluster, ensureDatabase, startCluster, useCluster } from '#db/cluster.ts'
import { connectExternal } from '#db/cluster-external.ts'
import { migrate, requireMigrated } from '#db/migrate.ts'
import type { Config } from './config.ts'
import type { WriteLog } from '#http/log.ts'

/** The database of one installation, migrated. */
export type Database = {
  /** The restricted role's. Holds the password: never log it. */
  appUrl: string
  /** The owner's, for commands that rebuild; null where only the restricted role was given. Never log it. */
  ownerUrl: string | null
  stop(): Promise<void>
}

export const migrations = fileURLToPath(new URL('../db/migrations', import.meta.url))

/**
 * Our own PostgreSQL in the data folder, or the one DATABASE_URL leads to.
 * @param options.join a command may work beside a running Comity; a second `start` may not.
 */
export async function openDatabase(
  config: Config,
  log: WriteLog,
  options: { join: boolean },
): Promise<Database> {
  if (config.databaseUrl !== null) return external(config, config.databaseUrl, log)
  const clusterOptions = {
    dir: join(config.data, 'postgresql'),
    log: (event: string, facts = {}) => log('info', event, facts),
  }
  const cluster: Cluster = await (options.join ? useCluster(clusterOptions) : startCluster(clusterOptions))
  try {
    await ensureDatabase(cluster, name)
    const ownerUrl = cluster.ownerUrl(name)
    sayMigrated(await migrate(ownerUrl, migrations), log)
    return { appUrl: cluster.appUrl(name), ownerUrl, stop: () => cluster.stop() }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

const name = 'comity'

async function external(config: Config, url: string, log: WriteLog): Promise<Database> {
  const given = await connectExternal({
    DATABASE_URL: url,
    DATABASE_OWNER_URL: config.databaseOwnerUrl ?? undefined,
  })
  if (given.ownerUrl === null) await requireMigrated(given.appUrl, migrations)
  else sayMigrated(await migrate(given.ownerUrl, migrations, { appRole: given.appRole }), log)
  return { appUrl: given.appUrl, ownerUrl: given.ownerUrl, stop: () => Promise.resolve() }
}

function sayMigrated({ applied, version }: { applied: string[]; version: number }, log: WriteLog): void {
  if (applied.length > 0)
    log('info', 'database changed to this version', { changes: applied.length, version })
}
