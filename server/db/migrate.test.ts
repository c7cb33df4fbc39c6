import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { asOwner } from './cluster.ts'
import { migrate, requireMigrated } from './migrate.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

const cases = 'create table cases (id int primary key);\ngrant select on cases to comity_app;\n'
const acts = `create table acts (id int primary key);
create function app_touch() returns trigger language plpgsql as $$ begin return new; end; $$;
-- a number kept outside the transaction would show that the file ran twice
create sequence runs;`

describe('migrations', () => {
  test('run once, in the order of their numbers, and say what they did', () =>
    withDatabase({ '001-cases.sql': cases, '002-acts.sql': acts }, async ({ database, dir }) => {
      assert.deepEqual(await migrate(database.ownerUrl, dir), {
        applied: ['001-cases.sql', '002-acts.sql'],
        version: 2,
      })
      assert.deepEqual(await migrate(database.ownerUrl, dir), { applied: [], version: 2 })
      await writeFile(join(dir, '003-more.sql'), 'create table more (id int);')
      assert.deepEqual(await migrate(database.ownerUrl, dir), { applied: ['003-more.sql'], version: 3 })
    }))

  test('of two starters at once, each file is applied by one', () =>
    withDatabase({ '001-cases.sql': cases, '002-acts.sql': acts }, async ({ database, dir }) => {
      const both = await Promise.all([migrate(database.ownerUrl, dir), migrate(database.ownerUrl, dir)])
      assert.deepEqual(
        both.map(one => one.applied.length).toSorted((a, b) => a - b),
        [0, 2],
      )
    }))

  test('that fail half way leave nothing of themselves, and say where they failed', () =>
    withDatabase(
      { '001-cases.sql': cases, '002-acts.sql': `${acts}\nselect nonsense from cases;` },
      async ({ database, dir }) => {
        await assert.rejects(migrate(database.ownerUrl, dir), /002-acts\.sql, line 5: .*nonsense/)
        assert.deepEqual(await tables(database), ['applied_migrations', 'cases'])
        await writeFile(join(dir, '002-acts.sql'), acts)
        assert.deepEqual(await migrate(database.ownerUrl, dir), { applied: ['002-acts.sql'], version: 2 })
      },
    ))

  test('refuse a file that changed after it was applied; other line ends are no change', () =>
    withDatabase({ '001-cases.sql': cases }, async ({ database, dir }) => {
      await migrate(database.ownerUrl, dir)
      await writeFile(join(dir, '001-cases.sql'), cases.replaceAll('\n', '\r\n'))
      await migrate(database.ownerUrl, dir)
      await writeFile(join(dir, '001-cases.sql'), cases.replace('int', 'bigint'))
      await assert.rejects(
        migrate(database.ownerUrl, dir),
        /001-cases\.sql was applied .* in another form.*002-/s,
      )
    }))

  test('refuse a database that is newer than the program', () =>
    withDatabase({ '001-cases.sql': cases, '002-acts.sql': acts }, async ({ database, dir }) => {
      await migrate(database.ownerUrl, dir)
      await rm(join(dir, '002-acts.sql'))
      await assert.rejects(migrate(database.ownerUrl, dir), /newer than this Comity: it has 002-acts\.sql/)
      await assert.rejects(requireMigrated(database.appUrl, dir), /newer than this Comity/)
    }))

  test('refuse gaps, doubles, strange names, and files that end their own transaction', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ '001-cases.sql': cases, '003-acts.sql': acts }, /should be number 2/],
      [{ '001-acts.sql': acts, '001-cases.sql': cases }, /should be number 2/],
      [{ 'cases.sql': cases }, /not the name of a migration/],
      [{ '001-cases.sql': `${cases}\nCOMMIT;\nselect 1;` }, /begins or ends a transaction/],
      [{ '001-cases.sql': `Begin;\n${cases}` }, /begins or ends a transaction/],
    ]
    for (const [files, expected] of wrong) {
      await withDatabase(files, async ({ database, dir }) => {
        await assert.rejects(migrate(database.ownerUrl, dir), expected)
        assert.deepEqual(await tables(database), [])
      })
    }
  })

  test('grant to the restricted role of this installation, whatever its name', () =>
    withDatabase({ '001-cases.sql': cases }, async ({ database, dir }) => {
      await assert.rejects(
        migrate(database.ownerUrl, dir, { appRole: 'Nobody Yet' }),
        /role Nobody Yet.*does not exist/,
      )
      await asOwner(database.ownerUrl, client => client.query('create role "Other App"'))
      try {
        await migrate(database.ownerUrl, dir, { appRole: 'Other App' })
        const { rows } = await asOwner(database.ownerUrl, client =>
          client.query(`select has_table_privilege('Other App', 'cases', 'select') as other,
            has_table_privilege('comity_app', 'cases', 'select') as usual`),
        )
        assert.deepEqual(rows, [{ other: true, usual: false }])
      } finally {
        await asOwner(database.ownerUrl, client =>
          client.query('drop owned by "Other App"; drop role "Other App"'),
        )
      }
    }))

  test('a program without the owner’s rights can ask whether they were made', () =>
    withDatabase({ '001-cases.sql': cases }, async ({ database, dir }) => {
      await assert.rejects(
        requireMigrated(database.appUrl, dir),
        /lacks 1 changes.*001-cases\.sql.*DATABASE_OWNER_URL/,
      )
      await migrate(database.ownerUrl, dir)
      await requireMigrated(database.appUrl, dir)
    }))
})

async function withDatabase(
  files: Record<string, string>,
  work: (given: { database: TestDatabase; dir: string }) => Promise<void>,
): Promise<void> {
  const [database, dir] = [await testDatabase({ migrations: null }), await folderOf(files)]
  try {
    await work({ database, dir })
  } finally {
    await database.drop()
    await rm(dir, { recursive: true })
  }
}

async function folderOf(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'migrations-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
  assert.equal((await readdir(dir)).length, Object.keys(files).length)
  return dir
}

async function tables({ ownerUrl }: TestDatabase): Promise<string[]> {
  const { rows } = await asOwner(ownerUrl, client =>
    client.query<{ name: string }>(
      `select relname::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    ),
  )
  return rows.map(row => row.name)
}
