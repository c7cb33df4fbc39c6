import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { receiptWrong } from './days.ts'

describe('the two days of a letter', () => {
  test('are right when it was written, then came, and came by today', () => {
    assert.deepEqual(receiptWrong({ on: '2026-01-12', dated: '2025-12-29' }, '2026-01-12'), {})
    assert.deepEqual(receiptWrong({ on: '2026-01-12', dated: '' }, '2026-02-01'), {})
    assert.deepEqual(receiptWrong({ on: '2026-01-12', dated: '2026-01-12' }, '2026-02-01'), {})
  })

  test('are wrong when it came tomorrow, or at no time', () => {
    assert.deepEqual(receiptWrong({ on: '2026-01-13', dated: '' }, '2026-01-12'), { on: 'future' })
    assert.deepEqual(receiptWrong({ on: '', dated: '2025-12-29' }, '2026-01-12'), { on: 'needed' })
  })

  test('are wrong when it was written after it came', () => {
    assert.deepEqual(receiptWrong({ on: '2026-01-12', dated: '2026-01-13' }, '2026-02-01'), {
      dated: 'datedAfter',
    })
  })
})
