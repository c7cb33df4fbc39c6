import { channels, type Side } from '../act.ts'
import type { Fields, Prose } from '../field.ts'
import type { Obstacle } from '../procedure.ts'
import type { CaseState, SharedState } from '../state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/** A thing that travels outside the exchange: an original, a device, a sample, cash. */
export interface Item {
  /** `<act id>.<item id>` of the act that announced it. */
  readonly key: string
  readonly by: Side
  readonly kind: string
  readonly description: Prose
  readonly packages: number
  readonly seals?: string
  readonly value?: string
  readonly handling?: string
  readonly returnWanted?: string
}

/** Items on their way together, there or back. */
export interface Consignment {
  /** Id of the act that announced it. */
  readonly id: string
  readonly by: Side
  readonly back: boolean
  /** Keys of its items. */
  readonly items: readonly string[]
  readonly packages: number
  /** Numbers of all seals, as they were announced. */
  readonly seals: string
  readonly channel?: string
  readonly sentOn?: string
  readonly expectedOn?: string
  /** Id of the act whose papers these are the originals of. */
  readonly originalsOf?: string
  readonly note?: Prose
  readonly at: string
  readonly arrival?: Arrival
}

export interface Arrival {
  readonly on: string
  readonly at: string
  readonly receivedBy: string
  readonly packages?: number
  readonly seals?: string
  readonly sealsFound?: string
  /** Keys of items that were not there. */
  readonly missing: readonly string[]
  readonly differences?: Prose
}

export interface Destroyed {
  readonly id: string
  readonly by: Side
  readonly items: readonly string[]
  readonly on: string
  readonly authority: string
  readonly witness?: string
  readonly how?: Prose
  readonly at: string
}

/**
 * Things that travel by another road: announced with packages and seals, their arrival confirmed, returned, destroyed.
 * The exchange carries only what is said about them. Each side's own chain of custody is in `custody.ts`.
 */
export const items: Lane = (shared, { entry, by }) => {
  const { id, at, type } = entry.header
  const data = (entry.content?.data ?? {}) as Sent & Confirmed & Ended
  switch (type) {
    case 'announceItems':
      return announced(shared, { id, at, by }, data)
    case 'returnItems': {
      const keys = heldOf(shared, by, data)
      const { packages = 0, seals = '', channel, sentOn, expectedOn, note } = data
      const back = { id, by, back: true, items: keys, packages, seals, at }
      const one = { ...back, ...said({ channel, sentOn, expectedOn, note }) }
      return keys.length === 0 ? shared : { ...shared, consignments: [...shared.consignments, one] }
    }
    case 'confirmItems':
      return { ...shared, consignments: shared.consignments.map(one => arrived(one, by, at, data)) }
    case 'destroyItems': {
      const keys = heldOf(shared, by, data)
      const { on = '', authority = '', witness, how } = data
      const one = { id, by, items: keys, on, authority, at, ...said({ witness, how }) }
      return keys.length === 0 ? shared : { ...shared, destroyed: [...shared.destroyed, one] }
    }
    default:
      return shared
  }
}

function announced(
  shared: SharedState,
  { id, at, by }: { id: string; at: string; by: Side },
  data: Sent,
): SharedState {
  const sent = (data.items ?? []).map((item): Item => {
    const { kind = '', description = {}, packages = 1, seals, value, handling, returnWanted } = item
    const known = { key: `${id}.${item.id}`, by, kind, description, packages }
    return { ...known, ...said({ seals, value, handling, returnWanted }) }
  })
  const { channel, sentOn, expectedOn, originalsOf, note } = data
  const one: Consignment = {
    id,
    by,
    back: false,
    items: sent.map(item => item.key),
    packages: sent.reduce((sum, item) => sum + item.packages, 0),
    seals: sent.flatMap(item => item.seals ?? []).join(', '),
    at,
    ...said({ channel, sentOn, expectedOn, originalsOf, note }),
  }
  return { ...shared, items: [...shared.items, ...sent], consignments: [...shared.consignments, one] }
}

/** Arrival is said once, by the side it was sent to. */
function arrived(one: Consignment, by: Side, at: string, data: Confirmed): Consignment {
  if (one.id !== data.consignment || one.by === by || one.arrival) return one
  const { arrivedOn = '', receivedBy = '', packages, seals, sealsFound, differences } = data
  const missing = (data.missing ?? []).flatMap(({ item }) => item ?? [])
  const arrival = { on: arrivedOn, at, receivedBy, missing }
  return { ...one, arrival: { ...arrival, ...said({ packages, seals, sealsFound, differences }) } }
}

/** Of the items an act names, those its author holds. */
function heldOf(shared: SharedState, by: Side, data: Ended): string[] {
  return (data.items ?? []).flatMap(({ item = '' }) => (whereIs(shared, item) === by ? item : []))
}

