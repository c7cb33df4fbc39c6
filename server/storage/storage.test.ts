import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFile,
  copyFile,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { encryptedLength, plainLength } from './encryption.ts'
import { StorageError } from './errors.ts'
import { openStorage, type Storage } from './storage.ts'

const key = Buffer.alloc(32, 7)
const chunk = 65_536
/** A chunk on disk, and where the first begins. */
const stride = chunk + 16
const header = 64
const limit = 2 ** 30

describe('what is put', () => {
  test('comes back byte for byte under the SHA-256 that node:crypto gives, whatever its length', () =>
    withStorage(async storage => {
      for (const length of [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 9 * chunk, 9 * chunk + 5]) {
        const content = randomBytes(length)
        const stored = await storage.put(Readable.from([content]), { limit })
        assert.deepEqual(stored, { sha256: sha256(content), size: length })
        assert.deepEqual(await bytesOf(storage, stored.sha256), content)
        assert.equal(await storage.size(stored.sha256), length)
        assert.equal(await storage.has(stored.sha256), true)
      }
    }))

  test('may come in pieces of any size', () =>
    withStorage(async storage => {
      const pieces = fc.array(fc.uint8Array({ maxLength: 70_000, size: 'max' }), { maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(pieces, async parts => {
          const whole = Buffer.concat(parts)
          const { sha256: name } = await storage.put(Readable.from(parts), { limit })
          assert.deepEqual(await bytesOf(storage, name), whole)
        }),
        { numRuns: 20 },
      )
    }))

  test('tells nothing on disk: neither its words nor its hash', () =>
    withStorage(async (storage, dir) => {
      const content = Buffer.from('the account at the bank of Borealia '.repeat(4_000))
      const { sha256: name } = await storage.put(Readable.from([content]), { limit })
      const [path = ''] = await files(dir)
      assert.ok(!path.includes(name.slice(0, 8)))
      const onDisk = await readFile(path)
      for (const known of [Buffer.from('Borealia'), Buffer.from(name, 'hex')])
        assert.ok(!onDisk.includes(known))
      assert.equal((await stat(path)).mode & 0o777, 0o600)
      assert.equal(onDisk.length, encryptedLength(content.length))
    }))

  test('twice is kept once, also when many put it at the same time', () =>
    withStorage(async (storage, dir) => {
      const content = randomBytes(300_000)
      const all = await Promise.all(
        Array.from({ length: 8 }, () => storage.put(Readable.from([content]), { limit })),
      )
      assert.equal(new Set(all.map(stored => stored.sha256)).size, 1)
      const [path = '', ...others] = await files(dir)
      assert.deepEqual(others, [])
      const before = await readFile(path)
      await storage.put(Readable.from([content]), { limit })
      assert.deepEqual(await readFile(path), before)
      assert.deepEqual(await bytesOf(storage, sha256(content)), content)
      assert.deepEqual(await readdir(join(dir, 'temporary')), [])
    }))

  test('over the limit is refused at the first byte too many, and nothing is kept', () =>
    withStorage(async (storage, dir) => {
      let given = 0
      const endless = Readable.from(
        (function* () {
          for (;;) {
            given += 1_000
            yield Buffer.alloc(1_000)
          }
        })(),
      )
      await assert.rejects(storage.put(endless, { limit: 200_000 }), hasCode('tooLarge'))
      assert.ok(given < 300_000, `${given} bytes were taken`)
      assert.equal(endless.destroyed, true)
      assert.deepEqual([await files(dir), await readdir(join(dir, 'temporary'))], [[], []])
      assert.equal(
        (await storage.put(Readable.from([Buffer.alloc(200_000)]), { limit: 200_000 })).size,
        200_000,
      )
    }))

  test('of a stream that breaks off is not kept', () =>
    withStorage(async (storage, dir) => {
      const broken = Readable.from(
        (async function* () {
          yield await Promise.resolve(Buffer.alloc(100_000))
          throw new Error('the line went dead')
        })(),
      )
      await assert.rejects(storage.put(broken, { limit }), /the line went dead/)
      assert.deepEqual([await files(dir), await readdir(join(dir, 'temporary'))], [[], []])
    }))

  test('can be removed, and is then missing', () =>
    withStorage(async storage => {
      const { sha256: name } = await storage.put(Readable.from([Buffer.from('recalled')]), { limit })
      assert.equal(await storage.remove(name), true)
      assert.equal(await storage.remove(name), false)
      assert.equal(await storage.has(name), false)
      assert.equal(await storage.size(name), null)
      await assert.rejects(bytesOf(storage, name), hasCode('missing'))
    }))

  test('200 MiB streams in and out without being held in memory', () =>
    withStorage(async storage => {
      const piece = randomBytes(1 << 20)
      let held = 0
      const watch = setInterval(() => (held = Math.max(held, process.memoryUsage.rss())), 20)
      const before = process.memoryUsage.rss()
      const pieces = (function* () {
        for (let i = 0; i < 200; i++) {
          piece.writeUInt32BE(i)
          yield piece
        }
      })()
      const { sha256: name, size } = await storage.put(Readable.from(pieces), { limit })
      let received = 0
      const hash = createHash('sha256')
      for await (const bytes of storage.get(name)) {
        assert.ok(bytes instanceof Uint8Array)
        received += bytes.length
        hash.update(bytes)
      }
      clearInterval(watch)
      assert.equal(size, 200 * 2 ** 20)
      assert.equal(received, size)
      assert.equal(hash.digest('hex'), name)
      // Far below the content, far above what the collector may leave lying about.
      assert.ok(held - before < 150 * 2 ** 20, `memory grew by ${Math.round((held - before) / 2 ** 20)} MiB`)
    }))
})

describe('what was changed on disk', () => {
  const content = randomBytes(3 * chunk + 100)

  const spoiled: Record<string, (path: string, random: number) => Promise<void>> = {
    'one bit of any byte': async (path, random) => {
      const bytes = await readFile(path)
      const at = random % bytes.length
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (random % 8)), at)
      await writeFile(path, bytes)
    },
    'its end cut off': async (path, random) => truncate(path, random % (await stat(path)).size),
    'its last chunk cut off': path => truncate(path, header + 3 * stride),
    'two chunks exchanged': async path => {
      const bytes = await readFile(path)
      const [first, second] = [
        bytes.subarray(header, header + stride),
        bytes.subarray(header + stride, header + 2 * stride),
      ]
      await writeFile(
        path,
        Buffer.concat([bytes.subarray(0, header), second, first, bytes.subarray(header + 2 * stride)]),
      )
    },
    'a chunk taken out': async path => {
      const bytes = await readFile(path)
      await writeFile(
        path,
        Buffer.concat([bytes.subarray(0, header + stride), bytes.subarray(header + 2 * stride)]),
      )
    },
    'a chunk repeated': async path => {
      const bytes = await readFile(path)
      await writeFile(path, Buffer.concat([bytes.subarray(0, header + stride), bytes.subarray(header)]))
    },
    'bytes appended': (path, random) => appendFile(path, Buffer.alloc(1 + (random % (2 * stride)))),
  }

  for (const [what, spoil] of Object.entries(spoiled)) {
    test(`is refused: ${what}`, () =>
      withStorage(async (storage, dir) => {
        const { sha256: name } = await storage.put(Readable.from([content]), { limit })
        const [path = ''] = await files(dir)
        await copyFile(path, join(dir, 'good'))
        await fc.assert(
          fc.asyncProperty(fc.nat(), async random => {
            await copyFile(join(dir, 'good'), path)
            await spoil(path, random)
            const given: Buffer[] = []
            const reading = (async () => {
              for await (const bytes of storage.get(name)) given.push(bytes)
            })()
            await assert.rejects(reading, hasCode('damaged'))
            // What was given out before the damage is as it was stored.
            const part = Buffer.concat(given)
            assert.ok(part.equals(content.subarray(0, part.length)))
          }),
          { numRuns: what.includes('any') || what.includes('end') ? 60 : 3 },
        )
      }))
  }

  test('is refused: another good file in its place', () =>
    withStorage(async (storage, dir) => {
      const one = await storage.put(Readable.from([Buffer.from('pay the first account')]), { limit })
      const [first = ''] = await files(dir)
      const two = await storage.put(Readable.from([Buffer.from('pay the other account')]), { limit })
      const second = (await files(dir)).find(path => path !== first) ?? ''
      await copyFile(second, first)
      await assert.rejects(bytesOf(storage, one.sha256), hasCode('damaged'))
      assert.equal(String(await bytesOf(storage, two.sha256)), 'pay the other account')
    }))

  test('another key finds nothing and reads nothing; a key of the wrong length is refused', () =>
    withStorage(async (storage, dir) => {
      const { sha256: name } = await storage.put(Readable.from([content]), { limit })
      const other = await openStorage({ dir, key: Buffer.alloc(32, 8) })
      assert.equal(await other.has(name), false)
      await assert.rejects(openStorage({ dir, key: Buffer.alloc(16) }), /has 16 bytes, it needs 32/)
    }))
})

