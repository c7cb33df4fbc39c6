/**
 * Canonical JSON (RFC 8785): one value, one sequence of bytes, so that a hash can speak about a value.
 * What `canonical` writes, `readCanonical` reads, and nothing else.
 */
import { fromUtf8, utf8 } from './sha256.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** How deep arrays and objects may nest: far more than a form needs, far less than a stack holds. */
export const MAX_DEPTH = 64

export type JsonErrorCode =
  | 'not-utf8'
  | 'byte-order-mark'
  | 'syntax'
  | 'too-deep'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'number-out-of-range'
  | 'lone-surrogate'
  | 'not-canonical'

/** Why bytes were not accepted as JSON. The code is stable; the message is for a person. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly code: JsonErrorCode

  constructor(code: JsonErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * The canonical bytes of a value.
 *
 * @throws TypeError on what JSON cannot say exactly: see {@link canonicalText}.
 * @example canonical({ b: 1, a: 'é' }) // the UTF-8 bytes of {"a":"é","b":1}
 */
export function canonical(value: Json): Uint8Array<ArrayBuffer> {
  return utf8(canonicalText(value))
}

/**
 * The canonical text of a value: no white space, keys in the order of their UTF-16 code units, numbers as ECMAScript
 * writes them.
 *
 * @throws TypeError on numbers that are not finite, half a surrogate pair, undefined members, holes in arrays,
 *   objects that are not plain, the key `__proto__`, and nesting beyond {@link MAX_DEPTH} (so also on cycles).
 */
export function canonicalText(value: Json): string {
  return write(value, 0)
}

/**
 * The value that JSON bytes stand for (RFC 8259), without the ambiguities that let two readers see two values.
 *
 * @throws JsonError with a stable code.
 */
export function readJson(bytes: Uint8Array): Json {
  return parse(decode(bytes))
}

/**
 * The value, if the bytes are exactly its canonical form.
 *
 * @throws JsonError; `not-canonical` when the same value could also be written otherwise.
 */
export function readCanonical(bytes: Uint8Array): Json {
  // Decoding is one to one, so equal texts are equal bytes.
  const text = decode(bytes)
  const value = parse(text)
  if (canonicalText(value) === text) return value
  throw new JsonError('not-canonical', 'The JSON is valid but not in the canonical form of RFC 8785.')
}

function parse(text: string): Json {
  let value: Json
  try {
    value = JSON.parse(text) as Json // JSON.parse gives nothing that is not JSON
  } catch {
    throw new JsonError('syntax', 'The text is not JSON.')
  }
  checkStructure(text)
  return value
}

function write(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value !== 'object') throw new TypeError(`JSON cannot hold a value of type ${typeof value}`)
  if (depth >= MAX_DEPTH) throw new TypeError(`the value nests deeper than ${MAX_DEPTH} levels`)
  // Array.from visits holes as undefined, which is then refused.
  if (Array.isArray(value)) return `[${Array.from(value, item => write(item, depth + 1)).join(',')}]`
  return writeObject(value, depth)
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON cannot hold the number ${value}`)
  return JSON.stringify(value)
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('JSON text holds half a surrogate pair')
  return JSON.stringify(value)
}

function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('JSON can hold plain objects only')
  if (Object.hasOwn(value, '__proto__')) throw new TypeError('the key __proto__ is not allowed')
  if (Object.getOwnPropertySymbols(value).length > 0) throw new TypeError('JSON cannot hold a symbol as key')
  const members = Object.entries(value)
    // No two keys are equal, so "not less" is "greater"; `<` compares UTF-16 code units, as the RFC asks.
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${writeString(key)}:${write(member, depth + 1)}`)
  return `{${members.join(',')}}`
}

function decode(bytes: Uint8Array): string {
  let text: string
  try {
    text = fromUtf8(bytes)
  } catch {
    throw new JsonError('not-utf8', 'The bytes are not valid UTF-8.')
  }
  if (text.startsWith('\uFEFF'))
    throw new JsonError('byte-order-mark', 'The text begins with a byte order mark.')
  return text
}

/** Walks the tokens of text that is known to be JSON and refuses what `JSON.parse` lets pass. */
function checkStructure(text: string): void {
  // One entry per open array (null) or object (the keys it has so far).
  const open: (Set<string> | null)[] = []
  let at = 0
  while (at < text.length) {
    const start = at++
    const letter = text.charAt(start)
    if (letter === '{' || letter === '[') enter(open, letter)
    else if (letter === '}' || letter === ']') open.pop()
    else if (letter === '"') {
      at = endOfString(text, at)
      const keys = isKey(text, at) ? open.at(-1) : null
      checkString(text.slice(start, at), keys ?? null)
    } else if (NUMBER_START.test(letter)) {
      while (NUMBER_PART.test(text.charAt(at))) at++
      checkNumber(text.slice(start, at))
    }
  }
}

const NUMBER_START = /[-\d]/
const NUMBER_PART = /[-+.eE\d]/

function endOfString(text: string, from: number): number {
  let at = from
  while (text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1
  return at + 1
}

/** In JSON only a key is followed by a colon. */
function isKey(text: string, end: number): boolean {
  const colon = /[ \t\r\n]*:/y
  colon.lastIndex = end
  return colon.test(text)
}

function enter(open: (Set<string> | null)[], bracket: '{' | '['): void {
  if (open.length >= MAX_DEPTH)
    throw new JsonError('too-deep', `The JSON nests deeper than ${MAX_DEPTH} levels.`)
  open.push(bracket === '{' ? new Set() : null)
}

function checkString(token: string, keys: Set<string> | null): void {
  const text = token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1)
  if (!text.isWellFormed()) throw new JsonError('lone-surrogate', 'A text holds half a surrogate pair.')
  if (keys === null) return
  if (text === '__proto__') throw new JsonError('forbidden-key', 'The key __proto__ is not allowed.')
  if (keys.has(text))
    throw new JsonError('duplicate-key', `The key ${token.slice(0, 80)} occurs twice in one object.`)
  keys.add(text)
}

function checkNumber(token: string): void {
  if (Number.isFinite(Number(token))) return
  throw new JsonError(
    'number-out-of-range',
    `The number ${token.slice(0, 40)} is too large for JSON readers.`,
  )
}
