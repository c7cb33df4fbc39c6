import { inflateSync } from 'node:zlib'
import type { Reason } from './reason.ts'

/**
 * What a PDF can do besides being read (ISO 32000: actions, embedded files). Starting a program is kept in quarantine:
 * no letter needs it. Scripts and files inside are warned of only: forms of ministries have scripts and certified
 * copies carry their XML, while what reads PDF here and in browsers runs neither.
 */
export function inspectPdf(bytes: Uint8Array): Reason[] {
  const text = readable(bytes)
  const found: Reason[] = []
  if (/\/Launch\b/.test(text)) found.push('launches')
  if (/\/(JavaScript|JS)\b/.test(text)) found.push('pdfScript')
  if (/\/(EmbeddedFiles?|RichMedia)\b/.test(text)) found.push('pdfFiles')
  if (/\/Encrypt\b/.test(text)) found.push('pdfLocked')
  return found
}

/** Names may be spelt with #xx, and objects may lie compressed in streams: both are undone before looking. */
function readable(bytes: Uint8Array): string {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts = [whole.toString('latin1')]
  let left = 64 * 1024 ** 2
  for (const match of parts[0]?.matchAll(/\/ObjStm\b/g) ?? []) {
    const start = afterStream(whole, match.index)
    if (start === null || left <= 0) continue
    const inflated = inflate(whole.subarray(start), left)
    left -= inflated.length
    parts.push(inflated)
  }
  return parts
    .join('\n')
    .replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Where the bytes of the stream begin whose dictionary stands here. */
function afterStream(whole: Buffer, from: number): number | null {
  const keyword = whole.indexOf('stream', from)
  if (keyword < 0 || keyword - from > 2000) return null
  const next = keyword + 'stream'.length
  return whole[next] === 0x0d ? next + 2 : next + 1
}

function inflate(bytes: Buffer, most: number): string {
  try {
    return inflateSync(bytes.subarray(0, 16 * 1024 ** 2), { maxOutputLength: most }).toString('latin1')
  } catch {
    // Not Flate, cut off, or larger than we look into: what stands uncompressed was looked at.
    return ''
  }
}
