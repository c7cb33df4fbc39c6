import { createHash } from 'node:crypto'
import type * as z from 'zod'
import { canonical, type Json, JsonError, readCanonical } from '#lib/canonical.ts'
import { opens } from '#lib/commitment.ts'
import { fromHex } from '#lib/sha256.ts'
import { type ActHeader, actHash, contentBytes } from '#procedures/act.ts'
import { type CmsSigner, verifyCms } from './cms.ts'
import { type Container, type Entry, type Limits, readWhole } from './container.ts'
import { fingerprintOf } from './keys.ts'
import { MANIFEST, MIMETYPE, type Reference, readManifest, SIGNATURE } from './manifest.ts'
import { type Message, message as messageSchema, type SealedAct, sealedAct } from './message.ts'
import { asRefusal, PackageRefused } from './refused.ts'

/** What a container says, verified step by step. Each step throws `PackageRefused` or returns what is now known. */

export interface Signer {
  /** SHA-256 of the certificate's DER in hexadecimal. */
  readonly fingerprint: string
  /** PEM. */
  readonly certificate: string
  /** The distinguished name, one line per part. */
  readonly subject: string
  /** The signing time the signer claims. */
  readonly signedAt: Date
}

/** Signed by the key of `signer`; that this key is the sender's is not yet known. */
export interface Envelope {
  readonly message: Message
  readonly signer: Signer
  readonly manifestSha256: string
  readonly references: ReadonlyMap<string, Reference>
}

export interface ReadAct {
  readonly header: ActHeader
  /** Hash of the header: the identity of the act. */
  readonly hash: string
  readonly content: SealedAct['content']
  /** Hexadecimal. */
  readonly salt: string
  readonly fileSalts: readonly string[]
}

/** Step one: the signature covers the manifest, the manifest names what the container holds, and the envelope is read. */
export async function readEnvelope(container: Container, limits: Limits): Promise<Envelope> {
  await checkMimetype(container)
  const manifest = await readWhole(entryOf(container, MANIFEST), limits.memoryBytes)
  const signer = verifySignature(await readWhole(entryOf(container, SIGNATURE), 64 * 1024), manifest)
  const references = readReferences(manifest)
  checkNames(container, references)
  const bytes = await readSigned(container, references, 'message.json', limits)
  const message = parseAs(bytes, 'message.json', 'message-invalid', 'comity-package/1', messageSchema)
  checkPlaces(message, references)
  return { message, signer, references, manifestSha256: createHash('sha256').update(manifest).digest('hex') }
}

/** Step two, once the sender is believed: every entry has the digest that was signed, and the act opens its commitments. */
export async function readContents(
  container: Container,
  envelope: Envelope,
  limits: Limits,
): Promise<ReadAct | undefined> {
  const { message, references } = envelope
  if (message.kind !== 'act') return undefined
  const bytes = await readSigned(container, references, 'act.json', limits)
  const act = parseAs(bytes, 'act.json', 'act-invalid', 'comity-act/1', sealedAct)
  const request = references.has('request.json')
    ? await readSigned(container, references, 'request.json', limits)
    : undefined
  checkAct(message, act, request)
  const names = fileEntries(references)
  for (const [index, file] of act.content.files.entries()) {
    const name = names.get(index + 1)
    if (!name) throw new PackageRefused('entry-missing', `File ${index + 1} of the act is missing.`)
    await checkFile(entryOf(container, name), references, file)
  }
  if (names.size > act.content.files.length) {
    throw new PackageRefused(
      'entry-unexpected',
      `It holds ${names.size} files, the act names ${act.content.files.length}.`,
    )
  }
  return { ...act, hash: actHash(act.header) }
}

/**
 * What must hold between envelope, act and request. The sender asks the same before it seals.
 *
 * @throws PackageRefused `act-invalid`, `commitment-mismatch`, `request-mismatch`
 */
