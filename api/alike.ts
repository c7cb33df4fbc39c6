import * as z from 'zod'
import { authorityId, hash, received } from '#procedures/act.ts'
import { certainties } from '#procedures/extraction/same-request.ts'
import { caseLine } from './cases.ts'
import { route } from './route.ts'

/** A case that looks like the one asked about, and why. Whether it is the same, a person says. */
export const alikeCase = z.object({
  ...caseLine.pick({ id: true, reference: true, partnerReference: true, partner: true }).shape,
  ...caseLine.pick({ title: true, state: true, opened: true, side: true }).shape,
  certainty: z.enum(certainties),
  /** The strongest first. `code` names the ground, `value` what the two have in common. */
  reasons: z.array(z.object({ code: z.string(), value: z.string() })),
})
export type AlikeCase = z.infer<typeof alikeCase>

const reply = z.object({ alike: z.array(alikeCase) })

export const readAlike = route({
  id: 'readAlike',
  method: 'GET',
  path: '/api/cases/:id/alike',
  summary: 'Cases the caller may see that look the same as this one: duplicates and parallel requests.',
  params: z.strictObject({ id: z.uuid() }),
  reply,
})

export const findAlike = route({
  id: 'findAlike',
  method: 'GET',
  path: '/api/alike',
  summary: 'Cases the caller may see that a letter may already have opened, before it opens a second one.',
  query: z.strictObject({
    partner: authorityId,
    reference: z.string().max(100).optional(),
    /** Day written on the letter. */
    dated: received.shape.dated,
    /** SHA-256 of its files, at most ten, parted by commas. */
    files: z
      .string()
      .max(10 * 65)
      .transform(list => list.split(','))
      .pipe(z.array(hash))
      .optional(),
  }),
  reply,
})
