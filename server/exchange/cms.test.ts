import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import * as asn1 from 'asn1js'
import * as fc from 'fast-check'
import * as pkijs from 'pkijs'
import { CmsError, signCms, verifyCms } from './cms.ts'
import {
  DerError,
  der,
  members,
  oid,
  readDer,
  readOid,
  readTime,
  sequence,
  setOf,
  smallInteger,
  time,
} from './der.ts'
import type { Keys } from './keys.ts'
import { NOW, type Pair, testPair } from './testing.ts'

const run = promisify(execFile)
const openssl = await run('openssl', ['version']).then(
  () => true,
  () => false,
)
const content = Buffer.from('<manifest>what was signed</manifest>\n')
let pair: Pair
let keys: Keys
let signature: Uint8Array

before(async () => {
  pair = await testPair()
  keys = pair.aurelia
  signature = signCms(content, { key: keys.signing, certificate: keys.certificate, at: NOW })
})
after(() => pair.remove())

describe('a signature made here', () => {
  test('is accepted here, with its signer and time', () => {
    const signer = verifyCms(signature, content)
    assert.equal(signer.certificate.fingerprint256, keys.certificate.fingerprint256)
    assert.deepEqual(signer.signedAt, NOW)
    assert.equal(signer.agreed, true)
  })

  test('is accepted by pkijs, and refused over other content', async () => {
    const parsed = asn1.fromBER(Uint8Array.from(signature).buffer)
    const info = new pkijs.ContentInfo({ schema: parsed.result })
    const signed = new pkijs.SignedData({ schema: info.content })
    // The chain is not asked for: pkijs wants a CA at its end, and partners pin the certificate itself.
    const verify = (data: Uint8Array) =>
      signed.verify({ signer: 0, data: Uint8Array.from(data).buffer, checkChain: false, extendedMode: true })
    const verdict = await verify(content)
    assert.equal(verdict.signatureVerified, true)
    const certificate = Buffer.from(verdict.signerCertificate?.toSchema().toBER() ?? assert.fail())
    assert.deepEqual(certificate, keys.certificate.raw)
    const other = await verify(Buffer.from('other')).catch(() => undefined)
    assert.notEqual(other?.signatureVerified, true)
  })

  test('is accepted by openssl cms -verify, and refused over other content', {
    skip: openssl ? false : 'no openssl command here; pkijs judges alone',
  }, async () => {
    const at = (name: string) => join(pair.dir, name)
    await writeFile(at('s.p7s'), signature)
    await writeFile(at('content'), content)
    await writeFile(at('other'), 'other')
    const verify = (file: string) =>
      run(
        'openssl',
        ['cms', '-verify', '-inform', 'DER', '-in', at('s.p7s'), '-content', at(file)].concat([
          '-CAfile',
          join(pair.dir, 'XA', 'certificate.pem'),
          '-purpose',
          'any',
          '-binary',
          '-out',
          at('out'),
        ]),
      )
    await verify('content')
    assert.deepEqual(await readFile(at('out')), content)
    await assert.rejects(verify('other'), /verif/i)
  })

  test('is refused over other content, or with any bit of it changed', () => {
    assert.throws(() => verifyCms(signature, Buffer.from('other')), { name: 'CmsError', code: 'invalid' })
    const signer = verifyCms(signature, content)
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(signature)
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
        try {
          const found = verifyCms(changed, content)
          // What is not covered by the signature must still say the same, or be outside what a package may use.
          assert.equal(found.certificate.fingerprint256, signer.certificate.fingerprint256)
          assert.deepEqual(found.signedAt, signer.signedAt)
        } catch (error) {
          if (!(error instanceof CmsError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a signature made elsewhere', () => {
  test('by openssl cms -sign -cades is accepted', {
    skip: openssl ? false : 'no openssl command here',
  }, async () => {
    const at = (name: string) => join(pair.dir, name)
    await writeFile(at('content'), content)
    const secrets = [
      '-signer',
      join(pair.dir, 'XA', 'certificate.pem'),
      '-inkey',
      join(pair.dir, 'XA', 'signing-key.pem'),
    ]
    await run(
      'openssl',
      ['cms', '-sign', '-cades', '-binary', '-md', 'sha256', '-in', at('content')].concat([
        ...secrets,
        '-outform',
        'DER',
        '-out',
        at('theirs.p7s'),
      ]),
    )
    const signer = verifyCms(await readFile(at('theirs.p7s')), content)
    assert.equal(signer.agreed, true)
  })

  test('that names another certificate than it carries is refused', () => {
    const other = signCms(content, { key: keys.signing, certificate: pair.borealia.certificate, at: NOW })
    assert.throws(() => verifyCms(other, content), { code: 'invalid' })
  })

  test('that is no CMS at all is malformed, never a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        assert.throws(() => verifyCms(bytes, content), CmsError)
      }),
    )
    for (let at = 0; at < signature.length; at += 7) {
      assert.throws(() => verifyCms(signature.subarray(0, at), content), { code: 'malformed' })
    }
  })
})

describe('DER', () => {
  test('writes the object identifiers that are known', () => {
    // 1.2.840.113549.1.7.1, id-data, as in RFC 5652; 2.16.840.1.101.3.4.2.1, SHA-256, as in RFC 5754.
    assert.equal(Buffer.from(oid('1.2.840.113549.1.7.1')).toString('hex'), '06092a864886f70d010701')
    assert.equal(Buffer.from(oid('2.16.840.1.101.3.4.2.1')).toString('hex'), '0609608648016503040201')
  })

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 })), contents => {
        const values = contents.map(content => der(0x04, content))
        assert.deepEqual(
          members(readDer(sequence(...values))).map(value => Buffer.from(value.content)),
          contents.map(content => Buffer.from(content)),
        )
      }),
    )
    fc.assert(
      fc.property(fc.nat(2), fc.nat(39), fc.array(fc.nat(2 ** 31 - 1)), (first, second, rest) => {
        const text = [first, second, ...rest].join('.')
        assert.equal(readOid(readDer(oid(text))), text)
      }),
    )
  })

  test('agrees with asn1js on lengths of every size', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65535, 65536]) {
      const bytes = randomBytes(length)
      const theirs = new asn1.OctetString({ valueHex: Uint8Array.from(bytes).buffer }).toBER()
      assert.deepEqual(Buffer.from(der(0x04, bytes)), Buffer.from(theirs))
    }
  })

  test('keeps times to the second, before and after 2050', () => {
    for (const at of [
      '1999-12-31T23:59:59Z',
      '2049-12-31T23:59:59Z',
      '2050-01-01T00:00:00Z',
      '2026-11-23T09:00:00Z',
    ]) {
      assert.deepEqual(readTime(readDer(time(new Date(at)))), new Date(at))
    }
    assert.equal(readDer(time(new Date('2049-12-31T23:59:59Z'))).tag, 0x17)
    assert.equal(readDer(time(new Date('2050-01-01T00:00:00Z'))).tag, 0x18)
  })

  test('orders a set by bytes', () => {
    assert.deepEqual(setOf(smallInteger(2), smallInteger(1)), setOf(smallInteger(1), smallInteger(2)))
  })

  test('refuses BER: indefinite and padded lengths, and bytes after the end', () => {
    for (const text of ['30800000', '04810100', '0482000100', '040100ff', '0402ff', '04', '', '1f810000']) {
      assert.throws(() => readDer(Buffer.from(text, 'hex')), DerError, text)
    }
  })
})
