import { Buffer } from 'node:buffer'
import * as yazl from 'yazl'

/** What a test lays into a message. */
export type Enclosed = { name: string; type: string; bytes: Uint8Array | string }

/** An e-mail of Doria’s ministry, with files, as a mail program writes it. */
export function mail(
  files: readonly Enclosed[],
  more: { subject?: string; id?: string; words?: string } = {},
): Buffer {
  const boundary = 'the-boundary'
  const head = [
    'From: Division of Judicial Assistance <assistance@justice.doria.example>',
    'To: post@authority.borealia.example',
    `Subject: ${more.subject ?? 'Request for assistance DJ-2026-0815'}`,
    `Message-ID: <${more.id ?? 'one'}@justice.doria.example>`,
    'Date: Mon, 02 Nov 2026 09:12:00 +0100',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ]
  const words = ['Content-Type: text/plain; charset=utf-8', '', more.words ?? 'Please find our request.']
  const parts = files.map(({ name, type, bytes }) => [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
  ])
  const bodies = [words, ...parts].map(lines => `--${boundary}\r\n${lines.join('\r\n')}\r\n`)
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${bodies.join('')}--${boundary}--\r\n`)
}

/** A PDF of one page with one line of words, and what else is put into its catalogue: `/OpenAction 5 0 R`. */
export function pdf(words: string, catalogue = ''): string {
  const stream = words === '' ? '' : `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`
  return [
    '%PDF-1.4',
    `1 0 obj << /Type /Catalog /Pages 2 0 R ${catalogue} >> endobj`,
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
    '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj',
    `4 0 obj << /Length ${stream.length} >> stream\n${stream}\nendstream endobj`,
    'trailer << /Root 1 0 R >>',
    '%%EOF',
  ].join('\n')
}

/** A ZIP of these entries. */
export async function zip(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const file = new yazl.ZipFile()
  for (const [name, content] of Object.entries(entries)) file.addBuffer(Buffer.from(content), name)
  file.end()
  const chunks: Buffer[] = []
  // yazl's stream is a PassThrough of buffers.
  for await (const chunk of file.outputStream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A Word document that says this, with further entries. */
export function docx(words: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const office = 'http://schemas.openxmlformats.org'
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
    ...more,
  })
}
