import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { decrypt, plainLength, startEncrypting } from './encryption.ts'
import { StorageError } from './errors.ts'
import { sweep, temporaryName } from './temporary.ts'

/** Files named by the SHA-256 of what is in them, encrypted on disk. Hashes are 64 hexadecimal digits. */
export type Storage = {
  /**
   * Stores a stream and says what it was. Content already there is not written twice. Memory stays flat.
   * @param options.limit the most bytes accepted; one more, and nothing is kept and `tooLarge` is thrown.
   */
  put(content: AsyncIterable<Uint8Array>, options: { limit: number }): Promise<Stored>
  /**
   * The content as a stream. It fails with `missing`, or with `damaged` before the first byte that is
   * not as it was stored: only a stream that ended well was the whole content.
   */
  get(sha256: string): Readable
  has(sha256: string): Promise<boolean>
  /** Bytes of the content, or null if it is not there. From the file's length: not proof of its state. */
  size(sha256: string): Promise<number | null>
  /** Removes the content, which no row of the database may name any more. False if it was not there. */
  remove(sha256: string): Promise<boolean>
}

export type Stored = { sha256: string; size: number }

/**
 * Opens a store in a folder, made if it is not there, and sweeps what killed puts left behind.
 * On disk a file is called HMAC(key, hash): the names do not tell who holds a known document.
 * @param options.key 32 secret bytes; without them nothing can be read again.
 */
export async function openStorage(options: { dir: string; key: Uint8Array }): Promise<Storage> {
  if (options.key.length !== 32) {
    throw new Error(
      `The storage key has ${options.key.length} bytes, it needs 32. Put the key back from a backup: another one cannot read the files.`,
    )
  }
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', options.key, new Uint8Array(0), `comity/storage/${use}/1`, 32))
  const store: Store = {
    files: join(options.dir, 'files'),
    temporary: join(options.dir, 'temporary'),
    nameKey: derive('names'),
    contentKey: derive('content'),
  }
  for (const folder of [store.files, store.temporary]) await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweep(store.temporary)
  return {
    put: (content, { limit }) => put(store, content, limit),
    get: sha256 => Readable.from(read(store, pathOf(store, sha256), sha256), { objectMode: false }),
    has: async sha256 => (await lengthOf(pathOf(store, sha256))) !== null,
    size: async sha256 => {
      const length = await lengthOf(pathOf(store, sha256))
      return length === null ? null : plainLength(length)
    },
    remove: sha256 => remove(pathOf(store, sha256)),
  }
}

type Store = { files: string; temporary: string; nameKey: Uint8Array; contentKey: Uint8Array }

async function put(store: Store, content: AsyncIterable<Uint8Array>, limit: number): Promise<Stored> {
  const temporary = join(store.temporary, temporaryName())
  const file = await open(temporary, 'wx', 0o600)
  try {
    const encryption = startEncrypting(file, store.contentKey)
    const hash = createHash('sha256')
    let size = 0
    for await (const bytes of content) {
      size += bytes.length
      if (size > limit)
        throw new StorageError(
          'tooLarge',
          `The file is larger than ${limit} bytes. Nothing was kept. Send a smaller one, or in parts.`,
        )
      hash.update(bytes)
      await encryption.write(bytes)
    }
    const digest = hash.digest()
    const sha256 = digest.toString('hex')
    const path = pathOf(store, sha256)
    if ((await lengthOf(path)) === null) {
      await encryption.finish(digest)
      await file.sync()
      await moveInto(temporary, path)
    }
    await syncNames(store, path)
    return { sha256, size }
  } finally {
    await file.close()
    await rm(temporary, { force: true })
  }
}

async function* read(store: Store, path: string, sha256: string): AsyncGenerator<Buffer, void, undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw isNotFound(error)
      ? new StorageError('missing', 'The file is not in the store. It was removed, or never arrived whole.')
      : error
  })
  try {
    yield* decrypt(file, store.contentKey, Buffer.from(sha256, 'hex'))
  } finally {
    await file.close()
  }
}

/** The rename is what makes the content exist. */
async function moveInto(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(temporary, path)
}

/** Makes the content's name survive a loss of power, also where another put has just given it. */
async function syncNames(store: Store, path: string): Promise<void> {
  for (const folder of [dirname(path), dirname(dirname(path)), store.files]) await syncFolder(folder)
}

async function remove(path: string): Promise<boolean> {
  if ((await lengthOf(path)) === null) return false
  await rm(path, { force: true })
  await syncFolder(dirname(path))
  return true
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function pathOf(store: Store, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new Error('A file is named by the 64 hexadecimal digits of its SHA-256.')
  const name = createHmac('sha256', store.nameKey).update(sha256, 'hex').digest('hex')
  return join(store.files, name.slice(0, 2), name.slice(2, 4), name)
}

/** Bytes on disk, or null if there is no such file. */
async function lengthOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (isNotFound(error)) return null
      throw error
    },
  )
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
