import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { canonical } from '#lib/canonical.ts'
import type { SealedAct } from './message.ts'
import { type OpenOptions, openPackage } from './open.ts'
import { PackageRefused, type RefusalCode, refusals } from './refused.ts'
import { sealBytes } from './seal.ts'
import {
  encryptedFor,
  entriesFor,
  exampleAct,
  exampleMessage,
  letter,
  NOW,
  openedBy,
  type Pair,
  type RawEntry,
  rawZip,
  recipientOf,
  signedZip,
  testPair,
} from './testing.ts'
import { verifyContainer } from './verify.ts'

const provoked = new Set<RefusalCode>()
let pair: Pair
let honest: Buffer

before(async () => {
  pair = await testPair()
  const { act, files } = exampleAct()
  const sealed = await sealBytes({
    message: exampleMessage(),
    act,
    files,
    keys: pair.aurelia,
    recipient: recipientOf(pair.borealia),
    now: NOW,
  })
  honest = sealed.bytes
})
after(() => pair.remove())

/** Opens as Borealia and returns the code of the refusal; fails when it is opened, or leaves anything behind. */
async function refusalFor(bytes: Uint8Array, more: Partial<OpenOptions> = {}): Promise<RefusalCode> {
  const found = await openPackage(openedBy(pair, bytes, more)).catch((error: unknown) => error)
  if (!(found instanceof PackageRefused)) throw found instanceof Error ? found : new Error('it was opened')
  assert.deepEqual(await readdir(pair.dir), ['XA', 'XB'], 'nothing is left in the work folder')
  provoked.add(found.code)
  return found.code
}

/** A container of our own making, encrypted for Borealia. */
async function refusalForZip(zip: Buffer, more: Partial<OpenOptions> = {}): Promise<RefusalCode> {
  return refusalFor(await encryptedFor(pair.borealia, zip), more)
}

function parts(options: Parameters<typeof exampleAct>[0] = {}): { act: SealedAct; entries: RawEntry[] } {
  const { act } = exampleAct(options)
  return { act, entries: entriesFor(exampleMessage(), act, options.files ?? [letter]) }
}

function without(entries: readonly RawEntry[], name: string): RawEntry[] {
  return entries.filter(entry => entry.name !== name)
}

function replaced(entries: readonly RawEntry[], name: string, bytes: Uint8Array): RawEntry[] {
  return entries.map(entry => (entry.name === name ? { ...entry, bytes } : entry))
}

