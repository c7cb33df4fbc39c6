import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { saveDraft } from '#cases/draft.ts'
import { addFile } from '#cases/files.ts'
import { today } from '#cases/office.ts'
import { readCase } from '#cases/read.ts'
import { recordAct } from '#cases/record.ts'
import { recordTheirs } from '#cases/record-theirs.ts'
import { receiveCase, startCase } from '#cases/start.ts'
import type { PersonActor } from '#db/actor.ts'
import { addPartner } from '#exchange/partners.ts'
import { setLetter } from '#letters/set.ts'
import type { Received } from '#procedures/act.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { proposeRegistration } from '#register/arrivals.ts'
import { stateOf } from './cast.ts'
import { cordovia, ferryLetter, letterOf, orchidLetter, theirWords, toCordovia } from './cordovia.ts'
import { workingMoment } from './docket-agenda.ts'
import type { Around } from './docket-steps.ts'
import { demoPeople } from './people.ts'
import type { PreparedOffice } from './prepare.ts'
import { requestOf } from './request-of.ts'

/** A step of a case that goes by letter, at its time. */
export interface LetterAppointment {
  readonly at: Temporal.Instant
  readonly take: (around: Pick<Around, 'pass'>) => Promise<void>
}

/** One case that goes by letter, on its way; `id` is empty until it was opened. */
interface Desk {
  readonly office: PreparedOffice
  readonly around: Pick<Around, 'pass'>
  readonly case: { id: string }
}

/** Days since the step before, and what is done. */
type Line = readonly [days: number, take: (desk: Desk) => Promise<void>]

/** Adds the partner without Comity, in the name of the head of unit. */
export async function addCordovia({ crossing, people }: PreparedOffice): Promise<void> {
  const head = [...people.values()].find(one => one.duties.includes('head'))
  if (!head) throw new Error('Every office of the demo has a head of unit')
  await addPartner(crossing, head, cordovia)
}

/**
 * The cases of Aurelia with Cordovia, which has no Comity: a letter being read in, one that came twice, a request
 * half answered, and one of ours under way.
 */
export function letterAppointments(office: PreparedOffice, now: Temporal.Instant): LetterAppointment[] {
  return scripts.flatMap(({ idle, lines }, number) => {
    const one = { id: '' }
    let latest = now.subtract({ hours: 3 + 24 * idle })
    return lines
      .toReversed()
      .map(([days, take], index): LetterAppointment => {
        const at = workingMoment(latest, 'XA', number * 17 + index * 5)
        latest = at.subtract({ hours: 24 * days })
        return { at, take: around => take({ office, around, case: one }) }
      })
      .toReversed()
  })
}

const scripts: readonly { readonly idle: number; readonly lines: readonly Line[] }[] = [
  {
    idle: 4,
    lines: [
      [0, desk => takeIn(desk, 'The orchid ledger', 'COOP/77', orchidParagraphs, { channel: 'post' })],
      [3, recordAndRegister],
      [6, ask],
      [9, answered],
      [7, acceptAll],
      [12, deliverFirst],
    ],
  },
  {
    idle: 2,
    lines: [
      [
        0,
        async desk => {
          await takeIn(desk, 'The ferry tickets', 'COOP/112', ferryParagraphs, { channel: 'diplomaticBag' })
          await act(desk, 'anselm.brandt', 'assign', { officer: actorOf(desk, 'mira.sol').person })
          await read(desk, 'mira.sol', ferryLetter)
        },
      ],
    ],
  },
  {
    idle: 11,
    lines: [
      [
        0,
        async desk => {
          await takeIn(desk, 'The orchid ledger, once more', 'COOP/77', orchidParagraphs, {
            channel: 'email',
          })
          await act(desk, 'anselm.brandt', 'assign', { officer: actorOf(desk, 'mira.sol').person })
          await act(desk, 'tamsin.quill', 'setAside', {
            reasons: 'The same letter, COOP/77, came by post before and has its case.',
          })
        },
      ],
    ],
  },
  {
    idle: 13,
    lines: [
      [0, write],
      [2, submit],
      [1, approveAndSend],
      [2, desk => dispatchAll(desk, { channel: 'diplomaticBag', tracking: 'BAG 7' })],
    ],
  },
]

const orchidParagraphs = [
  'The Directorate presents its compliments and asks for assistance in an investigation of the prosecutor of the reserve of Alta Cordova into the trade in orchids taken from that reserve.',
  'Between March and September of last year, eleven crates declared as cut flowers left Cordova for Port Aurel. A clerk of the cold store, Edda Marlow, signed for them. The price was paid into account XA17 0004 8821 at Harbour Mutual.',
  'We ask for copies of the opening papers and the statements of that account, and for the hearing of Edda Marlow by video link.',
]

