import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Keys, loadKeys } from '#exchange/keys.ts'
import { openStorage, type Storage } from '#storage/storage.ts'

/**
 * What lies in the data folder beside the database:
 *
 *     keys/         of the authority: what partners have pinned
 *     storage-key   32 bytes that encrypt the files
 *     storage/      the files
 *     work/         packages under way that are too large for memory
 */
export type DataFolder = { keys: string; storageKey: string; storage: string; work: string }

/** Makes the folder if it is not there, for its owner alone. */
export async function openDataFolder(data: string): Promise<DataFolder> {
  const folder = {
    keys: join(data, 'keys'),
    storageKey: join(data, 'storage-key'),
    storage: join(data, 'storage'),
    work: join(data, 'work'),
  }
  for (const path of [data, folder.storage, folder.work]) await mkdir(path, { recursive: true, mode: 0o700 })
  return folder
}

/**
 * Removes the packages that a killed run left in the making, some of them readable without any key. For who holds
 * the database of this folder, so that no other run is at work.
 */
export async function sweepWork({ work }: DataFolder): Promise<void> {
  for (const name of await readdir(work)) await rm(join(work, name), { recursive: true, force: true })
}

/** The keys, or null when no authority was added yet. */
export async function findKeys({ keys }: DataFolder): Promise<Keys | null> {
  const inside = await readdir(keys).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return inside.length === 0 ? null : loadKeys(keys)
}

/** Opens the store of files; its key is made on first use. Throws when there are files but no key. */
export async function openFiles({ storage, storageKey }: DataFolder): Promise<Storage> {
  return openStorage({
    dir: storage,
    key: (await readKey(storageKey)) ?? (await makeKey(storageKey, storage)),
  })
}

async function readKey(path: string): Promise<Buffer | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : Buffer.from(text.trim(), 'base64')
}

async function makeKey(path: string, storage: string): Promise<Buffer> {
  const files = await readdir(join(storage, 'files')).catch(() => [])
  if (files.length > 0) {
    throw new Error(
      `${path} is missing, but there are files that only this key can read. Put it back from the backup of the keys; a new one would lose them.`,
    )
  }
  const key = randomBytes(32)
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`${key.toString('base64')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return key
}