describe('a package is refused', () => {
  test('never, when the workshop of these tests builds it honestly', async () => {
    const zip = signedZip(parts().entries, pair.aurelia)
    const opened = await openPackage(openedBy(pair, await encryptedFor(pair.borealia, zip)))
    assert.equal(opened.act?.header.type, 'send')
    await opened.close()
  })

  test('wherever it is cut off', async () => {
    for (let at = 0; at < honest.length; at += at < 400 ? 13 : 97) {
      assert.equal(await refusalFor(honest.subarray(0, at)), 'package-truncated', `cut at ${at}`)
    }
    assert.equal(await refusalFor(honest.subarray(0, -1)), 'package-truncated')
  })

  test('cut off between two blocks, in the middle of one, or with one damaged', async () => {
    const large = { ...letter, bytes: Buffer.alloc(300_000, 1) }
    const bytes = await encryptedFor(
      pair.borealia,
      signedZip(parts({ files: [large] }).entries, pair.aurelia),
    )
    const payload = bytes.indexOf('\n', bytes.indexOf('\n--- ') + 1) + 1 + 16
    for (const blocks of [1, 2, 3]) {
      assert.equal(await refusalFor(bytes.subarray(0, payload + blocks * 65552)), 'package-truncated')
      assert.equal(await refusalFor(bytes.subarray(0, payload + blocks * 65552 + 1000)), 'package-truncated')
    }
    const damaged = Buffer.from(bytes)
    damaged.writeUInt8(damaged.readUInt8(payload + 70_000) ^ 1, payload + 70_000)
    assert.equal(await refusalFor(damaged), 'package-malformed')
  })

  test('with any one bit changed anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(honest.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(honest)
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
        await refusalFor(changed)
      }),
      { numRuns: 100 },
    )
  })

  test('when it is anything but a package', async () => {
    for (const bytes of [Buffer.from('hello'), Buffer.alloc(50_000), Buffer.from('{}'), rawZip([])]) {
      assert.equal(await refusalFor(bytes), 'package-malformed')
    }
    const endless = Buffer.from(`age-encryption.org/v1\n${'-> X a\n\n'.repeat(20_000)}`)
    assert.equal(await refusalFor(endless), 'package-malformed')
    assert.equal(await refusalForZip(Buffer.from('not a ZIP')), 'package-malformed')
    assert.equal(await refusalForZip(Buffer.alloc(0)), 'package-malformed')
  })

  test('when it is encrypted for another, or addressed to another', async () => {
    const zip = signedZip(parts().entries, pair.aurelia)
    assert.equal(await refusalFor(await encryptedFor(pair.aurelia, zip)), 'package-not-for-us')
    const { act } = exampleAct({ header: { to: ['XC:central'] } })
    const passedOn = signedZip(entriesFor(exampleMessage({ to: 'XC:central' }), act, [letter]), pair.aurelia)
    assert.equal(await refusalForZip(passedOn), 'package-not-for-us')
  })

  test('when the sender is nobody we know', async () => {
    assert.equal(await refusalFor(honest, { pinned: async () => undefined }), 'sender-unknown')
    const other = async () => ({ authority: 'XC:central', fingerprints: [] })
    assert.equal(await refusalFor(honest, { pinned: other }), 'sender-unknown')
  })

  test('when another key signed it than the sender’s', async () => {
    assert.equal(await refusalForZip(signedZip(parts().entries, pair.borealia)), 'certificate-not-pinned')
  })

  test('when the signature is missing, foreign, or over another manifest', async () => {
    const swapped = signedZip(parts().entries, pair.aurelia, { over: parts().entries })
    assert.equal(await refusalForZip(swapped), 'signature-invalid')
    const unsigned = rawZip([
      { name: 'mimetype', bytes: Buffer.from('application/vnd.etsi.asic-e+zip') },
      { name: 'META-INF/ASiCManifest.xml', bytes: Buffer.from('<x/>') },
      { name: 'META-INF/signature.p7s', bytes: Buffer.from('no signature') },
    ])
    assert.equal(await refusalForZip(unsigned), 'signature-invalid')
    assert.equal(
      await refusalForZip(rawZip([{ name: 'mimetype', bytes: Buffer.from('application/zip') }])),
      'package-malformed',
    )
  })

  test('when the certificate had expired, or was not yet valid, at signing', async () => {
    for (const at of ['2025-12-31T23:59:59Z', '2036-01-01T00:00:01Z']) {
      assert.equal(
        await refusalForZip(signedZip(parts().entries, pair.aurelia, { at: new Date(at) })),
        'certificate-expired',
      )
    }
  })

  test('when package, act or procedure have a version that is not read here', async () => {
    const { act, entries } = parts()
    const later = canonical({ ...exampleMessage(), format: 'comity-package/2' } as never)
    assert.equal(
      await refusalForZip(signedZip(replaced(entries, 'message.json', later), pair.aurelia)),
      'version-unknown',
    )
    const laterAct = canonical({ ...act, header: { ...act.header, format: 'comity-act/9' } } as never)
    assert.equal(
      await refusalForZip(signedZip(replaced(entries, 'act.json', laterAct), pair.aurelia)),
      'version-unknown',
    )
    assert.equal(
      await refusalFor(honest, { reads: { 'mutual-legal-assistance': ['2', '3'] } }),
      'version-unknown',
    )
    assert.equal(await refusalFor(honest, { reads: { extradition: ['1'] } }), 'version-unknown')
    assert.equal(await refusalFor(honest, { reads: {} }), 'version-unknown')
  })

  test('when an entry is not the one that was signed', async () => {
    for (const name of ['message.json', 'act.json', 'request.json', 'files/1/file']) {
      const { entries } = parts()
      const zip = signedZip(entries, pair.aurelia)
      const bytes = entries.find(entry => entry.name === name)?.bytes ?? assert.fail()
      const at = zip.indexOf(bytes)
      zip.writeUInt8(zip.readUInt8(at + 5) ^ 1, at + 5)
      assert.equal(await refusalForZip(zip), 'digest-mismatch', name)
    }
  })

  test('when it holds an entry too many, signed or not', async () => {
    const { entries } = parts()
    const extra = { name: 'notes.txt', bytes: Buffer.from('x') }
    assert.equal(await refusalForZip(signedZip(entries, pair.aurelia, { more: [extra] })), 'entry-unexpected')
    assert.equal(await refusalForZip(signedZip([...entries, extra], pair.aurelia)), 'entry-unexpected')
    const file = { name: 'files/2/more.pdf', bytes: Buffer.from('x') }
    assert.equal(await refusalForZip(signedZip([...entries, file], pair.aurelia)), 'entry-unexpected')
    const twin = { name: 'files/1/twin.pdf', bytes: Buffer.from('x') }
    assert.equal(await refusalForZip(signedZip([...entries, twin], pair.aurelia)), 'entry-unexpected')
    const receipt = exampleMessage({
      kind: 'countersignature',
      details: { checkpoint: 'x' },
    })
    const [, act] = entries
    const odd = [...entriesFor(receipt), act ?? assert.fail()]
    assert.equal(await refusalForZip(signedZip(odd, pair.aurelia)), 'entry-unexpected')
  })

  test('when a name occurs twice, leaves the folder, is a folder or a link', async () => {
    const { entries } = parts()
    const names = [
      'act.json',
      '../evil',
      '/etc/passwd',
      'files/../../evil',
      'a\\..\\b',
      'C:evil',
      'files/9/',
      'files//x',
      '.',
      '',
    ]
    for (const name of names) {
      const zip = signedZip(entries, pair.aurelia, { more: [{ name, bytes: Buffer.from('x') }] })
      assert.equal(await refusalForZip(zip), 'entry-unexpected', JSON.stringify(name))
    }
    const link = { name: 'files/2/link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 }
    assert.equal(await refusalForZip(signedZip([...entries, link], pair.aurelia)), 'entry-unexpected')
  })

  test('when an entry is missing', async () => {
    const { entries } = parts()
    for (const name of ['act.json', 'request.json', 'files/1/file', 'message.json']) {
      assert.equal(
        await refusalForZip(signedZip(without(entries, name), pair.aurelia)),
        'entry-missing',
        name,
      )
    }
    assert.equal(await refusalForZip(rawZip(entries)), 'entry-missing')
    const whole = signedZip(entries, pair.aurelia)
    const renamed = Buffer.from(whole.toString('latin1').replaceAll('files/1/file', 'files/3/file'), 'latin1')
    assert.notEqual(await refusalForZip(renamed), undefined)
  })

  test('when front and directory of the ZIP speak differently', async () => {
    const { entries } = parts()
    const [first, ...rest] = entries
    const lying = [{ ...(first ?? assert.fail()), localName: 'massage.json' }, ...rest]
    assert.equal(await refusalForZip(signedZip(lying, pair.aurelia)), 'package-malformed')
    const zip = signedZip(entries, pair.aurelia)
    // Two entries of the directory share one place: an overlap.
    const directory = zip.readUInt32LE(zip.length - 6)
    const second = zip.indexOf(Buffer.from('504b0102', 'hex'), directory + 4)
    zip.writeUInt32LE(zip.readUInt32LE(directory + 42), second + 42)
    assert.equal(await refusalForZip(zip), 'package-malformed')
  })

  test('when it is larger than the limits, before it was all read or unpacked', async () => {
    assert.equal(await refusalFor(honest, { limits: { packageBytes: 1000 } }), 'too-large')
    assert.equal(await refusalFor(honest, { limits: { unpackedBytes: 1000 } }), 'too-large')
    assert.equal(await refusalFor(honest, { limits: { entries: 3 } }), 'too-large')
    assert.equal(await refusalFor(honest, { limits: { memoryBytes: 100 } }), 'too-large')
    let pulled = 0
    const endless = (async function* () {
      for (yield honest; ; pulled++) yield Buffer.alloc(65536)
    })()
    await assert.rejects(
      openPackage(
        openedBy(pair, honest, { source: { stream: endless }, limits: { packageBytes: 2_000_000 } }),
      ),
      PackageRefused,
    )
    assert.ok(pulled < 64, `${pulled} chunks were pulled`)
  })

  test('when it is a zip bomb, whether it says so or lies', async () => {
    const zeros = { ...letter, bytes: Buffer.alloc(30 * 2 ** 20) }
    const { act, entries } = parts({ files: [zeros] })
    assert.equal(act.content.files.length, 1)
    const deflated = entries.map(entry =>
      entry.name.startsWith('files/') ? { ...entry, deflate: true } : entry,
    )
    assert.equal(await refusalForZip(signedZip(deflated, pair.aurelia)), 'zip-bomb')
    const lying = deflated.map(entry => (entry.deflate ? { ...entry, stated: 70 } : entry))
    assert.equal(await refusalForZip(signedZip(lying, pair.aurelia)), 'zip-bomb')
  })

  test('when the envelope breaks its format', async () => {
    const { entries } = parts()
    const wrong = [
      { sequence: 0 },
      { sequence: 1.5 },
      { from: 'Aurelia' },
      { unknown: true },
      { kind: 'gossip' },
      { reads: null },
    ]
    for (const change of wrong) {
      const message = canonical({ ...exampleMessage(), ...change } as never)
      const zip = signedZip(replaced(entries, 'message.json', message), pair.aurelia)
      assert.equal(await refusalForZip(zip), 'message-invalid', JSON.stringify(change))
    }
    const broken = signedZip(replaced(entries, 'message.json', Buffer.from('{"a":1,"a":2}')), pair.aurelia)
    assert.equal(await refusalForZip(broken), 'message-invalid')
  })

  test('when JSON is not in its canonical form', async () => {
    const { act, entries } = parts()
    const spaced = signedZip(
      replaced(entries, 'act.json', Buffer.from(JSON.stringify(act, null, 1))),
      pair.aurelia,
    )
    assert.equal(await refusalForZip(spaced), 'not-canonical')
    const message = Buffer.from(`${JSON.stringify(exampleMessage())}\n`)
    assert.equal(
      await refusalForZip(signedZip(replaced(entries, 'message.json', message), pair.aurelia)),
      'not-canonical',
    )
  })

  test('when the act breaks its format or contradicts the envelope', async () => {
    const { act, entries } = parts()
    const invalid = [
      { ...act, more: 1 },
      { ...act, salt: 'short' },
      { ...act, header: { ...act.header, note: 'x' } },
      { ...act, header: { ...act.header, strand: 'own' } },
      { ...act, header: { ...act.header, from: 'XC:central' } },
      { ...act, header: { ...act.header, to: ['XC:central'] } },
      { ...act, fileSalts: [] },
    ]
    for (const value of invalid) {
      const zip = signedZip(replaced(entries, 'act.json', canonical(value as never)), pair.aurelia)
      assert.equal(await refusalForZip(zip), 'act-invalid')
    }
  })

  test('when content, salt or a file are not what the header commits to', async () => {
    const { act, entries } = parts()
    const zero = '0'.repeat(64)
    const file = { ...act.content.files[0], sha256: zero }
    const wrong = [
      { ...act, salt: zero },
      { ...act, fileSalts: [zero] },
      { ...act, content: { ...act.content, data: { request: { reference: 'XA-2026-0002' } } } },
      { ...act, content: { ...act.content, files: [file] } },
      { ...act, header: { ...act.header, content: zero } },
    ]
    for (const value of wrong) {
      const zip = signedZip(replaced(entries, 'act.json', canonical(value as never)), pair.aurelia)
      assert.equal(await refusalForZip(zip), 'commitment-mismatch')
    }
    const other = signedZip(replaced(entries, 'files/1/file', Buffer.from('another letter')), pair.aurelia)
    assert.equal(await refusalForZip(other), 'commitment-mismatch')
  })

  test('when request.json is not the request of the act, or stands there without one', async () => {
    const { entries } = parts()
    const other = canonical({ reference: 'XA-2026-0001', urgency: 'urgent' })
    assert.equal(
      await refusalForZip(signedZip(replaced(entries, 'request.json', other), pair.aurelia)),
      'request-mismatch',
    )
    const none = parts({ data: { note: 'no request' } })
    const added = [...none.entries, { name: 'request.json', bytes: other }]
    assert.equal(await refusalForZip(signedZip(added, pair.aurelia)), 'request-mismatch')
  })

  test('for every code that opening can give, in the tests above', () => {
    // Whether a case is known, and whether the act is, the register says after opening.
    const later: readonly string[] = ['case-unknown', 'act-conflict']
    const opening = Object.keys(refusals).filter(code => !later.includes(code))
    assert.deepEqual([...provoked].toSorted(), opening.toSorted())
  })
})

