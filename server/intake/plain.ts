/**
 * The bytes as plain text, or null when they are none: UTF-8, or UTF-16 with its mark. What does not hold together as
 * either is read as Windows-1252 when it has no control characters, as old mail programs wrote.
 */
export function plainText(bytes: Uint8Array): string | null {
  const text = decoded(bytes)
  return text === null || control.test(text) ? null : text.replaceAll(/\r\n?/g, '\n')
}

// Tab, line feed, form feed and carriage return are text; the other control characters are not.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  try {
    if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes)
    if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true }).decode(bytes)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
