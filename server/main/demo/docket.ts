import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { addFile } from '#cases/files.ts'
import { addMember } from '#cases/members.ts'
import { readCase } from '#cases/read.ts'
import { recordAct } from '#cases/record.ts'
import { saveDraft } from '#cases/draft.ts'
import { startCase } from '#cases/start.ts'
import type { PersonActor } from '#db/actor.ts'
import { all, inTransaction } from '#db/pool.ts'
import { exchangeActor } from '#exchange/crossing.ts'
import { receive } from '#exchange/receive.ts'
import { sealOnce } from '#exchange/send.ts'
import { proposeRegistration } from '#register/arrivals.ts'
import { docketCases, type DocketCase, type DocketStep } from './docket-cases.ts'
import type { DemoState, PreparedOffice } from './prepare.ts'
import { demoPeople } from './people.ts'
import { requestOf, themes } from './themes.ts'

type Offices = Readonly<Record<DemoState, PreparedOffice>>

/**
 * Lays a docket into both offices: every case goes through the same doors a person's would, act by act, each at
 * the instant it would have been taken; what crosses is sealed, opened and receipted. `told` hears of progress;
 * `signal` stops it between two cases, and its reason is thrown.
 */
export async function makeDocket(
  offices: Offices,
  told: (done: number, all: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const cases = docketCases.toSorted((a, b) => b.daysAgo - a.daysAgo)
  for (const [index, one] of cases.entries()) {
    signal?.throwIfAborted()
    await play(offices, one, index)
    if ((index + 1) % 5 === 0 || index + 1 === cases.length) told(index + 1, cases.length)
  }
}

/** One case of the docket on its way: who plays which part, and what time it is. */
interface Play {
  readonly offices: Offices
  readonly requesting: DemoState
  readonly requested: DemoState
  readonly id: string
  clock: Temporal.ZonedDateTime
}

async function play(offices: Offices, one: DocketCase, number: number): Promise<void> {
  const requesting = one.from
  const requested = requesting === 'XA' ? 'XB' : 'XA'
  const office = offices[requesting]
  const theme = themes[one.theme % themes.length]
  if (!theme) throw new Error('A theme stands in the list')
  const now = Temporal.Now.zonedDateTimeISO('UTC')
  const clock = now.subtract({ days: one.daysAgo }).withPlainTime({ hour: 7, minute: (number * 7) % 60 })
  office.at(clock.toInstant())
  const officer = person(offices, requesting, 'officer', number)
  const id = await startCase(office.crossing.office, officer, {
    procedure: 'mutual-legal-assistance',
    partner: `${requested}:central`,
    unit: office.unit,
    title: theme.name,
    confidentiality: one.confidentiality ?? 0,
  })
  const state: Play = { offices, requesting, requested, id, clock }
  const request = requestOf(theme, number, requesting === 'XA' ? ['en', 'fr'] : ['fr', 'en'])
  const draft = one.steps.includes('incomplete')
    ? { ...request, facts: undefined, purpose: undefined }
    : request
  tick(state, 40)
  await saveDraft(office.crossing.office, officer, id, {
    version: 1,
    request: JSON.parse(JSON.stringify(draft)),
  })
  if (one.confidentiality === 1) {
    await addMember(
      office.crossing.office,
      officer,
      id,
      person(offices, requesting, 'officer', number + 1).person,
    )
  }
  for (const step of one.steps) await steps[step](state, number)
}

/** Half a day passes and more, never into the future: an act is taken in office hours. */
function tick(state: Play, minutes: number): void {
  const later = state.clock.add({ minutes })
  const moved =
    later.hour > 16 ? later.add({ days: 1 }).withPlainTime({ hour: 8, minute: later.minute }) : later
  const now = Temporal.Now.zonedDateTimeISO('UTC')
  state.clock = Temporal.ZonedDateTime.compare(moved, now) < 0 ? moved : state.clock.add({ seconds: 1 })
  for (const office of Object.values(state.offices)) office.at(state.clock.toInstant())
}

async function act(
  state: Play,
  side: 'requesting' | 'requested',
  duty: 'officer' | 'head' | 'registrar',
  number: number,
  type: string,
  data: Record<string, unknown> = {},
  files: string[] = [],
): Promise<void> {
  const where = side === 'requesting' ? state.requesting : state.requested
  const { office } = state.offices[where].crossing
  const who = person(state.offices, where, duty, number)
  tick(state, 95 + ((number * 37) % 400))
  const { acts } = await readCase(office, who, state.id)
  await recordAct(office, who, { case: state.id, id: randomUUID(), type, data, files, seen: acts })
  tick(state, 1)
  await carry(state.offices[where], state.offices[where === 'XA' ? 'XB' : 'XA'])
}

/** A person of a duty; officers take turns, and what is confidential goes to who may read it. */
function person(
  offices: Offices,
  state: DemoState,
  duty: 'officer' | 'head' | 'registrar',
  number: number,
): PersonActor {
  const of = demoPeople[state].filter(
    item => (item.duties as readonly string[]).includes(duty) && item.level > 0,
  )
  const known = offices[state].people.get(of[number % of.length]?.login ?? '')
  if (!known) throw new Error(`Nobody in ${state} is ${duty}`)
  return known
}

/** What waits is sealed, taken in and receipted, as over the wire. */
async function carry(from: PreparedOffice, to: PreparedOffice): Promise<void> {
  const waiting = await inTransaction(from.crossing.office.db, exchangeActor, tx =>
    all(tx, sql<{ id: string }>`select id from messages where state = 'waiting' order by created_at, id`),
  )
  for (const { id } of waiting) {
    const { sha256 } = await sealOnce(from.crossing, id)
    const arrived = await receive(to.crossing, from.crossing.office.storage.get(sha256), 'https')
    if (arrived.kind !== 'act')
      throw new Error(
        `The docket was not taken: ${arrived.kind === 'refused' ? arrived.refused.message : ''}`,
      )
    await receive(from.crossing, Readable.from([arrived.receipt]), 'https')
  }
}

const said = (fr: string, en: string) => ({
  fr: { text: fr, origin: 'written', by: 'Yasmine Farès' },
  en: { text: en, origin: 'translated', by: 'Karim Delon' },
})

const inDays = (state: Play, days: number): string => state.clock.toPlainDate().add({ days }).toString()

async function measuresOf(state: Play, number: number): Promise<string[]> {
  const { office } = state.offices[state.requested].crossing
  const view = await readCase(office, person(state.offices, state.requested, 'officer', number), state.id)
  const sent = view.entries.find(entry => entry.header.type === 'send')?.content?.data['request'] as
    | { measures?: { id: string }[] }
    | undefined
  return sent?.measures?.map(measure => measure.id) ?? []
}

async function result(state: Play, number: number, measure: string): Promise<void> {
  const { office } = state.offices[state.requested].crossing
  const officer = person(state.offices, state.requested, 'officer', number)
  const text = `Certified copy, measure ${measure}\nThis record is part of an invented docket.\n`
  const file = await addFile(
    office,
    officer,
    state.id,
    { name: `record-${measure}.txt`, role: 'result', media: 'text/plain', measure },
    Readable.from([Buffer.from(text)]),
  )
  const limitation = said(
    'Usage limité à la procédure nommée dans la demande.',
    'Use limited to the proceedings named in the request.',
  )
  await act(
    state,
    'requested',
    'officer',
    number,
    'deliverResult',
    { measure, procedureFollowed: 'followed', limitation },
    [file.id],
  )
}

/** Each step of a script, as the people of both offices take it. */
const steps: Readonly<Record<DocketStep, (state: Play, number: number) => Promise<void>>> = {
  incomplete: async () => undefined,
  submit: (state, n) => act(state, 'requesting', 'officer', n, 'submit'),
  return: (state, n) =>
    act(state, 'requesting', 'head', n, 'returnToAuthor', { reasons: 'Say which account is meant.' }),
  abandon: (state, n) =>
    act(state, 'requesting', 'officer', n, 'abandon', { reasons: 'The police found the record at home.' }),
  approve: async (state, n) => {
    const view = await readCase(
      state.offices[state.requesting].crossing.office,
      person(state.offices, state.requesting, 'head', n),
      state.id,
    )
    await act(state, 'requesting', 'head', n, 'approve', {
      request: view.approvable?.request,
      files: view.approvable?.files.map(file => file.sha256),
    })
  },
  send: (state, n) => act(state, 'requesting', 'head', n, 'send'),
  register: async (state, n) => {
    const { office } = state.offices[state.requested].crossing
    const registrar = person(state.offices, state.requested, 'registrar', n)
    const proposed = await proposeRegistration(office, registrar, state.id)
    const officer = person(state.offices, state.requested, 'officer', n)
    const named = demoPeople[state.requested].find(item => item.duties.some(duty => duty === 'officer'))
    await act(state, 'requested', 'registrar', n, 'register', {
      reference: proposed.reference,
      officer: {
        name: named?.name ?? '',
        phone: named?.phone ?? '',
        email: `${named?.login ?? ''}@justice.example`,
      },
      urgency: proposed.urgency.class,
    })
    await act(state, 'requested', 'head', n, 'assign', { officer: officer.person })
  },
  ask: (state, n) =>
    act(state, 'requested', 'officer', n, 'askInformation', {
      questions: [
        {
          id: 'q1',
          path: 'facts',
          question: said('Qui a signé les ordres de virement ?', 'Who signed the transfer orders?'),
        },
      ],
      replyBy: inDays(state, 30),
    }),
  answer: async (state, n) => {
    const view = await readCase(
      state.offices[state.requesting].crossing.office,
      person(state.offices, state.requesting, 'officer', n),
      state.id,
    )
    const asked = view.entries.findLast(entry => entry.header.type === 'askInformation')
    await act(state, 'requesting', 'officer', n, 'answerInformation', {
      answers: [
        {
          id: 'a1',
          question: `${asked?.header.id ?? ''}.q1`,
          answer: said('La directrice les a signés seule.', 'The director signed them alone.'),
        },
      ],
    })
  },
  acceptFirst: async (state, n) =>
    act(state, 'requested', 'officer', n, 'acceptMeasure', { measure: (await measuresOf(state, n))[0] }),
  acceptAll: async (state, n) => {
    for (const measure of await measuresOf(state, n))
      await act(state, 'requested', 'officer', n, 'acceptMeasure', { measure })
  },
  consultLast: async (state, n) =>
    act(state, 'requested', 'officer', n, 'consult', {
      measure: (await measuresOf(state, n)).at(-1),
      about: said(
        'La mesure pourrait gêner une enquête en cours ici.',
        'The measure could interfere with an investigation here.',
      ),
      replyBy: inDays(state, 30),
    }),
  reply: async (state, n) =>
    act(state, 'requesting', 'officer', n, 'replyToConsultation', {
      measure: (await measuresOf(state, n)).at(-1),
      reply: said('Nous pouvons attendre deux mois.', 'We can wait two months.'),
    }),
  propose: async (state, n) =>
    act(state, 'requested', 'officer', n, 'proposeCondition', {
      measure: (await measuresOf(state, n)).at(-1),
      terms: said(
        'Un rapport tous les soixante jours sur la nécessité de la mesure.',
        'A report every sixty days whether the measure is still needed.',
      ),
      respondBy: inDays(state, 14),
    }),
  acceptCondition: async (state, n) =>
    act(state, 'requesting', 'officer', n, 'acceptCondition', {
      measure: (await measuresOf(state, n)).at(-1),
    }),
  refuseLast: async (state, n) =>
    act(state, 'requested', 'head', n, 'refuseMeasure', {
      measure: (await measuresOf(state, n)).at(-1),
      grounds: ['essentialInterests'],
      reasons: said(
        'L’exécution compromettrait une enquête de sécurité.',
        'Execution would prejudice an investigation of national security.',
      ),
    }),
  postponeLast: async (state, n) =>
    act(state, 'requested', 'officer', n, 'postponeMeasure', {
      measure: (await measuresOf(state, n)).at(-1),
      reasons: said(
        'Une audience est en cours sur le même compte.',
        'A hearing on the same account is under way.',
      ),
      review: inDays(state, 60),
    }),
  deliverFirst: async (state, n) => result(state, n, (await measuresOf(state, n))[0] ?? ''),
  deliverRest: async (state, n) => {
    const view = await readCase(
      state.offices[state.requested].crossing.office,
      person(state.offices, state.requested, 'officer', n),
      state.id,
    )
    const ready = view.openActs
      .filter(open => open.act === 'deliverResult' && !open.unless)
      .flatMap(open => open.measure ?? [])
    const done = view.entries
      .filter(entry => entry.header.type === 'deliverResult')
      .map(entry => entry.content?.data['measure'])
    for (const measure of ready) if (!done.includes(measure)) await result(state, n, measure)
  },
  respond: (state, n) => act(state, 'requested', 'officer', n, 'respond'),
  withdraw: (state, n) =>
    act(state, 'requesting', 'head', n, 'withdraw', {
      reasons: said('L’accusé est décédé.', 'The accused has died.'),
    }),
  closeRequesting: (state, n) => act(state, 'requesting', 'officer', n, 'close'),
  closeRequested: (state, n) => act(state, 'requested', 'officer', n, 'close'),
  reopen: (state, n) =>
    act(state, 'requesting', 'head', n, 'reopen', { reasons: 'The court asks for one more page.' }),
}
