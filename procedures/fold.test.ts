import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { extend, fold, beginning } from './fold.ts'
import { chain, entryOf, type Sketch } from './mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from './mutual-legal-assistance/example.ts'
import { continuedSteps } from './mutual-legal-assistance/lifecycle-continued.ts'
import { laneSteps } from './mutual-legal-assistance/lifecycle-lanes.ts'
import { mutualLegalAssistance as procedure } from './mutual-legal-assistance/mutual-legal-assistance.ts'
import type { CaseState, Entry } from './state.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const secret = { ...haldenTrade, confidentiality: { asked: true } }
const send = { type: 'send', from: XA, data: { request: secret, reference: 'r' } }

/** Every act beside the main course that crosses. */
const beside = [...laneSteps, ...continuedSteps]
  .filter(line => line.strand === 'shared')
  .map(line => line.act)

const opening = [
  { type: 'register', from: XB },
  { type: 'acceptMeasure', from: XB, data: { measure: 'm1' } },
  { type: 'deliverResult', from: XB, data: { measure: 'm1' } },
  { type: 'refuseMeasure', from: XB, data: { measure: 'm2' } },
]

/** Everything any of the acts may read, so that each finds what it is about at times. */
function dataOf(sketch: { measure: string; about: number; answer: string; path: string }) {
  const { measure, answer, path } = sketch
  const about = entryOf(sketch.about, send).header.id
  return {
    measure,
    answer,
    act: about,
    result: about,
    use: about,
    notice: about,
    recall: about,
    proposal: about,
    reference: 'r2',
    measures: [{ measure, fate: answer === 'granted' ? 'noLongerRequired' : 'continued' }],
    nature: 'extraordinary',
    amount: sketch.about,
    proceedings: '17 CR 119',
    step: 'after10',
    expectedBy: '2027-01-15',
    changes: [{ id: 'c1', path, value: `new ${sketch.about}` }],
  }
}

/** A random history of two authorities that write at times without having seen each other's last acts. */
const histories = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.record({
        type: fc.constantFrom(
          'register',
          'acceptMeasure',
          'consult',
          'proposeCondition',
          'acceptCondition',
          'replyToConsultation',
          'refuseMeasure',
          'deliverResult',
          'askInformation',
          'respond',
          'withdraw',
          'send',
          'dance',
          ...beside,
        ),
        from: fc.constantFrom(XA, XB),
        measure: fc.constantFrom('m1', 'm2', 'm3', 'm9'),
        seen: fc.nat(4),
        /** The act another one answers or is about, by its place in the history. */
        about: fc.integer({ min: 1, max: 15 }),
        answer: fc.constantFrom('granted', 'denied', 'comply', 'cannot'),
        path: fc.constantFrom('facts', 'measures.m1.bankRecords', 'caseName', 'proceedings.p1.reference'),
      }),
      { maxLength: 14 },
    ),
  )
  .map(([begun, sketches]) => {
    // Half of the histories begin where there is something to speak about: a result and a refusal.
    const entries = begun ? chain([send, ...opening]) : [entryOf(1, send)]
    for (const sketch of sketches) {
      const back = entries.slice(
        Math.max(0, entries.length - 1 - sketch.seen),
        entries.length - sketch.seen || undefined,
      )
      const after = back.map(entry => entry.hash)
      entries.push(entryOf(entries.length + 1, { ...sketch, data: dataOf(sketch), after }))
    }
    return entries
  })
const arrivals = histories.chain(entries =>
  fc.tuple(fc.constant(entries), shuffled(entries), shuffled(entries)),
)

