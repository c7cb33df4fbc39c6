import * as z from 'zod'
import { faults, postView } from '#api/post.ts'
import { inThread } from './thread.ts'

const part = postView.shape.parts.element
  .pick({ name: true, said: true, media: true, body: true, verdict: true, reasons: true })
  .extend({ bytes: z.instanceof(Uint8Array) })
const read = z.union([
  z.object({
    told: postView
      .pick({ messageId: true, sender: true, senderName: true, recipients: true, subject: true, dated: true })
      .nullable(),
    excerpt: z.string(),
    parts: z.array(part),
  }),
  z.object({ fault: z.enum(faults) }),
])
/** A message taken apart, or why it could not be. */
export type Reading = z.infer<typeof read>

const patience = { milliseconds: 60_000, megabytes: 768 }

/**
 * Takes a message or a single file apart and looks at each part, in a thread of its own. Never throws for what is in
 * the bytes.
 */
export async function readPost(bytes: Uint8Array, name: string): Promise<Reading> {
  const file = new URL('./reading-thread.ts', import.meta.url)
  const said = await inThread(file, { bytes, name, message: isMessage(bytes, name) }, read, patience)
  if (said === 'failed') return { fault: 'unreadable' }
  return said === 'tooSlow' ? { fault: 'tooSlow' } : said
}

/** By its first lines (RFC 5322: header fields), or by its name where those are broken. */
function isMessage(bytes: Uint8Array, name: string): boolean {
  if (/\.eml$/i.test(name)) return true
  const head = Buffer.from(bytes.subarray(0, 16_384)).toString('latin1')
  const fields = head.split(/\r?\n\r?\n/, 1)[0] ?? ''
  return (
    /^[\x21-\x39\x3b-\x7e]{1,80}:/.test(head) &&
    /^(from|received|message-id|mime-version|return-path):/im.test(fields)
  )
}
