import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { PersonActor } from './actor.ts'
import { asOwner } from './cluster.ts'
import { DatabaseError, isRetryable, isUniqueViolation } from './pool-errors.ts'
import { affected, all, type Db, inTransaction, maybeOne, one, openPool, ping, type Tx } from './pool.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

const port = '00000000-0000-4000-8000-00000000000a'
const bank = '00000000-0000-4000-8000-00000000000b'

/** Sees the unit of the harbour, not that of the bank. */
const ana: PersonActor = {
  kind: 'person',
  person: '5d1f4e0a-6f6c-4e3f-9d5e-0a5f6f1b2c3d',
  units: [port],
  level: 1,
  everywhere: false,
  duties: [],
}

let database: TestDatabase
let db: Db

before(async () => {
  database = await testDatabase({ migrations: null })
  await asOwner(database.ownerUrl, async client => {
    await client.query(`
      create table notes (id int primary key, unit uuid not null, level int not null, words text not null,
        constraint words_not_empty check (words <> ''), constraint words_once unique (words));
      alter table notes enable row level security;
      create policy see on notes for select to comity_app using (
        nullif(current_setting('app.service', true), '') is not null
        or (unit = any (nullif(current_setting('app.units', true), '')::uuid[])
          and level <= nullif(current_setting('app.level', true), '')::int));
      create policy add on notes for insert to comity_app
        with check (unit = any (nullif(current_setting('app.units', true), '')::uuid[]));
      create policy change on notes for update to comity_app using (true);
      grant select, insert, update on notes to comity_app;
      create table open_notes (id int primary key, n int not null);
      grant select, insert, update on open_notes to comity_app;
      insert into open_notes values (1, 0), (2, 0);
      insert into notes values (1, '${port}', 0, 'a fraud in the port'), (2, '${port}', 3, 'sealed'), (3, '${bank}', 0, 'a bank');`)
  })
  db = openPool(database.appUrl, { max: 4, lockTimeout: 2_000 })
})

after(async () => {
  await db.close()
  await database.drop()
})

const notes = (tx: Tx): Promise<{ id: number }[]> =>
  all(tx, sql<{ id: number }>`select id from notes order by id`)
const idsSeenBy = async (actor: Parameters<typeof inTransaction>[1]): Promise<number[]> =>
  (await inTransaction(db, actor, notes)).map(row => row.id)

describe('who sees what', () => {
  test('a person sees her unit up to her level, a service sees all, nobody sees nothing and gets no error', async () => {
    assert.deepEqual(await idsSeenBy(ana), [1])
    assert.deepEqual(await idsSeenBy({ kind: 'service', name: 'rebuild' }), [1, 2, 3])
    assert.deepEqual(await idsSeenBy(null), [])
  })

  test('nothing of an actor is left on a connection, neither after COMMIT nor after ROLLBACK', async () => {
    const single = openPool(database.appUrl, { max: 1 })
    try {
      const look = (): Promise<unknown[]> => inTransaction(single, null, notes)
      await inTransaction(single, { kind: 'service', name: 'jobs' }, notes)
      assert.deepEqual(await look(), [])
      await assert.rejects(
        inTransaction(single, ana, () => Promise.reject(new Error('changed her mind'))),
        /changed her mind/,
      )
      assert.deepEqual(await look(), [])
    } finally {
      await single.close()
    }
  })

  test('a setting left on the session by mistake does not shine through', async () => {
    const single = openPool(database.appUrl, { max: 1 })
    try {
      await inTransaction(single, null, tx => one(tx, sql`select set_config('app.service', 'jobs', false)`))
      assert.deepEqual(await inTransaction(single, null, notes), [])
    } finally {
      await single.close()
    }
  })

  test('a row against the policy is refused as denied', async () => {
    const add = inTransaction(db, ana, tx =>
      affected(tx, sql`insert into notes values (9, ${bank}, 0, 'not hers')`),
    )
    await assert.rejects(add, (error: unknown) => error instanceof DatabaseError && error.kind === 'denied')
  })
})

