import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createKeys, fingerprintOf, loadKeys } from '#exchange/keys.ts'
import {
  type ExampleFile,
  encryptedFor,
  entriesFor,
  exampleAct,
  exampleMessage,
  letter,
  type RawEntry,
  rawZip,
  sha256,
  signedZip,
} from '#exchange/testing.ts'

/**
 * Makes the vectors of this folder anew: `node test/vectors/package/make.ts`. Keys are kept if they are there.
 * Released vectors are never made anew; this file shows how each was built. Here a container is a list of entries
 * in an order of its own, written by the tests' own ZIP writer, so the vectors do not depend on the product's.
 */
const here = import.meta.dirname
const at = new Date('2026-11-23T09:00:00.000Z')

async function keysOf(authority: string, commonName: string) {
  const dir = join(here, 'keys', authority.slice(0, 2))
  return loadKeys(dir).catch(async () => {
    await mkdir(join(here, 'keys'), { recursive: true })
    const names = { commonName, organisation: 'TEST ONLY', country: authority.slice(0, 2) }
    return createKeys(dir, { authority, names, now: new Date('2026-01-01T00:00:00.000Z') })
  })
}

const aurelia = await keysOf('XA:central', 'TEST ONLY Central Authority of Aurelia')
const borealia = await keysOf('XB:central', 'TEST ONLY Central Authority of Borealia')
const cordovia = await keysOf('XC:central', 'TEST ONLY Central Authority of Cordovia')

const annex: ExampleFile = {
  name: 'كشف الحساب ٢٠٢٦.txt',
  media: 'text/plain',
  bytes: Buffer.from('An account statement that nobody has.\n'),
}
const files = [letter, annex]
const salt = (name: string) => sha256(`test vector, not secret: ${name}`)
const ids = { id: '8b0c8a52-6d0f-4f4e-9a35-0f4b5f3a1c01', case: '8b0c8a52-6d0f-4f4e-9a35-0f4b5f3a1c02' }
const { act, hash } = exampleAct({ files, salt, header: ids })
const message = exampleMessage({ id: '8b0c8a52-6d0f-4f4e-9a35-0f4b5f3a1c03' })
const entries = entriesFor(message, act, files)

function changed(name: string, change: (bytes: Uint8Array) => Uint8Array): RawEntry[] {
  return entries.map(entry => (entry.name === name ? { ...entry, bytes: change(entry.bytes) } : entry))
}

const genuine = signedZip(entries, aurelia, { at })
const flipped = Buffer.from(genuine)
const inLetter = flipped.indexOf(Buffer.from(letter.bytes)) + 20
flipped.writeUInt8(flipped.readUInt8(inLetter) ^ 1, inLetter)
const sealed = await encryptedFor(borealia, genuine)
const damaged = Buffer.from(sealed)
damaged.writeUInt8(damaged.readUInt8(damaged.length - 30) ^ 1, damaged.length - 30)
const bomb = { ...letter, bytes: Buffer.alloc(8 * 2 ** 20) }
const bombAct = exampleAct({ files: [bomb], salt, header: ids }).act

