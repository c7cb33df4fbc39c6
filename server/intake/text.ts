import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import * as z from 'zod'
import { Problem } from '#api/problem.ts'
import { kindOf } from './kind.ts'
import { plainText } from './plain.ts'
import { inThread } from './thread.ts'

/** The words of a file: `pages` only where it is a PDF, whose pages a form feed ends. */
export type FileText = { text: string; pages: number | null; of: 'pdf' | 'docx' | 'text' }

/** Why a file gives no text. */
export type NoText = 'scan' | 'locked' | 'unreadable' | 'tooLarge' | 'tooSlow' | 'unknownKind' | 'empty'

/** Largest file whose words are read, and the longest text, in bytes and in characters. */
const limits = { bytes: 50 * 1024 ** 2, characters: 4_000_000, milliseconds: 20_000, megabytes: 384 }

/**
 * The words of a PDF, a Word document or a plain text, told by what is in it and not by its name. What others made is
 * read in a thread of its own with little memory and little time: a hostile file stops that thread and nothing else.
 * Throws the problem `file-has-no-text`, whose `reason` says why.
 */
export async function textOf(bytes: Uint8Array): Promise<FileText> {
  if (bytes.length === 0) throw noText('empty')
  if (bytes.length > limits.bytes) throw noText('tooLarge')
  const { reads } = await kindOf(bytes)
  if (reads === null) throw noText('unknownKind')
  if (reads === 'text') return readPlain(bytes)
  const read = await inTurn(() => ofOthers(reads, bytes))
  if ('reason' in read) throw noText(read.reason)
  if (read.text.trim() === '') throw noText(reads === 'pdf' ? 'scan' : 'empty')
  return { text: read.text.normalize('NFC'), pages: read.pages, of: reads }
}

/** The words of a file on its way out of the store. `size` in bytes. Throws `file-has-no-text`. */
export async function textOfStream(stream: Readable, size: number): Promise<FileText> {
  if (size <= limits.bytes) return textOf(await buffer(stream))
  stream.destroy()
  throw noText('tooLarge')
}

function readPlain(bytes: Uint8Array): FileText {
  const text = plainText(bytes)
  if (text === null) throw noText('unreadable')
  if (text.trim() === '') throw noText('empty')
  return { text: text.slice(0, limits.characters).normalize('NFC'), pages: null, of: 'text' }
}

const answer = z.union([
  z.object({ text: z.string(), pages: z.int().nullable() }),
  z.object({ reason: z.enum(['locked', 'unreadable', 'tooLarge']) }),
])
type Answer = z.infer<typeof answer> | { reason: 'tooSlow' }

async function ofOthers(kind: 'pdf' | 'docx', bytes: Uint8Array): Promise<Answer> {
  const file = new URL('./text-thread.ts', import.meta.url)
  const read = await inThread(file, { kind, bytes, most: limits.characters }, answer, limits)
  if (read === 'failed') return { reason: 'unreadable' }
  return read === 'tooSlow' ? { reason: 'tooSlow' } : read
}

/** One file at a time: ten hostile ones together take no more of the machine than one. */
let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

function noText(reason: NoText): Problem {
  return new Problem('file-has-no-text', why[reason], { reason })
}

const why = {
  scan: 'The PDF holds pictures of pages and no words, as a scanner makes it, so nothing can be read from it. Read it yourself and write down what it says, or ask the partner for a copy with text.',
  locked:
    'The file is protected by a password, so nobody here can read it. Ask the partner for the password or for an open copy.',
  unreadable:
    'The file is damaged or built in a way that cannot be read safely, so no words were taken from it. Look at it yourself, or ask the partner for another copy.',
  tooLarge:
    'The file is larger than what is read for words here, or unpacks to more. Look at it yourself, or ask for it in parts.',
  tooSlow:
    'The file took too long to read, as some are built to do, so reading was stopped. Look at it yourself, or ask for another copy.',
  unknownKind:
    'Words are read from PDF, Word documents (DOCX) and plain text only, and this file is none of them, whatever its name says. Open it with its own program.',
  empty: 'The file holds no words. Ask the partner whether it was sent whole.',
} as const satisfies Record<NoText, string>
