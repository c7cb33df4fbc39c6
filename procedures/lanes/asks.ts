import type { Fields, Prose } from '../field.ts'
import type { Obstacle } from '../procedure.ts'
import type { CaseState, Entry } from '../state.ts'
import { feedbackFields } from './progress.ts'
import { said } from './optional.ts'

/**
 * What the authority at home that asked for the request wrote, corrected, received and reported. Its steps are acts of
 * the case's own strand in the name of the person there who took them; nothing of it crosses.
 */
export function afterAskAct(asked: Asked | null, { header, content, by }: Entry): Asked | null {
  const data = (content?.data ?? {}) as Data
  const { id, at } = header
  if (header.type === 'takeUpAsk') {
    const { ask = '', authority = '', subject = '', facts = {}, needs = {}, neededBy } = data
    const taken = { ask, authority, subject, facts, needs, at, by, ...said({ neededBy }) }
    return { ...taken, corrected: null, returned: null, deliveries: [], reports: [], wishes: [] }
  }
  if (asked === null) return null
  switch (header.type) {
    case 'sendAskBack':
      return { ...asked, returned: { id, remarks: data.remarks ?? [], at, by, ...said({ text: data.text }) } }
    case 'correctAsk': {
      const { facts = asked.facts, needs = asked.needs, text } = data
      return { ...asked, facts, needs, returned: null, corrected: { id, at, by, ...said({ text }) } }
    }
    case 'deliverHome': {
      const { result = '', proceedings = '', limits } = data
      const delivery = { id, result, proceedings, at, by, confirmed: null, ...said({ limits }) }
      return { ...asked, deliveries: [...asked.deliveries, delivery] }
    }
    case 'confirmLimits': {
      const deliveries = asked.deliveries.map(one =>
        one.id === data.delivery && !one.confirmed ? { ...one, confirmed: { at, by } } : one,
      )
      return { ...asked, deliveries }
    }
    case 'reportUse': {
      const { delivery = '', proceedings = '', usefulness = '', outcome } = data
      const report = { id, delivery, proceedings, usefulness, at, by, ...said({ outcome }) }
      return { ...asked, reports: [...asked.reports, report] }
    }
    case 'wishOtherUse': {
      const { delivery = '', proceedings = '', purpose = {} } = data
      return { ...asked, wishes: [...asked.wishes, { id, delivery, proceedings, purpose, at, by }] }
    }
    default:
      return asked
  }
}

/** The ask behind a request, as the acts of its case tell it. */
export interface Asked {
  /** Id of the ask, which was there before the case. */
  readonly ask: string
  /** The authority at home that asked: `XA:prosecutor-halden`. */
  readonly authority: string
  readonly subject: string
  readonly facts: Prose
  readonly needs: Prose
  readonly neededBy?: string
  readonly at: string
  readonly by: string | null
  /** Remarks that wait for the asker; null once she corrected what she wrote. */
  readonly returned: (Step & { readonly remarks: readonly Remark[]; readonly text?: Prose }) | null
  readonly corrected: (Step & { readonly text?: Prose }) | null
  readonly deliveries: readonly Delivery[]
  readonly reports: readonly UseReport[]
  readonly wishes: readonly Wish[]
}

interface Step {
  readonly id: string
  readonly at: string
  readonly by: string | null
}

/** What is to be corrected, by the field it stands in. */
export interface Remark {
  readonly id?: string
  readonly path?: string
  readonly text?: string
}

/** A result given to the authority that asked, with what binds it (UNTOC 18(19)). */
export interface Delivery extends Step {
  /** The act that furnished the result. */
  readonly result: string
  readonly proceedings: string
  readonly limits?: Prose
  /** When she said that she read the limits; before that no file opens to her. */
  readonly confirmed: { readonly at: string; readonly by: string | null } | null
}

/** How a result was used, told by whoever used it. */
export interface UseReport extends Step {
  readonly delivery: string
  readonly proceedings: string
  readonly usefulness: string
  readonly outcome?: Prose
}

/** A use beyond the proceedings stated, which the asker would like. */
export interface Wish extends Step {
  readonly delivery: string
  readonly proceedings: string
  readonly purpose: Prose
}

/** The steps a person of the authority that asked takes in the case. */
export const askSteps = ['correctAsk', 'confirmLimits', 'reportUse', 'wishOtherUse'] as const
export type AskStep = (typeof askSteps)[number]

/** A step of the asker is open where it fits what was asked, sent back or delivered. */
export function askThere(act: AskStep | 'sendAskBack' | 'deliverHome') {
  return ({ own: { asked }, shared }: Pick<CaseState, 'own' | 'shared'>): Obstacle | undefined =>
    asked !== null && fits[act](asked, shared.results.length) ? undefined : { code: 'askNotNow' }
}

const fits: Readonly<
  Record<AskStep | 'sendAskBack' | 'deliverHome', (asked: Asked, results: number) => boolean>
> = {
  sendAskBack: asked => asked.returned === null,
  correctAsk: asked => asked.returned !== null,
  deliverHome: (_, results) => results > 0,
  confirmLimits: asked => asked.deliveries.some(one => one.confirmed === null),
  reportUse: asked => asked.deliveries.some(one => one.confirmed !== null),
  wishOtherUse: asked => asked.deliveries.some(one => one.confirmed !== null),
}

/** Nothing was asked through this case yet. */
export function notAsked({ own }: Pick<CaseState, 'own'>): Obstacle | undefined {
  return own.asked === null ? undefined : { code: 'askNotNow' }
}

interface Data {
  ask?: string
  authority?: string
  subject?: string
  facts?: Prose
  needs?: Prose
  neededBy?: string
  remarks?: Remark[]
  text?: Prose
  result?: string
  proceedings?: string
  limits?: Prose
  delivery?: string
  usefulness?: string
  outcome?: Prose
  purpose?: Prose
}

export const takeUpFields = {
  ask: { kind: 'line', required: true },
  authority: { kind: 'line', required: true },
  subject: { kind: 'line', required: true },
  facts: { kind: 'prose', topic: 'contents.facts' },
  needs: { kind: 'prose', topic: 'contents.assistance' },
  neededBy: { kind: 'date' },
} as const satisfies Fields

export const sendAskBackFields = {
  remarks: {
    kind: 'list',
    fields: { path: { kind: 'choice', options: ['facts', 'needs'] }, text: { kind: 'line' } },
  },
  text: { kind: 'prose' },
} as const satisfies Fields

export const correctAskFields = {
  facts: { kind: 'prose', topic: 'contents.facts' },
  needs: { kind: 'prose', topic: 'contents.assistance' },
  text: { kind: 'prose' },
} as const satisfies Fields

export const deliverHomeFields = {
  /** The act that furnished it, and the use that was written down before it was handed on. */
  result: { kind: 'line', required: true, topic: 'useLimitation' },
  release: { kind: 'line', required: true, topic: 'useLimitation' },
  proceedings: { kind: 'line', required: true, topic: 'useLimitation' },
  limits: { kind: 'prose', topic: 'useLimitation' },
} as const satisfies Fields

export const deliveryFields = {
  delivery: { kind: 'line', required: true, topic: 'useLimitation' },
} as const satisfies Fields

export const reportUseFields = {
  ...deliveryFields,
  proceedings: { kind: 'line', required: true, topic: 'useLimitation' },
  ...feedbackFields,
} as const satisfies Fields

export const wishFields = {
  ...deliveryFields,
  proceedings: { kind: 'line', required: true, topic: 'useLimitation' },
  purpose: { kind: 'prose', required: true, topic: 'useLimitation' },
} as const satisfies Fields
