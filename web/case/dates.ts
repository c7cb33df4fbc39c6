import { isOpen, type CaseDeadline, type DeadlineInput } from '#procedures/deadlines.ts'
import { fieldsOf, type Procedure } from '#procedures/procedure.ts'
import type { CaseState } from '#procedures/state.ts'
import { workAtHome } from '#web/home/task-words.ts'
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
  /** What stands behind a day somebody must keep. */
  readonly deadline?: CaseDeadline
  /** The practice it follows, where no deadline stands behind it. */
  readonly cites?: string
}

/**
 * The days the case waits for, earliest first: what each side owes by a day, and the coming days the request itself
 * names.
 *
 * @param today `2026-11-23`: days of the request before it are over and left out
 * @param law what deadlines are computed from; without it only the days people named are told
 */
export function datesOf(
  procedure: Procedure,
  state: CaseState,
  request: Values,
  due: string | null,
  today: string,
  prefix: string,
  reader: Reader,
  law: Pick<DeadlineInput, 'governing' | 'profiles'> = { governing: null, profiles: {} },
): CaseDate[] {
  const { shared, side } = state
  const { say } = reader
  const name = (id: string) => {
    const measure = shared.measures.find(one => one.id === id)
    return measure ? measureName(reader, prefix, measure.kind) : id
  }
  const open = (procedure.deadlines?.({ state, today, ...law }) ?? []).filter(isOpen)
  const owed = open.flatMap((deadline): CaseDate[] => {
    if (deadline.due === null) return []
    const what = say(`case.dates.${deadline.kind}`, {
      ...(deadline.measure === undefined ? {} : { measure: name(deadline.measure) }),
      ...(deadline.what === undefined ? {} : { what: say(deadline.what) }),
    })
    return [{ day: deadline.due, what, whose: deadline.whose === side ? 'ours' : 'theirs', deadline }]
  })
  const atHome = state.own.tasks
    .filter(task => task.due !== undefined && workAtHome.includes(task.state))
    .map(task => ({
      day: task.due ?? '',
      what: say('case.dates.task', { measure: measureName(reader, prefix, task.kind) }),
      whose: 'ours' as const,
    }))
  const proposed = (procedure.proposals?.({ state, today, profiles: law.profiles }) ?? []).map(
    ({ day, given, act, cites }) =>
      ({
        day,
        what: say(
          given['step'] === undefined
            ? `${prefix}.act.${act}`
            : `${prefix}.act.${act}.option.step.${given['step']}`,
        ),
        whose: 'ours',
        cites,
      }) as const,
  )
  const known = [...owed, ...proposed, ...atHome]
  const next =
    due && !known.some(one => one.day === due.slice(0, 10))
      ? [{ day: due.slice(0, 10), what: say('case.dates.due'), whose: 'ours' } as const]
      : []
  const wished = open.some(one => one.kind === 'wished')
  // A day of the request that a deadline holds is told once, with whose it is.
  const ofRequest = (
    shared.answeredAt ? [] : requestDates(procedure, request, today, prefix, reader, wished)
  ).filter(one => !owed.some(({ day, deadline }) => day === one.day && lies(one.path, deadline?.measure)))
  return [...known, ...next, ...ofRequest].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Whether a place lies in a measure: `measures.m1.hearingOn` in `m1`. */
function lies(path: string, measure: string | undefined): boolean {
  return measure !== undefined && path.split('.').includes(measure)
}

function requestDates(
  procedure: Procedure,
  request: Values,
  today: string,
  prefix: string,
  reader: Reader,
  wishTold: boolean,
): (CaseDate & { path: string })[] {
  const keyed = formKeys(prefix)
  return placesOf(fieldsOf(procedure.form), request).flatMap((place): (CaseDate & { path: string })[] => {
    const { field, value } = place
    if ((field.kind !== 'date' && field.kind !== 'dateTime') || typeof value !== 'string') return []
    const day = value.slice(0, 10)
    if (day < today || (wishTold && place.path === 'urgency.wishedBy')) return []
    const what = labelOf(place, keyed, reader.say)
    const local = /T(\d{2}:\d{2})\[(.+)\]$/.exec(value)
    return [
      {
        day,
        what,
        whose: 'request',
        path: place.path,
        ...(local ? { time: local[1] ?? '', zone: local[2] ?? '' } : {}),
      },
    ]
  })
}
