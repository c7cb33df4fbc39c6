import { before, chainOf, custodianOf, samePerson } from '../../lanes/custody.ts'
import { whereIs, type Consignment } from '../../lanes/items.ts'
import type { ActReview, ActRule, Found } from '../../review.ts'
import { when } from './each-measure.ts'

/** Things that travel outside the exchange, and who has them. */
export const itemRules: readonly ActRule[] = [
  {
    id: 'ITEM-01',
    topic: 'physicalItems',
    why: 'What arrives is compared with what was announced, once, before anybody opens it.',
    acts: ['confirmItems'],
    find: asAnnounced,
  },
  {
    id: 'ITEM-02',
    topic: 'physicalItems',
    why: 'Only who holds an item can send it back or destroy it, and what is wanted back is not destroyed unasked.',
    acts: ['returnItems', 'destroyItems'],
    find: held,
  },
  {
    id: 'ITEM-03',
    topic: 'physicalItems',
    why: 'A court asks who had the item on each day: each hand-over goes on from the one before.',
    acts: ['moveItem'],
    find: unbroken,
  },
]

function asAnnounced({ data, state, side, arrived }: ActReview): Found[] {
  const sent = state.shared.consignments.find(one => one.id === data['consignment'])
  const theirs = sent && (sent.by !== side) !== arrived
  if (!sent || !theirs) return [{ found: 'notAnnounced', severity: 'blocks', path: 'consignment' }]
  if (sent.arrival && !arrived) return [{ found: 'arrivedBefore', severity: 'blocks', path: 'consignment' }]
  return compared(sent, data)
}

function compared(sent: Consignment, data: ActReview['data']): Found[] {
  const { packages, seals, sealsFound, arrivedOn } = data
  const found = typeof sealsFound === 'string' ? numbers(sealsFound) : undefined
  return [
    ...when(typeof arrivedOn === 'string' && sent.sentOn !== undefined && arrivedOn < sent.sentOn, {
      found: 'arrivedBeforeItLeft',
      severity: 'warns',
      path: 'arrivedOn',
    }),
    ...when(typeof packages === 'number' && packages !== sent.packages, {
      found: 'packagesDiffer',
      severity: 'warns',
      path: 'packages',
      values: { announced: sent.packages },
    }),
    ...when(found !== undefined && found.join() !== numbers(sent.seals).join(), {
      found: 'sealsDiffer',
      severity: 'warns',
      path: 'sealsFound',
      values: { announced: sent.seals === '' ? '—' : sent.seals },
    }),
    ...when(seals === 'broken' || (seals === 'none' && sent.seals !== ''), {
      found: 'sealsNotIntact',
      severity: 'warns',
      path: 'seals',
    }),
  ]
}

/** Seal numbers as they are compared: in any order, without case, parted by commas, semicolons or spaces. */
function numbers(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;،؛]+/)
    .filter(one => one !== '')
    .toSorted()
}

function held({ act, data, state, side, arrived }: ActReview): Found[] {
  // What arrived was weighed against the state before it; here it may have been folded already.
  if (arrived) return []
  const keys = ((data['items'] ?? []) as readonly { item?: string }[]).map(({ item = '' }) => item)
  const { items } = state.shared
  return [
    ...when(
      keys.some(key => whereIs(state.shared, key) !== side),
      { found: 'itemNotHere', severity: 'blocks', path: 'items' },
    ),
    ...when(
      act === 'destroyItems' &&
        items.some(
          one => keys.includes(one.key) && one.returnWanted !== undefined && one.returnWanted !== 'kept',
        ),
      { found: 'itemWantedBack', severity: 'warns', path: 'items' },
    ),
  ]
}

function unbroken({ data, state, side }: ActReview): Found[] {
  const { item, from, to, at } = data
  if (typeof item !== 'string' || !state.shared.items.some(one => one.key === item))
    return [{ found: 'notAnnounced', severity: 'blocks', path: 'item' }]
  const last = custodianOf(state, item)
  const where = whereIs(state.shared, item)
  const owner = state.shared.items.find(one => one.key === item)?.by
  const ours = where === side || (where === 'underWay' && owner === side)
  return [
    ...when(!ours, { found: 'itemElsewhere', severity: 'warns', path: 'item' }),
    ...when(typeof from === 'string' && last !== undefined && !samePerson(from, last.to), {
      found: 'custodyGap',
      severity: 'warns',
      cites: 'house custody-unbroken',
      path: 'from',
      values: { custodian: last?.to ?? '' },
    }),
    ...when(typeof from === 'string' && typeof to === 'string' && samePerson(from, to), {
      found: 'handOverToOneself',
      severity: 'warns',
      cites: 'house custody-unbroken',
      path: 'to',
    }),
    ...when(typeof at === 'string' && chainOf(state, item).some(link => before(at, link.at)), {
      found: 'handOverBeforeLast',
      severity: 'blocks',
      cites: 'house custody-unbroken',
      path: 'at',
      values: { custodian: last?.to ?? '' },
    }),
  ]
}
