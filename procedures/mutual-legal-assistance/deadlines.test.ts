import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { demonstrationProfiles } from '#law/profiles/demonstration.ts'
import type { Side } from '../act.ts'
import type { DeadlineFact } from '../deadlines.ts'
import { fold } from '../fold.ts'
import { answers, deadlinesOf, nextOf, ofFact } from './deadlines.ts'
import { haldenTrade } from './example.ts'
import { chain, type Sketch } from './example-acts.ts'
import { mutualLegalAssistance as procedure } from './mutual-legal-assistance.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const prose = { fr: { text: 'Texte', origin: 'written', by: 'Oda Lind' } }
const of = (type: string, from: string, data: object, at?: string): Sketch => ({
  type,
  from,
  data: { ...data },
  ...(at === undefined ? {} : { at }),
})
const send = of('send', XA, { request: haldenTrade, reference: 'XA-MLA-2026-00017' }, '2026-11-23T09:00:00Z')
const register = of(
  'register',
  XB,
  { reference: 'BOR/2026/0412', officer: { name: 'Oda Lind' }, urgency: 'P2' },
  '2026-11-24T09:00:00Z',
)
const profileOf = (state: string) => demonstrationProfiles.find(one => one.state === state) ?? null
const stackOf = (requesting: string, requested: string) =>
  governing({ requesting, requested, on: '2026-11-23', profiles: demonstrationProfiles })

/** Deadlines of a case between Aurelia and Borealia under UNTOC, or Aurelia and Cordovia under their treaty. */
function told(
  acts: readonly Sketch[],
  today: string,
  given: { readonly partner?: string; readonly side?: Side } = {},
) {
  return deadlinesOf(inputOf(acts, today, given))
}

function inputOf(
  acts: readonly Sketch[],
  today: string,
  { partner = 'XB', side = 'requested' }: { readonly partner?: string; readonly side?: Side } = {},
) {
  return {
    state: fold(procedure, side, chain(acts)),
    governing: stackOf('XA', partner),
    profiles: { requesting: profileOf('XA'), requested: profileOf(partner) },
    today,
  }
}

/** The clock that one fact sets running between Aurelia and a partner. */
const ofThe = (fact: DeadlineFact, today: string, partner = 'XB') =>
  ofFact(inputOf([send, register], today, { partner }), fact)[0]

const one = (kind: string, ...args: Parameters<typeof told>) => told(...args).find(item => item.kind === kind)

describe('The acknowledgement', () => {
  test('is the requested State’s, five of its working days from the recording, and house practice', () => {
    const found = one('acknowledgement', [send], '2026-11-24')
    assert.equal(found?.whose, 'requested')
    // Monday 23 November; Friday and Saturday are off in Borealia: 24, 25, 26, 29, 30.
    assert.deepEqual([found?.due, found?.state, found?.zone], ['2026-11-30', 'running', 'Africa/Tunis'])
    assert.deepEqual([found?.cites, found?.layer], ['house acknowledged-in-5-working-days', 'house'])
    assert.equal(found?.countedBy, 'domestic XB Code of Criminal Procedure, art. 801')
  })

  test('has the ten days of the treaty where one governs', () => {
    const found = one('acknowledgement', [send], '2026-11-24', { partner: 'XC' })
    assert.deepEqual([found?.due, found?.cites, found?.layer], ['2026-12-03', 'XA-XC 17(1)', 'bilateral'])
  })

  test('has the time the requested State declared where it declared one', () => {
    // Ten working days of Doria, the first counted: 23 to 27 November and 30 November to 4 December.
    const found = one('acknowledgement', [send], '2026-11-24', { partner: 'XD' })
    assert.deepEqual([found?.due, found?.layer], ['2026-12-04', 'domestic'])
  })

  test('is met by registering, and stays missed until then', () => {
    assert.equal(one('acknowledgement', [send], '2026-11-30')?.state, 'running')
    assert.equal(one('acknowledgement', [send], '2026-12-24')?.state, 'missed')
    assert.equal(one('acknowledgement', [send, register], '2026-12-24')?.state, 'met')
  })

  test('runs from when the request was recorded, not from when its author dated it', () => {
    const late = { ...send, at: '2026-11-01T09:00:00Z', recordedAt: '2026-11-23T09:00:00Z' }
    assert.equal(one('acknowledgement', [late], '2026-11-24')?.due, '2026-11-30')
  })

  test('is owed by nobody once the request was withdrawn', () => {
    const withdraw = of('withdraw', XA, { reasons: prose })
    assert.equal(one('acknowledgement', [send, withdraw], '2026-12-24'), undefined)
  })

  test('is exact to the instant where today is one', () => {
    const end = '2026-11-30T22:59:59.999Z'
    assert.equal(one('acknowledgement', [send], end)?.state, 'running')
    assert.equal(one('acknowledgement', [send], '2026-11-30T23:00:00Z')?.state, 'missed')
  })
})

