import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { Problem } from '#api/problem.ts'
import type { Route } from '#api/route.ts'
import { routes } from '#api/routes.ts'
import { type SignedIn, signedInBy } from '#accounts/sessions.ts'
import type { Crossing } from '#exchange/crossing.ts'
import type { AnyCall, Download, Handlers, Settings, Upload } from './contract.ts'
import { parsePart, readBody } from './parse.ts'
import { fieldsOf, tooLarge } from './problems.ts'
import { requireForgeryToken, requireOwnOrigin, setSessionCookie, type Site } from './security.ts'
import { announcedLength, sendDownload, uploadOf } from './transfer.ts'

export type Served = { crossing: Crossing; handlers: Handlers; site: Site; settings: Settings }

/** Largest JSON body: a request with every text in five languages is far below. */
export const jsonLimit = 5 * 1024 * 1024

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; null before that is known, and for strangers. */
    signedIn: SignedIn | null
  }
  interface FastifyContextConfig {
    /** Name of the route in the log: its address may hold what is nobody's business. */
    routeId?: string
  }
}

/** Serves every route of the contract. Throws when one lacks its handler or a handler its route. */
export async function serveContract(app: FastifyInstance, served: Served): Promise<void> {
  requireSameIds(served.handlers)
  await app.register(async json => {
    json.removeAllContentTypeParsers()
    json.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: jsonLimit },
      async (_request: FastifyRequest, body: Buffer) => readBody(body),
    )
    for (const route of routes) if (route.upload === undefined) serveRoute(json, route, served)
  })
  await app.register(async bytes => {
    bytes.removeAllContentTypeParsers()
    // The body is left in the socket for the handler to read, or not.
    bytes.addContentTypeParser('*', async () => undefined)
    for (const route of routes) if (route.upload !== undefined) serveRoute(bytes, route, served)
  })
}

function serveRoute(app: FastifyInstance, route: Route, served: Served): void {
  // `as`: the table is typed by route id; here any route meets its handler, with what that route parsed.
  const handlers = served.handlers as unknown as Readonly<Record<string, (call: unknown) => Promise<unknown>>>
  app.route({
    method: route.method,
    url: route.path,
    config: { routeId: route.id },
    // Before the body is read: a stranger cannot make us take in a gigabyte.
    onRequest: async request => {
      await admit(request, route, served)
      const length = announcedLength(request)
      if (route.upload !== undefined && length !== null && length > route.upload) throw tooLarge(route.upload)
    },
    handler: async (request, reply) => {
      const call = callOf(request, reply, route, served)
      const handler = handlers[route.id]
      if (handler === undefined) throw new Error(`The route ${route.id} has no handler.`)
      return answer(reply, route, await handler(call))
    },
  })
}

async function admit(request: FastifyRequest, route: Route, { crossing, site }: Served): Promise<void> {
  const changes = route.method !== 'GET'
  if (changes) requireOwnOrigin(request, site)
  if (route.open === true) return
  const token = request.cookies[site.cookie]
  request.signedIn = token === undefined ? null : await signedInBy(crossing.office, token)
  if (token === undefined || request.signedIn === null) {
    throw new Problem(
      'not-signed-in',
      'Nobody is signed in, or the session is over. Sign in, then do this again.',
    )
  }
  if (changes) requireForgeryToken(request, token)
  requireDoor(request.signedIn, route)
}

/** People of an authority at home have doors of their own, and nobody else has those. */
function requireDoor({ actor }: SignedIn, { home }: Route): void {
  const fits = actor.home === undefined ? home !== 'only' : home !== undefined
  if (fits) return
  throw new Problem(
    'not-found',
    actor.home === undefined
      ? 'This is a page of the authorities at home. What they were given stands in its case.'
      : 'This is open to the central authority alone. What was given to your authority stands under Tasks.',
  )
}

function callOf(request: FastifyRequest, reply: FastifyReply, route: Route, served: Served): unknown {
  const { crossing, settings, site } = served
  const call: AnyCall & Record<string, unknown> = {
    office: crossing.office,
    crossing,
    settings,
    address: request.ip,
    cookie: {
      token: request.cookies[site.cookie] ?? null,
      set: token => setSessionCookie(reply, site, token),
      clear: () => setSessionCookie(reply, site, null),
    },
    ...request.signedIn,
    params: parsePart('path', route.params, request.params),
    query: parsePart('query', route.query, request.query),
  }
  if (route.upload === undefined) call['body'] = parsePart('body', route.body, request.body)
  else call['upload'] = uploadOf(request, route.upload) satisfies Upload
  return call
}

function answer(reply: FastifyReply, route: Route, result: unknown): FastifyReply {
  // `as`: the handler's type says so for a route with `download`.
  if (route.download !== undefined) return sendDownload(reply, result as Download)
  void reply.header('cache-control', 'no-store')
  if (route.reply === undefined) return reply.code(204).send()
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(strip(route, route.reply, result)))
}

/** Only what the contract names leaves; what it promises must be there. */
function strip(route: Route, schema: z.ZodType, result: unknown): unknown {
  const parsed = schema.safeParse(result)
  if (parsed.success) return parsed.data
  const wrong = fieldsOf(parsed.error).map(({ path, reason }) => `${path}: ${reason}`)
  throw new Error(`The handler of ${route.id} broke its contract: ${wrong.join('; ')}`)
}

function requireSameIds(handlers: Handlers): void {
  const served = new Set(routes.map(({ id }) => id))
  const handled = new Set(Object.keys(handlers))
  const alone = served.symmetricDifference(handled)
  if (alone.size > 0 || served.size < routes.length) {
    throw new Error(
      `Routes and handlers do not match: ${[...alone].join(', ') || 'a route id occurs twice'}.`,
    )
  }
}
