import { createDecipheriv, createHash, hkdfSync, randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { PackageRefused } from './refused.ts'

/**
 * The outermost layer: age (X25519). The header is the library's business; the payload is decrypted here, block by
 * block, since the library's stream cannot tell a package that was cut off from one that was altered. Small
 * containers stay in memory, larger ones lie in a file of ours until they are discarded.
 */

/** A decrypted container, and what it came out of. */
export interface Unsealed {
  readonly container: { bytes: Buffer } | { path: string }
  readonly containerSize: number
  /** SHA-256 of the container in hexadecimal. */
  readonly containerSha256: string
  readonly packageSize: number
  /** SHA-256 of the sealed package in hexadecimal. */
  readonly packageSha256: string
  /** Removes what was written. */
  discard(): Promise<void>
}

/**
 * Decrypts a sealed package.
 *
 * @throws PackageRefused `package-malformed`, `package-truncated`, `package-not-for-us`, `too-large`; an error of
 * the source or of the disk is thrown as it is. Nothing is left in `workDir` then.
 */
export async function unseal(
  source: AsyncIterable<Uint8Array>,
  options: { identity: string; packageBytes: number; workDir: string },
): Promise<Unsealed> {
  const input = new Input(source, options.packageBytes)
  const output = new Output(options.workDir)
  try {
    const fileKey = await openHeader(await readHeader(input), options.identity)
    for await (const block of decryptPayload(input, fileKey)) await output.write(block)
    return {
      container: await output.finish(),
      containerSize: output.size,
      containerSha256: output.digest.digest('hex'),
      packageSize: input.size,
      packageSha256: input.digest.digest('hex'),
      discard: () => output.discard(),
    }
  } catch (error) {
    await output.discard()
    throw error
  } finally {
    await input.close()
  }
}

/** Containers up to this many bytes stay in memory. */
const IN_MEMORY = 1024 * 1024
/** The header of age grows with the recipients; one needs 200 bytes. The library itself sets no limit. */
const HEADER_LIMIT = 16 * 1024
const MAGIC = 'age-encryption.org/v1\n'
const NONCE = 16
const TAG = 16
const BLOCK = 64 * 1024 + TAG

/** The header of age, up to the line with its MAC. */
async function readHeader(input: Input): Promise<Buffer> {
  for (let wanted = 512; ; wanted *= 2) {
    const head = await input.peek(wanted)
    if (!MAGIC.startsWith(head.toString('latin1', 0, MAGIC.length))) {
      throw new PackageRefused('package-malformed', 'It does not begin as a package encrypted with age.')
    }
    const mac = head.indexOf('\n--- ')
    const end = mac < 0 ? -1 : head.indexOf('\n', mac + 1)
    if (end >= 0) return input.take(end + 1)
    if (head.length < wanted) throw new PackageRefused('package-truncated', 'It ends inside its header.')
    if (wanted >= HEADER_LIMIT) throw new PackageRefused('package-malformed', 'Its header has no end.')
  }
}

async function openHeader(header: Buffer, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return await decrypter.decryptHeader(header)
  } catch (error) {
    throw error instanceof Error && error.message.startsWith('no identity matched')
      ? new PackageRefused('package-not-for-us', 'It was encrypted for another key.', { cause: error })
      : new PackageRefused('package-malformed', 'Its header is damaged.', { cause: error })
  }
}

/** The payload of age v1: blocks of 64 KiB in ChaCha20-Poly1305; number and "last" are in the nonce of each. */
async function* decryptPayload(input: Input, fileKey: Uint8Array): AsyncGenerator<Buffer> {
  const nonce = await input.take(NONCE)
  if (nonce.length < NONCE) throw new PackageRefused('package-truncated', 'It ends before its first block.')
  const key = Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32))
  for (let number = 0; ; number++) {
    const block = await input.take(BLOCK)
    const last = (await input.peek(1)).length === 0
    const plain = decryptBlock(key, block, number, last)
    // Only the first block may be empty, or one container would have two spellings.
    if (plain?.length === 0 && number > 0) {
      throw new PackageRefused('package-malformed', 'Its last block is empty.')
    }
    if (!plain) {
      const code = last ? 'package-truncated' : 'package-malformed'
      throw new PackageRefused(code, `Its block ${number + 1} cannot be decrypted.`)
    }
    yield plain
    if (last) return
  }
}

