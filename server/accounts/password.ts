import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Problem } from '#api/problem.ts'

/**
 * A password as it is kept: argon2id in the PHC string format, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
 * About 60 ms and 19 MiB, the lower of the two settings OWASP recommends for argon2id.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return encode(cost, salt, await derive(password, salt, cost, 32))
}

/**
 * Whether the password is the one that was kept. Throws when `kept` is not a PHC string of argon2id: that is a
 * broken row, not a wrong password.
 */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const { cost: itsCost, salt, hash } = decode(kept)
  return timingSafeEqual(await derive(password, salt, itsCost, hash.length), hash)
}

/** True when the password was kept at a lower cost than today's, and should be kept anew at the next sign-in. */
export function isWeaker(kept: string): boolean {
  const its = decode(kept).cost
  return its.memory < cost.memory || (its.memory === cost.memory && its.passes < cost.passes)
}

/** @throws Problem `body-invalid` with the reason, in words for who chose the password. */
export function requireGoodPassword(password: string, login: string): void {
  const reason = weakness(password, login)
  if (reason === null) return
  throw new Problem('body-invalid', reason, { fields: [{ path: 'password', reason }] })
}

/** Most characters: what is longer is no better and makes somebody else's server work. */
const longest = 500

function weakness(password: string, login: string): string | null {
  const length = Array.from(password).length
  if (length < 12) {
    return `The password has ${length} characters, it needs at least 12: shorter ones can be guessed from a stolen table. Four or five words in a row are easy to keep in mind.`
  }
  if (length > longest) return `The password has more than ${longest} characters. Choose a shorter one.`
  if (password.toLowerCase().includes(login.toLowerCase()) && password.length < login.length + 8) {
    return 'The password is little more than the login name, which everybody knows. Choose one that has nothing to do with it.'
  }
  if (new Set(password).size < 4) {
    return 'The password repeats the same few characters, so it is quickly guessed. Choose another.'
  }
  return null
}

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }
/** `memory` in KiB. */
const cost: Cost = { memory: 19 * 1024, passes: 2, parallelism: 1 }

const argon2Of = promisify(argon2)

function derive(
  password: string,
  salt: Buffer,
  { memory, passes, parallelism }: Cost,
  length: number,
): Promise<Buffer> {
  // One person's é may be typed as one character or as two; both must open the same door.
  const message = password.normalize('NFKC')
  return argon2Of('argon2id', { message, nonce: salt, parallelism, tagLength: length, memory, passes })
}

function encode({ memory, passes, parallelism }: Cost, salt: Buffer, hash: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

const phc =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

function decode(kept: string): { cost: Cost; salt: Buffer; hash: Buffer } {
  const [, memory, passes, parallelism, salt, hash] = phc.exec(kept) ?? []
  if (salt === undefined || hash === undefined)
    throw new Error('A kept password is not argon2id in the PHC string format.')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}
