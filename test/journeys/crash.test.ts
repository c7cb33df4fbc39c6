import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { listArrivals } from '#api/arrivals.ts'
import { type CaseView, listCases, readCase, takeAct } from '#api/cases.ts'
import { type Cast, stateOf } from '#main/demo/cast.ts'
import { type Call, type Client, Refused, type Through } from '#main/demo/client.ts'
import { type Pair, startPair } from '#main/demo/pair.ts'
import { tellStory } from '#main/demo/story.ts'
import { fall, type Part } from './fall.ts'

/** A fall: while the nth call of this route in this step of the story is under way, parts of an office are killed. */
interface Fall {
  readonly step: string
  readonly route: string
  readonly nth: number
  /** Milliseconds after the call was made. */
  readonly after: number
  readonly office: 'aurelia' | 'borealia'
  readonly kills: readonly Part[]
}

/** Ten moments: each part and both together, on either side, from just asked to just answered. */
const falls: readonly Fall[] = [
  { step: 'start', route: 'startCase', nth: 1, after: 12, office: 'aurelia', kills: ['server'] },
  { step: 'write', route: 'saveDraft', nth: 2, after: 8, office: 'aurelia', kills: ['postgres'] },
  { step: 'write', route: 'addFile', nth: 1, after: 10, office: 'aurelia', kills: ['server', 'postgres'] },
  { step: 'approve', route: 'takeAct', nth: 3, after: 6, office: 'aurelia', kills: ['server'] },
  { step: 'send', route: 'takeAct', nth: 1, after: 30, office: 'borealia', kills: ['server'] },
  { step: 'register', route: 'takeAct', nth: 1, after: 9, office: 'borealia', kills: ['postgres'] },
  { step: 'clarify', route: 'takeAct', nth: 2, after: 4, office: 'aurelia', kills: ['postgres'] },
  { step: 'decide', route: 'takeAct', nth: 4, after: 20, office: 'borealia', kills: ['server', 'postgres'] },
  { step: 'deliver', route: 'takeAct', nth: 2, after: 25, office: 'aurelia', kills: ['server', 'postgres'] },
  { step: 'close', route: 'takeAct', nth: 2, after: 2, office: 'borealia', kills: ['server'] },
]

