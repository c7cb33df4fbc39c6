import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold, holder } from '../fold.ts'
import { chain, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const say = (text: string) => ({ fr: { text, origin: 'written', by: 'Oda Lind' } })
const of = (type: string, from: string, data: object = {}): Sketch => ({ type, from, data: { ...data } })
const request = { ...haldenTrade, confidentiality: { asked: true } }
const opened = [of('send', XA, { request, reference: 'XA-1' }), of('register', XB, { reference: 'B-1' })]
const accepted = of('acceptMeasure', XB, { measure: 'm1' })
const delivered = of('deliverResult', XB, { measure: 'm1' })

/** Both sides' fold over the same history, after checking that the shared part is one. */
function shared(...more: Sketch[]) {
  const entries = chain([...opened, ...more])
  const { shared: theirs } = fold(procedure, 'requesting', entries.toReversed())
  const { shared: ours } = fold(procedure, 'requested', entries)
  assert.deepEqual(theirs, ours)
  return ours
}
const own = (...more: Sketch[]) => fold(procedure, 'requesting', chain([...opened, ...more])).own
const idOf = (position: number) => `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`
/** Id of the first act after sending and registering. */
const first = idOf(3)

describe('Costs', () => {
  const estimate = (nature: string, amount = 1200) =>
    of('estimateCosts', XB, {
      measure: 'm1',
      amount,
      currency: 'XBD',
      expenses: say('Un expert'),
      nature,
    })
  const agree = of('agreeCosts', XA, { measure: 'm1', bearer: 'requesting' })

  test('that are extraordinary give the clock to the requesting State until it answers', () => {
    assert.equal(holder(shared(estimate('extraordinary'))), 'requesting')
    assert.equal(holder(shared(estimate('extraordinary'), agree)), 'requested')
    assert.equal(holder(shared(estimate('ordinary'))), 'requested')
  })

  test('are agreed once for each estimate, and a new estimate opens the question again', () => {
    const no = of('declineCosts', XA, { measure: 'm1', reasons: say('Trop cher') })
    const state = shared(estimate('substantial'), no, estimate('substantial', 400), agree, agree)
    assert.deepEqual(
      state.costs.map(one => [one.amount, one.outcome?.agreed]),
      [
        [1200, false],
        [400, true],
      ],
    )
  })

  test('leave the measure where it was', () => {
    assert.equal(shared(estimate('extraordinary'), agree).measures[0]?.state, 'asked')
  })
})

describe('Confidentiality', () => {
  const cannot = of('answerConfidentiality', XB, { answer: 'cannot', explanation: say('Le juge') })

  test('that can be kept leaves nothing to choose', () => {
    const state = shared(
      of('answerConfidentiality', XB, { answer: 'comply' }),
      of('goOnWithoutConfidentiality', XA),
    )
    assert.equal(state.confidentiality?.choice, undefined)
  })

  for (const [act, is] of [
    [of('goOnWithoutConfidentiality', XA), 'goOn'],
    [of('amend', XA, { changes: [] }), 'amended'],
    [of('withdraw', XA, { reasons: say('Alors non.'), because: 'confidentiality' }), 'withdrawn'],
  ] as const) {
    test(`that cannot be kept is followed by a choice of the requesting State: ${is}`, () => {
      assert.equal(shared(cannot, act).confidentiality?.choice?.is, is)
    })
  }
})

describe('Another use', () => {
  const ask = of('askUse', XA, { result: idOf(4), proceedings: '18 CR 7', purpose: say('Autre affaire') })

  test('is answered once, by the State that furnished the result', () => {
    const no = of('answerUse', XB, { use: idOf(5), answer: 'denied', reasons: say('Non') })
    const yes = of('answerUse', XB, { use: idOf(5), answer: 'granted' })
    assert.equal(shared(accepted, delivered, ask, no, yes).useRequests[0]?.outcome?.answer, 'denied')
    const self = of('answerUse', XA, { use: idOf(5), answer: 'granted' })
    assert.equal(shared(accepted, delivered, ask, self).useRequests[0]?.outcome, undefined)
  })

  test('of what clears an accused person is announced, and both may speak about it', () => {
    const notice = of('announceDisclosure', XA, {
      result: idOf(4),
      proceedings: '19 CR 2',
      moment: 'before',
    })
    const speak = (from: string) => of('consultOnDisclosure', from, { notice: idOf(5), text: say('Oui') })
    const state = shared(accepted, delivered, notice, speak(XB), speak(XA))
    assert.deepEqual(
      state.disclosures[0]?.consultation.map(one => one.by),
      ['requested', 'requesting'],
    )
  })

  test('is bound to what the request stated when the result came, whatever is amended later', () => {
    const amend = of('amend', XA, {
      changes: [{ id: 'c', path: 'proceedings.p1.reference', value: '99 CR 9' }],
    })
    const before = shared(accepted, delivered, amend)
    assert.deepEqual(before.useLimits[0]?.proceedings, [{ id: 'p1', reference: '17 CR 119' }])
    const after = shared(amend, accepted, delivered)
    assert.deepEqual(after.useLimits[0]?.proceedings, [{ id: 'p1', reference: '99 CR 9' }])
  })

  test('is logged at home and never crosses', () => {
    const approved = ['draft', 'submit', 'approve'].map(
      (type): Sketch => ({ type, from: XA, strand: 'own', by: 'mira' }),
    )
    const use: Sketch = {
      type: 'recordUse',
      from: XA,
      strand: 'own',
      by: 'mira',
      data: { result: idOf(4), purpose: 'stated', proceedings: '17 CR 119', recipient: 'Court' },
    }
    const state = fold(procedure, 'requesting', chain([...approved, ...opened, use]))
    assert.deepEqual(state.own.uses, [
      {
        id: idOf(6),
        result: idOf(4),
        purpose: 'stated',
        proceedings: '17 CR 119',
        recipient: 'Court',
        at: '2026-11-23T09:06:00.000Z',
        by: 'mira',
      },
    ])
  })
})

describe('Progress', () => {
  test('is asked also before registration, and one report answers every open question', () => {
    const chase = of('enquireStatus', XA, { step: 'after10' })
    const report = of('reportStatus', XB, { text: say('En cours'), expectedBy: '2027-02-01' })
    const state = shared(chase, of('enquireStatus', XA, { step: 'after20' }), report, chase)
    assert.deepEqual(
      state.enquiries.map(one => [one.step, one.answer?.expectedBy]),
      [
        ['after10', '2027-02-01'],
        ['after20', '2027-02-01'],
        ['after10', undefined],
      ],
    )
    assert.equal(state.expected.at(-1)?.day, '2027-02-01')
  })

  test('remembers the days named when a measure was accepted', () => {
    const state = shared(of('acceptMeasure', XB, { measure: 'm1', expectedBy: '2027-01-20' }))
    assert.deepEqual(state.expected, [{ day: '2027-01-20', at: '2026-11-23T09:03:00.000Z', measure: 'm1' }])
  })

  test('ends for a measure that is no longer required, and the answer need not wait for it', () => {
    const drop = (measure: string) => of('noLongerRequired', XA, { measure })
    const state = shared(drop('m1'), drop('m2'), drop('m3'), of('respond', XB, { note: say('Bien.') }))
    assert.equal(state.state, 'answered')
    assert.deepEqual(new Set(state.measures.map(one => one.state)), new Set(['noLongerRequired']))
  })
})

describe('An answer', () => {
  const dropped = ['m2', 'm3'].map(measure => of('noLongerRequired', XA, { measure }))
  const answered = [accepted, delivered, ...dropped, of('respond', XB, { note: say('Bien à vous') })]

  test('keeps its closing words', () => {
    assert.equal(shared(...answered).closingNote?.['fr']?.text, 'Bien à vous')
  })

  test('that is incomplete is completed in the same case, and the clock runs again', () => {
    const state = shared(...answered, of('askCompletion', XA, { measure: 'm1', missing: say('Mars') }))
    assert.deepEqual([state.state, state.measures[0]?.state], ['inExecution', 'accepted'])
    assert.equal(state.answeredAt, null)
    assert.equal(holder(state), 'requested')
    assert.equal(state.results.length, 1)
  })

  test('may be followed by a word on what came of it', () => {
    const state = shared(...answered, of('giveFeedback', XA, { usefulness: 'decisive' }))
    assert.equal(state.feedback[0]?.usefulness, 'decisive')
  })
})

describe('A refusal', () => {
  const refuse = of('refuseMeasure', XB, { measure: 'm1', grounds: ['essentialInterests'] })
  const talk = (from: string) => of('consultAfterRefusal', from, { measure: 'm1', text: say('Et si…') })

  test('may be talked about by both, and taken back by the State that refused', () => {
    const back = of('reconsiderRefusal', XB, { measure: 'm1', reasons: say('Soit.') })
    const state = shared(refuse, talk(XA), talk(XB), back)
    assert.deepEqual(
      state.afterRefusal.map(one => one.by),
      ['requesting', 'requested'],
    )
    assert.equal(state.measures[0]?.state, 'asked')
    const bySelf = of('reconsiderRefusal', XA, { measure: 'm1', reasons: say('Soit.') })
    assert.equal(shared(refuse, bySelf).measures[0]?.state, 'refused')
  })
})

describe('Links and recalls', () => {
  test('a link names the other case and who said so', () => {
    const state = shared(of('linkCase', XB, { relation: 'supplementary', reference: 'XA-2' }))
    assert.deepEqual(state.links, [
      {
        id: first,
        by: 'requested',
        relation: 'supplementary',
        reference: 'XA-2',
        at: '2026-11-23T09:03:00.000Z',
      },
    ])
  })

  test('a recall is answered by the other side only', () => {
    const recalled = of('recall', XB, { act: idOf(2), ask: 'destroy', reasons: say('Erreur') })
    const confirm = (from: string) => of('confirmRecall', from, { recall: first, done: 'destroyed' })
    assert.equal(shared(recalled, confirm(XB)).recalls[0]?.outcome, undefined)
    assert.equal(shared(recalled, confirm(XA)).recalls[0]?.outcome?.done, 'destroyed')
  })
})

describe('The end of a case', () => {
  test('is told with the kind of reason for which it was withdrawn', () => {
    const state = shared(of('withdraw', XA, { because: 'superseded', reasons: say('Remplacée') }))
    assert.equal(state.withdrawal?.because, 'superseded')
  })

  test('comes with forwarding to the right authority, and nobody holds the clock', () => {
    const state = shared(of('forward', XB, { to: 'Military prosecutor', reasons: say('En service') }))
    assert.equal(state.state, 'forwarded')
    assert.equal(state.forwarding?.to, 'Military prosecutor')
    assert.equal(holder(state), 'nobody')
  })

  test('asks two questions for oneself, which may stay unanswered', () => {
    const close = (data: object): Sketch => ({
      type: 'close',
      from: XA,
      strand: 'own',
      by: 'm',
      data: { ...data },
    })
    assert.equal(own(close({})).closing, null)
    assert.deepEqual(own(close({ practice: true, convention: true, basisOf: ['alone'] })).closing, {
      practice: true,
      convention: true,
      basisOf: ['alone'],
    })
  })
})
