import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor, PersonActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { all, type Db, inTransaction, openPool } from '#db/pool.ts'
import { type TestDatabase, testDatabase } from '#db/testing.ts'

/**
 * Search goes two ways: what few cases hold is fetched by the index of words, what many hold is found by walking.
 * This register is large enough for both, and each must show exactly what the person may see, newest first.
 */

/** More than the first way takes, for pages of up to eight. */
const count = 2_200
const uuid = (kind: number, number: number): string =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`
const unit = (number: number): string => uuid(1, number)
const person = (number: number): string => uuid(2, number)

interface Case {
  readonly id: string
  readonly opened: string
  readonly unit: string
  readonly confidentiality: number
  readonly needle: boolean
  readonly members: readonly string[]
}

/** Several cases are opened in the same instant, so that the id decides, too. */
const cases: readonly Case[] = Array.from({ length: count }, (_, n) => ({
  id: uuid(3, (n * 7_919) % count),
  opened: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(n / 3))).toISOString(),
  unit: unit(n % 11 === 0 ? 3 : n % 2),
  confidentiality: n % 5 === 0 ? 1 : n % 17 === 0 ? 2 : 0,
  needle: n % 100 === 0,
  members: n % 13 === 0 ? [person(1)] : n % 29 === 0 ? [person(2)] : [],
}))

const someone = (number: number, more: Partial<PersonActor>): PersonActor => ({
  kind: 'person',
  person: person(number),
  units: [],
  level: 0,
  everywhere: false,
  duties: ['officer'],
  ...more,
})

const people: Readonly<Record<string, PersonActor>> = {
  'of one unit': someone(1, { units: [unit(0)] }),
  'of two units, who may read what is restricted': someone(2, { units: [unit(1), unit(3)], level: 1 }),
  'of no unit, with cases by name': someone(1, {}),
  'of a unit, without any case by name': someone(3, { units: [unit(3)] }),
  'who sees everything restricted': someone(2, { everywhere: true, level: 1 }),
  'of no unit and with no case': someone(3, { level: 2 }),
}

/** What the policy says, said again. */
function maySee(actor: PersonActor, one: Case): boolean {
  const byUnit = (actor.everywhere || actor.units.includes(one.unit)) && one.confidentiality <= actor.level
  return byUnit || one.members.includes(actor.person)
}

const newestFirst = (a: Case, b: Case): number =>
  a.opened === b.opened ? (a.id < b.id ? 1 : -1) : a.opened < b.opened ? 1 : -1

let database: TestDatabase
let db: Db
before(async () => {
  database = await testDatabase()
  db = openPool(database.appUrl, { max: 2, allowExitOnIdle: true })
  await asOwner(database.ownerUrl, async client => {
    await client.query(ground, [[0, 1, 3].map(unit), [1, 2, 3].map(person)])
    await client.query(register, [JSON.stringify(cases)])
    await client.query(members, [JSON.stringify(cases)])
  })
})
after(async () => {
  await db.close()
  await database.drop()
})

const ground = `
  with a as (insert into authorities (id, names, state, profile) values ('XA:central', '{}', 'XA', '{}')),
  p as (insert into partners (authority, state, names, fingerprint, certificate, age_recipient, note_key, profile, profile_version, reads, pinned_at)
    values ('XB:central', 'XB', '{}', '', '', '', '', '{}', '1', '{}', now())),
  u as (insert into units (id, authority, names) select id, 'XA:central', '{}' from unnest($1::uuid[]) id)
  insert into persons (id, login, name, password, duties, created_at) select id, id::text, '', '', '{}', now() from unnest($2::uuid[]) id`
const register = `
  insert into cases (id, procedure, side, authority, partner, unit, confidentiality, title, state, opened, changed, folded)
  select id, 'mutual-legal-assistance', 'requesting', 'XA:central', 'XB:central', unit, confidentiality,
    'findable' || case when needle then ' needle' else '' end, 'drafting', opened, opened, '{}'
  from jsonb_to_recordset($1::jsonb) as c(id uuid, opened timestamptz, unit uuid, confidentiality int, needle boolean)`
const members = `
  insert into case_members (case_id, person, added_at)
  select c.id, m::uuid, now() from jsonb_to_recordset($1::jsonb) as c(id uuid, members jsonb), jsonb_array_elements_text(c.members) m`

/** What the function finds, before the policy reads it again. */
async function found(actor: Actor, words: string, most: number, after?: Case): Promise<string[]> {
  const place = after ? sql`, ${after.opened}::timestamptz, ${after.id}::uuid` : sql``
  return inTransaction(db, actor, async tx => {
    const rows = await all(
      tx,
      sql<{ id: string }>`select id from app.search(${words}, ${most} ${place}) s(id)`,
    )
    return rows.map(row => row.id)
  })
}

for (const words of ['findable', 'needle']) {
  describe(`a search for what ${words === 'needle' ? 'few' : 'nearly all'} cases hold`, () => {
    for (const [who, actor] of Object.entries(people)) {
      test(`shows somebody ${who} what that person may see, page by page, and nothing else`, async () => {
        const expected = cases
          .filter(one => (words === 'findable' || one.needle) && maySee(actor, one))
          .toSorted(newestFirst)
        let after: Case | undefined
        for (let from = 0; from < 40; from += 8) {
          const page = await found(actor, words, 8, after)
          assert.deepEqual(
            page,
            expected.slice(from, from + 8).map(one => one.id),
          )
          after = expected.slice(from, from + 8).at(-1) ?? after
        }
      })
    }

    test('shows nobody nothing, and a service all', async () => {
      assert.deepEqual(await found(null, words, 8), [])
      const all = cases.filter(one => words === 'findable' || one.needle).toSorted(newestFirst)
      assert.deepEqual(
        await found({ kind: 'service', name: 'exchange' }, words, 8),
        all.slice(0, 8).map(one => one.id),
      )
    })
  })
}
