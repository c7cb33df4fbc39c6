import { randomUUID } from 'node:crypto'
import { listArrivals, proposeUrgency } from '#api/arrivals.ts'
import { addFile, readActFile, readCase, readLetter, saveDraft, startCase } from '#api/cases.ts'
import { releaseResult } from '#api/releases.ts'
import { readPartner } from '#api/partners.ts'
import { whoAmI } from '#api/session.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { type Cast, crossed, refusal, stateOf, take } from './cast.ts'

/** The story as far as it was told. */
export interface Tale {
  readonly cast: Cast
  /** The case, once it was started. */
  readonly id: string
}

/** One step of the story, taken by its people; gives the line that tells of it. */
export interface StoryStep {
  readonly name: string
  readonly play: (tale: Tale) => Promise<string>
}

/** Starts the request the story is about. Gives the case and the line that tells of it. */
export async function startRequest({
  mira,
  called,
  askedAuthority,
}: Cast): Promise<{ id: string; line: string }> {
  const partner = await mira.call(readPartner, { params: { authority: askedAuthority } })
  const { units } = await mira.call(whoAmI, {})
  const { id, reference } = await mira.call(startCase, {
    body: {
      id: randomUUID(),
      procedure: 'mutual-legal-assistance',
      partner: partner.authority,
      unit: units[0]?.id ?? '',
      title: 'Halden Trade',
      confidentiality: 0,
    },
  })
  const name = partner.names['en'] ?? ''
  return {
    id,
    line: `1  ${called.mira} starts ${reference ?? ''} to ${name}; the texts that govern and the profile of ${called.asked} are frozen into it`,
  }
}

/** What happens to the request once it was started, in order. */
export const storySteps: readonly StoryStep[] = [
  { name: 'write', play: write },
  { name: 'read', play: readLetters },
  { name: 'approve', play: approve },
  { name: 'send', play: send },
  { name: 'register', play: register },
  { name: 'clarify', play: clarify },
  { name: 'decide', play: decide },
  { name: 'deliver', play: deliver },
  { name: 'close', play: close },
]

async function write({ cast: { mira }, id }: Tale): Promise<string> {
  const params = { id }
  const first = await mira.call(saveDraft, {
    params,
    body: { version: 1, request: { ...haldenTrade, facts: {} } },
  })
  const blocking = first.findings.filter(item => item.severity === 'blocks')
  const second = await mira.call(saveDraft, {
    params,
    body: { version: first.draft.version, request: { ...haldenTrade } },
  })
  const left = second.findings.filter(item => item.severity === 'blocks').length
  const annex = bytes('Order of 20 November 2026, 17 CR 119. An invented annex.\n', 40)
  await mira.call(addFile, { params, query: { name: 'order-17-CR-119.txt', role: 'annex' }, upload: annex })
  return `2  She writes the request: without facts ${blocking.length} findings block (${blocking[0]?.found ?? ''}, ${blocking[0]?.cites ?? ''}); now ${left} do`
}

async function readLetters({ cast: { mira }, id }: Tale): Promise<string> {
  const english = await mira.download(readLetter, { params: { id, language: 'en' } })
  const french = await mira.download(readLetter, { params: { id, language: 'fr' } })
  return `3  She reads the letter as it will go: English ${english.length} bytes, French ${french.length} bytes of PDF`
}

async function approve({ cast: { mira, anselm, called }, id }: Tale): Promise<string> {
  await take(mira, id, 'submit')
  const own = await refusal(take(mira, id, 'approve'))
  const { approvable } = await anselm.call(readCase, { params: { id } })
  await take(anselm, id, 'approve', {
    request: approvable?.request,
    files: approvable?.files.map(file => file.sha256),
  })
  return `4  ${called.anselm} approves these bytes (the author’s own approval: ${own})`
}

async function send({ cast: { mira, anselm, called }, id }: Tale): Promise<string> {
  await take(anselm, id, 'send')
  await crossed(mira, id)
  return `5  He sends them; the machine receipt of ${called.asked} stands in the timeline of ${called.asking}`
}

async function register({ cast: { leila, called }, id }: Tale): Promise<string> {
  const { unregistered } = await leila.call(listArrivals, {})
  const { reference, officer, urgency } = await leila.call(proposeUrgency, { params: { id } })
  await take(leila, id, 'register', { reference, officer, urgency: urgency.class })
  await crossed(leila, id)
  const why = urgency.because.map(reason => reason.code).join(', ')
  return `   ${called.leila} registers it (${unregistered.length} waiting) as ${reference}, class ${urgency.class} because ${why}; the acknowledgement crosses back`
}

