import {
  closeDraftFields,
  commentFields,
  concludeFields,
  endFields,
  forecastFields,
  resolveFields,
  shareFields,
} from '../lanes/pre-consultation.ts'
import type { Obstacle, Step } from '../procedure.ts'
import type { CaseState } from '../state.ts'

const making = ['drafting', 'submitted', 'approved'] as const
const shared = ['draftShared'] as const

/**
 * A draft before the request (resolution 9/3, I(b)). An officer takes these steps: a draft binds nobody and asks for
 * nothing, so that two desks can talk; the request itself still needs the head of unit and a second person.
 */
export const draftSteps = [
  {
    act: 'shareDraft',
    by: 'requesting',
    strand: 'shared',
    from: [null, 'draftShared'],
    to: 'draftShared',
    when: making,
    duty: 'officer',
    topic: 'preConsultation',
    fields: shareFields,
    group: 'more',
  },
  {
    act: 'commentOnDraft',
    by: 'requested',
    strand: 'shared',
    from: shared,
    to: 'same',
    duty: 'officer',
    topic: 'preConsultation',
    fields: commentFields,
    unless: draftOpen,
  },
  {
    act: 'forecast',
    by: 'requested',
    strand: 'shared',
    from: shared,
    to: 'same',
    duty: 'officer',
    topic: 'preConsultation',
    fields: forecastFields,
    unless: draftOpen,
  },
  {
    act: 'concludeDraft',
    by: 'requested',
    strand: 'shared',
    from: shared,
    to: 'same',
    duty: 'officer',
    topic: 'preConsultation',
    fields: concludeFields,
    unless: draftOpen,
  },
  {
    act: 'endPreConsultation',
    by: 'requesting',
    strand: 'shared',
    from: shared,
    to: 'same',
    when: making,
    duty: 'officer',
    topic: 'preConsultation',
    fields: endFields,
    unless: draftOpen,
    group: 'more',
  },
  {
    act: 'resolveComment',
    by: 'requesting',
    strand: 'own',
    from: making,
    to: 'same',
    when: shared,
    duty: 'officer',
    topic: 'preConsultation',
    fields: resolveFields,
    unless: commentThere,
    group: 'more',
  },
  {
    act: 'closeDraft',
    by: 'requested',
    strand: 'own',
    from: [null, 'receiving'],
    to: 'same',
    when: shared,
    duty: 'officer',
    topic: 'preConsultation',
    fields: closeDraftFields,
    unless: concludedFirst,
  },
] as const satisfies readonly Step[]

/** Nobody writes on a draft that was given up, or put aside. */
function draftOpen({ shared, own }: CaseState): Obstacle | undefined {
  const lane = shared.preConsultation
  if (lane?.ended?.outcome === 'giveUp') return { code: 'draftGivenUp' }
  return lane && own.draftClosed?.draft === lane.drafts.at(-1)?.id ? { code: 'draftPutAside' } : undefined
}

/** There is a comment to settle. */
function commentThere({ shared }: CaseState): Obstacle | undefined {
  return (shared.preConsultation?.comments.length ?? 0) > 0 ? undefined : { code: 'noCommentThere' }
}

/** Whoever shared the draft hears what came of it before it is put aside, unless it ended the matter itself. */
function concludedFirst({ shared, own }: CaseState): Obstacle | undefined {
  const lane = shared.preConsultation
  const newest = lane?.drafts.at(-1)?.id
  if (own.draftClosed?.draft === newest) return { code: 'draftPutAside' }
  return lane?.ended || lane?.conclusion?.draft === newest
    ? undefined
    : { code: 'concludeDraftFirst', remedy: { act: 'concludeDraft' } }
}

/** A draft the partner works on is not dropped in silence. */
export function partnerTold({ shared }: CaseState): Obstacle | undefined {
  return shared.state === 'draftShared' && shared.preConsultation?.ended?.outcome !== 'giveUp'
    ? { code: 'tellThemFirst', remedy: { act: 'endPreConsultation' } }
    : undefined
}
