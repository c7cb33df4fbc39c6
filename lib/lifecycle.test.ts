import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { next, reachable, type Transition } from './lifecycle.ts'

type State = 'sent' | 'registered' | 'completed' | 'lost'
type Act = 'send' | 'register' | 'complete' | 'clarify' | 'close'
type Side = 'requesting' | 'requested'

const table: readonly Transition<State, Act, Side>[] = [
  { act: 'send', by: 'requesting', from: [null], to: 'sent' },
  { act: 'register', by: 'requested', from: ['sent'], to: 'registered' },
  { act: 'complete', by: 'requested', from: ['registered'], to: 'completed' },
  { act: 'clarify', by: 'both', from: ['sent', 'registered'], to: 'same' },
  { act: 'close', by: 'requesting', from: ['lost'], to: 'completed' },
]

describe('next', () => {
  test('begins a case that has not begun', () => {
    assert.equal(next(table, null, 'send', 'requesting'), 'sent')
  })

  test('leads from state to state', () => {
    assert.equal(next(table, 'sent', 'register', 'requested'), 'registered')
    assert.equal(next(table, 'registered', 'complete', 'requested'), 'completed')
  })

  test('leaves the state alone for an act of a lane, which either side may take', () => {
    assert.equal(next(table, 'registered', 'clarify', 'requested'), 'registered')
    assert.equal(next(table, 'sent', 'clarify', 'requesting'), 'sent')
  })

  test('is undefined for the wrong side, the wrong state, an unknown act and before the beginning', () => {
    assert.equal(next(table, 'sent', 'register', 'requesting'), undefined)
    assert.equal(next(table, 'completed', 'register', 'requested'), undefined)
    assert.equal(next(table, 'sent', 'constructor', 'requested'), undefined)
    assert.equal(next(table, null, 'clarify', 'requesting'), undefined)
    assert.equal(next(table, 'sent', 'send', 'requesting'), undefined)
  })

  test('tells a state kept as "not yet begun" from an act that is not allowed', () => {
    const beforehand: readonly Transition<State, Act, Side>[] = [
      { act: 'clarify', by: 'both', from: [null], to: 'same' },
    ]
    assert.equal(next(beforehand, null, 'clarify', 'requested'), null)
    assert.equal(next(beforehand, null, 'close', 'requested'), undefined)
  })

  test('takes the first line of the table that fits', () => {
    const twice: readonly Transition<State, Act, Side>[] = [
      { act: 'register', by: 'requested', from: ['sent'], to: 'registered' },
      { act: 'register', by: 'both', from: ['sent', 'completed'], to: 'lost' },
    ]
    assert.equal(next(twice, 'sent', 'register', 'requested'), 'registered')
    assert.equal(next(twice, 'sent', 'register', 'requesting'), 'lost')
    assert.equal(next(twice, 'completed', 'register', 'requested'), 'lost')
  })
})

describe('reachable', () => {
  test('finds every state that some sequence of acts leads to, and no other', () => {
    assert.deepEqual([...reachable(table)].toSorted(), ['completed', 'registered', 'sent'])
  })

  test('ends on tables with circles, and is empty for a table without a beginning', () => {
    const circle: readonly Transition<State, Act, Side>[] = [
      { act: 'send', by: 'both', from: [null, 'registered'], to: 'sent' },
      { act: 'register', by: 'both', from: ['sent'], to: 'registered' },
    ]
    assert.deepEqual([...reachable(circle)].toSorted(), ['registered', 'sent'])
    assert.equal(reachable(table.slice(1)).size, 0)
  })
})
