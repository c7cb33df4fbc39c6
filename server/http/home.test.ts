import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { createHomeAuthority } from '#accounts/home.ts'
import { problem } from '#api/problem.ts'
import { addressOf, type Route } from '#api/route.ts'
import { routes } from '#api/routes.ts'
import { inTransaction } from '#db/pool.ts'
import { closeHomeAuthority } from '#accounts/home.ts'
import { type Caller, testServer } from './testing.ts'

let server: Awaited<ReturnType<typeof testServer>>
let officer: Caller
let judge: Caller
const court = 'XA:court-halden'

before(async () => {
  server = await testServer()
  await server.person({ login: 'officer', duties: ['officer', 'registrar', 'head'] })
  await open()
  await server.person({ login: 'judge', duties: [], units: [], home: court })
  officer = await server.signIn('officer')
  judge = await server.signIn('judge')
})
after(() => server.close())

const open = () =>
  inTransaction(server.db, null, tx =>
    createHomeAuthority(tx, {
      id: court,
      names: { en: 'Court of Port Halden' },
      kind: 'court',
      requests: false,
      executes: true,
    }),
  )

/** Calls a route as somebody, with whatever its address asks for. */
async function status(route: Route, by: Caller): Promise<number> {
  const params = Object.fromEntries(
    [...route.path.matchAll(/:([a-z]+)/gi)].map(([, name = '']) => [name, paramOf[name] ?? randomUUID()]),
  )
  const answer = await fetch(new URL(addressOf(route, { params }), server.url), {
    method: route.method,
    headers: { ...by.headers, 'content-type': route.upload === undefined ? 'application/json' : 'x/y' },
    ...(route.method === 'GET' ? {} : { body: '{}' }),
  })
  const body = await answer.text()
  if (answer.status >= 400) problem.parse(JSON.parse(body))
  return answer.status
}
const paramOf: Readonly<Record<string, string>> = { position: '1', language: 'en', authority: 'XB:central' }

describe('A person of an authority at home', () => {
  test('learns at signing in where she belongs, and has no duty, no unit', () => {
    assert.equal(judge.me.home?.id, court)
    assert.deepEqual([judge.me.duties, judge.me.units, judge.me.level], [[], [], 0])
    assert.equal(officer.me.home, null)
  })

  test('finds every other door closed: cases, register, partners, arrivals, letters, colleagues', async () => {
    const closed = routes.filter(route => route.open !== true && route.home === undefined)
    assert.ok(closed.length > 25)
    for (const route of closed) assert.equal(await status(route, judge), 404, route.id)
    const events = await fetch(`${server.url}/api/events`, { headers: judge.headers })
    assert.equal(events.status, 404)
  })

  test('has the doors of tasks, which nobody else has', async () => {
    const list = routes.find(route => route.id === 'listTasks')
    assert.ok(list)
    assert.equal(await status(list, judge), 200)
    const hers = routes.filter(route => route.home === 'only')
    assert.ok(hers.length >= 6)
    for (const route of hers) assert.equal(await status(route, officer), 404, route.id)
  })

  test('is out at once when her authority is closed, and in again when it is opened', async () => {
    const list = routes.find(route => route.id === 'listTasks')
    assert.ok(list)
    await inTransaction(server.db, null, tx => closeHomeAuthority(tx, court))
    assert.equal(await status(list, judge), 401)
    await open()
    assert.equal(await status(list, judge), 200)
  })
})
