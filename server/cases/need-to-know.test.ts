import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { actorSettings, type PersonActor, type ServiceActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { all, type Db, inTransaction, one, openPool, type Tx } from '#db/pool.ts'
import { testDatabase, type TestDatabase } from '#db/testing.ts'
import { borealia } from '#law/profiles/borealia.ts'

// The world that is drawn -----------------------------------------------------------------------------------

interface Person {
  readonly id: string
  readonly units: readonly number[]
  readonly level: number
  readonly everywhere: boolean
}
interface Case {
  readonly id: string
  readonly unit: number
  readonly confidentiality: number
  /** How many rows each child table has for the case. */
  readonly rows: number
}
interface World {
  readonly people: readonly Person[]
  readonly cases: readonly Case[]
  /** Index of the case, index of the person. */
  readonly members: readonly (readonly [number, number])[]
}

const units = [randomUUID(), randomUUID(), randomUUID()]
const unitIndex = fc.nat(units.length - 1)
const level = fc.nat(2)
const world: fc.Arbitrary<World> = fc
  .record({
    people: fc.array(
      fc.record({ units: fc.uniqueArray(unitIndex, { maxLength: 2 }), level, everywhere: fc.boolean() }),
      { minLength: 2, maxLength: 4 },
    ),
    cases: fc.array(fc.record({ unit: unitIndex, confidentiality: level, rows: fc.nat(2) }), {
      minLength: 1,
      maxLength: 7,
    }),
    members: fc.array(fc.tuple(fc.nat(6), fc.nat(3)), { maxLength: 6 }),
  })
  .map(drawn => ({
    people: drawn.people.map(person => ({ id: randomUUID(), ...person })),
    cases: drawn.cases.map(item => ({ id: randomUUID(), ...item })),
    members: [
      ...new Map(
        drawn.members
          .map(([c, p]) => [c % drawn.cases.length, p % drawn.people.length] as const)
          .map(pair => [pair.join(), pair]),
      ).values(),
    ],
  }))

/** Every kind of reason to see and not to see: what the proof by removal is tried on. */
const rich: World = (() => {
  const person = (its: Omit<Person, 'id'>): Person => ({ id: randomUUID(), ...its })
  const confidentialities = [0, 1, 2]
  return {
    people: [
      person({ units: [0], level: 1, everywhere: false }),
      person({ units: [], level: 2, everywhere: false }),
      person({ units: [], level: 1, everywhere: true }),
    ],
    cases: units.flatMap((_, unit) =>
      confidentialities.map(confidentiality => ({ id: randomUUID(), unit, confidentiality, rows: 1 })),
    ),
    members: [
      [2, 0],
      [8, 0],
      [3, 1],
    ],
  }
})()

// The independent predicate ---------------------------------------------------------------------------------

/** Need-to-know in plain words: of the unit (or everywhere) and cleared for it, or named in the case. */
function sees(drawn: World, person: Person, at: number): boolean {
  const its = drawn.cases[at]
  if (!its) return false
  const named = drawn.members.some(([c, p]) => c === at && drawn.people[p]?.id === person.id)
  const ofTheUnit = person.everywhere || person.units.includes(its.unit)
  return named || (ofTheUnit && its.confidentiality <= person.level)
}

/** Whoever opens a case must belong to its unit and be able to read it. */
function mayOpen(person: Person, unit: number, confidentiality: number): boolean {
  return person.units.includes(unit) && confidentiality <= person.level
}

const actorOf = (person: Person): PersonActor => ({
  kind: 'person',
  person: person.id,
  units: person.units.map(unit => units[unit] ?? ''),
  level: person.level,
  everywhere: person.everywhere,
  duties: ['officer', 'head', 'registrar'],
})

// How the world is written, as the owner --------------------------------------------------------------------

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
const at = '2026-11-23T09:00:00.000Z'

/** Borealia as a partner with whom nothing is exchanged here. */
const addPartner = (ownerUrl: string): Promise<unknown> =>
  asOwner(ownerUrl, client =>
    client.query(
      `insert into partners (authority, state, names, fingerprint, certificate, age_recipient, note_key, profile,
        profile_version, reads, pinned_at) values ('XB:central', 'XB', '{}', 'f', 'c', 'a', 'n', $1, '1', '{}', $2)`,
      [JSON.stringify(borealia), at],
    ),
  )

async function write(ownerUrl: string, drawn: World): Promise<void> {
  await addPartner(ownerUrl)
  await asOwner(ownerUrl, async client => {
    const run = (text: string, values: unknown[] = []) => client.query(text, values)
    await run(`insert into authorities (id, names, state, profile) values ('XA:central', '{}', 'XA', '{}')`)
    await run(
      `insert into home_authorities (id, names, kind, executes) values ('XA:court-halden', '{}', 'court', true)`,
    )
    for (const id of units)
      await run(`insert into units (id, authority, names) values ($1, 'XA:central', '{}')`, [id])
    for (const person of drawn.people) {
      await run(
        `insert into persons (id, login, name, password, duties, created_at) values ($1, $2, 'A person', 'x', '{}', $3)`,
        [person.id, `p-${person.id}`, at],
      )
    }
    for (const item of drawn.cases) {
      await run(
        `insert into cases (id, procedure, side, authority, partner, unit, confidentiality, state, opened, changed, folded, title)
         values ($1, 'mutual-legal-assistance', 'requested', 'XA:central', 'XB:central', $2, $3, 'sent', $4, $4, '{}', 'findable')`,
        [item.id, units[item.unit], item.confidentiality, at],
      )
      for (const table of Object.values<Table>(tables))
        for (let n = 1; n <= item.rows; n++) await table.add?.(run, item.id, n)
    }
    for (const [c, p] of drawn.members) {
      await run('insert into case_members (case_id, person, added_at) values ($1, $2, $3)', [
        drawn.cases[c]?.id,
        drawn.people[p]?.id,
        at,
      ])
    }
    // What was refused belongs to no case.
    await tables.arrivals.refused(run)
  })
}

type Run = (text: string, values?: unknown[]) => Promise<unknown>
const actId = (caseId: string, n: number): string => `${caseId.slice(0, 24)}${String(n).padStart(12, '0')}`
const linkOf = (caseId: string, n: number): string => sha(`link ${caseId} ${n}`)

/**
 * For every table with a policy: how a row of a case is written, and what the program may try on it: `insert` one
 * more row for a case, or change (`update`, `delete`) every row it may. What a row belongs to is its `caseOf`.
 */
const tables = {
  cases: {
    caseOf: 'id',
    update: `update cases set title = 'changed'`,
  },
  case_members: {
    caseOf: 'case_id',
    insert: (caseId: string, person: string) =>
      `insert into case_members (case_id, person, added_at) values ('${caseId}', '${person}', now())`,
    delete: 'delete from case_members',
  },
  acts: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(
        `insert into acts (case_id, n, id, hash, header, strand, type, author, at, recorded_at, prev, link)
         values ($1, $2, $3, $4, '', 'own', 'note', 'XA:central', $5, $5, $6, $7)`,
        [
          caseId,
          n,
          actId(caseId, n),
          sha(actId(caseId, n)),
          at,
          n === 1 ? '' : linkOf(caseId, n - 1),
          linkOf(caseId, n),
        ],
      ),
    insert: (caseId: string, _: string, rows: number) =>
      `insert into acts (case_id, n, id, hash, header, strand, type, author, at, recorded_at, prev, link)
       values ('${caseId}', ${rows + 1}, gen_random_uuid(), gen_random_uuid(), '', 'own', 'note', 'XA:central', now(), now(),
         '${rows === 0 ? '' : linkOf(caseId, rows)}', 'new')`,
  },
  act_contents: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(`insert into act_contents (act, case_id, salt, bytes) values ($1, $2, '', '')`, [
        actId(caseId, n),
        caseId,
      ]),
    insert: (caseId: string) =>
      `insert into act_contents (act, case_id, salt, bytes) values (gen_random_uuid(), '${caseId}', '', '')`,
  },
  act_files: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(`insert into act_files (act, position, case_id, salt, sha256) values ($1, 1, $2, '', 'f')`, [
        actId(caseId, n),
        caseId,
      ]),
    insert: (caseId: string) =>
      `insert into act_files (act, position, case_id, salt, sha256) values (gen_random_uuid(), 1, '${caseId}', '', 'f')`,
  },
  drafts: {
    caseOf: 'case_id',
    add: async (run: Run, caseId: string, n: number) =>
      n === 1 &&
      run(
        `insert into drafts (case_id, version, request, saved_at, saved_by) values ($1, 1, '{}', $2, (select id from persons limit 1))`,
        [caseId, at],
      ),
    insert: (caseId: string, person: string) =>
      `insert into drafts (case_id, version, request, saved_at, saved_by) values ('${caseId}', 1, '{}', now(), '${person}')`,
    update: 'update drafts set version = 7',
    delete: 'delete from drafts',
  },
  case_files: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(
        `insert into case_files (id, case_id, sha256, name, media, size, role, added_at, added_by)
         values ($1, $2, 'f', 'a', 'b/c', 1, 'annex', $3, (select id from persons limit 1))`,
        [actId(caseId, n), caseId, at],
      ),
    insert: (caseId: string, person: string) =>
      `insert into case_files (id, case_id, sha256, name, media, size, role, added_at, added_by)
       values (gen_random_uuid(), '${caseId}', 'f', 'a', 'b/c', 1, 'annex', now(), '${person}')`,
    update: `update case_files set name = 'changed'`,
  },
  measures: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(`insert into measures (case_id, id, kind, state, since) values ($1, $2, 'k', 'asked', $3)`, [
        caseId,
        `m${n}`,
        at,
      ]),
    insert: (caseId: string) =>
      `insert into measures (case_id, id, kind, state, since) values ('${caseId}', 'm9', 'k', 'asked', now())`,
    update: `update measures set state = 'refused'`,
    delete: 'delete from measures',
  },
  uses_asked: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(
        `insert into uses_asked (id, case_id, act, person, at, way, given, because, cites)
         values (gen_random_uuid(), $1, $2, (select id from persons limit 1), $3, 'file', false, 'b', 'c')`,
        [caseId, actId(caseId, n), at],
      ),
    insert: (caseId: string, person: string, rows: number) =>
      `insert into uses_asked (id, case_id, act, person, at, way, given, because, cites)
       values (gen_random_uuid(), '${caseId}', '${actId(caseId, rows)}', '${person}', now(), 'file', false, 'b', 'c')`,
  },
  acted_for: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(
        `insert into acted_for (act, case_id, for_person, duty) values ($1, $2, (select id from persons limit 1), 'head')`,
        [actId(caseId, n), caseId],
      ),
    insert: (caseId: string, person: string) =>
      `insert into acted_for (act, case_id, for_person, duty) values (gen_random_uuid(), '${caseId}', '${person}', 'head')`,
  },
  tasks: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(
        `insert into tasks (id, case_id, authority, measure, kind, state, given_at, changed_at, content)
         values ($1, $2, 'XA:court-halden', 'm1', 'k', 'given', $3, $3, '{}')`,
        [actId(caseId, n), caseId, at],
      ),
    insert: (caseId: string) =>
      `insert into tasks (id, case_id, authority, measure, kind, state, given_at, changed_at, content)
       values (gen_random_uuid(), '${caseId}', 'XA:court-halden', 'm1', 'k', 'given', now(), now(), '{}')`,
    update: `update tasks set state = 'recalled'`,
  },
  task_files: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(
        `insert into task_files (id, case_id, task, authority, sha256, name, media, size, added_at, added_by)
         values ($1, $2, $1, 'XA:court-halden', 'f', 'a', 'b/c', 1, $3, (select id from persons limit 1))`,
        [actId(caseId, n), caseId, at],
      ),
    insert: (caseId: string, person: string) =>
      `insert into task_files (id, case_id, task, authority, sha256, name, media, size, added_at, added_by)
       values (gen_random_uuid(), '${caseId}', gen_random_uuid(), 'XA:court-halden', 'f', 'a', 'b/c', 1, now(), '${person}')`,
    update: `update task_files set name = 'changed'`,
    onlyService: true,
    /** Until an answer carries them they are the executing authority's own. */
    hidden: true,
  },
  messages: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(
        `insert into messages (id, partner, case_id, act, state, next_at, created_at) values ($1, 'XB:central', $2, $1, 'waiting', $3, $3)`,
        [actId(caseId, n), caseId, at],
      ),
    insert: (caseId: string) =>
      `insert into messages (id, partner, case_id, act, state, next_at, created_at)
       values (gen_random_uuid(), 'XB:central', '${caseId}', gen_random_uuid(), 'waiting', now(), now())`,
    update: `update messages set attempts = 9`,
  },
  arrivals: {
    caseOf: 'case_id',
    add: (run: Run, caseId: string, n: number) =>
      run(
        `insert into arrivals (id, package, size, road, case_id, act, verdict, arrived_at, receipt)
         values ($1, $1::uuid::text, 1, 'file', $2, $1, 'recorded', $3, '')`,
        [actId(caseId, n), caseId, at],
      ),
    refused: (run: Run) =>
      run(
        `insert into arrivals (id, package, size, road, verdict, code, arrived_at, receipt)
         values (gen_random_uuid(), 'refused', 1, 'file', 'refused', 'zip-bomb', $1, '')`,
        [at],
      ),
    insert: (caseId: string) =>
      `insert into arrivals (id, package, size, road, case_id, verdict, arrived_at, receipt)
       values (gen_random_uuid(), gen_random_uuid(), 1, 'file', '${caseId}', 'recorded', now(), '')`,
    update: 'update arrivals set attempts = 9',
    /** Only the exchange records what arrives. */
    onlyService: true,
  },
} satisfies Record<string, Table>

