import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor, PersonActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { all, inTransaction } from '#db/pool.ts'
import { createPerson, createUnit } from '#accounts/people.ts'
import { openOffice, type TestOffice } from '#test/offices.ts'
import { decidePost, openCaseFromPost } from './decide.ts'
import { intakeActor, take } from './take.ts'

const tables = ['post', 'post_parts', 'post_decisions', 'post_roads'] as const

describe('who sees the post', () => {
  let borealia: TestOffice
  let others: Record<string, Actor>
  let registrarElsewhere: PersonActor

  before(async () => {
    borealia = await openOffice('XB')
    const { office } = borealia
    const at = office.now()
    const made = await inTransaction(office.db, intakeActor, async tx => {
      const unit = await createUnit(tx, {
        authority: office.authority,
        names: { en: 'Extradition' },
        intake: false,
      })
      const add = (login: string, duties: ('officer' | 'registrar')[], units: string[]) =>
        createPerson(tx, at, {
          login,
          name: login,
          password: `${login} long password`,
          duties,
          units,
          level: 2,
        })
      return {
        unit,
        elsewhere: await add('r.elsewhere', ['registrar'], [unit]),
        auditor: await add('au.ditor', ['officer'], []),
      }
    })
    const person = (id: string, units: string[], everywhere: boolean): PersonActor => ({
      kind: 'person',
      person: id,
      units,
      level: 2,
      everywhere,
      duties: ['registrar', 'head'],
    })
    registrarElsewhere = person(made.elsewhere, [made.unit], false)
    others = {
      nobody: null,
      'an officer of the intake unit': borealia.people.officer,
      'a registrar of another unit': registrarElsewhere,
      'an auditor who sees every case': person(made.auditor, [], true),
      'an officer whose session claims a duty': person(
        borealia.people.officer.person,
        [borealia.unit],
        false,
      ),
    }
    await take(office, {
      road: 'folder',
      source: '1',
      name: 'letter.txt',
      bytes: Buffer.from('Dear colleagues'),
    })
    await inTransaction(office.db, intakeActor, tx =>
      sql`insert into post_roads (authority, road, place, looked_at) values (${office.authority}, 'folder', '/post', now())`.execute(
        tx,
      ),
    )
    const [line] = await seen(borealia.people.registrar, 'post')
    await decidePost(office, borealia.people.registrar, String(line?.['id']), {
      id: randomUUID(),
      kind: 'setAside',
      reason: 'Meant for the bar association',
    })
  })
  after(() => borealia.close())

  const seen = (actor: Actor, table: string): Promise<Record<string, unknown>[]> =>
    inTransaction(borealia.office.db, actor, tx =>
      all(tx, sql<Record<string, unknown>>`select * from ${sql.table(table)}`),
    )

  test('a registrar and a head of the intake unit see every table of it', async () => {
    for (const actor of [borealia.people.registrar, borealia.people.head])
      for (const table of tables) assert.equal((await seen(actor, table)).length, 1, table)
  })

  test('nobody else sees a row of any, whatever their session says', async () => {
    for (const [who, actor] of Object.entries(others))
      for (const table of tables) assert.deepEqual(await seen(actor, table), [], `${who}: ${table}`)
  })

  test('nobody else changes, adds or decides anything', async () => {
    const [line] = await seen(borealia.people.registrar, 'post')
    for (const [who, actor] of Object.entries(others)) {
      const changed = await inTransaction(borealia.office.db, actor, tx =>
        sql`update post set state = 'waiting'`.execute(tx),
      )
      assert.equal(Number(changed.numAffectedRows ?? 0), 0, who)
      await assert.rejects(
        inTransaction(borealia.office.db, actor, tx =>
          sql`insert into post_decisions (id, post, n, kind, decided_at, decided_by)
            values (${randomUUID()}, ${line?.['id']}, 9, 'takenBack', now(), ${borealia.people.registrar.person})`.execute(
            tx,
          ),
        ),
        who,
      )
    }
    // Not even who reads it puts post there, or decides in another's name.
    await assert.rejects(
      inTransaction(borealia.office.db, borealia.people.registrar, tx =>
        sql`insert into post_decisions (id, post, n, kind, decided_at, decided_by)
          values (${randomUUID()}, ${line?.['id']}, 9, 'takenBack', now(), ${borealia.people.head.person})`.execute(
          tx,
        ),
      ),
    )
    await assert.rejects(
      inTransaction(borealia.office.db, borealia.people.registrar, tx =>
        sql`insert into post (id, authority, road, source, sha256, size, name, quarantined, arrived_at, last_came_at)
          values (${randomUUID()}, ${borealia.office.authority}, 'folder', 'x', 'x', 1, 'x', false, now(), now())`.execute(
          tx,
        ),
      ),
    )
  })

  test('a decision is never changed or removed, also not by the owner', async () => {
    await asOwner(borealia.ownerUrl, async client => {
      await assert.rejects(client.query(`update post_decisions set reason = 'none'`), /only ever added/)
      await assert.rejects(client.query('delete from post_decisions'), /only ever added/)
    })
  })

  test('what was laid into a case is seen here only by who may read the case', async () => {
    const { office, people, unit } = borealia
    await addLetterPartner(borealia)
    const bytes = Buffer.from('A request in a grave matter')
    await take(office, { road: 'folder', source: '2', name: 'request.txt', bytes })
    const rows = await seen(people.registrar, 'post')
    const id = String(rows.find(row => row['name'] === 'request.txt')?.['id'])
    const parts = (await seen(people.registrar, 'post_parts'))
      .filter(row => row['post'] === id)
      .map(row => String(row['id']))
    await openCaseFromPost(office, people.registrar, id, {
      id: randomUUID(),
      procedure: 'mutual-legal-assistance',
      partner: 'XD:central',
      unit,
      title: '',
      confidentiality: 1,
      channel: 'email',
      on: '2026-11-02',
      parts,
    })
    const reads = async (level: number): Promise<boolean> =>
      (await seen({ ...people.registrar, level }, 'post')).some(row => row['id'] === id)
    assert.equal(await reads(1), true)
    assert.equal(await reads(0), false, 'the case is above this level')
    const below = await seen({ ...people.registrar, level: 0 }, 'post_parts')
    assert.ok(!below.some(row => row['post'] === id))
  })
})

/** Doria, which has no Comity and writes letters. */
async function addLetterPartner({ ownerUrl }: TestOffice): Promise<void> {
  await asOwner(ownerUrl, client =>
    client.query(
      `insert into partners (authority, state, names, profile, profile_version, reads, pinned_at)
       select 'XD:central', 'XD', '{"en":"Doria"}', profile, '1', '{}', now() from authorities limit 1`,
    ),
  )
}
