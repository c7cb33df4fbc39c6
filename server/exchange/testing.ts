import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32, deflateRawSync } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import { canonical, type Json } from '#lib/canonical.ts'
import { commit } from '#lib/commitment.ts'
import { fromHex } from '#lib/sha256.ts'
import { type ActContent, type ActHeader, actHash, contentBytes } from '#procedures/act.ts'
import { signCms } from './cms.ts'
import { createKeys, fingerprintOf, type Keys, publicKeys } from './keys.ts'
import { MANIFEST, MIMETYPE, SIGNATURE, writeManifest } from './manifest.ts'
import type { Message, SealedAct } from './message.ts'
import type { OpenOptions, PinnedPartner } from './open.ts'
import type { SealFile } from './seal.ts'

/** Two authorities for tests, and a workshop that builds packages no honest sender would build. */

export const NOW = new Date('2026-11-23T09:00:00.000Z')

export interface Pair {
  readonly dir: string
  readonly aurelia: Keys
  readonly borealia: Keys
  /** Knows Aurelia and Borealia. */
  readonly pinned: (from: string) => Promise<PinnedPartner | undefined>
  remove(): Promise<void>
}

/** Aurelia (XA) and Borealia (XB) with fresh keys in a temporary folder. */
export async function testPair(): Promise<Pair> {
  const dir = await mkdtemp(join(tmpdir(), 'comity-exchange-'))
  const make = (authority: string, commonName: string) =>
    createKeys(join(dir, authority.slice(0, 2)), {
      authority,
      names: { commonName, organisation: 'Ministry of Justice', country: authority.slice(0, 2) },
      now: new Date('2026-01-01T00:00:00.000Z'),
    })
  const aurelia = await make('XA:central', 'Central Authority of Aurelia')
  const borealia = await make('XB:central', 'Autorité centrale de Boréalie')
  const partners = [aurelia, borealia].map(keys => ({
    authority: keys.authority,
    fingerprints: [fingerprintOf(keys.certificate)],
  }))
  return {
    dir,
    aurelia,
    borealia,
    pinned: async from => partners.find(({ authority }) => authority === from),
    remove: () => rm(dir, { recursive: true, force: true }),
  }
}

/** How Borealia opens what Aurelia sent. */
export function openedBy(pair: Pair, bytes: Uint8Array, more: Partial<OpenOptions> = {}): OpenOptions {
  return {
    source: { bytes },
    keys: pair.borealia,
    self: 'XB:central',
    pinned: pair.pinned,
    workDir: pair.dir,
    ...more,
  }
}

export function recipientOf(keys: Keys): { authority: string; ageRecipient: string } {
  const { authority, ageRecipient } = publicKeys(keys)
  return { authority, ageRecipient }
}

/** An envelope from Aurelia to Borealia. */
export function exampleMessage(more: Partial<Message> = {}): Message {
  // Only the kind decides about the details, and tests give both together.
  return {
    format: 'comity-package/1',
    kind: 'act',
    id: randomUUID(),
    from: 'XA:central',
    to: 'XB:central',
    sequence: 1,
    at: NOW.toISOString(),
    reads: { 'mutual-legal-assistance': ['1'] },
    ...more,
  } as Message
}

/** A file of an act as it lies in memory. */
export interface ExampleFile {
  readonly name: string
  readonly media: string
  readonly bytes: Uint8Array
}

export const letter: ExampleFile = {
  name: 'Request of 23 November — lettre.pdf',
  media: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7\nThe competent authority of Borealia is requested …\n'),
}

export interface ExampleAct {
  readonly act: SealedAct
  readonly files: readonly SealFile[]
  readonly hash: string
}