interface Table {
  readonly caseOf: string
  readonly add?: (run: Run, caseId: string, n: number) => Promise<unknown>
  readonly insert?: (caseId: string, person: string, rows: number) => string
  readonly update?: string
  readonly delete?: string
  readonly onlyService?: true
  readonly hidden?: true
  readonly refused?: (run: Run) => Promise<unknown>
}
type TableName = keyof typeof tables
const names = Object.keys(tables) as TableName[]

/** Rows of a table that belong to a case, as `write` made them. */
function rowsOf(drawn: World, name: TableName, index: number): number {
  const rows = drawn.cases[index]?.rows ?? 0
  if (name === 'cases') return 1
  if (name === 'case_members') return drawn.members.filter(([c]) => c === index).length
  return name === 'drafts' ? Math.min(rows, 1) : rows
}

// What SQL does, and what it should do ----------------------------------------------------------------------

type Doing = 'select' | 'insert' | 'update' | 'delete'
type Asking = PersonActor | ServiceActor
/** Stands for the exchange, which serves every case. */
const exchange = null
const exchangeActor = { kind: 'service', name: 'exchange' } as const

/** Throws when what the database lets a person do with a table is not what the predicate says. */
async function compare(db: Db, drawn: World, name: TableName, doing: Doing): Promise<void> {
  const table: Table = tables[name]
  for (const who of [...drawn.people, exchange]) {
    const actor = who === exchange ? exchangeActor : actorOf(who)
    const seen = drawn.cases
      .map((_, index) => index)
      .filter(index => who === exchange || (!table.hidden && sees(drawn, who, index)))
    const what = `${doing} ${name} as ${JSON.stringify(who)}`
    if (doing === 'select') {
      const rows = await inTransaction(db, actor, tx =>
        all(tx, sql<{ id: string | null }>`select ${sql.ref(table.caseOf)} as id from ${sql.table(name)}`),
      )
      const expected = seen.flatMap(index =>
        Array.from({ length: rowsOf(drawn, name, index) }, () => drawn.cases[index]?.id ?? ''),
      )
      // Everybody in the office may know that something was refused at the door.
      const ofNoCase = name === 'arrivals' ? [''] : []
      assert.deepEqual(rows.map(row => row.id ?? '').toSorted(), [...expected, ...ofNoCase].toSorted(), what)
      continue
    }
    if (doing === 'insert') {
      const allowed = await tryInserts(db, actor, drawn, name)
      const expected =
        name === 'cases'
          ? openings.map(([unit, confidentiality]) => who === exchange || mayOpen(who, unit, confidentiality))
          : drawn.cases.map((_, index) => who === exchange || (!table.onlyService && seen.includes(index)))
      assert.deepEqual(allowed, expected, what)
      continue
    }
    // Without a WHERE no column is read, so that the policy of this very command decides, not that of SELECT.
    const touched = await undone(db, actor, async tx =>
      Number((await sql.raw(table[doing] ?? '').execute(tx)).numAffectedRows ?? 0n),
    )
    const refused = name === 'arrivals' ? 1 : 0
    const every = seen.reduce((sum, index) => sum + rowsOf(drawn, name, index), refused)
    const expected = table.onlyService && who !== exchange ? 0 : every
    assert.equal(touched, expected, what)
  }
}