describe('two offices that are killed ten times while a request travels', { timeout: 240_000 }, () => {
  let data: string
  let pair: Pair
  let undisturbed: CaseView[]
  let disturbed: CaseView[]
  let cast: Cast
  /** Acts whose answer came: what a person was told had happened. */
  const told: { login: string; act: string }[] = []
  const fallen: Promise<void>[] = []

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'comity-crash-'))
    pair = await startPair({ data: join(data, 'pair'), docket: false })
    const calm = await tellStory(pair, () => undefined)
    undisturbed = await bothSides(calm.cast, calm.id)

    let step = ''
    const made = new Map<string, number>()
    const due = ({ route }: Call): Fall | undefined => {
      const key = `${step} ${route}`
      const nth = (made.get(key) ?? 0) + 1
      made.set(key, nth)
      return falls.find(one => one.step === step && one.route === route && one.nth === nth)
    }
    const through: Through = async (call, make) => {
      const fate = due(call)
      if (fate) fallen.push(sleep(fate.after).then(() => fall(pair[fate.office], fate.kills)))
      const answer = await untilAnswered(make)
      if (call.route === takeAct.id) told.push({ login: call.login, act: actIn(call) })
      return answer
    }
    const storm = await tellStory(pair, () => undefined, { through, before: next => void (step = next) })
    await Promise.all(fallen)
    cast = storm.cast
    disturbed = await bothSides(storm.cast, storm.id)
  })
  after(async () => {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  })

  test('fall as often as was meant', () => {
    assert.equal(fallen.length, 10)
  })

  test('hold every act a person was told about exactly once', () => {
    const [aurelia = [], borealia = []] = disturbed.map(view => view.entries.map(entry => entry.header.id))
    assert.ok(told.length >= 15)
    assert.equal(new Set(told.map(item => item.act)).size, told.length)
    for (const { login, act } of told) {
      const own = ['mira.sol', 'anselm.brandt'].includes(login) ? aurelia : borealia
      assert.equal(own.filter(id => id === act).length, 1, `${act} of ${login}`)
    }
    assert.equal(new Set(aurelia).size, aurelia.length)
    assert.equal(new Set(borealia).size, borealia.length)
  })

  test('end with the acts, files and states of a story that nobody disturbed', () => {
    assert.deepEqual(disturbed.map(counts), undisturbed.map(counts))
    const [ours, theirs] = disturbed.map(view => stateOf(view).shared)
    assert.deepEqual(ours, theirs)
  })

  test('have one case more each, under the next reference', async () => {
    for (const [client, reference] of [
      [cast.mira, /^XA-MLA-\d{4}-00002$/],
      [cast.yasmine, /^XB-MLA-\d{4}-00002$/],
    ] as const) {
      const { cases } = await client.call(listCases, {})
      assert.equal(cases.length, 2)
      assert.match(cases[0]?.reference ?? '', reference)
    }
  })

  test('took in what the other sent once, as the bytes that were sealed once', async () => {
    const [ours, theirs] = disturbed
    assert.ok(ours && theirs)
    for (const [sender, receiver] of [
      [ours, cast.leila],
      [theirs, cast.mira],
    ] as const) {
      const sent = sender.entries.flatMap(({ header, crossing }) =>
        crossing?.direction === 'sent'
          ? [{ act: header.id, package: crossing.package, sequence: crossing.sequence }]
          : [],
      )
      const { arrivals } = await receiver.call(listArrivals, { query: { most: 200 } })
      assert.deepEqual(
        arrivals.filter(arrival => arrival.verdict === 'refused'),
        [],
      )
      const taken = arrivals.filter(arrival => arrival.case?.id === sender.id)
      assert.deepEqual(
        new Map(taken.map(arrival => [arrival.act?.id, arrival.package])),
        new Map(sent.map(message => [message.act, message.package])),
      )
      assert.equal(taken.length, sent.length)
      assert.equal(new Set(sent.map(message => message.sequence)).size, sent.length)
    }
  })

  test('verify, and their lists are what the acts say', async () => {
    for (const office of [pair.aurelia, pair.borealia]) {
      assert.equal(await pair.command(office, ['verify']), 0)
      assert.equal(await pair.command(office, ['rebuild', '--compare']), 0)
    }
  })

  test('sweep at the next start what a fall left half-written', async () => {
    for (const office of [pair.aurelia, pair.borealia]) {
      await fall(office, ['server'])
      assert.deepEqual(await readdir(join(office.data, 'work')), [])
    }
  })
})

/** As a page does whose server went away: the same bytes again until somebody answers. */
async function untilAnswered(make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  for (const until = performance.now() + 60_000; ; await sleep(100)) {
    try {
      return await make()
    } catch (error) {
      const noAnswer =
        error instanceof TypeError || (error instanceof Refused && error.problem.status === 503)
      if (!noAnswer || performance.now() > until) throw error
    }
  }
}

const actIn = (call: Call): string => z.object({ id: z.string() }).parse(call.body).id

async function bothSides({ mira, yasmine }: Cast, id: string): Promise<CaseView[]> {
  const view = (client: Client) => client.call(readCase, { params: { id } })
  return [await view(mira), await view(yasmine)]
}

/** What a case amounts to, without what names it. */
function counts(view: CaseView) {
  const named = (name: string) => name.replaceAll(/\d{4}-\d{5}/g, '#')
  return {
    state: view.state,
    acts: view.acts,
    types: view.entries.map(entry => entry.header.type).toSorted(),
    files: view.entries.flatMap(entry => entry.content?.files.map(file => named(file.name)) ?? []).toSorted(),
    loose: view.files.map(file => file.name),
    draft: view.draft?.version,
    receipts: view.entries.filter(entry => entry.crossing?.receiptAt != null).length,
    measures: stateOf(view).shared.measures.map(measure => measure.state),
  }
}
