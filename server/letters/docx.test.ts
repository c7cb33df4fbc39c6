import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { TemplateHandler } from 'easy-template-x'
import * as yauzl from 'yauzl'
import { borealia } from '#law/profiles/borealia.ts'
import { coverSheet } from '#procedures/cover-sheet.ts'
import { type Letter, letterLanguages } from '#procedures/letter.ts'
import { exampleLetters } from '#procedures/mutual-legal-assistance/letters/example-letters.ts'
import { writeDocx } from './docx.ts'
import { sayIn } from './words.ts'

const letterIn = (language: string, act: string): Letter => {
  const letter = exampleLetters(language, sayIn(language))[act]
  assert.ok(letter)
  return { ...letter, code: 'BOR/2026/0412 3f9a01c25b7d8e64' }
}

/** Every part of a document, by name. */
async function partsOf(docx: Uint8Array): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(docx))
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'))
  }
  return parts
}

/** What a person reads in it, taken out by another program than the one that wrote it. */
const readingOf = (docx: Uint8Array): Promise<string> => new TemplateHandler().getText(Buffer.from(docx))

describe('a letter as Word document', () => {
  for (const language of letterLanguages) {
    test(`says in ${language} what the letter says, read by another program`, async () => {
      for (const act of ['send', 'deliverResult', 'refuseMeasure']) {
        const letter = letterIn(language, act)
        const reading = await readingOf(await writeDocx(letter))
        const said = [
          letter.title,
          letter.reference,
          ...letter.sender,
          ...letter.addressee,
          ...letter.signature,
          ...letter.blocks.flatMap(block =>
            block.kind === 'facts'
              ? block.rows.flatMap(row => [row.label, row.value])
              : block.text.split('\n').filter(line => line.trim() !== ''),
          ),
        ]
        assert.deepEqual(
          said.filter(text => !reading.includes(text)),
          [],
          act,
        )
      }
    })
  }

  test('has headings as styles, rows as tables, its language and the code on every page', async () => {
    const parts = await partsOf(await writeDocx(letterIn('fr', 'refuseMeasure')))
    const body = parts.get('word/document.xml') ?? ''
    assert.match(body, /<w:pStyle w:val="Heading1"\/>/)
    assert.equal(body.match(/<w:pStyle w:val="Heading2"\/>/g)?.length, 2)
    assert.equal(body.match(/<w:tbl>/g)?.length, 2)
    assert.match(parts.get('word/styles.xml') ?? '', /<w:lang w:val="fr-FR"/)
    const footer = [...parts].find(([name]) => /footer\d\.xml$/.test(name))?.[1] ?? ''
    assert.match(footer, /BOR\/2026\/0412 3f9a01c25b7d8e64/)
    assert.match(footer, /<w:drawing>/)
    assert.match(body, /<w:footerReference/)
  })

  test('runs from right to left in Arabic, and in no other language', async () => {
    const arabic =
      (await partsOf(await writeDocx(letterIn('ar', 'refuseMeasure')))).get('word/document.xml') ?? ''
    const paragraphs = arabic.match(/<w:p>|<w:p /g)?.length ?? 0
    assert.equal(arabic.match(/<w:bidi\/>/g)?.length, paragraphs)
    assert.equal(arabic.match(/<w:bidiVisual\/>/g)?.length, arabic.match(/<w:tbl>/g)?.length)
    for (const [, run = ''] of arabic.matchAll(/<w:r>(.*?)<\/w:r>/gs)) {
      if (/[\u0600-\u06FF]/.test(run)) assert.match(run, /<w:rtl\/>/)
    }
    const french =
      (await partsOf(await writeDocx(letterIn('fr', 'refuseMeasure')))).get('word/document.xml') ?? ''
    assert.doesNotMatch(french, /<w:bidi\/>|<w:rtl\/>|<w:bidiVisual\/>/)
  })

  test('has its cover sheet before it, with the number of pages counted where it is opened', async () => {
    const letter = letterIn('en', 'refuseMeasure')
    const cover = coverSheet(letter, { say: sayIn('en'), sender: borealia, channel: 'post' })
    const docx = await writeDocx(letter, { cover })
    const reading = await readingOf(docx)
    assert.ok(
      reading.indexOf('Cover sheet') < reading.indexOf(letter.placeAndDate, reading.indexOf('How to answer')),
    )
    assert.match((await partsOf(docx)).get('word/document.xml') ?? '', /NUMPAGES/)
  })

  test('holds any text at all', async () => {
    const hostile = 'a\0b\u202Efdp.exe\u202C <w:p> &amp; ]]> \uFFFE x\uD800y 😀'
    const letter: Letter = {
      ...letterIn('en', 'withdraw'),
      title: hostile,
      blocks: [{ kind: 'text', text: hostile }],
    }
    const reading = await readingOf(await writeDocx(letter))
    assert.ok(reading.includes('abfdp.exe <w:p> &amp; ]]> \uFFFD x\uFFFDy 😀'), reading)
  })
})
