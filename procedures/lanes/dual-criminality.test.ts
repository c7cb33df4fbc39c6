import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold } from '../fold.ts'
import { chain, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'

const sent: Sketch[] = [
  { type: 'send', from: 'XA:central', data: { request: haldenTrade, reference: 'XA-MLA-2026-00017' } },
  { type: 'register', from: 'XB:central', data: { reference: 'BOR/2026/0412', urgency: 'P2' } },
]
const decided = (type: string, measure: string, dualCriminality?: object): Sketch => ({
  type,
  from: 'XB:central',
  data: { measure, ...(dualCriminality === undefined ? {} : { dualCriminality }) },
})
const measures = (...acts: Sketch[]) =>
  fold(procedure, 'requesting', chain([...sent, ...acts])).shared.measures

describe('Dual criminality', () => {
  test('not satisfied and help given all the same is recorded with the measure, for both sides to read', () => {
    const weighed = {
      outcome: 'notSatisfiedAssisted',
      comparedBy: 'conduct',
      coercive: false,
      assessor: 'Oda Lind',
    }
    const [bank, hearing] = measures(decided('acceptMeasure', 'm1', weighed))
    assert.equal(bank?.state, 'accepted')
    assert.deepEqual(bank?.dualCriminality, weighed)
    assert.equal(hearing?.dualCriminality, undefined)
  })

  test('is weighed measure by measure: one is granted, another refused', () => {
    const [bank, , freezing] = measures(
      decided('acceptMeasure', 'm1', { outcome: 'notSatisfiedAssisted' }),
      decided('refuseMeasure', 'm3', { outcome: 'notSatisfied', coercive: true }),
    )
    assert.equal(bank?.dualCriminality?.outcome, 'notSatisfiedAssisted')
    assert.equal(freezing?.state, 'refused')
    assert.equal(freezing?.dualCriminality?.outcome, 'notSatisfied')
  })

  test('that nobody looked at leaves the measure as it was', () => {
    assert.equal('dualCriminality' in (measures(decided('acceptMeasure', 'm1'))[0] ?? {}), false)
  })
})