describe('The state of a case', () => {
  test('is the same on both sides whatever the order of arrival', () => {
    fc.assert(
      fc.property(arrivals, ([, ours, theirs]) => {
        assert.deepEqual(
          fold(procedure, 'requesting', ours).shared,
          fold(procedure, 'requested', theirs).shared,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('holds what was done beside the main course in some of these histories', () => {
    // Without this the property above could be true of histories in which nothing happens.
    const taken = new Set<string>()
    for (const entries of fc.sample(histories, { numRuns: 600, seed: 7 })) {
      const { shared } = fold(procedure, 'requested', entries)
      for (const entry of entries) {
        if (!shared.outOfTurn.includes(entry.hash)) taken.add(entry.header.type)
      }
    }
    assert.deepEqual(
      beside.filter(act => !taken.has(act)),
      [],
    )
  })

  test('grows act by act to the same state as when all acts are folded at once', () => {
    fc.assert(
      fc.property(arrivals, ([, arriving]) => {
        let state: CaseState = beginning('requested')
        const here: Entry[] = []
        for (const entry of arriving) {
          here.push(entry)
          const whole = fold(procedure, 'requested', here)
          const grown = extend(procedure, state, entry)
          if (grown) assert.deepEqual(grown, whole)
          state = whole
        }
      }),
      { numRuns: 200 },
    )
  })

  test('counts every act that took part and forgets none', () => {
    fc.assert(
      fc.property(arrivals, ([entries, arriving]) => {
        const state = fold(procedure, 'requested', arriving)
        assert.equal(state.shared.count, entries.length)
        assert.deepEqual(state.waiting, [])
      }),
      { numRuns: 100 },
    )
  })

  test('grows along a history in which each has seen the other, without folding again', () => {
    const entries = chain([
      send,
      { type: 'register', from: XB },
      { type: 'draft', from: XB, strand: 'own', by: 'b' },
      { type: 'withdraw', from: XA },
    ])
    let state = beginning('requested')
    for (const entry of entries) {
      const grown = extend(procedure, state, entry)
      assert.ok(grown)
      state = grown
    }
    assert.deepEqual(state, fold(procedure, 'requested', entries))
  })

  test('keeps an act out of turn and is otherwise as if it had not been taken', () => {
    const fair = chain([send, { type: 'register', from: XB, data: { reference: 'BOR/1' } }])
    const early = entryOf(9, { type: 'respond', from: XA, after: [fair[1]?.hash ?? ''] })
    const before = fold(procedure, 'requesting', fair)
    const after = fold(procedure, 'requesting', [...fair, early])
    assert.deepEqual(after.shared.outOfTurn, [early.hash])
    assert.deepEqual({ ...after.shared, outOfTurn: [], heads: before.shared.heads, count: 2 }, before.shared)
    assert.deepEqual(after.clock, before.clock)
  })

  test('takes an act about an unknown measure as out of turn', () => {
    const entries = chain([
      send,
      { type: 'register', from: XB },
      { type: 'acceptMeasure', from: XB, data: { measure: 'm9' } },
    ])
    assert.deepEqual(fold(procedure, 'requested', entries).shared.outOfTurn, [entries[2]?.hash])
  })

  test('takes a second sending by whomever as out of turn', () => {
    const entries = chain([send, { ...send, from: 'XC:central' }])
    const { shared } = fold(procedure, 'requested', entries)
    assert.equal(shared.requesting, XA)
    assert.equal(shared.outOfTurn.length, 1)
  })

  test('leaves an act outside until the one it names has come, then takes both', () => {
    const [first, second, third] = chain([
      send,
      { type: 'register', from: XB },
      { type: 'withdraw', from: XA },
    ])
    assert.ok(first && second && third)
    const gap = fold(procedure, 'requested', [first, third])
    assert.equal(gap.shared.state, 'sent')
    assert.deepEqual(gap.waiting, [third.hash])
    // The missing act names all that is there, yet another waits for it: the case is folded again.
    assert.equal(extend(procedure, gap, second), undefined)
    assert.equal(fold(procedure, 'requested', [first, third, second]).shared.state, 'withdrawn')
  })

  test('when both acted at once is what the shared order says, and the other act is kept', () => {
    const [sent, registered] = chain([send, { type: 'register', from: XB }])
    assert.ok(sent && registered)
    const accepted = entryOf(3, {
      type: 'acceptMeasure',
      from: XB,
      data: { measure: 'm1' },
      after: [registered.hash],
    })
    const withdrawn = entryOf(4, { type: 'withdraw', from: XA, after: [registered.hash] })
    const state = fold(procedure, 'requested', [sent, registered, accepted, withdrawn])
    // XA comes before XB among acts that had not seen each other.
    assert.equal(state.shared.state, 'withdrawn')
    assert.deepEqual(state.shared.outOfTurn, [accepted.hash])
  })

  test('counts from the day a letter came, also when it was recorded later', () => {
    const letter = (on: string): Sketch => ({ ...send, received: { channel: 'post', on } })
    const from = (on: string) => fold(procedure, 'requested', chain([letter(on)])).clock.turns[0]?.from
    // It came on 10 November; this office, wherever it sits, wrote it down on the 23rd.
    const came = Temporal.Instant.from(from('2026-11-10') ?? '')
    for (const zone of ['America/Bogota', 'UTC', 'Africa/Tunis', 'Asia/Tokyo'])
      assert.equal(came.toZonedDateTimeISO(zone).toPlainDate().toString(), '2026-11-10', zone)
    assert.equal(from('2026-11-23'), '2026-11-23T09:01:00.000Z')
  })

  test('never lets a turn of the clock begin before the one it follows', () => {
    const ask = { type: 'askInformation', from: XB, data: { questions: [{ id: 'q', path: 'facts' }] } }
    const [sent, registered] = chain([send, { type: 'register', from: XB }])
    assert.ok(sent && registered)
    const asked = entryOf(3, { ...ask, after: [registered.hash], recordedAt: '2026-11-23T10:00:00.000Z' })
    const withdrawn = entryOf(4, {
      type: 'withdraw',
      from: XA,
      after: [asked.hash],
      recordedAt: '2026-11-23T09:30:00.000Z',
    })
    const { turns } = fold(procedure, 'requested', [sent, registered, asked, withdrawn]).clock
    assert.deepEqual(
      turns.map(turn => turn.from),
      turns.map(turn => turn.from).toSorted(),
    )
    assert.deepEqual(
      turns.map(turn => turn.holder),
      ['requested', 'requesting', 'nobody'],
    )
  })
})

function shuffled<Item>(items: readonly Item[]) {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
}
