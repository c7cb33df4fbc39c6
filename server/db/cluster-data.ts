import { createHash, randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { type Binaries, copyBinaries, findBinaries } from './cluster-binaries.ts'
import {
  makePasswords,
  readPasswords,
  readText,
  syncFolder,
  writeText,
  type Passwords,
} from './cluster-folder.ts'
import { ownerRole } from './cluster-roles.ts'
import { findRunner, run, type Runner } from './cluster-user.ts'

/** Everything needed to start a server on a folder. */
export type Installation = {
  binaries: Binaries
  runner: Runner
  /** PostgreSQL's own data folder. */
  data: string
  passwords: Passwords
}

/**
 * Brings a folder to where a server can be started on it; makes the data on first use.
 * Half-made data of an interrupted first start is thrown away and made again.
 * @param elsewhere where programs and data go when root must work as another account.
 */
export async function prepareInstallation(
  folder: string,
  options: { runner?: Runner['kind']; elsewhere?: string } = {},
): Promise<Installation> {
  const elsewhere = options.elsewhere ?? '/var/lib/comity'
  const moved = await readText(join(folder, 'data-folder'))
  const runner = await findRunner(moved === undefined ? options.runner : 'other')
  const found = await findBinaries(folder)
  const binaries = runner.kind === 'other' ? await copyBinaries(found, elsewhere, runner) : found
  const home =
    runner.kind === 'other' ? (moved?.trim() ?? (await moveOut(folder, elsewhere, runner))) : folder
  const data = join(home, 'data')
  const made = (await readText(join(data, 'PG_VERSION')))?.trim()
  if (made !== undefined && made !== binaries.major) {
    throw new Error(
      `The database in ${data} was made by PostgreSQL ${made}; this Comity brings PostgreSQL ${binaries.major}, which cannot open it. Nothing was changed. Export with the older Comity (comity export), start this one with an empty folder, and import there.`,
    )
  }
  const passwords = await readPasswords(folder)
  if (made !== undefined && passwords === null) {
    throw new Error(
      `The database in ${data} is there, but its passwords are not. Put passwords.json back into ${folder} from a backup; without it nobody can sign in to the database.`,
    )
  }
  const installation = { binaries, runner, data, passwords: passwords ?? (await makePasswords(folder)) }
  if (made === undefined) await initialise(installation, home)
  return installation
}

/** What PostgreSQL is told at each start; its own file includes this one. */
export async function writeSettings({ data, runner }: Installation, socketDir: string): Promise<void> {
  const sharedBuffers = Math.round(Math.min(1024, Math.max(128, totalmem() / 2 ** 20 / 16)))
  const path = join(data, 'comity.conf')
  await writeText(
    path,
    [
      '# Written anew at each start. Your own settings belong below the include line of postgresql.conf.',
      `listen_addresses = ''`,
      `unix_socket_directories = '${socketDir.replaceAll("'", "''")}'`,
      'unix_socket_permissions = 0700',
      'port = 5432',
      `cluster_name = 'comity'`,
      'fsync = on',
      'full_page_writes = on',
      'synchronous_commit = on',
      'max_connections = 100',
      `shared_buffers = ${sharedBuffers}MB`,
      // Parallel plans need /dev/shm, of which a container has 64 MB; the register was measured without.
      'max_parallel_workers_per_gather = 0',
      // Compiling costs more than our queries take.
      'jit = off',
      'random_page_cost = 1.1',
      `timezone = 'UTC'`,
      `log_timezone = 'UTC'`,
      // No statement and no DETAIL in the log: both quote what people wrote.
      'log_min_error_statement = panic',
      'log_parameter_max_length = 0',
      'log_parameter_max_length_on_error = 0',
      'log_error_verbosity = terse',
      // One every five minutes, for ever, in a file that nobody rotates.
      'log_checkpoints = off',
      `log_line_prefix = '%m [%p] '`,
      '',
    ].join('\n'),
  )
  if (runner.kind === 'other') await chown(path, runner.uid, runner.gid)
}

/** Makes the data beside its place and moves it there when it is whole. */
async function initialise({ binaries, runner, data, passwords }: Installation, home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith('making-')) await rm(join(home, name), thoroughly)
  }
  // PG_VERSION is missing here, so whatever lies in its place is no database.
  await rm(data, thoroughly)
  const making = join(home, `making-${randomBytes(4).toString('hex')}`)
  await mkdir(making, { mode: 0o700 })
  const passwordFile = join(making, 'password')
  await writeText(passwordFile, `${passwords.owner}\n`)
  if (runner.kind === 'other')
    for (const path of [making, passwordFile]) await chown(path, runner.uid, runner.gid)
  await run(runner, join(binaries.folder, 'bin', 'initdb'), [
    `--pgdata=${join(making, 'data')}`,
    `--username=${ownerRole}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Named, because without LANG initdb makes SQL_ASCII, which accepts any bytes as text.
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
    '--set=include_if_exists=comity.conf',
  ])
  await rename(join(making, 'data'), data)
  await syncFolder(home)
  await rm(making, thoroughly)
}

/** The initdb of a killed start may still be at work in its folder for a moment. */
const thoroughly = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const

/** Chooses the place of data that another account keeps, and remembers it: tomorrow's start must find it. */
async function moveOut(
  folder: string,
  elsewhere: string,
  owner: { uid: number; gid: number },
): Promise<string> {
  if ((await readText(join(folder, 'data', 'PG_VERSION'))) !== undefined) {
    throw new Error(
      `The database in ${folder} belongs to root, and on this machine PostgreSQL can no longer run for root (user namespaces are not allowed). Allow them, or start Comity as an ordinary user who owns ${folder}.`,
    )
  }
  const home = join(elsewhere, createHash('sha256').update(folder).digest('hex').slice(0, 12))
  await mkdir(home, { recursive: true, mode: 0o700 })
  await chown(home, owner.uid, owner.gid)
  await writeText(join(folder, 'data-folder'), `${home}\n`)
  return home
}
