import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CaseView, listCases, readCase } from '#api/cases.ts'
import { listPartners } from '#api/partners.ts'
import { stateOf } from '#main/demo/cast.ts'
import { type Client, signedIn } from '#main/demo/client.ts'
import { demoHome } from '#main/demo/home.ts'
import type { Pair } from '#main/demo/pair.ts'
import { demoPassword, demoPeople } from '#main/demo/people.ts'
import { draftSteps } from '#procedures/mutual-legal-assistance/lifecycle-draft.ts'
import { askLines } from '#procedures/mutual-legal-assistance/lifecycle-asks.ts'
import { paperSteps } from '#procedures/mutual-legal-assistance/lifecycle-paper.ts'
import { translationSteps } from '#procedures/lanes/translation/acts.ts'
import { waiverSteps } from '#procedures/lanes/waiver-steps.ts'
import { taskLines } from '#procedures/mutual-legal-assistance/lifecycle-tasks.ts'
import { lifecycle as table } from '#procedures/mutual-legal-assistance/lifecycle.ts'
import type { Step } from '#procedures/procedure.ts'
import { measureStates } from '#procedures/state.ts'
import { testPair } from '#test/pair.ts'

const lifecycle: readonly Step[] = table
/** Lanes with tests of their own that play them whole. */
const played: readonly Step[] = [
  ...draftSteps,
  ...taskLines,
  ...paperSteps,
  ...askLines,
  ...translationSteps,
  ...waiverSteps,
]

