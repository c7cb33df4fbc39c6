import { cite } from '#law/cite.ts'
import type { Authority } from '#law/instrument.ts'
import type { Prose } from '../field.ts'
import type { MayUse, Use } from '../lanes/may-use.ts'
import type { SharedState } from '../state.ts'
import { restrictionsOf, type Restriction } from './restrictions.ts'

/** As for results of assistance; the reasons are those of UNTOC 18(5). */
export interface MayUseInformation extends Omit<MayUse, 'because'> {
  readonly because:
    | 'notRestricted'
    | 'withinRestriction'
    | 'consentGiven'
    | 'noticeGiven'
    | 'noticeDue'
    | 'restricted'
    | 'notFurnishedHere'
    | 'recalled'
  /** It is to stay secret, until the day the sender named where it named one. */
  readonly secret: { readonly until?: string } | null
}

/**
 * Whether information that came unasked may be used (UNTOC 18(5)). Nothing limits it but what the sender asked for:
 * 18(19) speaks of what was requested, and not of this. What clears an accused person is never held back; only the
 * notice is due first.
 *
 * @param use `result` is the id of an item, of the act that sent it, or the SHA-256 of a file; a file and the act
 *   belong to all items, so the strictest of them decides. `forStatedPurpose`: a person read the restriction and
 *   says that the use lies within it
 * @example mayUseInformation(shared, { result: 'i2', proceedings: '31 IQ 4' }).may // 'onlyWithConsent'
 */
export function mayUseInformation(shared: SharedState, use: Use): MayUseInformation {
  const items = itemsMeant(shared, use.result)
  const recalled = shared.recalls.some(one => one.by === 'requesting' && one.act === shared.opening?.act)
  const answers = items.map(item => forItem(shared, item, use, recalled))
  const strictest = answers.find(one => one.may !== 'yes') ?? answers[0]
  if (strictest) return strictest
  const cites = citing(shared)
  return use.exculpatory
    ? { may: 'afterNotice', because: 'noticeDue', cites, limits: [], secret: null }
    : { may: 'onlyWithConsent', because: 'notFurnishedHere', cites, limits: [], secret: null }
}

function forItem(shared: SharedState, item: Restriction, use: Use, recalled: boolean): MayUseInformation {
  const answer = (
    may: MayUse['may'],
    because: MayUseInformation['because'],
    more: readonly Prose[] = [],
  ): MayUseInformation => ({
    may,
    because,
    cites: citing(shared),
    limits: [...item.terms, ...more],
    secret: item.confidential ? (item.until === undefined ? {} : { until: item.until }) : null,
  })
  if (use.exculpatory) {
    const told = shared.disclosures.some(
      one => one.result === item.item && same(one.proceedings, use.proceedings),
    )
    return told ? answer('yes', 'noticeGiven') : answer('afterNotice', 'noticeDue')
  }
  if (recalled) return answer('onlyWithConsent', 'recalled')
  const consent = shared.useRequests.find(
    one =>
      one.result === item.item &&
      same(one.proceedings, use.proceedings) &&
      (one.outcome?.answer === 'granted' || one.outcome?.answer === 'grantedOnConditions'),
  )
  if (consent)
    return answer('yes', 'consentGiven', consent.outcome?.conditions ? [consent.outcome.conditions] : [])
  if (item.use === 'none' || item.use === 'unsaid') return answer('yes', 'notRestricted')
  return item.use !== 'consent' && use.forStatedPurpose
    ? answer('yes', 'withinRestriction')
    : answer('onlyWithConsent', 'restricted')
}

function itemsMeant(shared: SharedState, result: string): readonly Restriction[] {
  const all = restrictionsOf(shared)
  const whole = shared.opening?.act === result || shared.opening?.files.includes(result)
  return whole ? all : all.filter(one => one.item === result)
}

function citing({ governing }: SharedState): Authority {
  const found = governing && cite(governing, 'restrictionsOnInformation')
  return found?.citation ?? 'house use-bound-to-items'
}

/** Whether two names are one, but for spaces and capitals; a blank names nothing. */
function same(one: string, other: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
  return bare(one) !== '' && bare(one) === bare(other)
}
