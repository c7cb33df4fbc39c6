import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import vectors from '#test/vectors/commitment.json' with { type: 'json' }
import { commit, opens } from './commitment.ts'
import { fromHex } from './sha256.ts'

const salt = () => fc.uint8Array({ minLength: 32, maxLength: 32 })
const body = () => fc.uint8Array({ maxLength: 200 })

describe('vectors', () => {
  for (const vector of vectors.commitments) {
    test(vector.name, () => {
      const salt = fromHex(vector.salt)
      const bytes = fromHex(vector.bytes)
      assert.equal(commit(salt, bytes), vector.commitment)
      assert.ok(opens(vector.commitment, salt, bytes))
      assert.equal(
        createHash('sha256')
          .update(vector.salt + vector.bytes, 'hex')
          .digest('hex'),
        vector.commitment,
      )
    })
  }

  for (const refused of vectors.refusedSalts) {
    test(`a salt of ${refused.length / 2} bytes is refused`, () => {
      const salt = fromHex(refused)
      assert.throws(() => commit(salt, new Uint8Array()), RangeError)
      const claimed = createHash('sha256').update(salt).digest('hex')
      assert.equal(opens(claimed, salt, new Uint8Array()), false)
    })
  }
})

describe('a commitment', () => {
  test('opens with what it was made of', () => {
    fc.assert(fc.property(salt(), body(), (s, b) => assert.ok(opens(commit(s, b), s, b))))
  })

  test('does not open with one bit changed in the salt or the body', () => {
    fc.assert(
      fc.property(salt(), body(), fc.nat(), (s, b, at) => {
        const together = Uint8Array.of(...s, ...b)
        const bit = at % (together.length * 8)
        const index = bit >> 3
        together[index] = (together[index] ?? 0) ^ (1 << (bit & 7))
        assert.equal(opens(commit(s, b), together.slice(0, 32), together.slice(32)), false)
      }),
    )
  })

  test('cannot be opened by moving a byte from the body into the salt', () => {
    const whole = Uint8Array.from({ length: 40 }, (_, i) => i)
    const made = commit(whole.slice(0, 32), whole.slice(32))
    assert.equal(opens(made, whole.slice(0, 33), whole.slice(33)), false)
    assert.equal(opens(made, whole.slice(0, 31), whole.slice(31)), false)
  })

  test('is one spelling only', () => {
    const s = new Uint8Array(32)
    assert.equal(opens(commit(s, s).toUpperCase(), s, s), false)
    assert.equal(opens('', s, s), false)
  })
})
