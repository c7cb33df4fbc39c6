import { type PostPart, quarantineReasons } from '#api/post.ts'
import { inspectArchive } from './inspect-archive.ts'
import { inspectOle } from './inspect-ole.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { inspectText } from './inspect-text.ts'
import { kindOf } from './kind.ts'
import { programName, type Reason } from './reason.ts'

/** What was found out about a file without opening it. */
export type Inspected = Pick<PostPart, 'media' | 'verdict' | 'reasons'>

/**
 * What a file is, by its content, and what is wrong with it. It is looked at, never run: what can act by itself when
 * somebody opens it stands in quarantine; what a careful reader may open is accepted with a warning.
 * No virus scanner: it knows no list of bad files, only which kinds of file can do harm.
 * @param said the media type the message gave.
 */
export async function inspect(bytes: Uint8Array, name: string, said: string | null): Promise<Inspected> {
  if (bytes.length === 0) return judged('application/octet-stream', ['empty'])
  const kind = await kindOf(bytes)
  const media = kind.media ?? (isSignature(bytes, name) ? 'application/pkcs7-mime' : null)
  const reasons = new Set<Reason>()
  if (isProgram(bytes, kind.media) || programName.test(name)) reasons.add('executable')
  if (claimsOther(name, said, media)) reasons.add('notWhatItSays')
  if (media === null) reasons.add('unknownKind')
  for (const reason of await insideOf(bytes, media)) reasons.add(reason)
  return judged(media ?? 'application/octet-stream', [...reasons])
}

function judged(media: string, reasons: Reason[]): Inspected {
  const quarantine: readonly string[] = quarantineReasons
  const verdict = reasons.some(reason => quarantine.includes(reason))
    ? 'quarantined'
    : reasons.length > 0
      ? 'warned'
      : 'accepted'
  return { media, verdict, reasons }
}

async function insideOf(bytes: Uint8Array, media: string | null): Promise<Reason[]> {
  if (media === null) return []
  if (media === 'application/pdf') return inspectPdf(bytes)
  if (media === 'application/x-cfb') return inspectOle(bytes)
  if (isZip(bytes)) return inspectArchive(bytes, media)
  if (media === 'text/plain' || media === 'application/rtf' || /xml|html/.test(media))
    return inspectText(bytes)
  return archives.test(media) ? ['archive'] : []
}

const archives =
  /^application\/(x-tar|gzip|x-bzip2?|x-xz|x-7z-compressed|x-rar-compressed|x-rar|vnd\.rar|x-compress|zstd|x-lz4|x-lzip|x-cpio|x-unix-archive|vnd\.ms-cab-compressed|x-lzh-compressed|x-arj|x-ace-compressed)/

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** Windows and DOS, Linux, Apple, Java, scripts with an interpreter, shortcuts; and the harmless file that tests it. */
function isProgram(bytes: Uint8Array, media: string | null): boolean {
  if (media !== null && programMedia.test(media)) return true
  const head = Buffer.from(bytes.subarray(0, 128)).toString('latin1')
  return (
    head.startsWith('MZ') ||
    head.startsWith('#!') ||
    head.startsWith('L\0\0\0\x01\x14\x02\0') ||
    head.includes('STANDARD-ANTIVIRUS-TEST-FILE')
  )
}

const programMedia =
  /^application\/(x-msdownload|x-elf|x-mach-binary|java-vm|wasm|x\.ms\.shortcut|x-ms-shortcut|x-apple-diskimage|x-deb|x-rpm|java-archive|vnd\.android\.package-archive|x-ms-regedit|x-google-chrome-extension)/

/** A detached signature or an encrypted message: DER, which has no mark of its own. */
function isSignature(bytes: Uint8Array, name: string): boolean {
  return bytes[0] === 0x30 && /\.(p7[smc]|cer|crt)$/i.test(name)
}

const officeOrOld = /^application\/(vnd\.openxmlformats|x-cfb|rtf|vnd\.ms-|vnd\.oasis|xml)|^text\/|zip/
/** What a name promises, and which contents keep the promise. */
const promises: readonly (readonly [name: RegExp, said: RegExp, kept: RegExp])[] = [
  [/\.pdf$/i, /^application\/(x-)?pdf$/, /^application\/pdf$/],
  [/\.(docx|xlsx|pptx)$/i, /^application\/vnd\.openxmlformats/, /^application\/(vnd\.openxmlformats|x-cfb)/],
  [/\.(doc|xls|ppt)$/i, /^application\/(msword|vnd\.ms-excel|vnd\.ms-powerpoint)$/, officeOrOld],
  [/\.(jpe?g|png|gif|tiff?)$/i, /^image\/(jpeg|png|gif|tiff)$/, /^image\//],
]

function claimsOther(name: string, said: string | null, media: string | null): boolean {
  return promises.some(
    ([named, typed, kept]) =>
      (named.test(name) || (said !== null && typed.test(said))) && !kept.test(media ?? ''),
  )
}
