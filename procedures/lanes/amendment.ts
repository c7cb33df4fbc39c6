import { amended, type Change } from '../amended.ts'
import type { Fields, Prose } from '../field.ts'
import { fieldsOf } from '../procedure.ts'
import type { CaseState } from '../state.ts'
import type { Lane } from './lane.ts'

/**
 * The request changed at our own instance: new values of single fields. It is proposed at home by one person and
 * sent by another. A new measure is no amendment but a supplementary request.
 */
export const amendment: Lane = (shared, { entry, procedure }) => {
  const { header } = entry
  if (header.type !== 'amend') return shared
  const data = (entry.content?.data ?? {}) as Proposal
  const { request, changes } = amended(fieldsOf(procedure.form), shared.request, data.changes ?? [])
  const item = {
    id: header.id,
    proposal: data.proposal ?? '',
    reasons: data.reasons ?? {},
    at: header.at,
    changes,
  }
  return { ...shared, request, amendments: [...shared.amendments, item] }
}

/** The proposal at home that was not sent yet; a newer one takes the place of an older. */
export function openProposal(state: CaseState): CaseState['own']['proposals'][number] | undefined {
  const newest = state.own.proposals.at(-1)
  return newest && state.shared.amendments.some(one => one.proposal === newest.id) ? undefined : newest
}

interface Proposal {
  proposal?: string
  changes?: Change[]
  reasons?: Prose
}

export const proposeAmendmentFields = {
  changes: {
    kind: 'list',
    required: true,
    topic: 'amendmentOfRequest',
    fields: {
      /** The field of the request, as `facts` or `measures.m1.account`. */
      path: { kind: 'line', required: true },
      /** The new wording of a free text. */
      text: { kind: 'prose' },
      /** The new value of any other field; a day as 2026-11-23, yes or no, or the option's name. */
      value: { kind: 'line' },
    },
  },
  reasons: { kind: 'prose', required: true, topic: 'amendmentOfRequest' },
} as const satisfies Fields

export const amendFields = {
  /** The proposal at home it comes from. */
  proposal: { kind: 'line', required: true },
  ...proposeAmendmentFields,
} as const satisfies Fields
