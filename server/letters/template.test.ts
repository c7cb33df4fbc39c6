import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { Document, Footer, Header, Packer, Paragraph, TextRun } from 'docx'
import { TemplateHandler } from 'easy-template-x'
import * as yauzl from 'yauzl'
import { ZipFile } from 'yazl'
import { Problem } from '#api/problem.ts'
import type { Letter } from '#procedures/letter.ts'
import { exampleLetters } from '#procedures/mutual-legal-assistance/letters/example-letters.ts'
import { fieldsIn, fillTemplate } from './template.ts'
import { sayIn } from './words.ts'

const letter = exampleLetters('fr', sayIn('fr'))['register'] as Letter // the example has it

/** A Word document with these paragraphs, each in the pieces a word processor may have cut it into. */
async function template(...paragraphs: readonly (readonly string[])[]): Promise<Uint8Array> {
  const document = new Document({
    sections: [
      {
        children: paragraphs.map(
          pieces => new Paragraph({ children: pieces.map(text => new TextRun(text)) }),
        ),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** The same document with parts changed or added. */
async function changed(docx: Uint8Array, change: (parts: Map<string, Buffer>) => void): Promise<Uint8Array> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(docx))
  const parts = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  change(parts)
  const out = new ZipFile()
  for (const [name, bytes] of parts) out.addBuffer(bytes, name)
  out.end()
  return new Uint8Array(await buffer(out.outputStream))
}

const withText = (part: string, from: string, to: string) => (parts: Map<string, Buffer>) => {
  const text = parts.get(part)?.toString('utf8') ?? ''
  assert.ok(text.includes(from), `${part} has ${from}`)
  parts.set(part, Buffer.from(text.replace(from, to)))
}

const refusal = (reason: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === 'body-invalid' && reason.test(error.message)

describe('an authority’s own template', () => {
  test('is filled with the letter, field by field', async () => {
    const filled = await fillTemplate(
      await template(
        ['Ministère de la justice'],
        ['{{reference}} / {{date}}'],
        ['{{addressee}}'],
        ['{{title}}'],
        ['{{body}}'],
        ['{{signature}}'],
      ),
      letter,
    )
    const reading = await new TemplateHandler().getText(Buffer.from(filled))
    for (const text of [
      'Ministère de la justice',
      letter.reference,
      letter.placeAndDate,
      letter.title,
      'Oda Lind',
    ]) {
      assert.ok(reading.includes(text), text)
    }
    assert.doesNotMatch(reading, /\{\{|\}\}/)
  })

  test('may have its fields cut into pieces, as word processors do', async () => {
    const filled = await fillTemplate(await template(['{{re', 'feren', 'ce}}']), letter)
    assert.ok((await new TemplateHandler().getText(Buffer.from(filled))).includes(letter.reference))
  })

  test('is filled in its header and its footer, too', async () => {
    const document = new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('{{reference}}')] }) },
          footers: { default: new Footer({ children: [new Paragraph('{{code}}')] }) },
          children: [new Paragraph('{{title}}')],
        },
      ],
    })
    const docx = new Uint8Array(await Packer.toBuffer(document))
    assert.deepEqual([...(await fieldsIn(docx))].toSorted(), ['code', 'reference', 'title'])
    let all = ''
    await changed(await fillTemplate(docx, { ...letter, code: 'C-1' }), parts => {
      all = [...parts].map(([name, bytes]) => (name.endsWith('.xml') ? bytes.toString('utf8') : '')).join('')
    })
    assert.ok(all.includes(letter.reference) && all.includes('C-1') && !all.includes('{{'))
  })

  test('says which fields it has', async () => {
    const fields = await fieldsIn(await template(['{{reference}} {{title}}'], ['{{reference}}']))
    assert.deepEqual(fields, ['reference', 'title'])
  })

  test('with a field we do not know is refused, with the name of the field and those we know', async () => {
    await assert.rejects(
      fillTemplate(await template(['{{referense}}']), letter),
      refusal(/\{\{referense\}\}.*\{\{reference\}\}/s),
    )
  })

  test('with a field that is not closed is refused', async () => {
    await assert.rejects(fillTemplate(await template(['{{reference']), letter), refusal(/not closed/))
  })

  test('keeps what it is filled with as text: a letter holds no fields and no markup', async () => {
    const filled = await fillTemplate(await template(['{{title}}']), {
      ...letter,
      title: '{{body}} <w:br/> &',
    })
    assert.ok((await new TemplateHandler().getText(Buffer.from(filled))).includes('{{body}} <w:br/> &'))
  })

  const plain = () => template(['{{reference}}'])
  const active: Record<string, (parts: Map<string, Buffer>) => void> = {
    'macros in a part': parts => parts.set('word/vbaProject.bin', Buffer.from('x')),
    'macros in its type': withText(
      '[Content_Types].xml',
      'wordprocessingml.document.main+xml',
      'ms-word.document.macroEnabled.main+xml',
    ),
    'an embedded object': parts => parts.set('word/embeddings/oleObject1.bin', Buffer.from('x')),
    'a control': parts => parts.set('word/activeX/activeX1.xml', Buffer.from('<x/>')),
    'a template fetched from elsewhere': parts =>
      parts.set(
        'word/_rels/settings.xml.rels',
        Buffer.from(
          '<Relationships><Relationship Id="r" Type="t" Target="https://a.example/t.dotm" TargetMode="External"/></Relationships>',
        ),
      ),
    'a field that fetches': withText(
      'word/document.xml',
      '<w:p>',
      '<w:p><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r>',
    ),
    'a field that fetches, cut in two': withText(
      'word/document.xml',
      '<w:p>',
      '<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "x"</w:instrText></w:r>',
    ),
    'a foreign document': withText('word/document.xml', '<w:p>', '<w:altChunk r:id="rId1"/><w:p>'),
    'entities of its own': withText('word/document.xml', '<w:p>', '<!DOCTYPE x [<!ENTITY a "b">]><w:p>'),
  }
  for (const [name, change] of Object.entries(active)) {
    test(`with ${name} is refused`, async () => {
      await assert.rejects(
        fillTemplate(await changed(await plain(), change), letter),
        refusal(/take it out|holds/),
      )
    })
  }

  test('that is no Word document is refused', async () => {
    for (const bytes of ['', 'text', 'PK\u0003\u0004', '%PDF-1.7']) {
      await assert.rejects(fillTemplate(Buffer.from(bytes), letter), refusal(/no Word document/))
    }
    const other = await changed(await plain(), parts => parts.delete('word/document.xml'))
    await assert.rejects(fillTemplate(other, letter), refusal(/no Word document/))
  })
})
