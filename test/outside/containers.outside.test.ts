import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { CmsError, verifyCms } from '#exchange/cms.ts'
import { type Container, defaultLimits, readContainer, readWhole } from '#exchange/container.ts'
import { PackageRefused } from '#exchange/refused.ts'
import { unseal } from '#exchange/unseal.ts'
import { outsideData } from './data.ts'

const { path: data } = outsideData()
const { skip } = outsideData('vectors')

async function filesUnder(folder: string, ending: RegExp): Promise<string[]> {
  const names = await readdir(join(data, folder), { recursive: true })
  return names.filter(name => ending.test(name)).map(name => join(data, folder, name))
}

/** The verdicts of every detached CAdES signature of a container over each thing it may cover. */
async function signaturesOf(container: Container): Promise<string[]> {
  const names = [...container.entries.keys()]
  const manifests = names.filter(name => /ASiCManifest.*\.xml$/.test(name))
  const contents = names.filter(name => !name.startsWith('META-INF/') && name !== 'mimetype')
  const verdicts: string[] = []
  for (const signature of names.filter(name => /^META-INF\/.*\.p7s$/.test(name))) {
    for (const covered of manifests.length > 0 ? manifests : contents) {
      verdicts.push(await verdict(await bytesOf(container, signature), await bytesOf(container, covered)))
    }
  }
  return verdicts
}

async function verdict(signature: Uint8Array, content: Uint8Array): Promise<string> {
  try {
    verifyCms(signature, content)
    return 'accepted'
  } catch (error) {
    // Anything but a verdict is a crash, and fails the test.
    if (!(error instanceof CmsError)) throw error
    return error.code
  }
}

async function bytesOf(container: Container, name: string): Promise<Uint8Array> {
  return readWhole(container.entries.get(name) ?? assert.fail(name), 10 * 2 ** 20)
}

async function verdictsOf(path: string): Promise<string[]> {
  try {
    const container = await readContainer({ path }, defaultLimits)
    const verdicts = await signaturesOf(container)
    container.close()
    return verdicts
  } catch (error) {
    if (!(error instanceof PackageRefused)) throw error
    return [error.code]
  }
}

/** What the names of the samples say. Samples that are not listed may have any verdict, but no crash. */
const samples: Readonly<Record<string, (verdicts: readonly string[]) => boolean>> = {
  'dss-asic-cades/onefile-ok.asice': one('accepted'),
  'dss-asic-cades/onefile-ok.asics': one('accepted'),
  'dss-asic-cades/multifiles-ok.asice': one('accepted'),
  'dss-asic-cades/multifiles-ok.asics': one('accepted'),
  'dss-asic-cades/dss1984.asice': one('accepted'),
  'dss-asic-cades/removed-doc.asics': one('invalid'),
  'dss-asic-cades/emptyCertStore.asice': one('invalid'),
  // Two signers: not read here.
  'dss-asic-cades/cades-invalid-digest-algo.asics': one('unsupported'),
  // BER with indefinite lengths.
  'dss-asic-cades/asice-cades-lta-atst-v3.sce': one('unsupported'),
  'dss-asic-cades/malformed-container.asics': one('package-malformed'),
  'dss-asic-xades/malformed-container.asice': one('package-malformed'),
}

function one(expected: string): (verdicts: readonly string[]) => boolean {
  return verdicts => verdicts.length === 1 && verdicts[0] === expected
}

