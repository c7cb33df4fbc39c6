import type { Side } from '#procedures/act.ts'
import { holder, shownState } from '#procedures/fold.ts'
import type { CaseState, Measure } from '#procedures/state.ts'
import { draftClosedAt } from '#procedures/lanes/pre-consultation.ts'
import { dayOf, inSentence, listed, measureName, type Reader } from './reader.ts'

/** A piece of a sentence; `side` marks the words that stand for us or for them. */
export interface Span {
  readonly text: string
  readonly side?: 'ours' | 'theirs'
}

/** What the story needs beside the state. */
export interface StoryMeta {
  /** Name of the State this office serves, and of the other one. */
  readonly ours: string
  readonly theirs: string
  /** Prefix of the procedure's words: `mla`. */
  readonly prefix: string
  /** Kinds of the measures asked for; while the request is written, those of the draft. */
  readonly kinds: readonly string[]
  /** Instant of the sending, when it was sent. */
  readonly sentAt: string | null
  /** How and on which day the letter came that is read in here, where the request came by letter. */
  readonly came?: { readonly channel: string; readonly on: string } | undefined
  readonly now: number
}

/**
 * What a colleague would say about the case: who asked whom for what, what has come of it, who holds the clock
 * and why. One paragraph, from the state alone.
 */
export function story(state: CaseState, meta: StoryMeta, reader: Reader): Span[] {
  const sentences = [asked(state, meta, reader), ...came(state, meta, reader), ...clock(state, meta, reader)]
  return spans(sentences.join(' '))
}

const open = { ours: '\u{E000}', theirs: '\u{E001}' } as const
const shut = '\u{E002}'

function mark(side: 'ours' | 'theirs', text: string): string {
  return `${open[side]}${text}${shut}`
}

/** Cuts the marked text at its marks, which are characters no text has. */
function spans(text: string): Span[] {
  return text
    .split(/([\u{E000}\u{E001}][^\u{E002}]*\u{E002})/u)
    .filter(part => part !== '')
    .map(part => {
      const side = part.startsWith(open.ours) ? 'ours' : part.startsWith(open.theirs) ? 'theirs' : undefined
      return side ? { text: part.slice(1, -1), side } : { text: part }
    })
}

function asked(state: CaseState, meta: StoryMeta, reader: Reader): string {
  const { say } = reader
  const [requesting, requested] =
    state.side === 'requesting'
      ? [mark('ours', meta.ours), mark('theirs', meta.theirs)]
      : [mark('theirs', meta.theirs), mark('ours', meta.ours)]
  const what = kindsIn(reader, meta.prefix, meta.kinds)
  const values = { requesting, requested, what, some: meta.kinds.length }
  const lane = state.shared.preConsultation
  if (meta.sentAt === null && lane && state.side === 'requested')
    return say('draft.story.theirs', { ...values, ours: requested, theirs: requesting })
  if (meta.sentAt === null && meta.came) {
    const { channel, on } = meta.came
    return say('letters.story.came', {
      ...values,
      how: say(`letters.by.${channel}`),
      date: dayOf(reader, on, meta.now),
    })
  }
  if (meta.sentAt === null) return say(`case.story.preparing`, values)
  return say('case.story.asked', { ...values, date: dayOf(reader, meta.sentAt, meta.now) })
}

function came({ shared }: CaseState, meta: StoryMeta, reader: Reader): string[] {
  const executed = shared.measures.filter(measure => measure.state === 'executed')
  const refused = shared.measures.filter(measure => measure.state === 'refused')
  const sentence = (key: string, measures: readonly Measure[]) => {
    const latest = measures.reduce((newest, { since }) => (since > newest ? since : newest), '')
    if (latest === '') return []
    return [
      reader.say(key, {
        what: namesIn(reader, meta.prefix, measures),
        count: measures.length,
        date: dayOf(reader, latest, meta.now),
      }),
    ]
  }
  const some = [...sentence('case.story.executed', executed), ...sentence('case.story.refused', refused)]
  const all = executed.length === shared.measures.length && executed.length > 1
  return all ? sentence('case.story.allExecuted', executed) : some
}

/** Who holds the clock, and what they owe. */
function clock(state: CaseState, meta: StoryMeta, reader: Reader): string[] {
  const { say } = reader
  const shown = shownState(state)
  const date = (at: string) => dayOf(reader, at, meta.now)
  if (state.own.state === 'abandoned') return [say('case.story.abandoned')]
  if (meta.sentAt === null && state.shared.preConsultation) return draftStory(state, meta, reader)
  if (meta.sentAt === null && meta.came) {
    return [say(state.own.state === 'setAside' ? 'letters.story.setAside' : 'letters.story.reading')]
  }
  if (meta.sentAt === null) return [say(`case.story.${home(shown)}`)]
  if (shown === 'closed') return [say('case.story.closed')]
  if (shown === 'merged') return [say('case.story.merged', { reference: mergedInto(state) })]
  if (shown === 'withdrawn') return [say('case.story.withdrawn')]
  if (shown === 'forwarded') return [say('case.story.forwarded', { to: state.shared.forwarding?.to ?? '' })]
  if (state.shared.answeredAt) return [say('case.story.answered', { date: date(state.shared.answeredAt) })]
  const holds = holder(state.shared)
  if (holds === 'nobody') return [say('case.story.resting')]
  const side = holds === state.side ? 'ours' : 'theirs'
  const holdsIt =
    side === 'ours'
      ? mark('ours', say('case.story.weHold'))
      : mark('theirs', say('case.story.theyHold', { theirs: meta.theirs }))
  const since = state.clock.turns.at(-1)?.from
  const why = owed(state, holds, meta, reader)
  return [
    say('case.story.clock', { holds: holdsIt, date: since ? date(since) : '', dated: since ? 'yes' : 'no' }),
    ...why,
  ]
}

