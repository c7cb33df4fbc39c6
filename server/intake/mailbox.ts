import { readFile } from 'node:fs/promises'
import { ImapFlow } from 'imapflow'
import type { RoadState } from '#api/post.ts'
import type { Office } from '#cases/office.ts'
import { cleanName } from './message.ts'
import { messageLimit, take } from './take.ts'

/** Where the office's mail lies. */
export type Mailbox = {
  host: string
  port: number
  /** TLS from the first byte; without it only on this very machine. */
  secure: boolean
  user: string
  /** Path of the file that holds the password, read each time so that it can be changed. */
  passwordFile: string
  /** Name of the mailbox: `INBOX`. */
  box: string
}

/** Longest silence of the server, and most messages taken in one visit. */
const patience = { milliseconds: 30_000, messages: 200 }

/**
 * Visits the mailbox once and takes every message nobody has seen. A message is marked as seen only when it is on
 * record; it stays in the mailbox. Throws Error in words for the page when the server cannot be reached, does not let
 * us in or has no such mailbox.
 */
export async function visitMailbox(
  office: Office,
  mailbox: Mailbox,
  signal: AbortSignal,
): Promise<{ taken: number; refused: RoadState['refused'] }> {
  const password = await passwordOf(mailbox.passwordFile)
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.secure,
    ...(mailbox.secure ? {} : { doSTARTTLS: false }),
    auth: { user: mailbox.user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patience.milliseconds,
    greetingTimeout: patience.milliseconds,
    socketTimeout: patience.milliseconds,
    tls: { minVersion: 'TLSv1.2' },
  })
  // A connection that breaks says so by an event, too; the call under way is what tells us.
  client.on('error', () => undefined)
  const stop = (): void => client.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await client.connect().catch((error: unknown) => {
      throw new Error(unreached(error, mailbox))
    })
    return await takeUnseen(office, client, mailbox, signal)
  } finally {
    signal.removeEventListener('abort', stop)
    client.close()
  }
}

async function passwordOf(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null)
    throw new Error(
      'The file with the password of the mailbox cannot be read, so no mail is fetched. Put it where COMITY_POST_PASSWORD_FILE says.',
    )
  return text.replace(/\r?\n$/, '')
}

async function takeUnseen(
  office: Office,
  client: ImapFlow,
  { box }: Mailbox,
  signal: AbortSignal,
): Promise<{ taken: number; refused: RoadState['refused'] }> {
  const lock = await client.getMailboxLock(box).catch(() => {
    throw new Error(`The mail server has no mailbox ${box}. Correct its name in COMITY_POST_IMAP.`)
  })
  const refused: RoadState['refused'] = []
  const failed: unknown[] = []
  let taken = 0
  try {
    const unseen = (await client.search({ seen: false }, { uid: true })) || []
    for (const uid of unseen.slice(0, patience.messages)) {
      if (signal.aborted) break
      // One message that fails does not keep the others; a connection that broke fails them all.
      const outcome = await takeOne(office, client, uid).catch((error: unknown) => {
        failed.push(error)
        return null
      })
      if (outcome === 'taken') taken++
      else if (outcome !== null) refused.push(outcome)
      else if (!client.usable) break
    }
  } finally {
    lock.release()
  }
  if (failed.length > 0) throw failed[0]
  await client.logout().catch(() => undefined)
  return { taken, refused }
}

/** Takes one message and marks it as seen; or says why it is left where it lies. */
async function takeOne(
  office: Office,
  client: ImapFlow,
  uid: number,
): Promise<'taken' | RoadState['refused'][number] | null> {
  // The size first: what is too large is not fetched at all.
  const facts = await client.fetchOne(String(uid), { size: true, envelope: true }, { uid: true })
  if (!facts) return null
  const subject = cleanName(facts.envelope?.subject)
  if ((facts.size ?? 0) > messageLimit) return { name: subject ?? `${uid}`, why: 'tooLarge' }
  const whole = await client.fetchOne(String(uid), { source: true }, { uid: true })
  if (!whole || whole.source === undefined) return null
  const validity = client.mailbox === false ? 0 : client.mailbox.uidValidity
  await take(office, {
    road: 'mailbox',
    source: `${validity}/${uid}`,
    name: `${subject ?? 'message'}.eml`,
    bytes: whole.source,
  })
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  return 'taken'
}

/** What hinders, and what to do: never with the password, never with what the server quotes. */
function unreached(error: unknown, { host, port, user }: Mailbox): string {
  const facts = error instanceof Error ? error : new Error('')
  if ('authenticationFailed' in facts && facts.authenticationFailed === true)
    return `The mail server ${host} does not let ${user} in. Check the name in COMITY_POST_IMAP and the password in its file.`
  const code = 'code' in facts && typeof facts.code === 'string' ? facts.code : ''
  if (/CERT|TLS|SSL|SELF_SIGNED|VERIFY/i.test(code))
    return `The certificate of the mail server ${host} cannot be trusted (${code}), so no password was sent. Give it one that this machine trusts, or name its authority in NODE_EXTRA_CA_CERTS.`
  return `The mail server ${host}, port ${port}, does not answer (${code || 'no reason given'}). Mail waits there and nothing is lost; it is tried again.`
}
