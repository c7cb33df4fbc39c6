import { randomUUID } from 'node:crypto'
import { proposeUrgency } from '#api/arrivals.ts'
import { addFile, type CaseView, readCase, readFile, takeAct } from '#api/cases.ts'
import { readCaseLetter, signActLetter } from '#api/letters.ts'
import { addPartner } from '#api/partners.ts'
import { CmsError } from '#exchange/cms.ts'
import { verifyPdf } from '#exchange/verify-pdf.ts'
import type { Received } from '#procedures/act.ts'
import { refusal, stateOf, take } from './cast.ts'
import type { Client } from './client.ts'
import { cordovia } from './cordovia.ts'
import { comesByPouch } from './letter-story-mail.ts'
import { readFromText } from './letter-story-read.ts'

/** The people of Aurelia's office. Nobody of Cordovia is at a machine: its letters are read in. */
export interface Office {
  readonly mira: Client
  readonly anselm: Client
  readonly tamsin: Client
}

/** The story as far as it was told. */
export interface LetterTale {
  readonly office: Office
  /** The case, once the letter was taken in. */
  readonly id: string
  /** The folder whose files are the office’s post. */
  readonly drop: string
}

/** Their letter: the day it came, the day written on it. */
export const byMail = (): Received => ({ channel: 'email', on: daysAgo(9), dated: daysAgo(23) })

/** Makes Cordovia known to the office, as a directory names it. Gives the line that tells of it. */
export async function meetCordovia({ anselm, mira }: Office): Promise<string> {
  const notHers = await refusal(mira.call(addPartner, { body: cordovia }))
  const partner = await anselm.call(addPartner, { body: cordovia })
  return `1  Anselm Brandt adds ${partner.names['en'] ?? ''}, which has no Comity (Mira’s try: ${notHers}); it will be reached by letter`
}

/** One step of the story; gives the line that tells of it. */
export interface LetterStep {
  readonly name: string
  readonly play: (tale: LetterTale) => Promise<string>
}

/** What happens to the letter once it was taken in, in order. */
export const letterSteps: readonly LetterStep[] = [
  { name: 'read', play: readIn },
  { name: 'record', play: record },
  { name: 'again', play: cameAgain },
  { name: 'register', play: register },
  { name: 'defects', play: defects },
  { name: 'ask', play: ask },
  { name: 'answer', play: answered },
  { name: 'decide', play: decide },
  { name: 'consult', play: consult },
  { name: 'deliver', play: deliver },
  { name: 'dispatch', play: tale => dispatchAll(tale) },
  { name: 'close', play: close },
]

async function readIn({ office: { tamsin }, id }: LetterTale): Promise<string> {
  return (await readFromText(tamsin, id)).join('\n')
}

async function record({ office: { tamsin }, id }: LetterTale): Promise<string> {
  await theirs(tamsin, id, 'send', { reference: 'COOP/77' }, byMail())
  const view = await tamsin.call(readCase, { params: { id } })
  const act = view.entries.at(-1)
  return `4  She records it in the name of ${act?.header.from ?? ''}, who signed it, and her own, who read it in`
}

function cameAgain({ office: { tamsin }, id, drop }: LetterTale): Promise<string> {
  return comesByPouch(tamsin, drop, id, { channel: 'diplomaticBag', on: daysAgo(2) })
}

async function register({ office: { tamsin }, id }: LetterTale): Promise<string> {
  const { reference, officer, urgency } = await tamsin.call(proposeUrgency, { params: { id } })
  await take(tamsin, id, 'register', { reference, officer, urgency: urgency.class })
  const sent = await dispatch(tamsin, id, 'register', 'email')
  return `6  She registers it as ${reference}, class ${urgency.class}; the acknowledgement leaves ${sent}`
}

async function defects({ office: { mira }, id }: LetterTale): Promise<string> {
  const params = { id, letter: 'defects', language: 'en' }
  const query = { channel: 'email' } as const
  const letter = await mira.download(readCaseLetter, { params, query: { ...query, form: 'pdf' } })
  const word = await mira.download(readCaseLetter, { params, query: { ...query, form: 'docx' } })
  return `   What the request lacks stands in a letter with its cover sheet: ${letter.length} bytes of PDF, ${word.length} of Word`
}

