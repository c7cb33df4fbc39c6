import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { zoneOf } from '#accounts/people.ts'
import { sweepSessions } from '#accounts/sessions.ts'
import type { Office } from '#cases/office.ts'
import { inTransaction, openPool, ping } from '#db/pool.ts'
import { requireMigrated } from '#db/migrate.ts'
import type { Crossing } from '#exchange/crossing.ts'
import { startSender } from '#exchange/send.ts'
import { startFetching } from '#intake/roads.ts'
import { handlers } from '#http/handlers/handlers.ts'
import type { WriteLog } from '#http/log.ts'
import { serve } from '#http/server.ts'
import { type Config, readConfig } from './config.ts'
import { type Database, migrations, openDatabase } from './database.ts'
import { findKeys, openDataFolder, openFiles, sweepWork } from './folder.ts'
import { makeLog } from './log.ts'
import { buildWeb } from './web.ts'

/** One installation, running. */
export type RunningOffice = {
  office: Office
  crossing: Crossing
  /** Where people and partners reach it. */
  url: string
  /** Takes no more requests, lets those under way finish, then ends the sender, the pool and the database. */
  stop(): Promise<void>
}

export type StartOptions = {
  log?: WriteLog
  /** False where nobody opens the page: it is then not built. */
  web?: boolean
  /** The demo and the tests give their own clock. */
  now?: () => Temporal.Instant
}

/** Folder of the program. */
const root = fileURLToPath(new URL('../..', import.meta.url))

/** `comity start`: runs until it is told to stop. */
export async function start(args: string[]): Promise<number> {
  if (args.length > 0)
    throw new Error(
      `start takes no arguments, but was given ${args.join(' ')}. Settings are environment variables: see docs/operations.md.`,
    )
  const config = readConfig(process.env)
  const log = makeLog(config.log)
  // Whoever reads the log may go away; the office stays, and stops in order when told.
  process.stdout.on('error', () => undefined)
  const told = Promise.withResolvers<string>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => told.resolve(signal))
  // Whoever started us over a channel, as the demo does, is gone: nobody else would stop us.
  process.once('disconnect', () => told.resolve('disconnect'))
  process.channel?.unref()
  const running = await startOffice(config, { log })
  log('info', 'ready', { url: running.url, authority: running.office.authority })
  log('info', 'stopping', { signal: await told.promise })
  await running.stop()
  log('info', 'stopped')
  return 0
}

/**
 * Starts an installation in this process; several may run side by side, each with its own folder and port.
 * @throws Error that says what to do: there is no authority yet, a setting or a key is missing, a port is taken.
 */
export async function startOffice(config: Config, options: StartOptions = {}): Promise<RunningOffice> {
  const log = options.log ?? makeLog(config.log)
  // What was opened is closed again, the last first, also when a later step fails.
  const opened: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).toReversed()) {
      await close().catch((error: unknown) => log('error', 'a part did not stop well', {}, error))
    }
  }
  try {
    return { ...(await open(config, options, log, opened)), stop: once(stop) }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(
  config: Config,
  options: StartOptions,
  log: WriteLog,
  opened: (() => Promise<void>)[],
): Promise<Omit<RunningOffice, 'stop'>> {
  const folder = await openDataFolder(config.data)
  const keys = await findKeys(folder)
  if (keys === null) throw new Error(noAuthority(config.data))
  const database = await openDatabase(config, log, { join: false })
  opened.push(() => database.stop())
  // With DATABASE_URL several runs may share the folder, and nothing tells whose work it is.
  if (config.databaseUrl === null) await sweepWork(folder)
  const db = openPool(database.appUrl)
  opened.push(() => db.close())
  const zone = await inTransaction(db, null, tx => zoneOf(tx, keys.authority))
  if (zone === null) throw new Error(noAuthority(config.data))
  const storage = await openFiles(folder)
  const webDir = options.web === false ? join(root, 'dist', 'web') : await buildWeb(root, log)
  const now = options.now ?? Temporal.Now.instant
  let wake = (): void => undefined
  const office: Office = { db, storage, authority: keys.authority, zone, now, wake: () => wake() }
  const crossing: Crossing = { office, keys, workDir: folder.work }
  const sender = startSender(crossing, { onError: error => log('error', 'sending failed', {}, error) })
  wake = () => sender.wake()
  opened.push(() => sender.stop())
  const serving = await serve({
    crossing,
    handlers,
    port: config.port,
    host: config.host,
    publicUrl: config.url,
    webDir,
    listenUrl: database.appUrl,
    checks: checksOf(office, database, folder.keys),
    version: await version(),
    log,
    proxy: config.proxy,
    rate: config.rate,
    demo: config.demo,
  }).catch((error: unknown) => {
    throw portTaken(error, config)
  })
  opened.push(() => serving.close())
  const fetching = startFetching(office, config.post ?? { folder: null, mailbox: null }, {
    onError: error => log('warn', 'post could not be fetched', {}, error),
  })
  opened.push(() => fetching.stop())
  const sweep = setInterval(() => {
    sweepSessions(office).catch((error: unknown) => log('warn', 'sessions could not be swept', {}, error))
  }, 3_600_000).unref()
  opened.push(async () => clearInterval(sweep))
  return { office, crossing, url: serving.url }
}

function checksOf({ db, storage }: Office, { appUrl }: Database, keysFolder: string) {
  return {
    database: () => ping(db),
    migrations: () => requireMigrated(appUrl, migrations),
    storage: async () => {
      // The same few bytes each time: content is kept once.
      const { sha256 } = await storage.put(Readable.from([Buffer.from('comity is ready')]), { limit: 100 })
      if (!(await storage.has(sha256))) throw new Error('What was stored is not there.')
    },
    keys: async () => {
      await readFile(join(keysFolder, 'certificate.pem'))
    },
  }
}

async function version(): Promise<string> {
  const its: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(its).version
}

function noAuthority(data: string): string {
  return [
    `There is no authority in ${data} yet, so nobody could sign in and nothing could be sealed. Add one, a unit and a person:`,
    '  npm run -s comity -- authority example > profile.json      (then write your State’s own profile into it)',
    '  npm run -s comity -- authority add XA:central --profile profile.json',
    '  npm run -s comity -- unit add XA:central --name "Mutual legal assistance"',
    '  npm run -s comity -- user add a.person --name "A. Person" --unit "Mutual legal assistance" --duty officer',
    'or see it at work first, with invented States: npm run demo',
  ].join('\n')
}

function portTaken(error: unknown, { host, port }: Config): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error
  return new Error(
    `Port ${port} of ${host} is taken by another program. Stop that, or write another port into COMITY_PORT.`,
    { cause: error },
  )
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
