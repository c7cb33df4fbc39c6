import { cite, valueOf } from '#law/cite.ts'
import type { Authority } from '#law/instrument.ts'
import type { Prose } from '../field.ts'
import type { SharedState } from '../state.ts'

/** A use of a result somebody has in mind. */
export interface Use {
  /** Id of the act that delivered it, or the SHA-256 of one of its files. */
  readonly result: string
  /** Id or reference of the proceedings it is to serve. */
  readonly proceedings: string
  /** To disclose to an accused person what clears them. */
  readonly exculpatory?: boolean
  /** Whether it serves the purpose the request stated: asked where a treaty limits use to that. */
  readonly forStatedPurpose?: boolean
}

export interface MayUse {
  readonly may: 'yes' | 'onlyWithConsent' | 'afterNotice'
  readonly because:
    | 'statedInRequest'
    | 'statedPurpose'
    | 'consentGiven'
    | 'noticeGiven'
    | 'noticeDue'
    | 'notStatedInRequest'
    | 'notStatedPurpose'
    | 'notFurnishedHere'
    | 'recalled'
  /** The paragraph that governs; house practice where no text between the two speaks. */
  readonly cites: Authority
  /** Further limits that bind this use: of the result, conditions accepted for the measure, of the consent. */
  readonly limits: readonly Prose[]
}

/**
 * Whether a result may be used (UNTOC 18(19), or what governs in its place). The state is that of the case in
 * which the result was furnished: in any other, also a supplementary one, it is not known and needs consent. The
 * limit is what the request stated when the result came, it does not end with the case, and only an answer of the
 * State that furnished it lifts it. What clears an accused person is never held back: only the notice is due first.
 *
 * @example mayUse(state, { result, proceedings: 'AU-2026-9' }).may // 'onlyWithConsent'
 */
export function mayUse(shared: SharedState, use: Use): MayUse {
  const results = shared.results.filter(
    one => one.act === use.result || one.files.some(file => file.sha256 === use.result),
  )
  const limits = results.flatMap(result => limitsOf(shared, result))
  const answer = (
    may: MayUse['may'],
    because: MayUse['because'],
    more: readonly (Prose | undefined)[] = [],
  ): MayUse => ({
    may,
    because,
    cites: citing(shared, may === 'afterNotice' || because === 'noticeGiven'),
    limits: [...limits, ...more.filter(one => one !== undefined)],
  })

  const acts = results.map(one => one.act)
  if (use.exculpatory) {
    const told = shared.disclosures.some(
      one => acts.includes(one.result) && same(one.proceedings, use.proceedings),
    )
    return told ? answer('yes', 'noticeGiven') : answer('afterNotice', 'noticeDue')
  }
  if (results.length === 0) return answer('onlyWithConsent', 'notFurnishedHere')
  // The same file may have been furnished twice; one act that was not recalled is enough.
  const standing = acts.filter(act => !shared.recalls.some(one => one.by === 'requested' && one.act === act))
  if (standing.length === 0) return answer('onlyWithConsent', 'recalled')

  const consent = shared.useRequests.find(
    one =>
      standing.includes(one.result) &&
      same(one.proceedings, use.proceedings) &&
      (one.outcome?.answer === 'granted' || one.outcome?.answer === 'grantedOnConditions'),
  )
  if (consent) return answer('yes', 'consentGiven', [consent.outcome?.conditions])
  if (scopeOf(shared) === 'purpose')
    return use.forStatedPurpose
      ? answer('yes', 'statedPurpose')
      : answer('onlyWithConsent', 'notStatedPurpose')
  const stated = shared.useLimits.some(
    limit =>
      standing.includes(limit.result) &&
      limit.proceedings.some(one => same(one.id, use.proceedings) || same(one.reference, use.proceedings)),
  )
  return stated ? answer('yes', 'statedInRequest') : answer('onlyWithConsent', 'notStatedInRequest')
}

/** What the governing text limits use to: the proceedings stated, or the purpose stated. */
function scopeOf({ governing }: SharedState): string {
  const value = governing ? valueOf(governing, 'useLimitation')?.value : undefined
  return value?.kind === 'limitedTo' ? value.scope : 'proceedings'
}

function citing({ governing }: SharedState, disclosing: boolean): Authority {
  const found = governing && cite(governing, disclosing ? 'exculpatoryDisclosure' : 'useLimitation')
  return found?.citation ?? 'house use-bound-to-items'
}

function limitsOf(shared: SharedState, result: SharedState['results'][number]): Prose[] {
  const measure = shared.measures.find(one => one.id === result.measure)
  return [...(result.limitation ? [result.limitation] : []), ...(measure?.conditions ?? [])]
}

/** Whether two names are one, but for spaces and capitals; a blank names nothing. */
function same(one: string, other: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
  return bare(one) !== '' && bare(one) === bare(other)
}
