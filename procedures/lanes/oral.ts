import { cite } from '#law/cite.ts'
import type { GoverningStack } from '#law/governing.ts'
import { amended, type Change } from '../amended.ts'
import type { Fields, Prose } from '../field.ts'
import { fieldsOf, type Obstacle } from '../procedure.ts'
import type { CaseState, OwnState, SharedState } from '../state.ts'
import { proposeAmendmentFields } from './amendment.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/** A request that was made by word of mouth, and what became of its confirmation in writing (UNTOC 18(14)). */
export interface OralRequest {
  /** Id of the act by which it was recorded. */
  readonly act: string
  readonly at: string
  /** How often the confirmation was asked for. */
  readonly asked: readonly { readonly at: string; readonly replyBy?: string }[]
  readonly confirmation?: {
    readonly act: string
    readonly at: string
    readonly dated?: string
    readonly reference?: string
    /** What was said and what is written, where the two differ. */
    readonly changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[]
    readonly note?: Prose
  }
}

/** A call in which a request was made, as it was written down here. */
export interface OralCall {
  readonly id: string
  readonly caller: string
  /** The number under which the caller was called back. */
  readonly number?: string
  /** A local time with its zone, as it was typed. */
  readonly madeAt: string
  readonly asked: string
  readonly urgent?: string
  readonly agreed?: string
  readonly by: string | null
}

/** What a person decided while the confirmation did not come. */
export interface OralDecision {
  readonly outcome: string
  readonly reasons: string
  readonly at: string
  readonly by: string | null
}

/**
 * A request recorded as made orally waits for its confirmation. The confirmation says field by field where the
 * writing differs; from then on the writing holds. A confirmation of what was never said orally changes nothing.
 */
export const oral: Lane = (shared, { entry, procedure }) => {
  const { header, content } = entry
  const data = (content?.data ?? {}) as Confirmed
  switch (header.type) {
    case 'send': {
      const confirmable = procedure.lifecycle.some(line => line.act === 'confirmOralRequest')
      if (content?.received?.channel !== 'oral' || !confirmable) return shared
      return { ...shared, oral: { act: header.id, at: header.at, asked: [] } }
    }
    case 'askConfirmation': {
      const open = openOral(shared)
      if (!open) return shared
      const one = { at: header.at, ...said({ replyBy: data.replyBy }) }
      return { ...shared, oral: { ...open, asked: [...open.asked, one] } }
    }
    case 'confirmOralRequest':
      return confirmed(shared, { act: header.id, at: header.at }, data, fieldsOf(procedure.form))
    default:
      return shared
  }
}

function confirmed(
  shared: SharedState,
  of: { act: string; at: string },
  { dated, reference, note, changes: written = [] }: Confirmed,
  form: Fields,
): SharedState {
  const open = openOral(shared)
  if (!open) return shared
  const { request, changes } = amended(form, shared.request, written)
  const confirmation = { ...of, changes, ...said({ dated, reference, note }) }
  return { ...shared, request, oral: { ...open, confirmation } }
}

interface Confirmed {
  dated?: string
  reference?: string
  note?: Prose
  changes?: Change[]
  replyBy?: string
}

/** The oral request whose confirmation has not come. */
export function openOral({ oral }: Pick<SharedState, 'oral'>): OralRequest | undefined {
  return oral && !oral.confirmation ? oral : undefined
}

/** What the own strand keeps of calls and of decisions on them. */
export function oralAtHome(
  own: OwnState,
  about: { type: string; id: string; at: string; by: string | null },
  data: Readonly<Record<string, unknown>>,
): OwnState {
  const { type, id, at, by } = about
  if (type === 'recordCall') {
    // Parsed by the fields of the act before it was recorded; the content may have been destroyed since.
    const { caller = '', madeAt = '', asked = '', number, urgent, agreed } = data as Partial<OralCall>
    const call = { id, caller, madeAt, asked, by, ...said({ number, urgent, agreed }) }
    return { ...own, calls: [...own.calls, call] }
  }
  const { outcome = '', reasons = '' } = data as Partial<OralDecision> // as above
  return { ...own, oralDecisions: [...own.oralDecisions, { outcome, reasons, at, by }] }
}

/** The instant of a local time with its zone; `undefined` for what names none. */
export function instantOf(local: string): string | undefined {
  try {
    return Temporal.ZonedDateTime.from(local).toInstant().toString()
  } catch {
    return undefined
  }
}

/**
 * On what an agreement to take requests orally rests (18(14)): a treaty of the two States that knows them, or what
 * the requested State declared; `undefined` where neither is known.
 */
export function orallyAgreed(governing: GoverningStack): 'treaty' | 'declared' | 'notDeclared' | undefined {
  const layer = cite(governing, 'oralRequest')?.layer
  if (layer === 'bilateral' || layer === 'regional') return 'treaty'
  for (const { declared } of governing.layers)
    for (const { value } of declared ?? [])
      if (value.kind === 'channels') return value.oralUrgent ? 'declared' : 'notDeclared'
  return undefined
}

export function oralWaits({ shared }: CaseState): Obstacle | undefined {
  return openOral(shared) ? undefined : { code: 'noOralRequestOpen' }
}

export const callFields = {
  /** Who called: name, function, authority. */
  caller: { kind: 'line', required: true, topic: 'oralRequest' },
  number: { kind: 'line', topic: 'oralRequest' },
  madeAt: { kind: 'dateTime', required: true, topic: 'oralRequest' },
  asked: { kind: 'line', required: true, topic: 'oralRequest' },
  urgent: { kind: 'line', topic: 'oralRequest' },
  agreed: {
    kind: 'choice',
    options: ['treaty', 'declared', 'thisOnce', 'notAgreed'],
    topic: 'oralRequest',
  },
} as const satisfies Fields

export const decideOnOralFields = {
  outcome: { kind: 'choice', options: ['goOn', 'stop', 'release'], required: true, topic: 'oralRequest' },
  reasons: { kind: 'line', required: true },
} as const satisfies Fields

export const askConfirmationFields = {
  text: { kind: 'prose', topic: 'oralRequest' },
  replyBy: { kind: 'date', topic: 'oralRequest' },
} as const satisfies Fields

export const confirmOralFields = {
  dated: { kind: 'date', topic: 'oralRequest' },
  reference: { kind: 'line', topic: 'oralRequest' },
  /** Where the writing differs from what was said; nothing where it does not. */
  changes: { kind: 'list', topic: 'oralRequest', fields: proposeAmendmentFields.changes.fields },
  note: { kind: 'prose', topic: 'oralRequest' },
} as const satisfies Fields
