import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createKeys, loadKeys, publicKeys, readableFingerprint } from './keys.ts'

const names = {
  commonName: 'Central Authority of Doria',
  organisation: 'وزارة العدل, "Justice" + Home',
  country: 'XD',
}

describe('the keys of an authority', () => {
  let parent: string
  let dir: string
  before(async () => {
    parent = await mkdtemp(join(tmpdir(), 'comity-keys-'))
    dir = join(parent, 'keys')
    await createKeys(dir, { authority: 'XD:central', names, now: new Date('2026-11-23T09:00:00.500Z') })
  })
  after(() => rm(parent, { recursive: true, force: true }))

  test('are readable by their owner only', async () => {
    assert.equal((await stat(dir)).mode & 0o777, 0o700)
    for (const name of await readdir(dir)) {
      assert.equal((await stat(join(dir, name))).mode & 0o777, 0o600, name)
    }
    assert.deepEqual(await readdir(parent), ['keys'])
  })

  test('are loaded as they were made', async () => {
    const one = publicKeys(await loadKeys(dir))
    assert.deepEqual(publicKeys(await loadKeys(dir)), one)
    assert.equal(one.authority, 'XD:central')
    assert.match(one.ageRecipient, /^age1[a-z0-9]{58}$/)
    assert.equal(Buffer.from(one.noteKey, 'base64').length, 32)
  })

  test('have a certificate for ten years that names the authority and signs for itself', async () => {
    const { certificate, fingerprint } = publicKeys(await loadKeys(dir))
    const parsed = new X509Certificate(certificate)
    const subject = { CN: names.commonName, O: names.organisation, C: 'XD' }
    assert.deepEqual({ ...parsed.toLegacyObject().subject }, subject)
    assert.equal(parsed.verify(parsed.publicKey), true)
    assert.equal(parsed.ca, false)
    assert.equal(parsed.validFromDate.toISOString(), '2026-11-23T09:00:00.000Z')
    assert.equal(parsed.validToDate.toISOString(), '2036-11-23T09:00:00.000Z')
    assert.equal(fingerprint, parsed.fingerprint256.replaceAll(':', '').toLowerCase())
  })

  test('are never overwritten', async () => {
    const before = await readFile(join(dir, 'signing-key.pem'), 'utf8')
    const again = createKeys(dir, { authority: 'XD:central', names, now: new Date() })
    await assert.rejects(again, /never overwritten/)
    assert.equal(await readFile(join(dir, 'signing-key.pem'), 'utf8'), before)
    assert.deepEqual(await readdir(parent), ['keys'], 'nothing half made is left')
  })

  test('of two authorities mixed in one folder are refused, and a missing one is named', async () => {
    const other = join(parent, 'other')
    await createKeys(other, { authority: 'XE:central', names: { ...names, country: 'XE' }, now: new Date() })
    await writeFile(join(other, 'certificate.pem'), await readFile(join(dir, 'certificate.pem')))
    await assert.rejects(loadKeys(other), /does not belong to the signing key/)
    await rm(join(other, 'note-key.pem'))
    await writeFile(join(other, 'signing-key.pem'), await readFile(join(dir, 'signing-key.pem')))
    await assert.rejects(loadKeys(other), /note-key\.pem cannot be read/)
    await rm(other, { recursive: true })
  })

  test('have a fingerprint that can be read out', () => {
    assert.equal(readableFingerprint('ab12cd34ef56'), 'ab12 cd34 ef56')
  })
})
