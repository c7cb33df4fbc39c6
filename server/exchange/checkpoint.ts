import { createPublicKey, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { append, type Frontier, frontierRoot, leafHash } from '#lib/merkle.ts'
import {
  type Checkpoint,
  checkpointText,
  countersignNote,
  parseCheckpoint,
  parseNote,
  signNote,
  verifyNote,
} from '#lib/note.ts'
import { fromHex } from '#lib/sha256.ts'
import type { Keys } from './keys.ts'

/**
 * The pair log: each authority keeps, for each partner, an RFC 6962 log of the acts it received from it. Both know
 * every leaf, so both can compute every root; once both signed a checkpoint neither can drop or change an act alone.
 */

/** A partner as the signer of notes. */
export interface NoteSigner {
  readonly authority: string
  /** The 32 bytes of the Ed25519 key, base64. */
  readonly noteKey: string
}

/** The name of the log that `receiver` keeps of what it got from `sender`. Each pair has two logs. */
export function logOrigin(receiver: string, sender: string): string {
  return `comity/${receiver}/from/${sender}`
}

/**
 * The log with one more act. Its index is the size before.
 *
 * @param act hash of the act's header, hexadecimal; the leaf is its 32 bytes.
 */
export function appendAct(log: Frontier, act: string): Frontier {
  return append(log, leafHash(fromHex(act)))
}

/** The checkpoint of our log of what `sender` sent us, signed by us: the text of a signed note. */
export function signCheckpoint(log: Frontier, options: { sender: string; keys: Keys }): string {
  const { keys, sender } = options
  const text = checkpointText({
    origin: logOrigin(keys.authority, sender),
    size: log.size,
    root: frontierRoot(log),
  })
  return signNote(text, keys.authority, keys.notePublic, bytes => signBytes(null, bytes, keys.note))
}

/**
 * What a checkpoint says, once every one of `signers` was found to have signed it.
 *
 * @throws NoteError when the note is malformed or a signature false; Error when a signature is missing or the
 * checkpoint belongs to another log.
 */
export function verifyCheckpoint(
  note: string,
  expected: { origin: string; signers: readonly NoteSigner[] },
): Checkpoint {
  const keys = expected.signers.map(({ authority, noteKey }) => ({
    name: authority,
    publicKey: new Uint8Array(Buffer.from(noteKey, 'base64')),
  }))
  const signed = verifyNote(note, keys, verifyEd25519)
  const missing = keys.find(({ name }) => !signed.includes(name))
  if (missing)
    throw new Error(`The checkpoint lacks the signature of ${missing.name}: ask that authority for it.`)
  const checkpoint = parseCheckpoint(parseNote(note).text)
  if (checkpoint.origin !== expected.origin) {
    throw new Error(`The checkpoint belongs to the log ${checkpoint.origin}, not to ${expected.origin}.`)
  }
  return checkpoint
}

/** How many acts a checkpoint covers. Verifies nothing: for notes that were verified before they were kept. */
export function sizeOfCheckpoint(note: string): number {
  return parseCheckpoint(parseNote(note).text).size
}

/**
 * Whether the receiver's checkpoint is of exactly the acts we sent and it acknowledged, in this order.
 *
 * @param log our own copy of the receiver's log, of the size the checkpoint names.
 */
export function checkpointFits(checkpoint: Checkpoint, log: Frontier): boolean {
  return checkpoint.size === log.size && Buffer.compare(checkpoint.root, frontierRoot(log)) === 0
}

/**
 * Adds our signature to the receiver's checkpoint. Call it only after `verifyCheckpoint` and `checkpointFits`: the
 * signature says that we know every act behind it.
 */
export function countersign(note: string, keys: Keys): string {
  return countersignNote(note, keys.authority, keys.notePublic, bytes => signBytes(null, bytes, keys.note))
}

function verifyEd25519(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verifyBytes(null, bytes, key, signature)
}
