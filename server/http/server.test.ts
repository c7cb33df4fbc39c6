import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import * as z from 'zod'
import { caseView, readCase, listCases } from '#api/cases.ts'
import { routes } from '#api/routes.ts'
import { createUnit } from '#accounts/people.ts'
import { inTransaction } from '#db/pool.ts'
import { noncePlaceholder } from './pages.ts'
import { type Caller, testServer } from './testing.ts'
import { contentDisposition } from './transfer.ts'

type Server = Awaited<ReturnType<typeof testServer>>
let server: Server
let officer: Caller
let stranger: Caller
let other: string

before(async () => {
  server = await testServer()
  await server.person({ login: 'officer', duties: ['officer', 'head'] })
  other = await inTransaction(server.db, null, tx =>
    createUnit(tx, { authority: server.authority, names: { en: 'Extradition' } }),
  )
  await server.person({ login: 'stranger', units: [other] })
  officer = await server.signIn('officer')
  stranger = await server.signIn('stranger')
})
after(() => server.close())

async function startCase(by = officer, unit = server.unit): Promise<string> {
  const answer = await fetch(`${server.url}/api/cases`, {
    method: 'POST',
    headers: { ...by.headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      procedure: 'mutual-legal-assistance',
      partner: server.partner,
      unit,
      title: 'A fraud in one port',
    }),
  })
  assert.equal(answer.status, 200, await answer.clone().text())
  return caseView.parse(await answer.json()).id
}

describe('signing in', () => {
  test('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ login: 'officer', password: 'harbour ledger violet nine' }),
    })
    assert.equal(answer.status, 200)
    const cookie = answer.headers.get('set-cookie') ?? ''
    assert.match(cookie, /^comity-XA-central=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    assert.ok(
      !(await answer.text()).includes(
        cookie.slice('comity-XA-central='.length, 'comity-XA-central='.length + 43),
      ),
    )
  })

  test('sets a Secure cookie and asks for https for ever when people reach us by https', async () => {
    const secure = await testServer({ publicUrl: 'https://comity.example.org' })
    try {
      await secure.person({ login: 'officer' })
      const body = JSON.stringify({ login: 'officer', password: 'harbour ledger violet nine' })
      const headers = { 'content-type': 'application/json', origin: 'https://comity.example.org' }
      const listening = secure.listening
      const answer = await fetch(`${listening}/api/session`, { method: 'POST', headers, body })
      assert.match(answer.headers.get('set-cookie') ?? '', /; Secure/)
      assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=31536000/)
      const foreign = await fetch(`${listening}/api/session`, {
        method: 'POST',
        headers: { ...headers, origin: 'http://comity.example.org' },
        body,
      })
      assert.equal(foreign.status, 403)
    } finally {
      await secure.close()
    }
  })

  test('and out again ends the session', async () => {
    const person = await server.signIn('officer')
    const out = await fetch(`${server.url}/api/session`, { method: 'DELETE', headers: person.headers })
    assert.equal(out.status, 204)
    assert.match(out.headers.get('set-cookie') ?? '', /^comity-XA-central=;.*Expires=Thu, 01 Jan 1970/)
    assert.equal((await fetch(`${server.url}/api/session`, { headers: person.headers })).status, 401)
  })

  test('too often says how long to wait', async () => {
    const attempt = () =>
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'somebody.else', password: 'not the password at all' }),
      })
    const answers = await Promise.all(Array.from({ length: 8 }, attempt))
    const late = answers.filter(({ status }) => status === 429)
    assert.equal(late.length, 3)
    for (const answer of late) assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)
  })
})

