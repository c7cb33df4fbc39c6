import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  NumberFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, CoverSheet, Letter } from '#procedures/letter.ts'
import { codePicture } from './code.ts'
import { writable } from './displayable.ts'

/**
 * Writes a letter as a Word document (Office Open XML): headings as styles, rows as tables, the language said, and
 * from right to left where the letter is. For those who must put it on paper of their own; what leaves under seal
 * is the PDF.
 */
export async function writeDocx(letter: Letter, { cover }: { cover?: CoverSheet } = {}): Promise<Uint8Array> {
  const write = writer(letter)
  const document = new Document({
    title: writable(letter.title),
    creator: writable(letter.sender[0] ?? ''),
    description: writable(letter.reference),
    styles: { default: { document: { run: { ...fontOf(letter), size: 22, language: languageOf(letter) } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_360, bottom: 1_700, left: 1_417, right: 1_417 },
            pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
          },
        },
        footers: { default: new Footer({ children: footer(letter, write) }) },
        children: [...(cover ? coverOf(cover, write) : []), ...bodyOf(letter, write)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

type Write = ReturnType<typeof writer>
type Drawn = Paragraph | Table

/** Paragraphs and cells in the letter's direction: the one place where it is said. */
function writer({ direction }: Letter) {
  const rtl = direction === 'rtl'
  const run = (text: string, options: IRunOptions = {}): TextRun =>
    // A name or an address in the other script keeps its own direction.
    new TextRun({ ...options, text: writable(text), rightToLeft: rtl && !leftToRight(text) })
  const lines = (text: string, options: IRunOptions = {}): TextRun[] =>
    text.split('\n').map((line, index) => run(line, { ...options, ...(index > 0 ? { break: 1 } : {}) }))
  const paragraph = (
    children: ParagraphChild[],
    options: {
      heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]
      end?: boolean
      after?: number
    } = {},
  ): Paragraph =>
    new Paragraph({
      children,
      bidirectional: rtl,
      alignment: options.end ? AlignmentType.END : AlignmentType.START,
      spacing: { after: options.after ?? 140 },
      ...(options.heading ? { heading: options.heading, keepNext: true } : {}),
    })
  const table = (rows: readonly (readonly [string, ParagraphChild[]])[]): Table =>
    new Table({
      visuallyRightToLeft: rtl,
      width: { size: 9_072, type: WidthType.DXA },
      columnWidths: [3_200, 5_872],
      layout: TableLayoutType.FIXED,
      borders: {
        top: none,
        bottom: none,
        left: none,
        right: none,
        insideVertical: none,
        insideHorizontal: hair,
      },
      rows: rows.map(
        ([label, value]) =>
          new TableRow({
            cantSplit: true,
            children: [cell([run(label, { color: '5A5A5A' })]), cell(value)],
          }),
      ),
    })
  const cell = (children: ParagraphChild[]): TableCell =>
    new TableCell({
      verticalAlign: VerticalAlignTable.TOP,
      margins: { top: 50, bottom: 50 },
      children: [paragraph(children, { after: 0 })],
    })
  return { run, lines, paragraph, table }
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const hair = { style: BorderStyle.SINGLE, size: 4, color: 'D7D7D7' } as const

function bodyOf(letter: Letter, write: Write): Drawn[] {
  const { run, lines, paragraph } = write
  const [from = '', ...address] = letter.sender
  const [to = '', ...street] = letter.addressee
  const [who = '', ...function_] = letter.signature
  return [
    paragraph([run(from, { bold: true }), ...broken(address, write)]),
    paragraph([run(letter.placeAndDate)], { end: true, after: 0 }),
    paragraph([run(letter.reference, { bold: true })], { end: true, after: 0 }),
    ...(letter.theirReference ? [paragraph([run(letter.theirReference)], { end: true })] : []),
    paragraph([run(to), ...broken(street, write)], { after: 360 }),
    paragraph(lines(letter.title), { heading: HeadingLevel.HEADING_1, after: 240 }),
    ...letter.blocks.flatMap(block => blockOf(block, write)),
    paragraph([run(who, { bold: true }), ...broken(function_, write)], { end: true }),
  ]
}

function blockOf(block: Block, { run, lines, paragraph, table }: Write): Drawn[] {
  switch (block.kind) {
    case 'heading':
      return [
        paragraph(
          [run(block.text), ...(block.cites ? [run(`  ${block.cites}`, { color: '5A5A5A', size: 20 })] : [])],
          { heading: HeadingLevel.HEADING_2 },
        ),
      ]
    case 'text':
      return block.text
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(line => paragraph(lines(line, block.missing ? { italics: true, color: '8A4B14' } : {})))
    case 'item':
      return [paragraph([run(`${block.number}. `), run(block.text)])]
    case 'facts':
      return [
        table(block.rows.map(row => [row.label, lines(row.value)] as const)),
        // Two tables in a row would become one.
        paragraph([], { after: 80 }),
      ]
  }
}

function coverOf(cover: CoverSheet, { run, lines, paragraph, table }: Write): Drawn[] {
  return [
    paragraph([run(cover.title)], { heading: HeadingLevel.HEADING_1, after: 240 }),
    table([
      ...cover.rows.map(row => [row.label, lines(row.value)] as const),
      [cover.pages, [new TextRun({ children: [PageNumber.TOTAL_PAGES] })]],
    ]),
    paragraph([run(cover.enclosures.heading)], { heading: HeadingLevel.HEADING_2 }),
    ...cover.enclosures.items.map(item => paragraph([run(item)])),
    paragraph([run(cover.answer.heading)], { heading: HeadingLevel.HEADING_2 }),
    paragraph(lines(cover.answer.lines.join('\n'))),
    ...(cover.note ? [paragraph([run(cover.note, { color: '5A5A5A' })])] : []),
    paragraph([new PageBreak()]),
  ]
}

function footer({ reference, code }: Letter, { run, paragraph }: Write): Paragraph[] {
  const pages = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18 })
  if (code === undefined) return [paragraph([run(`${reference}    `, { size: 18 }), pages])]
  return [
    paragraph([run(`${reference}    `, { size: 18 }), run(`${code}    `, { size: 18 }), pages], { after: 0 }),
    paragraph(
      [
        new ImageRun({
          type: 'gif',
          data: codePicture(code),
          transformation: { width: 56, height: 56 },
          altText: { name: code, title: code, description: code },
        }),
      ],
      { end: true, after: 0 },
    ),
  ]
}

const broken = (lines: readonly string[], { run }: Write): TextRun[] =>
  lines.map(line => run(line, { break: 1 }))

/** Fonts that come with word processors, for the script of the letter. */
function fontOf({ language }: Letter): {
  font: { ascii: string; hAnsi: string; cs: string; eastAsia: string }
} {
  const plain = language === 'zh' ? 'SimSun' : 'Arial'
  return { font: { ascii: plain, hAnsi: plain, cs: 'Arial', eastAsia: 'SimSun' } }
}

function languageOf({ language }: Letter): { value?: string; bidirectional?: string; eastAsia?: string } {
  const full =
    { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', ar: 'ar-SA', ru: 'ru-RU', zh: 'zh-CN' }[language] ?? language
  if (language === 'ar') return { bidirectional: full }
  return language === 'zh' ? { value: full, eastAsia: full } : { value: full }
}

/** Whether the first letter of a text belongs to a script written from left to right; digits alone do not. */
function leftToRight(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return first !== undefined && !/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(first)
}