async function clarify({ cast: { mira, yasmine, called }, id }: Tale): Promise<string> {
  const question = saidInBorealia(
    'Le compte est-il au nom de la société ?',
    'Is the account in the name of the company?',
  )
  await take(yasmine, id, 'askInformation', {
    questions: [{ id: 'q1', path: 'measures.m1.account', question }],
    replyBy: inDays(30),
  })
  await crossed(yasmine, id)
  const [asked] = stateOf(await mira.call(readCase, { params: { id } })).shared.questions
  await take(mira, id, 'answerInformation', {
    answers: [
      { id: 'a1', question: asked?.id, answer: saidInAurelia('Yes, since 2023.', 'Oui, depuis 2023.') },
    ],
  })
  await crossed(mira, id)
  return `6  ${called.yasmine} asks about ${asked?.path ?? ''}; ${called.mira} answers; the clock passed to ${called.asking} and back`
}

async function decide({ cast, id }: Tale): Promise<string> {
  const { mira, yasmine, omar } = cast
  const [records = '', hearing = '', freezing = ''] = await measuresOf(cast, id)
  await take(yasmine, id, 'acceptMeasure', { measure: records })
  await take(yasmine, id, 'acceptMeasure', { measure: hearing })
  const missing = await refusal(
    take(omar, id, 'refuseMeasure', {
      measure: freezing,
      grounds: ['essentialInterests'],
      reasons: saidInBorealia('Une enquête est en cours.', 'An investigation is under way.'),
    }),
  )
  await take(yasmine, id, 'consult', {
    measure: freezing,
    about: saidInBorealia('Le gel pourrait durer des années.', 'The freezing could last for years.'),
    replyBy: inDays(30),
  })
  await take(yasmine, id, 'proposeCondition', {
    measure: freezing,
    terms: saidInBorealia('Un rapport tous les soixante jours.', 'A report every sixty days.'),
    respondBy: inDays(14),
  })
  await crossed(yasmine, id)
  await take(mira, id, 'acceptCondition', { measure: freezing })
  await crossed(mira, id)
  return `7  Two measures are accepted; refusing the freezing was stopped (${missing}) and became a consultation, a condition, and the consent of ${cast.called.asking}`
}

async function deliver({ cast, id }: Tale): Promise<string> {
  const { mira, yasmine } = cast
  for (const measure of await measuresOf(cast, id)) {
    const file = await yasmine.call(addFile, {
      params: { id },
      query: { name: `result-${measure}.txt`, role: 'result', measure },
      upload: bytes(`Result of ${measure}. Invented.\n`, 200),
    })
    const limitation = saidInBorealia(
      'Usage limité à la procédure 17 CR 119.',
      'Use limited to the proceedings 17 CR 119.',
    )
    await take(yasmine, id, 'deliverResult', { measure, procedureFollowed: 'followed', limitation }, [
      file.id,
    ])
  }
  await take(yasmine, id, 'respond')
  await crossed(yasmine, id)
  const { results } = stateOf(await mira.call(readCase, { params: { id } })).shared
  for (const { act } of results) {
    const { id: release } = await mira.call(releaseResult, {
      params: { id, act },
      body: { id: randomUUID(), purpose: 'stated', proceedings: '17 CR 119' },
    })
    await mira.download(readActFile, { params: { id, act, position: 1 }, query: { release } })
  }
  return `8  ${results.length} results came with their limits of use, then the final response`
}

async function close({ cast: { mira, yasmine }, id }: Tale): Promise<string> {
  await take(mira, id, 'close')
  await take(yasmine, id, 'close')
  return '   Both offices close'
}

async function measuresOf({ yasmine }: Cast, id: string): Promise<string[]> {
  const { shared } = stateOf(await yasmine.call(readCase, { params: { id } }))
  return shared.measures.map(measure => measure.id)
}

const saidInBorealia = (fr: string, en: string) => ({
  fr: { text: fr, origin: 'written', by: 'Yasmine Farès' },
  en: { text: en, origin: 'translated', by: 'Karim Delon' },
})

const saidInAurelia = (en: string, fr: string) => ({
  en: { text: en, origin: 'written', by: 'Mira Sol' },
  fr: { text: fr, origin: 'translated', by: 'Jonas Vey' },
})

const bytes = (line: string, times: number): Uint8Array => new TextEncoder().encode(line.repeat(times))

function inDays(days: number): string {
  return Temporal.Now.plainDateISO('UTC').add({ days }).toString()
}
