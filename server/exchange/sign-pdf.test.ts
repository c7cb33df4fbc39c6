import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { sayIn } from '#letters/words.ts'
import { setLetter } from '#letters/set.ts'
import { exampleLetters } from '#procedures/mutual-legal-assistance/letters/example-letters.ts'
import type { Keys } from './keys.ts'
import { signPdf } from './sign-pdf.ts'
import { NOW, type Pair, testPair } from './testing.ts'

const run = promisify(execFile)
const openssl = await run('openssl', ['version']).then(
  () => true,
  () => false,
)
let pair: Pair
let keys: Keys
let letter: Uint8Array
let signed: Buffer

before(async () => {
  pair = await testPair()
  keys = pair.aurelia
  const written = exampleLetters('ar', sayIn('ar'))['deliverResult']
  assert.ok(written)
  letter = setLetter(written, { at: '2026-11-24T09:00:00Z' })
  signed = Buffer.from(
    signPdf(letter, {
      key: keys.signing,
      certificate: keys.certificate,
      at: NOW,
      name: 'Ministère de la Justice, وزارة العدل',
    }),
  )
})
after(() => pair.remove())

describe('A signed letter', () => {
  test('begins with the letter as it was, byte for byte', () => {
    assert.deepEqual(signed.subarray(0, letter.length), Buffer.from(letter))
  })

  test('stays a tagged PDF/A-3a with its language', () => {
    const added = signed.toString('latin1', letter.length)
    assert.match(added, /\/MarkInfo <<\s*\/Marked true/)
    assert.match(added, /\/StructTreeRoot \d+ 0 R/)
    assert.match(added, /\/Metadata \d+ 0 R/)
    assert.match(added, /\/Lang \(ar\)/)
  })

  test('names all bytes but its own signature as what is signed', () => {
    const { range, text } = read(signed)
    const [from = 0, first = 0, second = 0, rest = 0] = range
    assert.equal(from, 0)
    assert.equal(second + rest, signed.length)
    assert.equal(text[first], '<')
    assert.equal(text[second - 1], '>')
    assert.match(text.slice(first + 1, second - 1), /^[0-9a-f]+$/)
  })

  test('says the profile, and tells its time beside the signature, not inside', () => {
    const { text, cms } = read(signed)
    assert.match(text, /\/SubFilter \/ETSI\.CAdES\.detached/)
    assert.match(text, /\/M \(D:\d{14}Z\)/)
    const attributes = signerOf(cms).signedAttrs?.attributes.map(one => one.type) ?? []
    const signingTime = '1.2.840.113549.1.9.5'
    const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47'
    assert.ok(
      attributes.includes(signingCertificateV2) && !attributes.includes(signingTime),
      String(attributes),
    )
  })

  test('is accepted by pkijs, and refused once a byte of the letter was changed', async () => {
    const { cms, content } = read(signed)
    assert.equal(await pkijsAccepts(cms, content), true)
    const changed = Buffer.from(signed)
    const at = Math.floor(letter.length / 2)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.equal(await pkijsAccepts(cms, read(changed).content), false)
  })

  test('is accepted by openssl cms -verify, and refused once a byte was changed', {
    skip: openssl ? false : 'no openssl command here; pkijs judges alone',
  }, async () => {
    const { cms, content } = read(signed)
    const at = (name: string) => join(pair.dir, name)
    const changed = Buffer.from(content)
    changed[100] = (changed[100] ?? 0) ^ 1
    await writeFile(at('letter.p7s'), cms)
    await writeFile(at('covered'), content)
    await writeFile(at('changed'), changed)
    const verify = (file: string) =>
      run(
        'openssl',
        ['cms', '-verify', '-inform', 'DER', '-binary', '-in', at('letter.p7s'), '-content', at(file)].concat(
          '-CAfile',
          join(pair.dir, 'XA', 'certificate.pem'),
          '-purpose',
          'any',
          '-out',
          at('out'),
        ),
      )
    await verify('covered')
    await assert.rejects(verify('changed'))
  })

  test('has a table of objects a reader finds its way by', () => {
    const text = signed.toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
    const table = text.slice(start)
    const rows = [...table.matchAll(/^(\d+) 1\n(\d{10}) 00000 n \n/gm)]
    assert.equal(rows.length, 4)
    for (const [, number = '', place] of rows)
      assert.ok(text.startsWith(`${number} 0 obj`, Number(place)), number)
    assert.match(table, /\/Prev \d+/)
  })

  test('is made only of a letter: another file is refused as a fault of ours', () => {
    const signer = { key: keys.signing, certificate: keys.certificate, at: NOW, name: 'XA' }
    assert.throws(() => signPdf(Buffer.from('%PDF-1.7 nothing'), signer), /not one of our letters/)
    assert.throws(() => signPdf(signed, signer), /not one of our letters/)
  })
})

function read(pdf: Buffer) {
  const text = pdf.toString('latin1')
  const range = (/\/ByteRange \[([\d ]+)\]/.exec(text)?.[1] ?? '').trim().split(' ').map(Number)
  const [, first = 0, second = 0, rest = 0] = range
  const hex = text.slice(first + 1, second - 1)
  const padded = Buffer.from(hex, 'hex')
  // The length of the outermost value says where the zeros begin.
  const length = padded.readUInt16BE(2) + 4
  const content = Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + rest)])
  return { text, range, content, cms: padded.subarray(0, length) }
}

function signerOf(cms: Buffer): pkijs.SignerInfo {
  const [signer] = signedData(cms).signerInfos
  assert.ok(signer)
  return signer
}

function signedData(cms: Buffer): pkijs.SignedData {
  const info = new pkijs.ContentInfo({ schema: asn1.fromBER(Uint8Array.from(cms).buffer).result })
  return new pkijs.SignedData({ schema: info.content })
}

async function pkijsAccepts(cms: Buffer, content: Buffer): Promise<boolean> {
  const data = Uint8Array.from(content).buffer
  const verdict = await signedData(cms)
    .verify({ signer: 0, data, checkChain: false, extendedMode: true })
    .catch(() => undefined)
  return verdict?.signatureVerified === true
}
