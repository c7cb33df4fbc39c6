import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Side } from '#procedures/act.ts'
import { fold } from '#procedures/fold.ts'
import { chain, type Sketch } from '#procedures/mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { projectionOf, wordsOf } from './project.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const say = (text: string) => ({ en: { text, origin: 'written', by: 'Mira Sol' } })
const frozen: readonly Sketch[] = [
  { type: 'send', from: XA, data: { request: haldenTrade, reference: 'XA-MLA-2026-00017' } },
  { type: 'register', from: XB, data: { reference: 'BOR/2026/0412' } },
  { type: 'acceptMeasure', from: XB, data: { measure: 'm3' } },
  {
    type: 'deliverResult',
    from: XB,
    data: { measure: 'm3', proof: { kind: 'freezing', until: '2026-11-30' } },
  },
]
const stateOf = (side: Side, acts: readonly Sketch[]) => fold(procedure, side, chain(acts))

describe('What the register reads', () => {
  test('has the end of a freezing as the next day of the State that asked for it, and not of the other', () => {
    assert.equal(projectionOf(procedure, stateOf('requesting', frozen)).due, '2026-11-30')
    assert.notEqual(projectionOf(procedure, stateOf('requested', frozen)).due, '2026-11-30')
  })

  test('has the reference of the case a request was merged into among what is searched', () => {
    const merge = {
      type: 'mergeRequest',
      from: XA,
      data: { reference: 'XA-MLA-2026-00009', reasons: say('One.') },
    }
    const merged = stateOf('requested', [...frozen, merge])
    assert.match(wordsOf(merged), /XA-MLA-2026-00009/)
    assert.deepEqual(
      [projectionOf(procedure, merged).state, projectionOf(procedure, merged).holder],
      ['merged', 'nobody'],
    )
  })
})
