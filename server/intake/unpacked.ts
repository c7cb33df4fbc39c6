import * as yauzl from 'yauzl'

/** A ZIP that unpacks to more than is taken: what is built to fill a disk looks like this. */
export class UnpacksToTooMuch extends Error {
  override readonly name = 'UnpacksToTooMuch'
}

/** What is in a ZIP. */
export type Unpacked = {
  names: string[]
  /** Some entry wants a password. */
  locked: boolean
  /** The entries that were wanted, whole. */
  wanted: Map<string, Buffer>
}

/** Most entries, most bytes unpacked. A long judgment with pictures stays far below. */
const most = { entries: 5000, bytes: 300 * 1024 ** 2 }

/**
 * Unpacks a ZIP to nowhere: bytes are counted, not believed; names that leave their folder are refused.
 * Throws UnpacksToTooMuch, or Error when it is no whole ZIP or its directory lies.
 */
export async function unpack(bytes: Uint8Array, want: (name: string) => boolean): Promise<Unpacked> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  if (zip.entryCount > most.entries) throw new UnpacksToTooMuch()
  const found: Unpacked = { names: [], locked: false, wanted: new Map() }
  let size = 0
  for await (const entry of zip.eachEntry()) {
    found.names.push(entry.fileName)
    if (size + entry.uncompressedSize > most.bytes) throw new UnpacksToTooMuch()
    if (entry.isEncrypted()) found.locked = true
    if (entry.isEncrypted() || entry.fileName.endsWith('/')) continue
    const chunks: Buffer[] = []
    const wanted = want(entry.fileName)
    // Node's streams of bytes give buffers.
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most.bytes) throw new UnpacksToTooMuch()
      if (wanted) chunks.push(chunk)
    }
    if (wanted) found.wanted.set(entry.fileName, Buffer.concat(chunks))
  }
  return found
}