describe('Questions', () => {
  const ask = (replyBy?: string) =>
    of(
      'askInformation',
      XB,
      {
        questions: [
          { id: 'q1', path: 'facts', question: prose },
          { id: 'q2', path: 'purpose', question: prose },
        ],
        ...(replyBy === undefined ? {} : { replyBy }),
      },
      '2026-11-25T09:00:00Z',
    )
  const answer = (...items: string[]) =>
    of('answerInformation', XA, {
      answers: items.map(id => ({
        id,
        question: `00000000-0000-4000-8000-000000000003.${id}`,
        answer: prose,
      })),
    })

  test('wait for the day that was named, and are the requesting State’s', () => {
    const found = one('answer', [send, register, ask('2026-12-20')], '2026-12-01')
    assert.deepEqual(
      [found?.due, found?.whose, found?.state, found?.zone, found?.cites],
      ['2026-12-20', 'requesting', 'running', null, 'UNTOC 18(16)'],
    )
  })

  test('without a day have the thirty the house proposes, counted by the State that waits', () => {
    const found = one('answer', [send, register, ask()], '2026-12-01')
    // 25 and 26 December are a Friday and a Saturday, the weekend of Borealia.
    assert.deepEqual([found?.due, found?.zone], ['2026-12-27', 'Africa/Tunis'])
    assert.deepEqual([found?.cites, found?.lengthBy], ['UNTOC 18(16)', 'house questions-answered-in-30-days'])
    assert.deepEqual(
      found?.steps.map(step => step.step),
      ['starts', 'counted', 'dayOff', 'dayOff', 'rolled'],
    )
  })

  test('have the sixty days of the law of a State that declared them, counted as it counts', () => {
    // Doria counts the first day: the sixtieth is a Saturday.
    const found = one('answer', [send, register, ask()], '2026-12-01', { partner: 'XD' })
    assert.deepEqual(
      [found?.due, found?.cites, found?.lengthBy, found?.countedBy],
      [
        '2027-01-25',
        'UNTOC 18(16)',
        'domestic XD Criminal Procedure Code, art. 457',
        'domestic XD Criminal Procedure Code, art. 128',
      ],
    )
  })

  test('are met by the last answer, not by the first', () => {
    assert.equal(one('answer', [send, register, ask(), answer('q1')], '2026-12-01')?.state, 'running')
    assert.equal(one('answer', [send, register, ask(), answer('q1', 'q2')], '2026-12-01')?.state, 'met')
  })

  test('never lapse: the day over, they are missed for as long as nobody answers', () => {
    assert.equal(one('answer', [send, register, ask('2026-12-20')], '2029-01-01')?.state, 'missed')
  })

  test('let the day of the request wait while they are open', () => {
    assert.equal(one('wished', [send, register], '2026-12-01')?.state, 'running')
    assert.equal(one('wished', [send, register, ask()], '2026-12-01')?.state, 'suspended')
    const answered = [send, register, ask(), answer('q1', 'q2')]
    assert.equal(one('wished', answered, '2026-12-01')?.state, 'running')
    assert.equal(one('wished', answered, '2026-12-16')?.state, 'missed')
  })
})