function decryptBlock(key: Buffer, block: Buffer, number: number, last: boolean): Buffer | undefined {
  if (block.length < TAG) return undefined
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 5, 6)
  nonce.writeUInt8(last ? 1 : 0, 11)
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG })
  decipher.setAuthTag(block.subarray(-TAG))
  const plain = decipher.update(block.subarray(0, -TAG))
  try {
    decipher.final()
    return plain
  } catch {
    // The tag does not fit: the caller knows whether that means altered or cut off.
    return undefined
  }
}

/** Reads the source once, in pieces of the size that is wanted, and counts and digests it. */
class Input {
  readonly digest = createHash('sha256')
  /** Bytes read from the source so far. */
  size = 0
  readonly #source: AsyncIterator<Uint8Array>
  readonly #limit: number
  #held: Uint8Array[] = []
  #heldSize = 0

  constructor(source: AsyncIterable<Uint8Array>, limit: number) {
    this.#source = source[Symbol.asyncIterator]()
    this.#limit = limit
  }

  /** The next `wanted` bytes, fewer only at the end. They stay where they are. */
  async peek(wanted: number): Promise<Buffer> {
    while (this.#heldSize < wanted) {
      const next = await this.#source.next()
      if (next.done) break
      this.size += next.value.length
      if (this.size > this.#limit) {
        throw new PackageRefused('too-large', `It has more than the ${this.#limit} bytes that are taken.`)
      }
      this.digest.update(next.value)
      this.#held.push(next.value)
      this.#heldSize += next.value.length
    }
    const [first] = this.#held
    if (this.#held.length > 1 && (first?.length ?? 0) < wanted) this.#held = [Buffer.concat(this.#held)]
    const { buffer, byteOffset, byteLength } = this.#held[0] ?? new Uint8Array()
    return Buffer.from(buffer, byteOffset, Math.min(byteLength, wanted))
  }

  /** The next `wanted` bytes, fewer only at the end. */
  async take(wanted: number): Promise<Buffer> {
    const taken = await this.peek(wanted)
    const rest = this.#held.shift()?.subarray(taken.length)
    if (rest && rest.length > 0) this.#held.unshift(rest)
    this.#heldSize -= taken.length
    return taken
  }

  /** Lets the source go, wherever it stands. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }
}

/** Keeps the container in memory until it is too large for that, then in a file that nobody else reads. */
class Output {
  readonly digest = createHash('sha256')
  size = 0
  readonly #path: string
  #chunks: Uint8Array[] = []
  #file: FileHandle | undefined

  constructor(workDir: string) {
    this.#path = join(workDir, `${randomUUID()}.opening`)
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.digest.update(chunk)
    this.size += chunk.length
    this.#chunks.push(chunk)
    if (this.#file || this.size > IN_MEMORY) await this.#spill()
  }

  async finish(): Promise<{ bytes: Buffer } | { path: string }> {
    if (!this.#file) return { bytes: Buffer.concat(this.#chunks) }
    await this.#file.close()
    return { path: this.#path }
  }

  async discard(): Promise<void> {
    this.#chunks = []
    if (!this.#file) return
    await this.#file.close()
    await rm(this.#path, { force: true })
  }

  async #spill(): Promise<void> {
    this.#file ??= await open(this.#path, 'wx', 0o600)
    for (const chunk of this.#chunks) await this.#file.writeFile(chunk)
    this.#chunks = []
  }
}
