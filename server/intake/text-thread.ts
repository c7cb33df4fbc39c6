import { parentPort, workerData } from 'node:worker_threads'
import mammoth from 'mammoth'
import { getDocumentProxy } from 'unpdf'
import * as z from 'zod'
import { unpack } from './unpacked.ts'

/** Runs in a thread of its own, started by text.ts; says one thing and ends. */
const given = z
  .object({ kind: z.enum(['pdf', 'docx']), bytes: z.instanceof(Uint8Array), most: z.int() })
  .parse(workerData)

const read = given.kind === 'pdf' ? ofPdf(given.bytes, given.most) : ofDocx(given.bytes, given.most)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
parentPort?.postMessage(await read.catch((error: unknown) => ({ reason: reasonOf(error) })))

type Words = { text: string; pages: number | null }

async function ofPdf(bytes: Uint8Array, most: number): Promise<Words> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    useSystemFonts: false,
    verbosity: 0,
  })
  const pages: string[] = []
  let length = 0
  for (let number = 1; number <= pdf.numPages && length < most; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const text = items
      .map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join('')
      .slice(0, most - length)
    length += text.length
    pages.push(text)
  }
  return { text: pages.join('\f'), pages: pdf.numPages }
}

async function ofDocx(bytes: Uint8Array, most: number): Promise<Words> {
  // The library unpacks all at once: what unpacks to more than a document can be is not handed to it.
  await unpack(bytes, () => false)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  return { text: value.replaceAll(/\n{2,}/g, '\n').slice(0, most), pages: null }
}

function reasonOf(error: unknown): 'locked' | 'unreadable' | 'tooLarge' {
  if (!(error instanceof Error)) return 'unreadable'
  if (error.name === 'PasswordException') return 'locked'
  return error.name === 'UnpacksToTooMuch' ? 'tooLarge' : 'unreadable'
}
