import * as z from 'zod'

const values = z.record(z.string(), z.union([z.string(), z.number()]))

const obstacle = z.object({
  code: z.string(),
  values: values.optional(),
  remedy: z.object({ act: z.string(), measure: z.string().optional() }).optional(),
})

export const openAct = z.object({
  act: z.string(),
  measure: z.string().optional(),
  unless: obstacle.optional(),
  /** Names of colleagues at work today who could take it, where it is closed to the caller. */
  who: z.array(z.string()).optional(),
})
