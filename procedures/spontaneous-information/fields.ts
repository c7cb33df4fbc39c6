import { registerFields } from '../lanes/request.ts'
import { askUseFields, announceFields, recordUseFields } from '../lanes/use.ts'
import type { Fields } from '../field.ts'

/** What the acts of this procedure ask that its neighbours ask otherwise, or not at all. */

/** Acknowledging it: under which reference it lives here and who answers for it. No answer is owed by a day. */
const { expectedBy: _, ...acknowledging } = registerFields
export const acknowledgeFields = acknowledging satisfies Fields

export const acceptRestrictionsFields = {
  measure: { kind: 'line', required: true },
  text: { kind: 'prose', topic: 'restrictionsOnInformation' },
} as const satisfies Fields

export const questionRestrictionsFields = {
  measure: { kind: 'line', required: true },
  text: { kind: 'prose', required: true, topic: 'restrictionsOnInformation' },
} as const satisfies Fields

export const settleRestrictionsFields = {
  measure: { kind: 'line', required: true },
  outcome: {
    kind: 'choice',
    options: ['kept', 'changed', 'secrecyEnded', 'lifted'],
    required: true,
    topic: 'restrictionsOnInformation',
  },
  /** What binds from now on, where it is changed. */
  terms: { kind: 'prose', topic: 'restrictionsOnInformation' },
  text: { kind: 'prose', topic: 'restrictionsOnInformation' },
} as const satisfies Fields

const { result: _asked, replyBy: __, ...asking } = askUseFields
const { result: _announced, ...announcing } = announceFields
const { result: _logged, ...logging } = recordUseFields
const item = { measure: { kind: 'line', required: true } } as const satisfies Fields

/** About an item of information, where the lane speaks of a result. */
export const askUseOfItemFields = { ...item, ...asking } satisfies Fields
export const announceItemFields = { ...item, ...announcing } satisfies Fields
export const recordUseOfItemFields = { ...item, ...logging } satisfies Fields

/** A case that followed from it, or belongs to it. */
export const linkInformationFields = {
  relation: { kind: 'choice', options: ['ledToRequest', 'related'], required: true },
  reference: { kind: 'line', required: true },
  case: { kind: 'line' },
  note: { kind: 'prose' },
} as const satisfies Fields

/** For oneself, at closing: nothing of it crosses. */
export const closeInformationFields = {
  practice: { kind: 'yesNo' },
  convention: { kind: 'yesNo' },
} as const satisfies Fields