const ferryParagraphs = [
  'The Directorate presents its compliments and asks for assistance in an investigation into the sale of tickets of a ferry line that does not exist.',
  'Four hundred passengers bought such tickets. The printer is said to live in Port Serin. We ask that he be heard as a witness and that his order book be copied.',
]

async function takeIn(
  desk: Desk,
  title: string,
  reference: string,
  paragraphs: readonly string[],
  { channel }: Pick<Received, 'channel'>,
): Promise<void> {
  const { office } = desk.office.crossing
  const registrar = actorOf(desk, 'tamsin.quill')
  const on = today(office)
  const dated = Temporal.PlainDate.from(on).subtract({ days: 16 }).toString()
  desk.case.id = await receiveCase(office, registrar, {
    procedure: mutualLegalAssistance.id,
    partner: cordovia.authority,
    unit: desk.office.unit,
    title,
    confidentiality: 0,
    channel,
    on,
    dated,
    reference,
  })
  const letter = letterOf({ reference, day: dated, title: 'Request for mutual legal assistance', paragraphs })
  const scan = setLetter(letter, { at: `${dated}T00:00:00Z` })
  await addFile(
    office,
    registrar,
    desk.case.id,
    { name: `${reference.replace('/', '-')}.pdf`, role: 'annex', media: 'application/pdf' },
    Readable.from([scan]),
  )
  desk.around.pass(9)
}

async function read(desk: Desk, login: string, request: object): Promise<void> {
  await saveDraft(desk.office.crossing.office, actorOf(desk, login), desk.case.id, {
    version: 1,
    // As it comes over the wire: what is undefined is not there.
    request: JSON.parse(JSON.stringify(request)) as Record<string, unknown>,
  })
  desk.around.pass(9)
}

async function recordAndRegister(desk: Desk): Promise<void> {
  const { office } = desk.office.crossing
  const registrar = actorOf(desk, 'tamsin.quill')
  await read(desk, 'tamsin.quill', orchidLetter(Temporal.PlainDate.from(today(office))))
  const { entries } = await readCase(office, registrar, desk.case.id)
  const noted = entries[0]?.content?.data ?? {}
  // As it was noted when the letter was taken in.
  await theirs(desk, 'send', { reference: 'COOP/77' }, { channel: 'post', on: String(noted['on']) })
  const { reference, urgency } = await proposeRegistration(office, registrar, desk.case.id)
  const { name, phone, email } = factsOf('mira.sol')
  const officer = { name, phone, email }
  await act(desk, 'tamsin.quill', 'register', { reference, officer, urgency: urgency.class })
  await act(desk, 'anselm.brandt', 'assign', { officer: actorOf(desk, 'mira.sol').person })
  await dispatchAll(desk, { channel: 'post' })
}

async function ask(desk: Desk): Promise<void> {
  const question = {
    en: {
      text: 'Harbour Mutual closed in May and its accounts passed to Lowmere Savings. Do you want the statements of both?',
      origin: 'written',
      by: 'Mira Sol',
    },
  }
  await act(desk, 'mira.sol', 'askInformation', {
    questions: [{ id: 'q1', path: 'measures.m1.institution', question }],
  })
  await dispatchAll(desk, { channel: 'email' })
}

async function answered(desk: Desk): Promise<void> {
  const { questions } = (await stateNow(desk)).shared
  const on = today(desk.office.crossing.office)
  await theirs(
    desk,
    'answerInformation',
    {
      answers: questions.map(({ id }) => ({
        id: 'a1',
        question: id,
        answer: theirWords('Yes, of both, until the end of September.'),
      })),
    },
    { channel: 'email', on },
  )
  const asked = (await stateNow(desk)).own.dispatches.at(-1)
  await act(desk, 'tamsin.quill', 'confirmDelivery', {
    act: asked?.act,
    on,
    known: 'Their e-mail answers it',
  })
}

async function acceptAll(desk: Desk): Promise<void> {
  for (const { id } of (await stateNow(desk)).shared.measures)
    await act(desk, 'mira.sol', 'acceptMeasure', { measure: id })
  await dispatchAll(desk, { channel: 'email' })
}

