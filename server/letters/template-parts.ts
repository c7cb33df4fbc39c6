import { buffer } from 'node:stream/consumers'
import * as yauzl from 'yauzl'
import { Problem } from '#api/problem.ts'

const most = { parts: 500, unpacked: 50 * 1024 * 1024 } as const

/**
 * Reads every part of a Word document and refuses what could run, fetch or hide something when it is opened:
 * macros, controls, embedded objects, links to elsewhere, fields that fetch. Nothing is taken out silently: whoever
 * made the template takes it out and knows what is gone.
 *
 * @returns what is written in the text, the headers and the footers, each as one string
 * @throws Problem `body-invalid`
 */
export async function readTemplate(template: Uint8Array): Promise<readonly string[]> {
  const written: string[] = []
  for (const [name, text] of await textParts(template, 'template')) {
    if (/^word\/(document|header\d*|footer\d*)\.xml$/.test(name)) {
      // A word processor may cut a field into several pieces of text; a paragraph keeps them together.
      const pieces = [...text.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<|<\/w:p>/g)]
      written.push(pieces.map(([, piece = '\n']) => piece).join(''))
    }
  }
  return written
}

/** What a Word document is to us: a letter is made from it, or somebody wrote a translation into it. */
type Called = 'template' | 'translation'

/** The XML of a Word document’s text. Refuses what could run, fetch or hide something, as `readTemplate` does. */
export async function documentXml(bytes: Uint8Array, called: Called): Promise<string> {
  return (await textParts(bytes, called)).get('word/document.xml') ?? ''
}

/** Every part that is text, by its name, once all parts were found harmless. */
async function textParts(bytes: Uint8Array, called: Called): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for await (const { name, text } of partsOf(bytes, called)) {
    const found = activePart(name) ?? (text === undefined ? undefined : activeText(name, text))
    if (found) throw refused(`${found} (${name.slice(0, 100)})`, called)
    if (text !== undefined) parts.set(name, text)
  }
  if (!parts.has('word/document.xml')) throw notWord(called)
  return parts
}

/** Names of parts that hold programs or foreign documents. */
function activePart(name: string): string | undefined {
  if (/vbaProject|vbaData|macrosheets/i.test(name)) return 'macros'
  if (/\/activeX\//i.test(name)) return 'a control'
  if (/\/embeddings\//i.test(name)) return 'an embedded object'
  if (/\/(afchunk|customUI)/i.test(name)) return 'foreign content'
  return undefined
}

function activeText(name: string, text: string): string | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return 'a document type of its own'
  if (/macroEnabled/i.test(text) && name === '[Content_Types].xml') return 'macros'
  if (name.endsWith('.rels') && /TargetMode\s*=\s*["']External/i.test(text)) return 'a link to elsewhere'
  if (/<(?:\w+:)?(?:altChunk|object|control)[\s/>]/.test(text)) return 'an embedded object'
  // The name of a field may be cut into several pieces of text; together they are read as one.
  const instructions = [...text.matchAll(/<\w+:instrText[^>]*>([^<]*)|\w+:instr\s*=\s*"([^"]*)"/g)]
    .map(([, piece = '', whole = '']) => piece + whole)
    .join('')
  return /DDE|INCLUDE(?:TEXT|PICTURE)|MACROBUTTON|\bLINK\b|HYPERLINK\s/i.test(instructions)
    ? 'a field that fetches or runs something'
    : undefined
}

async function* partsOf(bytes: Uint8Array, called: Called): AsyncGenerator<{ name: string; text?: string }> {
  const zip = await opened(bytes, called)
  if (zip.entryCount > most.parts)
    throw refused(`${zip.entryCount} parts, where ${most.parts} are enough`, called)
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (unpacked > most.unpacked) throw refused('more than 50 MiB once unpacked', called)
      const name = entry.fileName.replace(/^\//, '')
      if (!/\.(xml|rels)$/i.test(name)) {
        yield { name }
        continue
      }
      yield { name, text: (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8') }
    }
  } catch (error) {
    throw error instanceof Problem ? error : notWord(called)
  }
}

async function opened(bytes: Uint8Array, called: Called): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(Buffer.from(bytes))
  } catch {
    throw notWord(called)
  }
}

function notWord(called: Called): Problem {
  return new Problem(
    'body-invalid',
    `The ${called} is no Word document (.docx). Save it as one in a word processor and send it again.`,
    { reason: `${called}Unreadable` },
  )
}

function refused(what: string, called: Called): Problem {
  return new Problem(
    'body-invalid',
    called === 'template'
      ? `The template holds ${what}. A letter to another State may not run or fetch anything when it is opened: take it out and save the template again.`
      : `The translation holds ${what}. Only text is read from it, and a file that runs or fetches something is read by nobody here: take it out and save the document again.`,
    { reason: `${called}Active` },
  )
}
