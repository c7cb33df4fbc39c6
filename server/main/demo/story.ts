import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { listArrivals, proposeUrgency } from '#api/arrivals.ts'
import {
  addFile,
  type CaseView,
  readActFile,
  readCase,
  readLetter,
  readPackage,
  readReceipt,
  saveDraft,
  startCase,
  takeAct,
} from '#api/cases.ts'
import { readPartner } from '#api/partners.ts'
import { whoAmI } from '#api/session.ts'
import { verifyContainer } from '#exchange/verify.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { fold } from '#procedures/fold.ts'
import { type Client, Refused, signedIn } from './client.ts'
import { type Pair, startPair } from './pair.ts'
import { demoPassword } from './people.ts'

/** What the story proves, as one line of JSON. */
export interface StoryEnd {
  readonly story: 'mutual-legal-assistance'
  /** Acts in both registers. */
  readonly acts: number
  /** Acts that crossed. */
  readonly crossing: number
  /** Of these, those whose receipt verifies. */
  readonly receipts: number
  /** Whether `comity verify`, in a process of its own, accepts both registers. */
  readonly verified: boolean
  readonly tampered: 'refused' | 'accepted'
  readonly ms: number
}

/** The people of the story at their desks. */
interface Cast {
  readonly mira: Client
  readonly anselm: Client
  readonly leila: Client
  readonly yasmine: Client
  readonly omar: Client
}

/**
 * Plays the story of one request through the public API of two running offices, one line a step. Throws where
 * a step does not go as it should.
 */
