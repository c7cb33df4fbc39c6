import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { saveDraft } from '#cases/draft.ts'
import { addFile } from '#cases/files.ts'
import { addMember } from '#cases/members.ts'
import { recordAct } from '#cases/record.ts'
import { startCase } from '#cases/start.ts'
import { inTransaction, one } from '#db/pool.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import type { Duty } from '#procedures/procedure.ts'
import type { Measure } from '#procedures/state.ts'
import { proposeRegistration } from '#register/arrivals.ts'
import type { DocketStep } from './docket-cases.ts'
import {
  aptWords,
  colleagueOf,
  inDays,
  languageOf,
  look,
  measuresOf,
  officerOf,
  own,
  personOf,
  pick,
  type Play,
  said,
  sharedOf,
  type Side,
} from './docket-play.ts'
import { takeUp, taskFor, waitsAtHome } from './docket-tasks.ts'
import * as words from './docket-words.ts'
import { requestOf } from './request-of.ts'

/** What happens around a step: time passes, and what crosses is carried. */
export interface Around {
  pass(minutes: number): void
  carry(): Promise<void>
}

type Take = (play: Play, around: Around) => Promise<void>

/** Each step of a script, as the people of both offices take it. */
export const docketSteps: Readonly<Record<DocketStep, Take>> = {
  start: async play => {
    const officer = officerOf(play, 'requesting')
    const office = play.requesting.crossing.office
    play.id = await startCase(office, officer.actor, {
      procedure: mutualLegalAssistance.id,
      partner: play.requested.crossing.office.authority,
      unit: play.requesting.unit,
      title: play.case.theme.title,
      confidentiality: play.case.confidentiality,
    })
    // A colleague whose level is lower works on a restricted case only when named for it.
    if (play.case.confidentiality === 0) return
    const { actor } = colleagueOf(play, officer)
    await addMember(office, officer.actor, play.id, actor.person)
  },
  write: play => write(play, request => request),
  begin: play =>
    write(play, request => ({ ...request, facts: undefined, purpose: undefined, measures: undefined })),
  shareDraft: (play, around) =>
    act(play, around, 'requesting', 'officer', 'shareDraft', {
      text: said(play, 'requesting', words.draft.question),
      replyBy: inDays(play, 14),
    }),
  commentOnDraft: (play, around) =>
    act(play, around, 'requested', 'officer', 'commentOnDraft', {
      comments: [{ id: 'c1', path: 'facts', comment: said(play, 'requested', words.draft.comment) }],
    }),
  submit: (play, around) => act(play, around, 'requesting', 'officer', 'submit'),
  return: (play, around) =>
    act(play, around, 'requesting', 'head', 'returnToAuthor', { reasons: own(play, words.athome.return) }),
  abandon: (play, around) =>
    act(play, around, 'requesting', 'officer', 'abandon', { reasons: own(play, words.athome.abandon) }),
  approve: async (play, around) => {
    const { approvable } = await look(play, 'requesting', 'head')
    await act(play, around, 'requesting', 'head', 'approve', {
      request: approvable?.request,
      files: approvable?.files.map(file => file.sha256),
    })
    await assign(play, around, 'requesting')
  },
  send: (play, around) => act(play, around, 'requesting', 'head', 'send'),
  register: async (play, around) => {
    const registrar = personOf(play, 'requested', 'registrar')
    const { reference, urgency } = await proposeRegistration(
      play.requested.crossing.office,
      registrar.actor,
      play.id,
    )
    const { name, phone, email } = officerOf(play, 'requested').facts
    await act(play, around, 'requested', 'registrar', 'register', {
      reference,
      officer: { name, phone, email },
      urgency: urgency.class,
    })
    await assign(play, around, 'requested')
  },
  ask: async (play, around) => {
    const question = await aptWords(play, words.questions, 'first')
    await act(play, around, 'requested', 'officer', 'askInformation', {
      questions: [{ id: 'q1', path: question.path, question: said(play, 'requested', question) }],
      replyBy: inDays(play, 30),
    })
  },
  answer: async (play, around) => {
    const { questions } = await sharedOf(play)
    const { answer } = await aptWords(play, words.questions, 'first')
    await act(play, around, 'requesting', 'officer', 'answerInformation', {
      answers: questions.map(({ id }) => ({
        id: 'a1',
        question: id,
        answer: said(play, 'requesting', answer),
      })),
    })
  },
  acceptFirst: async (play, around) => accept(play, around, (await measuresOf(play)).slice(0, 1)),
  acceptAll: async (play, around) => accept(play, around, await measuresOf(play)),
  consultLast: async (play, around) =>
    onLast(play, around, 'requested', 'officer', 'consult', {
      about: said(play, 'requested', await aptWords(play, words.consultations, 'last')),
      replyBy: inDays(play, 30),
    }),
  reply: async (play, around) =>
    onLast(play, around, 'requesting', 'officer', 'replyToConsultation', {
      reply: said(play, 'requesting', await aptWords(play, words.replies, 'last')),
    }),
  propose: async (play, around) =>
    onLast(play, around, 'requested', 'officer', 'proposeCondition', {
      terms: said(play, 'requested', await aptWords(play, words.terms, 'last')),
      respondBy: inDays(play, 14),
    }),
  acceptCondition: (play, around) => onLast(play, around, 'requesting', 'officer', 'acceptCondition'),
  rejectCondition: (play, around) =>
    onLast(play, around, 'requesting', 'officer', 'rejectCondition', {
      reasons: said(play, 'requesting', words.rejection),
    }),
  refuseLast: (play, around) =>
    onLast(play, around, 'requested', 'head', 'refuseMeasure', {
      grounds: ['essentialInterests'],
      reasons: said(play, 'requested', words.refusal),
    }),
  postponeLast: async (play, around) =>
    onLast(play, around, 'requested', 'officer', 'postponeMeasure', {
      reasons: said(play, 'requested', await aptWords(play, words.postponements, 'last')),
      review: inDays(play, 60),
    }),
  resumeLast: (play, around) => onLast(play, around, 'requested', 'officer', 'resumeMeasure'),
  deliverFirst: async (play, around) => deliver(play, around, (await measuresOf(play)).slice(0, 1)),
  deliverRest: async (play, around) => {
    const accepted = (await measuresOf(play)).filter(measure => measure.state === 'accepted')
    await deliver(play, around, accepted)
  },
  respond: (play, around) => act(play, around, 'requested', 'officer', 'respond'),
  forward: (play, around) =>
    act(play, around, 'requested', 'registrar', 'forward', {
      to: words.competent.authority,
      reasons: said(play, 'requested', words.competent.reasons),
    }),
  noLongerRequiredLast: (play, around) =>
    onLast(play, around, 'requesting', 'officer', 'noLongerRequired', {
      reasons: said(play, 'requesting', words.noLongerRequired),
    }),
  askCompletionFirst: async (play, around) => {
    const [first] = await measuresOf(play)
    await act(play, around, 'requesting', 'officer', 'askCompletion', {
      measure: first?.id,
      missing: said(play, 'requesting', words.completion),
    })
  },
  consultAfterRefusalLast: (play, around) =>
    onLast(play, around, 'requesting', 'officer', 'consultAfterRefusal', {
      text: said(play, 'requesting', words.afterRefusal),
    }),
  reconsiderLast: (play, around) =>
    onLast(play, around, 'requested', 'head', 'reconsiderRefusal', {
      reasons: said(play, 'requested', words.reconsidered),
    }),
  withdraw: (play, around) =>
    act(play, around, 'requesting', 'head', 'withdraw', {
      reasons: said(play, 'requesting', pick(words.withdrawals, play)),
    }),
  mergeIntoLater: async (play, around) => {
    const { office } = play.requesting.crossing
    const later = `${play.case.theme.title}, suite`
    const { reference } = await inTransaction(office.db, personOf(play, 'requesting', 'head').actor, tx =>
      one(tx, sql<{ reference: string }>`select reference from cases where title = ${later}`),
    )
    await act(play, around, 'requesting', 'head', 'mergeRequest', {
      reference,
      reasons: said(play, 'requesting', words.merging),
    })
  },
  closeRequesting: (play, around) => act(play, around, 'requesting', 'officer', 'close'),
  closeRequested: (play, around) => act(play, around, 'requested', 'officer', 'close'),
  reopen: (play, around) =>
    act(play, around, 'requesting', 'head', 'reopen', { reasons: own(play, words.athome.reopen) }),
}

