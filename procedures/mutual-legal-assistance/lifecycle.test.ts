import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { reachable } from '#lib/lifecycle.ts'
import { topics } from '#law/topics.ts'
import { fold, holder, shownState } from '../fold.ts'
import { obstacle, openActs, type Hand } from '../open-acts.ts'
import type { Side } from '../act.ts'
import type { Step } from '../procedure.ts'
import { measureStates } from '../state.ts'
import { chain, type Sketch } from './example-acts.ts'
import { haldenTrade } from './example.ts'
import { lifecycle } from './lifecycle.ts'
import { mutualLegalAssistance as procedure } from './mutual-legal-assistance.ts'

const table: readonly Step[] = lifecycle
const head: Hand = { person: 'head', duties: ['head'] }
const XA = 'XA:central'
const XB = 'XB:central'
const today = '2026-11-23'
const prose = { fr: { text: 'x', origin: 'written', by: 'y' } }
const send: Sketch = {
  type: 'send',
  from: XA,
  data: { request: haldenTrade, reference: 'XA-MLA-2026-00017' },
}
const register: Sketch = { type: 'register', from: XB, data: { reference: 'BOR/2026/0412', urgency: 'P2' } }
const about = (type: string, from: string, data: object = {}): Sketch => ({
  type,
  from,
  data: { measure: 'm3', ...data },
})
const consult = about('consult', XB, { about: prose, replyBy: '2026-12-10' })

describe('The table of mutual legal assistance', () => {
  test('reaches every state a line starts from', () => {
    for (const strand of ['own', 'shared'] as const) {
      const lines = table.filter(line => line.strand === strand)
      const states = reachable(lines)
      for (const line of lines) {
        for (const from of line.from) assert.ok(from === null || states.has(from), `${line.act} from ${from}`)
      }
    }
  })

  test('reaches every state of a measure', () => {
    const reached = new Set(['asked', ...table.flatMap(line => [line.measure?.to, ...(line.moves ?? [])])])
    assert.deepEqual(
      measureStates.filter(state => !reached.has(state)),
      [],
    )
  })

  test('names an act once, and a subject of law for each', () => {
    assert.equal(new Set(table.map(line => line.act)).size, table.length)
    assert.deepEqual(
      table.filter(line => !topics.includes(line.topic)),
      [],
    )
  })

  test('asks two people for the decision to send', () => {
    const approve = table.find(line => line.act === 'approve')
    assert.deepEqual(approve?.otherThan, ['draft', 'submit'])
  })
})

