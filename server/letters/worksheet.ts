import {
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { Problem } from '#api/problem.ts'
import { writable } from './displayable.ts'
import { documentXml } from './template-parts.ts'

/** One text: what it is, the beginning of its hash, and both languages. */
interface SheetRow {
  readonly of: string
  /** The beginning of the SHA-256 of the source: by it the translation names what it was made from. */
  readonly made: string
  readonly from: string
  readonly source: string
  readonly text: string
}

/**
 * Texts to translate as a Word document: a table of three columns, the mark of each text, the text, and its
 * translation, empty or as far as it is there. Each column runs in its own direction.
 */
export async function writeWorksheet(sheet: {
  title: string
  into: string
  rows: readonly SheetRow[]
}): Promise<Uint8Array> {
  const { into, rows } = sheet
  const from = [...new Set(rows.map(row => row.from))].join(', ')
  const line = (cells: readonly TableCell[], tableHeader = false) =>
    new TableRow({ tableHeader, children: [...cells] })
  const document = new Document({
    title: writable(sheet.title),
    sections: [
      {
        properties: { page: { size: { width: 16_838, height: 11_906 }, margin: { left: 850, right: 850 } } },
        children: [
          paragraph(`${sheet.title}  ${from} → ${into}`, 'en', { bold: true, size: 28 }),
          new Table({
            width: { size: 15_100, type: WidthType.DXA },
            columnWidths: [2_500, 6_300, 6_300],
            layout: TableLayoutType.FIXED,
            rows: [
              line(
                [
                  cell('#', 'en', { bold: true }),
                  cell(from, 'en', { bold: true }),
                  cell(into, 'en', { bold: true }),
                ],
                true,
              ),
              ...rows.map(row =>
                line([
                  cell(markOf(row), 'en', { color: '5A5A5A', size: 16 }),
                  cell(row.source, row.from),
                  cell(row.text, into),
                ]),
              ),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** `facts@3fa9c1d2e4b5` */
const markOf = ({ of, made }: Pick<SheetRow, 'of' | 'made'>): string => `${of}@${made}`
const mark = /^([A-Za-z][\w.-]*)@([0-9a-f]{8,64})$/

interface Look {
  readonly bold?: boolean
  readonly size?: number
  readonly color?: string
}

const cell = (text: string, language: string, look?: Look): TableCell =>
  new TableCell({ children: text.split('\n').map(part => paragraph(part, language, look)) })

function paragraph(text: string, language: string, look: Look = {}): Paragraph {
  const rtl = rightToLeft.includes(language)
  return new Paragraph({
    bidirectional: rtl,
    children: [new TextRun({ ...look, text: writable(text), rightToLeft: rtl })],
  })
}

const rightToLeft: readonly string[] = ['ar', 'fa', 'he', 'ur']

/**
 * Reads such a document back: the mark and the translation of each row. What a translator writes outside the table,
 * or in rows of their own, is left where it is. Throws `body-invalid` for what is no Word document, holds more than
 * text, has no such table, or has one text twice.
 */
export async function readWorksheet(
  bytes: Uint8Array,
): Promise<readonly Pick<SheetRow, 'of' | 'made' | 'text'>[]> {
  const rows = rowsIn(await documentXml(bytes, 'translation')).flatMap(cells => {
    const found = mark.exec((cells[0] ?? '').replaceAll(/\s/g, ''))
    const [, of = '', made = ''] = found ?? []
    return found && cells.length >= 3 ? [{ of, made, text: (cells[2] ?? '').trim() }] : []
  })
  if (rows.length === 0) {
    throw unreadable(
      'The document holds none of our texts: the marks in the first column are gone. Download it again and fill its third column.',
      'translationUnmarked',
    )
  }
  const twice = rows.find((row, index) => rows.findIndex(one => one.of === row.of) !== index)
  if (twice) {
    throw unreadable(
      `The text ${twice.of} stands twice in the document, so it is not known which translation is meant. Take one row out.`,
      'translationTwice',
    )
  }
  return rows
}

/** The rows of the outermost tables, each as the texts of its cells. Read once from beginning to end. */
function rowsIn(xml: string): string[][] {
  const rows: string[][] = []
  let depth = 0
  let inText = false
  for (const [token] of xml.matchAll(/<[^>]*>|[^<]+/g)) {
    const name = /^<(\/?w:[A-Za-z]+)/.exec(token)?.[1]
    const closed = token.endsWith('/>')
    const row = rows.at(-1)
    const add = (text: string) => void (row && row.length > 0 && row.push((row.pop() ?? '') + text))
    if (name === 'w:tbl') depth += 1
    else if (name === '/w:tbl') depth -= 1
    else if (name === 'w:tr' && depth === 1) rows.push([])
    else if (name === 'w:tc' && depth === 1) row?.push('')
    else if (depth === 0) continue
    else if (name === 'w:t') inText = !closed
    else if (name === '/w:t') inText = false
    else if (name === 'w:br' || name === 'w:cr' || name === '/w:p') add('\n')
    else if (name === 'w:tab') add('\t')
    else if (name === undefined && inText) add(decoded(token))
  }
  return rows
}

function decoded(text: string): string {
  const plain = text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (_, hex, dec, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? ''
      const point = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(dec)
      return point <= 0x10_ff_ff ? String.fromCodePoint(point) : '\uFFFD'
    },
  )
  return writable(plain)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unreadable(detail: string, reason: string): Problem {
  return new Problem('body-invalid', detail, { reason })
}
