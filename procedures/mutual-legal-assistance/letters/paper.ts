import {
  announceItemsFields,
  confirmItemsFields,
  destroyItemsFields,
  returnItemsFields,
} from '../../lanes/items.ts'
import { askConfirmationFields, confirmOralFields } from '../../lanes/oral.ts'
import type { ActLetterInput, Block } from '../../letter.ts'
import { changesTold } from './changes.ts'
import { dataOf, dayRow, facts, factsOf, proseOf } from './frame.ts'
import { fieldsTold, told } from './told.ts'

/** The request made orally has not been confirmed in writing; it is asked for (18(14)). */
export const confirmationAsked = told({
  act: 'askConfirmation',
  by: 'requested',
  title: 'letter.askConfirmation.title',
  body: 'letter.askConfirmation.body',
  fields: askConfirmationFields,
})

/** The confirmation in writing of what was asked orally, with every field in which the writing differs. */
export const oralConfirmed = told({
  act: 'confirmOralRequest',
  by: 'requesting',
  title: 'letter.confirmOralRequest.title',
  body: 'letter.confirmOralRequest.body',
  fields: confirmOralFields,
  leave: ['changes'],
  about: input => changesTold(input, input.state.shared.oral?.confirmation?.changes ?? []),
})

/** What travels outside the exchange, item by item. */
export const itemsAnnounced = told({
  act: 'announceItems',
  by: 'both',
  title: 'letter.announceItems.title',
  body: 'letter.announceItems.body',
  fields: announceItemsFields,
  leave: ['items', 'originalsOf'],
  about: input => [...originals(input), ...itemsOf(input, announcedHere(input))],
})

export const itemsConfirmed = told({
  act: 'confirmItems',
  by: 'both',
  title: 'letter.confirmItems.title',
  body: 'letter.confirmItems.body',
  fields: confirmItemsFields,
  leave: ['consignment', 'missing'],
  about: input => {
    const { consignment } = dataOf<{ consignment: string }>(input)
    const { missing = [] } = dataOf<{ missing: readonly { item?: string }[] }>(input)
    const sent = input.state.shared.consignments.find(one => one.id === consignment)
    return [
      ...itemsOf(input, sent?.items ?? []),
      ...(missing.length === 0
        ? []
        : [
            facts([
              {
                label: input.say('mla.act.confirmItems.field.missing'),
                value: missing.map(({ item = '' }) => `${(sent?.items.indexOf(item) ?? -1) + 1}`).join(', '),
              },
            ]),
          ]),
    ]
  },
})

export const itemsReturned = told({
  act: 'returnItems',
  by: 'both',
  title: 'letter.returnItems.title',
  body: 'letter.returnItems.body',
  fields: returnItemsFields,
  leave: ['items'],
  about: input => itemsOf(input, named(input)),
})

export const itemsDestroyed = told({
  act: 'destroyItems',
  by: 'both',
  title: 'letter.destroyItems.title',
  body: 'letter.destroyItems.body',
  fields: destroyItemsFields,
  leave: ['items'],
  about: input => itemsOf(input, named(input)),
})

const announcedHere = ({ state, entry }: ActLetterInput): readonly string[] =>
  state.shared.consignments.find(one => one.id === entry.header.id)?.items ?? []

function named(input: ActLetterInput): readonly string[] {
  const { items = [] } = dataOf<{ items: readonly { item?: string }[] }>(input)
  return items.flatMap(({ item }) => item ?? [])
}

/** Each item by its number: its kind, what it is, its packages and seals. */
function itemsOf(input: ActLetterInput, keys: readonly string[]): readonly Block[] {
  const { say, state } = input
  const label = 'mla.act.announceItems.field.items'
  return keys.flatMap((key, index): readonly Block[] => {
    const item = state.shared.items.find(one => one.key === key)
    if (!item) return []
    const { kind: _, description: __, ...fields } = announceItemsFields.items.fields
    return [
      {
        kind: 'item',
        number: String(index + 1),
        text: say(`mla.act.announceItems.option.items.kind.${item.kind}`),
      },
      ...proseOf(input, item.description),
      ...fieldsTold(input, fields, { ...item }, { label, option: 'mla.act.announceItems.option.items' }),
    ]
  })
}

/** The letter whose papers came first by another road. */
function originals(input: ActLetterInput): readonly Block[] {
  const { originalsOf } = dataOf<{ originalsOf: string }>(input)
  const act = input.acts?.find(one => one.header.id === originalsOf)
  return act
    ? factsOf(dayRow(input, input.say('mla.act.announceItems.field.originalsOf'), act.header.at))
    : []
}
