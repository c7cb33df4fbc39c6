import type { DeadlineFact } from '../deadlines.ts'
import { confidentialityAsked } from '../lanes/confidentiality.ts'
import { instantOf } from '../lanes/oral.ts'
import type { CaseState, Measure, SharedState } from '../state.ts'
import type { Request } from './form.ts'
import { kindOf } from './measures/kinds.ts'

/**
 * What sets clocks running beside the days people named: a request made orally, secrecy that was asked for, the end of a freezing, the
 * return of a person or a thing, the end of a remedy, a person whose presence is no longer required.
 */
export function factsOf(state: CaseState): readonly DeadlineFact[] {
  const { shared, clock } = state
  return [
    ...madeOrally(state),
    ...secrecy(shared, clock.turns[0]?.from),
    ...shared.measures.flatMap(measure => [...ofProof(shared, measure), ...ofPresence(shared, measure)]),
  ]
}

/**
 * A request made orally, from the call where it was written down, else from the day it was recorded. What was recorded
 * as oral ends by its confirmation; where the request itself came or left in writing, by that.
 */
function madeOrally({ shared, own, clock }: CaseState): DeadlineFact[] {
  const [call] = own.calls
  const sentAt = clock.turns[0]?.from
  const at = (call && instantOf(call.madeAt)) ?? (shared.oral ? sentAt : undefined)
  if (at === undefined) return []
  const confirmedAt = shared.oral ? shared.oral.confirmation?.at : sentAt
  const confirmed = confirmedAt === undefined ? {} : { confirmedAt }
  return [{ kind: 'oralRequest', id: call?.id ?? shared.oral?.act ?? '', at, ...confirmed }]
}

/** Asked for in the request itself: from the instant we recorded it. */
function secrecy(shared: SharedState, from: string | undefined): DeadlineFact[] {
  if (from === undefined || !confidentialityAsked(shared)) return []
  const answered = shared.confidentiality ? { answeredAt: shared.confidentiality.at } : {}
  return [{ kind: 'secrecyAsked', id: 'request', at: from, ...answered }]
}

function ofProof(shared: SharedState, measure: Measure): DeadlineFact[] {
  const kind = kindOf(measure.kind)
  const results = shared.results.filter(one => one.measure === measure.id)
  // The later word stands.
  const proof: Readonly<Record<string, unknown>> = Object.fromEntries(
    results.flatMap(one => Object.entries(one.proof ?? {})),
  )
  return (kind?.watch ?? []).flatMap((name): DeadlineFact[] => {
    const day = proof[name]
    if (!kind || kind.proof[name]?.kind !== 'date' || typeof day !== 'string') return []
    const about = { id: `${measure.id}.${name}`, measure: measure.id }
    if (name === 'until') {
      const answered =
        measure.state === 'noLongerRequired' || measure.state === 'continued'
          ? { answeredAt: measure.since }
          : {}
      return [{ kind: 'frozen', ...about, until: day, ...answered }]
    }
    if (name === 'returnBy' && measure.kind === 'detaineeTransfer') {
      const returnedOn = proof['returnedOn']
      const returned = typeof returnedOn === 'string' ? { returnedAt: returnedOn } : {}
      return [{ kind: 'transferred', ...about, returnBy: day, ...returned }]
    }
    const what = `mla.act.deliverResult.field.proof.${measure.kind}.${name}`
    return [{ kind: 'watched', ...about, what, day, ...(remedies.includes(name) ? theirs : ours) }]
  })
}

/** What ends unless somebody acts is told until somebody did; a remedy is used there in its time or not. */
const remedies: readonly string[] = ['remedyUntil']
const theirs = { whose: 'requested', endsByItself: true } as const
const ours = { whose: 'requesting', endsByItself: false } as const

function ofPresence(shared: SharedState, measure: Measure): DeadlineFact[] {
  if (measure.kind !== 'appearance' || !measure.presence) return []
  const { informedOn, couldLeaveFrom, hindrance, leftOn } = measure.presence
  // The request was parsed by the form's schema before it was recorded.
  const asked = ((shared.request ?? {}) as Request).measures?.find(one => one.id === measure.id)
  const agreedDays = asked?.kind === 'appearance' ? asked.safeDays : undefined
  const free = couldLeaveFrom ?? (hindrance === undefined ? informedOn : undefined)
  return [
    {
      kind: 'noLongerRequired',
      id: measure.id,
      measure: measure.id,
      ...(informedOn === undefined ? {} : { informedAt: informedOn }),
      ...(free === undefined ? {} : { couldLeaveFrom: free }),
      ...(agreedDays === undefined ? {} : { agreedDays }),
      ...(leftOn === undefined ? {} : { leftAt: leftOn }),
    },
  ]
}
