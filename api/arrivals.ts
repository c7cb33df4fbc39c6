import * as z from 'zod'
import { route } from './route.ts'

export const arrival = z.object({
  id: z.uuid(),
  package: z.string(),
  size: z.int(),
  road: z.enum(['https', 'file']),
  partner: z
    .object({ authority: z.string(), state: z.string(), names: z.record(z.string(), z.string()) })
    .nullable(),
  verdict: z.enum(['recorded', 'refused']),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  case: z
    .object({ id: z.uuid(), reference: z.string().nullable(), title: z.string(), state: z.string() })
    .nullable(),
  act: z.object({ id: z.uuid(), type: z.string() }).nullable(),
  arrivedAt: z.string(),
  attempts: z.int(),
})
export type Arrival = z.infer<typeof arrival>

export const listArrivals = route({
  id: 'listArrivals',
  method: 'GET',
  path: '/api/arrivals',
  summary: 'What arrived, newest first: recorded in a case, or refused with the reason.',
  query: z.strictObject({
    verdict: z.enum(['recorded', 'refused']).optional(),
    after: z.string().max(100).optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    arrivals: z.array(arrival),
    /** Requests that wait to be registered. */
    unregistered: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        partner: z.string(),
        opened: z.string(),
        urgency: z.string().nullable(),
      }),
    ),
    /** Letters of partners without Comity that are being read in and are not recorded yet. */
    reading: z.array(z.object({ id: z.uuid(), title: z.string(), partner: z.string(), opened: z.string() })),
    /** Drafts of partners that wait for comments or a conclusion: no requests, and not counted as such. */
    drafts: z.array(z.object({ id: z.uuid(), title: z.string(), partner: z.string(), opened: z.string() })),
    next: z.string().nullable(),
  }),
})

/** Largest package taken over the wire or from a file: 1 GiB and its wrapping. */
export const packageLimit = 1_200_000_000

export const importPackage = route({
  id: 'importPackage',
  method: 'POST',
  path: '/api/arrivals',
  summary:
    'Takes in a package that was carried as a file; the same code as the exchange. A receipt for it is a file again.',
  upload: packageLimit,
  reply: z.object({
    /** The line of the record; null when the package was an answer to something of ours. */
    arrival: arrival.nullable(),
    /** The sealed receipt, base64, to be carried back. */
    receipt: z.string().nullable(),
    answered: z.object({ kind: z.string(), case: z.uuid().nullable() }).nullable(),
  }),
})

export const proposeUrgency = route({
  id: 'proposeUrgency',
  method: 'GET',
  path: '/api/cases/:id/registration',
  summary: 'What the registrar is offered: the next reference, the urgency class with its reasons.',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.object({
    reference: z.string(),
    urgency: z.object({
      class: z.string(),
      because: z.array(z.object({ code: z.string(), date: z.string().optional() })),
    }),
    officer: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
  }),
})
