import { buffer } from 'node:stream/consumers'
import { textOfStream } from '#intake/text.ts'
import { addFile, type OpenFile, openActFile, openFile, removeFile } from '#cases/files.ts'
import { actLetter, actLetterInTemplate, caseLetter, type WrittenLetter } from '#cases/act-letter.ts'
import { letterPdf } from '#cases/letter.ts'
import { passDoor, type Way } from '#cases/use-door.ts'
import type { Office } from '#cases/office.ts'
import type { PersonActor } from '#db/actor.ts'
import { signLetter } from '#exchange/signed-letter.ts'
import { exportSealed, openContainer, openReceipt } from '#exchange/packages.ts'
import type { Download, Handlers } from '../contract.ts'

export const files: Pick<
  Handlers,
  | 'addFile'
  | 'readFile'
  | 'readFileText'
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

  readFileText: async ({ office, actor, params }) => {
    const file = await openFile(office, actor, params.id, params.file)
    return textOfStream(file.stream, file.size)
  },

  removeFile: ({ office, actor, params }) => removeFile(office, actor, params.id, params.file),

  readActFile: async call => {
    const { office, actor, params } = call
    await asked(call, 'file')
    return sent(await openActFile(office, actor, params.id, params.act, params.position))
  },

  readLetter: async ({ office, actor, params }) => {
    const { bytes, name } = await letterPdf(office, actor, params.id, params.language)
    return { content: bytes, name, media: 'application/pdf', ours: true }
  },

  readActLetter: async call => {
    const { office, actor, params, query } = call
    await asked(call, 'letter')
    return letter(
      await actLetter(
        office,
        actor,
        { case: params.id, act: params.act },
        { form: query.form, channel: query.channel, language: params.language },
      ),
    )
  },

  fillActLetter: async call => {
    const { office, actor, params, upload } = call
    const template = await buffer(upload.stream)
    await asked(call, 'letter')
    return letter(
      await actLetterInTemplate(
        office,
        actor,
        { case: params.id, act: params.act },
        { language: params.language, template },
      ),
    )
  },

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

  readPackage: async call => {
    const { crossing, actor, params } = call
    await asked(call, 'package')
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

/** What another State furnished leaves only with a use that was written down. */
async function asked(
  {
    office,
    actor,
    params,
    query,
  }: {
    office: Office
    actor: PersonActor
    params: { id: string; act: string }
    query: { release?: string | undefined }
  },
  way: Way,
): Promise<void> {
  await passDoor(office, actor, { case: params.id, act: params.act, way, release: query.release })
}

/** A file on its way to whoever asked. */
export function sent({ stream, name, media, size }: OpenFile): Download {
  return { content: stream, name, media, size }
}

/** A letter of ours: a PDF may be shown, a Word document is saved. */
function letter({ bytes, name, media }: WrittenLetter): Download {
  return { content: bytes, name, media, ...(media === 'application/pdf' ? { ours: true as const } : {}) }
}