async function ask({ office: { mira, tamsin }, id }: LetterTale): Promise<string> {
  const question = inEnglish('Is the account in the name of the company?')
  await take(mira, id, 'askInformation', {
    questions: [{ id: 'q1', path: 'measures.m1.account', question }],
    replyBy: inDays(30),
  })
  const sent = await dispatch(tamsin, id, 'askInformation', 'email')
  const { holder } = await mira.call(readCase, { params: { id } })
  return `7  Mira Sol asks for additional information; her letter leaves ${sent}; the clock is with the ${holder} State`
}

async function answered({ office: { mira, tamsin }, id }: LetterTale): Promise<string> {
  const scan = await lay(tamsin, id, 'COOP-77-answer.txt', bytes('Yes, since 2023.\n', 3))
  const [asked] = stateOf(await mira.call(readCase, { params: { id } })).shared.questions
  await theirs(
    tamsin,
    id,
    'answerInformation',
    { answers: [{ id: 'a1', question: asked?.id, answer: inEnglish('Yes, since 2023.') }] },
    { channel: 'email', on: daysAgo(0) },
    [scan],
  )
  const { holder } = await mira.call(readCase, { params: { id } })
  return `   Their answer comes by e-mail and is recorded with its file; the clock is with the ${holder} State`
}

async function decide({ office: { mira, anselm }, id }: LetterTale): Promise<string> {
  const [records = '', hearing = '', freezing = ''] = await measuresOf(mira, id)
  await take(mira, id, 'acceptMeasure', { measure: records })
  await take(mira, id, 'acceptMeasure', { measure: hearing })
  const missing = await refusal(
    take(anselm, id, 'refuseMeasure', {
      measure: freezing,
      grounds: ['essentialInterests'],
      reasons: inEnglish('An investigation is under way.'),
    }),
  )
  return `8  Two measures are accepted; refusing the third is stopped (${missing}), as with any partner`
}

async function consult({ office: { mira, tamsin }, id }: LetterTale): Promise<string> {
  const freezing = (await measuresOf(mira, id))[2] ?? ''
  const letters = inEnglish('The freezing could last for years.')
  await take(mira, id, 'consult', { measure: freezing, about: letters, replyBy: inDays(30) })
  await dispatch(tamsin, id, 'consult', 'courier')
  const reply = { measure: freezing, reply: inEnglish('Until the trial, at most a year.') }
  await theirs(tamsin, id, 'replyToConsultation', reply, { channel: 'oral', on: daysAgo(0) })
  const terms = inEnglish('A report every sixty days.')
  await take(mira, id, 'proposeCondition', { measure: freezing, terms, respondBy: inDays(14) })
  await dispatch(tamsin, id, 'proposeCondition', 'courier')
  const accepted = { measure: freezing }
  await theirs(tamsin, id, 'acceptCondition', accepted, { channel: 'courier', on: daysAgo(0) })
  return '   The consultation goes by courier, the reply comes by telephone, the condition goes and is accepted'
}

async function deliver({ office: { mira }, id }: LetterTale): Promise<string> {
  const measures = await measuresOf(mira, id)
  for (const measure of measures) {
    const file = await mira.call(addFile, {
      params: { id },
      query: { name: `result-${measure}.txt`, role: 'result', measure },
      upload: bytes(`Result of ${measure}. Invented.\n`, 200),
    })
    const limitation = inEnglish('Use limited to the proceedings 17 CR 119.')
    await take(mira, id, 'deliverResult', { measure, procedureFollowed: 'followed', limitation }, [file.id])
  }
  await take(mira, id, 'respond')
  return `9  ${measures.length} results with their limits of use, then the final response`
}

