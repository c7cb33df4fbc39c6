/**
 * Signed notes (c2sp.org/signed-note) and the checkpoints of a log (c2sp.org/tlog-checkpoint): a short text, and
 * under it the signatures of whoever vouches for it. Signing and verifying are arguments: keys stay where they are.
 */
import { base64, fromBase64, fromHex, hex, sha256, utf8 } from './sha256.ts'

/** Size and root of a log at one moment. */
export interface Checkpoint {
  /** The log's name: one line, e.g. `xa.example/xb.example`. */
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  /** Root of the Merkle tree: 32 bytes. */
  readonly root: Uint8Array
}

export interface NoteSignature {
  readonly name: string
  /** The key's short name, 8 hex digits: see {@link noteKeyId}. */
  readonly keyId: string
  readonly signature: Uint8Array
}

export interface Note {
  /** What is signed, with its final newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** An Ed25519 key under the name it signs with. */
export interface NoteKey {
  readonly name: string
  /** The 32 raw bytes of RFC 8032. */
  readonly publicKey: Uint8Array
}

export type NoteErrorCode = 'malformed-note' | 'malformed-checkpoint' | 'bad-signature' | 'unknown-signers'

/** Why a note or checkpoint was not accepted. The code is stable; the message is for a person. */
export class NoteError extends Error {
  override readonly name = 'NoteError'
  readonly code: NoteErrorCode

  constructor(code: NoteErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * The text of a checkpoint: origin, size and root in base64, a line each.
 *
 * @throws NoteError when the origin is not one line, or size or root are impossible
 */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${base64(root)}\n`
  parseCheckpoint(text)
  return text
}

/**
 * What a checkpoint says. Extension lines are refused: no proof covers them, so nobody could rely on them.
 *
 * @throws NoteError
 */
export function parseCheckpoint(text: string): Checkpoint {
  checkText(text)
  const lines = text.split('\n')
  const [origin = '', size = '', root = '', end] = lines
  if (lines.length !== 4 || end !== '') throw malformedCheckpoint('it has not exactly three lines')
  if (origin === '') throw malformedCheckpoint('the log has no name')
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw malformedCheckpoint('the size is not a whole number')
  }
  const bytes = bytesOf(root)
  if (bytes?.length !== 32) throw malformedCheckpoint('the root is not a hash of 32 bytes')
  return { origin, size: Number(size), root: bytes }
}

/**
 * The short name of an Ed25519 key: 8 hex digits, the first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key).
 * It finds a key among those we trust; it is too short to stand for one.
 */
export function noteKeyId(name: string, publicKey: Uint8Array): string {
  return hex(sha256(joined(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey)).subarray(0, 4))
}

/**
 * A note with one signature.
 *
 * @param sign Ed25519 (RFC 8032) over the bytes it is given
 * @throws NoteError when the text cannot be signed or the name cannot sign
 */
export function signNote(
  text: string,
  name: string,
  publicKey: Uint8Array,
  sign: (bytes: Uint8Array) => Uint8Array,
): string {
  checkText(text)
  return withSignature(`${text}\n`, text, name, publicKey, sign)
}

/**
 * The same note with one signature more. It does not verify those already there.
 *
 * @throws NoteError when the note is malformed or the name cannot sign
 */
export function countersignNote(
  note: string,
  name: string,
  publicKey: Uint8Array,
  sign: (bytes: Uint8Array) => Uint8Array,
): string {
  return withSignature(note, parseNote(note).text, name, publicKey, sign)
}

/**
 * Text and signatures of a note. Nothing is verified yet: use {@link verifyNote} before relying on the text.
 *
 * @throws NoteError
 */
export function parseNote(note: string): Note {
  if (note.length > MAX_LENGTH) throw malformed('it is too long')
  // The text may hold empty lines; the last one ends it.
  const end = note.lastIndexOf('\n\n')
  if (end < 0) throw malformed('no empty line separates the text from the signatures')
  const text = note.slice(0, end + 1)
  checkText(text)
  const lines = note.slice(end + 2).split('\n')
  if (lines.pop() !== '' || lines.length === 0) throw malformed('it does not end with a signature line')
  if (lines.length > MAX_SIGNATURES) throw malformed('it has too many signatures')
  return { text, signatures: lines.map(parseSignature) }
}

/**
 * The names, out of the given keys, that signed the note, in the order of the signatures.
 * Signatures of other keys are ignored; who must have signed is for the caller to ask.
 *
 * @param verify Ed25519 (RFC 8032)
 * @throws NoteError `bad-signature` when a signature of a given key is false, `unknown-signers` when none signed
 */
export function verifyNote(
  note: string,
  keys: readonly NoteKey[],
  verify: (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean,
): string[] {
  const { text, signatures } = parseNote(note)
  const bytes = utf8(text)
  const names = new Set<string>()
  for (const { name, keyId, signature } of signatures) {
    const key = keys.find(known => known.name === name && noteKeyId(name, known.publicKey) === keyId)
    if (!key) continue
    if (!verify(key.publicKey, bytes, signature)) {
      throw new NoteError('bad-signature', `The signature of ${name} does not belong to this text.`)
    }
    names.add(name)
  }
  if (names.size === 0) throw new NoteError('unknown-signers', 'Nobody we know has signed the note.')
  return [...names]
}

/** Signature type byte of Ed25519. */
const ED25519 = 0x01
const MAX_LENGTH = 1_000_000
const MAX_SIGNATURES = 100
const NAME = String.raw`[^\s\u0085+]+`

function withSignature(
  note: string,
  text: string,
  name: string,
  publicKey: Uint8Array,
  sign: (bytes: Uint8Array) => Uint8Array,
): string {
  if (publicKey.length !== 32) throw malformed('the key is not an Ed25519 key of 32 bytes')
  if (!new RegExp(`^${NAME}$`, 'u').test(name) || hasControlCharacter(name)) {
    throw malformed('the name of a signer is one word without +')
  }
  const keyId = fromHex(noteKeyId(name, publicKey))
  return `${note}— ${name} ${base64(joined(keyId, sign(utf8(text))))}\n`
}

function parseSignature(line: string): NoteSignature {
  const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? []
  const bytes = bytesOf(encoded)
  if (name === '' || hasControlCharacter(name) || !bytes || bytes.length <= 4) {
    throw malformed('a signature line is not "— name base64"')
  }
  return { name, keyId: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) }
}

const SIGNATURE_LINE = new RegExp(`^— (${NAME}) (\\S+)$`, 'u')

function checkText(text: string): void {
  if (text.length > MAX_LENGTH) throw malformed('it is too long')
  if (!text.endsWith('\n')) throw malformed('the text does not end with a newline')
  if (!text.isWellFormed() || hasControlCharacter(text.replaceAll('\n', ''))) {
    throw malformed('it holds characters that a note cannot hold')
  }
}

function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20) return true
  return false
}

function bytesOf(encoded: string): Uint8Array | undefined {
  try {
    return fromBase64(encoded)
  } catch {
    return undefined
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function malformed(why: string): NoteError {
  return new NoteError('malformed-note', `This is not a signed note: ${why}.`)
}

function malformedCheckpoint(why: string): NoteError {
  return new NoteError('malformed-checkpoint', `This is not a checkpoint: ${why}.`)
}
