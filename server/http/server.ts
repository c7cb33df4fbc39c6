import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { packageLimit } from '#api/arrivals.ts'
import { Problem } from '#api/problem.ts'
import { routes } from '#api/routes.ts'
import { signedInBy } from '#accounts/sessions.ts'
import type { Crossing } from '#exchange/crossing.ts'
import { answerPackage } from './exchange.ts'
import type { Handlers } from './contract.ts'
import { type Events, openEvents } from './events.ts'
import { type Checks, makeHealth } from './health.ts'
import { openApi } from './openapi.ts'
import { servePages } from './pages.ts'
import { notFound, problemOf, tooLarge } from './problems.ts'
import { serveContract } from './routes.ts'
import { addSecurityHeaders, cookieName, type Site } from './security.ts'
import { announcedLength, discardBody, uploadOf } from './transfer.ts'

/** Facts without personal data. */
export type WriteLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, string | number | boolean | null>>,
  error?: unknown,
) => void

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
  const site: Site = {
    origin: options.publicUrl === null ? '' : new URL(options.publicUrl).origin,
    secure: options.publicUrl?.startsWith('https:') ?? false,
  }
  const app = makeApp(options)
  const events = openEvents(crossing.office.db, options.listenUrl)
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
    await app.register(async inner => serveEvents(inner, options, events))
    await serveContract(app, {
      crossing,
      handlers: options.handlers,
      site,
      settings: { demo: options.demo ?? false, url: () => site.origin },
    })
    await answerUnknown(app, options)
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
    frameworkErrors: (error, request, reply) =>
      sendProblem(request, reply, error.code === 'FST_ERR_BAD_URL' ? notFound() : error, log),
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

function answerProblems(app: FastifyInstance, log: WriteLog): void {
  app.setErrorHandler(async (error, request, reply) => sendProblem(request, reply, error, log))
}

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  log: WriteLog,
): FastifyReply {
  const { document, unforeseen } = problemOf(error, request.id)
  // Who went away in the middle of a body is nobody's fault and hears no answer.
  if (unforeseen && !request.raw.destroyed) {
    log(
      document.status >= 500 ? 'error' : 'warn',
      'request failed',
      { request: request.id, route: routeOf(request), code: document.code },
      error,
    )
  }
  const seconds = document.values?.['seconds']
  if (typeof seconds === 'number') void reply.header('retry-after', seconds)
  else if (document.code === 'not-ready') void reply.header('retry-after', 2)
  discardBody(request, reply)
  return reply
    .code(document.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .removeHeader('content-disposition')
    .removeHeader('content-length')
    .send(JSON.stringify(document))
}

function logRequests(app: FastifyInstance, log: WriteLog): void {
  app.addHook('onResponse', async (request, reply) => {
    log('info', 'request', {
      request: request.id,
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      actor: request.signedIn === null ? 'nobody' : 'person',
    })
  })
}

/** Never the address itself, which may hold the words somebody searched for. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.config.routeId ?? 'page'
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
      .send(JSON.stringify(openApi(routes, version, site.origin))),
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

/** Pages open at once: each holds a connection. */
const mostEvents = 2_000
const mostEventsOfOne = 20

/** Ticks for open pages: `{ "case": id }` when a case changed that they may see, `{ "case": null }` when any may have. */
function serveEvents(app: FastifyInstance, { crossing: { office } }: ServeOptions, events: Events): void {
  const ofPerson = new Map<string, number>()
  app.get('/api/events', { config: { routeId: 'events' } }, async (request, reply) => {
    const token = request.cookies[cookieName]
    request.signedIn = token === undefined ? null : await signedInBy(office, token)
    if (token === undefined || request.signedIn === null) {
      throw new Problem(
        'not-signed-in',
        'Nobody is signed in, or the session is over. Sign in, then do this again.',
      )
    }
    const { person } = request.signedIn.actor
    const open = ofPerson.get(person) ?? 0
    if (events.count() >= mostEvents || open >= mostEventsOfOne) {
      throw new Problem(
        'too-many-attempts',
        'Too many pages are open at once. Close some; this one shows changes when it is loaded again.',
      )
    }
    ofPerson.set(person, open + 1)
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 1000\n\n')
    // Proxies and browsers close what is silent.
    const beat = setInterval(() => reply.raw.write(': here\n\n'), 20_000).unref()
    const unsubscribe = events.subscribe({
      who: async () => (await signedInBy(office, token))?.actor ?? null,
      send: cases => {
        for (const id of cases ?? [null]) reply.raw.write(`data: ${JSON.stringify({ case: id })}\n\n`)
      },
      end: () => reply.raw.end(),
    })
    reply.raw.on('close', () => {
      clearInterval(beat)
      unsubscribe()
      const left = (ofPerson.get(person) ?? 1) - 1
      if (left === 0) ofPerson.delete(person)
      else ofPerson.set(person, left)
    })
  })
}

/** What has no route: the page for a person's browser, a problem for a program. */
async function answerUnknown(app: FastifyInstance, { webDir }: ServeOptions): Promise<void> {
  const page = await servePages(app, webDir)
  const known = [
    ...routes.map(({ method, path }) => ({ method, form: formOf(path) })),
    { method: 'POST', form: formOf('/exchange') },
    ...['/health/live', '/health/ready', '/api/events', '/api/openapi.json'].map(path => ({
      method: 'GET',
      form: formOf(path),
    })),
  ]
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = known.filter(({ form }) => form.test(path)).map(({ method }) => method)
    if (methods.length > 0) {
      void reply.header('allow', methods.join(', '))
      throw new Problem('method-unknown', `Only ${methods.join(', ')} is possible here. Use one of them.`)
    }
    if (request.method !== 'GET' || /^\/(api|health|exchange|assets)(\/|$)/.test(path)) throw notFound()
    return page(reply)
  })
}

function formOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
}
