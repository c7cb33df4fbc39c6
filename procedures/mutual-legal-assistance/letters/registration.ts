import type { ActLetterInput, Letter } from '../../letter.ts'
import { dataOf, dayRow, factsOf, frame, paragraph } from './frame.ts'

interface Registered {
  reference: string
  officer: { name?: string; phone?: string; email?: string }
  expectedBy: string
}

/** The acknowledgement: the request has come, this is its reference here, this person answers questions (18(13)). */
export function acknowledgement(input: ActLetterInput): Letter {
  const { say, entry } = input
  const { reference, officer = {}, expectedBy } = dataOf<Registered>(input)
  const row = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])
  return frame(input, 'requested', {
    title: say('letter.register.title'),
    blocks: [
      paragraph(say('letter.register.body')),
      ...factsOf([
        ...row(say('letter.register.reference'), reference),
        ...dayRow(input, say('letter.register.on'), entry.header.at),
        ...row(say('mla.form.authority.officer'), officer.name),
        ...row(say('mla.form.authority.phone'), officer.phone),
        ...row(say('mla.form.authority.email'), officer.email),
        ...dayRow(input, say('letter.register.expectedBy'), expectedBy),
      ]),
    ],
  })
}
