import * as z from 'zod'
import { coverChannels } from '#procedures/letter.ts'
import { caseFile } from './cases.ts'
import { route } from './route.ts'

/** In which language a letter is written, and what for. */
const letterAs = z.strictObject({
  form: z.enum(['pdf', 'docx']).default('pdf'),
  /** The way it will leave; then a cover sheet stands before it. */
  channel: z.enum(coverChannels).optional(),
})
const letterLanguage = z.string().regex(/^[a-z]{2,3}$/)

export const readActLetter = route({
  id: 'readActLetter',
  method: 'GET',
  path: '/api/cases/:id/acts/:act/letter/:language',
  summary: 'The letter of an act that crossed, as PDF or Word document, from what the register holds.',
  params: z.strictObject({ id: z.uuid(), act: z.uuid(), language: letterLanguage }),
  query: letterAs,
  download: 'application/octet-stream',
})

/** Most bytes of a template: 5 MiB. */
const templateLimit = 5 * 1024 ** 2

export const fillActLetter = route({
  id: 'fillActLetter',
  method: 'POST',
  path: '/api/cases/:id/acts/:act/letter/:language',
  summary: 'The letter of an act in the authority’s own Word template, which is sent along and not kept.',
  params: z.strictObject({ id: z.uuid(), act: z.uuid(), language: letterLanguage }),
  upload: templateLimit,
  download: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const signActLetter = route({
  id: 'signActLetter',
  method: 'POST',
  path: '/api/cases/:id/acts/:act/letter/:language/signed',
  summary:
    'Signs the letter of an act of ours as PDF with the key of the authority and lays it into the case, so that what leaves is what is on record.',
  params: z.strictObject({ id: z.uuid(), act: z.uuid(), language: letterLanguage }),
  body: z.strictObject({ channel: z.enum(coverChannels).optional() }),
  reply: caseFile,
})

export const readCaseLetter = route({
  id: 'readCaseLetter',
  method: 'GET',
  path: '/api/cases/:id/case-letters/:letter/:language',
  summary:
    'A letter that follows from where the case stands: the defects of a request, or an enquiry about progress.',
  params: z.strictObject({
    id: z.uuid(),
    /** `defects` or `statusEnquiry`. */
    letter: z.string().regex(/^[a-zA-Z]{1,40}$/),
    language: letterLanguage,
  }),
  query: letterAs,
  download: 'application/octet-stream',
})
