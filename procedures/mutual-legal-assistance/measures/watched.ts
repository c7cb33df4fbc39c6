import type { WatchedDay } from '../../procedure.ts'
import type { Measure, SharedState } from '../../state.ts'
import type { Request } from '../form.ts'
import { safeConductOf } from '../safe-conduct.ts'
import { kindOf } from './kinds.ts'

/**
 * Days on which somebody must act or a protection ends, as they follow from what was done: the end of a
 * freezing, the return of a person or a thing, the end of a remedy, the last day of a safe conduct.
 */
export function watchedDays(shared: SharedState): readonly WatchedDay[] {
  return shared.measures.flatMap(measure => [...ofProof(shared, measure), ...ofPresence(shared, measure)])
}

/** A remedy is used there or not; whether to extend, release or bring back is for the requesting State. */
const theirs: readonly string[] = ['remedyUntil']

function ofProof(shared: SharedState, measure: Measure): WatchedDay[] {
  const kind = kindOf(measure.kind)
  const results = shared.results.filter(one => one.measure === measure.id)
  // The later word stands.
  const proof: Readonly<Record<string, unknown>> = Object.fromEntries(
    results.flatMap(one => Object.entries(one.proof ?? {})),
  )
  return (kind?.watch ?? []).flatMap(name => {
    const day = proof[name]
    if (!kind || kind.proof[name]?.kind !== 'date' || typeof day !== 'string') return []
    if (name === 'returnBy' && proof['returnedOn'] !== undefined) return []
    const by = theirs.includes(name) ? ('requested' as const) : ('requesting' as const)
    const what = `mla.act.deliverResult.field.proof.${measure.kind}.${name}`
    // What ends unless somebody acts is told until somebody did.
    return [{ day, what, measure: measure.id, by, stays: by === 'requesting' }]
  })
}

function ofPresence(shared: SharedState, measure: Measure): WatchedDay[] {
  if (measure.kind !== 'appearance' || !measure.presence || !shared.governing) return []
  // The request was parsed by the form's schema before it was recorded.
  const asked = ((shared.request ?? {}) as Request).measures?.find(one => one.id === measure.id)
  const agreed = asked?.kind === 'appearance' ? asked.safeDays : undefined
  const safe = safeConductOf(measure.presence, shared.governing, agreed)
  if (!safe) return []
  const day = safe.lastDay
  return [{ day, what: 'mla.watch.safeConduct', measure: measure.id, by: 'requesting', stays: false }]
}