describe('the docket of the two offices', { timeout: 300_000 }, () => {
  let data: string
  let pair: Pair
  let heads: Record<'XA' | 'XB', Client>
  let views: Record<'XA' | 'XB', CaseView[]>
  let seconds: number

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'comity-docket-'))
    const started = performance.now()
    pair = await testPair({ data: join(data, 'pair'), docket: true })
    seconds = (performance.now() - started) / 1000
    heads = {
      XA: await signedIn(pair.aurelia.url, 'anselm.brandt', demoPassword),
      XB: await signedIn(pair.borealia.url, 'omar.haddad', demoPassword),
    }
    views = { XA: await casesOf(heads.XA), XB: await casesOf(heads.XB) }
  })
  after(async () => {
    await pair?.stop()
    await rm(data, { recursive: true, force: true })
  })

  test('has some thirty cases, in both directions, each with a title of its own', context => {
    context.diagnostic(`made and started in ${seconds.toFixed(1)} s`)
    for (const cases of Object.values(views)) {
      assert.ok(cases.length >= 28 && cases.length <= 40, String(cases.length))
      for (const side of ['requesting', 'requested'])
        assert.ok(cases.filter(one => one.side === side).length >= 10, side)
      assert.equal(new Set(cases.map(one => one.title)).size, cases.length)
    }
  })

  test('shows every state of the table, every act that leads on, and every state of a measure', () => {
    const cases = Object.values(views).flat()
    const states = cases.map(stateOf)
    const wanted = new Set(lifecycle.map(line => line.to).filter(state => state !== 'same'))
    assert.ok(wanted.size >= 11)
    const found = new Set(states.flatMap(state => [state.shared.state, state.own.state]))
    assert.deepEqual(
      [...wanted].filter(state => !found.has(state)),
      [],
    )
    const measures = new Set(states.flatMap(state => state.shared.measures.map(measure => measure.state)))
    assert.deepEqual(
      measureStates.filter(state => !measures.has(state)),
      [],
    )
    const taken = new Set(cases.flatMap(one => one.entries.map(entry => entry.header.type)))
    // A note leads nowhere, nothing of a fresh docket is destroyed and no letter came twice; what is rare and moves no
    // state has a journey of its own (beside.test.ts), and so have the lanes that are played from beginning to end.
    const elsewhere: readonly string[] = ['note', 'expunge', 'receiveCopy', ...played.map(line => line.act)]
    const acts = lifecycle.filter(line => leadsOn(line) || !line.group).map(line => line.act)
    assert.deepEqual(
      acts.filter(act => !taken.has(act) && !elsewhere.includes(act)),
      [],
    )
    for (const act of ['shareDraft', 'commentOnDraft', 'giveTask', 'reportOnTask'])
      assert.ok(taken.has(act), act)
    assert.deepEqual(
      states.flatMap(state => state.shared.outOfTurn),
      [],
    )
  })

  test('has cases by letter with a State that has no Comity, and nothing of them waits for the exchange', () => {
    const letters = views.XA.filter(view => view.road === 'letter')
    assert.deepEqual(letters.map(view => view.state).toSorted(), [
      'inExecution',
      'receiving',
      'sent',
      'setAside',
    ])
    for (const { entries } of letters) assert.ok(entries.every(entry => entry.crossing === null))
    const underWay = letters.flatMap(view => stateOf(view).own.dispatches).filter(one => !one.delivered)
    assert.ok(underWay.some(one => one.tracking === 'BAG 7'))
  })

  test('is the same on both sides, as far as it crossed', () => {
    for (const ours of views.XA.filter(view => view.road === 'exchange')) {
      const theirs = views.XB.find(one => one.id === ours.id)
      const crossed = ours.entries.some(entry => entry.header.strand === 'shared')
      assert.equal(theirs !== undefined, crossed || ours.side === 'requested', ours.title)
      if (theirs) assert.deepEqual(stateOf(ours).shared, stateOf(theirs).shared)
    }
  })

  test('was lived in order of time, and none of it in the future', () => {
    const now = Temporal.Now.instant().toString()
    for (const cases of Object.values(views)) {
      for (const { entries } of cases) {
        const recorded = entries.map(entry => entry.recordedAt)
        assert.deepEqual(recorded, recorded.toSorted())
        for (const entry of entries) assert.ok(entry.header.at <= entry.recordedAt && entry.recordedAt <= now)
      }
      const crossed = cases
        .flatMap(one =>
          one.entries.flatMap(({ crossing, recordedAt }) => (crossing ? [{ ...crossing, recordedAt }] : [])),
        )
        .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))
      for (const direction of ['sent', 'received']) {
        const indexes = crossed.filter(one => one.direction === direction).map(one => one.logIndex)
        assert.deepEqual(
          indexes,
          indexes.map((_, index) => index),
          `the log of what was ${direction}`,
        )
      }
      const own = cases
        .filter(one => one.side === 'requesting')
        .toSorted((a, b) => (a.opened < b.opened ? -1 : 1))
      const references = own.map(one => one.reference ?? '')
      assert.deepEqual(references, references.toSorted())
    }
  })

  test('was kept in working hours, by people who may, each in their own language', () => {
    const weekend = { XA: [6, 7], XB: [5, 6] }
    const zone = { XA: 'Europe/Lisbon', XB: 'Africa/Tunis' }
    for (const state of ['XA', 'XB'] as const) {
      const names = new Map<string, number>(
        [...demoPeople[state], ...demoHome[state].map(({ person }) => person)].map(person => [
          person.name,
          0,
        ]),
      )
      for (const { entries } of views[state]) {
        for (const { byName, recordedAt, header } of entries.filter(entry => entry.by !== null)) {
          const local = Temporal.Instant.from(recordedAt).toZonedDateTimeISO(zone[state])
          assert.ok(!weekend[state].includes(local.dayOfWeek), `${header.type} on ${local.toString()}`)
          assert.ok(local.hour >= 8 && local.hour < 19, `${header.type} at ${local.toString()}`)
          assert.ok(byName !== null && names.has(byName), String(byName))
          names.set(byName, (names.get(byName) ?? 0) + 1)
        }
      }
      assert.deepEqual(
        [...names].filter(([, acts]) => acts === 0),
        [],
        'everybody has something to do',
      )
      const written = state === 'XA' ? 'en' : 'fr'
      for (const one of views[state].filter(view => view.side === 'requesting')) {
        const facts = one.draft?.request['facts'] ?? stateOf(one).shared.request?.['facts']
        if (facts !== undefined) assert.partialDeepStrictEqual(facts, { [written]: { origin: 'written' } })
      }
    }
  })

  test('has urgencies of several classes, an officer for each registered case, and restricted cases', () => {
    for (const cases of Object.values(views)) {
      const classes = new Set(cases.flatMap(one => one.urgency ?? []))
      assert.ok(classes.size >= 3, [...classes].join())
      for (const { state, side, officer, title } of cases) {
        if (side === 'requested' && !['draftShared', 'sent', 'forwarded'].includes(state))
          assert.ok(officer, title)
      }
      assert.ok(cases.some(one => one.confidentiality === 1))
      assert.ok(cases.some(one => one.members.length > 0))
    }
  })

  test('was made by acts alone: both registers verify, and rebuilding them changes nothing', async () => {
    for (const office of [pair.aurelia, pair.borealia]) {
      assert.equal(await pair.command(office, ['verify']), 0)
      assert.equal(await pair.command(office, ['rebuild', '--compare']), 0)
    }
    for (const head of Object.values(heads)) {
      // The office that starts first may find the other not there yet, and tries again.
      for (const late = performance.now() + 20_000; ; await sleep(200)) {
        const { partners } = await head.call(listPartners, {})
        const partner = partners.find(one => one.fingerprint !== null)
        if (partner?.lastError !== null && performance.now() < late) continue
        assert.deepEqual([partner?.waiting, partner?.lastError], [0, null])
        break
      }
    }
  })
})

async function casesOf(head: Client): Promise<CaseView[]> {
  const { cases, next } = await head.call(listCases, { query: { most: 200 } })
  assert.equal(next, null)
  const views: CaseView[] = []
  for (const { id } of cases) views.push(await head.call(readCase, { params: { id } }))
  return views
}

function leadsOn({ to, measure }: Step): boolean {
  return to !== 'same' || (measure !== undefined && measure.to !== 'same')
}
