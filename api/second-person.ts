import * as z from 'zod'

/** Of a case: what was decided by one person alone, and what whoever asks may do about the second. */
export const secondPerson = {
  /** What may leave was approved by its author, under a waiver: what the second person answered, if anything. */
  approvedAlone: z.object({ answer: z.enum(['confirmed', 'objected']).nullable() }).nullable(),
  /** Steps the caller may open alone by a waiver. */
  waivable: z.array(z.string()),
  /** Colleagues the caller may name in it. */
  seconds: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Ids of waivers that wait for the caller's answer. */
  answerable: z.array(z.uuid()),
}