/** Who holds an item, as far as both sides said; `undefined` for one nobody announced. */
export function whereIs(
  { items, consignments, destroyed }: Pick<SharedState, 'items' | 'consignments' | 'destroyed'>,
  key: string,
): Side | 'underWay' | 'missing' | 'destroyed' | undefined {
  if (!items.some(one => one.key === key)) return undefined
  if (destroyed.some(one => one.items.includes(key))) return 'destroyed'
  const last = consignments.findLast(one => one.items.includes(key))
  if (!last?.arrival) return 'underWay'
  if (last.arrival.missing.includes(key)) return 'missing'
  return last.by === 'requesting' ? 'requested' : 'requesting'
}

/** Items one side holds that the other sent. */
export function heldBy(shared: SharedState, side: Side): readonly Item[] {
  return shared.items.filter(item => item.by !== side && whereIs(shared, item.key) === side)
}

/** Consignments on their way to a side. */
export function expectedBy({ consignments }: SharedState, side: Side): readonly Consignment[] {
  return consignments.filter(one => one.by !== side && !one.arrival)
}

export function itemsExpected({ shared, side }: CaseState): Obstacle | undefined {
  return expectedBy(shared, side).length > 0 ? undefined : { code: 'noItemsExpected' }
}

export function itemsHeld({ shared, side }: CaseState): Obstacle | undefined {
  return heldBy(shared, side).length > 0 ? undefined : { code: 'noItemsHeld' }
}

interface Sent {
  items?: (Partial<Omit<Item, 'key'>> & { id: string; item?: string })[]
  packages?: number
  seals?: string
  channel?: string
  sentOn?: string
  expectedOn?: string
  originalsOf?: string
  note?: Prose
}
interface Confirmed {
  consignment?: string
  arrivedOn?: string
  receivedBy?: string
  packages?: number
  seals?: string
  sealsFound?: string
  missing?: { item?: string }[]
  differences?: Prose
}
interface Ended {
  items?: { item?: string }[]
  on?: string
  authority?: string
  witness?: string
  how?: Prose
}

export const itemKinds = ['original', 'document', 'device', 'sample', 'cash', 'object'] as const
/** The roads a thing can take. */
const roads = channels.filter(one => one !== 'email' && one !== 'fax' && one !== 'oral')

export const announceItemsFields = {
  items: {
    kind: 'list',
    required: true,
    topic: 'physicalItems',
    fields: {
      kind: { kind: 'choice', options: itemKinds, required: true },
      description: { kind: 'prose', required: true },
      packages: { kind: 'integer', min: 1, max: 1000, required: true },
      seals: { kind: 'line' },
      value: { kind: 'line' },
      handling: { kind: 'line' },
      returnWanted: { kind: 'choice', options: ['returned', 'kept', 'askFirst'] },
    },
  },
  channel: { kind: 'choice', options: roads, required: true, topic: 'physicalItems' },
  sentOn: { kind: 'date', required: true, topic: 'physicalItems' },
  expectedOn: { kind: 'date', topic: 'physicalItems' },
  /** The act whose papers came first by another road, where these are their originals. */
  originalsOf: { kind: 'line', topic: 'physicalItems' },
  note: { kind: 'prose', topic: 'physicalItems' },
} as const satisfies Fields

export const confirmItemsFields = {
  consignment: { kind: 'line', required: true, topic: 'physicalItems' },
  arrivedOn: { kind: 'date', required: true, topic: 'physicalItems' },
  /** Who signed for it: the chain of custody goes on from this person. */
  receivedBy: { kind: 'line', required: true, topic: 'physicalItems' },
  packages: { kind: 'integer', min: 0, max: 100_000, topic: 'physicalItems' },
  seals: { kind: 'choice', options: ['intact', 'broken', 'none'], topic: 'physicalItems' },
  sealsFound: { kind: 'line', topic: 'physicalItems' },
  missing: {
    kind: 'list',
    topic: 'physicalItems',
    fields: { item: { kind: 'line', required: true } },
  },
  differences: { kind: 'prose', topic: 'physicalItems' },
} as const satisfies Fields

const named = {
  kind: 'list',
  required: true,
  topic: 'physicalItems',
  fields: { item: { kind: 'line', required: true } },
} as const

export const returnItemsFields = {
  items: named,
  packages: { kind: 'integer', min: 1, max: 100_000, required: true, topic: 'physicalItems' },
  seals: { kind: 'line', topic: 'physicalItems' },
  channel: announceItemsFields.channel,
  sentOn: announceItemsFields.sentOn,
  expectedOn: announceItemsFields.expectedOn,
  note: announceItemsFields.note,
} as const satisfies Fields

export const destroyItemsFields = {
  items: named,
  on: { kind: 'date', required: true, topic: 'physicalItems' },
  authority: { kind: 'line', required: true, topic: 'physicalItems' },
  witness: { kind: 'line', topic: 'physicalItems' },
  how: { kind: 'prose', topic: 'physicalItems' },
} as const satisfies Fields
