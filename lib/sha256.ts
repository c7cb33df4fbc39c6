/** SHA-256, and bytes as hex, base64 and UTF-8. Each allows one spelling and refuses all others. */
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

// The Encoding Standard's two classes exist in Node and in browsers, but belong to neither's types here.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string }

/** The 32 bytes of SHA-256 (FIPS 180-4). */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(nobleSha256(bytes))
}

/** Lower-case hexadecimal, two digits a byte. */
export function hex(bytes: Uint8Array): string {
  return bytesToHex(bytes)
}

/**
 * The bytes a lower-case hexadecimal text stands for.
 *
 * @throws TypeError on an odd length and on anything but 0–9 a–f: with one spelling, texts can be compared.
 */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    throw new TypeError('not hexadecimal: expected an even number of the digits 0-9 a-f')
  }
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

/** Base64 with the standard alphabet and padding (RFC 4648 section 4). */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.subarray(i, i + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    text += digit(bits >> 18) + digit(bits >> 12)
    text += b === undefined ? '==' : digit(bits >> 6) + (c === undefined ? '=' : digit(bits))
  }
  return text
}

/**
 * The bytes a base64 text stands for.
 *
 * @throws TypeError on white space, the URL alphabet, missing padding, or bits set after the end.
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const digits = text.length - padding
  if (text.length % 4 !== 0) throw notBase64()
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < digits; i++) {
    const value = VALUES.get(text.charCodeAt(i))
    if (value === undefined) throw notBase64()
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at++] = bits >> held
  }
  // Bits left over must be zero, or several texts would stand for the same bytes.
  if ((bits & ((1 << held) - 1)) !== 0) throw notBase64()
  return bytes
}

/**
 * The UTF-8 bytes of a text.
 *
 * @throws TypeError on half a surrogate pair: an encoder would replace it, and two texts would have the same bytes.
 */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  if (!text.isWellFormed())
    throw new TypeError('the text holds half a surrogate pair, which UTF-8 cannot carry')
  return new TextEncoder().encode(text)
}

/**
 * The text that UTF-8 bytes stand for; a byte order mark is kept as a character.
 *
 * @throws TypeError on bytes that are not valid UTF-8.
 */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES: ReadonlyMap<number, number> = new Map(
  Array.from(ALPHABET, (letter, value) => [letter.charCodeAt(0), value] as const),
)

function digit(bits: number): string {
  return ALPHABET.charAt(bits & 63)
}

function notBase64(): TypeError {
  return new TypeError('not base64: expected the alphabet A-Z a-z 0-9 + / with padding, and nothing else')
}
