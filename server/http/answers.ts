import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WriteLog } from './log.ts'
import { problemOf } from './problems.ts'
import { discardBody } from './transfer.ts'

/** Turns whatever is thrown into a problem document. */
export function answerProblems(app: FastifyInstance, log: WriteLog): void {
  app.setErrorHandler(async (error, request, reply) => sendProblem(request, reply, error, log))
}

export function sendProblem(
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

/** One line for each request. */
export function logRequests(app: FastifyInstance, log: WriteLog): void {
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