describe('containers that others made', { skip }, () => {
  test('of ETSI signature tests get the verdict their name tells, and never a crash', async () => {
    const paths = await filesUnder('vectors/dss', /\.(asice|asics|sce|scs)$/)
    assert.ok(paths.length > 100, `${paths.length} samples found`)
    const seen = new Set<string>()
    let accepted = 0
    for (const path of paths) {
      const verdicts = await verdictsOf(path)
      if (verdicts.includes('accepted')) accepted += 1
      const key = `${/dss-asic-\w+/.exec(path)?.[0]}/${basename(path)}`
      const expected = samples[key]
      if (!expected || path.includes('evidencerecord')) continue
      seen.add(key)
      assert.ok(expected(verdicts), `${key}: ${verdicts.join(', ')}`)
    }
    assert.deepEqual([...seen].toSorted(), Object.keys(samples).toSorted())
    assert.ok(accepted >= 25, `${accepted} accepted`)
  })

  test('with one byte changed in what was signed are refused', async () => {
    const [path = assert.fail()] = await filesUnder('vectors/dss/dss-asic-cades', /(^|\/)onefile-ok\.asice$/)
    const container = await readContainer({ path }, defaultLimits)
    const names = [...container.entries.keys()]
    const bytes = (like: RegExp) => bytesOf(container, names.find(name => like.test(name)) ?? assert.fail())
    const signature = await bytes(/\.p7s$/)
    const manifest = await bytes(/ASiCManifest.*\.xml$/)
    for (let at = 0; at < manifest.length; at += 5) {
      const changed = Uint8Array.from(manifest, (byte, index) => (index === at ? byte ^ 1 : byte))
      assert.equal(await verdict(signature, changed), 'invalid')
    }
    container.close()
  })

  test('of the e-CODEX connector list their files; their XAdES signatures are not read', async () => {
    const paths = await filesUnder('case-material/e-codex-connector', /\.asics$/)
    assert.ok(paths.length > 0)
    for (const path of paths) {
      const container = await readContainer({ path }, defaultLimits)
      const names = [...container.entries.keys()]
      assert.ok(names.includes('mimetype') && names.includes('META-INF/signatures.xml'), names.join(', '))
      for (const name of names) assert.ok((await bytesOf(container, name)).length > 0)
      assert.deepEqual(await signaturesOf(container), [])
      container.close()
    }
  })

  test('that would write outside the folder are refused', async () => {
    const paths = await filesUnder('badinputs/zip-slip', /\.zip$/)
    assert.ok(paths.length >= 2)
    for (const path of paths) assert.deepEqual(await verdictsOf(path), ['entry-unexpected'])
  })
})

describe('the age test kit', { skip }, () => {
  let workDir: string
  before(async () => {
    workDir = await mkdtemp(join(tmpdir(), 'comity-age-'))
  })
  after(() => rm(workDir, { recursive: true, force: true }))

  test('is decrypted or refused exactly as it says, where it uses X25519', async () => {
    let opened = 0
    let refused = 0
    for (const path of await filesUnder('vectors/cctv/age', /testdata\/[^/.]+$/)) {
      const kit = readKit(await readFile(path))
      const identity = kit.facts.identity
      if (!identity?.startsWith('AGE-SECRET-KEY-1') || kit.facts.armored || kit.facts.passphrase) continue
      const source = (async function* () {
        yield kit.file
      })()
      const attempt = unseal(source, { identity, packageBytes: 1e8, workDir })
      if (kit.facts.expect === 'success') {
        const found = await attempt
        assert.equal(found.containerSha256, kit.facts.payload, basename(path))
        await found.discard()
        opened += 1
      } else {
        const found = await attempt.catch((error: unknown) => error)
        assert.ok(found instanceof PackageRefused, `${basename(path)}: ${String(found)}`)
        if (kit.facts.expect === 'no match') assert.equal(found.code, 'package-not-for-us', basename(path))
        refused += 1
      }
    }
    assert.ok(opened >= 10 && refused >= 30, `${opened} opened, ${refused} refused`)
    assert.deepEqual(await readdir(workDir), [])
  })
})

/** A file of the kit: facts in lines, an empty line, the age file (perhaps compressed). */
function readKit(bytes: Buffer): { facts: Record<string, string>; file: Buffer } {
  const end = bytes.indexOf('\n\n')
  const lines = bytes.toString('latin1', 0, end).split('\n')
  const facts = Object.fromEntries(
    lines.map(line => [line.split(': ')[0] ?? '', line.split(': ').slice(1).join(': ')]),
  )
  const body = bytes.subarray(end + 2)
  return { facts, file: facts.compressed === 'zlib' ? inflateSync(body) : body }
}