describe('a case', () => {
  test('of another unit answers exactly as one that does not exist', async () => {
    const hidden = await startCase(stranger, other)
    const ask = async (id: string) => {
      const answer = await fetch(`${server.url}/api/cases/${id}`, { headers: officer.headers })
      const { instance: _, ...document } = z.record(z.string(), z.unknown()).parse(await answer.json())
      return { status: answer.status, document }
    }
    const unknown = await ask(crypto.randomUUID())
    assert.equal(unknown.status, 404)
    assert.deepEqual(await ask(hidden), unknown)
    assert.equal(
      (await fetch(`${server.url}/api/cases/${hidden}`, { headers: stranger.headers })).status,
      200,
    )
  })

  test('comes and goes by the contract’s own schemas', async () => {
    const id = await startCase()
    const one = readCase.reply.parse(
      await (await fetch(`${server.url}/api/cases/${id}`, { headers: officer.headers })).json(),
    )
    assert.equal(one.title, 'A fraud in one port')
    const listed = listCases.reply.parse(
      await (await fetch(`${server.url}/api/cases?most=5&words=fraud`, { headers: officer.headers })).json(),
    )
    assert.ok(listed.cases.some(line => line.id === id))
  })

  test('keeps a file whole, and gives it back so that it cannot run', async () => {
    const id = await startCase()
    const content = `<script>alert(1)</script>${'é'.repeat(200_000)}`
    const query = new URLSearchParams({ name: 'Ledger – مذكرة.html', role: 'annex', language: 'en' })
    const laid = await fetch(`${server.url}/api/cases/${id}/files?${query.toString()}`, {
      method: 'POST',
      headers: { ...officer.headers, 'content-type': 'text/html; charset=utf-8' },
      body: content,
    })
    assert.equal(laid.status, 200, await laid.clone().text())
    const { id: file, media } = z.object({ id: z.string(), media: z.string() }).parse(await laid.json())
    assert.equal(media, 'text/html')
    const back = await fetch(`${server.url}/api/cases/${id}/files/${file}`, { headers: officer.headers })
    assert.equal(back.headers.get('content-length'), String(Buffer.byteLength(content)))
    assert.equal(await back.text(), content)
    assert.match(
      back.headers.get('content-disposition') ?? '',
      /^attachment; filename="Ledger _ _____.html"; filename\*=UTF-8''Ledger%20%E2%80%93%20%D9%85/,
    )
    assert.match(back.headers.get('content-security-policy') ?? '', /sandbox/)
    assert.equal(back.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(back.headers.get('cache-control'), 'no-store')
    assert.equal(
      (await fetch(`${server.url}/api/cases/${id}/files/${file}`, { headers: stranger.headers })).status,
      404,
    )
  })

  test('ticks within a second on the pages of those who may see it, and on no others', async () => {
    const [seen, unseen] = [await listenTo(officer), await listenTo(stranger)]
    await sleep(400)
    seen.ticks.length = 0
    unseen.ticks.length = 0
    const id = await startCase()
    await sleep(900)
    const hidden = await startCase(stranger, other)
    await sleep(900)
    assert.deepEqual(new Set(seen.ticks), new Set([id]))
    assert.deepEqual(new Set(unseen.ticks), new Set([hidden]))
    await Promise.all([seen.stop(), unseen.stop()])
  })

  test('no longer ticks once the session is over', async () => {
    const person = await server.signIn('officer')
    const { ended, stop } = await listenTo(person)
    await fetch(`${server.url}/api/session`, { method: 'DELETE', headers: person.headers })
    await inTransaction(server.db, null, tx =>
      sql`select pg_notify('comity', ${crypto.randomUUID()})`.execute(tx),
    )
    assert.equal(await Promise.race([ended.then(() => 'ended'), sleep(3_000, 'open')]), 'ended')
    await stop()
  })
})

async function listenTo(person: Caller) {
  const stopping = new AbortController()
  const answer = await fetch(`${server.url}/api/events`, {
    headers: { cookie: person.cookie },
    signal: stopping.signal,
  })
  assert.equal(answer.headers.get('content-type'), 'text/event-stream')
  const ticks: (string | null)[] = []
  const ended = (async () => {
    for await (const chunk of answer.body ?? []) {
      for (const [, data = ''] of Buffer.from(chunk)
        .toString('utf8')
        .matchAll(/^data: (.*)$/gm)) {
        ticks.push(z.object({ case: z.string().nullable() }).parse(JSON.parse(data)).case)
      }
    }
  })().catch(() => undefined)
  return {
    ticks,
    ended,
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

describe('the page', () => {
  test('carries a fresh nonce each time, in the policy and in the text, and allows no inline script', async () => {
    const nonces = await Promise.all(
      ['/', '/cases/anything/guide', '/sign-in'].map(async path => {
        const answer = await fetch(`${server.url}${path}`)
        assert.equal(answer.status, 200)
        const policy = answer.headers.get('content-security-policy') ?? ''
        assert.match(policy, /script-src 'self';/)
        assert.doesNotMatch(policy, /unsafe/)
        const nonce = /style-src 'self' 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? ''
        const html = await answer.text()
        assert.ok(html.includes(`nonce="${nonce}"`) && !html.includes(noncePlaceholder))
        return nonce
      }),
    )
    assert.equal(new Set(nonces).size, 3)
  })

  test('has assets that browsers may keep, and none that are missing', async () => {
    const asset = await fetch(`${server.url}/assets/page-3f9a.js`)
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/)
    assert.match(asset.headers.get('content-type') ?? '', /javascript/)
    assert.equal((await fetch(`${server.url}/assets/gone.js`)).status, 404)
    assert.equal((await fetch(`${server.url}/assets/..%2findex.html`)).status, 404)
  })

  test('and every other answer say what browsers may not do', async () => {
    for (const path of ['/', '/api/office', '/api/nothing', '/health/live']) {
      const { headers } = await fetch(`${server.url}${path}`)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
      assert.match(
        headers.get('content-security-policy') ?? '',
        /default-src 'none'.*frame-ancestors 'none'/,
        path,
      )
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path)
      assert.equal(headers.get('x-powered-by'), null, path)
    }
  })
})

describe('the OpenAPI document', () => {
  test('describes every route of the contract once, and is whole in itself', async () => {
    const document = openApiForm.parse(await (await fetch(`${server.url}/api/openapi.json`)).json())
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    )
    const expected = routes.map(
      ({ id, method, path }) => `${id} ${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    assert.deepEqual(new Set(described), new Set(expected))
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const { parameters = [] } of Object.values(operations)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        assert.deepEqual(
          new Set(parameters.filter(one => one.in === 'path').map(({ name }) => name)),
          new Set(named),
          path,
        )
      }
    }
    for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      assert.match(reference, /^#\//)
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => Reflect.get(Object(at), key), document)
      assert.notEqual(found, undefined, reference)
    }
  })
})

/** What OpenAPI 3.1 asks of the parts we use. */
const content = z.record(
  z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  z.looseObject({ schema: z.looseObject({}) }),
)
const openApiForm = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(
      z.enum(['get', 'put', 'post', 'delete']),
      z.looseObject({
        operationId: z.string(),
        summary: z.string(),
        security: z.array(z.record(z.string(), z.array(z.string()))),
        parameters: z
          .array(
            z.looseObject({
              name: z.string(),
              in: z.enum(['path', 'query']),
              required: z.boolean(),
              schema: z.looseObject({}),
            }),
          )
          .optional(),
        requestBody: z.looseObject({ content }).optional(),
        responses: z.record(
          z.string().regex(/^([1-5]\d\d|default)$/),
          z.union([z.looseObject({ description: z.string() }), z.strictObject({ $ref: z.string() })]),
        ),
      }),
    ),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
})

test('the log names the route, never the address, who it was or what was sought', async () => {
  server.log.length = 0
  await fetch(`${server.url}/api/cases?words=valcourt%20harbour`, { headers: officer.headers })
  await fetch(`${server.url}/secret-page?valcourt`)
  await sleep(50)
  const lines = server.log.filter(({ event }) => event === 'request').map(({ facts }) => facts)
  assert.deepEqual(
    lines.map(({ route, status, actor }) => ({ route, status, actor })),
    [
      { route: 'listCases', status: 200, actor: 'person' },
      { route: 'page', status: 200, actor: 'nobody' },
    ],
  )
  assert.doesNotMatch(JSON.stringify(lines), /valcourt|harbour|officer|secret/i)
})

test('a failure of ours says a number to look for, and nothing of its cause', async () => {
  server.log.length = 0
  await inTransaction(server.db, null, tx => sql`select 1`.execute(tx))
  const broken = await fetch(`${server.url}/health/ready`)
  assert.equal(broken.status, 200)
  assert.deepEqual(await broken.json(), {
    status: 'ok',
    parts: { database: 'ok', migrations: 'ok', storage: 'ok', keys: 'ok' },
  })
  server.breakStorage()
  await sleep(1_100)
  const after = await fetch(`${server.url}/health/ready`)
  assert.equal(after.status, 503)
  assert.deepEqual(await after.json(), {
    status: 'not-ready',
    parts: { database: 'ok', migrations: 'ok', storage: 'not-ready', keys: 'ok' },
  })
  assert.ok(server.log.some(({ event, facts }) => event === 'not ready' && facts['part'] === 'storage'))
  assert.deepEqual(await (await fetch(`${server.url}/health/live`)).json(), { status: 'ok' })
})

test('one address cannot ask without end', async () => {
  const slow = await testServer({ rate: 20 })
  try {
    const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(`${slow.url}/api/office`)))
    const refused = answers.filter(({ status }) => status === 429)
    assert.equal(refused.length, 10)
    const document = z.object({ code: z.string() }).parse(await refused[0]?.json())
    assert.equal(document.code, 'too-many-attempts')
    assert.equal((await fetch(`${slow.url}/health/live`)).status, 200)
  } finally {
    await slow.close()
  }
})

describe('the name of a download', () => {
  const cases: [string, string][] = [
    ['letter.pdf', 'inline; filename="letter.pdf"'],
    ['Übersicht.pdf', `inline; filename="_bersicht.pdf"; filename*=UTF-8''%C3%9Cbersicht.pdf`],
    ['a"b\\c/d.pdf', `inline; filename="a_b_c_d.pdf"; filename*=UTF-8''a%22b_c_d.pdf`],
    ['x\r\nset-cookie: y', 'inline; filename="x__set-cookie: y"'],
    ["it's (1)*.pdf", `inline; filename="it's (1)*.pdf"`],
    ['', 'inline; filename="file"'],
  ]
  for (const [name, expected] of cases) {
    test(`${JSON.stringify(name)} is spelt so that every browser reads it`, () =>
      assert.equal(contentDisposition('inline', name), expected))
  }
})