export function checkAct(message: Message, act: SealedAct, request: Uint8Array | undefined): void {
  const { header, content } = act
  if (header.from !== message.from || !header.to.includes(message.to) || header.strand !== 'shared') {
    throw new PackageRefused(
      'act-invalid',
      'The act is not from the sender to the recipient in the shared strand.',
    )
  }
  if (content.received) {
    throw new PackageRefused(
      'act-invalid',
      'An act recorded by hand does not cross: only its author can seal it.',
    )
  }
  if (header.files.length !== content.files.length || act.fileSalts.length !== content.files.length) {
    throw new PackageRefused('act-invalid', 'Header, content and salts speak of different numbers of files.')
  }
  if (!opens(header.content, fromHex(act.salt), contentBytes(content))) {
    throw new PackageRefused('commitment-mismatch', 'The content is not what the header commits to.')
  }
  for (const [index, file] of content.files.entries()) {
    const commitment = header.files[index] ?? ''
    const salt = fromHex(act.fileSalts[index] ?? '')
    if (!opens(commitment, salt, fromHex(file.sha256))) {
      throw new PackageRefused('commitment-mismatch', `File ${index + 1} is not what the header commits to.`)
    }
  }
  checkRequest(requestBytes(content), request)
}

/** The bytes of `request.json`, when the act's data holds a request. */
export function requestBytes(content: SealedAct['content']): Uint8Array | undefined {
  // Parsed content holds nothing that JSON does not: zod read it from JSON.
  return content.data.request === undefined ? undefined : canonical(content.data.request as Json)
}

/** The names of the files by their number in the act, from 1. */
function fileEntries(references: ReadonlyMap<string, Reference>): Map<number, string> {
  const names = new Map<number, string>()
  for (const name of references.keys()) {
    const number = Number(FILE.exec(name)?.[1])
    if (Number.isNaN(number)) continue
    if (names.has(number))
      throw new PackageRefused('entry-unexpected', `Two entries say that they are file ${number}.`)
    names.set(number, name)
  }
  return names
}

/** The entry of a file of the act: its number, and a name for people. */
const FILE = /^files\/([1-9]\d{0,2})\/[^/]{1,200}$/
const UNSIGNED: readonly string[] = ['mimetype', MANIFEST, SIGNATURE]

/** The entry that holds a file of the act. `number` counts from 1. */
export function fileEntry(
  container: Container,
  references: ReadonlyMap<string, Reference>,
  number: number,
): Entry {
  return entryOf(container, fileEntries(references).get(number) ?? `files/${number}`)
}

async function checkMimetype(container: Container): Promise<void> {
  const [first] = container.entries.values()
  if (first?.name !== 'mimetype')
    throw new PackageRefused('entry-missing', 'The first entry is not mimetype.')
  const bytes = await readWhole(first, 100)
  if (bytes.toString('latin1') !== MIMETYPE) {
    throw new PackageRefused('package-malformed', 'The container is not of the type ASiC-E.')
  }
}

function verifySignature(signature: Uint8Array, manifest: Uint8Array): Signer {
  const signer = verified(signature, manifest)
  if (!signer.agreed) {
    throw new PackageRefused(
      'signature-invalid',
      'It is not ECDSA on P-256 with SHA-256 and one certificate.',
    )
  }
  const { validFromDate, validToDate } = signer.certificate
  if (signer.signedAt < validFromDate || signer.signedAt > validToDate) {
    throw new PackageRefused('certificate-expired', `Signed at ${signer.signedAt.toISOString()}.`)
  }
  return {
    fingerprint: fingerprintOf(signer.certificate),
    certificate: signer.certificate.toString(),
    subject: signer.certificate.subject,
    signedAt: signer.signedAt,
  }
}

function verified(signature: Uint8Array, manifest: Uint8Array): CmsSigner {
  try {
    return verifyCms(signature, manifest)
  } catch (error) {
    throw asRefusal(error, 'signature-invalid', error instanceof Error ? error.message : '')
  }
}

