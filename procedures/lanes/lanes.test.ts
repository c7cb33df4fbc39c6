import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold } from '../fold.ts'
import { chain, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const say = (text: string) => ({ fr: { text, origin: 'written', by: 'Oda Lind' } })
const opened: Sketch[] = [
  { type: 'send', from: XA, data: { request: haldenTrade, reference: 'XA-MLA-2026-00017' } },
  {
    type: 'register',
    from: XB,
    data: { reference: 'BOR/2026/0412', officer: { name: 'Oda Lind' }, urgency: 'P2' },
  },
]
const of = (type: string, from: string, data: object): Sketch => ({ type, from, data: { ...data } })
const shared = (...more: Sketch[]) => fold(procedure, 'requested', chain([...opened, ...more])).shared
const idOf = (position: number) => `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`

describe('The request', () => {
  test('is kept with its measures, its reference and its registration', () => {
    const state = shared()
    assert.equal(state.requestingReference, 'XA-MLA-2026-00017')
    assert.deepEqual(
      state.measures.map(measure => [measure.id, measure.kind, measure.state]),
      [
        ['m1', 'bankRecords', 'asked'],
        ['m2', 'videoHearing', 'asked'],
        ['m3', 'freezing', 'asked'],
      ],
    )
    assert.deepEqual(state.registration?.officer, { name: 'Oda Lind', phone: '', email: '' })
  })
})

describe('Additional information', () => {
  const ask = of('askInformation', XB, {
    questions: [
      { id: 'q1', path: 'facts', question: say('Quand ?') },
      { id: 'q2', path: 'measures.m1.account', question: say('Quel compte ?') },
    ],
    replyBy: '2026-12-20',
  })
  const answer = (item: string, text: string) =>
    of('answerInformation', XA, { answers: [{ id: 'a', question: `${idOf(3)}.${item}`, answer: say(text) }] })

  test('is asked question by question, each open until it is answered', () => {
    const state = shared(ask, answer('q2', '4471'))
    assert.deepEqual(
      state.questions.map(question => [question.id, question.path, question.answer !== undefined]),
      [
        [`${idOf(3)}.q1`, 'facts', false],
        [`${idOf(3)}.q2`, 'measures.m1.account', true],
      ],
    )
  })

  test('is answered once: a second answer to the same question changes nothing', () => {
    const state = shared(ask, answer('q1', 'En mars.'), answer('q1', 'En avril.'))
    assert.equal(state.questions[0]?.answer?.text['fr']?.text, 'En mars.')
  })
})

describe('Consultation and conditions', () => {
  const consult = of('consult', XB, { measure: 'm3', about: say('La proportion ?'), replyBy: '2026-12-10' })
  const reply = of('replyToConsultation', XA, { measure: 'm3', reply: say('Un quart.') })
  const propose = of('proposeCondition', XB, { measure: 'm3', terms: say('Rapport tous les 60 jours.') })

  test('a reply is filed with the consultation it answers, and says who gave it', () => {
    const state = shared(consult, reply)
    assert.deepEqual(
      state.consultations[0]?.replies.map(one => [one.by, one.text['fr']?.text]),
      [['requesting', 'Un quart.']],
    )
    assert.equal(state.measures[2]?.state, 'inConsultation')
  })

  test('an accepted condition binds the measure from then on', () => {
    const state = shared(consult, reply, propose, of('acceptCondition', XA, { measure: 'm3' }))
    assert.equal(state.measures[2]?.state, 'accepted')
    assert.equal(state.measures[2]?.conditions[0]?.['fr']?.text, 'Rapport tous les 60 jours.')
    assert.equal(state.conditions[0]?.outcome?.accepted, true)
  })

  test('a rejected condition leads back to the consultation, and the next one is answered for itself', () => {
    const reject = of('rejectCondition', XA, { measure: 'm3', reasons: say('Trop court.') })
    const state = shared(consult, propose, reject, propose, of('acceptCondition', XA, { measure: 'm3' }))
    assert.deepEqual(
      state.conditions.map(one => one.outcome?.accepted),
      [false, true],
    )
    assert.equal(state.measures[2]?.conditions.length, 1)
  })

  test('the requested State cannot accept its own condition for the other', () => {
    const state = shared(consult, propose, of('acceptCondition', XB, { measure: 'm3' }))
    assert.equal(state.outOfTurn.length, 1)
    assert.equal(state.measures[2]?.state, 'conditionProposed')
  })
})

describe('Results', () => {
  const accept = of('acceptMeasure', XB, { measure: 'm1' })

  test('follow each other, each with its limits', () => {
    const deliver = of('deliverResult', XB, {
      measure: 'm1',
      note: say('Relevés'),
      limitation: say('Pas d’usage fiscal'),
    })
    const state = shared(accept, deliver, deliver)
    assert.equal(state.results.length, 2)
    assert.equal(state.results[0]?.limitation?.['fr']?.text, 'Pas d’usage fiscal')
    assert.equal(state.measures[0]?.state, 'executed')
  })

  test('do not come for a measure that was never accepted', () => {
    assert.equal(shared(accept, of('deliverResult', XB, { measure: 'm2' })).outOfTurn.length, 1)
  })

  test('a refusal keeps grounds and reasons, and whether it was consulted', () => {
    const refuse = of('refuseMeasure', XB, {
      measure: 'm3',
      grounds: ['essentialInterests'],
      reasons: say('Sécurité.'),
    })
    assert.equal(shared(refuse).measures[2]?.refusal?.consulted, false)
    const consulted = shared(of('consult', XB, { measure: 'm3' }), refuse).measures[2]
    assert.equal(consulted?.refusal?.consulted, true)
    assert.deepEqual(consulted?.refusal?.grounds, ['essentialInterests'])
  })

  test('a postponement keeps its review day, and work can go on after it', () => {
    const postpone = of('postponeMeasure', XB, {
      measure: 'm1',
      reasons: say('Enquête en cours.'),
      review: '2027-01-10',
    })
    assert.equal(shared(postpone).measures[0]?.postponement?.review, '2027-01-10')
    assert.equal(shared(postpone, of('resumeMeasure', XB, { measure: 'm1' })).measures[0]?.state, 'accepted')
  })
})
