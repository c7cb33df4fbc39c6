import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#api/problem.ts'
import { isForgeryToken } from '#accounts/sessions.ts'

/**
 * Name of the session cookie of an authority's installation. A browser sends the cookies of one host to all its
 * ports: under one name, signing in to a second office on the same machine would sign out of the first.
 *
 * @example cookieName('XA:central') // 'comity-XA-central'
 */
export function cookieName(authority: string): string {
  return `comity-${authority.replaceAll(/[^\w-]/g, '-')}`
}

/** Header in which whatever changes something sends back `me.token`. */
export const tokenHeader = 'x-comity-token'

/** Where people reach us. `origin` is known once we listen; `cookie` is the name of the session's. */
export type Site = { origin: string; secure: boolean; cookie: string }

/** Headers that every answer carries. Styles need the nonce of their page; there is no inline script at all. */
export async function addSecurityHeaders(app: FastifyInstance, site: Site): Promise<void> {
  await app.register(helmet, {
    enableCSPNonces: false,
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: site.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    frameguard: { action: 'sameorigin' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  // An answer that is no page: nothing in it may load, run or be framed.
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header(
      'content-security-policy',
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    )
    void reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  })
}

/** The policy of the page. PDF letters are shown in frames, from us or from memory. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Refuses what another site made a browser send, as far as the browser says where it comes from. */
export function requireOwnOrigin(request: FastifyRequest, site: Site): void {
  const { origin, 'sec-fetch-site': fetchSite } = request.headers
  const foreign =
    (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') ||
    (origin !== undefined && !isOwnOrigin(origin, site.origin))
  if (foreign) throw forgery('It was sent from the page of another site.')
}

/** Refuses a change without the token that only our own page can read. */
export function requireForgeryToken(request: FastifyRequest, sessionToken: string): void {
  const sent = request.headers[tokenHeader]
  if (typeof sent !== 'string') throw forgery(`It lacks the header ${tokenHeader}.`)
  if (!isForgeryToken(sessionToken, sent))
    throw forgery(`Its header ${tokenHeader} belongs to another session.`)
}

export function setSessionCookie(reply: FastifyReply, site: Site, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: site.secure } as const
  void (token === null
    ? reply.clearCookie(site.cookie, options)
    : reply.setCookie(site.cookie, token, options))
}

/** On one machine people write `localhost` or `127.0.0.1` for the same thing. */
function isOwnOrigin(origin: string, own: string): boolean {
  if (origin === own) return true
  const [theirs, ours] = [URL.parse(origin), URL.parse(own)]
  if (theirs === null || ours === null) return false
  return (
    theirs.protocol === ours.protocol &&
    theirs.port === ours.port &&
    isLoopback(theirs.hostname) &&
    isLoopback(ours.hostname)
  )
}

/** @param host of a URL: IPv6 stands in brackets. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    host === '::1' ||
    /^127(\.\d{1,3}){3}$/.test(host)
  )
}

function forgery(why: string): Problem {
  return new Problem(
    'forgery-suspected',
    `The request may be forged by another site in your name, so nothing was done. ${why} Reload the page and try again; a program sends the token it got when it signed in.`,
  )
}
