import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Download, Upload } from './contract.ts'
import { tooLarge } from './problems.ts'

/** The body as a stream that fails with a Problem beyond `most` bytes. Nothing is read before somebody reads it. */
export function uploadOf(request: FastifyRequest, most: number): Upload {
  const media = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return {
    stream: Readable.from(upTo(request.raw, most), { objectMode: false }),
    media: mediaForm.test(media) ? media : 'application/octet-stream',
    length: announcedLength(request),
  }
}

/** What Content-Length says, or null. */
export function announcedLength(request: FastifyRequest): number | null {
  const said = request.headers['content-length']
  return said === undefined || !/^\d{1,15}$/.test(said) ? null : Number(said)
}

/**
 * Reads what is left of a body that nobody wants, so that its sender gets to hear why and the connection can serve
 * the next request. From who has too much left the connection is taken.
 */
export function discardBody(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request
  if (raw.readableEnded || raw.destroyed) return
  if ((announcedLength(request) ?? 0) > mostDiscarded) {
    void reply.header('connection', 'close')
    return
  }
  let size = 0
  raw.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > mostDiscarded) raw.socket.destroy()
  })
  raw.on('error', () => undefined)
  raw.resume()
}

const mostDiscarded = 64 * 1024 * 1024

/** Sends a file. What people laid in can neither run nor be framed: it is saved, from an origin of its own. */
export function sendDownload(
  reply: FastifyReply,
  { content, name, media, size, ours }: Download,
): FastifyReply {
  void reply
    .header('content-type', mediaForm.test(media) ? media : 'application/octet-stream')
    .header('content-disposition', contentDisposition(ours === true ? 'inline' : 'attachment', name))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      // A browser's own PDF viewer does not run in a sandbox; our letter needs it and holds no script.
      ours === true
        ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        : "default-src 'none'; frame-ancestors 'none'; sandbox",
    )
  const length = content instanceof Uint8Array ? content.length : size
  if (length !== undefined) void reply.header('content-length', length)
  return reply.send(
    content instanceof Uint8Array ? Buffer.from(content.buffer, content.byteOffset, content.length) : content,
  )
}

/**
 * RFC 6266: a name old readers can show, and beside it the whole name in the spelling of RFC 8187.
 * @example contentDisposition('attachment', 'Übersicht.pdf')
 *   // attachment; filename="_bersicht.pdf"; filename*=UTF-8''%C3%9Cbersicht.pdf
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  // No path, no control characters, no direction marks that make "exe.pdf" of "fdp.exe".
  const clean =
    name
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/gu, '_')
      .slice(0, 255)
      .toWellFormed() || 'file'
  const plain = clean.replaceAll(/[^\x20-\x7e]|["%;]/gu, '_')
  const spelt = encodeURIComponent(clean).replaceAll(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return plain === clean
    ? `${kind}; filename="${plain}"`
    : `${kind}; filename="${plain}"; filename*=UTF-8''${spelt}`
}

const mediaForm = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/

async function* upTo(stream: Readable, most: number): AsyncGenerator<Buffer> {
  let size = 0
  // Whoever stops reading must not tear the connection down: the answer still has to leave through it.
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw tooLarge(most)
    yield chunk
  }
}
