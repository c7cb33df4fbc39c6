import { fileTypeFromBuffer } from 'file-type'
import { plainText } from './plain.ts'

/** What a file is by its content; its name and what a message says of it are not asked. */
export type Kind = {
  /** Media type; null when nothing we know looks like this. */
  media: string | null
  /** As what its words can be read. */
  reads: 'pdf' | 'docx' | 'text' | null
}

/** Looks at the bytes, not at the name. Never throws. */
export async function kindOf(bytes: Uint8Array): Promise<Kind> {
  // Readers accept a PDF whose mark stands within the first kilobyte; so must we, or it would pass as something else.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
    return { media: 'application/pdf', reads: 'pdf' }
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found !== undefined) return { media: found.mime, reads: found.mime === docx ? 'docx' : null }
  return plainText(bytes) === null ? { media: null, reads: null } : { media: 'text/plain', reads: 'text' }
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