describe('a transaction', () => {
  test('is saved when the work ends and forgotten when it throws', async () => {
    await inTransaction(db, ana, tx => affected(tx, sql`insert into notes values (10, ${port}, 0, 'kept')`))
    await assert.rejects(
      inTransaction(db, ana, async tx => {
        await affected(tx, sql`insert into notes values (11, ${port}, 0, 'forgotten')`)
        throw new Error('no')
      }),
      /no/,
    )
    assert.deepEqual(await idsSeenBy(ana), [1, 10])
  })

  test('in which a failure was swallowed is an error, because PostgreSQL saves nothing of it', async () => {
    const swallowed = inTransaction(db, ana, async tx => {
      await affected(tx, sql`insert into open_notes values (77, 1)`)
      await all(tx, sql`select 1 / 0`).catch(() => undefined)
      return 'all is well'
    })
    await assert.rejects(
      swallowed,
      (error: unknown) => error instanceof DatabaseError && error.kind === 'aborted',
    )
    const left = await inTransaction(db, ana, tx =>
      maybeOne(tx, sql`select id from open_notes where id = 77`),
    )
    assert.equal(left, null)
  })

  test('refuses every query once it is over', async () => {
    const kept = await inTransaction(db, ana, tx => Promise.resolve(tx))
    await assert.rejects(notes(kept), /This transaction is over/)
  })

  test('refuses a query that nobody awaited, instead of running it in the next transaction', async () => {
    let stray: Promise<unknown> = Promise.resolve()
    await inTransaction(db, ana, tx => {
      stray = affected(tx, sql`update open_notes set n = 5 where id = 2`).catch(String)
      return Promise.resolve()
    })
    assert.match(String(await stray), /This transaction is over/)
  })

  test('runs queries that were asked together one after the other', async () => {
    const numbers = await inTransaction(db, ana, tx =>
      Promise.all([1, 2, 3].map(n => one(tx, sql<{ n: number }>`select ${n}::int as n`))),
    )
    assert.deepEqual(
      numbers.map(row => row.n),
      [1, 2, 3],
    )
  })

  test('that may only read refuses to write', async () => {
    const write = inTransaction(db, ana, tx => affected(tx, sql`update open_notes set n = 1`), {
      readOnly: true,
    })
    await assert.rejects(write, /read-only transaction/)
  })

  test('of a server that goes away fails as unavailable, and the pool works again at once', async () => {
    const cut = inTransaction(db, null, async tx => {
      const { pid } = await one(tx, sql<{ pid: number }>`select pg_backend_pid() as pid`)
      await asOwner(database.ownerUrl, client => client.query('select pg_terminate_backend($1)', [pid]))
      await new Promise(resolve => setTimeout(resolve, 50))
      return notes(tx)
    })
    await assert.rejects(
      cut,
      (error: unknown) => error instanceof DatabaseError && error.kind === 'unavailable',
    )
    await ping(db)
  })
})