const openings = units.flatMap((_, unit) =>
  [0, 1, 2].map(confidentiality => [unit, confidentiality] as const),
)

/** For each case (or each opening) whether the policy let the row in; what a constraint says afterwards is not asked. */
async function tryInserts(db: Db, actor: Asking, drawn: World, name: TableName): Promise<boolean[]> {
  const table: Table = tables[name]
  const person = actor.kind === 'person' ? actor.person : (drawn.people[0]?.id ?? '')
  const statements =
    name === 'cases'
      ? openings.map(
          ([unit, confidentiality]) =>
            `insert into cases (id, procedure, side, authority, partner, unit, confidentiality, state, opened, changed, folded)
             values (gen_random_uuid(), 'p', 'requesting', 'XA:central', 'XB:central', '${units[unit]}', ${confidentiality}, 'drafting', now(), now(), '{}')`,
        )
      : drawn.cases.map((item, index) => table.insert?.(item.id, person, rowsOf(drawn, 'acts', index)) ?? '')
  return undone(db, actor, async tx => {
    const block = statements
      .map(
        statement => `begin ${statement}; said := said || '1'; exception
          when insufficient_privilege then said := said || '0'; when others then said := said || '1'; end;`,
      )
      .join('\n')
    await sql
      .raw(
        `do $do$ declare said text := ''; begin ${block} perform set_config('test.said', said, true); end $do$`,
      )
      .execute(tx)
    const { said } = await one(tx, sql<{ said: string }>`select current_setting('test.said') as said`)
    return [...said].map(letter => letter === '1')
  })
}

