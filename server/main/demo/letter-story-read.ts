import { readCase, saveDraft } from '#api/cases.ts'
import { readFileText } from '#api/file-text.ts'
import { accept } from '#procedures/extraction/accept.ts'
import { extract } from '#procedures/extraction/extract.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import ar from '#procedures/words/ar.json' with { type: 'json' }
import en from '#procedures/words/en.json' with { type: 'json' }
import fr from '#procedures/words/fr.json' with { type: 'json' }
import es from '#procedures/words/letters/es.json' with { type: 'json' }
import ru from '#procedures/words/letters/ru.json' with { type: 'json' }
import zh from '#procedures/words/letters/zh.json' with { type: 'json' }
import type { Client } from './client.ts'
import { cordovia } from './cordovia.ts'

/**
 * Fills the form from the text of the files that came: the text is read on the server, what it seems to say is
 * proposed as the page proposes it, and each proposal is accepted and saved by itself. Gives the lines that tell of it.
 */
export async function readFromText(tamsin: Client, id: string): Promise<readonly string[]> {
  const params = { id }
  const { files } = await tamsin.call(readCase, { params })
  const texts = await Promise.all(
    files.map(async file => tamsin.call(readFileText, { params: { id, file: file.id } })),
  )
  // The letter first: what stands in its annexes is not the request.
  const letter = texts.find(one => one.of === 'pdf')?.text ?? ''
  const read = extract(letter, {
    procedure: mutualLegalAssistance,
    words: { ar, en, es, fr, ru, zh },
    by: cordovia.names.en,
  })
  const unseen = Object.keys((await tamsin.call(readCase, { params })).draft?.request ?? {}).length
  let request: Record<string, unknown> = {}
  let saved = await tamsin.call(saveDraft, { params, body: { version: 1, request } })
  for (const proposal of read.proposals.filter(one => one.doubt === undefined)) {
    request = accept(request, proposal, mutualLegalAssistance)
    saved = await tamsin.call(saveDraft, { params, body: { version: saved.draft.version, request } })
  }
  const missing = saved.findings.filter(item => item.severity !== 'informs')
  const blocking = missing.filter(item => item.severity === 'blocks')
  return [
    `3  The text of ${texts.map(one => one.of).join(' and ')} is read: ${read.proposals.length} proposals in ${read.language ?? 'no language'}, ${unseen} in the form before she accepts; she accepts them one by one`,
    `   ${missing.length} things are missing or unclear (${missing[0]?.found ?? ''}, ${missing[0]?.cites ?? ''}); ${blocking.length} block, for a letter that came is never stopped`,
  ]
}
