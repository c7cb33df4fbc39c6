import { isAbsolute } from 'node:path'
import * as z from 'zod'
import type { Roads } from '#intake/roads.ts'
import { isLoopback } from '#http/security.ts'

/** The settings of the roads on which post comes. */
export const postVariables = {
  COMITY_POST_FOLDER: z
    .string()
    .refine(
      isAbsolute,
      'is not the whole path of a folder. Write it from the root, as /var/spool/comity-post',
    )
    .optional(),
  COMITY_POST_IMAP: z
    .string()
    .refine(
      isMailbox,
      'does not lead to a mailbox. Write it as imaps://name@mail.example.org/INBOX, with %40 for an @ in the name and without the password, which stands in a file of its own (COMITY_POST_PASSWORD_FILE).',
    )
    .optional(),
  COMITY_POST_PASSWORD_FILE: z
    .string()
    .refine(
      isAbsolute,
      'is not the whole path of a file. Write it from the root, as /etc/comity/post-password',
    )
    .optional(),
}

type Given = z.output<z.ZodObject<typeof postVariables>>

/** The roads the settings name. */
export function roadsOf({ COMITY_POST_FOLDER: folder, COMITY_POST_IMAP: imap, ...its }: Given): Roads {
  const url = imap === undefined ? null : URL.parse(imap)
  if (url === null || its.COMITY_POST_PASSWORD_FILE === undefined)
    return { folder: folder ?? null, mailbox: null }
  const secure = url.protocol === 'imaps:'
  return {
    folder: folder ?? null,
    mailbox: {
      host: url.hostname,
      port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
      secure,
      user: decodeURIComponent(url.username),
      passwordFile: its.COMITY_POST_PASSWORD_FILE,
      box: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    },
  }
}

/** What would fetch, but not safely, or would silently fetch nothing. */
export function postWeaknesses(its: Given): string[] {
  const url = its.COMITY_POST_IMAP === undefined ? null : URL.parse(its.COMITY_POST_IMAP)
  const found: string[] = []
  if (url !== null && url.password !== '') {
    found.push(
      'COMITY_POST_IMAP holds a password, which everybody who sees the settings of this machine could read. Take it out, write it into a file that only this program may read, and name that in COMITY_POST_PASSWORD_FILE.',
    )
  }
  if (url !== null && url.protocol !== 'imaps:' && !isLoopback(url.hostname)) {
    found.push(
      'COMITY_POST_IMAP is not encrypted: everybody on the way could read the password and every request. Write imaps:// and the port for it, mostly 993.',
    )
  }
  if (url !== null && its.COMITY_POST_PASSWORD_FILE === undefined) {
    found.push(
      'COMITY_POST_IMAP names a mailbox but nothing says where its password is. Write it into a file that only this program may read, and name that in COMITY_POST_PASSWORD_FILE.',
    )
  }
  if (url === null && its.COMITY_POST_PASSWORD_FILE !== undefined) {
    found.push(
      'COMITY_POST_PASSWORD_FILE is set without COMITY_POST_IMAP, so no mail would be fetched. Name the mailbox too, or leave both out.',
    )
  }
  return found
}

function isMailbox(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'imaps:' && url.protocol !== 'imap:')) return false
  return url.hostname !== '' && url.username !== '' && url.search === '' && url.hash === '' && decodes(url)
}

function decodes({ username, pathname }: URL): boolean {
  try {
    decodeURIComponent(username)
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}