export async function tellStory(
  pair: Pair,
  say: (line: string) => void,
): Promise<{ id: string; cast: Cast }> {
  const at = (url: string) => (login: string) => signedIn(url, login, demoPassword)
  const [inAurelia, inBorealia] = [at(pair.aurelia.url), at(pair.borealia.url)]
  const cast: Cast = {
    mira: await inAurelia('mira.sol'),
    anselm: await inAurelia('anselm.brandt'),
    leila: await inBorealia('leila.nadir'),
    yasmine: await inBorealia('yasmine.fares'),
    omar: await inBorealia('omar.haddad'),
  }
  const { mira, anselm, leila, yasmine } = cast

  const partner = await mira.call(readPartner, { params: { authority: 'XB:central' } })
  const { units } = await mira.call(whoAmI, {})
  const started = await mira.call(startCase, {
    body: {
      procedure: 'mutual-legal-assistance',
      partner: partner.authority,
      unit: units[0]?.id ?? '',
      title: 'Halden Trade',
      confidentiality: 0,
    },
  })
  const id = started.id
  const params = { id }
  say(
    `1  Mira Sol starts ${started.reference ?? ''} to ${partner.names['en'] ?? ''}; the texts that govern and Borealia’s profile are frozen into it`,
  )

  const first = await mira.call(saveDraft, {
    params,
    body: { version: 1, request: { ...haldenTrade, facts: {} } },
  })
  const blocking = first.findings.filter(item => item.severity === 'blocks')
  const second = await mira.call(saveDraft, {
    params,
    body: { version: first.draft.version, request: { ...haldenTrade } },
  })
  say(
    `2  She writes the request: without facts ${blocking.length} findings block (${blocking[0]?.found ?? ''}, ${blocking[0]?.cites ?? ''}); now ${second.findings.filter(item => item.severity === 'blocks').length} do`,
  )
  const annex = new TextEncoder().encode(
    'Order of 20 November 2026, 17 CR 119. An invented annex.\n'.repeat(40),
  )
  await mira.call(addFile, { params, query: { name: 'order-17-CR-119.txt', role: 'annex' }, upload: annex })

  const english = await mira.download(readLetter, { params: { id, language: 'en' } })
  const french = await mira.download(readLetter, { params: { id, language: 'fr' } })
  say(
    `3  She reads the letter as it will go: English ${english.length} bytes, French ${french.length} bytes of PDF`,
  )

  await take(mira, id, 'submit')
  const own = await take(mira, id, 'approve').then(() => 'accepted', refusedWith)
  const submitted = await anselm.call(readCase, { params })
  await take(anselm, id, 'approve', {
    request: submitted.approvable?.request,
    files: submitted.approvable?.files.map(file => file.sha256),
  })
  say(`4  Anselm Brandt approves these bytes (Mira’s own approval: ${own}) and sends`)
  await take(anselm, id, 'send')
  await crossed(mira, id)
  say('5  Borealia’s machine receipt stands in Aurelia’s timeline')

  const { unregistered } = await leila.call(listArrivals, {})
  const proposed = await leila.call(proposeUrgency, { params })
  await take(leila, id, 'register', {
    reference: proposed.reference,
    officer: proposed.officer,
    urgency: proposed.urgency.class,
  })
  await crossed(leila, id)
  say(
    `   Leïla Nadir registers it (${unregistered.length} waiting) as ${proposed.reference}, class ${proposed.urgency.class} because ${proposed.urgency.because.map(reason => reason.code).join(', ')}; the acknowledgement crosses back`,
  )

  await take(yasmine, id, 'askInformation', {
    questions: [
      {
        id: 'q1',
        path: 'measures.m1.account',
        question: said(
          'Le compte est-il au nom de la société ?',
          'Is the account in the name of the company?',
        ),
      },
    ],
    replyBy: inDays(30),
  })
  await crossed(yasmine, id)
  const question = stateOf(await mira.call(readCase, { params })).shared.questions[0]
  await take(mira, id, 'answerInformation', {
    answers: [{ id: 'a1', question: question?.id, answer: said('Oui, depuis 2023.', 'Yes, since 2023.') }],
  })
  await crossed(mira, id)
  say(
    `6  Yasmine Farès asks about ${question?.path ?? ''}; Mira answers; the clock passed to Aurelia and back`,
  )

  const [records = '', hearing = '', freezing = ''] = stateOf(
    await yasmine.call(readCase, { params }),
  ).shared.measures.map(measure => measure.id)
  for (const measure of [records, hearing]) await take(yasmine, id, 'acceptMeasure', { measure })
  const refusal = {
    measure: freezing,
    grounds: ['essentialInterests'],
    reasons: said('Une enquête est en cours.', 'An investigation is under way.'),
  }
  const missing = await take(cast.omar, id, 'refuseMeasure', refusal).then(() => 'accepted', refusedWith)
  await take(yasmine, id, 'consult', {
    measure: freezing,
    about: said('Le gel pourrait durer des années.', 'The freezing could last for years.'),
    replyBy: inDays(30),
  })
  await take(yasmine, id, 'proposeCondition', {
    measure: freezing,
    terms: said('Un rapport tous les soixante jours.', 'A report every sixty days.'),
    respondBy: inDays(14),
  })
  await crossed(yasmine, id)
  await take(mira, id, 'acceptCondition', { measure: freezing })
  await crossed(mira, id)
  say(
    `7  Two measures are accepted; refusing the freezing was stopped (${missing}) and became a consultation, a condition, and Aurelia’s consent`,
  )

  for (const measure of [records, hearing, freezing]) {
    const bytes = new TextEncoder().encode(`Result of ${measure}. Invented.\n`.repeat(200))
    const file = await yasmine.call(addFile, {
      params,
      query: { name: `result-${measure}.txt`, role: 'result', measure },
      upload: bytes,
    })
    const limitation = said(
      'Usage limité à la procédure 17 CR 119.',
      'Use limited to the proceedings 17 CR 119.',
    )
    await take(yasmine, id, 'deliverResult', { measure, procedureFollowed: 'followed', limitation }, [
      file.id,
    ])
  }
  await take(yasmine, id, 'respond')
  await crossed(yasmine, id)
  const results = stateOf(await mira.call(readCase, { params })).shared.results
  for (const result of results)
    await mira.download(readActFile, { params: { id, act: result.act, position: 1 } })
  await take(mira, id, 'close')
  await take(yasmine, id, 'close')
  say(`8  ${results.length} results came with their limits of use, then the final response; both close`)
  return { id, cast }
}