/** Takes an act on the case as it stands; what crosses arrives a few seconds later. */
async function act(
  play: Play,
  around: Around,
  side: Side,
  duty: Duty,
  type: string,
  data: Record<string, unknown> = {},
  files: string[] = [],
): Promise<void> {
  const { office } = play[side].crossing
  const { actor } = duty === 'officer' ? officerOf(play, side) : personOf(play, side, duty)
  // Only the count, not the whole case: there are hundreds of acts.
  const { acts } = await inTransaction(office.db, actor, tx =>
    one(tx, sql<{ acts: number }>`select acts from cases where id = ${play.id}`),
  )
  await recordAct(office, actor, { case: play.id, id: randomUUID(), type, data, files, seen: acts })
  around.pass(0.1)
  await around.carry()
  around.pass(9)
}

async function onLast(
  play: Play,
  around: Around,
  side: Side,
  duty: Duty,
  type: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  const measure = (await measuresOf(play)).at(-1)
  await act(play, around, side, duty, type, { measure: measure?.id, ...data })
}

async function write(
  play: Play,
  change: (request: ReturnType<typeof requestOf>) => Record<string, unknown>,
): Promise<void> {
  const { office } = play.requesting.crossing
  const officer = officerOf(play, 'requesting')
  const { from, theme } = play.case
  const day = office.now().toZonedDateTimeISO(office.zone).toPlainDate()
  const request = requestOf({ from, theme, officer: officer.facts, day, number: play.number })
  await saveDraft(office, officer.actor, play.id, {
    version: 1,
    // As it comes over the wire: what is undefined is not there.
    request: JSON.parse(JSON.stringify(change(request))) as Record<string, unknown>,
  })
}

