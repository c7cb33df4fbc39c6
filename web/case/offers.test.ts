import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mutualLegalAssistance as procedure } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { offersOf } from './offers.ts'

const offers = (...open: Parameters<typeof offersOf>[1]) =>
  offersOf(procedure, open, 'answered', () => 'accepted')
const acts = (list: readonly { act: string }[]) => list.map(one => one.act)

describe('What may be done next', () => {
  test('keeps what is seldom wanted under "More steps", and never proposes it first', () => {
    const found = offers({ act: 'linkCase' }, { act: 'enquireStatus' }, { act: 'withdraw' })
    assert.deepEqual(acts(found.whole), ['withdraw'])
    assert.deepEqual(acts(found.more).toSorted(), ['enquireStatus', 'linkCase'])
    assert.ok(!found.more.some(one => one.first))
  })

  test('brings an answer forward as soon as something waits for it', () => {
    assert.deepEqual(acts(offers({ act: 'answerUse' }, { act: 'withdraw' }).whole), ['answerUse', 'withdraw'])
    const closed = offers({ act: 'answerUse', unless: { code: 'noUseAsked' } })
    assert.deepEqual([acts(closed.whole), acts(closed.more)], [[], ['answerUse']])
  })

  test('does the same for each measure', () => {
    const [group] = offers(
      { act: 'deliverResult', measure: 'm1' },
      { act: 'estimateCosts', measure: 'm1' },
      { act: 'agreeCosts', measure: 'm1' },
    ).measures
    assert.deepEqual(acts(group?.offers ?? []).toSorted(), ['agreeCosts', 'deliverResult'])
    assert.deepEqual(acts(group?.more ?? []), ['estimateCosts'])
  })

  test('keeps our own log with the seldom wanted, not with the notes', () => {
    const found = offers({ act: 'recordUse' }, { act: 'note' })
    assert.deepEqual([acts(found.more), acts(found.beside)], [['recordUse'], ['note']])
  })
})
