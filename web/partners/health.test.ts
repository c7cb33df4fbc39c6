import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Partner } from '#api/partners.ts'
import { healthOf, isTroubled } from './health.ts'

const borealia: Partner = {
  authority: 'XB:central',
  state: 'XB',
  names: { en: 'Central Authority of Borealia' },
  fingerprint: 'ab'.repeat(32),
  certificate: '',
  url: 'https://borealia.example/exchange',
  profile: {},
  profileVersion: '1',
  pinnedAt: '2026-01-05T09:00:00.000Z',
  suspendedAt: null,
  waiting: 0,
  reachedAt: '2026-11-23T09:00:00.000Z',
  lastError: null,
  nextAt: null,
  log: { received: 3, sent: 5, receivedCheckpoint: null, receivedCountersigned: null, sentCheckpoint: null },
}

describe('the exchange with a partner', () => {
  test('goes well when nothing waits, whatever went wrong before', () => {
    assert.equal(healthOf({ ...borealia, lastError: 'connection refused' }), 'well')
  })

  test('is troubled when something waits because an attempt failed', () => {
    const partner = { ...borealia, waiting: 2, lastError: 'connection refused' }
    assert.equal(healthOf(partner), 'troubled')
    assert.equal(isTroubled(partner), true)
  })

  test('is alarmed when the two logs no longer say the same, though nothing waits', () => {
    const partner = { ...borealia, lastError: 'log-differs' }
    assert.equal(healthOf(partner), 'alarmed')
    assert.equal(isTroubled(partner), true)
  })

  test('is merely under way when something waits and nothing failed', () => {
    assert.equal(healthOf({ ...borealia, waiting: 1 }), 'waiting')
    assert.equal(isTroubled({ ...borealia, waiting: 1 }), false)
  })

  test('has not been used when nothing ever crossed', () => {
    assert.equal(healthOf({ ...borealia, reachedAt: null, log: { ...borealia.log, received: 0 } }), 'never')
  })

  test('is none with a partner without Comity, and nobody has to look', () => {
    const partner = { ...borealia, fingerprint: null, certificate: null, url: null, reachedAt: null }
    assert.equal(healthOf(partner), 'byLetter')
    assert.equal(isTroubled(partner), false)
  })

  test('is suspended before anything else', () => {
    assert.equal(healthOf({ ...borealia, waiting: 2, suspendedAt: '2026-11-20T09:00:00.000Z' }), 'suspended')
  })
})
