import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, lstat, mkdir, mkdtemp, open, readFile, realpath, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * The folder of one embedded database:
 *
 *     data/            what PostgreSQL keeps (elsewhere when `data-folder` names another place)
 *     passwords.json   of the two roles, readable by its owner alone
 *     lock, holder     which Comity process works here
 *     socket           where the Unix socket is: its own path would often be too long for a socket
 *     postgresql.log
 */
export async function openFolder(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  return realpath(dir)
}

/** Thrown when another Comity process works in the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/**
 * Takes the folder for this process. The kernel holds the lock (through SQLite, the one way Node has to
 * ask it), so it is free again the moment this process dies, however it dies.
 * @returns what gives it back. Throws FolderInUse.
 */
export async function takeLock(folder: string): Promise<() => Promise<void>> {
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy)) throw error
    const holder = (await readText(join(folder, 'holder')))?.trim()
    throw new FolderInUse(
      `Another Comity${holder === undefined ? '' : ` (process ${holder})`} already uses the database folder ${folder}. Two would spoil each other’s work. Stop it, or give this one another folder.`,
    )
  }
  held.add(lock)
  await writeText(join(folder, 'holder'), `${process.pid}\n`)
  return async () => {
    if (!held.delete(lock)) return
    await rm(join(folder, 'holder'), { force: true })
    lock.close()
  }
}

const sqliteBusy = 5
/** Keeps the locks from the garbage collector, which would let them go. */
const held = new Set<DatabaseSync>()

export type Passwords = { owner: string; app: string }

/** Reads the passwords, or null if there are none yet. */
export async function readPasswords(folder: string): Promise<Passwords | null> {
  const text = await readText(join(folder, 'passwords.json'))
  if (text === undefined) return null
  const value: unknown = JSON.parse(text)
  const owner: unknown = Reflect.get(Object(value), 'owner')
  const app: unknown = Reflect.get(Object(value), 'app')
  if (typeof owner !== 'string' || typeof app !== 'string') {
    throw new Error(
      `${join(folder, 'passwords.json')} does not hold the database’s passwords. Put it back from a backup.`,
    )
  }
  return { owner, app }
}

/** Makes passwords of 256 random bits; their letters need no quoting in a URL or in SQL. */
export async function makePasswords(folder: string): Promise<Passwords> {
  const passwords = {
    owner: randomBytes(32).toString('base64url'),
    app: randomBytes(32).toString('base64url'),
  }
  await writeText(join(folder, 'passwords.json'), `${JSON.stringify(passwords)}\n`)
  return passwords
}

/**
 * Makes the folder for the Unix socket, for us alone, and writes its path into `folder`. It is short: a
 * socket's path may have 107 bytes on Linux and 103 on macOS. In a shared temp folder someone else may
 * have taken our name: then it gets another.
 * @param known the folder it had before; `owner` the account that PostgreSQL runs under, if not ours.
 */
export async function makeSocketFolder(
  folder: string,
  { owner, known }: { owner?: { uid: number; gid: number } | undefined; known?: string | undefined } = {},
): Promise<string> {
  const name = `comity-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  const parent = [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp'].find(
    (path): path is string => path !== undefined && path !== '' && fits(join(path, `${name}-123456`)),
  )
  if (parent === undefined)
    throw new Error('The temp folder’s name is too long for a Unix socket. Set TMPDIR to a shorter one.')
  await mkdir(parent, { recursive: true })
  let path = known ?? join(parent, name)
  await mkdir(path, { mode: 0o700 }).catch(() => undefined)
  const found = await lstat(path).catch(() => null)
  const owners = [process.getuid?.(), owner?.uid]
  if (found === null || !found.isDirectory() || !owners.includes(found.uid)) path = await mkdtemp(`${path}-`)
  await chmod(path, 0o700)
  if (owner !== undefined) await chown(path, owner.uid, owner.gid)
  await writeText(join(folder, 'socket'), `${path}\n`)
  return path
}

/** Where the running server's socket is, or null. */
export async function readSocketFolder(folder: string): Promise<string | null> {
  return (await readText(join(folder, 'socket')))?.trim() ?? null
}

/** Writes a small file for us alone, whole or not at all, also if the machine loses power. */
export async function writeText(path: string, text: string): Promise<void> {
  const half = `${path}.${process.pid}.half`
  const file = await open(half, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(half, path)
  await syncFolder(dirname(path))
}

/** Makes the names in a folder survive a loss of power. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The text of a file, or undefined if there is none. */
export async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
}

function fits(socketFolder: string): boolean {
  return Buffer.byteLength(join(socketFolder, '.s.PGSQL.5432.lock')) <= 103
}
