import type { Fields } from '../field.ts'
import type { CaseState, OwnState } from '../state.ts'
import { instantOf } from './oral.ts'
import { said } from './optional.ts'

/** An item given from one person to another within our State. */
export interface HandOver {
  readonly id: string
  readonly item: string
  readonly from: string
  readonly to: string
  readonly place: string
  /** A local time with its zone, as it was typed. */
  readonly at: string
  readonly signed?: string
  readonly recordedAt: string
  readonly by: string | null
}

/** One link of the chain as it is shown: `gap` where whoever gave the item is not who had it. */
export interface Link extends Pick<HandOver, 'to' | 'place' | 'at'> {
  readonly id: string
  readonly from: string
  readonly signed?: string
  readonly gap: boolean
}

/** What the own strand keeps of a hand-over. */
export function handedOver(
  own: OwnState,
  about: { id: string; recordedAt: string; by: string | null },
  data: Readonly<Record<string, unknown>>,
): OwnState {
  // Parsed by the fields of the act before it was recorded; the content may have been destroyed since.
  const { item = '', from = '', to = '', place = '', at = '', signed } = data as Partial<HandOver>
  const one = { ...about, item, from, to, place, at, ...said({ signed }) }
  return { ...own, custody: [...own.custody, one] }
}

/**
 * The chain of custody of an item in our State, oldest first: whoever signed for its arrival, then each hand-over, in
 * the order in which they were recorded. With a departure the chain here ends; it begins anew when the item comes
 * back.
 */
export function chainOf({ shared, own, side }: CaseState, key: string): readonly Link[] {
  const ofItem = shared.consignments.filter(one => one.items.includes(key))
  const events: readonly Event[] = [
    ...ofItem.filter(one => one.by === side).map(one => ({ when: one.at, what: 'left' as const })),
    ...ofItem.flatMap(({ id, by, arrival }): Event[] =>
      by !== side && arrival && !arrival.missing.includes(key)
        ? [
            {
              when: arrival.at,
              what: { id, from: '', to: arrival.receivedBy, place: '', at: arrival.on },
            },
          ]
        : [],
    ),
    ...own.custody.filter(one => one.item === key).map(one => ({ when: one.recordedAt, what: one })),
  ]
  let holder = ''
  return events
    .toSorted((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0))
    .flatMap(({ what }): Link[] => {
      if (what === 'left') {
        holder = ''
        return []
      }
      const { id, from, to, place, at, signed } = what
      const gap = from !== '' && holder !== '' && !samePerson(from, holder)
      holder = to
      return [{ id, from, to, place, at, gap, ...said({ signed }) }]
    })
}

interface Event {
  readonly when: string
  readonly what: 'left' | (Omit<Link, 'gap'> & { readonly signed?: string })
}

/** Who has the item in our State, where and since when; `undefined` where nobody wrote it down. */
export function custodianOf(state: CaseState, key: string): Link | undefined {
  return chainOf(state, key).at(-1)
}

/** Names as they are compared: spaces as one, without case. */
export function samePerson(one: string, other: string): boolean {
  const plain = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  return plain(one) === plain(other)
}

/** Whether a hand-over lies before another; days and local times are compared by what both say. */
export function before(one: string, other: string): boolean {
  const [a, b] = [instantOf(one), instantOf(other)]
  return a !== undefined && b !== undefined ? a < b : one.slice(0, 10) < other.slice(0, 10)
}

export const moveItemFields = {
  item: { kind: 'line', required: true, topic: 'physicalItems' },
  from: { kind: 'line', required: true, topic: 'physicalItems' },
  to: { kind: 'line', required: true, topic: 'physicalItems' },
  signed: { kind: 'line', topic: 'physicalItems' },
  place: { kind: 'line', required: true, topic: 'physicalItems' },
  at: { kind: 'dateTime', required: true, topic: 'physicalItems' },
} as const satisfies Fields