describe('a put that is killed', () => {
  test('leaves no content, and its remains are swept at the next opening; those of the living stay', () =>
    withStorage(async (storage, dir) => {
      const program = `
        import { openStorage } from ${JSON.stringify(new URL('storage.ts', import.meta.url).href)}
        const storage = await openStorage({ dir: ${JSON.stringify(dir)}, key: Buffer.alloc(32, 7) })
        async function* slowly() { for (let i = 0; ; i++) { yield Buffer.alloc(1 << 20, i); if (i === 3) console.log('under way'); await new Promise(r => setTimeout(r, 5)) } }
        await storage.put(slowly(), { limit: 2 ** 40 })`
      const writer = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(writer.stdout, 'data')
      await openStorage({ dir, key })
      assert.equal((await readdir(join(dir, 'temporary'))).length, 1)
      writer.kill('SIGKILL')
      await once(writer, 'exit')
      assert.equal((await readdir(join(dir, 'temporary'))).length, 1)

      const wait = Promise.withResolvers<void>()
      const begun = Promise.withResolvers<void>()
      const mine = storage.put(
        (async function* () {
          yield Buffer.from('still ')
          begun.resolve()
          await wait.promise
          yield Buffer.from('here')
        })(),
        { limit },
      )
      await begun.promise
      await openStorage({ dir, key })
      assert.equal((await readdir(join(dir, 'temporary'))).length, 1)
      wait.resolve()
      assert.equal(String(await bytesOf(storage, (await mine).sha256)), 'still here')
      assert.equal((await files(dir)).length, 1)
    }))
})

test('a reader who stops early leaves no file open', () =>
  withStorage(async storage => {
    const { sha256: name } = await storage.put(Readable.from([randomBytes(20 * chunk)]), { limit })
    const openFiles = async (): Promise<number> => (await readdir('/dev/fd')).length
    const before = await openFiles()
    for (let i = 0; i < 5; i++) {
      const stream = storage.get(name)
      await once(stream, 'readable')
      stream.destroy()
      await once(stream, 'close')
    }
    assert.ok((await openFiles()) <= before)
  }))

test('the lengths on disk and of the content follow from each other', () => {
  fc.assert(fc.property(fc.nat({ max: 2 ** 40 }), length => plainLength(encryptedLength(length)) === length))
})

async function withStorage(work: (storage: Storage, dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'storage-'))
  try {
    await work(await openStorage({ dir, key }), dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** The paths of all contents on disk. */
async function files(dir: string): Promise<string[]> {
  const entries = await readdir(join(dir, 'files'), { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

async function bytesOf(storage: Storage, name: string): Promise<Buffer> {
  return Buffer.concat(await storage.get(name).toArray())
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function hasCode(code: StorageError['code']): (error: unknown) => boolean {
  return error => error instanceof StorageError && error.code === code
}
