import { buffer } from 'node:stream/consumers'
import { addFile, type OpenFile, openActFile, openFile, removeFile } from '#cases/files.ts'
import { actLetter, actLetterInTemplate, caseLetter, type WrittenLetter } from '#cases/act-letter.ts'
import { letterPdf } from '#cases/letter.ts'
import { signLetter } from '#exchange/signed-letter.ts'
import { exportSealed, openContainer, openReceipt } from '#exchange/packages.ts'
import type { Download, Handlers } from '../contract.ts'

export const files: Pick<
  Handlers,
  | 'addFile'
  | 'readFile'
  | 'removeFile'
  | 'readActFile'
  | 'readLetter'
  | 'readActLetter'
  | 'fillActLetter'
  | 'signActLetter'
  | 'readCaseLetter'
  | 'readPackage'
  | 'readReceipt'
  | 'exportPackage'
> = {
  addFile: ({ office, actor, params, query, upload }) => {
    const { name, role, language, measure } = query
    const facts = {
      name,
      role,
      media: upload.media,
      ...(language === undefined ? {} : { language }),
      ...(measure === undefined ? {} : { measure }),
    }
    return addFile(office, actor, params.id, facts, upload.stream)
  },

  readFile: async ({ office, actor, params }) => sent(await openFile(office, actor, params.id, params.file)),

  removeFile: ({ office, actor, params }) => removeFile(office, actor, params.id, params.file),

  readActFile: async ({ office, actor, params }) =>
    sent(await openActFile(office, actor, params.id, params.act, params.position)),

  readLetter: async ({ office, actor, params }) => {
    const { bytes, name } = await letterPdf(office, actor, params.id, params.language)
    return { content: bytes, name, media: 'application/pdf', ours: true }
  },

  readActLetter: async ({ office, actor, params, query }) =>
    letter(
      await actLetter(
        office,
        actor,
        { case: params.id, act: params.act },
        { ...query, language: params.language },
      ),
    ),

  fillActLetter: async ({ office, actor, params, upload }) =>
    letter(
      await actLetterInTemplate(
        office,
        actor,
        { case: params.id, act: params.act },
        { language: params.language, template: await buffer(upload.stream) },
      ),
    ),

  signActLetter: ({ crossing, actor, params, body }) =>
    signLetter(crossing, actor, { case: params.id, act: params.act }, { ...body, language: params.language }),

  readCaseLetter: async ({ office, actor, params, query }) =>
    letter(
      await caseLetter(
        office,
        actor,
        { case: params.id, letter: params.letter },
        { ...query, language: params.language },
      ),
    ),

  readPackage: async ({ crossing, actor, params }) => {
    const { stream, name, size } = await openContainer(crossing, actor, params.id, params.act)
    return { content: stream, name, media: 'application/vnd.etsi.asic-e+zip', size }
  },

  readReceipt: async ({ crossing, actor, params }) => {
    const { bytes, name } = await openReceipt(crossing, actor, params.id, params.act)
    return { content: bytes, name, media: 'application/vnd.etsi.asic-e+zip' }
  },

  exportPackage: async ({ crossing, actor, params }) => {
    const { stream, name, size } = await exportSealed(crossing, actor, params.id, params.act)
    return { content: stream, name, media: 'application/octet-stream', size }
  },
}

function sent({ stream, name, media, size }: OpenFile): Download {
  return { content: stream, name, media, size }
}

/** A letter of ours: a PDF may be shown, a Word document is saved. */
function letter({ bytes, name, media }: WrittenLetter): Download {
  return { content: bytes, name, media, ...(media === 'application/pdf' ? { ours: true as const } : {}) }
}
