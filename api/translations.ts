import * as z from 'zod'
import { proseLimit } from '#procedures/field.ts'
import { route } from './route.ts'

const one = z.strictObject({ id: z.uuid(), language: z.string().regex(/^[a-z]{2,3}$/) })

/** Most bytes of a document a translator sends back: 10 MiB. */
const sheetLimit = 10 * 1024 * 1024

export const readTranslationSheet = route({
  id: 'readTranslationSheet',
  method: 'GET',
  path: '/api/cases/:id/translations/:language',
  summary: 'The texts that wait for a translation into a language, as a Word document a translator can fill.',
  params: one,
  download: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const readTranslatedSheet = route({
  id: 'readTranslatedSheet',
  method: 'POST',
  path: '/api/cases/:id/translations/:language/read',
  summary: 'Reads a filled document back. Nothing is recorded: a person looks at it first.',
  params: one,
  upload: sheetLimit,
  reply: z.object({
    rows: z.array(
      z.object({
        /** The path of a free text. */
        of: z.string(),
        /** SHA-256 of the text it was made from; only its beginning, where the case no longer knows that text. */
        version: z.string(),
        text: z.string().max(proseLimit),
      }),
    ),
  }),
})
