import { createHash, type Hash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { Encrypter } from 'age-encryption'
import { canonical, type Json } from '#lib/canonical.ts'
import { actHash } from '#procedures/act.ts'
import { signCms } from './cms.ts'
import { type NewEntry, type SmallEntry, writeContainer } from './container.ts'
import { checkAct, requestBytes } from './contents.ts'
import type { Keys } from './keys.ts'
import { MANIFEST, type Reference, SIGNATURE, writeManifest } from './manifest.ts'
import { type Message, message as messageSchema, type SealedAct, sealedAct } from './message.ts'

/** A file that goes into a package. Its bytes are compared with size and digest while they are sealed. */
export type SealFile = { readonly size: number; readonly sha256: string } & (
  | { readonly path: string }
  | { readonly open: () => Readable | Promise<Readable> }
)

export interface SealOptions {
  readonly message: Message
  /** For a message of the kind `act`. */
  readonly act?: SealedAct
  /** The files of the act, in the order of its content. */
  readonly files?: readonly SealFile[]
  readonly keys: Keys
  readonly recipient: { readonly authority: string; readonly ageRecipient: string }
  /** Signing time. */
  readonly now: Date
  /** Where to keep the plain container, too, for whoever wants to verify it without any key. */
  readonly keepContainer?: string
}

export interface Sealed {
  /** Bytes of the sealed package. */
  readonly size: number
  /** SHA-256 of the sealed package in hexadecimal. */
  readonly sha256: string
  readonly container: { readonly size: number; readonly sha256: string }
  readonly manifestSha256: string
  /** Hash of the act's header, when there is an act. */
  readonly act?: string
}

/**
 * Seals a message into the file `out`: container, signature, encryption, in one pass and flat memory. The file
 * appears complete and durable, or not at all. Sealing again gives other bytes: seal once, keep, resend.
 *
 * @throws PackageRefused when the recipient would refuse it; Error when a file is not the one that was approved.
 */
export async function seal(
  options: SealOptions & { readonly out: string },
): Promise<Sealed & { path: string }> {
  const file = await newFile(options.out)
  try {
    const sealed = await sealInto(options, chunk => file.write(chunk))
    await file.keep()
    return { ...sealed, path: options.out }
  } catch (error) {
    await file.discard()
    throw error
  }
}

/** Seals a message that needs no file, a receipt for instance, into memory. */
export async function sealBytes(options: SealOptions): Promise<Sealed & { bytes: Buffer }> {
  const chunks: Uint8Array[] = []
  const sealed = await sealInto(options, async chunk => void chunks.push(chunk))
  return { ...sealed, bytes: Buffer.concat(chunks) }
}

/**
 * The name a file gets inside the container: letters, marks, digits, `.`, `_` and `-` of every script, the rest
 * replaced, so that it is a harmless file name on every system. The real name stands in `act.json`.
 *
 * @example safeName('../Kontoauszug 3/2.pdf') // '_Kontoauszug_3_2.pdf'
 */
export function safeName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '')
  const shortened = Array.from(safe).slice(-60).join('')
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(shortened)
  return reserved || shortened === '' ? `_${shortened}` : shortened.replace(/\.+$/, '_')
}

async function sealInto(options: SealOptions, write: (chunk: Uint8Array) => Promise<void>): Promise<Sealed> {
  const entries = entriesOf(options)
  const manifest = writeManifest(entries.map(({ reference }) => reference))
  const { signing: key, certificate } = options.keys
  const signature = signCms(manifest, { key, certificate, at: options.now })
  const container = new Tally()
  const sealed = new Tally()
  const kept = options.keepContainer === undefined ? undefined : await newFile(options.keepContainer)
  try {
    const plain = writeContainer([
      ...entries.map(({ entry }) => entry),
      { name: MANIFEST, bytes: manifest },
      { name: SIGNATURE, bytes: signature },
    ])
    const observed = through(plain, async chunk => {
      container.add(chunk)
      await kept?.write(chunk)
    })
    for await (const chunk of encrypted(observed, options.recipient.ageRecipient)) {
      sealed.add(chunk)
      await write(chunk)
    }
    await kept?.keep()
  } catch (error) {
    await kept?.discard()
    throw error
  }
  return {
    ...sealed.result(),
    container: container.result(),
    manifestSha256: createHash('sha256').update(manifest).digest('hex'),
    ...(options.act ? { act: actHash(options.act.header) } : {}),
  }
}

