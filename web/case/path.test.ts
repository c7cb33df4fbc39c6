import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fold } from '#procedures/fold.ts'
import type { Entry } from '#procedures/state.ts'
import { mutualLegalAssistance as procedure } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { pathOf } from './path.ts'

describe('the way of a case', () => {
  test('a draft has its whole ordinary course before it', () => {
    assert.deepEqual(drawn('requesting', ['draft']), [
      'drafting now',
      'submitted ahead',
      'approved ahead',
      'sent ahead',
      'registered ahead',
      'inExecution ahead',
      'answered ahead',
      'closed ahead',
    ])
  })

  test('a request returned to its author stands where it stood, once', () => {
    assert.deepEqual(drawn('requesting', ['draft', 'submit', 'returnToAuthor']).slice(0, 2), [
      'drafting now',
      'submitted ahead',
    ])
  })

  test('the requested side begins with what arrived', () => {
    assert.deepEqual(drawn('requested', ['send', 'register']), [
      'sent done',
      'registered now',
      'inExecution ahead',
      'answered ahead',
      'closed ahead',
    ])
  })

  test('a letter is read in before it counts as received', () => {
    assert.deepEqual(drawn('requested', ['receive']), [
      'receiving now',
      'sent ahead',
      'registered ahead',
      'inExecution ahead',
      'answered ahead',
      'closed ahead',
    ])
    assert.deepEqual(drawn('requested', ['receive', 'setAside']), ['receiving done', 'setAside now'])
  })

  test('a draft that came may become a request; for whoever wrote it, it is one draft all along', () => {
    assert.deepEqual(drawn('requested', ['shareDraft']), [
      'draftShared now',
      'sent ahead',
      'registered ahead',
      'inExecution ahead',
      'answered ahead',
      'closed ahead',
    ])
    assert.equal(drawn('requesting', ['draft', 'shareDraft'])[0], 'drafting now')
  })

  test('a withdrawn request leaves the course and may still be closed', () => {
    assert.deepEqual(drawn('requesting', ['draft', 'submit', 'approve', 'send', 'withdraw']), [
      'drafting done',
      'submitted done',
      'approved done',
      'sent done',
      'withdrawn now',
      'closed ahead',
    ])
  })

  test('what was abandoned leads nowhere', () => {
    assert.deepEqual(drawn('requesting', ['draft', 'abandon']), ['drafting done', 'abandoned now'])
  })

  test('a reopened case is where it was before, with the closing ahead', () => {
    const acts = ['draft', 'submit', 'approve', 'send', 'withdraw', 'close', 'reopen']
    assert.deepEqual(drawn('requesting', acts).slice(-2), ['withdrawn now', 'closed ahead'])
  })
})

function drawn(side: 'requesting' | 'requested', acts: readonly string[]): string[] {
  return pathOf(procedure, fold(procedure, side, entries(acts))).map(stop => `${stop.state} ${stop.is}`)
}

function entries(acts: readonly string[]): Entry[] {
  let head: string[] = []
  return acts.map((type, index) => {
    const step = procedure.lifecycle.find(line => line.act === type)
    const strand = step?.strand ?? 'own'
    const hash = String(index + 1).padStart(64, '0')
    const after = head
    if (strand === 'shared') head = [hash]
    return {
      n: index + 1,
      hash,
      header: {
        format: 'comity-act/1',
        id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        case: '00000000-0000-4000-8000-000000000000',
        procedure: procedure.id,
        version: '1.0',
        type,
        strand,
        from: step?.by === 'requested' ? 'XB:central' : 'XA:central',
        to: [],
        at: `2026-11-0${index + 1}T09:00:00.000Z`,
        after: strand === 'shared' ? after : [],
        content: hash,
        files: [],
      },
      content: { data: {}, files: [] },
      recordedAt: `2026-11-0${index + 1}T09:00:00.000Z`,
      by: null,
    }
  })
}
