import type * as z from 'zod'

/**
 * A route as data: the server serves it, the page calls it, OpenAPI describes it, all from this.
 * `:name` in the path is a parameter.
 */
export interface Route {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/${string}`
  /** One sentence for whoever reads the contract. */
  readonly summary: string
  /** Who may call: anybody, or a signed-in person. What the person may see is the database's business. */
  readonly open?: true
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** The body is bytes, up to this many; their media type stands in the header. */
  readonly upload?: number
  /** What comes back; unknown fields are stripped, so nothing leaks. */
  readonly reply?: z.ZodType
  /** The reply is a file of this media type. */
  readonly download?: string
}

/** Keeps a route's literal types. */
export function route<const R extends Route>(described: R): R {
  return described
}
