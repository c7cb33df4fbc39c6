import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import * as yauzl from 'yauzl'
import * as yazl from 'yazl'
import { MIMETYPE } from './manifest.ts'
import { asRefusal, PackageRefused } from './refused.ts'

/**
 * The container: a ZIP whose first entry, stored, is `mimetype` (ETSI EN 319 162-1 ASiC). Written and read as a
 * stream; what is read is hostile until its digests were compared.
 */

/** What one package may cost us. Bytes, except `entries` (a count) and `ratio` (unpacked to packed). */
export interface Limits {
  /** The encrypted package. */
  readonly packageBytes: number
  /** All entries together, unpacked. */
  readonly unpackedBytes: number
  readonly entries: number
  readonly ratio: number
  /** Any one entry that is read into memory: JSON, manifest. */
  readonly memoryBytes: number
}

/** 4 GiB in a package, 512 entries, 16 MiB of JSON. */
export const defaultLimits: Limits = {
  packageBytes: 4 * 2 ** 30,
  unpackedBytes: 4 * 2 ** 30,
  entries: 512,
  ratio: 200,
  memoryBytes: 16 * 2 ** 20,
}

/** An entry to be written. Its digest is checked while it is written. */
export interface NewEntry {
  readonly name: string
  readonly size: number
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
  readonly open: () => Readable | Promise<Readable>
}

/**
 * The bytes of a container: `mimetype` first, all entries stored, no times and no owners, so that the same entries
 * give the same bytes.
 *
 * @throws Error while streaming, when a file is not as long as it was said to be or has another digest.
 */
export async function* writeContainer(entries: readonly (NewEntry | SmallEntry)[]): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile()
  // yazl's stream is a PassThrough; its types only say NodeJS.ReadableStream.
  const output = zip.outputStream as Readable
  const files: Readable[] = []
  zip.on('error', (error: Error) => output.destroy(error))
  zip.addBuffer(Buffer.from(MIMETYPE), 'mimetype', STORED)
  for (const entry of entries) {
    if ('bytes' in entry) zip.addBuffer(Buffer.from(entry.bytes), entry.name, STORED)
    else
      zip.addReadStreamLazy(entry.name, { ...STORED, size: entry.size }, done => {
        const file = Readable.from(checked(entry), { objectMode: false })
        file.on('error', error => output.destroy(error))
        files.push(file)
        done(null, file)
      })
  }
  zip.end()
  try {
    yield* output
  } finally {
    // A reader that stops early must not leave a file open.
    for (const file of files) file.destroy()
  }
}

/** An entry that is in memory. */
export interface SmallEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

/** One entry of a container that was read. */
export interface Entry {
  readonly name: string
  /** Bytes when unpacked, as the directory says; reading stops when it is exceeded. */
  readonly size: number
  /** The unpacked bytes. @throws PackageRefused `zip-bomb`, `package-malformed` */
  chunks(): AsyncGenerator<Buffer>
}

export interface Container {
  readonly entries: ReadonlyMap<string, Entry>
  close(): void
}

/**
 * Reads the directory of a ZIP and refuses what two readers could read in two ways: names that leave the folder or
 * occur twice, links, folders, entries that overlap, local headers that contradict the directory.
 *
 * @throws PackageRefused
 */
export async function readContainer(
  zip: { bytes: Uint8Array } | { path: string },
  limits: Limits,
): Promise<Container> {
  const file = await openZip(zip)
  try {
    if (file.entryCount > limits.entries) {
      throw new PackageRefused(
        'too-large',
        `It has ${file.entryCount} entries; at most ${limits.entries} are taken.`,
      )
    }
    const entries = await readDirectory(file, limits)
    return { entries, close: () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}

/** All bytes of an entry. @throws PackageRefused `too-large` beyond `limit` bytes. */
export async function readWhole(entry: Entry, limit: number): Promise<Buffer> {
  if (entry.size > limit) {
    throw new PackageRefused(
      'too-large',
      `${entry.name} has ${entry.size} bytes; at most ${limit} are taken.`,
    )
  }
  const chunks: Buffer[] = []
  for await (const chunk of entry.chunks()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const STORED = {
  compress: false,
  // The earliest time the format has, always the same; yazl reads it in local time.
  mtime: new Date(1980, 0, 1),
  forceDosTimestamp: true,
  mode: 0o100644,
}

async function* checked(entry: NewEntry): AsyncGenerator<Buffer> {
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of (await entry.open()) as AsyncIterable<Buffer>) {
    digest.update(chunk)
    size += chunk.length
    yield chunk
  }
  if (size !== entry.size || digest.digest('hex') !== entry.sha256) {
    throw new Error(
      `${entry.name} is not the file that was approved: its length or digest differs. Nothing was sealed; look at the file store.`,
    )
  }
}

async function openZip(zip: { bytes: Uint8Array } | { path: string }): Promise<yauzl.ZipFile> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false }
  try {
    if ('path' in zip) return await yauzl.openPromise(zip.path, options)
    const { buffer, byteOffset, byteLength } = zip.bytes
    return await yauzl.fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), options)
  } catch (error) {
    throw asRefusal(error, 'package-malformed', 'It holds no ZIP container.')
  }
}

