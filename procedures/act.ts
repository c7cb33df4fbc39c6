import * as z from 'zod'
import { canonical, type Json } from '#lib/canonical.ts'
import { hex, sha256 } from '#lib/sha256.ts'

/**
 * The act: a step taken on a case. What is hashed, chained and sealed is its header; the header commits
 * to the content (data and list of files) and to each file by salted hashes, so that content can be
 * destroyed by order and the chain still verifies.
 */

/** 64 lower-case hexadecimal digits. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal')
/** An authority: the ISO 3166 code of its State, a colon, its name within that State. `XA:central`. */
export const authorityId = z
  .string()
  .regex(/^[A-Z]{2}:[a-z0-9][a-z0-9-]{0,62}$/, 'an authority, as XA:central')
/** An instant in UTC, with seconds or milliseconds: `2026-11-23T09:00:00.000Z`. */
export const instant = z.iso.datetime({ offset: false })
export const side = z.enum(['requesting', 'requested'])
export type Side = z.infer<typeof side>
/** The shared strand holds what crossed; the own strand holds what was recorded here alone. */
export const strand = z.enum(['shared', 'own'])
export type Strand = z.infer<typeof strand>

export const actHeader = z.strictObject({
  format: z.literal('comity-act/1'),
  id: z.uuid(),
  case: z.uuid(),
  procedure: z.string().regex(/^[a-z][a-z-]{0,63}$/),
  /** Version of the procedure under which the content was written, `major.minor`. */
  version: z.string().regex(/^\d{1,3}\.\d{1,3}$/),
  /** The imperative of the procedure's table: `send`, `register`, `askInformation`. */
  type: z.string().regex(/^[a-z][A-Za-z]{0,63}$/),
  strand,
  from: authorityId,
  /** Addressees of a crossing act; empty in the own strand. */
  to: z.array(authorityId).max(32),
  /** The author's instant. The instant of recording is each register's own. */
  at: instant,
  /** Hashes of the crossing acts the author had seen and no later act had named: the heads of the strand. */
  after: z.array(hash).max(64),
  /** Commitment to the content: SHA-256(salt ‖ canonical content). */
  content: hash,
  /** Commitment to each file, in the content's order: SHA-256(salt ‖ SHA-256(file)). */
  files: z.array(hash).max(500),
})
export type ActHeader = z.infer<typeof actHeader>

/** What the content says about one file. */
export const actFile = z.strictObject({
  name: z.string().min(1).max(255),
  media: z.string().regex(/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/),
  /** Bytes. */
  size: z.int().nonnegative(),
  sha256: hash,
  role: z.enum(['letter', 'annex', 'result']),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  /** The measure a result answers. */
  measure: z.string().max(64).optional(),
})
export type ActFile = z.infer<typeof actFile>

/** Roads other than the sealed exchange. */
export const channels = [
  'post',
  'courier',
  'diplomaticBag',
  'email',
  'interpol',
  'fax',
  'inPerson',
  'oral',
] as const

/** How something of a partner without Comity came, as the person says who recorded it here. */
export const received = z.strictObject({
  channel: z.enum(channels),
  /** The day it came. */
  on: z.iso.date(),
  /** The day written on it. */
  dated: z.iso.date().optional(),
})
export type Received = z.infer<typeof received>

export const actContent = z.strictObject({
  data: z.record(z.string(), z.unknown()),
  files: z.array(actFile).max(500),
  /** Only on acts of a partner that a person recorded by hand: those never cross the exchange. */
  received: received.optional(),
})
export type ActContent = z.infer<typeof actContent>

/** The identity of an act: SHA-256 over the canonical bytes of its header. */
export function actHash(header: ActHeader): string {
  return hex(sha256(canonical(header)))
}

/** The bytes a content commitment is made over. */
export function contentBytes(content: ActContent): Uint8Array {
  // Parsed content holds nothing that JSON does not: zod read it from JSON.
  return canonical(content as unknown as Json)
}
