import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { taskView } from '#api/tasks.ts'
import { createHomeAuthority } from '#accounts/home.ts'
import { createPerson } from '#accounts/people.ts'
import { Problem, type ProblemCode } from '#api/problem.ts'
import type { Actor, PersonActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { affected, all, inTransaction, one } from '#db/pool.ts'
import { carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { laidIn, registered, said } from '#test/requests.ts'
import { listCases } from './list.ts'
import { listTasks, openTaskFile, readTask } from './home-tasks.ts'
import { addMember, listPersons } from './members.ts'
import { readCase } from './read.ts'
import { rebuild } from './rebuild.ts'
import { addTaskFile, takeTaskStep } from './task-steps.ts'

let offices: Awaited<ReturnType<typeof twoOffices>>
let borealia: TestOffice
let prosecutor: PersonActor
let police: PersonActor
let id: string

before(async () => {
  offices = await twoOffices()
  ;({ borealia } = offices)
  prosecutor = await homePerson('XB:prosecutor-halden', 'prosecutor', 'd.moreau')
  police = await homePerson('XB:police-nordmar', 'police', 'r.amrani')
  id = await registered(offices)
  await borealia.act(borealia.people.officer, id, 'acceptMeasure', { measure: 'm1' })
  await carry(borealia, offices.aurelia)
})
after(() => offices.close())

async function homePerson(
  authority: string,
  kind: 'prosecutor' | 'police',
  login: string,
): Promise<PersonActor> {
  const person = await inTransaction(borealia.office.db, null, async tx => {
    await createHomeAuthority(tx, {
      id: authority,
      names: { en: authority },
      kind,
      requests: false,
      executes: true,
    })
    return createPerson(tx, borealia.office.now(), {
      login,
      name: login,
      password: `${login}-remembers-this`,
      home: authority,
    })
  })
  return { kind: 'person', person, units: [], level: 0, everywhere: false, duties: [], home: authority }
}

const refusedAs = (code: ProblemCode) => (error: unknown) => error instanceof Problem && error.code === code

const part = [{ id: 'l1', label: 'Account', key: 'measures.bankRecords.account', text: 'XB42 0001' }]

/** Gives a task and says its id. */
async function given(
  more: Record<string, unknown> = {},
  authority = 'XB:prosecutor-halden',
): Promise<string> {
  await borealia.act(borealia.people.officer, id, 'giveTask', { authority, measure: 'm1', part, ...more })
  return (await tasksOf()).at(-1)?.id ?? ''
}

const tasksOf = async () =>
  (
    await inTransaction(borealia.office.db, borealia.people.officer, tx =>
      one(
        tx,
        sql<{
          folded: { own: { tasks: { id: string; state: string }[] } }
        }>`select folded from cases where id = ${id}`,
      ),
    )
  ).folded.own.tasks

const step = (who: PersonActor, task: string, type: string, data = {}, files: string[] = []) =>
  takeTaskStep(borealia.office, who, { task, id: randomUUID(), type, data, files })

describe('A task', () => {
  test('goes to the authority it was given to and to no other, with what was chosen and nothing else', async () => {
    const task = await given({ due: '2026-12-10', confidential: true, instructions: said('Un serment.') })
    const seen = await readTask(borealia.office, prosecutor, task)
    assert.deepEqual(seen.part, [{ ...part[0], prose: null }])
    assert.equal(seen.due, '2026-12-10')
    assert.equal(seen.confidential, true)
    assert.deepEqual(seen.files, [])
    assert.equal(seen.kind, 'bankRecords')
    // The request speaks of the company; nothing given here does.
    assert.ok(!JSON.stringify(seen).includes('Halden Trade'))
    assert.ok((await listTasks(borealia.office, prosecutor, { most: 50 })).tasks.some(one => one.id === task))
    await assert.rejects(readTask(borealia.office, police, task), refusedAs('not-found'))
    assert.deepEqual((await listTasks(borealia.office, police, { most: 50 })).tasks, [])
    await assert.rejects(readTask(borealia.office, borealia.people.officer, task), refusedAs('not-found'))
  })

  test('is due in the register by its day, until it is accepted', async () => {
    const due = async () =>
      (
        await inTransaction(borealia.office.db, borealia.people.officer, tx =>
          one(tx, sql<{ due: string | null }>`select due from cases where id = ${id}`),
        )
      ).due
    const before = await due()
    const task = await given({ due: '2026-11-24' })
    assert.equal(await due(), '2026-11-24')
    await step(prosecutor, task, 'answerTask', { text: said('Rien.') })
    await borealia.act(borealia.people.officer, id, 'acceptTask', { task })
    assert.equal(await due(), before)
  })

  test('is answered with files that lie in the case with where they came from, and are delivered from there', async () => {
    const task = await given()
    await step(prosecutor, task, 'reportOnTask', { stage: 'orderGranted', on: '2026-11-20' })
    await addTaskFile(
      borealia.office,
      prosecutor,
      { task, name: 'statements.pdf', media: 'application/pdf' },
      Readable.from([Buffer.from('two years of statements')]),
    )
    const laid = (await readTask(borealia.office, prosecutor, task)).laid
    // Until she answers, they are hers.
    assert.deepEqual((await readCase(borealia.office, borealia.people.officer, id)).files, [])
    await step(
      prosecutor,
      task,
      'answerTask',
      { text: said('Ci-joint.') },
      laid.map(file => file.id),
    )
    const view = await readCase(borealia.office, borealia.people.officer, id)
    const [file] = view.files
    assert.deepEqual([file?.role, file?.measure, file?.task], ['result', 'm1', task])
    const answer = view.entries.at(-1)
    assert.deepEqual(
      [answer?.header.type, answer?.header.strand, answer?.by],
      ['answerTask', 'own', prosecutor.person],
    )
    assert.equal(answer?.header.files.length, 1)
    await borealia.act(borealia.people.officer, id, 'acceptTask', { task })
    await borealia.act(borealia.people.officer, id, 'deliverResult', { measure: 'm1' }, [file?.id ?? ''])
    await carry(borealia, offices.aurelia)
    const there = await readCase(offices.aurelia.office, offices.aurelia.people.officer, id)
    assert.equal(there.entries.at(-1)?.content?.files[0]?.name, 'statements.pdf')
    assert.ok(!there.entries.some(entry => entry.header.type.endsWith('Task')))
    // What leaves is what the contract says, and no hash of the store.
    const told = taskView.parse(await readTask(borealia.office, prosecutor, task))
    assert.deepEqual(told.steps.find(one => one.act === 'answerTask')?.files, [
      { name: 'statements.pdf', media: 'application/pdf', size: 23 },
    ])
    // Her own copy stays open to her.
    const own = await openTaskFile(borealia.office, prosecutor, {
      id: task,
      act: answer?.header.id ?? '',
      position: 1,
    })
    assert.equal(await text(own.stream), 'two years of statements')
  })

  test('carries only files that were chosen, and lets nobody else open them', async () => {
    const second = await registered(offices)
    const office = borealia.office
    const view = await readCase(office, borealia.people.officer, second)
    const sent = view.entries.find(entry => entry.header.type === 'send')
    const position = (sent?.content?.files.findIndex(file => file.role === 'annex') ?? 0) + 1
    await borealia.act(borealia.people.officer, second, 'giveTask', {
      authority: 'XB:police-nordmar',
      measure: 'm2',
      part,
      files: [{ id: 'f1', act: sent?.header.id, position }],
    })
    const task = (await listTasks(office, police, { most: 1 })).tasks[0]?.id ?? ''
    const file = await openTaskFile(office, police, { id: task, act: task, position: 1 })
    assert.equal(await text(file.stream), `an order of ${second}`)
    for (const wrong of [
      { id: task, act: task, position: 2 },
      { id: task, act: sent?.header.id ?? '', position: 1 },
    ])
      await assert.rejects(openTaskFile(office, police, wrong), refusedAs('not-found'))
    await assert.rejects(
      openTaskFile(office, prosecutor, { id: task, act: task, position: 1 }),
      refusedAs('not-found'),
    )
  })

  test('that was recalled keeps its reasons and loses what was given', async () => {
    const task = await given()
    await borealia.act(borealia.people.officer, id, 'recallTask', { task, text: said('Retirée.') })
    const seen = await readTask(borealia.office, prosecutor, task)
    assert.deepEqual([seen.state, seen.part, seen.open], ['recalled', [], []])
    assert.deepEqual(seen.steps[0]?.text, said('Retirée.'))
    await assert.rejects(step(prosecutor, task, 'acknowledgeTask'), refusedAs('act-not-open'))
  })

  test('is refused where it goes to nobody, says nothing, or carries a file that is not there', async () => {
    for (const wrong of [
      { authority: 'XB:nobody' },
      { part: [] },
      { files: [{ id: 'f1', act: randomUUID(), position: 1 }] },
    ])
      await assert.rejects(given(wrong), refusedAs('body-invalid'), JSON.stringify(wrong))
  })

  test('destroyed by order is empty at home as well', async () => {
    const task = await given({}, 'XB:police-nordmar')
    await borealia.act(borealia.people.head, id, 'expunge', {
      act: task,
      authority: 'A court',
      reason: 'Ordered',
    })
    const seen = await readTask(borealia.office, police, task)
    assert.deepEqual(seen.part, [])
  })
})

describe('A step of the executing authority', () => {
  test('sent twice is recorded once', async () => {
    const task = await given()
    const command = { task, id: randomUUID(), type: 'acknowledgeTask', data: {}, files: [] }
    await takeTaskStep(borealia.office, prosecutor, command)
    await takeTaskStep(borealia.office, prosecutor, command)
    assert.equal((await readTask(borealia.office, prosecutor, task)).steps.length, 1)
  })

  test('is taken on her own tasks alone, and is none of the desk’s', async () => {
    const task = await given()
    await assert.rejects(step(police, task, 'acknowledgeTask'), refusedAs('not-found'))
    await assert.rejects(step(borealia.people.officer, task, 'acknowledgeTask'), refusedAs('not-found'))
    for (const type of ['acceptTask', 'recallTask', 'respond', 'refuseMeasure', 'note'])
      await assert.rejects(step(prosecutor, task, type), refusedAs('act-not-open'), type)
    await assert.rejects(
      borealia.act(borealia.people.head, id, 'answerTask', { task, text: said('x') }),
      refusedAs('act-not-open'),
    )
    // What she says about another task counts for hers, which the address names.
    const other = await given({}, 'XB:police-nordmar')
    await step(prosecutor, task, 'askOnTask', { task: other, text: said('Quoi ?') })
    assert.equal((await tasksOf()).find(one => one.id === other)?.state, 'given')
  })

  test('carries files laid in for this task alone, each once', async () => {
    const task = await given()
    const other = await given()
    const lay = (to: string) =>
      addTaskFile(
        borealia.office,
        prosecutor,
        { task: to, name: 'a.pdf', media: 'x' },
        Readable.from([Buffer.from(to)]),
      )
    await lay(other)
    await lay(task)
    const foreign = (await readTask(borealia.office, prosecutor, other)).laid[0]?.id ?? ''
    const own = (await readTask(borealia.office, prosecutor, task)).laid[0]?.id ?? ''
    const data = { text: said('Voici.') }
    await assert.rejects(step(prosecutor, task, 'answerTask', data, [foreign]), refusedAs('body-invalid'))
    await assert.rejects(step(prosecutor, task, 'answerTask', data, [own, own]), refusedAs('body-invalid'))
    await assert.rejects(
      step(prosecutor, task, 'reportOnTask', { stage: 'planned' }, [own]),
      refusedAs('body-invalid'),
    )
    await step(prosecutor, task, 'answerTask', data, [own])
    await assert.rejects(lay(task), refusedAs('act-not-open'))
  })
})

describe('A person of an authority at home', () => {
  /** Tables about a case, but for those of the tasks themselves. */
  const aboutCases = () =>
    asOwner(borealia.ownerUrl, async client => {
      const { rows } = await client.query<{ name: string }>(
        `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (a.attname = 'case_id' or c.relname = 'cases')`,
      )
      return rows.map(row => row.name).filter(name => name !== 'tasks' && name !== 'task_files')
    })
  const count = async (actor: Actor, table: string) =>
    (
      await inTransaction(borealia.office.db, actor, tx =>
        one(tx, sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`),
      )
    ).count

  test('sees no row of any table about a case, whatever she claims to be beside', async () => {
    await laidIn(borealia, borealia.people.officer, id, { role: 'result', text: 'x', measure: 'm1' })
    const tables = await aboutCases()
    assert.ok(tables.length >= 9)
    for (const table of tables) {
      assert.equal(await count(prosecutor, table), 0, table)
      // Facts of a session gone wrong: only her units and her reach could open a case, and both are kept from her.
      assert.equal(await count({ ...prosecutor, level: 2 }, table), 0, table)
    }
    assert.ok((await count(borealia.people.officer, 'cases')) > 0)
  })

  test('sees her authority’s tasks and files laid in, and nobody else’s', async () => {
    const others = await inTransaction(borealia.office.db, prosecutor, tx =>
      all(
        tx,
        sql`select authority from tasks where authority <> 'XB:prosecutor-halden'
            union all select authority from task_files where authority <> 'XB:prosecutor-halden'`,
      ),
    )
    assert.deepEqual(others, [])
    assert.ok((await count(prosecutor, 'tasks')) > 0)
    assert.ok((await count(prosecutor, 'task_files')) > 0)
    assert.equal(await count(borealia.people.officer, 'task_files'), 0)
  })

  test('changes nothing in the database by herself, not even her own task', async () => {
    for (const change of [
      sql`update tasks set state = 'accepted'`,
      sql`update cases set title = 'mine'`,
      sql`update case_files set name = 'mine'`,
      sql`update task_files set name = 'mine'`,
    ]) {
      const touched = await inTransaction(borealia.office.db, prosecutor, tx => affected(tx, change))
      assert.equal(touched, 0)
    }
  })

  test('finds nothing by searching and no colleague finds her', async () => {
    const { cases } = await listCases(borealia.office, prosecutor, { words: 'Halden', most: 50 })
    assert.deepEqual(cases, [])
    const { persons } = await listPersons(borealia.office, borealia.people.officer)
    assert.ok(!persons.some(one => one.id === prosecutor.person))
  })

  test('is named in no case, given no unit and assigned no case', async () => {
    await assert.rejects(
      addMember(borealia.office, borealia.people.officer, id, prosecutor.person),
      refusedAs('body-invalid'),
    )
    await assert.rejects(
      borealia.act(borealia.people.head, id, 'assign', { officer: prosecutor.person }),
      refusedAs('body-invalid'),
    )
    for (const wrong of [
      `insert into case_members (case_id, person, added_at) values ('${id}', '${prosecutor.person}', now())`,
      `insert into person_units (person, unit) values ('${prosecutor.person}', '${borealia.unit}')`,
      `update persons set everywhere = true where id = '${prosecutor.person}'`,
      `update persons set duties = '{head}' where id = '${prosecutor.person}'`,
      `update persons set home = 'XB:police-nordmar' where id = '${borealia.people.officer.person}'`,
    ])
      await assert.rejects(
        asOwner(borealia.ownerUrl, client => client.query(wrong)),
        wrong,
      )
  })
})

describe('The service that writes for her', () => {
  test('reaches the one case of her task and no other', async () => {
    const other = await registered(offices)
    const door = { kind: 'service', name: 'home', case: id } as const
    const seen = await inTransaction(borealia.office.db, door, tx =>
      all(tx, sql<{ id: string }>`select id from cases union all select distinct case_id from acts`),
    )
    assert.deepEqual(new Set(seen.map(row => row.id)), new Set([id]))
    const touched = await inTransaction(borealia.office.db, door, tx =>
      affected(tx, sql`update cases set title = 'x' where id = ${other}`),
    )
    assert.equal(touched, 0)
    const refused = await inTransaction(borealia.office.db, door, tx =>
      all(tx, sql`select 1 from arrivals where case_id is null`),
    )
    assert.deepEqual(refused, [])
  })
})

describe('The tasks as they are kept', () => {
  test('are what the acts say, and are made again where they differ', async () => {
    assert.deepEqual((await rebuild(borealia.office.db, { compare: true })).different, [])
    await asOwner(borealia.ownerUrl, client =>
      client.query(`update tasks set content = '{}' where case_id = '${id}'`),
    )
    assert.deepEqual((await rebuild(borealia.office.db, { compare: true })).different, [
      { id, columns: ['task_rows'] },
    ])
    await rebuild(borealia.office.db, { compare: false })
    assert.deepEqual((await rebuild(borealia.office.db, { compare: true })).different, [])
  })
})
