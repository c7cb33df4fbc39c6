import { shortCitation } from '#law/instrument.ts'
import type { Finding } from '../../review.ts'
import type { Block, CaseLetterInput, Letter } from '../../letter.ts'
import { frame, heading, paragraph } from './frame.ts'
import { placeName } from './place-name.ts'

/**
 * The defects of a request, one by one, each by its place and the paragraph that wants it. No text orders
 * that a defective request be sent back; what it says is asked for as additional information (18(16)), and
 * nothing is refused by it.
 */
export function defects(input: CaseLetterInput): Letter {
  const { say, findings = [] } = input
  return frame(input, 'requested', {
    title: say('letter.defects.title'),
    blocks: [
      paragraph(say('letter.defects.body')),
      heading(input, say('letter.defects.list'), 'additionalInformation'),
      ...listed(input, findings.filter(isDefect)),
      paragraph(say('letter.defects.noRefusal')),
    ],
  })
}

/** What is asked for by a text that binds both or by the requested State, and has a place in the request. */
function isDefect({ severity, path, layer }: Finding): boolean {
  return severity !== 'informs' && path !== '' && layer !== 'house'
}

function listed(input: CaseLetterInput, found: readonly Finding[]): readonly Block[] {
  const { say } = input
  const lines = found.map(one => {
    const source = one.layer === 'domestic' ? one.cites.slice('domestic '.length) : shortCitation(one.cites)
    return say('letter.defects.item', { place: placeName(input, one.path), cites: source })
  })
  return [...new Set(lines)].map((text, index) => ({ kind: 'item', number: String(index + 1), text }))
}
