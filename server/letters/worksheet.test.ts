import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Document, Packer, Paragraph } from 'docx'
import { problemOf } from '#test/problem.ts'
import { readWorksheet, writeWorksheet } from './worksheet.ts'

const row = { of: 'measures.m1.nexus', made: '3fa9c1d2e4b5', from: 'en', source: 'A < B & "C"' }

describe('A document for a translator', () => {
  for (const [language, text] of [
    ['fr', 'Les paiements sont arrivés\nsur ce compte.'],
    ['ar', 'وصلت المدفوعات إلى هذا الحساب XB42 0001.\nثم حُوِّلت.'],
    ['zh', '款项汇入该账户。'],
  ] as const) {
    test(`comes back as it was filled, in ${language}`, async () => {
      const bytes = await writeWorksheet({ title: 'XA-1', into: language, rows: [{ ...row, text }] })
      assert.deepEqual(await readWorksheet(bytes), [{ of: row.of, made: row.made, text }])
    })
  }

  test('is refused when its marks are gone', async () => {
    const bytes = await Packer.toBuffer(
      new Document({ sections: [{ children: [new Paragraph('Bonjour')] }] }),
    )
    const problem = await problemOf(readWorksheet(bytes))
    assert.equal(problem.code, 'body-invalid')
    assert.match(problem.message, /marks in the first column/)
  })

  test('is refused when a text stands twice in it', async () => {
    const bytes = await writeWorksheet({
      title: '',
      into: 'fr',
      rows: [
        { ...row, text: 'a' },
        { ...row, text: 'b' },
      ],
    })
    assert.match((await problemOf(readWorksheet(bytes))).message, /stands twice/)
  })
})
