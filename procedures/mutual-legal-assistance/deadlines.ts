import { cite, valueOf } from '#law/cite.ts'
import { clocks, type Clock } from '#law/clocks.ts'
import { computeDeadline, ruleOf, zoneOf, type DeadlineFacts, type DeadlineRule } from '#law/deadline.ts'
import type { GoverningStack } from '#law/governing.ts'
import type { Authority } from '#law/instrument.ts'
import type { Consequence } from '#law/text-clocks.ts'
import type { Topic } from '#law/topics.ts'
import type { Side } from '../act.ts'
import { isOpen, namedDays } from '../deadlines.ts'
import type { CaseDeadline, DeadlineFact, DeadlineInput, DeadlineKind, NamedDay } from '../deadlines.ts'
import { holder } from '../fold.ts'
import { openOrders } from '../lanes/translation/work.ts'
import { factsOf } from './facts.ts'

/**
 * Every clock of a case: what set it running, whose it is, when it ends and how that was counted. A fold over the
 * state and nothing else; nobody's deadline lapses here. What is missed stays until an act answers it.
 *
 * A day a person named goes before a length proposed by a text or by the house. Where no text gives a length and
 * nobody named a day, there is no deadline.
 */
export function deadlinesOf(input: DeadlineInput): readonly CaseDeadline[] {
  const named = namedDays(input.state.shared).flatMap(day => ofLane(input, day))
  const facts = factsOf(input.state).flatMap(fact => ofFact(input, fact))
  return [...acknowledgement(input), ...named, ...facts, ...translations(input)].toSorted(
    (a, b) => order(a) - order(b) || byDay(a, b),
  )
}

/** The next open deadline of a side, by its day. */
export function nextOf(deadlines: readonly CaseDeadline[], side: Side): CaseDeadline | undefined {
  return deadlines.filter(one => one.whose === side && isOpen(one) && one.due !== null).toSorted(byDay)[0]
}

/** The subject of the duty; the governing text supplies the paragraph. A day that is only watched has none. */
const dutyOf: Readonly<Partial<Record<DeadlineKind, Topic>>> = {
  acknowledgement: 'acknowledgement',
  answer: 'additionalInformation',
  consultation: 'consultation',
  condition: 'consultation',
  review: 'reviewOfPostponement',
  wished: 'suggestedDeadline',
  draft: 'preConsultation',
  oralRequest: 'oralRequest',
  secrecy: 'confidentiality',
  safeConduct: 'safeConduct',
  returnBy: 'custodyOfTransferred',
  frozenUntil: 'noLongerRequired',
}

/** Where the length stands under a subject of its own. */
const lengthOf: Readonly<Partial<Record<DeadlineKind, Topic>>> = {
  consultation: 'answerToConsultation',
  condition: 'answerToConsultation',
}

/** The acts that answer each; of the facts from elsewhere none is an act of this table yet. */
export const answers: Readonly<Record<DeadlineKind, readonly string[]>> = {
  acknowledgement: ['register'],
  answer: ['answerInformation'],
  consultation: ['replyToConsultation'],
  condition: ['acceptCondition', 'rejectCondition'],
  review: ['resumeMeasure', 'refuseMeasure', 'consult'],
  wished: ['respond'],
  draft: ['commentOnDraft', 'concludeDraft'],
  translation: ['receiveTranslation', 'cancelTranslation'],
  oralRequest: ['confirmOralRequest', 'send'],
  secrecy: [],
  safeConduct: [],
  returnBy: [],
  frozenUntil: [],
  secondPerson: ['confirmAfterwards', 'objectAfterwards'],
  watched: [],
}

/** Whose calendar counts (house counted-where-awaited), so that both sides come to one day. */
const countedIn: Readonly<Record<DeadlineKind, Side>> = {
  acknowledgement: 'requested',
  answer: 'requested',
  consultation: 'requested',
  condition: 'requested',
  review: 'requested',
  wished: 'requested',
  draft: 'requested',
  translation: 'requesting',
  secrecy: 'requested',
  oralRequest: 'requesting',
  safeConduct: 'requesting',
  returnBy: 'requesting',
  frozenUntil: 'requested',
  secondPerson: 'requested',
  watched: 'requested',
}

interface About {
  readonly id: string
  readonly kind: DeadlineKind
  readonly whose: Side
  readonly measure?: string | undefined
  readonly met: boolean
  /** The clock cannot run, or its day stays while the other side owes an answer. */
  readonly waits?: boolean
  readonly agreedDays?: number | undefined
  /** Nobody owes anything once its day is over. */
  readonly endsByItself?: boolean
  readonly what?: string
}

