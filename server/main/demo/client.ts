import { problem, type ProblemDocument } from '#api/problem.ts'
import { addressOf, type Given, type LooseCall, type Reply, type Route } from '#api/route.ts'
import { signIn } from '#api/session.ts'

/** A person at the public API, as a page or another program is. */
export interface Client {
  call<R extends Route>(route: R, given: Given<R, Uint8Array>): Promise<Reply<R>>
  /** A file: the bytes as they came. */
  download<R extends Route>(route: R, given: Given<R, Uint8Array>): Promise<Uint8Array>
}

/** One call on its way: who, where to, which route, with what. */
export interface Call {
  readonly login: string
  readonly url: string
  readonly route: string
  readonly body: unknown
}

/**
 * What stands between a person and the server, and decides how often a call is made. Each time `make` is called
 * the same bytes are sent; it gives the answer's, or throws Refused, or TypeError when there was no answer.
 */
export type Through = (call: Call, make: () => Promise<Uint8Array>) => Promise<Uint8Array>

/** The server said no. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: ProblemDocument
  constructor(document: ProblemDocument) {
    super(
      `${document.code}: ${document.detail} ${document.reason ?? ''} ${JSON.stringify(document.fields ?? [])}`,
    )
    this.problem = document
  }
}

/** Signs in and gives a client that acts as this person. */
export async function signedIn(
  url: string,
  login: string,
  password: string,
  through: Through = (_, make) => make(),
): Promise<Client> {
  let cookie = ''
  let token = ''
  const make = async (route: Route, given: LooseCall & { upload?: Uint8Array }): Promise<Uint8Array> => {
    const response = await fetch(new URL(addressOf(route, given), url), {
      method: route.method,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(token === '' ? {} : { 'x-comity-token': token }),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(given.upload === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      // A view over shared memory would be refused; ours never is one.
      ...(given.upload === undefined ? {} : { body: given.upload as Uint8Array<ArrayBuffer> }),
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (!response.ok) throw new Refused(problem.parse(read(bytes)))
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return bytes
  }
  const send = <R extends Route>(route: R, typed: Given<R, Uint8Array>): Promise<Uint8Array> => {
    // What a route wants, seen by code that does not know which route it is.
    const given = typed as LooseCall & { upload?: Uint8Array }
    return through({ login, url, route: route.id, body: given.body }, () => make(route, given))
  }
  const client: Client = {
    call: async (route, given) => {
      const bytes = await send(route, given)
      // The reply is parsed by the schema its type is made from.
      return (route.reply ? route.reply.parse(read(bytes)) : undefined) as Reply<typeof route>
    },
    download: send,
  }
  const me = await client.call(signIn, { body: { login, password } })
  token = me.token
  return client
}

function read(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}