/** The act that sends a request, with a letter. */
export function exampleAct(
  options: {
    data?: ActContent['data']
    files?: readonly ExampleFile[]
    header?: Partial<ActHeader>
    salt?: (name: string) => string
  } = {},
): ExampleAct {
  const salt = options.salt ?? (() => sha256(randomUUID()))
  const given = options.files ?? [letter]
  const content: ActContent = {
    data: options.data ?? { request: { reference: 'XA-2026-0001', urgency: 'ordinary' } },
    files: given.map(({ name, media, bytes }, index) => ({
      name,
      media,
      size: bytes.length,
      sha256: sha256(bytes),
      role: index === 0 ? 'letter' : 'annex',
    })),
  }
  const salts = { content: salt('content'), files: given.map((_, index) => salt(`file ${index + 1}`)) }
  const header: ActHeader = {
    format: 'comity-act/1',
    id: randomUUID(),
    case: randomUUID(),
    procedure: 'mutual-legal-assistance',
    version: '1.0',
    type: 'send',
    strand: 'shared',
    from: 'XA:central',
    to: ['XB:central'],
    at: NOW.toISOString(),
    after: [],
    content: commit(fromHex(salts.content), contentBytes(content)),
    files: content.files.map((file, index) =>
      commit(fromHex(salts.files[index] ?? ''), fromHex(file.sha256)),
    ),
    ...options.header,
  }
  return {
    act: { header, content, salt: salts.content, fileSalts: salts.files },
    files: given.map(({ bytes }) => ({
      size: bytes.length,
      sha256: sha256(bytes),
      open: () => Readable.from([bytes], { objectMode: false }),
    })),
    hash: actHash(header),
  }
}

/** An entry of a hand-made ZIP. Everything but the name and the bytes is for lying. */
export interface RawEntry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly deflate?: boolean
  /** Type and permissions, as UNIX keeps them. */
  readonly mode?: number
  /** The name in front of the bytes, when it is to differ from the directory's. */
  readonly localName?: string
  /** The unpacked size that the directory states. */
  readonly stated?: number
}

/** The entries that an honest container of this message has, without manifest and signature. */
export function entriesFor(
  message: Message,
  act?: SealedAct,
  files: readonly ExampleFile[] = [],
): RawEntry[] {
  const json = (name: string, value: unknown) => ({ name, bytes: canonical(value as Json) })
  return [
    json('message.json', message),
    ...(act ? [json('act.json', act)] : []),
    ...(act?.content.data.request === undefined ? [] : [json('request.json', act.content.data.request)]),
    ...files.map(({ bytes }, index) => ({ name: `files/${index + 1}/file`, bytes })),
  ]
}

/**
 * A container with these entries, all signed by `keys`, and then `more` that nobody signed. `over` are the entries
 * that the signature is really made over, when they are to be others than the manifest's.
 */
export function signedZip(
  entries: readonly RawEntry[],
  keys: Keys,
  options: { more?: readonly RawEntry[]; at?: Date; over?: readonly RawEntry[] } = {},
): Buffer {
  const signed = manifestOf(options.over ?? entries)
  const signer = { key: keys.signing, certificate: keys.certificate, at: options.at ?? NOW }
  return rawZip([
    { name: 'mimetype', bytes: Buffer.from(MIMETYPE) },
    ...entries,
    { name: MANIFEST, bytes: manifestOf(entries) },
    { name: SIGNATURE, bytes: signCms(signed, signer) },
    ...(options.more ?? []),
  ])
}

function manifestOf(entries: readonly RawEntry[]): Uint8Array {
  return writeManifest(
    entries.map(({ name, bytes }) => ({ name, media: 'application/octet-stream', sha256: sha256(bytes) })),
  )
}

/** A ZIP, byte by byte (APPNOTE 4.3), not by the library that the product writes with. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const packed = entry.deflate ? deflateRawSync(entry.bytes) : Buffer.from(entry.bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(entry.deflate ? 8 : 0, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(entry.bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(entry.stated ?? entry.bytes.length, 18)
    const localName = Buffer.from(entry.localName ?? entry.name)
    const local = Buffer.from(common)
    local.writeUInt16LE(localName.length, 22)
    const name = Buffer.from(entry.name)
    common.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('504b01021403', 'hex'), common, tail, name)
    const record = Buffer.concat([Buffer.from('504b0304', 'hex'), local, localName, packed])
    parts.push(record)
    offset += record.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

/** Any bytes, encrypted for a recipient. */
export async function encryptedFor(keys: Keys, bytes: Uint8Array): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(keys.ageRecipient)
  return Buffer.from(await encrypter.encrypt(Uint8Array.from(bytes)))
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