async function readDirectory(file: yauzl.ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  let end = 0
  try {
    for await (const raw of file.eachEntry()) {
      const name = nameOf(raw)
      if (entries.has(name)) throw new PackageRefused('entry-unexpected', `${name} occurs twice.`)
      checkEntry(raw, name, limits)
      unpacked += raw.uncompressedSize
      if (unpacked > limits.unpackedBytes) {
        throw new PackageRefused('too-large', `It unpacks to more than ${limits.unpackedBytes} bytes.`)
      }
      end = await checkLocalHeader(file, raw, name, end)
      entries.set(name, { name, size: raw.uncompressedSize, chunks: () => unpack(file, raw, name) })
    }
  } catch (error) {
    throw asRefusal(error, 'package-malformed', 'The directory of the ZIP container cannot be read.')
  }
  return entries
}

function nameOf(raw: yauzl.Entry): string {
  try {
    return UTF8.decode(raw.fileNameRaw)
  } catch (error) {
    throw new PackageRefused('entry-unexpected', 'An entry has a name that is not UTF-8.', { cause: error })
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const FILE_TYPE = 0o170000
const REGULAR = 0o100000

function checkEntry(raw: yauzl.Entry, name: string, limits: Limits): void {
  const unsafe = name === '' || name.startsWith('/') || name.endsWith('/') || UNSAFE.test(name)
  if (unsafe || name.split('/').some(part => part === '' || part === '.' || part === '..')) {
    throw new PackageRefused(
      'entry-unexpected',
      `The name ${JSON.stringify(name)} is not a plain path inside the container.`,
    )
  }
  const type = (raw.externalFileAttributes >>> 16) & FILE_TYPE
  if (type !== 0 && type !== REGULAR) {
    throw new PackageRefused('entry-unexpected', `${name} is a link or a device, not a file.`)
  }
  if (raw.isEncrypted() || (raw.compressionMethod !== 0 && raw.compressionMethod !== 8)) {
    throw new PackageRefused('package-malformed', `${name} is neither stored nor deflated.`)
  }
  if (raw.uncompressedSize > Math.max(64 * 1024, raw.compressedSize * limits.ratio)) {
    throw new PackageRefused(
      'zip-bomb',
      `${name} says that it unpacks ${raw.compressedSize} bytes to ${raw.uncompressedSize}.`,
    )
  }
  if (raw.compressionMethod === 0 && raw.uncompressedSize !== raw.compressedSize) {
    throw new PackageRefused('package-malformed', `${name} is stored, yet has two sizes.`)
  }
}

/** Backslashes, colons and control signs: harmless here, a path on another system. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\\:\u0000-\u001f\u007f]/

/** Entries follow each other, apart by a data descriptor at most. Returns where this one ends. */
async function checkLocalHeader(
  file: yauzl.ZipFile,
  raw: yauzl.Entry,
  name: string,
  end: number,
): Promise<number> {
  const start = raw.relativeOffsetOfLocalHeader
  if (start < end || start > end + (end === 0 ? 0 : DESCRIPTOR)) {
    throw new PackageRefused('package-malformed', `${name} does not follow the entry before it.`)
  }
  const local = await file.readLocalFileHeaderPromise(raw, { minimal: false })
  if (!local.fileName.equals(raw.fileNameRaw) || local.compressionMethod !== raw.compressionMethod) {
    throw new PackageRefused(
      'package-malformed',
      `${name} is named or packed otherwise in front of its bytes.`,
    )
  }
  return local.fileDataStart + raw.compressedSize
}

/** The longest data descriptor: signature, CRC and two sizes of 8 bytes. */
const DESCRIPTOR = 24

async function* unpack(file: yauzl.ZipFile, raw: yauzl.Entry, name: string): AsyncGenerator<Buffer> {
  let size = 0
  try {
    for await (const chunk of (await file.openReadStreamPromise(raw)) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > raw.uncompressedSize)
        throw new PackageRefused('zip-bomb', `${name} unpacks to more than it says.`)
      yield chunk
    }
  } catch (error) {
    throw asRefusal(error, 'package-malformed', `${name} cannot be unpacked.`)
  }
  if (size !== raw.uncompressedSize)
    throw new PackageRefused('package-malformed', `${name} is shorter than it says.`)
}
