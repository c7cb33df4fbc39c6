import { valueOf } from '#law/cite.ts'
import type { GoverningStack } from '#law/governing.ts'
import type { Fields, Prose } from '../field.ts'
import type { SharedState } from '../state.ts'
import type { Disclosure, UseLimit, UseRequest } from './lane-state.ts'
import type { Lane } from './lane.ts'
import { said } from './optional.ts'

/**
 * Limits on use (UNTOC 18(19)): what a result is bound to, consent to use it elsewhere, and notice before what
 * clears an accused person is disclosed.
 */
export const use: Lane = (shared, { entry, by, procedure }) => {
  const { header } = entry
  const data = (entry.content?.data ?? {}) as Asked & Answered & Announced
  switch (header.type) {
    case 'deliverResult':
      return { ...shared, useLimits: [...shared.useLimits, limitOf(shared, header.id, procedure)] }
    case 'askUse': {
      const asked: UseRequest = {
        id: header.id,
        result: data.result ?? data.measure ?? '',
        proceedings: data.proceedings ?? '',
        purpose: data.purpose ?? {},
        askedAt: header.at,
        ...said({ replyBy: data.replyBy }),
      }
      return { ...shared, useRequests: [...shared.useRequests, asked] }
    }
    case 'answerUse': {
      const outcome = {
        answer: data.answer ?? '',
        at: header.at,
        ...said({ conditions: data.conditions, reasons: data.reasons }),
      }
      return {
        ...shared,
        useRequests: shared.useRequests.map(item =>
          item.id === data.use && !item.outcome ? { ...item, outcome } : item,
        ),
      }
    }
    case 'announceDisclosure': {
      const notice: Disclosure = {
        id: header.id,
        result: data.result ?? data.measure ?? '',
        proceedings: data.proceedings ?? '',
        moment: data.moment ?? '',
        at: header.at,
        consultation: [],
        ...said({ on: data.on, whyNotBefore: data.whyNotBefore }),
      }
      return { ...shared, disclosures: [...shared.disclosures, notice] }
    }
    case 'consultOnDisclosure':
      return {
        ...shared,
        disclosures: shared.disclosures.map(item =>
          item.id === data.notice
            ? { ...item, consultation: [...item.consultation, { by, text: data.text ?? {}, at: header.at }] }
            : item,
        ),
      }
    default:
      return shared
  }
}

/** What the request states at this moment: a later change of it does not widen what was already furnished. */
function limitOf(
  { request }: SharedState,
  result: string,
  { proceedingsAt }: { readonly proceedingsAt?: string },
): UseLimit {
  const stated = proceedingsAt === undefined ? undefined : request?.[proceedingsAt]
  const items: unknown[] = Array.isArray(stated) ? stated : []
  return {
    result,
    proceedings: items.flatMap(item =>
      typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string'
        ? [
            {
              id: item.id,
              reference: 'reference' in item && typeof item.reference === 'string' ? item.reference : '',
            },
          ]
        : [],
    ),
  }
}

interface Asked {
  result?: string
  /** In place of a result, where an item of what was sent is meant. */
  measure?: string
  proceedings?: string
  purpose?: Prose
  replyBy?: string
}
interface Answered {
  use?: string
  answer?: string
  conditions?: Prose
  reasons?: Prose
}
interface Announced {
  moment?: string
  on?: string
  whyNotBefore?: Prose
  notice?: string
  text?: Prose
}

export const askUseFields = {
  /** The act that delivered the result. */
  result: { kind: 'line', required: true, topic: 'useLimitation' },
  proceedings: { kind: 'line', required: true, topic: 'useLimitation' },
  purpose: { kind: 'prose', required: true, topic: 'useLimitation' },
  replyBy: { kind: 'date', topic: 'useLimitation' },
} as const satisfies Fields

export const answerUseFields = {
  /** The act that asked. */
  use: { kind: 'line', required: true, topic: 'useLimitation' },
  answer: {
    kind: 'choice',
    options: ['granted', 'grantedOnConditions', 'denied'],
    required: true,
    topic: 'useLimitation',
  },
  conditions: { kind: 'prose', topic: 'useLimitation' },
  reasons: { kind: 'prose', topic: 'useLimitation' },
} as const satisfies Fields

export const announceFields = {
  result: { kind: 'line', required: true, topic: 'exculpatoryDisclosure' },
  proceedings: { kind: 'line', required: true, topic: 'exculpatoryDisclosure' },
  moment: {
    kind: 'choice',
    options: ['before', 'after'],
    required: true,
    topic: 'exculpatoryDisclosure',
  },
  on: { kind: 'date', topic: 'exculpatoryDisclosure' },
  whyNotBefore: { kind: 'prose', topic: 'exculpatoryDisclosure' },
} as const satisfies Fields

/** When notice may be given: a text that knows only notice beforehand has no other; one that is silent, both. */
export function momentsOfNotice(governing: GoverningStack): readonly string[] {
  const found = valueOf(governing, 'exculpatoryDisclosure')?.value
  return found?.kind === 'notice' ? found.moments : announceFields.moment.options
}

export const consultOnDisclosureFields = {
  notice: { kind: 'line', required: true, topic: 'exculpatoryDisclosure' },
  text: { kind: 'prose', required: true, topic: 'exculpatoryDisclosure' },
} as const satisfies Fields

/** One use, written down at home: what, in which proceedings, for what, to whom it went. */
export const recordUseFields = {
  result: { kind: 'line', required: true, topic: 'useLimitation' },
  purpose: {
    kind: 'choice',
    options: ['stated', 'otherProceedings', 'exculpatory', 'onwardTransfer'],
    required: true,
    topic: 'useLimitation',
  },
  proceedings: { kind: 'line', required: true, topic: 'useLimitation' },
  recipient: { kind: 'line', topic: 'useLimitation' },
  on: { kind: 'date', topic: 'useLimitation' },
  note: { kind: 'line' },
} as const satisfies Fields
