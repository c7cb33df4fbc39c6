import * as z from 'zod'
import { day, languageCode, profile, profileAuthority } from '#law/profiles/shape.ts'
import { authorityId } from '#procedures/act.ts'
import { route } from './route.ts'

const names = z.record(z.string(), z.string())

export const partner = z.object({
  authority: authorityId,
  state: z.string(),
  names,
  /** Null for a partner without Comity, which is reached by letter. */
  fingerprint: z.string().nullable(),
  /** PEM: what `openssl cms -verify` takes to know the signer. */
  certificate: z.string().nullable(),
  url: z.string().nullable(),
  profile: z.unknown(),
  profileVersion: z.string(),
  pinnedAt: z.string(),
  suspendedAt: z.string().nullable(),
  /** How the exchange goes: messages waiting, last success, last error. */
  waiting: z.int(),
  /** Numbers of theirs that never arrived although a later one did, `7` or `9–12`: a gap to ask them about. */
  missing: z.array(z.string()).optional(),
  reachedAt: z.string().nullable(),
  lastError: z.string().nullable(),
  nextAt: z.string().nullable(),
  /** The pair log: how many acts crossed each way, and the countersigned checkpoints. */
  log: z.object({
    received: z.int(),
    sent: z.int(),
    receivedCheckpoint: z.string().nullable(),
    receivedCountersigned: z.string().nullable(),
    sentCheckpoint: z.string().nullable(),
  }),
})
export type Partner = z.infer<typeof partner>

export const listPartners = route({
  id: 'listPartners',
  method: 'GET',
  path: '/api/partners',
  summary: 'Partner authorities, what they declared, how the exchange with each goes.',
  reply: z.object({ partners: z.array(partner) }),
})

export const readPartner = route({
  id: 'readPartner',
  method: 'GET',
  path: '/api/partners/:authority',
  summary: 'One partner authority.',
  params: z.strictObject({ authority: authorityId }),
  reply: partner,
})

/** What a signed profile file says, shown before anybody trusts it. */
export const readProfile = route({
  id: 'readProfile',
  method: 'POST',
  path: '/api/partners/read',
  summary: 'Reads a signed profile file and shows whose it is and its fingerprint; stores nothing.',
  upload: 2 * 1024 * 1024,
  reply: z.object({
    authority: authorityId,
    state: z.string(),
    names,
    fingerprint: z.string(),
    readable: z.string(),
    url: z.string().nullable(),
    known: z.boolean(),
  }),
})

export const pinPartner = route({
  id: 'pinPartner',
  method: 'POST',
  path: '/api/partners',
  summary: 'Trusts a partner: its profile, and the fingerprint a person compared over another road.',
  body: z.strictObject({
    /** The signed profile file, base64. */
    profile: z.string().max(3 * 1024 * 1024),
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  reply: partner,
})

const line = z.string().trim().min(1).max(500)

export const addPartner = route({
  id: 'addPartner',
  method: 'POST',
  path: '/api/partners/letter',
  summary:
    'Adds an authority without Comity, which is reached by letter, as a directory or its own letter names it.',
  body: z.strictObject({
    authority: authorityId,
    /** Name of the State and of the authority; languages without a name of their own take the first given. */
    state: z.strictObject({ en: line, fr: line.optional(), ar: line.optional() }),
    names: z.strictObject({ en: line, fr: line.optional(), ar: line.optional() }),
    address: line,
    phone: profileAuthority.shape.phone,
    email: profileAuthority.shape.email,
    zone: profileAuthority.shape.zone,
    /** Languages in which it accepts requests, the preferred one first. */
    languages: z.array(languageCode).min(1).max(20),
    channels: profile.shape.channels,
    /** Days of the week on which it is closed, Monday 1 to Sunday 7; none where that is not known. */
    weekend: profile.shape.calendar.shape.weekend.default([]),
    /** Where this was taken from: a directory, its letter. */
    document: line,
    filed: day,
  }),
  reply: partner,
})

export const ownProfile = route({
  id: 'ownProfile',
  method: 'GET',
  path: '/api/profile',
  summary: 'Our own signed profile, the file a partner pins.',
  download: 'application/json',
})

export const ownIdentity = route({
  id: 'ownIdentity',
  method: 'GET',
  path: '/api/identity',
  summary: 'Our fingerprint, to be read out to a partner.',
  reply: z.object({
    authority: authorityId,
    fingerprint: z.string(),
    readable: z.string(),
    /** PEM of our certificate: whoever checks what we signed compares with it. */
    certificate: z.string(),
  }),
})
