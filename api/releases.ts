import * as z from 'zod'
import { released } from './cases.ts'
import { route } from './route.ts'

/** What a result may be taken out for: the choices of the act `recordUse`. */
export const purposesOfUse = ['stated', 'otherProceedings', 'exculpatory', 'onwardTransfer'] as const

/** A use that was written down and opens its result. */
export const release = z.object({
  /** Id of the act `recordUse`: the routes that hand something out of the result ask for it. */
  id: z.uuid(),
  result: z.uuid(),
  purpose: z.string(),
  proceedings: z.string(),
  recipient: z.string().nullable(),
  at: z.string(),
  /** When it ends by time; null for one's own work, which ends with the case. */
  until: z.string().nullable(),
})
export type Release = z.infer<typeof release>

const ofResult = z.strictObject({ id: z.uuid(), act: z.uuid() })
const inLanguage = ofResult.extend({ language: z.string().regex(/^[a-z]{2,3}$/) })

export const releaseResult = route({
  id: 'releaseResult',
  method: 'POST',
  path: '/api/cases/:id/results/:act/release',
  summary:
    'Writes down what a result is taken out for, if the text that governs allows it; opens its files for that.',
  params: ofResult,
  body: z.strictObject({
    /** Given by the caller, so that the same use sent twice is written down once. */
    id: z.uuid(),
    purpose: z.enum(purposesOfUse),
    proceedings: z.string().trim().min(1).max(300),
    /** Who gets it, where it leaves the person's own hands. */
    recipient: z.string().trim().max(300).optional(),
  }),
  reply: release,
})

export const readReleaseSheet = route({
  id: 'readReleaseSheet',
  method: 'GET',
  path: '/api/cases/:id/results/:act/sheet/:language',
  summary:
    'The cover sheet of a result that was released: whose it is, for what, and what binds its recipient.',
  params: inLanguage,
  query: released,
  download: 'application/pdf',
})

export const readReleaseBundle = route({
  id: 'readReleaseBundle',
  method: 'GET',
  path: '/api/cases/:id/results/:act/bundle/:language',
  summary: 'The files of a result that was released, with the cover sheet before them, as ZIP.',
  params: inLanguage,
  query: released,
  download: 'application/zip',
})

export const listUsesAsked = route({
  id: 'listUsesAsked',
  method: 'GET',
  path: '/api/cases/:id/uses-asked',
  summary: 'Who asked for results of the case, by which way, and what was given or held back, newest first.',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.object({
    asked: z.array(
      z.object({
        id: z.uuid(),
        act: z.uuid(),
        byName: z.string(),
        at: z.string(),
        way: z.string(),
        purpose: z.string().nullable(),
        given: z.boolean(),
        because: z.string(),
        cites: z.string(),
      }),
    ),
  }),
})
