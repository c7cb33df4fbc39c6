import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { csv } from './csv.ts'

describe('the register as CSV', () => {
  const one = (text: string) => csv(['Title'], [[text]]).split('\r\n')[1]

  test('begins with a byte order mark and ends each line with CR LF', () => {
    assert.equal(
      csv(['Reference', 'Title'], [['XA-1', 'Fraud in the port']]),
      '\uFEFFReference,Title\r\nXA-1,Fraud in the port\r\n',
    )
  })

  test('quotes a cell that holds a comma, a quote or a line break', () => {
    assert.equal(one('Bank, port'), '"Bank, port"')
    assert.equal(one('the "Norden" case'), '"the ""Norden"" case"')
    assert.equal(csv(['T'], [['two\nlines']]), '\uFEFFT\r\n"two\nlines"\r\n')
  })

  for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '  =1', '\t=1', '＝1', '=HYPERLINK("http://x")']) {
    test(`never lets ${JSON.stringify(formula)} begin a cell`, () => {
      const written = one(formula) ?? ''
      assert.match(written, /^"?'/)
    })
  }

  test('leaves a hyphen inside a reference alone', () => {
    assert.equal(one('XA-MLA-2026-00017'), 'XA-MLA-2026-00017')
  })
})
