import * as z from 'zod'

/** Problems a caller may meet, by stable code; the HTTP status belongs to the code. */
export const problems = {
  'body-invalid': 422,
  'json-malformed': 400,
  'body-too-large': 413,
  'media-type-unknown': 415,
  'not-signed-in': 401,
  'sign-in-refused': 401,
  'too-many-attempts': 429,
  'forgery-suspected': 403,
  'not-found': 404,
  'method-unknown': 405,
  'case-changed': 409,
  'draft-changed': 409,
  'act-not-open': 409,
  'blocked-by-findings': 409,
  'approved-bytes-differ': 409,
  'file-in-use': 409,
  /** `reason` says why: `scan`, `locked`, `unreadable`, `tooLarge`, `tooSlow`, `unknownKind`, `empty`. */
  'file-has-no-text': 422,
  'partner-known': 409,
  'partner-invalid': 422,
  'package-refused': 422,
  'duty-missing': 403,
  'use-not-allowed': 409,
  'not-ready': 503,
  internal: 500,
} as const
export type ProblemCode = keyof typeof problems

/** RFC 9457, with the fields at fault. `detail` says what is wrong, why it matters, what to do. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  /** Where in the body: `request.measures.0.kind`, and why. */
  fields: z.array(z.object({ path: z.string(), reason: z.string() })).optional(),
  /** The refusal code of a package, the obstacle of an act. */
  reason: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** What changed meanwhile: acts recorded since the caller looked. */
  changed: z
    .array(z.object({ n: z.int(), type: z.string(), at: z.string(), by: z.string().nullable() }))
    .optional(),
})
export type ProblemDocument = z.infer<typeof problem>

/**
 * Something a caller can mend. Thrown anywhere, turned into RFC 9457 in one place.
 * `detail` is for a person: what is wrong, why it matters, what to do. It never holds personal data.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly more: Partial<Pick<ProblemDocument, 'fields' | 'reason' | 'values' | 'changed'>>
  constructor(code: ProblemCode, detail: string, more: Problem['more'] = {}) {
    super(detail)
    this.name = 'Problem'
    this.code = code
    this.more = more
  }
}
