import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { makeThrottle } from './throttle.ts'

describe('the throttle', () => {
  test('lets a few failures pass and then doubles the wait up to the longest', () => {
    const throttle = makeThrottle({ free: 3, longest: 8_000 })
    let now = 1_000_000
    const waits = [0, 0, 0, 1, 2, 4, 8, 8].map(expected => {
      const wait = throttle.attempt('a', now)
      if (wait > 0) {
        now += wait * 1000
        assert.equal(throttle.attempt('a', now), 0)
      }
      return [wait, expected]
    })
    for (const [wait, expected] of waits) assert.equal(wait, expected)
  })

  test('counts attempts whose outcome is not known yet', () => {
    const throttle = makeThrottle({ free: 3, longest: 60_000 })
    const together = Array.from({ length: 100 }, () => throttle.attempt('a', 5))
    assert.equal(together.filter(wait => wait === 0).length, 3)
  })

  test('an attempt that was refused does not lengthen the wait', () => {
    const throttle = makeThrottle({ free: 1, longest: 60_000 })
    throttle.attempt('a', 0)
    assert.equal(throttle.attempt('a', 10), 1)
    assert.equal(throttle.attempt('a', 20), 1)
    assert.equal(throttle.attempt('a', 1_000), 0)
  })

  test('forgets a login that succeeded, and takes back one attempt of its address', () => {
    const throttle = makeThrottle({ free: 2, longest: 60_000 })
    for (const key of ['login', 'address']) for (const at of [0, 1]) throttle.attempt(key, at)
    throttle.forget('login')
    throttle.forgive('address')
    assert.deepEqual(
      [2, 3].map(at => throttle.attempt('login', at)),
      [0, 0],
    )
    assert.equal(throttle.attempt('address', 2), 0)
    assert.ok(throttle.attempt('address', 3) > 0)
  })

  test('time forgives, and memory stays bounded', () => {
    const throttle = makeThrottle({ free: 1, longest: 1_000, most: 2 })
    throttle.attempt('a', 0)
    assert.ok(throttle.attempt('a', 1) > 0)
    assert.equal(throttle.attempt('a', 2_001), 0)
    for (const key of ['b', 'c', 'd']) throttle.attempt(key, 2_002)
    assert.equal(throttle.attempt('a', 2_003), 0)
  })
})
