import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { publicKeys } from './keys.ts'
import { readSignedProfile, signProfile } from './profile.ts'
import { NOW, type Pair, testPair } from './testing.ts'

const about = {
  url: 'https://xa.example',
  reads: { 'mutual-legal-assistance': ['1'] },
  profile: { languages: ['en', 'fr'] },
}

describe('a profile file', () => {
  let pair: Pair
  before(async () => {
    pair = await testPair()
  })
  after(() => pair.remove())

  test('says who signs, where to post and what is read', () => {
    const read = readSignedProfile(signProfile(about, { keys: pair.aurelia, now: NOW }))
    assert.deepEqual(read.keys, publicKeys(pair.aurelia))
    assert.equal(read.statement.url, about.url)
    assert.deepEqual(read.statement.profile, about.profile)
    assert.deepEqual(read.signedAt, NOW)
  })

  test('with one byte changed is refused', () => {
    const file = Buffer.from(signProfile(about, { keys: pair.aurelia, now: NOW }))
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(file)
        changed.writeUInt8(changed.readUInt8(at) ^ mask, at)
        let read: ReturnType<typeof readSignedProfile>
        try {
          read = readSignedProfile(changed)
        } catch (error) {
          assert.match(String(error), /not a profile file/)
          return
        }
        // Bytes of the signature that nothing covers: what is said must still be the same.
        assert.deepEqual(read.keys, publicKeys(pair.aurelia))
        assert.deepEqual(read.statement.profile, about.profile)
      }),
      { numRuns: 300 },
    )
  })

  test('signed by another than the certificate it holds is refused', () => {
    const ours = JSON.parse(Buffer.from(signProfile(about, { keys: pair.aurelia, now: NOW })).toString())
    const theirs = JSON.parse(Buffer.from(signProfile(about, { keys: pair.borealia, now: NOW })).toString())
    const mixed = JSON.stringify({ signature: theirs.signature, statement: ours.statement })
    assert.throws(() => readSignedProfile(Buffer.from(mixed)), /not a profile file/)
  })
})
