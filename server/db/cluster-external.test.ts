import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { asOwner } from './cluster.ts'
import { connectExternal } from './cluster-external.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase

/** The URL of the same database under another role. */
const as = (role: string): string => {
  const url = new URL(database.ownerUrl)
  url.username = role
  url.password = 'harbour'
  return url.href
}

before(async () => {
  database = await testDatabase({ migrations: null })
  await asOwner(database.ownerUrl, client =>
    client.query(`
      create role ext_app login password 'harbour';
      create role ext_owner login password 'harbour';
      create role ext_bypass login bypassrls password 'harbour';
      create role ext_maker login createrole password 'harbour';
      create role ext_member login password 'harbour' in role ext_owner;
      create table cases (id int);
      alter table cases owner to ext_owner;
      grant connect on database ${database.name} to ext_app, ext_owner, ext_bypass, ext_maker, ext_member`),
  )
})

after(async () => {
  await asOwner(database.ownerUrl, client =>
    client.query(`
      drop owned by ext_app, ext_owner, ext_bypass, ext_maker, ext_member;
      drop role ext_app, ext_owner, ext_bypass, ext_maker, ext_member`),
  )
  await database.drop()
})

describe('a PostgreSQL that somebody else runs', () => {
  test('is taken when the program’s role is bound by row-level security', async () => {
    const found = await connectExternal({ DATABASE_URL: as('ext_app'), DATABASE_OWNER_URL: as('ext_owner') })
    assert.equal(found.appRole, 'ext_app')
    assert.equal(found.ownerUrl, as('ext_owner'))
    assert.match(found.version, /^\d+/)
    assert.equal(
      (await connectExternal({ DATABASE_URL: as('ext_app'), DATABASE_OWNER_URL: '' })).ownerUrl,
      null,
    )
  })

  test('is refused, saying why and what to do, when the role is not bound', async () => {
    const weak: [string, RegExp][] = [
      [database.ownerUrl, /is a superuser.*nosuperuser nobypassrls/],
      [as('ext_bypass'), /BYPASSRLS.*nobypassrls/],
      [as('ext_maker'), /CREATEROLE/],
      [as('ext_owner'), /owns 1 tables/],
      [as('ext_member'), /is a member of ext_owner, which owns tables/],
    ]
    for (const [url, expected] of weak) await assert.rejects(connectExternal({ DATABASE_URL: url }), expected)
  })

  test('is refused when both URLs lead to the same role or to different databases', async () => {
    const same = connectExternal({ DATABASE_URL: as('ext_app'), DATABASE_OWNER_URL: as('ext_app') })
    await assert.rejects(same, /use the same role, ext_app/)
    const elsewhere = new URL(database.ownerUrl)
    elsewhere.pathname = '/postgres'
    const other = connectExternal({ DATABASE_URL: as('ext_app'), DATABASE_OWNER_URL: elsewhere.href })
    await assert.rejects(other, /two different databases/)
  })

  test('that cannot be reached is named by its variable, and no password is told', async () => {
    const wrong = as('ext_app').replace('harbour', 'secret-word')
    for (const url of [
      wrong,
      'postgresql://ext_app:secret-word@127.0.0.1:1/comity',
      'not a url: secret-word',
    ]) {
      await assert.rejects(connectExternal({ DATABASE_URL: url }), (error: unknown) => {
        assert.ok(error instanceof Error)
        assert.match(error.message, /The database of DATABASE_URL cannot be reached/)
        assert.doesNotMatch(`${error.message} ${String(error.cause)}`, /secret-word/)
        return true
      })
    }
  })
})