/** From the instant we recorded the request, and met by its registration. */
function acknowledgement(input: DeadlineInput): CaseDeadline[] {
  const { shared, clock } = input.state
  const from = clock.turns[0]?.from
  if (
    from === undefined ||
    ((shared.state === 'withdrawn' || shared.state === 'merged') && !shared.registration)
  )
    return []
  const met = shared.registration !== null
  return counted(input, { id: 'acknowledgement', kind: 'acknowledgement', whose: 'requested', met }, from)
}

/** The day a translator named, which we keep in sight: no text sets it. */
function translations(input: DeadlineInput): CaseDeadline[] {
  const { own, side } = input.state
  const open = openOrders(own.translation)
  return own.translation.orders.flatMap(order => {
    if (order.cancelled || !isDay(order.due)) return []
    const met = !open.includes(order)
    const about = { id: `translation:${order.id}`, kind: 'translation', whose: side, met } as const
    return asNamed(input, about, order.due, order.at)
  })
}

function ofLane(
  input: DeadlineInput,
  { id, kind, measure, whose, from, day, met }: NamedDay,
): CaseDeadline[] {
  const waits = kind === 'wished' && holder(input.state.shared) === 'requesting'
  const about = { id, kind, measure, whose, met, waits }
  if (day !== undefined && isDay(day)) return asNamed(input, about, day, from)
  return from === null ? [] : counted(input, about, from)
}

/** The clock that one fact sets running, or none: where no text and no practice gives a length. */
export function ofFact(input: DeadlineInput, fact: DeadlineFact): readonly CaseDeadline[] {
  const id = `${fact.kind}:${fact.id}`
  switch (fact.kind) {
    case 'oralRequest': {
      const met = fact.confirmedAt !== undefined
      return counted(input, { id, kind: 'oralRequest', whose: 'requesting', met }, fact.at)
    }
    case 'secrecyAsked': {
      const met = fact.answeredAt !== undefined
      return counted(input, { id, kind: 'secrecy', whose: 'requested', met }, fact.at)
    }
    case 'noLongerRequired':
      return safeConduct(input, id, fact)
    case 'transferred': {
      const met = fact.returnedAt !== undefined
      const about = { id, kind: 'returnBy', whose: 'requesting', measure: fact.measure, met } as const
      return asNamed(input, about, fact.returnBy, null)
    }
    case 'frozen': {
      const met = fact.answeredAt !== undefined
      const about = { id, kind: 'frozenUntil', whose: 'requesting', measure: fact.measure, met } as const
      return asNamed(input, about, fact.until, null)
    }
    case 'watched': {
      const { measure, whose, endsByItself, what } = fact
      return asNamed(
        input,
        { id, kind: 'watched', whose, measure, met: false, endsByItself, what },
        fact.day,
        null,
      )
    }
  }
}

/**
 * It runs only while the person can leave, and where the text wants notice (UNTOC 18(27)) only once it was given:
 * from the later of the two.
 */
function safeConduct(
  input: DeadlineInput,
  id: string,
  fact: DeadlineFact & { kind: 'noLongerRequired' },
): CaseDeadline[] {
  const { informedAt, couldLeaveFrom, measure, agreedDays } = fact
  const law = input.governing && lawOn(input.governing, 'safeConduct')
  const needed = law?.clock?.from === 'officiallyInformed' ? [informedAt, couldLeaveFrom] : [couldLeaveFrom]
  // A day begins where the person is.
  const zone = zoneOf(input.profiles[countedIn.safeConduct] ?? undefined)
  const given = needed.flatMap(text => (text === undefined ? [] : (instantOf(text, zone) ?? [])))
  const start = given.toSorted((a, b) => Temporal.Instant.compare(a, b)).at(-1)
  const about = {
    id,
    kind: 'safeConduct',
    whose: 'requesting',
    measure,
    met: fact.leftAt !== undefined,
    waits: given.length < needed.length,
    agreedDays: law?.clock?.agreedOtherwise ? agreedDays : undefined,
    endsByItself: true,
  } as const
  const told = informedAt ?? couldLeaveFrom
  const from = start ?? (told === undefined ? undefined : instantOf(told, zone))
  return from === undefined ? [] : counted(input, about, from.toString())
}

