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
  const names: string[] = []
  const written: string[] = []
  for await (const { name, text } of partsOf(template)) {
    names.push(name)
    const found = activePart(name) ?? (text === undefined ? undefined : activeText(name, text))
    if (found) throw refused(`${found} (${name.slice(0, 100)})`)
    if (text !== undefined && /^word\/(document|header\d*|footer\d*)\.xml$/.test(name)) {
      // A word processor may cut a field into several pieces of text; a paragraph keeps them together.
      const pieces = [...text.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<|<\/w:p>/g)]
      written.push(pieces.map(([, piece = '\n']) => piece).join(''))
    }
  }
  if (!names.includes('word/document.xml')) throw notWord()
  return written
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

async function* partsOf(template: Uint8Array): AsyncGenerator<{ name: string; text?: string }> {
  const zip = await opened(template)
  if (zip.entryCount > most.parts) throw refused(`${zip.entryCount} parts, where ${most.parts} are enough`)
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (unpacked > most.unpacked) throw refused('more than 50 MiB once unpacked')
      const name = entry.fileName.replace(/^\//, '')
      if (!/\.(xml|rels)$/i.test(name)) {
        yield { name }
        continue
      }
      yield { name, text: (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8') }
    }
  } catch (error) {
    throw error instanceof Problem ? error : notWord()
  }
}

async function opened(template: Uint8Array): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(Buffer.from(template))
  } catch {
    throw notWord()
  }
}

function notWord(): Problem {
  return new Problem(
    'body-invalid',
    'The template is no Word document (.docx). Save it as one in a word processor and send it again.',
    { reason: 'templateUnreadable' },
  )
}

function refused(what: string): Problem {
  return new Problem(
    'body-invalid',
    `The template holds ${what}. A letter to another State may not run or fetch anything when it is opened: take it out and save the template again.`,
    { reason: 'templateActive' },
  )
}
