import type { Reason } from './reason.ts'

/**
 * What is wrong with a file in the container of old Office programs (MS-CFB). Its directory names the streams in
 * UTF-16LE; those of programs, of encrypted documents and of objects have fixed names, which are looked for.
 * Excel 4 macros have no stream of their own: an old Office file is therefore never accepted without a warning.
 */
export function inspectOle(bytes: Uint8Array): Reason[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const has = (name: string): boolean => whole.includes(Buffer.from(name, 'utf16le'))
  if (has('__substg1.0_')) return ['message']
  const found: Reason[] = ['oldOffice']
  if (has('_VBA_PROJECT') || has('Macros')) found.push('macros')
  if (has('EncryptedPackage') || has('EncryptionInfo')) found.push('locked')
  if (has('\u0001Ole10Native') || has('ObjectPool')) found.push('embeddedObjects')
  if (dde.test(whole.toString('latin1'))) found.push('remoteContent')
  return found
}

/** A field of Word that starts a program: the mark of a field, then its name. */
// oxlint-disable-next-line no-control-regex -- the mark itself is one
const dde = /\x13\s*DDE(AUTO)?\b/i