describe('errors', () => {
  test('a unique violation names its constraint and never quotes the row', async () => {
    const error = await failure(tx => affected(tx, sql`insert into notes values (20, ${port}, 0, 'a bank')`))
    assert.ok(isUniqueViolation(error, 'words_once'))
    assert.ok(!isUniqueViolation(error, 'notes_pkey'))
    assert.equal(error.table, 'notes')
    assert.doesNotMatch(JSON.stringify([error, error.stack, error.message]), /a bank/)
  })

  test('check, missing value, long wait for a lock and long statement are told apart', async () => {
    assert.equal(
      (await failure(tx => all(tx, sql`insert into notes values (21, ${port}, 0, '')`))).kind,
      'check',
    )
    assert.equal(
      (await failure(tx => all(tx, sql`insert into notes values (22, ${port}, null, 'x')`))).kind,
      'notNull',
    )
    const sleepy = inTransaction(db, ana, tx => all(tx, sql`select pg_sleep(5)`), { statementTimeout: 50 })
    assert.equal((await caught(sleepy)).kind, 'statementTimeout')
    const locked = inTransaction(db, ana, async tx => {
      await affected(tx, sql`update open_notes set n = n + 1 where id = 1`)
      const wait = inTransaction(
        db,
        ana,
        other => affected(other, sql`update open_notes set n = 9 where id = 1`),
        {
          lockTimeout: 50,
        },
      )
      return caught(wait)
    })
    assert.equal((await locked).kind, 'lockTimeout')
  })

  test('two who wait for each other: one wins, the other learns that it may try again', async () => {
    const both = Promise.withResolvers<void>()
    let holding = 0
    const take = (first: number, second: number): Promise<void> =>
      inTransaction(
        db,
        ana,
        async tx => {
          await affected(tx, sql`update open_notes set n = n + 1 where id = ${first}`)
          if (++holding === 2) both.resolve()
          await both.promise
          await affected(tx, sql`update open_notes set n = n + 1 where id = ${second}`)
        },
        { lockTimeout: 0 },
      )
    const ends = await Promise.allSettled([take(1, 2), take(2, 1)])
    const lost = ends.filter(end => end.status === 'rejected')
    assert.equal(lost.length, 1)
    assert.ok(isRetryable(lost[0]?.reason))
  })

  test('serialisable transactions that cannot both be true: one may try again', async () => {
    const read = Promise.withResolvers<void>()
    let readers = 0
    const copy = (from: number, to: number): Promise<void> =>
      inTransaction(
        db,
        ana,
        async tx => {
          const { n } = await one(tx, sql<{ n: number }>`select n from open_notes where id = ${from}`)
          if (++readers === 2) read.resolve()
          await read.promise
          await affected(tx, sql`update open_notes set n = ${n + 1} where id = ${to}`)
        },
        { isolation: 'serializable' },
      )
    const ends = await Promise.allSettled([copy(1, 2), copy(2, 1)])
    const lost = ends.filter(end => end.status === 'rejected')
    assert.equal(lost.length, 1)
    assert.ok(isRetryable(lost[0]?.reason))
  })

  test('a database that is not there is unavailable', async () => {
    const nowhere = openPool('postgresql://a:b@localhost/c?host=/nowhere/at/all')
    try {
      assert.equal((await caught(inTransaction(nowhere, null, notes))).kind, 'unavailable')
    } finally {
      await nowhere.close()
    }
  })
})

describe('values', () => {
  test('integers come as numbers, instants and dates as strings in UTC', async () => {
    const row = await inTransaction(db, null, tx =>
      one(
        tx,
        sql`select 9007199254740991::int8 as big, array[1, null]::int8[] as bigs,
        '2026-03-29T02:30:00.123987+02'::timestamptz as at, array['2026-01-01T00:00Z']::timestamptz[] as ats,
        '2026-02-28'::date as day, 'infinity'::timestamptz as never, null::timestamptz as nothing,
        '{"a": [1]}'::jsonb as json, '\\xff'::bytea as bytes, 0.10::numeric as money`,
      ),
    )
    assert.deepEqual(row, {
      big: 9007199254740991,
      bigs: [1, null],
      at: '2026-03-29T00:30:00.123Z',
      ats: ['2026-01-01T00:00:00.000Z'],
      day: '2026-02-28',
      never: 'infinity',
      nothing: null,
      json: { a: [1] },
      bytes: Buffer.from([255]),
      money: '0.10',
    })
  })

  test('an integer that a number would round is refused', async () => {
    await assert.rejects(
      inTransaction(db, null, tx => one(tx, sql`select 9007199254740993::int8 as big`)),
      /9007199254740993/,
    )
    await ping(db)
  })

  test('the row that must be one is neither none nor two', async () => {
    const rows = (n: number) => sql<{ i: number }>`select i from generate_series(1, ${n}::int) as i`
    await inTransaction(db, null, async tx => {
      assert.deepEqual(await one(tx, rows(1)), { i: 1 })
      assert.equal(await maybeOne(tx, rows(0)), null)
      await assert.rejects(one(tx, rows(0)), /returned none/)
      await assert.rejects(maybeOne(tx, rows(2)), /returned 2/)
    })
  })
})

async function failure(work: (tx: Tx) => Promise<unknown>): Promise<DatabaseError> {
  return caught(inTransaction(db, ana, work))
}

async function caught(promise: Promise<unknown>): Promise<DatabaseError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof DatabaseError, String(error))
  return error
}
