import type { Reason } from './reason.ts'

/** What is wrong with a file of characters: web pages with scripts, RTF with objects, sheets and XML with programs. */
export function inspectText(bytes: Uint8Array): Reason[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const start = text
    .slice(0, 4096)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (start.startsWith('{\\rt')) return inRtf(text)
  if (start.startsWith('ID;P')) return ['macros']
  if (/w:macrosPresent\s*=\s*"yes"|vnd\.ms-office\.vbaProject|editdata\.mso|ActiveMime/i.test(text))
    return ['macros']
  const found: Reason[] = []
  if (/<(!doctype html|html|head|body|script|svg)\b/i.test(start)) {
    found.push(/<script\b|\son[a-z]{3,20}\s*=|javascript:/i.test(text) ? 'script' : 'webPage')
  }
  if (/^<\?xml/i.test(start)) {
    if (/\bDDE(AUTO)?\b/.test(text)) found.push('remoteContent')
    if (/oleobject[^"<>]{0,20}\.bin|oledata\.mso/i.test(text)) found.push('embeddedObjects')
  }
  // A table whose cell is a command: Excel starts it.
  if (/(^|[,;\t"])[=+@-][^\r\n]{0,200}\|[^\r\n]{0,200}!/m.test(text)) found.push('remoteContent')
  return found
}

function inRtf(text: string): Reason[] {
  const found: Reason[] = []
  if (/\\obj(data|ect|update|ocx|emb|link)/i.test(text)) found.push('embeddedObjects')
  if (/\\\*\\template|\bDDE(AUTO)?\b/i.test(text)) found.push('remoteContent')
  return found
}
