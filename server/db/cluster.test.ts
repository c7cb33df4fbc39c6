import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { asOwner, type Cluster, ensureDatabase, joinCluster, startCluster, useCluster } from './cluster.ts'
import { gone, isAlive, runningPostmaster } from './cluster-process.ts'
import { inTransaction, openPool } from './pool.ts'

describe('a new database', () => {
  test('is UTF-8 with checksums and fsync, listens to no network, and keeps its secrets', () =>
    withFolder(async dir => {
      const lines: string[] = []
      const cluster = await startCluster({
        dir,
        log: (event, facts) => lines.push(JSON.stringify([event, facts])),
      })
      try {
        await ensureDatabase(cluster, 'comity')
        await ensureDatabase(cluster, 'comity')
        const { rows } = await asOwner(cluster.ownerUrl('comity'), client =>
          client.query(`select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
            current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
            current_setting('listen_addresses') as addresses, current_setting('password_encryption') as passwords,
            (select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256') as "openDoors"
            from pg_database where datname = current_database()`),
        )
        assert.deepEqual(rows, [
          {
            encoding: 'UTF8',
            provider: 'b',
            locale: 'C.UTF-8',
            checksums: 'on',
            fsync: 'on',
            addresses: '',
            passwords: 'scram-sha-256',
            openDoors: 0,
          },
        ])
        assert.equal(cluster.adopted, false)
        const secret = new URL(cluster.ownerUrl('x')).password
        assert.ok(secret.length >= 43)
        const log = await readFile(join(dir, 'postgresql.log'), 'utf8')
        assert.ok(!lines.join().includes(secret) && !log.includes(secret))
        assert.equal((await stat(join(dir, 'passwords.json'))).mode & 0o777, 0o600)
        assert.equal((await stat(cluster.socketDir)).mode & 0o777, 0o700)
        assert.equal((await stat(join(dir, 'data'))).mode & 0o077, 0)
        assert.ok(Buffer.byteLength(join(cluster.socketDir, '.s.PGSQL.5432')) <= 103)
      } finally {
        await cluster.stop()
      }
      await cluster.stop()
      assert.equal(runningPostmaster(join(dir, 'data')), null)
      await assert.rejects(stat(cluster.socketDir), /ENOENT/)
      assert.deepEqual((await readdir(dir)).toSorted(), [
        'data',
        'lock',
        'passwords.json',
        'postgresql.log',
        'socket',
      ])
    }))

  test('gives the program a role that may do little', () =>
    withCluster(async cluster => {
      await ensureDatabase(cluster, 'comity')
      await asOwner(cluster.appUrl('comity'), async client => {
        const { rows } =
          await client.query(`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolinherit, rolreplication
          from pg_roles where rolname = current_user`)
        assert.deepEqual([...new Set(Object.values(Object(rows[0])))], [false])
        for (const sql of [
          'create table t (id int)',
          'create temporary table t (id int)',
          'create schema s',
          'create role r',
          'create database d',
          `copy (select 1) to program 'true'`,
        ]) {
          await assert.rejects(client.query(sql), /permission denied|must be superuser/, sql)
        }
      })
      await assert.rejects(
        asOwner(cluster.appUrl('comity').replace(/:[^:@]+@/, ':guess@'), () => Promise.resolve()),
        /password authentication failed/,
      )
      await assert.rejects(ensureDatabase(cluster, 'x; drop database comity'), /cannot be the name/)
    }))

  test('may lie deep in folders with spaces and other scripts in their names', () =>
    withFolder(async dir => {
      const deep = join(dir, 'Ministère de la Justice', "d'Aurelia", 'وزارة العدل', 'x'.repeat(120))
      const cluster = await startCluster({ dir: deep })
      await asOwner(cluster.ownerUrl('postgres'), client => client.query('select 1'))
      await cluster.stop()
    }))

  test('of an older major version is refused without being touched', () =>
    withFolder(async dir => {
      await mkdir(join(dir, 'data'))
      await writeFile(join(dir, 'data', 'PG_VERSION'), '15\n')
      await assert.rejects(
        startCluster({ dir }),
        /made by PostgreSQL 15; this Comity brings PostgreSQL 18.*export/s,
      )
      assert.deepEqual(await readdir(join(dir, 'data')), ['PG_VERSION'])
    }))

  test('whose passwords are lost is refused, saying what to put back', () =>
    withDatabase(async dir => {
      await (await startCluster({ dir })).stop()
      await rm(join(dir, 'passwords.json'))
      await assert.rejects(startCluster({ dir }), /Put passwords\.json back/)
    }))

  test('started by root works as another account where user namespaces are forbidden', () =>
    withFolder(async dir => {
      const elsewhere = join(dir, 'elsewhere')
      await chmod(dir, 0o711)
      const options = { dir: join(dir, 'database'), elsewhere, runner: 'other' } as const
      for (const expected of [null, 7]) {
        const cluster = await startCluster(options)
        const found = await asOwner(cluster.ownerUrl('postgres'), async client => {
          const { rows } = await client.query<{ there: string | null }>(
            `select to_regclass('kept')::text as there`,
          )
          if (rows[0]?.there === null) await client.query('create table kept as select 7 as n')
          return rows[0]?.there === null
            ? null
            : (await client.query<{ n: number }>('select n from kept')).rows[0]?.n
        })
        await cluster.stop()
        assert.equal(found, expected)
      }
      // An ordinary user needs none of this: nothing was copied.
      const copied = await stat(elsewhere).then(
        () => true,
        () => false,
      )
      assert.equal(copied, process.getuid?.() === 0)
    }))
})

