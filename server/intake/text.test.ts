import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { problemOf } from '#test/problem.ts'
import { docx, pdf } from './testing.ts'
import { textOf } from './text.ts'

const reasonOf = async (bytes: Uint8Array | string): Promise<string | undefined> => {
  const problem = await problemOf(textOf(Buffer.from(bytes)))
  assert.equal(problem.code, 'file-has-no-text')
  return problem.more.reason
}

describe('the words of a file', () => {
  test('are read from a PDF, with its pages', async () => {
    const read = await textOf(Buffer.from(pdf('Request DJ-2026-0815')))
    assert.deepEqual(read, { text: 'Request DJ-2026-0815', pages: 1, of: 'pdf' })
  })

  test('are read from a Word document and from plain text, in one spelling of each letter', async () => {
    assert.deepEqual(await textOf(await docx('Cafe\u0301')), { text: 'Café\n', pages: null, of: 'docx' })
    assert.deepEqual(await textOf(Buffer.from('one\r\ntwo')), { text: 'one\ntwo', pages: null, of: 'text' })
  })

  test('are missing for a reason that is said', async () => {
    assert.equal(await reasonOf(pdf('')), 'scan')
    assert.equal(await reasonOf(''), 'empty')
    assert.equal(await reasonOf('%PDF-1.7 and nothing more'), 'unreadable')
    assert.equal(await reasonOf('\u0000\u0001\u0002'), 'unknownKind')
    assert.equal(await reasonOf(Buffer.alloc(51 * 2 ** 20, 'a')), 'tooLarge')
  })
})
