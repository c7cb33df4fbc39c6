import * as z from 'zod'
import type { GoverningStack } from '#law/governing.ts'
import { channels } from '../act.ts'
import type { Fields, Prose } from '../field.ts'
import type { Entry, Measure, SharedState } from '../state.ts'
import type { Forwarding } from './lane-state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * The request itself: sent, registered by the other side under its own reference, answered, withdrawn,
 * or forwarded to the authority it should have reached (UNTOC 18(13)).
 */
export const request: Lane = (shared, { entry, procedure }) => {
  const { header } = entry
  const data = entry.content?.data ?? {}
  switch (header.type) {
    case 'send':
      return sent(shared, data as Sent, procedure.measuresAt, entry)
    case 'register': {
      const { reference = '', officer = {}, urgency = '' } = data as Registered
      return {
        ...shared,
        registration: {
          reference,
          officer: { name: officer.name ?? '', phone: officer.phone ?? '', email: officer.email ?? '' },
          urgency,
          at: header.at,
        },
      }
    }
    case 'respond':
      return { ...shared, answeredAt: header.at, closingNote: (data as Ended).note ?? null }
    case 'withdraw': {
      const { because, reasons = {} } = data as Ended
      return { ...shared, withdrawal: { reasons, at: header.at, ...said({ because }) } }
    }
    case 'forward': {
      const { to = '', contact, reasons = {} } = data as Ended
      const forwarding: Forwarding = { to, reasons, at: header.at, ...said({ contact }) }
      return { ...shared, forwarding }
    }
    default:
      return shared
  }
}

/** What the crossing act `send` carries beside the files. */
export const sentData = z.strictObject({
  request: z.record(z.string(), z.unknown()),
  reference: z.string().min(1).max(100),
  governing: z.unknown(),
  /** Version of the requested State's profile the request was written against. */
  profileVersion: z.string().max(50),
})
type Sent = z.infer<typeof sentData>

interface Registered {
  reference?: string
  officer?: { name?: string; phone?: string; email?: string }
  urgency?: string
}

interface Ended {
  note?: Prose
  because?: string
  reasons?: Prose
  to?: string
  contact?: string
}

function sent(
  shared: SharedState,
  data: Sent,
  measuresAt: string,
  { header: { id: act, at }, content }: Entry,
): SharedState {
  // An arriving request was parsed by the procedure's schema before it was recorded.
  const asked = (data.request?.[measuresAt] ?? []) as { id: string; kind: string }[]
  const measures = asked.map(
    (item): Measure => ({ id: item.id, kind: item.kind, state: 'asked', since: at, conditions: [] }),
  )
  return {
    ...shared,
    request: data.request ?? null,
    requestingReference: data.reference ?? null,
    governing: (data.governing ?? null) as GoverningStack | null,
    opening: {
      act,
      files: (content?.files ?? []).filter(file => file.role === 'annex').map(file => file.sha256),
    },
    measures,
  }
}

/** What is noted when something came on paper, before anybody read it in. */
export const receivedFields = {
  channel: { kind: 'choice', options: channels, required: true },
  on: { kind: 'date', required: true },
  dated: { kind: 'date' },
  /** The reference of the authority that wrote. */
  reference: { kind: 'line' },
} as const satisfies Fields

/** What registering asks: the reference under which the case lives here, a named officer, how urgent. */
export const registerFields = {
  reference: { kind: 'line', required: true, topic: 'channel' },
  officer: {
    kind: 'group',
    topic: 'channel',
    fields: {
      name: { kind: 'line', required: true },
      phone: { kind: 'line' },
      email: { kind: 'line' },
    },
  },
  urgency: { kind: 'choice', options: ['P0', 'P1', 'P2', 'P3', 'P4'], required: true },
  expectedBy: { kind: 'date' },
} as const satisfies Fields

/** Why a request is taken back: the reason in words, and its kind. */
export const withdrawFields = {
  because: {
    kind: 'choice',
    options: ['noLongerRequired', 'superseded', 'merged', 'split', 'confidentiality', 'costs', 'other'],
    topic: 'noLongerRequired',
  },
  reasons: { kind: 'prose', required: true, topic: 'execution' },
} as const satisfies Fields

/** To whom a request that came to the wrong authority went on, so that its sender can turn there. */
export const forwardFields = {
  to: { kind: 'line', required: true, topic: 'centralAuthority' },
  contact: { kind: 'line', topic: 'centralAuthority' },
  reasons: { kind: 'prose', required: true, topic: 'centralAuthority' },
} as const satisfies Fields
