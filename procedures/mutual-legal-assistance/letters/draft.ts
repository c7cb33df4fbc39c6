import type { Prose } from '../../field.ts'
import type { ActLetterInput, Letter } from '../../letter.ts'
import { letter } from '../letter.ts'
import { dataOf, heading, paragraph, proseOf } from './frame.ts'
import { replyWished } from './reply.ts'

/**
 * A draft for comment, for a partner that the exchange does not reach: what is asked of its reader, then the draft as
 * its letter would read. Title and first sentences say that it is no request.
 */
export function draftForComment(input: ActLetterInput): Letter {
  const { say } = input
  const { draft = {}, version = 0, reference, text, replyBy } = dataOf<Shared>(input)
  const written = letter({ ...input, request: draft, files: [], reference: reference ?? '—' })
  return {
    ...written,
    title: say('letter.draft.title', { version }),
    blocks: [
      paragraph(say('letter.draft.body')),
      ...(text === undefined ? [] : proseOf(input, text)),
      ...replyWished(input, replyBy),
      heading(input, say('letter.draft.follows')),
      ...written.blocks,
    ],
  }
}

interface Shared {
  draft: Readonly<Record<string, unknown>>
  version: number
  reference: string
  text: Prose
  replyBy: string
}
