import * as yauzl from 'yauzl'

/** A ZIP that unpacks to more than is taken: what is built to fill a disk looks like this. */
export class UnpacksToTooMuch extends Error {
  override readonly name = 'UnpacksToTooMuch'
}

/** Most entries, most bytes unpacked. A long judgment with pictures stays far below. */
const most = { entries: 5000, bytes: 300 * 1024 ** 2 }

/**
 * Unpacks a ZIP to nowhere and says its entries and how many bytes came out: counted, not believed.
 * Throws UnpacksToTooMuch, or Error when it is no whole ZIP, is encrypted, or its directory lies.
 */
export async function unpackedSize(bytes: Uint8Array): Promise<{ names: string[]; size: number }> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  if (zip.entryCount > most.entries) throw new UnpacksToTooMuch()
  const names: string[] = []
  let size = 0
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName)
    if (size + entry.uncompressedSize > most.bytes) throw new UnpacksToTooMuch()
    if (entry.fileName.endsWith('/')) continue
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += (chunk as Buffer).length
      if (size > most.bytes) throw new UnpacksToTooMuch()
    }
  }
  return { names, size }
}