/** A deadline whose day follows from a length: none where no text and no practice gives one. */
function counted(input: DeadlineInput, about: About, from: string): CaseDeadline[] {
  const law = input.governing && lawOn(input.governing, about.kind)
  const start = instantOf(from)
  if (!law?.rule || !start) return []
  const facts: DeadlineFacts = {
    start,
    counting: input.profiles[countedIn[about.kind]] ?? undefined,
    ...(about.agreedDays ? { agreed: { length: about.agreedDays, unit: 'calendarDays' } } : {}),
  }
  const deadline = computeDeadline(law.rule, facts)
  const runs = about.waits !== true
  return [
    {
      ...shell(about, law, deadline.consequence),
      from,
      due: runs ? deadline.day : null,
      ...(runs ? { at: deadline.due.toString() } : {}),
      zone: deadline.zone,
      steps: runs ? deadline.steps : [],
      countedBy: deadline.countedBy,
      holidaysUnknown: runs ? deadline.holidaysUnknown : [],
      state: stateOf(about, isPast(deadline.day, deadline.due.toString(), input.today)),
    },
  ]
}

function asNamed(input: DeadlineInput, about: About, day: string, from: string | null): CaseDeadline[] {
  const law = input.governing && lawOn(input.governing, about.kind)
  return [
    {
      ...shell(about, law, consequenceOf(about.kind)),
      from,
      due: day.slice(0, 10),
      zone: null,
      steps: [],
      holidaysUnknown: [],
      state: stateOf(about, isPast(day.slice(0, 10), undefined, input.today)),
    },
  ]
}

function shell(about: About, law: Law | null | undefined, consequence: Consequence) {
  return {
    id: about.id,
    kind: about.kind,
    ...(about.measure === undefined ? {} : { measure: about.measure }),
    whose: about.whose,
    consequence,
    ...(about.what === undefined ? {} : { what: about.what }),
    answeredBy: answers[about.kind],
    ...(law ? law.cited : { cites: null, layer: null }),
  }
}

interface Law {
  readonly rule?: DeadlineRule
  readonly clock?: Clock | undefined
  readonly cited: Pick<CaseDeadline, 'cites' | 'layer'> & { readonly lengthBy?: Authority }
}

/** The paragraph that governs, and the length the highest layer that has one gives. */
function lawOn(governing: GoverningStack, kind: DeadlineKind): Law | undefined {
  const subject = dutyOf[kind]
  const duty = subject && cite(governing, subject)
  if (!duty) return undefined
  // Of the paragraph on detained persons only its letter (b) is about the return.
  const citation =
    duty.citations.find(one => kind === 'returnBy' && one === 'UNTOC 18(11)(b)') ?? duty.citation
  const topic = lengthOf[kind] ?? subject
  const found = valueOf(governing, topic)
  if (found?.value.kind !== 'length') return { cited: { cites: citation, layer: duty.layer } }
  const clock = all.find(one => one.citation === found.citation && one.topic === topic)
  const { length, unit } = found.value
  if (length > longest) return { cited: { cites: citation, layer: duty.layer } }
  const rule = clock ? ruleOf(clock) : { length, unit, consequence: 'alarmOnly' as const }
  const lengthBy = found.citation === citation ? {} : { lengthBy: found.citation }
  return { rule, clock, cited: { cites: citation, layer: duty.layer, ...lengthBy } }
}

const all: readonly Clock[] = Object.values(clocks)

/** What a profile can declare at most. The texts that govern came with the request, from the other State. */
const longest = 3650

function consequenceOf(kind: DeadlineKind): Consequence {
  if (kind === 'returnBy') return 'mustReturn'
  return kind === 'wished' || kind === 'draft' ? 'soft' : kind === 'frozenUntil' ? 'orderLapses' : 'alarmOnly'
}

function stateOf(about: About, past: boolean): CaseDeadline['state'] {
  if (about.met) return 'met'
  if (about.waits) return 'suspended'
  if (!past) return 'running'
  return about.endsByItself ? 'over' : 'missed'
}

function isPast(day: string, at: string | undefined, today: string): boolean {
  if (!today.includes('T')) return today > day
  const now = Temporal.Instant.from(today)
  if (at === undefined) return now.toString().slice(0, 10) > day
  return Temporal.Instant.compare(now, Temporal.Instant.from(at)) > 0
}

/** Days come from acts of others too: what is no day is not counted by. */
function isDay(text: string): boolean {
  if (!/^\d{4}-/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text.slice(0, 10)).year > 0
  } catch {
    return false
  }
}

/** An instant, or the beginning of a day where `zone` has it; what is neither is not counted from. */
function instantOf(text: string, zone = 'UTC'): Temporal.Instant | undefined {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return Temporal.PlainDate.from(text).toZonedDateTime(zone).toInstant()
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

function order(one: CaseDeadline): number {
  return isOpen(one) ? 0 : 1
}

function byDay(a: CaseDeadline, b: CaseDeadline): number {
  const [one, other] = [a.due ?? '9999', b.due ?? '9999']
  return one < other ? -1 : one > other ? 1 : 0
}
