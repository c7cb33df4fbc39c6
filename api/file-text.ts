import * as z from 'zod'
import { route } from './route.ts'

export const readFileText = route({
  id: 'readFileText',
  method: 'GET',
  path: '/api/cases/:id/files/:file/text',
  summary:
    'The words of a file laid into the case: of a PDF, a Word document or plain text. Problem `file-has-no-text` says why there are none.',
  params: z.strictObject({ id: z.uuid(), file: z.uuid() }),
  reply: z.object({
    /** Paragraphs end with a line feed, pages of a PDF with a form feed; in Unicode NFC. */
    text: z.string(),
    /** How many pages the PDF has; null where a document has none of its own. */
    pages: z.int().nullable(),
    of: z.enum(['pdf', 'docx', 'text']),
  }),
})
