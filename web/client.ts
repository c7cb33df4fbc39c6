import { queryOptions } from '@tanstack/react-query'
import { problem, type ProblemCode, type ProblemDocument } from '#api/problem.ts'
import { addressOf, type LooseCall, type Reply, type Route, type Given as GivenWith } from '#api/route.ts'

/** What a route wants of the page: files are the browser's. */
export type Given<R extends Route> = GivenWith<R, Blob>

interface How {
  signal?: AbortSignal
  /** Called while bytes leave, with how many of how many. */
  onProgress?: (sent: number, total: number) => void
}

/**
 * Calls a route of the contract and answers with its parsed reply.
 *
 * @example const view = await call(readCase, { params: { id } })
 * @throws ProblemError with the problem document; code `unreachable` when no answer came
 */
export async function call<R extends Route>(route: R, given: Given<R>, how: How = {}): Promise<Reply<R>> {
  const answer = await send(route, given, how)
  if (!answer.ok) throw await problemOf(answer)
  if (!route.reply) return undefined as Reply<R> // the route answers nothing
  const reply = route.reply.parse(await answer.json())
  rememberToken(route, reply)
  return reply as Reply<R> // parsed by the schema Reply<R> is made from
}

/**
 * The query of a reading route for react-query. Its key is `[route id, what was given]`, so that everything
 * read through one route can be marked as stale by `['listCases']`.
 */
export function queryOf<R extends Route>(route: R, given: Given<R>) {
  return queryOptions({
    queryKey: [route.id, given] as const,
    queryFn: ({ signal }) => call(route, given, { signal }),
  })
}

/** The address of a route, for a link: `hrefOf(readLetter, { params: { id, language } })`. */
export function hrefOf<R extends Route>(route: R, given: Given<R>): string {
  return addressOf(route, given as Loose) // the same call, its types forgotten
}

/** Fetches a file a link cannot fetch, because it is made by a changing call, and hands it to the browser. */
export async function saveFile<R extends Route>(route: R, given: Given<R>): Promise<void> {
  const answer = await send(route, given, {})
  if (!answer.ok) throw await problemOf(answer)
  offer(await answer.blob(), nameOf(answer.headers.get('content-disposition')) ?? route.id)
}

/** Hands bytes to the browser as a download. */
export function offer(bytes: Blob, name: string): void {
  const href = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}

/** A call that did not do what was asked. */
export class ProblemError extends Error {
  readonly problem: ProblemDocument
  readonly code: ProblemCode | 'unreachable'
  constructor(document: ProblemDocument) {
    super(document.detail)
    this.name = 'ProblemError'
    this.problem = document
    this.code = document.code as ProblemCode | 'unreachable' // an unknown code is shown as `internal`
  }
}

type Loose = LooseCall & { readonly upload?: Blob }

/** The token of the session, sent with whatever changes something: a foreign page cannot know it. */
let token = ''

function rememberToken(route: Route, reply: unknown): void {
  if (route.id !== 'signIn' && route.id !== 'whoAmI') return
  if (typeof reply === 'object' && reply !== null && 'token' in reply) token = String(reply.token)
}

async function send<R extends Route>(route: R, given: Given<R>, how: How): Promise<Response> {
  const { body, upload } = given as Loose
  const headers = new Headers({ accept: 'application/json' })
  if (route.method !== 'GET') headers.set('x-comity-token', token)
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (upload) headers.set('content-type', upload.type || 'application/octet-stream')
  const address = hrefOf(route, given)
  try {
    if (upload && how.onProgress) return await sendWithProgress(route.method, address, headers, upload, how)
    const bytes = upload ?? (body === undefined ? null : JSON.stringify(body))
    return await fetch(address, {
      method: route.method,
      headers,
      body: bytes,
      signal: how.signal ?? null,
      credentials: 'same-origin',
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError({
      type: 'about:blank',
      title: 'unreachable',
      status: 0,
      code: 'unreachable',
      detail: 'No answer came from the office’s server.',
    })
  }
}

/** `fetch` does not tell how much has left; the older way does. */
function sendWithProgress(
  method: string,
  address: string,
  headers: Headers,
  bytes: Blob,
  how: How,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    headers.forEach((value, name) => request.setRequestHeader(name, value))
    request.upload.onprogress = event => how.onProgress?.(event.loaded, event.total)
    request.onerror = () => reject(new TypeError('no answer'))
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    request.onload = () =>
      resolve(
        new Response(request.status === 204 ? null : request.responseText, {
          status: request.status,
          headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
        }),
      )
    how.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(bytes)
  })
}

/** Told when the server no longer knows who we are, whichever call found out. */
export const signedOut = new EventTarget()

async function problemOf(answer: Response): Promise<ProblemError> {
  const told = problem.safeParse(await answer.json().catch(() => undefined))
  if (told.data?.code === 'not-signed-in') signedOut.dispatchEvent(new Event('signed-out'))
  return new ProblemError(
    told.success
      ? told.data
      : {
          type: 'about:blank',
          title: answer.statusText,
          status: answer.status,
          code: answer.status === 502 || answer.status === 503 ? 'not-ready' : 'internal',
          detail: `The server answered with status ${answer.status} and no explanation.`,
        },
  )
}

/** The file name in a Content-Disposition header, the one with other scripts first. */
function nameOf(disposition: string | null): string | undefined {
  const wide = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (wide !== undefined) return decodeURIComponent(wide)
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1]
}
