import { createHash, randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** A name for a file being written: it tells which process writes it, so that only the dead's are swept. */
export function temporaryName(): string {
  return `${host}-${process.pid}-${self}-${randomBytes(8).toString('hex')}`
}

/** Removes what processes left that were killed while writing. Files of living processes stay. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (await isAbandoned(path, name)) await rm(path, { force: true })
  }
}

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
/** Tells this run from an earlier one with the same number, as process 1 of a container always has. */
const self = randomBytes(4).toString('hex')
/** Of another machine's processes we know nothing; no upload takes this long. */
const patience = 24 * 3600 * 1000

async function isAbandoned(path: string, name: string): Promise<boolean> {
  const [onHost, pid, run] = name.split('-')
  if (onHost !== host) {
    const found = await stat(path).catch(() => null)
    return found !== null && Date.now() - found.mtimeMs > patience
  }
  if (Number(pid) === process.pid) return run !== self
  return !exists(Number(pid))
}

function exists(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