/** The case that took this one in; others may have been linked since. */
function mergedInto({ shared }: CaseState): string {
  return shared.links.findLast(one => one.relation === 'mergedInto')?.reference ?? ''
}

/** Where a draft stands that was shared before the request. */
function draftStory(state: CaseState, meta: StoryMeta, reader: Reader): string[] {
  const { say } = reader
  const lane = state.shared.preConsultation
  const by = state.side === 'requesting' ? 'ours' : 'theirs'
  const theirs = mark('theirs', meta.theirs)
  const { outcome = '' } = lane?.conclusion ?? {}
  const option = inSentence(reader, say(`${meta.prefix}.act.concludeDraft.option.outcome.${outcome}`))
  const said = outcome === '' ? 'open' : 'concluded'
  const spoken = say(`draft.story.${by}.${said}`, { theirs, outcome: option })
  if (by === 'ours') {
    const stands = home(shownState(state))
    // Of a draft that was shown one cannot say that nothing has left.
    return [say(stands === 'drafting' ? 'draft.story.ours.writing' : `case.story.${stands}`), spoken]
  }
  const ended = lane?.ended ? [say(`draft.story.theirs.${lane.ended.outcome}`, { theirs })] : []
  return [spoken, ...ended, ...(draftClosedAt(state) === null ? [] : [say('draft.story.aside')])]
}

function home(shown: string): string {
  return shown === 'submitted' || shown === 'approved' ? shown : 'drafting'
}

/** What whoever holds the clock owes, with the day it was asked for. */
function owed({ shared, side }: CaseState, holds: Side, meta: StoryMeta, reader: Reader): string[] {
  const { say } = reader
  const by = holds === side ? 'ours' : 'theirs'
  const name = (id: string) => {
    const measure = shared.measures.find(item => item.id === id)
    return measure ? measureName(reader, meta.prefix, measure.kind) : id
  }
  const due = (day: string | undefined) => ({
    until: day ? dayOf(reader, day, meta.now) : '',
    dated: day ? 'yes' : 'no',
  })
  const values = { by, theirs: meta.theirs }
  if (holds === 'requested') {
    if (!shared.registration) return [say('case.story.toRegister', values)]
    const left = shared.measures.filter(({ state }) => !finished.includes(state))
    if (left.length === 0) return [say('case.story.toRespond', values)]
    return [
      say('case.story.toExecute', {
        ...values,
        count: left.length,
        what: namesIn(reader, meta.prefix, left),
      }),
    ]
  }
  const questions = shared.questions.filter(question => !question.answer)
  const conditions = shared.conditions.filter(condition => !condition.outcome)
  const consulted = shared.consultations.filter(
    one =>
      one.replies.length === 0 &&
      shared.measures.some(measure => measure.id === one.measure && measure.state === 'inConsultation'),
  )
  const first = (days: readonly (string | undefined)[]) => days.filter(day => day !== undefined).toSorted()[0]
  return [
    ...(questions.length > 0
      ? [
          say('case.story.toAnswer', {
            ...values,
            count: questions.length,
            ...due(first(questions.map(q => q.replyBy))),
          }),
        ]
      : []),
    ...conditions.map(one =>
      say('case.story.toDecide', { ...values, measure: name(one.measure), ...due(one.respondBy) }),
    ),
    ...consulted.map(one =>
      say('case.story.toReply', { ...values, measure: name(one.measure), ...due(one.replyBy) }),
    ),
    ...restrictionsAsked(shared).map(id => say('case.story.toSettle', { ...values, measure: name(id) })),
    ...(shared.state === 'acknowledged' && shared.useRequests.some(one => !one.outcome)
      ? [say('case.story.toConsent', values)]
      : []),
  ]
}

/** Items sent unasked whose restrictions are questioned. */
function restrictionsAsked({ restrictions, measures }: CaseState['shared']): string[] {
  return measures
    .filter(({ id, state }) => state === 'inConsultation' && restrictions.some(one => one.measure === id))
    .map(({ id }) => id)
}

/** States of a measure for which the requested State owes nothing more. */
const finished: readonly Measure['state'][] = ['executed', 'refused', 'noLongerRequired', 'continued']

function kindsIn(reader: Reader, prefix: string, kinds: readonly string[]): string {
  const labels = [...new Set(kinds)].map(kind => inSentence(reader, reader.say(`${prefix}.kind.${kind}`)))
  return listed(reader, labels)
}

function namesIn(reader: Reader, prefix: string, measures: readonly Measure[]): string {
  const names = measures.map(measure => measureName(reader, prefix, measure.kind))
  return listed(reader, [...new Set(names)])
}
