import type { Fields, Prose } from '../field.ts'
import type { CaseState, OwnState, SharedState } from '../state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * Consultation before a request (resolution 9/3, I(b)): a draft crosses, is commented field by field, what it would
 * cost and take is forecast, and its reader concludes. A draft is no request: it asks for nothing, and no clock runs.
 */
export const preConsultation: Lane = (shared, { entry }) => {
  const { header } = entry
  const before = shared.preConsultation
  const data = (entry.content?.data ?? {}) as Shared & Commented & Forecasted & Concluded
  const { id, at } = header
  if (header.type === 'shareDraft') {
    const draft: SharedDraft = {
      id,
      version: data.version ?? 0,
      at,
      ...said({ reference: data.reference, text: data.text, replyBy: data.replyBy }),
    }
    return {
      ...shared,
      preConsultation: {
        comments: [],
        forecast: null,
        conclusion: null,
        ...before,
        ended: null,
        drafts: [...(before?.drafts ?? []), draft],
        values: data.draft ?? null,
      },
    }
  }
  const draft = before?.drafts.at(-1)?.id
  if (!before || draft === undefined) return shared
  const next = (change: Partial<PreConsultation>): SharedState => ({
    ...shared,
    preConsultation: { ...before, ...change },
  })
  switch (header.type) {
    case 'commentOnDraft': {
      const comments = (data.comments ?? []).map(
        (item): DraftComment => ({
          id: `${id}.${item.id}`,
          draft,
          path: item.path ?? '',
          comment: item.comment ?? {},
          at,
        }),
      )
      const whole: DraftComment[] = data.general ? [{ id, draft, path: '', comment: data.general, at }] : []
      return next({ comments: [...before.comments, ...whole, ...comments] })
    }
    case 'forecast': {
      const { amount, currency, consultFrom, expenses, weeks, needs } = data
      return next({
        forecast: { draft, at, ...said({ amount, currency, consultFrom, expenses, weeks, needs }) },
      })
    }
    case 'concludeDraft': {
      const { outcome = '', route, reasons = {} } = data
      return next({ conclusion: { draft, outcome, reasons, at, ...said({ route }) } })
    }
    case 'endPreConsultation': {
      const { outcome = '', reasons } = data
      return next({ ended: { outcome, at, ...said({ reasons }) } })
    }
    case 'send':
      // From here on the request counts; what the draft said stays in its act.
      return next({ values: null })
    default:
      return shared
  }
}

export interface PreConsultation {
  /** Every version that was shared, oldest first. */
  readonly drafts: readonly SharedDraft[]
  /** Values of the form as last shared; `null` once the request was sent, or the content destroyed. */
  readonly values: Readonly<Record<string, unknown>> | null
  readonly comments: readonly DraftComment[]
  /** The newest forecast. */
  readonly forecast: DraftForecast | null
  /** The newest conclusion, of the draft it was drawn from. */
  readonly conclusion: DraftConclusion | null
  /** What the requesting State said at the end; `null` again when it shares another version. */
  readonly ended: { readonly outcome: string; readonly reasons?: Prose; readonly at: string } | null
}

export interface SharedDraft {
  /** Id of the act that shared it. */
  readonly id: string
  /** Version of the draft at home. */
  readonly version: number
  readonly reference?: string
  readonly text?: Prose
  readonly replyBy?: string
  readonly at: string
}

export interface DraftComment {
  /** `<act id>.<item id>`, or the act's id for what concerns the whole. */
  readonly id: string
  /** The draft it was made on. */
  readonly draft: string
  /** The field, as `facts` or `measures.m1.account`; empty for the whole. */
  readonly path: string
  readonly comment: Prose
  readonly at: string
}

export interface DraftForecast {
  readonly draft: string
  /** Whole units of the currency, an ISO 4217 code. */
  readonly amount?: number
  readonly currency?: string
  /** From this amount on costs would be consulted upon. */
  readonly consultFrom?: number
  readonly expenses?: Prose
  /** Weeks from a complete request to the answer. */
  readonly weeks?: number
  /** What the requested State will need. */
  readonly needs?: Prose
  readonly at: string
}

export interface DraftConclusion {
  readonly draft: string
  readonly outcome: string
  readonly route?: string
  readonly reasons: Prose
  readonly at: string
}

