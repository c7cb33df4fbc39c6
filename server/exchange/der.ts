/** DER (X.690), only what CMS and X.509 need: written in one pass, read strictly. */

/** The text of an object identifier, `1.2.840.113549.1.7.1`. */
export type Oid = string

/** One value as it stands in the bytes. */
export interface Der {
  readonly tag: number
  /** Tag, length and content. */
  readonly raw: Uint8Array
  readonly content: Uint8Array
}

export class DerError extends Error {
  override readonly name: string = 'DerError'
}

/** BER that is not DER, which some signers write. */
export class BerError extends DerError {
  override readonly name = 'BerError'
}

export const TAG = {
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const

/** A value with this tag around the given contents. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents)
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content])
}

export const sequence = (...members: readonly Uint8Array[]) => der(TAG.sequence, ...members)
export const octets = (bytes: Uint8Array) => der(TAG.octets, bytes)

/** A SET OF: DER orders its members by their bytes. */
export function setOf(...members: readonly Uint8Array[]): Uint8Array {
  return der(TAG.set, ...members.toSorted((a, b) => Buffer.compare(a, b)))
}

export function oid(text: Oid): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  return der(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

/** An integer from 0 to 127. */
export const smallInteger = (value: number) => der(TAG.integer, Uint8Array.of(value))

/** UTCTime until 2049, GeneralizedTime from 2050, to the second, as RFC 5652 section 11.3 asks. */
export function time(at: Date): Uint8Array {
  const digits = `${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
  const short = at.getUTCFullYear() >= 1950 && at.getUTCFullYear() < 2050
  return der(
    short ? TAG.utcTime : TAG.generalizedTime,
    Buffer.from(short ? digits.slice(2) : digits, 'latin1'),
  )
}

/** The one value that the bytes hold. @throws DerError when they hold less, more, or BER that is not DER. */
export function readDer(bytes: Uint8Array): Der {
  const value = readAt(bytes, 0)
  if (value.raw.length !== bytes.length) throw new DerError('bytes follow the end of the value')
  return value
}

/** The values inside a constructed value. @throws DerError */
export function members(value: Der): Der[] {
  const found: Der[] = []
  let at = 0
  while (at < value.content.length) {
    const member = readAt(value.content, at)
    found.push(member)
    at += member.raw.length
  }
  return found
}

/** The value, if it has this tag. @throws DerError naming what was expected. */
export function expectTag(value: Der | undefined, tag: number, what: string): Der {
  if (value?.tag !== tag)
    throw new DerError(`${what}: tag ${hexOf(tag)} expected, ${hexOf(value?.tag)} found`)
  return value
}

export function readOid(value: Der | undefined): Oid {
  const { content } = expectTag(value, TAG.oid, 'object identifier')
  const numbers: number[] = []
  let number = 0
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f)
    if (number > Number.MAX_SAFE_INTEGER / 128) throw new DerError('an object identifier is too large')
    if (byte & 0x80) continue
    numbers.push(number)
    number = 0
  }
  if (content.length === 0 || (content.at(-1) ?? 0) & 0x80)
    throw new DerError('an object identifier ends early')
  const [head = 0, ...rest] = numbers
  const first = Math.min(2, Math.floor(head / 40))
  return [first, head - first * 40, ...rest].join('.')
}

export function readTime(value: Der | undefined): Date {
  const text = Buffer.from(value?.content ?? []).toString('latin1')
  const year = value?.tag === TAG.utcTime ? (Number(text.slice(0, 2)) >= 50 ? '19' : '20') : ''
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(year + text)
  if (!parts || (value?.tag !== TAG.utcTime && value?.tag !== TAG.generalizedTime)) {
    throw new DerError('a time must be UTCTime or GeneralizedTime with seconds, in UTC')
  }
  const [, y, mo, d, h, mi, s] = parts
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}.000Z`)
  if (Number.isNaN(at.getTime())) throw new DerError('a time names a day or an hour that does not exist')
  return at
}

function readAt(bytes: Uint8Array, at: number): Der {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) throw new DerError('the value ends inside its header')
  if ((tag & 0x1f) === 0x1f) throw new DerError('tags of more than one byte are not used here')
  if (first === 0x80) throw new BerError('indefinite length: BER, not DER')
  const more = first < 0x80 ? 0 : first & 0x7f
  if (more > 4) throw new DerError('the value says it is longer than 4 GiB')
  let length = first < 0x80 ? first : 0
  for (let i = 0; i < more; i++) length = length * 256 + (bytes[at + 2 + i] ?? Number.NaN)
  const start = at + 2 + more
  if (!(start + length <= bytes.length)) throw new DerError('the value ends early')
  if (more > 0 && lengthOf(length).length !== 1 + more)
    throw new DerError('a length is not in its shortest form')
  return { tag, raw: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) }
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Uint8Array.of(0x80 | bytes.length, ...bytes)
}

function base128(value: number): number[] {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.unshift(0x80 | (rest % 128))
  }
  return bytes
}

function hexOf(tag: number | undefined): string {
  return tag === undefined ? 'nothing' : `0x${tag.toString(16).padStart(2, '0')}`
}