async function assign(play: Play, around: Around, side: Side): Promise<void> {
  await act(play, around, side, 'head', 'assign', { officer: officerOf(play, side).actor.person })
}

async function accept(play: Play, around: Around, measures: readonly Measure[]): Promise<void> {
  for (const { id } of measures)
    await act(play, around, 'requested', 'officer', 'acceptMeasure', { measure: id })
  if (!waitsAtHome(play)) return
  for (const [place, measure] of measures.entries()) {
    await act(play, around, 'requested', 'officer', 'giveTask', await taskFor(play, measure, place))
    await takeUp(play, minutes => around.pass(minutes), place)
  }
}

async function deliver(play: Play, around: Around, measures: readonly Measure[]): Promise<void> {
  const { office } = play.requested.crossing
  for (const { id, kind } of measures) {
    // Kinds of measures are those of the procedure, each of which has its result.
    const [name, line] = words.results[kind as keyof typeof words.results][languageOf(play, 'requested')]
    const file = await addFile(
      office,
      officerOf(play, 'requested').actor,
      play.id,
      { name, role: 'result', media: 'text/plain', measure: id },
      Readable.from([Buffer.from(`${line}\n${play.case.theme.title}\n`)]),
    )
    const data = {
      measure: id,
      procedureFollowed: 'followed',
      limitation: said(play, 'requested', words.limitation),
    }
    await act(play, around, 'requested', 'officer', 'deliverResult', data, [file.id])
  }
}
