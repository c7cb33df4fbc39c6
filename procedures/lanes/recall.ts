import type { Fields, Prose } from '../field.ts'
import type { Side } from '../act.ts'
import type { Recall } from './lane-state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * What was sent by mistake is recalled; the other side confirms that it returned or destroyed it, or says why it
 * cannot. Nothing is removed by the recall itself: destroying a content is an act of its own.
 */
export const recall: Lane = (shared, { entry, by }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Recalled & Confirmed
  if (header.type === 'recall') {
    const item: Recall = {
      id: header.id,
      by,
      act: data.act ?? '',
      ask: data.ask ?? '',
      reasons: data.reasons ?? {},
      at: header.at,
    }
    return { ...shared, recalls: [...shared.recalls, item] }
  }
  if (header.type !== 'confirmRecall') return shared
  const outcome = { done: data.done ?? '', at: header.at, ...said({ on: data.on, note: data.note }) }
  return {
    ...shared,
    recalls: shared.recalls.map(item =>
      item.id === data.recall && item.by !== by && !item.outcome ? { ...item, outcome } : item,
    ),
  }
}

/** Recalls of the other side that this one has not answered. */
export function recallsToConfirm(
  { recalls }: { readonly recalls: readonly Recall[] },
  side: Side,
): readonly Recall[] {
  return recalls.filter(item => item.by !== side && !item.outcome)
}

interface Recalled {
  act?: string
  ask?: string
  reasons?: Prose
}
interface Confirmed {
  recall?: string
  done?: string
  on?: string
  note?: Prose
}

export const recallFields = {
  /** The act that should not have been sent. */
  act: { kind: 'line', required: true, topic: 'recall' },
  ask: { kind: 'choice', options: ['return', 'destroy'], required: true, topic: 'recall' },
  reasons: { kind: 'prose', required: true, topic: 'recall' },
} as const satisfies Fields

export const confirmRecallFields = {
  recall: { kind: 'line', required: true, topic: 'recall' },
  done: {
    kind: 'choice',
    options: ['returned', 'destroyed', 'notPossible'],
    required: true,
    topic: 'recall',
  },
  on: { kind: 'date', topic: 'recall' },
  note: { kind: 'prose', topic: 'recall' },
} as const satisfies Fields
