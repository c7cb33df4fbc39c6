import { Readable } from 'node:stream'
import * as yazl from 'yazl'
import type { Office } from '#cases/office.ts'
import { releaseSheet } from '#cases/release-sheet.ts'
import type { PersonActor } from '#db/actor.ts'

/**
 * A result as it is handed over: the cover sheet first, then its files in their order, each with its number, so that
 * whoever opens it meets the limits before the evidence. Throws `use-not-allowed`, `not-found`.
 */
export async function releaseBundle(
  office: Office,
  actor: PersonActor,
  wanted: {
    readonly id: string
    readonly act: string
    readonly language: string
    readonly release?: string | undefined
  },
): Promise<{ stream: Readable; name: string }> {
  const sheet = await releaseSheet(office, actor, { ...wanted, way: 'bundle' })
  const zip = new yazl.ZipFile()
  // yazl's stream is a PassThrough; its types only say NodeJS.ReadableStream.
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  zip.addBuffer(Buffer.from(sheet.bytes), `00-${sheet.name}`)
  sheet.files.forEach((file, index) => {
    zip.addReadStreamLazy(`${String(index + 1).padStart(2, '0')}-${plain(file.name)}`, done => {
      const bytes = office.storage.get(file.sha256)
      bytes.on('error', error => output.destroy(error))
      done(null, bytes)
    })
  })
  zip.end()
  return { stream: output, name: sheet.name.replace(/\.pdf$/, '.zip') }
}

/** A name that stays in its folder on every system: files were named by people elsewhere. */
const plain = (name: string) => name.replaceAll(/[\p{Cc}\p{Cf}/\\:]/gu, '_').slice(0, 200)
