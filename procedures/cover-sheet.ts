import { centralAuthority, type Profile } from '#law/profiles/shape.ts'
import type { CoverChannel, CoverSheet, Letter, LetterInput } from './letter.ts'

/**
 * The sheet before a letter that leaves by post, e-mail or pouch: to whom, by which way, what belongs to it, and
 * how to answer. A mailroom sees from it whether all pages came.
 *
 * @param sender profile of the State that writes
 */
export function coverSheet(
  letter: Letter,
  { say, sender, channel }: { say: LetterInput['say']; sender: Profile; channel: CoverChannel },
): CoverSheet {
  const authority = centralAuthority(sender)
  const items = letter.blocks.flatMap((block, index) =>
    block.kind === 'item' && isEnclosure(letter, index, say) ? [block.text] : [],
  )
  const [from = '', ...address] = letter.sender
  return {
    title: say('letter.cover.title'),
    rows: [
      { label: say('letter.cover.from'), value: from },
      { label: say('letter.cover.to'), value: letter.addressee.join('\n') },
      { label: say('letter.cover.subject'), value: letter.title },
      { label: say('letter.cover.references'), value: references(letter) },
      { label: say('letter.cover.date'), value: letter.placeAndDate },
      { label: say('letter.cover.channel'), value: say(`letter.cover.channel.${channel}`) },
    ],
    pages: say('letter.cover.pages'),
    enclosures: {
      heading: say('letter.heading.annexes'),
      items: items.length === 0 ? [say('letter.cover.noEnclosures')] : items,
    },
    answer: {
      heading: say('letter.cover.answer'),
      lines: [
        say('letter.cover.quote'),
        ...address,
        ...(authority ? [authority.email, authority.phone] : []),
      ],
    },
    note: say('letter.cover.code'),
  }
}

function references({ reference, theirReference }: Letter): string {
  return theirReference === undefined ? reference : `${reference}\n${theirReference}`
}

/** An item is an enclosure when the heading before it says so. */
function isEnclosure({ blocks }: Letter, index: number, say: LetterInput['say']): boolean {
  const before = blocks.slice(0, index).findLast(block => block.kind === 'heading')
  return before?.kind === 'heading' && before.text === say('letter.heading.annexes')
}