/** A comment of the partner as it was settled at home. */
export interface ResolvedComment {
  readonly comment: string
  readonly outcome: string
  readonly note?: string
  readonly at: string
  readonly by: string | null
}

/** Whether nothing of the request itself crossed yet: not begun, or only as a draft. */
export function beforeSending(state: string | null): boolean {
  return state === null || state === draftShared
}

/** The state both sides share while only a draft crossed. */
export const draftShared = 'draftShared'

/** Comments of the partner nobody here has settled yet. */
export function unresolved({ preConsultation }: SharedState, own: OwnState): readonly DraftComment[] {
  const settled = new Set(own.resolved.map(one => one.comment))
  return preConsultation?.comments.filter(one => !settled.has(one.id)) ?? []
}

/** What a review of our own request in the making is told of its draft; nothing once it was sent, or of theirs. */
export function consultedOn(state: CaseState): { consulted?: { shared: boolean; unresolved: number } } {
  const { shared, own, side } = state
  if (side !== 'requesting' || !beforeSending(shared.state)) return {}
  return {
    consulted: { shared: shared.preConsultation !== null, unresolved: unresolved(shared, own).length },
  }
}

/** Since when the newest draft that reached us is put aside here; `null` while it is worked on. */
export function draftClosedAt({ shared, own }: { shared: SharedState; own: OwnState }): string | null {
  const newest = shared.preConsultation?.drafts.at(-1)?.id
  if (shared.state !== draftShared || newest === undefined) return null
  return own.draftClosed?.draft === newest ? own.draftClosed.at : null
}

interface Shared {
  draft?: Readonly<Record<string, unknown>>
  version?: number
  reference?: string
  text?: Prose
  replyBy?: string
}
interface Commented {
  comments?: { id: string; path?: string; comment?: Prose }[]
  general?: Prose
}
interface Forecasted {
  amount?: number
  currency?: string
  consultFrom?: number
  expenses?: Prose
  weeks?: number
  needs?: Prose
}
interface Concluded {
  outcome?: string
  route?: string
  reasons?: Prose
}

/** What is said with a draft. Its values, its version and our reference are added by the office that shares it. */
export const shareFields = {
  text: { kind: 'prose', topic: 'preConsultation' },
  replyBy: { kind: 'date', topic: 'preConsultation' },
} as const satisfies Fields

export const commentFields = {
  comments: {
    kind: 'list',
    topic: 'preConsultation',
    fields: {
      /** The field of the draft, as `facts` or `measures.m1.account`. */
      path: { kind: 'line', required: true },
      comment: { kind: 'prose', required: true },
    },
  },
  general: { kind: 'prose', topic: 'preConsultation' },
} as const satisfies Fields

export const forecastFields = {
  needs: { kind: 'prose', topic: 'preConsultation' },
  weeks: { kind: 'integer', min: 0, max: 520, topic: 'preConsultation' },
  amount: { kind: 'integer', min: 0, topic: 'costs' },
  currency: { kind: 'line', topic: 'costs' },
  consultFrom: { kind: 'integer', min: 0, topic: 'costs' },
  expenses: { kind: 'prose', topic: 'costs' },
} as const satisfies Fields

export const concludeFields = {
  outcome: { kind: 'choice', options: ['goOn', 'otherRoute', 'notNeeded'], required: true },
  /** Which other route, where there is one. */
  route: { kind: 'choice', options: ['police', 'fiu', 'network', 'openSource', 'otherState', 'other'] },
  reasons: { kind: 'prose', required: true, topic: 'preConsultation' },
} as const satisfies Fields

export const endFields = {
  outcome: { kind: 'choice', options: ['goOn', 'giveUp'], required: true },
  reasons: { kind: 'prose', topic: 'preConsultation' },
} as const satisfies Fields

export const resolveFields = {
  /** The comment's id, `<act id>.<item id>`. */
  comment: { kind: 'line', required: true },
  outcome: { kind: 'choice', options: ['takenUp', 'notTakenUp'], required: true },
  note: { kind: 'line' },
} as const satisfies Fields

export const closeDraftFields = {
  /** Id of the act that shared the draft: a newer version opens the case again. */
  draft: { kind: 'line', required: true },
  reasons: { kind: 'line' },
} as const satisfies Fields
