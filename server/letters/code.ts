import { createHash } from 'node:crypto'
import encodeQR from 'qr'

/**
 * What the code on each page of a letter holds: the reference and the first 16 digits of the request's hash, so
 * that a sheet found alone can be brought back to its case.
 *
 * @example codeOf('XA-MLA-2026-00017', canonical(request)) // 'XA-MLA-2026-00017 3f9a…'
 */
export function codeOf(reference: string, request: Uint8Array): string {
  return `${reference} ${createHash('sha256').update(request).digest('hex').slice(0, 16)}`
}

/** The code as a drawing (SVG), read by any reader of QR codes even when a quarter of it is soiled. */
export function codeDrawn(code: string): string {
  return encodeQR(code, 'svg', { ecc: 'quartile', border: 2 })
}

/** The code as a picture for a word processor (GIF). */
export function codePicture(code: string): Uint8Array {
  return encodeQR(code, 'gif', { ecc: 'quartile', border: 2, scale: 4 })
}
