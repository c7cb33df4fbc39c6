import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold } from '../fold.ts'
import { chain, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'
import { obstacle, openActs, type Hand } from '../open-acts.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const today = '2026-11-23'
const officer: Hand = { person: 'officer', duties: ['officer'] }
const prosecutor: Hand = { person: 'prosecutor', duties: [], home: true }
const say = (text: string) => ({ fr: { text, origin: 'written', by: 'Oda Lind' } })
const opened: Sketch[] = [
  { type: 'send', from: XA, data: { request: haldenTrade, reference: 'XA-MLA-2026-00017' } },
  { type: 'register', from: XB, data: { reference: 'BOR/2026/0412', urgency: 'P2' } },
]
const give: Sketch = {
  type: 'giveTask',
  from: XB,
  strand: 'own',
  data: {
    authority: 'XB:prosecutor-halden',
    measure: 'm1',
    kind: 'bankRecords',
    part: [{ id: 'l1', label: 'Account', text: 'XB42 0001' }],
    due: '2026-12-10',
  },
}
/** The id the example gives to the third act. */
const task = '00000000-0000-4000-8000-000000000003'
const step = (type: string, data: object = {}): Sketch => ({
  type,
  from: XB,
  strand: 'own',
  data: { task, ...data },
})
const folded = (...steps: Sketch[]) => fold(procedure, 'requested', chain([...opened, give, ...steps]))
const after = (...steps: Sketch[]) => folded(...steps).own.tasks[0]
const may = (hand: Hand, act: string, ...steps: Sketch[]) =>
  obstacle(procedure, folded(...steps), hand, { act, task, today })

describe('A task at home', () => {
  test('goes from giving through a court order to an answer that is sent back once and then accepted', () => {
    const states = [
      step('acknowledgeTask'),
      step('askOnTask', { text: say('Which branch?') }),
      step('replyOnTask', { text: say('Nordmar.') }),
      step('reportOnTask', { stage: 'orderSought', on: '2026-11-25' }),
      step('reportOnTask', { stage: 'orderGranted' }),
      step('answerTask', { text: say('Statements of two years.') }),
      step('sendTaskBack', { text: say('March is missing.'), due: '2026-12-20' }),
      step('answerTask', { text: say('With March.') }),
      step('acceptTask'),
    ]
    assert.deepEqual(
      states.map((_, count) => after(...states.slice(0, count + 1))?.state),
      [
        'acknowledged',
        'questionOpen',
        'acknowledged',
        'inProgress',
        'inProgress',
        'answered',
        'sentBack',
        'answered',
        'accepted',
      ],
    )
    const end = after(...states)
    assert.equal(end?.stage, 'orderGranted')
    assert.equal(end?.due, '2026-12-20')
    assert.equal(end?.steps.length, states.length)
  })

  test('leaves what the other State sees as it was', () => {
    assert.deepEqual(folded(step('answerTask')).shared, fold(procedure, 'requested', chain(opened)).shared)
  })

  test('keeps a question open while work is reported beside it', () => {
    const asked = [step('askOnTask'), step('reportOnTask', { stage: 'executing' })]
    assert.equal(after(...asked)?.state, 'questionOpen')
    assert.equal(after(...asked, step('replyOnTask'))?.state, 'inProgress')
  })

  test('is over once it was accepted, recalled or declined, and only a declined one can be sent back', () => {
    for (const end of [step('recallTask'), step('declineTask')]) {
      for (const act of ['acknowledgeTask', 'askOnTask', 'reportOnTask', 'answerTask', 'declineTask'])
        assert.equal(may(prosecutor, act, end)?.code, 'taskNotNow', `${act} after ${end.type}`)
      assert.deepEqual(after(end, step('answerTask')), after(end))
    }
    assert.equal(may(officer, 'sendTaskBack', step('declineTask')), undefined)
    assert.equal(may(officer, 'sendTaskBack', step('recallTask'))?.code, 'taskNotNow')
  })

  test('names itself: a step about a task that was never given changes nothing and is not open', () => {
    const other = { ...step('answerTask'), data: { task: '00000000-0000-4000-8000-000000000099' } }
    assert.equal(after(other)?.state, 'given')
    const state = folded()
    const about = { act: 'answerTask', task: '00000000-0000-4000-8000-000000000099', today }
    assert.equal(obstacle(procedure, state, prosecutor, about)?.code, 'taskNotNow')
  })

  test('is answered by those it was given to and judged by those who gave it', () => {
    assert.equal(may(officer, 'answerTask')?.code, 'notNow')
    assert.equal(may(prosecutor, 'answerTask'), undefined)
    assert.equal(may(prosecutor, 'recallTask')?.code, 'notNow')
    assert.equal(may(officer, 'recallTask'), undefined)
  })

  test('gives a person at home no other step of the case', () => {
    const state = folded()
    const offered = new Set(openActs(procedure, state, prosecutor, today).map(open => open.act))
    assert.deepEqual([...offered].toSorted(), [
      'acknowledgeTask',
      'answerTask',
      'askOnTask',
      'declineTask',
      'reportOnTask',
    ])
    assert.deepEqual(
      openActs(procedure, state, officer, today).filter(open => offered.has(open.act)),
      [],
    )
  })

  test('has nothing done on it while its case is closed', () => {
    const state = fold(
      procedure,
      'requested',
      chain([
        ...opened,
        give,
        { type: 'withdraw', from: XA, data: { reasons: say('Settled.') } },
        { type: 'close', from: XB, strand: 'own' },
      ]),
    )
    assert.equal(state.own.state, 'closed')
    assert.equal(obstacle(procedure, state, prosecutor, { act: 'answerTask', task, today })?.code, 'notNow')
  })

  test('whose giving was destroyed by order says nothing any more, and keeps its steps', () => {
    const emptied = fold(
      procedure,
      'requested',
      chain([...opened, { ...give, destroyed: true }, step('acknowledgeTask')]),
    ).own.tasks[0]
    assert.deepEqual([emptied?.part, emptied?.authority, emptied?.state], [[], '', 'acknowledged'])
  })
})
