import assert from 'node:assert/strict'
import { argon2Sync, createHash } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { all, inTransaction } from '#db/pool.ts'
import { changePerson, createUnit } from './people.ts'

import { actorOf, isForgeryToken, signedInBy, signIn, signOut, sweepSessions } from './sessions.ts'
import { password, testAccounts } from './testing.ts'

type Given = Awaited<ReturnType<typeof testAccounts>>

function hasCode(code: string) {
  return (error: unknown) => error instanceof Problem && error.code === code
}

describe('a session', () => {
  let given: Given
  let person: string
  let number = 0
  let login: string
  before(async () => {
    given = await testAccounts()
  })
  after(() => given.close())
  beforeEach(async () => {
    login = `officer.${++number}`
    person = await given.person({ login })
  })

  test('begins with the right password and tells who signed in', async () => {
    const { token, actor, me } = await signIn(given, login, password)
    assert.deepEqual(actor, {
      kind: 'person',
      person,
      units: [given.unit],
      level: 0,
      everywhere: false,
      duties: ['officer'],
    })
    assert.equal(me.login, login)
    assert.equal(me.authority.id, given.authority)
    assert.equal(me.authority.state, 'XA')
    assert.deepEqual(
      me.units.map(({ id }) => id),
      [given.unit],
    )
    assert.deepEqual((await actorOf(given, token)).actor, actor)
  })

  test('is kept by the hash of its token only', async () => {
    const { token } = await signIn(given, login, password)
    const rows = await inTransaction(given.db, null, tx =>
      all(tx, sql<{ token: Buffer }>`select token from sessions where person = ${person}`),
    )
    assert.deepEqual(
      rows.map(row => row.token.toString('hex')),
      [createHash('sha256').update(token).digest('hex')],
    )
  })

  test('has a token against forgery that belongs to it alone', async () => {
    const one = await signIn(given, login, password)
    const other = await signIn(given, login, password)
    assert.equal(isForgeryToken(one.token, one.me.token), true)
    assert.equal(isForgeryToken(one.token, other.me.token), false)
    assert.equal(isForgeryToken(one.token, ''), false)
    assert.notEqual(one.me.token, one.token)
  })

  test('is refused with the same words for a wrong password, an unknown login and a closed account', async () => {
    await inTransaction(given.db, null, tx => changePerson(tx, person, { active: false }))
    const other = await given.person({ login: `${login}.open` })
    assert.ok(other)
    const details = await Promise.all(
      [
        [login, password],
        [`${login}.open`, 'not the password at all'],
        ['nobody.at.all', password],
        ['nul\0login', password],
      ].map(([as = '', word = '']) =>
        signIn(given, as, word).then(
          () => '',
          (error: unknown) => (hasCode('sign-in-refused')(error) ? String(error) : 'another error'),
        ),
      ),
    )
    assert.deepEqual(new Set(details).size, 1)
    assert.match(details[0] ?? '', /do not belong together/)
  })

  test('slides for twelve hours of idleness and ends after seven days', async () => {
    const { token } = await signIn(given, login, password)
    given.pass({ hours: 11 })
    assert.ok(await signedInBy(given, token))
    given.pass({ hours: 11 })
    assert.ok(await signedInBy(given, token))
    given.pass({ hours: 12 })
    assert.equal(await signedInBy(given, token), null)

    const long = await signIn(given, login, password)
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      given.pass({ hours: 8 })
      assert.ok(await signedInBy(given, long.token), `after ${hours + 8} hours`)
    }
    given.pass({ hours: 8 })
    assert.equal(await signedInBy(given, long.token), null)
    await assert.rejects(actorOf(given, long.token), hasCode('not-signed-in'))
    assert.ok((await sweepSessions(given)) >= 2)
  })

  test('ends when the person signs out, and others of the same person stay', async () => {
    const [one, other] = [await signIn(given, login, password), await signIn(given, login, password)]
    await signOut(given, one.token)
    assert.equal(await signedInBy(given, one.token), null)
    assert.ok(await signedInBy(given, other.token))
    await signOut(given, 'never a token')
  })

  test('follows a change of units, duties and level at once', async () => {
    const { token } = await signIn(given, login, password)
    const unit = await inTransaction(given.db, null, tx =>
      createUnit(tx, { authority: given.authority, names: { en: 'Extradition' } }),
    )
    await inTransaction(given.db, null, tx =>
      changePerson(tx, person, { units: [unit], duties: ['head', 'registrar'], level: 2, everywhere: true }),
    )
    const { actor } = await actorOf(given, token)
    assert.deepEqual(actor, {
      kind: 'person',
      person,
      units: [unit],
      level: 2,
      everywhere: true,
      duties: ['head', 'registrar'],
    })
  })

  test('ends with a new password and with the account', async () => {
    const first = await signIn(given, login, password)
    await inTransaction(given.db, null, tx =>
      changePerson(tx, person, { password: 'quay anchor copper seven' }),
    )
    assert.equal(await signedInBy(given, first.token), null)
    await assert.rejects(signIn(given, login, password), hasCode('sign-in-refused'))
    const second = await signIn(given, login, 'quay anchor copper seven')
    await inTransaction(given.db, null, tx => changePerson(tx, person, { active: false }))
    assert.equal(await signedInBy(given, second.token), null)
  })

  test('is unknown for tokens nobody was given', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}\0`, 'é'.repeat(43)])
      assert.equal(await signedInBy(given, token), null)
  })

  test('is put off after failures, for this login only, and says how long', async () => {
    const neighbour = `${login}.neighbour`
    await given.person({ login: neighbour })
    for (let failure = 0; failure < 5; failure++)
      await assert.rejects(signIn(given, login, 'not the password at all'), hasCode('sign-in-refused'))
    await assert.rejects(
      signIn(given, login, password),
      (error: unknown) =>
        hasCode('too-many-attempts')(error) &&
        error instanceof Problem &&
        error.more.values?.['seconds'] === 1,
    )
    await signIn(given, neighbour, password)
    given.pass({ seconds: 1 })
    await signIn(given, login, password)
    await assert.rejects(signIn(given, login, 'not the password at all'), hasCode('sign-in-refused'))
    await signIn(given, login, password)
  })

  test('many logins guessed from one address are put off as well', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        signIn(given, `guess.${index}`, 'not the password at all', '203.0.113.7').then(
          () => 'in',
          (error: unknown) => (error instanceof Problem ? error.code : 'other'),
        ),
      ),
    )
    assert.equal(guesses.filter(code => code === 'sign-in-refused').length, 30)
    assert.equal(guesses.filter(code => code === 'too-many-attempts').length, 10)
    await signIn(given, login, password, '203.0.113.8')
  })

  test('an old, cheaper hash is kept anew when its person signs in', async () => {
    const nonce = Buffer.from('fedcba9876543210')
    const hash = argon2Sync('argon2id', {
      message: password,
      nonce,
      parallelism: 1,
      tagLength: 32,
      memory: 64,
      passes: 1,
    })
    const kept = `$argon2id$v=19$m=64,t=1,p=1$${nonce.toString('base64').replaceAll('=', '')}$${hash.toString('base64').replaceAll('=', '')}`
    await inTransaction(given.db, null, tx =>
      sql`update persons set password = ${kept} where id = ${person}`.execute(tx),
    )
    await signIn(given, login, password)
    const [row] = await inTransaction(given.db, null, tx =>
      all(tx, sql<{ password: string }>`select password from persons where id = ${person}`),
    )
    assert.match(row?.password ?? '', /m=19456,t=2/)
    await signIn(given, login, password)
  })
})
