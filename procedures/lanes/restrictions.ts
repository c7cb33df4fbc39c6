import type { Prose } from '../field.ts'
import type { RestrictionTurn } from './lane-state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * Restrictions asked for with information sent unasked (UNTOC 18(5)): the receiving side confirms them or questions
 * them, the sender keeps, changes or lifts them. They bind from the beginning and while they are questioned: the
 * text makes them depend on nobody's acceptance.
 */
export const restrictions: Lane = (shared, { entry, by }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as {
    measure?: string
    outcome?: string
    text?: Prose
    terms?: Prose
  }
  const is = turnOf(header.type, data.outcome)
  if (!is) return shared
  const turn: RestrictionTurn = {
    id: header.id,
    measure: data.measure ?? '',
    by,
    is,
    at: header.at,
    ...said({ text: data.text, terms: data.terms }),
  }
  return { ...shared, restrictions: [...shared.restrictions, turn] }
}

function turnOf(act: string, outcome: string | undefined): RestrictionTurn['is'] | undefined {
  if (act === 'acceptRestrictions') return 'accepted'
  if (act === 'questionRestrictions') return 'questioned'
  if (act !== 'settleRestrictions') return undefined
  return settled.find(one => one === outcome) ?? 'kept'
}

const settled = ['kept', 'changed', 'secrecyEnded', 'lifted'] as const
