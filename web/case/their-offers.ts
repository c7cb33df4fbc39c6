import type { CaseView } from '#api/cases.ts'
import type { Procedure } from '#procedures/procedure.ts'
import type { CaseState } from '#procedures/state.ts'

type Theirs = CaseView['theirActs'][number]

/**
 * What a partner reached by letter may have done, in two parts: what the ordinary course lets one expect, and what it
 * would hardly have done now, as answering where nothing was asked. That it did all the same is a fact, and can be
 * recorded. Its request is recorded at the end of reading it in and stands in neither.
 */
export function theirOffers({
  procedure,
  state,
  view,
  today,
}: {
  readonly procedure: Procedure
  readonly state: CaseState
  readonly view: Pick<CaseView, 'theirActs'>
  readonly today: string
}): { readonly usual: Theirs[]; readonly unusual: Theirs[] } {
  const acts = view.theirActs.filter(one => one.act !== 'send')
  const isUnusual = ({ act, measure }: Theirs) => {
    const step = procedure.lifecycle.find(line => line.act === act && line.strand === 'shared')
    return step?.unless?.(state, { today, ...(measure === undefined ? {} : { measure }) }) !== undefined
  }
  return { usual: acts.filter(one => !isUnusual(one)), unusual: acts.filter(isUnusual) }
}