describe('Consultation, condition, postponement', () => {
  const accept = of('acceptMeasure', XB, { measure: 'm1' })
  const consult = of('consult', XB, { measure: 'm3', about: prose }, '2026-11-25T09:00:00Z')
  const reply = of('replyToConsultation', XA, { measure: 'm3', reply: prose })
  const propose = of('proposeCondition', XB, { measure: 'm3', terms: prose, respondBy: '2026-12-18' })
  const postpone = of('postponeMeasure', XB, { measure: 'm1', reasons: prose, review: '2027-01-10' })

  test('a consultation without a day has the thirty of the house, under 18(26)', () => {
    const found = one('consultation', [send, register, consult], '2026-12-01')
    assert.deepEqual(
      [found?.due, found?.cites, found?.lengthBy, found?.consequence, found?.measure],
      ['2026-12-27', 'UNTOC 18(26)', 'house consultation-in-30-days', 'nextStepOpens', 'm3'],
    )
  })

  test('a reply meets it; a refusal without one ends the waiting', () => {
    assert.equal(one('consultation', [send, register, consult, reply], '2026-12-01')?.state, 'met')
    const refuse = of('refuseMeasure', XB, { measure: 'm3', grounds: ['essentialInterests'], reasons: prose })
    assert.equal(one('consultation', [send, register, consult, refuse], '2026-12-01'), undefined)
  })

  test('a condition waits for its day until it is accepted or rejected', () => {
    const open = [send, register, consult, propose]
    assert.deepEqual(
      [one('condition', open, '2026-12-01')?.due, one('condition', open, '2026-12-19')?.state],
      ['2026-12-18', 'missed'],
    )
    const done = [...open, of('acceptCondition', XA, { measure: 'm3' })]
    assert.equal(one('condition', done, '2026-12-19')?.state, 'met')
  })

  test('a postponement is looked at again on its day by the requested State, as the house has it', () => {
    const found = one('review', [send, register, accept, postpone], '2026-12-01')
    assert.deepEqual(
      [found?.due, found?.whose, found?.cites, found?.layer],
      ['2027-01-10', 'requested', 'house postponement-reviewed', 'house'],
    )
    const resumed = [send, register, accept, postpone, of('resumeMeasure', XB, { measure: 'm1' })]
    assert.equal(one('review', resumed, '2026-12-01')?.state, 'met')
  })

  test('nothing is waited for once the request is withdrawn', () => {
    const withdrawn = [send, register, consult, of('withdraw', XA, { reasons: prose })]
    assert.deepEqual(
      told(withdrawn, '2026-12-01').filter(item => item.state !== 'met'),
      [],
    )
  })
})

describe('What was done', () => {
  const informed = {
    kind: 'noLongerRequired',
    id: 'w1',
    measure: 'm2',
    informedAt: '2026-11-27T10:00:00Z',
  } as const
  const conduct = (fact: DeadlineFact, partner = 'XB') => ofThe(fact, '2026-12-01', partner)

  test('safe conduct ends fifteen days after notice, the person being free to leave', () => {
    const found = conduct({ ...informed, couldLeaveFrom: '2026-11-20T00:00:00Z' })
    // Counted where the person is, in Aurelia; the last day is a Saturday and stays.
    assert.deepEqual(
      [found?.due, found?.state, found?.consequence, found?.cites],
      ['2026-12-12', 'running', 'protectionEnds', 'UNTOC 18(27)'],
    )
  })

  test('and does not run while the person cannot leave, nor before notice', () => {
    assert.deepEqual([conduct(informed)?.due, conduct(informed)?.state], [null, 'suspended'])
    const { informedAt: _, ...untold } = informed
    const found = conduct({ ...untold, couldLeaveFrom: '2026-11-20T00:00:00Z' })
    assert.deepEqual([found?.due, found?.state], [null, 'suspended'])
  })

  test('needs no notice under the treaty between Aurelia and Cordovia, which gives thirty days', () => {
    const { informedAt: _, ...untold } = informed
    const found = conduct({ ...untold, couldLeaveFrom: '2026-11-25T15:00:00Z' }, 'XC')
    assert.deepEqual([found?.due, found?.cites], ['2026-12-25', 'XA-XC 9(1)'])
  })

  test('another period holds where the text lets the States agree on one, and nowhere else', () => {
    const agreed = { ...informed, couldLeaveFrom: '2026-11-20T00:00:00Z', agreedDays: 20 }
    assert.equal(conduct(agreed)?.due, '2026-12-17')
    assert.equal(conduct({ ...agreed, couldLeaveFrom: '2026-11-27T15:00:00Z' }, 'XC')?.due, '2026-12-27')
  })

  test('an oral request is confirmed at once, for which the house says 24 hours and the treaty three days', () => {
    const fact = { kind: 'oralRequest', id: 'o1', at: '2026-11-27T15:00:00Z' } as const
    const found = ofThe(fact, '2026-11-27')
    assert.deepEqual(
      [found?.at, found?.cites, found?.lengthBy],
      ['2026-11-28T15:00:00Z', 'UNTOC 18(14)', 'house oral-request-confirmed-in-24-hours'],
    )
    const treaty = ofThe(fact, '2026-11-27', 'XC')
    assert.deepEqual([treaty?.due, treaty?.cites], ['2026-11-30', 'XA-XC 4(3)'])
    const confirmed = { ...fact, confirmedAt: '2026-11-28T09:00:00Z' }
    assert.equal(ofThe(confirmed, '2027-01-01')?.state, 'met')
  })

  test('secrecy has no number in UNTOC, hence no deadline; the treaty gives ten days', () => {
    const fact = { kind: 'secrecyAsked', id: 's1', at: '2026-09-07T15:00:00Z' } as const
    assert.equal(ofThe(fact, '2026-09-08'), undefined)
    const treaty = ofThe(fact, '2026-09-08', 'XC')
    assert.deepEqual([treaty?.due, treaty?.cites], ['2026-09-18', 'XA-XC 11(1)'])
  })

  test('a transferred person is returned on the day agreed, under 18(11)(b)', () => {
    const fact = { kind: 'transferred', id: 't1', measure: 'm2', returnBy: '2026-12-20' } as const
    const found = ofThe(fact, '2026-12-21')
    assert.deepEqual(
      [found?.state, found?.whose, found?.cites, found?.consequence],
      ['missed', 'requesting', 'UNTOC 18(11)(b)', 'mustReturn'],
    )
  })

  test('a freezing order that runs out asks the requesting State whether it must go on', () => {
    const fact = { kind: 'frozen', id: 'f1', measure: 'm3', until: '2027-02-01' } as const
    const found = ofThe(fact, '2026-12-01')
    assert.deepEqual([found?.due, found?.whose, found?.cites], ['2027-02-01', 'requesting', 'UNTOC 18(24)'])
  })
})