/** Records that every letter of ours that is still here leaves, and that all arrived. Gives the line that tells of it. */
export async function dispatchAll({ office: { tamsin }, id }: LetterTale, number = '10'): Promise<string> {
  const view = await tamsin.call(readCase, { params: { id } })
  const open = ours(view).filter(act => !stateOf(view).own.dispatches.some(one => one.act === act))
  for (const act of open) {
    await take(tamsin, id, 'dispatch', {
      act,
      channel: 'diplomaticBag',
      on: daysAgo(0),
      tracking: 'BAG 2026-118',
    })
  }
  for (const act of ours(view)) {
    await take(tamsin, id, 'confirmDelivery', { act, on: daysAgo(0), known: 'Stamp of Cordovia' })
  }
  const { dispatches } = stateOf(await tamsin.call(readCase, { params: { id } })).own
  const arrived = dispatches.filter(one => one.delivered).length
  return `${number} ${open.length} letters leave by diplomatic bag; ${arrived} of ${ours(view).length} are known to have arrived`
}

async function close({ office: { mira }, id }: LetterTale): Promise<string> {
  const { state } = await take(mira, id, 'close')
  return `   The case is ${state}`
}

/** Ids of the acts of ours that a letter carries. */
export function ours({ entries, partner }: CaseView): string[] {
  return entries.flatMap(({ header }) =>
    header.strand === 'shared' && header.from !== partner.authority ? [header.id] : [],
  )
}

/** Lays a file of theirs into the case. Gives its id. */
export async function lay(
  client: Client,
  id: string,
  name: string,
  upload: Uint8Array,
  of: { role: 'annex' } | { role: 'result'; measure: string } = { role: 'annex' },
): Promise<string> {
  const file = await client.call(addFile, { params: { id }, query: { name, ...of }, upload })
  return file.id
}

/** Records an act of theirs by hand, from what came. */
export async function theirs(
  client: Client,
  id: string,
  type: string,
  data: Record<string, unknown>,
  received: Received,
  files: string[] = [],
): Promise<void> {
  const { acts } = await client.call(readCase, { params: { id } })
  await client.call(takeAct, {
    params: { id },
    body: { id: randomUUID(), type, data, files, seen: acts, received },
  })
}

/** Signs the letter of our newest act of a type and records that it left. Gives how. */
export async function dispatch(
  client: Client,
  id: string,
  type: string,
  channel: 'email' | 'courier',
): Promise<string> {
  const { entries } = await client.call(readCase, { params: { id } })
  const act = entries.findLast(entry => entry.header.type === type)?.header.id ?? ''
  const signed = await client.call(signActLetter, {
    params: { id, act, language: 'en' },
    body: { channel },
  })
  await signatureHolds(client, id, signed.id)
  await take(client, id, 'dispatch', { act, channel, on: daysAgo(0) }, [signed.id])
  return channel === 'email' ? 'by e-mail as signed PDF' : 'by courier, signed'
}

/** Checks the signature of a letter that is to leave, and that it breaks with one byte changed. */
async function signatureHolds(client: Client, id: string, file: string): Promise<void> {
  const pdf = await client.download(readFile, { params: { id, file } })
  verifyPdf(pdf)
  const changed = Uint8Array.from(pdf)
  // Within the letter itself, far before the signature.
  changed[1000] = (changed[1000] ?? 0) ^ 1
  try {
    verifyPdf(changed)
  } catch (error) {
    if (error instanceof CmsError) return
    throw error
  }
  throw new Error('A signed letter with one byte changed was accepted.')
}

export async function measuresOf(client: Client, id: string): Promise<string[]> {
  const { shared } = stateOf(await client.call(readCase, { params: { id } }))
  return shared.measures.map(measure => measure.id)
}

export const inEnglish = (text: string) => ({ en: { text, origin: 'written', by: 'Mira Sol' } })
const bytes = (line: string, times: number): Uint8Array => new TextEncoder().encode(line.repeat(times))
const inDays = (days: number): string => Temporal.Now.plainDateISO('UTC').add({ days }).toString()
export const daysAgo = (days: number): string =>
  Temporal.Now.plainDateISO('UTC').subtract({ days }).toString()
