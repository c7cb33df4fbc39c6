import { programName, type Reason } from './reason.ts'
import { unpack, type Unpacked, UnpacksToTooMuch } from './unpacked.ts'

/** What is wrong with a ZIP, or with a document that is one. Unpacked to nowhere, within limits. */
export async function inspectArchive(bytes: Uint8Array, media: string): Promise<Reason[]> {
  try {
    const found = await unpack(bytes, name => /\.(xml|rels)$/i.test(name))
    if (isOffice(found)) return inOffice(found)
    return media.startsWith('application/vnd.oasis') ? inOpenDocument(found) : inPlain(found)
  } catch (error) {
    return [error instanceof UnpacksToTooMuch ? 'unpacksTooMuch' : 'brokenArchive']
  }
}

function isOffice({ names }: Unpacked): boolean {
  return names.some(name => name.toLowerCase() === '[content_types].xml')
}

/** Office Open XML: ECMA-376 names its parts; programs lie in parts of their own. */
function inOffice({ names, wanted, locked }: Unpacked): Reason[] {
  const found = new Set<Reason>()
  const texts = [...wanted].map(([name, bytes]) => [name, bytes.toString('utf8')] as const)
  const types = texts.find(([name]) => name.toLowerCase() === '[content_types].xml')?.[1] ?? ''
  if (locked) found.add('locked')
  if (names.some(name => officeMacro.test(name)) || /macroEnabled|vbaProject|macrosheet/i.test(types))
    found.add('macros')
  if (names.some(name => /(oleobject[^/]*\.bin|embeddings\/[^/]*\.bin|activex\/)/i.test(name)))
    found.add('embeddedObjects')
  if (names.some(name => programName.test(name))) found.add('executable')
  for (const [name, text] of texts) {
    if (name.toLowerCase().endsWith('.rels') ? fetches(text) : exchangesData(text)) found.add('remoteContent')
  }
  return [...found]
}

const officeMacro =
  /(vbaproject[^/]*\.bin|vbadata\.xml|\/macrosheets\/|\.(docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm))$/i

/** A relation to something outside that is loaded when the document opens; a link one clicks is none. */
function fetches(rels: string): boolean {
  return [...rels.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/gi)].some(
    ([relation]) =>
      /TargetMode\s*=\s*["']External/i.test(relation) && !/relationships\/hyperlink["']/i.test(relation),
  )
}

/** Fields and links that start a program (DDE). A field may be cut into runs, hence joined first. */
function exchangesData(xml: string): boolean {
  if (/<(?:\w+:)?ddeLink\b/i.test(xml)) return true
  const fields = [...xml.matchAll(/<(?:\w+:)?instrText\b[^<>]*>([^<]*)/g)]
    .map(match => match[1] ?? '')
    .join('')
  return /\bDDE(AUTO)?\b/i.test(fields) || /w:instr\s*=\s*"[^"]*\bDDE(AUTO)?\b/i.test(xml)
}

function inOpenDocument({ names, locked }: Unpacked): Reason[] {
  const found: Reason[] = locked ? ['locked'] : []
  if (names.some(name => /^(Basic|Scripts)\/./.test(name))) found.push('macros')
  if (names.some(name => /^Object \d+$/.test(name))) found.push('embeddedObjects')
  if (names.some(name => programName.test(name))) found.push('executable')
  return found
}

function inPlain({ names, locked }: Unpacked): Reason[] {
  const found: Reason[] = locked ? ['locked'] : ['archive']
  if (names.some(name => programName.test(name))) found.push('executable')
  return found
}
