import * as z from 'zod'
import { route } from './route.ts'

/** What an authority at home is, beside the central one. */
export const homeKind = z.enum(['court', 'prosecutor', 'police', 'fiu', 'tax', 'other'])

export const homeAuthority = z.object({
  id: z.string(),
  names: z.record(z.string(), z.string()),
  kind: homeKind,
  /** Whether it asks for requests, and whether it executes those of others. */
  requests: z.boolean(),
  executes: z.boolean(),
  /** How many people of it can sign in. */
  people: z.int(),
})

export const listHomeAuthorities = route({
  id: 'listHomeAuthorities',
  method: 'GET',
  path: '/api/home-authorities',
  summary: 'Courts, prosecutors and other authorities of our own State that work with this office.',
  reply: z.object({ authorities: z.array(homeAuthority) }),
})
