import type { KeyObject, X509Certificate } from 'node:crypto'
import { signCms } from './cms.ts'

/** Bytes kept free for the signature, which with its certificate takes some 1,200. */
const room = 8192

export interface PdfSigner {
  readonly key: KeyObject
  readonly certificate: X509Certificate
  /** The time the signer claims; a PDF tells it beside the signature. */
  readonly at: Date
  /** Who signs, as readers show it. */
  readonly name: string
}

/**
 * Signs a PDF so that anybody’s reader can tell whether a byte was changed: PAdES baseline B-B (ETSI EN 319 142-1),
 * as an incremental update. What was there stays, byte for byte, at the beginning of the result; a signature
 * field without a picture is added, and a detached CMS over everything but itself.
 *
 * @param pdf as our letters are set: one cross-reference table and plain objects
 * @throws Error when the file is not of that form: a fault of ours, since only our own letters are signed
 */
export function signPdf(pdf: Uint8Array, signer: PdfSigner): Uint8Array {
  const before = Buffer.from(pdf)
  const { updated, contentsAt } = withField(before, signer)
  const [from, to] = [contentsAt, contentsAt + room * 2 + 2]
  const range = [0, from, to, updated.length - to]
  const wide = `[${range.join(' ')}]`.padEnd(rangeWidth)
  updated.write(wide, updated.indexOf(rangeLeft, before.length, 'latin1'), 'latin1')
  const signed = Buffer.concat([updated.subarray(0, from), updated.subarray(to)])
  const cms = Buffer.from(signCms(signed, { ...signer, at: null }))
  if (cms.length > room) throw new Error(`The signature takes ${cms.length} bytes; ${room} are free for it.`)
  updated.write(cms.toString('hex').padEnd(room * 2, '0'), from + 1, 'latin1')
  return updated
}

const rangeWidth = 44
const rangeLeft = '['.padEnd(rangeWidth, '*')

/** The file with an empty signature, and where its contents begin: the sign before the first digit. */
function withField(before: Buffer, signer: PdfSigner): { updated: Buffer; contentsAt: number } {
  const file = readFile(before)
  const [signature, field] = [file.size, file.size + 1]
  const page = objectAt(before, file, file.page)
  const objects: readonly (readonly [number, string])[] = [
    [file.root, `<<${insideOf(file.catalog)}\n  /AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>\n>>`],
    [file.page, `<<${insideOf(page)}\n  /Annots [${field} 0 R]\n>>`],
    [signature, signatureOf(signer)],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V ${signature} 0 R /P ${file.page} 0 R /Rect [0 0 0 0] /F 132 >>`,
    ],
  ]
  const places: [number, number][] = []
  let text = before.at(-1) === 0x0a ? '' : '\n'
  for (const [number, body] of objects) {
    places.push([number, before.length + text.length])
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const table = before.length + text.length
  text += `xref\n${tableOf(places)}trailer\n<< /Size ${file.size + 2} /Root ${file.root} 0 R${file.kept} /Prev ${file.startxref} >>\nstartxref\n${table}\n%%EOF\n`
  // Our own objects are ASCII; those we repeat were read as Latin-1, a byte a sign, and are written so.
  const updated = Buffer.concat([before, Buffer.from(text, 'latin1')])
  return { updated, contentsAt: updated.indexOf(`<${'0'.repeat(room * 2)}>`, before.length, 'latin1') }
}

function signatureOf({ at, name }: PdfSigner): string {
  const time = `D:${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${time}) /Name <${wide(name)}> /ByteRange ${rangeLeft} /Contents <${'0'.repeat(room * 2)}> >>`
}

/** A text as PDF holds any script: UTF-16 with its mark, in hexadecimal. */
function wide(text: string): string {
  return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex')
}

interface PdfFile {
  readonly startxref: number
  readonly size: number
  readonly root: number
  readonly catalog: string
  /** The first page. */
  readonly page: number
  /** What else the trailer names and an update repeats. */
  readonly kept: string
  readonly places: readonly number[]
}

function readFile(bytes: Buffer): PdfFile {
  const text = bytes.toString('latin1')
  const startxref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-200))?.[1])
  const [, count = '', rows = '', trailer = ''] =
    /^xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s*)+)trailer\s*<<(.*?)>>\s*startxref/s.exec(
      text.slice(startxref),
    ) ?? []
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1])
  if (count === '' || !Number.isInteger(root)) throw notOurs('its cross-reference table')
  const places = [...rows.matchAll(/(\d{10}) \d{5} [nf]/g)].map(([, place]) => Number(place))
  const at = { places }
  const catalog = objectAt(bytes, at, root)
  if (catalog.includes('/AcroForm')) throw notOurs('a form it has already')
  const kept = [/\/Info \d+ 0 R/, /\/ID \[.*?\]/s].map(part => ` ${part.exec(trailer)?.[0] ?? ''}`).join('')
  const first = pageUnder(bytes, at, Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1]))
  return { startxref, size: Number(count), root, catalog, page: first, kept, places }
}

/** The first page under a node of the tree of pages. */
function pageUnder(bytes: Buffer, at: Pick<PdfFile, 'places'>, node: number): number {
  const body = objectAt(bytes, at, node)
  const kid = /\/Kids \[(\d+) 0 R/.exec(body)?.[1]
  if (kid !== undefined) return pageUnder(bytes, at, Number(kid))
  if (!/\/Type \/Page\b/.test(body) || body.includes('/Annots')) throw notOurs('its first page')
  return node
}

/** An object as it stands between `obj` and `endobj`. */
function objectAt(bytes: Buffer, { places }: Pick<PdfFile, 'places'>, number: number): string {
  const from = places[number] ?? -1
  const end = bytes.indexOf('endobj', from, 'latin1')
  const [, body] =
    /^(?:\d+) 0 obj\s*(.*)$/s.exec(from < 0 || end < 0 ? '' : bytes.toString('latin1', from, end)) ?? []
  if (body === undefined) throw notOurs(`its object ${number}`)
  return body.trim()
}

const insideOf = (dictionary: string): string => dictionary.slice(2, -2).trimEnd()

/** Rows of a cross-reference table, each number in a section of its own: twenty bytes a row. */
function tableOf(places: readonly (readonly [number, number])[]): string {
  return places
    .map(([number, place]) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
    .join('')
}

function notOurs(what: string): Error {
  return new Error(`The PDF is not one of our letters: ${what} cannot be read.`)
}
