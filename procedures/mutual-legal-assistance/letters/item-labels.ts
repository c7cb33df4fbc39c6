import { expectedBy } from '../../lanes/items.ts'
import type { Block, CaseLetterInput, Letter } from '../../letter.ts'
import { facts, frame, paragraph } from './frame.ts'

/**
 * Labels for the packages that are on their way from us, each with its number, its seals and how to handle it; the
 * code on the sheet leads back to the case. What is inside is not told: whoever carries it need not know (house
 * practice).
 */
export function itemLabels(input: CaseLetterInput): Letter {
  const { say, state } = input
  const other = state.side === 'requesting' ? 'requested' : 'requesting'
  const sent = expectedBy(state.shared, other).flatMap(one =>
    one.back
      ? Array.from({ length: one.packages }, () => ({ seals: one.seals, handling: undefined }))
      : one.items.flatMap(key => {
          const item = state.shared.items.find(known => known.key === key)
          return Array.from({ length: item?.packages ?? 0 }, () => ({
            seals: item?.seals,
            handling: item?.handling,
          }))
        }),
  )
  const { blocks: _, ...framed } = frame(input, state.side, {
    title: say('letter.itemLabels.title'),
    blocks: [],
  })
  return {
    ...framed,
    blocks: [
      paragraph(say('letter.itemLabels.body')),
      ...sent.flatMap(({ seals, handling }, index): readonly Block[] => [
        {
          kind: 'item',
          number: String(index + 1),
          text: say('letter.itemLabels.package', { number: index + 1, count: sent.length }),
        },
        ...rows([
          { label: say('mla.act.announceItems.field.items.seals'), value: seals ?? '' },
          { label: say('mla.act.announceItems.field.items.handling'), value: handling ?? '' },
        ]),
      ]),
    ],
  }
}

function rows(all: readonly { label: string; value: string }[]): readonly Block[] {
  const filled = all.filter(row => row.value !== '')
  return filled.length === 0 ? [] : [facts(filled)]
}
