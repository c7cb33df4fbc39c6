import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { base64, fromBase64, fromHex, fromUtf8, hex, sha256, utf8 } from './sha256.ts'

const bytes = () => fc.uint8Array({ maxLength: 300 })

describe('sha256', () => {
  test('gives the digest of the example in FIPS 180-2', () => {
    assert.equal(hex(sha256(utf8('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  test('agrees with the platform on any bytes', () => {
    fc.assert(
      fc.property(bytes(), input => {
        assert.equal(hex(sha256(input)), createHash('sha256').update(input).digest('hex'))
      }),
    )
  })
})

describe('hex', () => {
  test('agrees with the platform and reads back', () => {
    fc.assert(
      fc.property(bytes(), input => {
        assert.equal(hex(input), Buffer.from(input).toString('hex'))
        assert.deepEqual(fromHex(hex(input)), input)
      }),
    )
  })

  for (const bad of ['0', 'AB', '0g', ' 00', '00\n', '0x00']) {
    test(`refuses ${JSON.stringify(bad)}`, () => {
      assert.throws(() => fromHex(bad), TypeError)
    })
  }
})

describe('base64', () => {
  test('gives the examples of RFC 4648 section 10', () => {
    const examples = {
      '': '',
      f: 'Zg==',
      fo: 'Zm8=',
      foo: 'Zm9v',
      foob: 'Zm9vYg==',
      fooba: 'Zm9vYmE=',
      foobar: 'Zm9vYmFy',
    }
    for (const [text, encoded] of Object.entries(examples)) assert.equal(base64(utf8(text)), encoded)
  })

  test('agrees with the platform and reads back', () => {
    fc.assert(
      fc.property(bytes(), input => {
        assert.equal(base64(input), Buffer.from(input).toString('base64'))
        assert.deepEqual(fromBase64(base64(input)), input)
      }),
    )
  })

  test('reads no text but the one it would write', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'B', 'g', '/', '+', '=', '-', '\n'), maxLength: 8 }),
        text => {
          let read: Uint8Array
          try {
            read = fromBase64(text)
          } catch (error) {
            assert.ok(error instanceof TypeError)
            assert.notEqual(Buffer.from(text, 'base64').toString('base64'), text)
            return
          }
          assert.equal(base64(read), text)
        },
      ),
      { numRuns: 1000 },
    )
  })

  for (const bad of [
    'Zg',
    'Zg=',
    'Zh==',
    'Zm9=',
    '=',
    '====',
    'Z===',
    'Zm9v\n',
    ' Zm9',
    'Zm-_',
    'Zg==Zg==',
  ]) {
    test(`refuses ${JSON.stringify(bad)}`, () => {
      assert.throws(() => fromBase64(bad), TypeError)
    })
  }
})

describe('utf8', () => {
  test('agrees with the platform on well-formed text and reads back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        assert.deepEqual(Buffer.from(utf8(text)), Buffer.from(text, 'utf8'))
        assert.equal(fromUtf8(utf8(text)), text)
      }),
    )
  })

  test('keeps a byte order mark, so that bytes and text stay one to one', () => {
    assert.equal(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), '\uFEFFa')
  })

  test('refuses half a surrogate pair', () => {
    assert.throws(() => utf8('a\uD83D'), TypeError)
  })

  for (const bad of ['ff', 'c0af', 'eda080', 'f4908080', 'e282', '80']) {
    test(`refuses the bytes ${bad}`, () => {
      assert.throws(() => fromUtf8(fromHex(bad)), TypeError)
    })
  }
})