describe('The deadlines of a case', () => {
  test('name the acts that answer them, each an act of the side whose deadline it is', () => {
    const acts = [
      send,
      register,
      ask,
      of('postponeMeasure', XB, { measure: 'm1', reasons: prose, review: '2027-01-10' }),
    ]
    for (const { kind, whose, answeredBy } of told(acts, '2026-12-01')) {
      assert.ok(answeredBy.length > 0, kind)
      for (const act of answeredBy) {
        const line = procedure.lifecycle.find(step => step.act === act)
        assert.ok(line && (line.by === whose || line.by === 'both'), `${kind}: ${act}`)
      }
    }
    const known = new Set(procedure.lifecycle.map(step => step.act))
    assert.ok(
      Object.values(answers)
        .flat()
        .every(act => known.has(act)),
    )
  })

  const ask = of(
    'askInformation',
    XB,
    { questions: [{ id: 'q1', path: 'facts', question: prose }] },
    '2026-11-25T09:00:00Z',
  )

  test('are the same on both sides', () => {
    const acts = [send, register, ask]
    assert.deepEqual(told(acts, '2026-12-01', { side: 'requesting' }), told(acts, '2026-12-01'))
  })

  test('without the texts that govern are only the days people named', () => {
    const found = deadlinesOf({
      state: fold(procedure, 'requested', chain([send, register, ask])),
      governing: null,
      profiles: {},
      today: '2026-12-01',
    })
    assert.deepEqual(
      found.map(item => [item.kind, item.cites]),
      [['wished', null]],
    )
  })

  test('of each side begin with the next', () => {
    const found = told([send, register, ask], '2026-12-01')
    assert.equal(nextOf(found, 'requesting')?.kind, 'answer')
    assert.equal(nextOf(found, 'requested')?.kind, 'wished')
  })

  test('stand although a stack from outside declares ten thousand years or a profile a zone nobody knows', () => {
    const stack = stackOf('XA', 'XD')
    const layers = stack.layers.map(layer => ({
      ...layer,
      ...(layer.declared
        ? {
            declared: layer.declared.map(one => ({
              ...one,
              value: { kind: 'length', length: 120_000, unit: 'months' } as const,
            })),
          }
        : {}),
    }))
    const doria = profileOf('XD')
    assert.ok(doria)
    const authorities = doria.authorities.map(one => ({ ...one, zone: 'Moon/Tycho' }))
    const found = (governing: typeof stack) =>
      deadlinesOf({
        state: fold(procedure, 'requested', chain([send])),
        governing,
        profiles: { requested: { ...doria, authorities } },
        today: '2026-12-01',
      }).map(item => [item.kind, item.zone])
    assert.deepEqual(found({ ...stack, layers }), [['wished', null]])
    assert.deepEqual(found(stack)[0], ['acknowledgement', 'UTC'])
  })

  test('a day that is none, from outside, is not counted by', () => {
    const impossible = of('postponeMeasure', XB, { measure: 'm1', reasons: prose, review: '2026-13-45' })
    assert.equal(one('review', [send, register, impossible], '2026-12-01'), undefined)
    const acts = [
      send,
      register,
      of('postponeMeasure', XB, { measure: 'm1', reasons: prose, review: 'soon' }),
    ]
    assert.equal(one('review', acts, '2026-12-01'), undefined)
  })
})
