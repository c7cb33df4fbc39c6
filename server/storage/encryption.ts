import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { StorageError } from './errors.ts'

/**
 * One encrypted file:
 *
 *     16 bytes  "comity-storage/1"
 *     16 bytes  salt: with the store's key it gives this file's two keys (HKDF-SHA-256)
 *     32 bytes  HMAC-SHA-256 of the content's SHA-256 under the second key: this file is that content
 *     then chunks of 65,536 bytes (the last has 0 to 65,536), each AES-256-GCM under the first key with a
 *     tag of 16 bytes; nonce = number of the chunk in 11 bytes, then 1 for the last chunk and else 0
 *
 * The keys are this file's alone, so a counter never repeats a nonce. Number and mark in the nonce make
 * swapped, repeated, missing and cut-off chunks fail as a changed byte does.
 */
const magic = Buffer.from('comity-storage/1', 'ascii')
const headerLength = 64
const chunkLength = 65_536
const tagLength = 16

/** Bytes on disk for a content of `plain` bytes. */
export function encryptedLength(plain: number): number {
  return headerLength + plain + tagLength * Math.max(1, Math.ceil(plain / chunkLength))
}

/** Bytes of content in a file of `length` bytes. */
export function plainLength(length: number): number {
  const body = Math.max(0, length - headerLength)
  return Math.max(0, body - tagLength * Math.ceil(body / (chunkLength + tagLength)))
}

export type Encryption = {
  write(bytes: Uint8Array): Promise<void>
  /** Seals the last chunk and writes the header. `sha256` is the hash of all that was written, 32 bytes. */
  finish(sha256: Uint8Array): Promise<void>
}

/** Encrypts into an empty file. At most `batch` chunks are in memory. */
export function startEncrypting(file: FileHandle, storeKey: Uint8Array): Encryption {
  const salt = randomBytes(16)
  const keys = fileKeys(storeKey, salt)
  const chunk = Buffer.allocUnsafe(chunkLength)
  let filled = 0
  let index = 0
  let sealed: Buffer[] = []
  let position = headerLength

  const seal = (last: boolean): void => {
    const cipher = createCipheriv('aes-256-gcm', keys.content, nonce(index++, last))
    sealed.push(cipher.update(chunk.subarray(0, filled)), cipher.final(), cipher.getAuthTag())
    filled = 0
  }
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(sealed)
    sealed = []
    await writeAll(file, bytes, position)
    position += bytes.length
  }
  return {
    write: async bytes => {
      for (let taken = 0; taken < bytes.length; ) {
        // Only when more comes is it known that a full chunk is not the last.
        if (filled === chunkLength) seal(false)
        if (sealed.length >= 3 * batch) await flush()
        const part = bytes.subarray(taken, taken + chunkLength - filled)
        chunk.set(part, filled)
        filled += part.length
        taken += part.length
      }
    },
    finish: async sha256 => {
      seal(true)
      await flush()
      await writeAll(file, Buffer.concat([magic, salt, nameTag(keys.name, sha256)]), 0)
    },
  }
}

/** Decrypts a file, chunk by chunk. Throws StorageError `damaged` before giving out a byte that is not as written. */
export async function* decrypt(
  file: FileHandle,
  storeKey: Uint8Array,
  sha256: Uint8Array,
): AsyncGenerator<Buffer, void, undefined> {
  const { size: length } = await file.stat()
  const header = await readAll(file, 0, headerLength)
  const keys = fileKeys(storeKey, header.subarray(16, 32))
  const expected = nameTag(keys.name, sha256)
  if (!header.subarray(0, 16).equals(magic) || !timingSafeEqual(header.subarray(32), expected))
    throw damaged()
  if (length < headerLength + tagLength) throw damaged()
  const stride = chunkLength + tagLength
  for (let position = headerLength, index = 0; position < length; ) {
    const bytes = await readAll(file, position, Math.min(batch * stride, length - position))
    position += bytes.length
    for (let start = 0; start < bytes.length; start += stride) {
      const last = position === length && start + stride >= bytes.length
      const plain = open(keys.content, bytes.subarray(start, start + stride), nonce(index++, last))
      if (plain.length > 0) yield plain
    }
  }
}

/** Chunks per call of the file system: half a megabyte. */
const batch = 8

function open(key: Uint8Array, sealed: Buffer, iv: Uint8Array): Buffer {
  if (sealed.length < tagLength) throw damaged()
  const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength })
  cipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  const plain = cipher.update(sealed.subarray(0, sealed.length - tagLength))
  try {
    cipher.final()
  } catch {
    throw damaged()
  }
  return plain
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(index, 5, 6)
  bytes[11] = last ? 1 : 0
  return bytes
}

function fileKeys(storeKey: Uint8Array, salt: Uint8Array): { content: Uint8Array; name: Uint8Array } {
  const bytes = new Uint8Array(hkdfSync('sha256', storeKey, salt, 'comity/storage/file/1', 64))
  return { content: bytes.subarray(0, 32), name: bytes.subarray(32) }
}

function nameTag(key: Uint8Array, sha256: Uint8Array): Buffer {
  return createHmac('sha256', key).update(sha256).digest()
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

/** Exactly `length` bytes, or `damaged` where the file ends before. */
async function readAll(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done)
    if (bytesRead === 0) throw damaged()
    done += bytesRead
  }
  return bytes
}

function damaged(): StorageError {
  return new StorageError(
    'damaged',
    'A stored file is not as it was written: the disk lost part of it or someone changed it. Nothing of the changed part was given out. Restore it from a backup.',
  )
}