/** Plain containers, and what their reader must say. */
const containers: Record<string, { bytes: Buffer; expect: string }> = {
  'act.asice': { bytes: genuine, expect: 'verified' },
  'altered-file.asice': { bytes: flipped, expect: 'digest-mismatch' },
  'altered-manifest.asice': {
    bytes: signedZip(entries, aurelia, { at, over: entries.slice(1) }),
    expect: 'signature-invalid',
  },
  'other-signer.asice': { bytes: signedZip(entries, cordovia, { at }), expect: 'certificate-not-pinned' },
  'signed-before-valid.asice': {
    bytes: signedZip(entries, aurelia, { at: new Date('2025-06-01T00:00:00Z') }),
    expect: 'certificate-expired',
  },
  'unsigned-entry.asice': {
    bytes: signedZip(entries, aurelia, { at, more: [{ name: 'extra.txt', bytes: Buffer.from('x') }] }),
    expect: 'entry-unexpected',
  },
  'leaves-folder.asice': {
    bytes: signedZip(entries, aurelia, { at, more: [{ name: '../../evil', bytes: Buffer.from('x') }] }),
    expect: 'entry-unexpected',
  },
  'twice.asice': {
    bytes: signedZip(entries, aurelia, { at, more: entries.slice(1, 2) }),
    expect: 'entry-unexpected',
  },
  'missing-file.asice': { bytes: signedZip(entries.slice(0, -1), aurelia, { at }), expect: 'entry-missing' },
  'not-canonical.asice': {
    bytes: signedZip(
      changed('act.json', bytes => Buffer.concat([bytes, Buffer.from('\n')])),
      aurelia,
      { at },
    ),
    expect: 'not-canonical',
  },
  'other-version.asice': {
    bytes: signedZip(
      changed('message.json', bytes =>
        Buffer.from(Buffer.from(bytes).toString().replace('comity-package/1', 'comity-package/7')),
      ),
      aurelia,
      { at },
    ),
    expect: 'version-unknown',
  },
  'other-request.asice': {
    bytes: signedZip(
      changed('request.json', () => Buffer.from('{}')),
      aurelia,
      { at },
    ),
    expect: 'request-mismatch',
  },
  'other-salt.asice': {
    bytes: signedZip(
      changed('act.json', bytes =>
        Buffer.from(Buffer.from(bytes).toString().replace(act.salt, sha256('other'))),
      ),
      aurelia,
      { at },
    ),
    expect: 'commitment-mismatch',
  },
  'own-strand.asice': {
    bytes: signedZip(
      changed('act.json', bytes => Buffer.from(Buffer.from(bytes).toString().replace('"shared"', '"own"'))),
      aurelia,
      { at },
    ),
    expect: 'act-invalid',
  },
  'bomb.asice': {
    bytes: signedZip(
      entriesFor(message, bombAct, [bomb]).map(entry => ({
        ...entry,
        deflate: entry.name.startsWith('files/'),
      })),
      aurelia,
      { at },
    ),
    expect: 'zip-bomb',
  },
  'empty.asice': { bytes: rawZip([]), expect: 'entry-missing' },
}

/** Sealed packages for Borealia, and what Borealia must say. */
const packages: Record<string, { bytes: Buffer; expect: string }> = {
  'act.comity': { bytes: sealed, expect: 'opened' },
  'truncated.comity': { bytes: sealed.subarray(0, -100), expect: 'package-truncated' },
  'damaged.comity': { bytes: damaged, expect: 'package-truncated' },
  'for-another.comity': { bytes: await encryptedFor(cordovia, genuine), expect: 'package-not-for-us' },
  'unknown-sender.comity': {
    bytes: await encryptedFor(
      borealia,
      signedZip(
        entriesFor(
          { ...message, from: 'XC:central' },
          { ...act, header: { ...act.header, from: 'XC:central' } },
          files,
        ),
        cordovia,
        { at },
      ),
    ),
    expect: 'sender-unknown',
  },
  'other-signer.comity': {
    bytes: await encryptedFor(borealia, signedZip(entries, cordovia, { at })),
    expect: 'certificate-not-pinned',
  },
}

const expected = {
  description:
    'Containers are verified without keys, against the fingerprint of the signer. Packages are opened by XB:central, who knows XA:central alone. expect is a verdict or a refusal code of docs/protocol.md.',
  signer: { authority: 'XA:central', fingerprint: fingerprintOf(aurelia.certificate) },
  recipient: { authority: 'XB:central', keys: 'keys/XB' },
  actHash: hash,
  containers: Object.entries(containers).map(([file, { expect }]) => ({ file, expect })),
  packages: Object.entries(packages).map(([file, { expect }]) => ({ file, expect })),
}

for (const [name, { bytes }] of Object.entries({ ...containers, ...packages })) {
  await rm(join(here, name), { force: true })
  await writeFile(join(here, name), bytes)
}
await writeFile(join(here, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
