import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { begin, change, rebase, redo, undo } from './undo.ts'

describe('undoing', () => {
  test('typing on in one field is one step, another field begins the next', () => {
    let history = begin('')
    history = change(history, 'a', 'facts', 0)
    history = change(history, 'ab', 'facts', 400)
    history = change(history, 'ab c', 'purpose', 800)
    assert.equal(undo(history).present, 'ab')
    assert.equal(undo(undo(history)).present, '')
  })

  test('a rest begins a new step in the same field', () => {
    let history = change(begin(''), 'a', 'facts', 0)
    history = change(history, 'ab', 'facts', 5_000)
    assert.equal(undo(history).present, 'a')
  })

  test('what was undone comes back, until something new is written', () => {
    const history = undo(change(begin('a'), 'ab', 'facts', 0))
    assert.equal(redo(history).present, 'ab')
    assert.equal(redo(change(history, 'ac', 'facts', 10)).present, 'ac')
  })

  test('before the first step and after the last there is nothing to do', () => {
    assert.equal(undo(begin('a')).present, 'a')
    assert.equal(redo(begin('a')).present, 'a')
  })

  test('what a colleague wrote survives my undoing', () => {
    const history = change(begin({ mine: '', theirs: '' }), { mine: 'x', theirs: '' }, 'mine', 0)
    const based = rebase(history, values => ({ ...values, theirs: 'written' }))
    assert.deepEqual(undo(based).present, { mine: '', theirs: 'written' })
  })
})