describe('two on one folder', () => {
  test('the second is refused in the same process and in another, until the first has stopped', () =>
    withDatabase(async dir => {
      const first = await startCluster({ dir })
      await assert.rejects(
        startCluster({ dir }),
        new RegExp(`process ${process.pid}\\) already uses the database folder`),
      )
      const other = child(`await startCluster({ dir: ${JSON.stringify(dir)} })`)
      assert.match(await other.end, /FolderInUse/)
      const joined = await useCluster({ dir })
      await joined.stop()
      await asOwner((await joinCluster(dir)).appUrl('postgres'), client => client.query('select 1'))
      await first.stop()
      await (await startCluster({ dir })).stop()
    }))
})

describe('after kill -9', () => {
  test('of the program, the running server is taken over with all that was saved', () =>
    withDatabase(async dir => {
      const writer = writing(dir)
      const saved = await writer.until(5)
      const pid = runningPostmaster(join(dir, 'data'))?.pid
      writer.process.kill('SIGKILL')
      await writer.end
      const cluster = await startCluster({ dir })
      try {
        assert.equal(cluster.adopted, true)
        assert.equal(runningPostmaster(join(dir, 'data'))?.pid, pid)
        await assertSaved(cluster, saved.at(-1) ?? 0)
      } finally {
        await cluster.stop()
      }
    }))

  test('of PostgreSQL, the program starts it again and its pool goes on', () =>
    withDatabase(async dir => {
      const cluster = await startCluster({ dir })
      const db = openPool(cluster.ownerUrl('postgres'))
      try {
        await db.pool.query('create table kept as select 1 as n')
        const before = runningPostmaster(join(dir, 'data'))?.pid ?? 0
        process.kill(before, 'SIGKILL')
        const isBack = async (): Promise<boolean> =>
          (runningPostmaster(join(dir, 'data'))?.pid ?? before) !== before &&
          (await inTransaction(db, null, () => Promise.resolve(true)).catch(() => false))
        for (const until = Date.now() + 20_000; !(await isBack()); await sleep(50)) {
          assert.ok(Date.now() < until, 'the server did not come back')
        }
        assert.deepEqual((await db.pool.query('select n from kept')).rows, [{ n: 1 }])
      } finally {
        await db.close()
        await cluster.stop()
      }
    }))

  test('of both, early or late in the writing, nothing that was saved is lost', () =>
    withDatabase(async dir => {
      for (const rows of [1, 40]) {
        const writer = writing(dir)
        const saved = await writer.until(rows)
        const pid = runningPostmaster(join(dir, 'data'))?.pid ?? 0
        writer.process.kill('SIGKILL')
        process.kill(pid, 'SIGKILL')
        await writer.end
        const cluster = await startCluster({ dir })
        try {
          assert.equal(cluster.adopted, false)
          await assertSaved(cluster, saved.at(-1) ?? 0)
        } finally {
          await cluster.stop()
        }
      }
    }))

  test('during the first start, at any moment, the next start makes the database whole', async () => {
    for (const moment of [150, 450, 800]) {
      await withFolder(async dir => {
        const starting = child(`await startCluster({ dir: ${JSON.stringify(dir)} })`)
        await starting.until(/^begun/m)
        await sleep(moment)
        starting.process.kill('SIGKILL')
        await starting.end
        const cluster = await startCluster({ dir })
        await asOwner(cluster.appUrl('postgres'), client => client.query('select 1'))
        await cluster.stop()
        assert.deepEqual(
          (await readdir(dir)).filter(name => name.startsWith('making')),
          [],
        )
      })
    }
  })
})

