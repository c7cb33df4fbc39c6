import * as z from 'zod'
import { entry } from './cases.ts'
import { route } from './route.ts'

/** Most acts in one answer. */
export const mostActs = 200

export const readActs = route({
  id: 'readActs',
  method: 'GET',
  path: '/api/cases/:id/acts',
  summary:
    'Acts of a case in the order they were recorded: the newest, those before one, or those around one.',
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({
    /** Only acts with a smaller number. */
    before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    /** The page on which this act stands, instead. */
    around: z.uuid().optional(),
    most: z.coerce.number().int().min(1).max(mostActs).default(100),
  }),
  reply: z.object({
    entries: z.array(entry),
    /** How many acts were recorded before the first of these. */
    before: z.int(),
    /** Acts of other pages that these name. */
    named: z.array(entry),
  }),
})
export type ActsPage = z.infer<typeof readActs.reply>

/** Most points in which the crossing acts of one side are drawn. */
export const mostPoints = 200

export const readCrossings = route({
  id: 'readCrossings',
  method: 'GET',
  path: '/api/cases/:id/crossings',
  summary: 'When acts crossed, for drawing: the instants of recording, those close to each other as one.',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.object({
    points: z.array(
      z.object({
        /** The authority that took them. */
        from: z.string(),
        /** Our instant of recording the first of them. */
        at: z.string(),
        acts: z.int(),
      }),
    ),
  }),
})
