import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { asOwner, joinCluster } from './cluster.ts'
import { gone } from './cluster-process.ts'
import { requireMigrated } from './migrate.ts'
import { startTestCluster, testCluster, testDatabase } from './testing.ts'

describe('databases for tests', () => {
  test('are clones of a migrated template that do not see each other', () =>
    withMigrations(async migrations => {
      const [a, b] = await Promise.all([testDatabase({ migrations }), testDatabase({ migrations })])
      await asOwner(a.ownerUrl, client => client.query('insert into cases values (1)'))
      const { rowCount } = await asOwner(b.appUrl, client => client.query('select id from cases'))
      assert.equal(rowCount, 0)
      await requireMigrated(a.appUrl, migrations)
      await Promise.all([a.drop(), b.drop()])
      const left = await asOwner((await testCluster()).ownerUrl('postgres'), client =>
        client.query('select 1 from pg_database where datname = any($1)', [[a.name, b.name]]),
      )
      assert.equal(left.rowCount, 0)
    }))

  test('of many processes live in the cluster of the runner, with one template for all', () =>
    withMigrations(async migrations => {
      const shared = await startTestCluster()
      try {
        const program = `const { name } = await testDatabase({ migrations: ${JSON.stringify(migrations)} }); console.log(name)`
        const names = await Promise.all(
          [1, 2, 3].map(() => run(program, { COMITY_TEST_CLUSTER: shared.folder })),
        )
        const { rows } = await asOwner((await joinCluster(shared.folder)).ownerUrl('postgres'), client =>
          client.query<{ name: string }>(
            'select datname::text as name from pg_database where datname not like $1',
            ['postgres'],
          ),
        )
        const made = rows
          .map(row => row.name)
          .filter(name => !name.startsWith('template0') && name !== 'template1')
        assert.deepEqual(made.filter(name => name.startsWith('test_')).toSorted(), names.toSorted())
        assert.equal(made.filter(name => name.startsWith('template_')).length, 1)
        assert.equal(made.length, 4)
      } finally {
        await shared.stop()
      }
      await assert.rejects(readdir(shared.folder), /ENOENT/)
    }))

  test('end with their process; what a killed process left is swept by the next', async () => {
    const where = `const { rows } = await asOwner((await testDatabase({ migrations: null })).ownerUrl, client => client.query(
      "select current_setting('data_directory') as data, pg_postmaster_start_time(), (select pid from pg_stat_activity where backend_type = 'checkpointer') as pid"));
      console.log(JSON.stringify(rows[0]))`
    const ended = parse(await run(where))
    await assert.rejects(readdir(ended.data), /ENOENT/)
    const killed = parse(await run(`${where}\nprocess.kill(process.pid, 'SIGKILL')`))
    assert.ok((await readdir(killed.data)).includes('PG_VERSION'))
    await run(where)
    await assert.rejects(readdir(killed.data), /ENOENT/)
    for (const { pid } of [ended, killed]) assert.ok(await gone(pid, 5_000))
  })
})

async function withMigrations(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'migrations-'))
  await writeFile(
    join(dir, '001-cases.sql'),
    'create table cases (id int primary key); grant select on cases to comity_app;',
  )
  await work(dir).finally(() => rm(dir, { recursive: true }))
}

/** Runs a program in a process of its own and gives the last line it said. */
async function run(
  program: string,
  env: Record<string, string> = { COMITY_TEST_CLUSTER: '' },
): Promise<string> {
  const from = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href)
  const head = `import { testDatabase } from ${from('testing.ts')}; import { asOwner } from ${from('cluster.ts')};`
  const child = spawn(process.execPath, ['--input-type=module', '-e', head + program], {
    // What is tested here is the cluster of our own, also where the other tests use another.
    env: { ...process.env, DATABASE_URL: '', DATABASE_OWNER_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')))
  await once(child, 'close')
  return said.trim().split('\n').at(-1) ?? ''
}

function parse(line: string): { data: string; pid: number } {
  const value: unknown = JSON.parse(line)
  return { data: String(Reflect.get(Object(value), 'data')), pid: Number(Reflect.get(Object(value), 'pid')) }
}
