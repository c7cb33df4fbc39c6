/**
 * Salted commitments: a hash that proves what was said while it is kept, and says nothing once body and salt are
 * destroyed. Without the salt a short body ("refused") could be guessed from its hash.
 */
import { hex, sha256 } from './sha256.ts'

/** Length of a salt in bytes. Fixed, so that no byte can move between the salt and the body. */
export const SALT_LENGTH = 32

/**
 * The lower-case hex of SHA-256(salt ‖ bytes).
 *
 * @throws RangeError when the salt is not exactly 32 bytes.
 */
export function commit(salt: Uint8Array, bytes: Uint8Array): string {
  if (salt.length !== SALT_LENGTH) throw new RangeError(`a salt has ${SALT_LENGTH} bytes, not ${salt.length}`)
  const both = new Uint8Array(SALT_LENGTH + bytes.length)
  both.set(salt)
  both.set(bytes, SALT_LENGTH)
  return hex(sha256(both))
}

/** Whether salt and bytes are what the commitment was made of. Malformed input opens nothing. */
export function opens(commitment: string, salt: Uint8Array, bytes: Uint8Array): boolean {
  return salt.length === SALT_LENGTH && commit(salt, bytes) === commitment
}