/** Step nine: everything is verified by somebody else than who made it. */
export async function proveStory(
  pair: Pair,
  id: string,
  cast: Cast,
  say: (line: string) => void,
): Promise<Omit<StoryEnd, 'ms'>> {
  const folder = await mkdtemp(join(tmpdir(), 'comity-proof-'))
  try {
    const views = [
      { client: cast.mira, partner: 'XB:central', view: await cast.mira.call(readCase, { params: { id } }) },
      {
        client: cast.yasmine,
        partner: 'XA:central',
        view: await cast.yasmine.call(readCase, { params: { id } }),
      },
    ]
    let crossing = 0
    let receipts = 0
    for (const { client, partner, view } of views) {
      const { fingerprint } = await client.call(readPartner, { params: { authority: partner } })
      for (const entry of view.entries.filter(item => item.crossing?.direction === 'sent')) {
        crossing += 1
        const path = join(folder, `${entry.header.id}.receipt.asice`)
        await writeFile(path, await client.download(readReceipt, { params: { id, act: entry.header.id } }))
        const report = await verifyContainer(path, { workDir: folder, fingerprint })
        const speaks = report.message?.kind === 'receipt' && report.message.details.act === entry.hash
        if (report.verdict === 'verified' && speaks) receipts += 1
      }
    }
    const verified =
      (await comity(pair.aurelia.data, ['verify'])) === 0 &&
      (await comity(pair.borealia.data, ['verify'])) === 0
    const send = views[0]?.view.entries.find(entry => entry.header.type === 'send')
    const path = join(folder, 'request.asice')
    await writeFile(
      path,
      await cast.mira.download(readPackage, { params: { id, act: send?.header.id ?? '' } }),
    )
    const whole = await comity(pair.borealia.data, ['verify', path])
    const bytes = await readFile(path)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    await writeFile(path, bytes)
    const changed = await comity(pair.borealia.data, ['verify', path])
    say(
      `9  ${receipts} of ${crossing} receipts verify; both registers ${verified ? 'verify' : 'DO NOT verify'}; the package ${whole === 0 ? 'verifies' : 'DOES NOT verify'}, with one byte changed it ${changed === 1 ? 'is refused' : 'IS ACCEPTED'}`,
    )
    return {
      story: 'mutual-legal-assistance',
      acts: views.reduce((sum, { view }) => sum + view.acts, 0),
      crossing,
      receipts,
      verified: verified && whole === 0,
      tampered: changed === 1 ? 'refused' : 'accepted',
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `npm run demo -- --story mutual-legal-assistance`: exit code 0 when all of it holds. */
export async function playStory(say: (line: string) => void): Promise<number> {
  const started = performance.now()
  const data = await mkdtemp(join(tmpdir(), 'comity-story-'))
  let pair: Pair | undefined
  const interrupted = (): void => void pair?.stop().finally(() => process.exit(130))
  process.once('SIGINT', interrupted)
  try {
    pair = await startPair({ data: join(data, 'pair'), docket: false, say })
    const { id, cast } = await tellStory(pair, say)
    const proof = await proveStory(pair, id, cast, say)
    const end: StoryEnd = { ...proof, ms: Math.round(performance.now() - started) }
    say(JSON.stringify(end))
    return end.receipts === end.crossing && end.verified && end.tampered === 'refused' ? 0 : 1
  } finally {
    process.off('SIGINT', interrupted)
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  }
}

async function take(
  client: Client,
  id: string,
  type: string,
  data: Record<string, unknown> = {},
  files: string[] = [],
): Promise<CaseView> {
  const { acts } = await client.call(readCase, { params: { id } })
  return client.call(takeAct, { params: { id }, body: { id: randomUUID(), type, data, files, seen: acts } })
}

/** Waits until every crossing act of ours has its receipt. */
async function crossed(client: Client, id: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { entries } = await client.call(readCase, { params: { id } })
    const waiting = entries.filter(
      entry => entry.crossing?.direction === 'sent' && entry.crossing.state === 'waiting',
    )
    if (waiting.length === 0) return
    await sleep(100)
  }
  throw new Error('A crossing act had no receipt after half a minute.')
}

function stateOf(view: CaseView) {
  return fold(mutualLegalAssistance, view.side, view.entries)
}

function refusedWith(error: unknown): string {
  if (!(error instanceof Refused)) throw error
  return error.problem.reason ?? error.problem.code
}

const said = (fr: string, en: string) => ({
  fr: { text: fr, origin: 'written', by: 'Yasmine Farès' },
  en: { text: en, origin: 'translated', by: 'Karim Delon' },
})

function inDays(days: number): string {
  return Temporal.Now.plainDateISO('UTC').add({ days }).toString()
}

/** Runs a command of Comity as a process of its own on an office’s folder; gives its exit code. */
async function comity(data: string, args: string[]): Promise<number> {
  const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, COMITY_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise(resolve => void child.once('exit', code => resolve(code ?? 1)))
}