test('a plain container with any one bit changed is refused, or says exactly the same', async () => {
  const zip = signedZip(parts().entries, pair.aurelia)
  const path = join(pair.dir, 'container.asice')
  await writeFile(path, zip)
  const { act, message, entries, signer } = await verifyContainer(path, { workDir: pair.dir })
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(zip)
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
      await writeFile(path, changed)
      const report = await verifyContainer(path, { workDir: pair.dir })
      if (report.verdict === 'refused') return
      assert.deepEqual([report.act, report.message, report.entries], [act, message, entries])
      assert.equal(report.signer?.fingerprint, signer?.fingerprint)
    }),
    { numRuns: 200 },
  )
})

test('the protocol explains every code, and says of each whether to try again', async () => {
  const protocol = await readFile(join(import.meta.dirname, '../../docs/protocol.md'), 'utf8')
  const rows = Array.from(protocol.matchAll(/^\| `([a-z-]+)` \|.*\| (\w+)[^|]*\| (yes|no) \|$/gm))
  const said = rows.map(([, code, mends, retry]) => [code, mends, retry])
  const listed = Object.entries(refusals).map(([code, { mends, retry }]) => [
    code,
    mends,
    retry ? 'yes' : 'no',
  ])
  assert.deepEqual(new Set(said), new Set(listed))
})