async function deliverFirst(desk: Desk): Promise<void> {
  const measure = (await stateNow(desk)).shared.measures[0]?.id
  const file = await addFile(
    desk.office.crossing.office,
    actorOf(desk, 'mira.sol'),
    desk.case.id,
    { name: 'statements.txt', role: 'result', media: 'text/plain', measure: measure ?? '' },
    Readable.from([
      Buffer.from('Statements of account XA17 0004 8821, Harbour Mutual and Lowmere Savings.\n'),
    ]),
  )
  await act(desk, 'mira.sol', 'deliverResult', { measure, procedureFollowed: 'noneWished' }, [file.id])
  await dispatchAll(desk, { channel: 'diplomaticBag', tracking: 'BAG 12' })
}

async function write(desk: Desk): Promise<void> {
  const { office } = desk.office.crossing
  const mira = actorOf(desk, 'mira.sol')
  desk.case.id = await startCase(office, mira, {
    procedure: mutualLegalAssistance.id,
    partner: cordovia.authority,
    unit: desk.office.unit,
    title: 'The lemon warehouse',
    confidentiality: 0,
  })
  const request = requestOf({
    from: 'XA',
    theme: {
      title: 'The lemon warehouse',
      offence: 'fraud',
      facts: {
        en: 'A bank lent on four hundred tonnes of lemons in a warehouse that burnt down in 2022. The loan was paid out in Cordova.',
        fr: 'Une banque a prêté sur quatre cents tonnes de citrons d’un entrepôt brûlé en 2022. Le prêt a été versé à Cordova.',
      },
      suspect: 'Odile Farrant',
      witness: 'Tomás Rivel',
      measures: ['bankRecords'],
    },
    officer: factsOf('mira.sol'),
    day: Temporal.PlainDate.from(today(office)),
    number: 41,
  })
  const bank = {
    institution: 'Banco del Limonar',
    institutionAddress: '2 Orange Square, Cordova',
    account: 'XC09 0002 3310',
  }
  const measures = request.measures?.map(one => ({ ...one, ...bank }))
  await read(desk, 'mira.sol', { ...request, ...toCordovia, measures })
}

async function submit(desk: Desk): Promise<void> {
  await act(desk, 'mira.sol', 'submit')
}

async function approveAndSend(desk: Desk): Promise<void> {
  const { office } = desk.office.crossing
  const { approvable } = await readCase(office, actorOf(desk, 'anselm.brandt'), desk.case.id)
  await act(desk, 'anselm.brandt', 'approve', {
    request: approvable?.request,
    files: approvable?.files.map(file => file.sha256),
  })
  await act(desk, 'anselm.brandt', 'send')
}

/** Notes of every letter of ours that has not left that it does now. */
async function dispatchAll(
  desk: Desk,
  way: { readonly channel: Received['channel']; readonly tracking?: string },
): Promise<void> {
  const { office } = desk.office.crossing
  const view = await readCase(office, actorOf(desk, 'tamsin.quill'), desk.case.id)
  const left = new Set(stateOf(view).own.dispatches.map(one => one.act))
  const ours = view.entries.filter(
    ({ header }) => header.strand === 'shared' && header.from === office.authority,
  )
  for (const { header } of ours.filter(one => !left.has(one.header.id)))
    await act(desk, 'tamsin.quill', 'dispatch', { act: header.id, on: today(office), ...way })
}

async function act(
  desk: Desk,
  login: string,
  type: string,
  data: Record<string, unknown> = {},
  files: string[] = [],
): Promise<void> {
  const { office } = desk.office.crossing
  const actor = actorOf(desk, login)
  const { acts } = await readCase(office, actor, desk.case.id)
  await recordAct(office, actor, { case: desk.case.id, id: randomUUID(), type, data, files, seen: acts })
  desk.around.pass(5)
}

/** What Cordovia did, as Tamsin Quill reads it in its letter. */
async function theirs(
  desk: Desk,
  type: string,
  data: Record<string, unknown>,
  received: Received,
): Promise<void> {
  const { office } = desk.office.crossing
  const registrar = actorOf(desk, 'tamsin.quill')
  const { acts } = await readCase(office, registrar, desk.case.id)
  await recordTheirs(office, registrar, {
    case: desk.case.id,
    id: randomUUID(),
    type,
    data,
    files: [],
    seen: acts,
    received,
  })
  desk.around.pass(5)
}

async function stateNow(desk: Desk) {
  return stateOf(await readCase(desk.office.crossing.office, actorOf(desk, 'tamsin.quill'), desk.case.id))
}

function actorOf({ office }: Desk, login: string): PersonActor {
  const actor = office.people.get(login)
  if (!actor) throw new Error(`${login} works in the office of Aurelia`)
  return actor
}

function factsOf(login: string) {
  const facts = demoPeople.XA.find(one => one.login === login)
  if (!facts) throw new Error(`${login} works in the office of Aurelia`)
  return facts
}
