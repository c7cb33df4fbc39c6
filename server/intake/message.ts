import PostalMime, { type Address, type Email } from 'postal-mime'

/** What a message says of itself; nobody has checked any of it. */
export type Told = {
  messageId: string | null
  sender: string | null
  senderName: string | null
  recipients: string | null
  subject: string | null
  /** Instant, ISO 8601. */
  dated: string | null
}

/** A file in a message. */
export type Attached = { name: string; said: string | null; bytes: Uint8Array; body: boolean }

/** How deep parts and messages in messages may lie, and how many files there may be. */
const most = { depth: 50, messages: 5, parts: 200, headers: 1024 ** 2 }

/** More files than a person could look through. */
export class TooManyParts extends Error {
  override readonly name = 'TooManyParts'
}

/**
 * Takes a message apart: its own words first, as a file of text, then what it carries; a message inside is taken
 * apart too. Broken MIME gives what can be read of it. Throws TooManyParts, or Error.
 */
export async function readMessage(
  bytes: Uint8Array,
): Promise<{ told: Told; words: string; parts: Attached[] }> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: most.depth, maxHeadersSize: most.headers })
  const told = toldBy(mail)
  const words = wordsOf(mail)
  const parts: Attached[] = []
  if (words !== '') parts.push(wordsAsFile('message.txt', told, words))
  await collect(mail, parts, 1)
  return { told, words, parts }
}

async function collect(mail: Email, parts: Attached[], depth: number): Promise<void> {
  for (const { filename, mimeType, content } of mail.attachments) {
    if (parts.length >= most.parts) throw new TooManyParts()
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
    const inner = mimeType === 'message/rfc822' && depth < most.messages ? await inside(bytes) : null
    const name = cleanName(filename) ?? `attachment-${parts.length + 1}${inner === null ? '' : '.eml'}`
    if (inner === null) {
      parts.push({ name, said: short(mimeType, 100), bytes, body: false })
      continue
    }
    const words = wordsOf(inner)
    if (words !== '') parts.push(wordsAsFile(`${name.replace(/\.eml$/i, '')}.txt`, toldBy(inner), words))
    await collect(inner, parts, depth + 1)
  }
}

async function inside(bytes: Uint8Array): Promise<Email | null> {
  return PostalMime.parse(bytes, { maxNestingDepth: most.depth, maxHeadersSize: most.headers }).catch(
    () => null,
  )
}

/** No folder, no control characters, no marks of direction that make "exe.pdf" of "fdp.exe". */
export function cleanName(name: string | null | undefined): string | null {
  const clean = (name ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[/\\]/g, '_')
    .trim()
  if (clean === '') return null
  if (clean.length <= 200) return clean
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  return `${clean.slice(0, 200 - ending.length)}${ending}`.toWellFormed()
}

function toldBy(mail: Email): Told {
  const [from] = mailboxes(mail.from === undefined ? [] : [mail.from])
  const to = mailboxes([...(mail.to ?? []), ...(mail.cc ?? [])]).map(({ address }) => address)
  return {
    messageId: short(mail.messageId, 500),
    sender: short(from?.address, 320),
    senderName: short(from?.name, 200),
    recipients: short(to.join(', '), 1000),
    subject: short(mail.subject, 500),
    dated: instant(mail.date),
  }
}

function mailboxes(addresses: readonly Address[]): { name: string; address: string }[] {
  return addresses.flatMap(one => (one.group === undefined ? [one] : one.group))
}

function short(text: string | undefined, most: number): string | null {
  const clean = (text ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
  return clean === '' ? null : clean
}

/** A date that PostgreSQL and a reader can use; broken clocks send others. */
function instant(date: string | undefined): string | null {
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) || at < 0 || at > 4_102_444_800_000 ? null : new Date(at).toISOString()
}

function wordsOf(mail: Email): string {
  const text = mail.text?.trim() ? mail.text : plainOf(mail.html ?? '')
  return text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').trim()
}

/** The words of a web page, as far as a letter needs them. */
function plainOf(html: string): string {
  return html
    .replaceAll(/<(script|style|head)\b[^]*?<\/\1\s*>/gi, '')
    .replaceAll(/<(br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\n{3,}/g, '\n\n')
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
}

/** The words of a message as a file that can be laid into a case: with who wrote, to whom and when above them. */
function wordsAsFile(name: string, told: Told, words: string): Attached {
  const from = [told.senderName, told.sender === null ? null : `<${told.sender}>`].filter(Boolean).join(' ')
  const head = [
    ['From', from],
    ['To', told.recipients],
    ['Date', told.dated],
    ['Subject', told.subject],
    ['Message-ID', told.messageId],
  ].flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  const text = `${head.join('\n')}\n\n${words}\n`
  return { name, said: 'text/plain', bytes: Buffer.from(text), body: true }
}