interface PackageEntry {
  readonly reference: Reference
  readonly entry: NewEntry | SmallEntry
}

function entriesOf(options: SealOptions): PackageEntry[] {
  const message = messageSchema.parse(options.message)
  if (message.from !== options.keys.authority || message.to !== options.recipient.authority) {
    throw new Error('the envelope names another sender or recipient than the keys belong to')
  }
  // Parsed: it holds nothing that JSON does not, whatever the types say of optional members.
  const entries = [json('message.json', canonical(message as unknown as Json))]
  if ((message.kind === 'act') !== (options.act !== undefined)) {
    throw new Error('a message of the kind act has an act, and no other has')
  }
  if (!options.act) return entries
  const act = sealedAct.parse(options.act)
  const request = requestBytes(act.content)
  checkAct(message, act, request)
  // Parsed from JSON or made of it: it holds nothing that JSON does not.
  entries.push(json('act.json', canonical(act as unknown as Json)))
  if (request) entries.push(json('request.json', request))
  return [...entries, ...fileEntriesOf(act, options.files ?? [])]
}

function fileEntriesOf(act: SealedAct, files: readonly SealFile[]): PackageEntry[] {
  if (files.length !== act.content.files.length)
    throw new Error('the act names another number of files than are given')
  return act.content.files.map((named, index) => {
    const file = files[index]
    if (!file || file.sha256 !== named.sha256 || file.size !== named.size) {
      throw new Error(`File ${index + 1} is not the one that the act names: ${named.name}`)
    }
    const name = `files/${index + 1}/${safeName(named.name)}`
    const source = 'path' in file ? () => createReadStream(file.path) : file.open
    return {
      reference: { name, media: named.media, sha256: file.sha256 },
      entry: { name, size: file.size, sha256: file.sha256, open: source },
    }
  })
}

function json(name: string, bytes: Uint8Array): PackageEntry {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { reference: { name, media: 'application/json', sha256 }, entry: { name, bytes } }
}

async function* encrypted(plain: AsyncIterable<Uint8Array>, recipient: string): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  yield* await encrypter.encrypt(ReadableStream.from(plain))
}

async function* through(
  chunks: AsyncIterable<Uint8Array>,
  see: (chunk: Uint8Array) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    await see(chunk)
    yield chunk
  }
}

class Tally {
  #size = 0
  readonly #digest: Hash = createHash('sha256')

  add(chunk: Uint8Array): void {
    this.#size += chunk.length
    this.#digest.update(chunk)
  }

  result(): { size: number; sha256: string } {
    return { size: this.#size, sha256: this.#digest.digest('hex') }
  }
}

interface NewFile {
  write(chunk: Uint8Array): Promise<void>
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Bytes that wait in memory for the next write. */
const gatheredAtMost = 64 * 1024

/** A file that appears under its name only when it is complete and on the disk. */
async function newFile(path: string): Promise<NewFile> {
  const temporary = `${path}.${randomUUID()}.new`
  const file: FileHandle = await open(temporary, 'wx', 0o600)
  // A container comes in dozens of small pieces; each write of its own would be a trip to the disk's thread.
  let gathered: Uint8Array[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(gathered)
    gathered = []
    size = 0
    await file.writeFile(bytes)
  }
  return {
    write: async chunk => {
      gathered.push(chunk)
      size += chunk.length
      if (size >= gatheredAtMost) await flush()
    },
    keep: async () => {
      await flush()
      await file.sync()
      await file.close()
      await rename(temporary, path)
      const folder = await open(dirname(path))
      await folder.sync()
      await folder.close()
    },
    discard: async () => {
      await file.close().catch(() => undefined)
      await rm(temporary, { force: true })
    },
  }
}
