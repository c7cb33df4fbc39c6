import type { Authority } from '#law/instrument.ts'
import type { Prose } from '../field.ts'
import type { CaseState, LoggedUse } from '../state.ts'
import { type MayUse, mayUse } from './may-use.ts'

/** What a person wants a result for, as `recordUse` says it. */
export interface Purposed {
  readonly result: string
  readonly purpose: string
  readonly proceedings: string
}

/** Whether a result is handed out, on which text, and which act would open what is closed. */
export interface Door {
  readonly open: boolean
  readonly because:
    | MayUse['because']
    | 'destroyed'
    | 'noUseRecorded'
    | 'usedByAnother'
    | 'otherResult'
    | 'useEnded'
  readonly cites: Authority
  readonly limits: readonly Prose[]
  /** The act that removes what stands in the way; none where only the other State can. */
  readonly remedy?: 'askUse' | 'announceDisclosure' | 'recordUse'
}

/** How long a use opens a result that passes it on: as long as it takes to hand it over. House practice. */
export const releaseMinutes = 60

/**
 * Whether an act brought what another State furnished at this side's request, so that 18(19), or what governs in
 * its place, binds here. Told by the act alone: also what came out of turn is furnished.
 */
export function isFurnished(side: CaseState['side'], act: string): boolean {
  return side === 'requesting' && act === 'deliverResult'
}

/** Whether a use somebody has in mind is open: `mayUse`, asked with what the person said. */
export function doorFor(state: CaseState, use: Purposed): Door {
  const { may, because, cites, limits } = mayUse(state.shared, {
    result: use.result,
    proceedings: use.proceedings,
    exculpatory: use.purpose === 'exculpatory',
    forStatedPurpose: use.purpose === 'stated',
  })
  if (state.own.expunged.some(one => one.act === use.result))
    return { open: false, because: 'destroyed', cites, limits }
  const remedy =
    may === 'afterNotice'
      ? 'announceDisclosure'
      : // What was recalled, or never furnished here, no consent of this lane reopens.
        because === 'notStatedInRequest' || because === 'notStatedPurpose'
        ? 'askUse'
        : undefined
  return { open: may === 'yes', because, cites, limits, ...(remedy ? { remedy } : {}) }
}

/**
 * Whether a use that was written down opens its result now: it must be this person's, for this result, not ended,
 * and still allowed. So neither a use of yesterday nor one of a colleague is a key.
 *
 * @param now instant in UTC
 */
export function doorWith(
  state: CaseState,
  release: string | undefined,
  { result, person, now }: { readonly result: string; readonly person: string; readonly now: string },
): Door {
  const closed = (because: Door['because']): Door => ({
    open: false,
    because,
    cites: 'house use-bound-to-items',
    limits: [],
    remedy: 'recordUse',
  })
  const use = state.own.uses.find(one => one.id === release)
  if (!use) return closed('noUseRecorded')
  if (use.by !== person) return closed('usedByAnother')
  if (use.result !== result) return closed('otherResult')
  if (isOver(state, use, now)) return closed('useEnded')
  return doorFor(state, use)
}

/** The use by which a person reads a result for its own work, asked once: `undefined` before, and once it ended. */
export function rememberedUse(
  state: CaseState,
  asked: { readonly result: string; readonly person: string; readonly now: string },
): LoggedUse | undefined {
  return state.own.uses.findLast(use => isOwnWork(use) && doorWith(state, use.id, asked).open)
}

/** Reading for one's own work in the stated proceedings: nothing is passed on. */
export function isOwnWork(use: {
  readonly purpose: string
  readonly recipient?: string | undefined
}): boolean {
  return use.purpose === 'stated' && (use.recipient ?? '').trim() === ''
}

/** One's own work ends with the case or the request; handing over, when the time for it is over. */
function isOver(state: CaseState, use: LoggedUse, now: string): boolean {
  const ends = [state.own.closedAt, state.shared.withdrawal?.at ?? null].filter(at => at !== null)
  if (ends.some(at => earlier(use.at, at))) return true
  if (isOwnWork(use)) return false
  return earlier(Temporal.Instant.from(use.at).add({ minutes: releaseMinutes }).toString(), now)
}

const earlier = (one: string, other: string) =>
  Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) < 0
