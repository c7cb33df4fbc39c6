import type { Prose } from '../field.ts'
import type { RestrictionTurn } from '../lanes/lane-state.ts'
import type { SharedState } from '../state.ts'
import type { Item } from './form.ts'

/** What binds the receiving authority for one item at this moment (UNTOC 18(5)). */
export interface Restriction {
  readonly item: string
  readonly confidential: boolean
  /** The last day of a temporary secrecy. */
  readonly until?: string
  /** `unsaid`: the sender said nothing on use, and so asked for no restriction. */
  readonly use: 'none' | 'consent' | 'leads' | 'other' | 'unsaid'
  readonly terms: readonly Prose[]
}

/** The restrictions of every item, as sent and since settled. Only those the sender asked for bind. */
export function restrictionsOf(shared: SharedState): readonly Restriction[] {
  return itemsOf(shared.request).map(item => {
    const asked: Restriction = {
      item: item.id,
      confidential: item.confidential === true,
      ...(item.confidential && item.confidentialUntil ? { until: item.confidentialUntil } : {}),
      use: item.restriction ?? 'unsaid',
      terms: item.terms ? [item.terms] : [],
    }
    const settled = shared.restrictions.filter(turn => turn.measure === item.id && turn.by === 'requesting')
    let now = asked
    for (const turn of settled) now = after(now, turn)
    return now
  })
}

function after(now: Restriction, turn: RestrictionTurn): Restriction {
  switch (turn.is) {
    case 'lifted':
      return { item: now.item, confidential: false, use: 'none', terms: [] }
    case 'changed':
      return { ...now, use: 'other', terms: turn.terms ? [turn.terms] : [] }
    case 'secrecyEnded':
      return withoutSecrecy(now)
    default:
      return now
  }
}

/** Whether anything binds the item beyond what binds everyone. */
export function isRestricted({ confidential, use }: Restriction): boolean {
  return confidential || (use !== 'none' && use !== 'unsaid')
}

/** Whether any item asks for secrecy, even for a time. */
export function asksSecrecy(request: Readonly<Record<string, unknown>>): boolean {
  return itemsOf(request).some(item => item.confidential === true)
}

/** The items as the form holds them. Parsed by its schema before they came here. */
export function itemsOf(request: Readonly<Record<string, unknown>> | null): readonly Item[] {
  const items = request?.['information']
  return Array.isArray(items) ? (items as readonly Item[]) : []
}

function withoutSecrecy({ until: _, ...rest }: Restriction): Restriction {
  return { ...rest, confidential: false }
}