describe('A case', () => {
  test('goes from sending through consultation and condition to the final response', () => {
    const state = folded([
      send,
      register,
      about('acceptMeasure', XB, { measure: 'm1' }),
      about('acceptMeasure', XB, { measure: 'm2' }),
      consult,
      about('replyToConsultation', XA, { reply: prose }),
      about('proposeCondition', XB, { terms: prose }),
      about('acceptCondition', XA),
      ...['m1', 'm2', 'm3'].map(measure => about('deliverResult', XB, { measure })),
      { type: 'respond', from: XB },
    ])
    assert.equal(state.shared.state, 'answered')
    assert.deepEqual(state.shared.outOfTurn, [])
    assert.deepEqual(
      state.shared.measures.map(measure => measure.state),
      ['executed', 'executed', 'executed'],
    )
    assert.deepEqual(state.shared.measures[2]?.conditions, [prose])
    assert.equal(holder(state.shared), 'nobody')
  })

  test('is not refused before the other side was heard, and says what would open the way', () => {
    const state = folded([send, register])
    assert.deepEqual(may(state, 'refuseMeasure'), {
      code: 'consultFirst',
      remedy: { act: 'consult', measure: 'm3' },
    })
    const waiting = folded([send, register, consult])
    assert.deepEqual(may(waiting, 'refuseMeasure'), {
      code: 'consultationUnansweredUntil',
      values: { date: '2026-12-10' },
    })
    assert.equal(may(waiting, 'refuseMeasure', '2026-12-11'), undefined)
    const heard = folded([send, register, consult, about('replyToConsultation', XA, { reply: prose })])
    assert.equal(may(heard, 'refuseMeasure'), undefined)
  })

  test('waits thirty days where a consultation named no day: silence cannot block for ever', () => {
    const state = folded([send, register, about('consult', XB, { about: prose })])
    assert.deepEqual(may(state, 'refuseMeasure')?.values, { date: '2026-12-23' })
    assert.equal(may(state, 'refuseMeasure', '2026-12-24'), undefined)
  })

  test('is not answered while a measure is open', () => {
    const state = folded([send, register, about('acceptMeasure', XB)])
    assert.deepEqual(may(state, 'respond'), { code: 'measuresOpen', values: { count: 3 } })
  })

  test('gives the clock to the requesting State while a question, an offer or a condition waits for it', () => {
    assert.equal(holder(folded([send, register]).shared), 'requested')
    const asked = {
      type: 'askInformation',
      from: XB,
      data: { questions: [{ id: 'q1', path: 'facts', question: prose }] },
    }
    assert.equal(holder(folded([send, register, asked]).shared), 'requesting')
    assert.equal(holder(folded([send, register, consult]).shared), 'requesting')
    const proposed = [
      send,
      register,
      consult,
      about('replyToConsultation', XA),
      about('proposeCondition', XB),
    ]
    assert.equal(holder(folded(proposed).shared), 'requesting')
    assert.equal(holder(folded([...proposed, about('acceptCondition', XA)]).shared), 'requested')
  })

  test('takes the clock back when a measure is refused while a condition was still open', () => {
    const state = folded([
      send,
      register,
      consult,
      about('proposeCondition', XB),
      about('refuseMeasure', XB, { grounds: ['essentialInterests'], reasons: prose }),
    ])
    assert.equal(state.shared.measures[2]?.state, 'refused')
    assert.equal(holder(state.shared), 'requested')
  })

  test('keeps the course of a case whose request was destroyed by order', () => {
    const state = folded([
      { ...send, destroyed: true },
      register,
      about('acceptMeasure', XB),
      about('deliverResult', XB),
      { type: 'respond', from: XB },
    ])
    assert.equal(state.shared.state, 'answered')
    assert.deepEqual(state.shared.outOfTurn, [])
  })

  test('lets a second person approve, and never the author', () => {
    const own = (type: string, by: string): Sketch => ({ type, from: XA, strand: 'own', by })
    const state = folded([own('draft', 'mira'), own('submit', 'mira')], 'requesting')
    const mira: Hand = { person: 'mira', duties: ['head'] }
    assert.deepEqual(obstacle(procedure, state, mira, { act: 'approve', today }), { code: 'secondPerson' })
    assert.equal(obstacle(procedure, state, head, { act: 'approve', today }), undefined)
    assert.equal(shownState(state), 'submitted')
  })

  test('loses its approval when it goes back to its author', () => {
    const own = (type: string, data: object = {}): Sketch => ({
      type,
      from: XA,
      strand: 'own',
      by: 'b',
      data: { ...data },
    })
    const approved = [own('draft'), own('submit'), own('approve', { request: 'aa', files: ['bb'] })]
    assert.equal(folded(approved, 'requesting').own.approval?.request, 'aa')
    assert.equal(folded([...approved, own('returnToAuthor')], 'requesting').own.approval, null)
    // An approval the table does not allow, before anything was submitted, is none.
    assert.equal(
      folded([own('draft'), own('approve', { request: 'aa', files: [] })], 'requesting').own.approval,
      null,
    )
  })

  test('is only worked on again after it was reopened', () => {
    const done = folded([
      send,
      { type: 'withdraw', from: XA },
      { type: 'close', from: XB, strand: 'own', by: 'b' },
    ])
    assert.equal(shownState(done), 'closed')
    const acts = openActs(procedure, done, head, today).map(open => open.act)
    assert.deepEqual(acts.toSorted(), ['expunge', 'reopen'])
  })
})

function folded(sketches: readonly Sketch[], side: Side = 'requested') {
  return fold(procedure, side, chain(sketches))
}

function may(state: ReturnType<typeof folded>, act: string, on = today) {
  return obstacle(procedure, state, head, { act, measure: 'm3', today: on })
}