function readReferences(manifest: Uint8Array): Map<string, Reference> {
  try {
    return new Map(readManifest(manifest).map(reference => [reference.name, reference]))
  } catch (error) {
    throw asRefusal(error, 'package-malformed', 'The manifest is not spelled as the protocol asks.')
  }
}

function checkNames(container: Container, references: ReadonlyMap<string, Reference>): void {
  for (const name of container.entries.keys()) {
    if (!references.has(name) && !UNSIGNED.includes(name)) {
      throw new PackageRefused('entry-unexpected', `${name} is not covered by the signature.`)
    }
  }
  for (const name of references.keys()) {
    if (UNSIGNED.includes(name))
      throw new PackageRefused('entry-unexpected', `The manifest must not name ${name}.`)
    entryOf(container, name)
  }
}

/** Which entries have a place in a message of this kind. */
function checkPlaces(message: Message, references: ReadonlyMap<string, Reference>): void {
  for (const name of references.keys()) {
    const inAct = name === 'act.json' || name === 'request.json' || FILE.test(name)
    if (name !== 'message.json' && !(message.kind === 'act' && inAct)) {
      throw new PackageRefused(
        'entry-unexpected',
        `${name} has no place in a message of the kind ${message.kind}.`,
      )
    }
  }
}

async function readSigned(
  container: Container,
  references: ReadonlyMap<string, Reference>,
  name: string,
  limits: Limits,
): Promise<Buffer> {
  const bytes = await readWhole(entryOf(container, name), limits.memoryBytes)
  if (createHash('sha256').update(bytes).digest('hex') !== references.get(name)?.sha256) throw mismatch(name)
  return bytes
}

async function checkFile(
  entry: Entry,
  references: ReadonlyMap<string, Reference>,
  file: { size: number; sha256: string },
): Promise<void> {
  const digest = createHash('sha256')
  for await (const chunk of entry.chunks()) digest.update(chunk)
  const actual = digest.digest('hex')
  if (actual !== references.get(entry.name)?.sha256) throw mismatch(entry.name)
  if (actual !== file.sha256 || entry.size !== file.size) {
    throw new PackageRefused('commitment-mismatch', `${entry.name} is not the file that the act names.`)
  }
}

function checkRequest(expected: Uint8Array | undefined, found: Uint8Array | undefined): void {
  if (expected && !found)
    throw new PackageRefused('entry-missing', 'The act contains a request, but request.json is missing.')
  if (found && !(expected && Buffer.compare(expected, found) === 0)) {
    throw new PackageRefused('request-mismatch', 'Both must be the same bytes.')
  }
}

function parseAs<T extends z.ZodType>(
  bytes: Uint8Array,
  name: string,
  code: 'message-invalid' | 'act-invalid',
  format: string,
  schema: T,
): z.infer<T> {
  const value = readCanonicalEntry(bytes, name, code)
  const said = formatOf(value)
  if (typeof said === 'string' && said !== format) {
    throw new PackageRefused(
      'version-unknown',
      `${name} has the format ${JSON.stringify(said.slice(0, 40))}; ${format} is read.`,
    )
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new PackageRefused(
    code,
    `${name}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'not as agreed'}.`,
  )
}

function readCanonicalEntry(bytes: Uint8Array, name: string, code: 'message-invalid' | 'act-invalid'): Json {
  try {
    return readCanonical(bytes)
  } catch (error) {
    const refused = error instanceof JsonError && error.code === 'not-canonical' ? 'not-canonical' : code
    throw asRefusal(error, refused, `${name}: ${error instanceof Error ? error.message : ''}`)
  }
}

/** `format` of an envelope, or of the header of an act. */
function formatOf(value: Json): unknown {
  const record = isRecord(value) ? (isRecord(value.header) ? value.header : value) : {}
  return record.format
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function entryOf(container: Container, name: string): Entry {
  const entry = container.entries.get(name)
  if (!entry) throw new PackageRefused('entry-missing', `${name} is missing.`)
  return entry
}

function mismatch(name: string): PackageRefused {
  return new PackageRefused('digest-mismatch', `${name} was altered after signing.`)
}