describe('what else may have been left behind', () => {
  test('a server that no longer answers is ended and started anew', () =>
    withDatabase(async dir => {
      const writer = writing(dir)
      const saved = await writer.until(3)
      const pid = runningPostmaster(join(dir, 'data'))?.pid ?? 0
      writer.process.kill('SIGKILL')
      await writer.end
      process.kill(pid, 'SIGSTOP')
      const cluster = await startCluster({ dir })
      try {
        assert.equal(cluster.adopted, false)
        assert.ok(!isAlive(pid))
        await assertSaved(cluster, saved.at(-1) ?? 0)
      } finally {
        await cluster.stop()
      }
    }))

  test('a pid file that names a stranger, as after the restart of a container, stops nobody', () =>
    withDatabase(async dir => {
      await (await startCluster({ dir })).stop()
      const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' })
      await once(stranger, 'spawn')
      try {
        const lines = [
          stranger.pid,
          join(dir, 'data'),
          1,
          5432,
          '/nowhere',
          '',
          '  5432001 999999',
          'ready',
          '',
        ]
        await writeFile(join(dir, 'data', 'postmaster.pid'), lines.join('\n'), { mode: 0o600 })
        const cluster = await startCluster({ dir })
        assert.equal(cluster.adopted, false)
        await cluster.stop()
        assert.equal(stranger.exitCode, null)
        assert.equal(stranger.signalCode, null)
      } finally {
        stranger.kill('SIGKILL')
      }
    }))

  test('an interrupted stop leaves a folder that starts again', () =>
    withDatabase(async dir => {
      const stopping = child(`
        const cluster = await startCluster({ dir: ${JSON.stringify(dir)} })
        void cluster.stop()
        console.log('stopping')`)
      await stopping.until(/stopping/)
      stopping.process.kill('SIGKILL')
      await stopping.end
      const cluster = await startCluster({ dir })
      await asOwner(cluster.appUrl('postgres'), client => client.query('select 1'))
      await cluster.stop()
    }))
})

/** A temp folder; whatever server still runs in it is ended at the end. */
async function withFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'cluster-'))
  try {
    await work(dir)
  } finally {
    const left = runningPostmaster(join(dir, 'data'))
    if (left !== null) {
      process.kill(left.pid, 'SIGKILL')
      await gone(left.pid, 5_000)
    }
    await rm(dir, thoroughly)
  }
}

/** The same with a database already in it, copied: making one takes a second. */
function withDatabase(work: (dir: string) => Promise<void>): Promise<void> {
  return withFolder(async dir => {
    await cp(await (made ??= makeOne()), dir, { recursive: true })
    await work(dir)
  })
}

let made: Promise<string> | undefined
async function makeOne(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cluster-made-'))
  await (await startCluster({ dir })).stop()
  return dir
}
after(async () => {
  if (made !== undefined) await rm(await made, thoroughly)
})

const thoroughly = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const

function withCluster(work: (cluster: Cluster) => Promise<void>): Promise<void> {
  return withDatabase(async dir => {
    const cluster = await startCluster({ dir })
    await work(cluster).finally(() => cluster.stop())
  })
}

type Child = { process: ChildProcess; end: Promise<string>; until(pattern: RegExp): Promise<string> }

/** Another process of ours; `end` gives all it said. */
function child(program: string): Child {
  const head = `import { startCluster, asOwner } from ${JSON.stringify(new URL('cluster.ts', import.meta.url).href)}; console.log('begun');`
  const running = spawn(process.execPath, ['--input-type=module', '-e', head + program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [running.stdout, running.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
      for (const listener of listeners) listener()
    })
  }
  const end = once(running, 'exit').then(() => said)
  return {
    process: running,
    end,
    until: pattern =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(said)) resolve(said)
        }
        listeners.add(look)
        look()
        void end.then(() => reject(new Error(`It ended and said: ${said}`)))
      }),
  }
}

/** A process that saves the numbers from 1 on, one transaction each, and says each one that is saved. */
function writing(dir: string): {
  process: ChildProcess
  end: Promise<string>
  until(rows: number): Promise<number[]>
} {
  const writer = child(`
    const cluster = await startCluster({ dir: ${JSON.stringify(dir)} })
    await asOwner(cluster.ownerUrl('postgres'), async client => {
      await client.query('drop table if exists kept; create table kept (n int primary key)')
      for (let n = 1; ; n++) {
        await client.query('insert into kept values ($1)', [n])
        console.log('saved ' + n + '.')
      }
    })`)
  return {
    process: writer.process,
    end: writer.end,
    until: async rows => {
      const said = await writer.until(new RegExp(`saved ${rows}\\.`))
      return [...said.matchAll(/saved (\d+)\./g)].map(match => Number(match[1]))
    },
  }
}

async function assertSaved(cluster: Cluster, atLeast: number): Promise<void> {
  await asOwner(cluster.ownerUrl('postgres'), async client => {
    const { rows } = await client.query<{ count: number; last: number }>(
      'select count(*)::int as count, max(n) as last from kept',
    )
    const [found] = rows
    assert.ok(found !== undefined && found.last >= atLeast, `saved ${atLeast}, found ${found?.last}`)
    assert.equal(found.count, found.last)
  })
}
