import type { FastifyInstance } from 'fastify'
import { Problem } from '#api/problem.ts'
import { signedInBy } from '#accounts/sessions.ts'
import type { Office } from '#cases/office.ts'
import type { Events } from './events.ts'
import { cookieName } from './security.ts'

/** Pages open at once: each holds a connection. */
const mostEvents = 2_000
const mostEventsOfOne = 20

/** Ticks for open pages: `{ "case": id }` when a case changed that they may see, `{ "case": null }` when any may have. */
export function serveEvents(app: FastifyInstance, office: Office, events: Events): void {
  const ofPerson = new Map<string, number>()
  app.get('/api/events', { config: { routeId: 'events' } }, async (request, reply) => {
    const token = request.cookies[cookieName(office.authority)]
    request.signedIn = token === undefined ? null : await signedInBy(office, token)
    if (token === undefined || request.signedIn === null) {
      throw new Problem(
        'not-signed-in',
        'Nobody is signed in, or the session is over. Sign in, then do this again.',
      )
    }
    const { person, home } = request.signedIn.actor
    if (home !== undefined) {
      throw new Problem(
        'not-found',
        'Changes of cases are told to the central authority alone. Load the page again to see what is new.',
      )
    }
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
