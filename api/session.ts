import * as z from 'zod'
import { duties } from '#procedures/procedure.ts'
import { homeKind } from './home.ts'
import { route } from './route.ts'

const names = z.record(z.string(), z.string())

export const me = z.object({
  person: z.uuid(),
  name: z.string(),
  login: z.string(),
  duties: z.array(z.enum(duties)),
  level: z.int(),
  language: z.string(),
  /** The home authority the person works for first, and its State. */
  authority: z.object({ id: z.string(), state: z.string(), names }),
  /** Every authority that shares this installation. */
  authorities: z.array(z.object({ id: z.string(), state: z.string(), names })),
  units: z.array(z.object({ id: z.uuid(), authority: z.string(), names })),
  /** The authority at home the person belongs to; null for who works at a central authority. */
  home: z
    .object({ id: z.string(), names, kind: homeKind, requests: z.boolean(), executes: z.boolean() })
    .nullable(),
  /** Sent back in the header `x-comity-token` by whatever changes something. */
  token: z.string(),
})
export type Me = z.infer<typeof me>

export const signIn = route({
  id: 'signIn',
  method: 'POST',
  path: '/api/session',
  summary: 'Signs a person in and sets the session cookie.',
  open: true,
  body: z.strictObject({ login: z.string().min(1).max(100), password: z.string().min(1).max(500) }),
  reply: me,
})

export const whoAmI = route({
  id: 'whoAmI',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, with what duties, in which units.',
  home: 'also',
  reply: me,
})

export const signOut = route({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends the session.',
  home: 'also',
})

/** What a page may know before anybody signed in. */
export const office = route({
  id: 'office',
  method: 'GET',
  path: '/api/office',
  summary: 'The name of this office, for the sign-in page.',
  open: true,
  reply: z.object({
    authorities: z.array(z.object({ id: z.string(), state: z.string(), names })),
    demo: z.array(
      z.object({ login: z.string(), name: z.string(), duties: z.array(z.string()), home: names.nullable() }),
    ),
  }),
})