/** Runs something and takes it back. */
async function undone<T>(db: Db, actor: Asking, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  const back = new Error('taken back')
  await inTransaction(db, actor, async tx => {
    result = { value: await work(tx) }
    throw back
  }).catch((error: unknown) => {
    if (error !== back) throw error
  })
  if (!result) throw new Error('Nothing was run')
  return result.value
}

const doings = (name: TableName): Doing[] => {
  const table: Table = tables[name]
  return [
    'select',
    ...(table.insert || name === 'cases' ? (['insert'] as const) : []),
    ...(table.update === undefined ? [] : (['update'] as const)),
    ...(table.delete === undefined ? [] : (['delete'] as const)),
  ]
}

async function withWorld(
  drawn: World,
  work: (db: Db, database: TestDatabase) => Promise<void>,
): Promise<void> {
  const database = await testDatabase()
  const db = openPool(database.appUrl, { max: 1, allowExitOnIdle: true })
  try {
    await write(database.ownerUrl, drawn)
    await work(db, database)
  } finally {
    await db.close()
    await database.drop()
  }
}

// The tests -------------------------------------------------------------------------------------------------

interface Policy {
  readonly name: TableName
  readonly policy: string
  readonly cmd: string
  readonly roles: string
  readonly qual: string | null
  readonly check: string | null
}

