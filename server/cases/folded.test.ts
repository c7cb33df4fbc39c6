import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginning } from '#procedures/fold.ts'
import type { CaseState } from '#procedures/state.ts'
import { foldedOf, stateOf } from './folded.ts'

test('a state kept by an earlier release has its new parts empty and its old ones as they were', () => {
  const now = beginning('requesting')
  const { costs: _costs, recalls: _recalls, ...shared } = { ...now.shared, state: 'sent', count: 1 }
  const { uses: _uses, ...own } = { ...now.own, state: 'approved' }
  // As a column holds it: written when these parts were not known.
  const kept = { ...now, shared, own } as unknown as CaseState
  const read = stateOf(foldedOf(kept))
  assert.deepEqual(read, { ...now, shared: { ...now.shared, ...shared }, own: { ...now.own, ...own } })
})

test('the request kept apart comes back with the state', () => {
  const now = beginning('requested')
  const state = { ...now, shared: { ...now.shared, request: { caseName: 'Halden Trade' } } }
  assert.deepEqual(stateOf(foldedOf(state)), state)
})
