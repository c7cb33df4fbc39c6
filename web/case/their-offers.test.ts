import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { beginning } from '#procedures/fold.ts'
import { mutualLegalAssistance as procedure } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import type { CaseState } from '#procedures/state.ts'
import { theirOffers } from './their-offers.ts'

const asked = { id: 'q', path: 'facts', question: {}, askedAt: '2026-11-05T08:00:00Z' }

describe('what a partner without Comity may have done', () => {
  test('is to have answered, once we asked it something', () => {
    assert.deepEqual(offered({ questions: [asked] }), [['answerInformation', 'withdraw'], []])
  })

  test('is hardly to have answered where nothing was asked, though it can be recorded', () => {
    assert.deepEqual(offered({ questions: [] }), [['withdraw'], ['answerInformation']])
  })
})

function offered(shared: Pick<CaseState['shared'], 'questions'>): string[][] {
  const begun = beginning('requested')
  const state = { ...begun, shared: { ...begun.shared, state: 'registered', ...shared } }
  const view = { theirActs: ['send', 'answerInformation', 'withdraw'].map(act => ({ act })) }
  const { usual, unusual } = theirOffers({ procedure, state, view, today: '2026-11-23' })
  return [usual.map(one => one.act), unusual.map(one => one.act)]
}
