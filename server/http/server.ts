import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { packageLimit } from '#api/arrivals.ts'
import { Problem } from '#api/problem.ts'
import { routes } from '#api/routes.ts'
import type { Crossing } from '#exchange/crossing.ts'
import { answerProblems, logRequests, sendProblem } from './answers.ts'
import type { Handlers } from './contract.ts'
import { serveEvents } from './event-stream.ts'
import { openEvents } from './events.ts'
import { answerPackage } from './exchange.ts'
import { type Checks, makeHealth } from './health.ts'
import type { WriteLog } from './log.ts'
import { openApi } from './openapi.ts'
import { notFound, problemOf, tooLarge } from './problems.ts'
import { serveContract } from './routes.ts'
import { addSecurityHeaders, cookieName, type Site } from './security.ts'
import { announcedLength, uploadOf } from './transfer.ts'
import { answerUnknown } from './unknown.ts'

export type ServeOptions = {
  /** The office with its keys. */
  crossing: Crossing
  handlers: Handlers
  /** 0 for any free one. */
  port: number
  host: string
  /** Where people reach us; null for the address we listen on. Decides the cookie's Secure and whose requests are ours. */
  publicUrl: string | null
  /** Folder of the built page. */
  webDir: string
  /** Database on which acts are notified. */
  listenUrl: string
  checks: Checks
  version: string
  log: WriteLog
  /** Addresses of proxies whose forwarding headers are believed; none by default. */
  proxy?: readonly string[]
  /** Requests a minute from one address. */
  rate?: number
  /** The sign-in page offers the accounts: for the demo. */
  demo?: boolean
}

export type Serving = {
  /** Where people reach us, without a slash at the end. */
  url: string
  /** Where we listen, for a proxy. */
  listening: string
  /** Takes no more requests, lets those under way finish, for at most ten seconds. */
  close(): Promise<void>
}

/** Serves the contract, the exchange, the page and the health of one installation. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { crossing, log } = options
  const { office } = crossing
  const site: Site = {
    origin: options.publicUrl === null ? '' : new URL(options.publicUrl).origin,
    secure: options.publicUrl?.startsWith('https:') ?? false,
    cookie: cookieName(office.authority),
  }
  const app = makeApp(options)
  const events = openEvents(office.db, options.listenUrl)
  let listening: string
  try {
    app.decorateRequest('signedIn', null)
    answerProblems(app, log)
    logRequests(app, log)
    await addSecurityHeaders(app, site)
    await app.register(cookie)
    await app.register(rateLimit, rateOptions(options.rate ?? 6_000))
    await app.register(async inner => serveHealth(inner, options))
    await app.register(async inner => serveOpenApi(inner, options, site))
    await app.register(async inner => serveExchange(inner, options))
    await app.register(async inner => serveEvents(inner, office, events))
    await serveContract(app, {
      crossing,
      handlers: options.handlers,
      site,
      settings: { demo: options.demo ?? false, url: () => site.origin },
    })
    await answerUnknown(app, options.webDir)
    const address = await app.listen({ port: options.port, host: options.host })
    listening = new URL(address).origin
    if (site.origin === '') site.origin = listening
  } catch (error) {
    await events.close()
    await app.close()
    throw error
  }
  return {
    url: site.origin,
    listening,
    close: async () => {
      await events.close()
      // What hangs longer than this is cut: a stop that never ends is ended by kill -9, which is worse.
      const cut = setTimeout(() => app.server.closeAllConnections(), 10_000)
      await app.close()
      clearTimeout(cut)
    },
  }
}

function makeApp({ proxy = [], log }: ServeOptions): FastifyInstance {
  return fastify({
    logger: false,
    trustProxy: proxy.length === 0 ? false : [...proxy],
    // Ids from outside could be anything, and would stand in our log.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    bodyLimit: 1024 * 1024,
    keepAliveTimeout: 72_000,
    // Time for headers; a body of a gigabyte over a slow line may take long.
    http: { headersTimeout: 30_000, requestTimeout: 6 * 3_600_000 },
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => {
      void sendProblem(request, reply, error.code === 'FST_ERR_BAD_URL' ? notFound() : error, log)
    },
    clientErrorHandler: (_error, socket) => {
      // What is no HTTP has no request, so there is no id to name.
      const body = JSON.stringify(
        problemOf(new Problem('json-malformed', 'What was sent is not HTTP.'), randomUUID()).document,
      )
      if (socket.writable) {
        socket.end(
          `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
        )
      }
    },
  })
}

function rateOptions(max: number) {
  return {
    global: true,
    max,
    timeWindow: 60_000,
    cache: 20_000,
    errorResponseBuilder: () =>
      new Problem(
        'too-many-attempts',
        'Too many requests came from this address within a minute. Wait a minute, then go on.',
      ),
  }
}

function serveHealth(app: FastifyInstance, { checks, log }: ServeOptions): void {
  const health = makeHealth(checks, (part, error) => log('warn', 'not ready', { part }, error))
  app.get('/health/live', { config: { routeId: 'live', rateLimit: false } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  app.get('/health/ready', { config: { routeId: 'ready', rateLimit: false } }, async (_request, reply) => {
    const answer = await health()
    return reply
      .code(answer.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(answer)
  })
}

function serveOpenApi(app: FastifyInstance, { version }: ServeOptions, site: Site): void {
  app.get('/api/openapi.json', { config: { routeId: 'openApi' } }, async (_request, reply) =>
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify(openApi(routes, version, site.origin, site.cookie))),
  )
}

/** Sealed packages from partners: whoever sealed one proves it inside, so there is no session here. */
function serveExchange(app: FastifyInstance, { crossing }: ServeOptions): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async () => undefined)
  app.post('/exchange', { config: { routeId: 'exchange' } }, async (request, reply) => {
    const length = announcedLength(request)
    if (length !== null && length > packageLimit) throw tooLarge(packageLimit)
    return answerPackage(reply, crossing, uploadOf(request, packageLimit).stream)
  })
}
