import { fieldsOf } from '#procedures/procedure.ts'
import { unresolved, type DraftComment, type ResolvedComment } from '#procedures/lanes/pre-consultation.ts'
import type { CaseDesk } from '#web/case/case-desk.tsx'
import { placeFor, placesOf, type Values } from '#web/request/values.ts'

/** A comment of the partner as the page shows it beside the field it was made on. */
export interface CommentShown {
  readonly comment: DraftComment
  /** The version of the draft it was made on. */
  readonly version: number
  readonly resolved: ResolvedComment | undefined
}

/**
 * The comments that stand beneath a place of the form as it is now: those on the place itself, and those on what lay
 * in it and is no longer there. `''` are those on the whole.
 */
export function commentsByPlace(
  desk: CaseDesk,
  values: Values,
): ReadonlyMap<string, readonly CommentShown[]> {
  const { procedure } = desk
  const places = placesOf(fieldsOf(procedure.form), values)
  return Map.groupBy(commentsShown(desk), ({ comment }) =>
    comment.path === '' ? '' : (placeFor(places, comment.path)?.path ?? ''),
  )
}

/** Every comment with its version and what became of it here, oldest first. */
export function commentsShown({ state }: Pick<CaseDesk, 'state'>): readonly CommentShown[] {
  const lane = state.shared.preConsultation
  return (lane?.comments ?? []).map(comment => ({
    comment,
    version: lane?.drafts.find(draft => draft.id === comment.draft)?.version ?? 0,
    resolved: state.own.resolved.find(one => one.comment === comment.id),
  }))
}

/** How many comments nobody here has settled. */
export function openCount({ state }: Pick<CaseDesk, 'state'>): number {
  return unresolved(state.shared, state.own).length
}
