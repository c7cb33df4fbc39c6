import { fieldsOf, type Procedure } from '#procedures/procedure.ts'
import type { CaseState } from '#procedures/state.ts'
import { placesOf, type Values } from '#web/request/values.ts'
import { measureName, type Reader } from './reader.ts'
import { formKeys, labelOf } from './rows.ts'

/** A day that matters to the case. */
export interface CaseDate {
  /** `2026-11-27` */
  readonly day: string
  /** `09:00`, on the clock of `zone`, where the day has one. */
  readonly time?: string
  readonly zone?: string
  readonly what: string
  readonly whose: 'ours' | 'theirs' | 'request'
}

/**
 * The days the case waits for, earliest first: answers asked for, reviews of postponements, and the coming days
 * the request itself names.
 *
 * @param today `2026-11-23`: days of the request before it are over and left out
 */
export function datesOf(
  procedure: Procedure,
  { shared, side }: CaseState,
  request: Values,
  due: string | null,
  today: string,
  prefix: string,
  reader: Reader,
): CaseDate[] {
  const { say } = reader
  const name = (id: string) => {
    const measure = shared.measures.find(one => one.id === id)
    return measure ? measureName(reader, prefix, measure.kind) : id
  }
  const isInConsultation = (id: string) =>
    shared.measures.some(measure => measure.id === id && measure.state === 'inConsultation')
  const mine = side === 'requesting' ? 'ours' : 'theirs'
  const yours = side === 'requested' ? 'ours' : 'theirs'
  const questions = shared.questions.flatMap(one =>
    one.replyBy && !one.answer
      ? [{ day: one.replyBy, what: say('case.dates.answer'), whose: mine } as const]
      : [],
  )
  const consultations = shared.consultations.flatMap(one =>
    one.replyBy && one.replies.length === 0 && isInConsultation(one.measure)
      ? [
          {
            day: one.replyBy,
            what: say('case.dates.consultation', { measure: name(one.measure) }),
            whose: mine,
          } as const,
        ]
      : [],
  )
  const conditions = shared.conditions.flatMap(one =>
    one.respondBy && !one.outcome
      ? [
          {
            day: one.respondBy,
            what: say('case.dates.condition', { measure: name(one.measure) }),
            whose: mine,
          } as const,
        ]
      : [],
  )
  const reviews = shared.measures.flatMap(one =>
    one.state === 'postponed' && one.postponement
      ? [
          {
            day: one.postponement.review,
            what: say('case.dates.review', { measure: name(one.id) }),
            whose: yours,
          } as const,
        ]
      : [],
  )
  const watched = (procedure.watched?.(shared) ?? [])
    .filter(one => one.day >= today || one.stays)
    .map(
      one =>
        ({
          day: one.day,
          what: say('case.dates.watched', { measure: name(one.measure), what: say(one.what) }),
          whose: one.by === side ? 'ours' : 'theirs',
        }) as const,
    )
  const known = [...questions, ...consultations, ...conditions, ...reviews, ...watched]
  const deadline =
    due && !known.some(one => one.day === due.slice(0, 10))
      ? [{ day: due.slice(0, 10), what: say('case.dates.due'), whose: 'ours' } as const]
      : []
  const ofRequest = shared.answeredAt ? [] : requestDates(procedure, request, today, prefix, reader)
  return [...known, ...deadline, ...ofRequest].toSorted((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  )
}

function requestDates(
  procedure: Procedure,
  request: Values,
  today: string,
  prefix: string,
  reader: Reader,
): CaseDate[] {
  const keyed = formKeys(prefix)
  return placesOf(fieldsOf(procedure.form), request).flatMap((place): CaseDate[] => {
    const { field, value } = place
    if ((field.kind !== 'date' && field.kind !== 'dateTime') || typeof value !== 'string') return []
    const day = value.slice(0, 10)
    if (day < today) return []
    const what = labelOf(place, keyed, reader.say)
    const local = /T(\d{2}:\d{2})\[(.+)\]$/.exec(value)
    return [{ day, what, whose: 'request', ...(local ? { time: local[1] ?? '', zone: local[2] ?? '' } : {}) }]
  })
}
