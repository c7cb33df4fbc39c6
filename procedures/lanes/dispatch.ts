import { channels } from '../act.ts'
import type { Fields } from '../field.ts'
import type { Obstacle } from '../procedure.ts'
import type { CaseState, Dispatch } from '../state.ts'

/**
 * Letters to a partner that is reached by letter: when and on which road each left, and when it is known to have
 * arrived. Where the exchange reaches a partner, its receipts say all this by themselves.
 */
export function dispatched(
  before: readonly Dispatch[],
  type: 'dispatch' | 'confirmDelivery',
  data: Readonly<Record<string, unknown>>,
): readonly Dispatch[] {
  // Parsed by the schema of the act's fields before it was recorded.
  const said = data as { act: string; channel: string; on: string; tracking?: string; known: string }
  if (type === 'dispatch') {
    const { act, channel, on, tracking } = said
    return [...before, { act, channel, on, ...(tracking === undefined ? {} : { tracking }) }]
  }
  const last = before.findLast(one => one.act === said.act)
  return before.map(one => (one === last ? { ...one, delivered: { on: said.on, known: said.known } } : one))
}

export const dispatchFields = {
  act: { kind: 'line', required: true },
  channel: { kind: 'choice', options: channels, required: true },
  on: { kind: 'date', required: true },
  tracking: { kind: 'line' },
} as const satisfies Fields

export const deliveryFields = {
  act: { kind: 'line', required: true },
  on: { kind: 'date', required: true },
  known: { kind: 'line', required: true },
} as const satisfies Fields

/** Arrival is confirmed of what left. */
export function nothingUnderWay({ own }: CaseState): Obstacle | undefined {
  return own.dispatches.some(one => !one.delivered) ? undefined : { code: 'nothingUnderWay' }
}
