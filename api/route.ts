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
  /**
   * Whose door it is: of the central authorities where nothing is said; of people of an authority at home `only`, or
   * theirs `also`.
   */
  readonly home?: 'only' | 'also'
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

/** What a route wants: its parameters, query and body as its schemas take them in, or bytes. */
export type Given<R extends Route, Bytes> = Part<R, 'params'> &
  OptionalPart<R, 'query'> &
  Part<R, 'body'> &
  (R extends { upload: number } ? { upload: Bytes } : unknown)

/** What a route answers; `undefined` when it answers nothing. */
export type Reply<R extends Route> = R extends { reply: infer S extends z.ZodType } ? z.output<S> : undefined

type Part<R, K extends string> = R extends { [P in K]: infer S extends z.ZodType }
  ? { [P in K]: z.input<S> }
  : unknown
type OptionalPart<R, K extends string> = R extends { [P in K]: infer S extends z.ZodType }
  ? { [P in K]?: z.input<S> }
  : unknown

/** A call as a program handles it that does not know the route. */
export interface LooseCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/**
 * The address of a call: path and query. Empty values of the query are left out.
 *
 * @example addressOf(readLetter, { params: { id, language: 'fr' } }) // '/api/cases/…/letters/fr'
 */
export function addressOf(of: Route, { params = {}, query = {} }: LooseCall): string {
  const path = of.path.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
  return search === '' ? path : `${path}?${search}`
}
