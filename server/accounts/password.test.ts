import assert from 'node:assert/strict'
import { argon2Sync } from 'node:crypto'
import { describe, test } from 'node:test'
import { Problem } from '#api/problem.ts'
import { hashPassword, isPassword, isWeaker, requireGoodPassword } from './password.ts'

describe('a password', () => {
  test('is kept as argon2id of 19 MiB, two passes, one lane, with a salt of its own', async () => {
    const [one, other] = await Promise.all([
      hashPassword('a fraud in one port'),
      hashPassword('a fraud in one port'),
    ])
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    assert.notEqual(one, other)
    assert.equal(await isPassword('a fraud in one port', one), true)
    assert.equal(await isPassword('a fraud in one Port', one), false)
  })

  test('kept by another program at another cost is recognised, and known to be weaker', async () => {
    const nonce = Buffer.from('0123456789abcdef')
    const hash = argon2Sync('argon2id', {
      message: 'a bank in another',
      nonce,
      parallelism: 1,
      tagLength: 32,
      memory: 8192,
      passes: 1,
    })
    const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const kept = `$argon2id$v=19$m=8192,t=1,p=1$${bare(nonce)}$${bare(hash)}`
    assert.equal(await isPassword('a bank in another', kept), true)
    assert.equal(isWeaker(kept), true)
    assert.equal(isWeaker(await hashPassword('a bank in another')), false)
  })

  test('typed with a combining accent is the same password', async () => {
    assert.equal(await isPassword('café à minuit', await hashPassword('cafe\u0301 a\u0300 minuit')), true)
  })

  test('in a broken row is a bug, not a wrong password', async () => {
    await assert.rejects(isPassword('whatever it is', 'plain text'), /PHC/)
  })
})

describe('a new password', () => {
  const refused: [string, string, RegExp][] = [
    ['of eleven characters', 'elevenchars', /11 characters.*at least 12/],
    ['that is the login', 'ines.valcourt', /little more than the login/],
    ['of one letter', 'aaaaaaaaaaaaaaaa', /same few characters/],
    ['longer than a page', 'ab1 '.repeat(200), /more than 500/],
  ]
  for (const [which, password, reason] of refused) {
    test(`${which} is refused with the reason`, () => {
      assert.throws(
        () => requireGoodPassword(password, 'ines.valcourt'),
        (error: unknown) =>
          error instanceof Problem &&
          error.code === 'body-invalid' &&
          reason.test(error.more.fields?.[0]?.reason ?? ''),
      )
    })
  }

  test('of four words is accepted, in any script', () => {
    requireGoodPassword('harbour ledger violet nine', 'ines.valcourt')
    requireGoodPassword('ميناء دفتر بنفسجي تسعة', 'ines.valcourt')
  })
})
