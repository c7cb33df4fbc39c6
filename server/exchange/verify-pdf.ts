import { CmsError, type CmsSigner, verifyCms } from './cms.ts'

/**
 * Verifies a letter that `signPdf` signed, without any other program: the signature has to cover every byte but
 * itself. Whether to believe the certificate is the caller's question.
 *
 * @throws CmsError: `invalid` when a byte was changed; `malformed` when it is no PDF signed like this
 */
export function verifyPdf(pdf: Uint8Array): CmsSigner {
  const bytes = Buffer.from(pdf)
  const text = bytes.toString('latin1')
  const [, ...range] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(text)?.map(Number) ?? []
  const [from, length = 0, to = 0, rest = 0] = range
  if (from !== 0 || length >= to || to + rest !== bytes.length) {
    throw new CmsError('malformed', 'The file is no PDF whose signature covers the whole of it.')
  }
  const time = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/.exec(text)
  if (!time) throw new CmsError('malformed', 'The signature of the PDF tells no time.')
  const [, year, month, day, hour, minute, second] = time
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const digits = text.slice(length + 1, to - 1)
  const padded = Buffer.from(digits, 'hex')
  // The room kept for the signature is longer than it is; its own length is in its second byte and what follows.
  const size = 4 + padded.readUInt16BE(2)
  const content = Buffer.concat([bytes.subarray(0, length), bytes.subarray(to)])
  return verifyCms(padded.subarray(0, size), content, at)
}
