import type { Fields, Prose } from '../field.ts'
import type { CostEstimate } from './lane-state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * Costs (UNTOC 18(28)): the requested State estimates what a measure will cost and of what nature that is; the
 * requesting State agrees on who bears it, or does not and says why. A new estimate opens the question again.
 */
export const costs: Lane = (shared, { entry }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Estimated & Answered
  if (header.type === 'estimateCosts') {
    const estimate: CostEstimate = {
      id: header.id,
      measure: data.measure ?? '',
      amount: data.amount ?? 0,
      currency: data.currency ?? '',
      expenses: data.expenses ?? {},
      nature: data.nature ?? '',
      estimatedAt: header.at,
      ...said({ bearer: data.bearer, replyBy: data.replyBy }),
    }
    return { ...shared, costs: [...shared.costs, estimate] }
  }
  if (header.type !== 'agreeCosts' && header.type !== 'declineCosts') return shared
  const open = openEstimate(shared, data.measure)
  if (!open) return shared
  const outcome = {
    agreed: header.type === 'agreeCosts',
    at: header.at,
    ...said({ bearer: data.bearer, terms: data.terms, reasons: data.reasons }),
  }
  return { ...shared, costs: shared.costs.map(item => (item === open ? { ...item, outcome } : item)) }
}

/** The newest estimate for a measure, while nobody answered it. */
export function openEstimate(
  shared: { readonly costs: readonly CostEstimate[] },
  measure: string | undefined,
): CostEstimate | undefined {
  const newest = shared.costs.findLast(item => item.measure === measure)
  return newest?.outcome ? undefined : newest
}

/** Ordinary costs need no agreement (18(28)); the others are consulted upon. */
export function needsConsultation(estimate: CostEstimate): boolean {
  return estimate.nature !== 'ordinary'
}

interface Estimated {
  measure?: string
  amount?: number
  currency?: string
  expenses?: Prose
  nature?: string
  bearer?: string
  replyBy?: string
}
interface Answered {
  measure?: string
  bearer?: string
  terms?: Prose
  reasons?: Prose
}

const bearers = ['requested', 'requesting', 'shared'] as const

export const estimateFields = {
  measure: { kind: 'line', required: true },
  amount: { kind: 'integer', required: true, topic: 'costs' },
  currency: { kind: 'line', required: true, topic: 'costs' },
  expenses: { kind: 'prose', required: true, topic: 'costs' },
  nature: {
    kind: 'choice',
    options: ['ordinary', 'substantial', 'extraordinary'],
    required: true,
    topic: 'costs',
  },
  bearer: { kind: 'choice', options: bearers, topic: 'costs' },
  replyBy: { kind: 'date', topic: 'costs' },
} as const satisfies Fields

export const agreeCostsFields = {
  measure: { kind: 'line', required: true },
  bearer: { kind: 'choice', options: bearers, required: true, topic: 'costs' },
  terms: { kind: 'prose', topic: 'costs' },
} as const satisfies Fields

export const declineCostsFields = {
  measure: { kind: 'line', required: true },
  reasons: { kind: 'prose', required: true, topic: 'costs' },
} as const satisfies Fields
