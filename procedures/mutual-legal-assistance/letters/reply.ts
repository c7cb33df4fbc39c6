import type { Block, CaseLetterInput } from '../../letter.ts'
import { dateIn } from '../letter-lines.ts'

/** The day by which a reply is wished, as a sentence; nothing where none was named. */
export function replyWished({ say, language }: CaseLetterInput, day: string | undefined): readonly Block[] {
  return day ? [{ kind: 'text', text: say('letter.replyBy', { date: dateIn(language, day) }) }] : []
}