const policiesOf = (ownerUrl: string): Promise<Policy[]> =>
  asOwner(ownerUrl, async client => {
    const { rows } = await client.query<Policy>(
      `select tablename as name, policyname as policy, cmd, roles::text, qual, with_check as check
       from pg_policies where schemaname = 'public' order by 1, 2`,
    )
    return rows
  })

/** Tables with policies of their own subject have their tests where that subject is. */
const isAboutCases = (name: string) => !/^(post|absences$|deputies$|asks$)/.test(name)

describe('what SQL returns is what a person needs to know', () => {
  test('every table with a policy is tested here, and every table about a case has one', async () => {
    await withWorld(rich, async (_, { ownerUrl }) => {
      // Absences belong to no case: office-today.test.ts.
      // What an authority at home asks for belongs to no case before it is taken up: asks.test.ts.
      // Post belongs to no case before a person decides, and is read by a duty: server/intake/need-to-know.test.ts.
      const withPolicy = new Set((await policiesOf(ownerUrl)).map(row => row.name).filter(isAboutCases))
      assert.deepEqual([...withPolicy].toSorted(), names.toSorted())
      const aboutCases = await asOwner(ownerUrl, async client => {
        const { rows } = await client.query<{ name: string; secured: boolean }>(
          `select distinct c.relname as name, c.relrowsecurity as secured from pg_class c join pg_attribute a on a.attrelid = c.oid
           where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and (a.attname = 'case_id' or c.relname = 'cases')`,
        )
        return rows
      })
      assert.deepEqual(
        aboutCases.filter(row => !row.secured),
        [],
      )
      assert.deepEqual(
        aboutCases
          .map(row => row.name)
          .filter(isAboutCases)
          .toSorted(),
        names.toSorted(),
      )
      const role = await asOwner(ownerUrl, client =>
        client.query(`select 1 from pg_roles where rolname = 'comity_app' and (rolsuper or rolbypassrls)`),
      )
      assert.equal(role.rowCount, 0, 'the program must not be above the policies')
    })
  })

  test('for any people, cases and memberships, in every table and for every command', async () => {
    await fc.assert(
      fc.asyncProperty(world, drawn =>
        withWorld(drawn, async db => {
          for (const name of names) for (const doing of doings(name)) await compare(db, drawn, name, doing)
        }),
      ),
      { numRuns: 8, endOnFailure: true },
    )
  })

  test('removing or opening any single policy turns the comparison red', async () => {
    await withWorld(rich, async (db, { ownerUrl }) => {
      const policies = (await policiesOf(ownerUrl)).filter(({ name }) => isAboutCases(name))
      assert.ok(policies.length > names.length)
      for (const { name, policy, cmd, roles, qual, check } of policies) {
        const its: Doing[] =
          cmd === 'ALL' ? doings(name) : doings(name).filter(doing => doing === cmd.toLowerCase())
        assert.ok(its.length > 0, `${cmd} on ${name} is not tried`)
        const to = roles.replaceAll(/[{}]/g, '')
        const create = (using: string | null, withCheck: string | null): string =>
          `create policy ${policy} on ${name} for ${cmd} to ${to} ${using === null ? '' : `using (${using})`} ${withCheck === null ? '' : `with check (${withCheck})`}`
        const red = async (how: string): Promise<void> => {
          for (const doing of its) {
            const fails = await compare(db, rich, name, doing).then(
              () => false,
              () => true,
            )
            assert.ok(fails, `${policy} on ${name} was ${how} and the comparison of ${doing} did not notice`)
          }
        }
        await asOwner(ownerUrl, client => client.query(`drop policy ${policy} on ${name}`))
        await red('removed')
        const opened = create(qual === null ? null : 'true', check === null ? null : 'true')
        await asOwner(ownerUrl, client => client.query(opened))
        await red('opened')
        await asOwner(ownerUrl, async client => {
          await client.query(`drop policy ${policy} on ${name}`)
          await client.query(create(qual, check))
        })
      }
      for (const name of names) for (const doing of doings(name)) await compare(db, rich, name, doing)
    })
  })

  test('switching row-level security off for a table turns the comparison red', async () => {
    await withWorld(rich, async (db, { ownerUrl }) => {
      for (const name of names) {
        await asOwner(ownerUrl, client => client.query(`alter table ${name} disable row level security`))
        await assert.rejects(compare(db, rich, name, 'select'), name)
        await asOwner(ownerUrl, client => client.query(`alter table ${name} enable row level security`))
      }
    })
  })

  test('nobody sees nothing, without an error, also on a connection somebody has used before', async () => {
    await withWorld(rich, async (db, { appUrl }) => {
      const nothing = async (): Promise<void> => {
        for (const name of names) {
          const { count } = await inTransaction(db, null, tx =>
            one(tx, sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`),
          )
          assert.equal(count, 0, name)
        }
      }
      await nothing()
      const [person] = rich.people
      if (!person) throw new Error('The world has people')
      await inTransaction(db, actorOf(person), tx => sql`select count(*) from cases`.execute(tx))
      await nothing()
      // The same without our pool: the settings do not exist at first, and are empty texts once a transaction ended.
      await asOwner(appUrl, async client => {
        const counts = async (): Promise<number[]> => {
          const found: number[] = []
          for (const name of names)
            found.push(Number((await client.query(`select count(*) from ${name}`)).rows[0].count))
          return found
        }
        assert.deepEqual(
          await counts(),
          names.map(() => 0),
        )
        const settings = actorSettings(actorOf(person))
        await client.query('begin')
        for (const [key, value] of Object.entries(settings))
          await client.query('select set_config($1, $2, true)', [key, value])
        assert.notDeepEqual(
          await counts(),
          names.map(() => 0),
        )
        await client.query('commit')
        assert.equal((await client.query(`select current_setting('app.person', true) as p`)).rows[0].p, '')
        assert.deepEqual(
          await counts(),
          names.map(() => 0),
        )
      })
    })
  })

  test('the search finds what the predicate allows and no more, and nobody finds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(world, drawn =>
        withWorld(drawn, async db => {
          for (const person of drawn.people) {
            const found = await inTransaction(db, actorOf(person), tx =>
              all(tx, sql<{ id: string }>`select id from app.search('findable', 1000) s(id)`),
            )
            const expected = drawn.cases.filter((_, index) => sees(drawn, person, index)).map(item => item.id)
            assert.deepEqual(found.map(row => row.id).toSorted(), expected.toSorted())
          }
          const nobody = await inTransaction(db, null, tx =>
            all(tx, sql`select 1 from app.search('findable', 1000)`),
          )
          assert.deepEqual(nobody, [])
        }),
      ),
      { numRuns: 4, endOnFailure: true },
    )
  })

  test('a reference that a case nobody may see holds is not handed out again', async () => {
    await withWorld(rich, async (db, { ownerUrl }) => {
      await asOwner(ownerUrl, client =>
        client.query(`update cases set reference = 'XA-MLA-2026-00001' where id = $1`, [rich.cases[8]?.id]),
      )
      const taken = await inTransaction(db, null, tx =>
        one(tx, sql<{ taken: boolean }>`select app.reference_taken('XA-MLA-2026-00001') as taken`),
      )
      assert.equal(taken.taken, true)
    })
  })
})
