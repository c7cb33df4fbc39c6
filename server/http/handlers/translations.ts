import { buffer } from 'node:stream/consumers'
import { readSheet, writeSheet } from '#cases/translation-sheet.ts'
import type { Handlers } from '../contract.ts'

export const translations: Pick<Handlers, 'readTranslationSheet' | 'readTranslatedSheet'> = {
  readTranslationSheet: async ({ office, actor, params }) => {
    const { bytes, name } = await writeSheet(office, actor, params.id, params.language)
    const media = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    return { content: bytes, name, media }
  },

  readTranslatedSheet: async ({ office, actor, params, upload }) => ({
    rows: await readSheet(office, actor, params.id, params.language, await buffer(upload.stream)),
  }),
}
