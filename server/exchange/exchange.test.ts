import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { openPackage } from './open.ts'
import { seal, sealBytes } from './seal.ts'
import {
  exampleAct,
  exampleMessage,
  letter,
  NOW,
  openedBy,
  type Pair,
  recipientOf,
  testPair,
} from './testing.ts'
import { exitCode, verifyContainer } from './verify.ts'

describe('an honest package', () => {
  let pair: Pair
  before(async () => {
    pair = await testPair()
  })
  after(() => pair.remove())

  test('arrives with the act, its hash and its files byte for byte', async () => {
    const { act, files, hash } = exampleAct()
    const message = exampleMessage()
    const sealed = await sealBytes({
      message,
      act,
      files,
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
    })
    const opened = await openPackage(openedBy(pair, sealed.bytes))
    assert.deepEqual(opened.message, message)
    assert.equal(opened.act?.hash, hash)
    assert.equal(sealed.act, hash)
    assert.deepEqual(opened.act?.header, act.header)
    assert.deepEqual(opened.act?.content, act.content)
    assert.equal(opened.files.length, 1)
    assert.deepEqual(await buffer(opened.files[0]?.open() ?? assert.fail()), Buffer.from(letter.bytes))
    assert.equal(opened.package.sha256, createHash('sha256').update(sealed.bytes).digest('hex'))
    assert.equal(opened.package.sha256, sealed.sha256)
    assert.equal(opened.container.sha256, sealed.container.sha256)
    assert.equal(opened.manifestSha256, sealed.manifestSha256)
    await opened.close()
  })

  test('gives the same container for the same input, but for the signature', async () => {
    const { act, files } = exampleAct()
    const message = exampleMessage()
    const options = {
      message,
      act,
      files,
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
    }
    const [one, two] = [await sealBytes(options), await sealBytes(options)]
    assert.equal(one.manifestSha256, two.manifestSha256)
    assert.notEqual(one.sha256, two.sha256)
  })

  test('of 40 MiB passes through files, and leaves the work folder empty', async () => {
    const large = {
      name: 'statement.bin',
      media: 'application/octet-stream',
      bytes: randomBytes(40 * 2 ** 20),
    }
    const path = join(pair.dir, 'statement.bin')
    await writeFile(path, large.bytes)
    const { act, files } = exampleAct({ files: [letter, large] })
    const [first] = files
    const file = { path, size: large.bytes.length, sha256: act.content.files[1]?.sha256 ?? '' }
    const out = join(pair.dir, 'large.comity')
    const sealed = await seal({
      message: exampleMessage(),
      act,
      files: [first ?? assert.fail(), file],
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
      out,
      keepContainer: join(pair.dir, 'large.asice'),
    })
    assert.equal(sealed.path, out)
    const opened = await openPackage({ ...openedBy(pair, Buffer.of()), source: { path: out } })
    const digest = createHash('sha256')
    for await (const chunk of opened.files[1]?.open() ?? assert.fail()) digest.update(chunk)
    assert.equal(digest.digest('hex'), file.sha256)
    await opened.close()
    assert.deepEqual(
      (await readdir(pair.dir)).filter(name => /opening|new$/.test(name)),
      [],
    )

    const report = await verifyContainer(join(pair.dir, 'large.asice'), { workDir: pair.dir })
    assert.equal(report.verdict, 'verified')
    assert.equal(report.sha256, sealed.container.sha256)
    assert.deepEqual(report.entries.map(entry => entry.name).filter(Boolean), [letter.name, large.name])
    assert.equal(report.signer?.pinned, 'not compared')
  })

  test('is read from a stream in pieces of any size', async () => {
    const { act, files } = exampleAct()
    const sealed = await sealBytes({
      message: exampleMessage(),
      act,
      files,
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
    })
    for (const size of [1, 7, 100, 4096]) {
      const pieces = (async function* () {
        for (let at = 0; at < sealed.bytes.length; at += size) yield sealed.bytes.subarray(at, at + size)
      })()
      const opened = await openPackage({ ...openedBy(pair, Buffer.of()), source: { stream: pieces } })
      assert.equal(opened.act?.hash, sealed.act)
      await opened.close()
    }
  })

  test('with a file that changed since it was approved is not sealed, and leaves nothing', async () => {
    const { act } = exampleAct()
    const path = join(pair.dir, 'changed.pdf')
    await writeFile(path, Buffer.alloc(letter.bytes.length))
    const named = act.content.files[0] ?? assert.fail()
    const out = join(pair.dir, 'changed.comity')
    const attempt = seal({
      message: exampleMessage(),
      act,
      files: [{ path, size: named.size, sha256: named.sha256 }],
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
      out,
      keepContainer: join(pair.dir, 'changed.asice'),
    })
    await assert.rejects(attempt, /not the file that was approved/)
    assert.deepEqual(
      (await readdir(pair.dir)).filter(name => name.startsWith('changed.') && name !== 'changed.pdf'),
      [],
    )
  })

  test('whose file cannot be read is not sealed', async () => {
    const { act } = exampleAct()
    const named = act.content.files[0] ?? assert.fail()
    const attempt = sealBytes({
      message: exampleMessage(),
      act,
      files: [{ path: join(pair.dir, 'absent.pdf'), size: named.size, sha256: named.sha256 }],
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
    })
    await assert.rejects(attempt, { code: 'ENOENT' })
  })

  test('verifies as a sealed file only with the keys of its recipient', async () => {
    const { act, files } = exampleAct()
    const out = join(pair.dir, 'one.comity')
    await seal({
      message: exampleMessage(),
      act,
      files,
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
      out,
    })
    await assert.rejects(verifyContainer(out, { workDir: pair.dir }), /only its recipient/)
    const report = await verifyContainer(out, { workDir: pair.dir, keys: pair.borealia })
    assert.equal(report.verdict, 'verified')
    const refused = await verifyContainer(out, { workDir: pair.dir, keys: pair.aurelia })
    assert.deepEqual([refused.verdict, refused.code, exitCode(refused)], ['refused', 'package-not-for-us', 1])
  })

  test('a network that breaks off is a failure of the network, not a verdict', async () => {
    const { act, files } = exampleAct()
    const sealed = await sealBytes({
      message: exampleMessage(),
      act,
      files,
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
    })
    for (const at of [10, 400]) {
      const broken = (async function* () {
        yield sealed.bytes.subarray(0, at)
        throw new Error('socket hang up')
      })()
      await assert.rejects(
        openPackage({ ...openedBy(pair, Buffer.of()), source: { stream: broken } }),
        /socket hang up/,
      )
    }
  })

  test('a missing package is a failure of the disk, not a verdict', async () => {
    const missing = {
      ...openedBy(pair, Buffer.of()),
      source: { stream: createReadStream(join(pair.dir, 'none')) },
    }
    await assert.rejects(openPackage(missing), { code: 'ENOENT' })
    await assert.rejects(readFile(join(pair.dir, 'none')), { code: 'ENOENT' })
  })
})
