import { cite } from '#law/cite.ts'
import { type CaseDeadline, type DeadlineInput, namedDays } from '../deadlines.ts'
import { waiverDates } from '../lanes/waiver-dates.ts'
import { lifecycle } from './lifecycle.ts'
import { restrictionsOf } from './restrictions.ts'

/**
 * No text gives a length for anything here, so only what the house asks of itself is counted. What is told are days people named: the last day
 * of a temporary secrecy, which the receiving side keeps until then and which ends by itself (UNTOC 18(5)), and the
 * day proposed for an answer.
 */
export function deadlinesOf(input: DeadlineInput): readonly CaseDeadline[] {
  const { state, governing, today } = input
  const secret = restrictionsOf(state.shared).flatMap(({ item, until }): CaseDeadline[] => {
    if (until === undefined) return []
    const over = until < today.slice(0, 10)
    return [
      {
        ...asNamed,
        id: `watched:${item}.confidentialUntil`,
        kind: 'watched',
        measure: item,
        what: 'si.watch.secrecy',
        whose: 'requested',
        due: until,
        ...citing('restrictionsOnInformation'),
        answeredBy: [],
        state: over ? 'over' : 'running',
      },
    ]
  })
  const answers = namedDays(state.shared).flatMap(({ id, kind, whose, from, day, met }): CaseDeadline[] => {
    if (day === undefined) return []
    const past = day < today.slice(0, 10)
    return [
      {
        ...asNamed,
        id,
        kind,
        whose,
        from,
        due: day,
        ...citing('dealingsOnInformation'),
        answeredBy: ['answerInformation'],
        state: met ? 'met' : past ? 'missed' : 'running',
      },
    ]
  })
  const ours = waiverDates({ lifecycle }, input)
  return [...secret, ...answers, ...ours].toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))

  function citing(topic: 'restrictionsOnInformation' | 'dealingsOnInformation') {
    const source = governing && cite(governing, topic)
    return source ? { cites: source.citation, layer: source.layer } : { cites: null, layer: null }
  }
}

/** A day a person named: nothing was counted, and it has no zone. */
const asNamed = {
  from: null,
  zone: null,
  steps: [],
  holidaysUnknown: [],
  consequence: 'alarmOnly',
} as const
