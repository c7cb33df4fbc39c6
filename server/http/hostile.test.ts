import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import * as z from 'zod'
import { createHomeAuthority } from '#accounts/home.ts'
import { problem, problems } from '#api/problem.ts'
import type { Route } from '#api/route.ts'
import { routes } from '#api/routes.ts'
import { inTransaction } from '#db/pool.ts'
import { jsonLimit } from './routes.ts'
import { type Caller, testServer } from './testing.ts'

/**
 * Every route of the contract against input nobody honest would send. The oracle is the contract’s own table of
 * problems: an answer is 4xx, application/problem+json, with a code of that table and the status that belongs to it.
 */

type Server = Awaited<ReturnType<typeof testServer>>
let server: Server
let officer: Caller
let judge: Caller
let aCase: string

before(async () => {
  server = await testServer()
  await server.person({ login: 'officer', duties: ['officer', 'registrar', 'head'], level: 2 })
  officer = await server.signIn('officer')
  await server.person({ login: 'judge', duties: [], units: [], home: await openCourt() })
  judge = await server.signIn('judge')
  const started = await fetch(`${server.url}/api/cases`, {
    method: 'POST',
    headers: { ...officer.headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      procedure: 'mutual-legal-assistance',
      partner: server.partner,
      unit: server.unit,
      title: 'Harbour',
    }),
  })
  const { id } = z.object({ id: z.string() }).parse(await started.json())
  aCase = id
})
after(() => server.close())

/** An authority at home, whose routes nobody else has. */
async function openCourt(): Promise<string> {
  const id = 'XA:court-halden'
  await inTransaction(server.db, null, tx =>
    createHomeAuthority(tx, {
      id,
      names: { en: 'Court of Port Halden' },
      kind: 'court',
      requests: false,
      executes: true,
    }),
  )
  return id
}

/** Who the route is for. */
const callerOf = (route: Route): Caller => (route.home === 'only' ? judge : officer)

/** Texts that broke other programs. */
const naughty = [
  '',
  ' ',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '-1',
  '1e400',
  '999999999999999999999',
  '../../../etc/passwd',
  "'; drop table cases; --",
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '%s%n%x',
  '\u0000',
  'a\u0000b',
  '\u202etxt.exe',
  '\ufeff',
  '\ufffe\uffff',
  'Ω≈ç√∫˜µ≤≥÷',
  'مرحبا \u200f بالعالم',
  '👩‍👩‍👧‍👦'.repeat(50),
  'a'.repeat(70_000),
  '& | ! : * ( <-> )',
  '"unclosed',
  '-'.repeat(500),
  '2026-13-45T99:99:99Z',
  '_',
  '2026-11-23T09:00:00.000Z_not-an-id',
]

type Sent = {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

async function send(
  route: Route,
  { method = route.method, path = pathOf(route), headers = {}, body }: Sent,
): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  })
}

/** Parameters that have the right form; the case exists, what is in it does not. */
function pathOf(route: Route): string {
  return route.path
    .replace(':id', aCase)
    .replace(':position', '1')
    .replace(':language', 'en')
    .replace(':letter', 'statusEnquiry')
    .replace(':authority', 'XZ%3Anobody')
    .replaceAll(/:\w+/g, () => randomUUID())
}

async function isProblem(
  answer: Response,
  ...codes: (keyof typeof problems)[]
): Promise<z.infer<typeof problem>> {
  const text = await answer.text()
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, text.slice(0, 300))
  const document = problem.parse(JSON.parse(text))
  assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}: ${text.slice(0, 300)}`)
  assert.ok(Object.hasOwn(problems, document.code), document.code)
  assert.equal(Object.entries(problems).find(([code]) => code === document.code)?.[1], answer.status)
  assert.equal(document.status, answer.status)
  assert.ok(document.detail.length > 20)
  if (codes.length > 0)
    assert.ok(
      codes.map(String).includes(document.code),
      `${document.code}, not ${codes.join(' or ')}: ${document.detail}`,
    )
  return document
}

/** For what may be right or wrong: anything but a failure of ours. */
async function isNoFailure(answer: Response): Promise<void> {
  if (answer.status < 400) await answer.body?.cancel()
  else await isProblem(answer)
  assert.ok(answer.status < 500)
}

const json = { 'content-type': 'application/json' }

for (const route of routes) {
  const changes = route.method !== 'GET'
  describe(`${route.method} ${route.path}`, () => {
    if (route.open !== true) {
      test('without a session says that nobody is signed in', async () => {
        await isProblem(await send(route, { headers: json }), 'not-signed-in')
        await isProblem(
          await send(route, { headers: { cookie: `comity-XA-central=${'A'.repeat(43)}` } }),
          'not-signed-in',
        )
        await isProblem(
          await send(route, { headers: { cookie: 'comity-XA-central=%00; comity-XA-central=' } }),
          'not-signed-in',
        )
      })
    }

    test('by a method it does not have is refused, naming those it has', async () => {
      for (const method of ['PATCH', 'OPTIONS']) {
        const answer = await send(route, { method, headers: callerOf(route).headers })
        assert.match(answer.headers.get('allow') ?? '', new RegExp(route.method))
        await isProblem(answer, 'method-unknown')
      }
    })

    if (changes) {
      test('from another site is refused', async () => {
        await isProblem(
          await send(route, {
            headers: { ...callerOf(route).headers, ...json, origin: 'https://evil.example' },
          }),
          'forgery-suspected',
        )
        await isProblem(
          await send(route, { headers: { ...callerOf(route).headers, ...json, origin: 'null' } }),
          'forgery-suspected',
        )
        await isProblem(
          await send(route, {
            headers: { ...callerOf(route).headers, ...json, 'sec-fetch-site': 'cross-site' },
          }),
          'forgery-suspected',
        )
      })
    }
    if (changes && route.open !== true) {
      test('without the token, or with another’s, is refused', async () => {
        await isProblem(
          await send(route, { headers: { cookie: callerOf(route).cookie, ...json } }),
          'forgery-suspected',
        )
        await isProblem(
          await send(route, { headers: { ...callerOf(route).headers, 'x-comity-token': 'A'.repeat(43) } }),
          'forgery-suspected',
        )
      })
    }

    test('with an unknown field in the query is refused, naming it', async () => {
      const document = await isProblem(
        await send(route, {
          path: `${pathOf(route)}?surprise=1`,
          headers: sendable(route),
          ...emptyBody(route),
        }),
        'body-invalid',
      )
      assert.ok(route.query === undefined || document.fields?.some(({ path }) => path === 'surprise'))
    })

    if (route.query !== undefined) {
      test('survives every naughty text in the query', async () => {
        for (const name of Object.keys(shapeOf(route.query))) {
          for (const text of naughty) {
            const path = `${pathOf(route)}?${new URLSearchParams({ [name]: text.slice(0, 8_000).toWellFormed() }).toString()}`
            await isNoFailure(await send(route, { path, headers: sendable(route), ...emptyBody(route) }))
          }
          await isProblem(
            await send(route, {
              path: `${pathOf(route)}?${name}=a&${name}=b`,
              headers: sendable(route),
              ...emptyBody(route),
            }),
            'body-invalid',
          )
        }
      })
    }

    if (route.params !== undefined) {
      test('survives every naughty text in the path', async () => {
        for (const text of naughty.filter(one => one !== '')) {
          const path = route.path.replaceAll(/:\w+/g, encodeURIComponent(text.slice(0, 3_000).toWellFormed()))
          await isProblem(
            await send(route, { path, headers: sendable(route), ...emptyBody(route) }),
            'not-found',
          )
        }
        const broken = route.path.replaceAll(/:\w+/g, '%zz')
        await isProblem(await send(route, { path: broken, headers: sendable(route), ...emptyBody(route) }))
      })
    }

    if (route.body !== undefined) hostileBodies(route, route.body)
    else if (route.upload !== undefined) hostileUploads(route, route.upload)
    else if (changes && route.id !== 'signOut') {
      test('with a body it does not take is refused', async () => {
        await isProblem(
          await send(route, { headers: { ...callerOf(route).headers, ...json }, body: '{"surprise":1}' }),
          'body-invalid',
        )
        await isProblem(
          await send(route, { headers: { ...callerOf(route).headers, ...json }, body: '{' }),
          'json-malformed',
        )
      })
    }
  })
}

function hostileBodies(route: Route, schema: z.ZodType): void {
  test('with what is not JSON, or JSON two readers read differently, is refused', async () => {
    const bodies = [
      '',
      '{',
      '{"a":1,}',
      "{'a':1}",
      '{"a":1}{"b":2}',
      'NaN',
      '\ufeff{}',
      '{"a":1,"a":2}',
      '{"__proto__":{"x":1}}',
      '{"a":"\\ud800"}',
      '[1e999]',
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    ]
    for (const body of bodies)
      await isProblem(await send(route, { headers: sendable(route), body }), 'json-malformed')
    const notUtf8 = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])
    await isProblem(await send(route, { headers: sendable(route), body: notUtf8 }), 'json-malformed')
  })

  test('of another kind than JSON is refused', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
    ]) {
      await isProblem(
        await send(route, { headers: { ...sendable(route), 'content-type': type }, body: '{}' }),
        'media-type-unknown',
      )
    }
  })

  test('of the wrong type is refused with the fields', async () => {
    for (const body of ['null', '1', '"text"', '[]', 'true']) {
      const { fields } = await isProblem(
        await send(route, { headers: sendable(route), body }),
        'body-invalid',
      )
      assert.ok((fields ?? []).length > 0)
    }
  })

  test('with an unknown field is refused, naming it', async () => {
    const { fields } = await isProblem(
      await send(route, {
        headers: sendable(route),
        body: JSON.stringify({ ...sample(route), surprise: true }),
      }),
      'body-invalid',
    )
    assert.deepEqual(fields, [{ path: 'surprise', reason: 'unknown field' }])
  })

  test('beyond the limit is refused as too large', async () => {
    const body = JSON.stringify({ filler: 'x'.repeat(jsonLimit) })
    await isProblem(await send(route, { headers: sendable(route), body }), 'body-too-large')
  })

  test('survives every naughty value in every field', async () => {
    const values = [
      ...naughty.map(text => text.toWellFormed()),
      null,
      -1,
      1.5,
      2 ** 53,
      2 ** 40,
      1e308,
      true,
      [],
      {},
      [[]],
      [null],
      { a: { b: {} } },
    ]
    for (const field of Object.keys(shapeOf(schema))) {
      for (const value of values) {
        // Ten failures slow down signing in, which is right and would hide what is asked here.
        server.pass({ minutes: 61 })
        await keepSignedIn()
        await isNoFailure(
          await send(route, {
            headers: sendable(route),
            body: JSON.stringify({ ...sample(route), [field]: value }),
          }),
        )
      }
    }
  })
}

let signedInAt = 0
/** The clock moves, sessions end: signs in again when an hour is near twelve. */
async function keepSignedIn(): Promise<void> {
  if (++signedInAt % 8 !== 0) return
  officer = await server.signIn('officer')
  judge = await server.signIn('judge')
}

function hostileUploads(route: Route, most: number): void {
  test('announcing more bytes than it takes is refused before they are read', async () => {
    const answer = await rawRequest(route, { 'content-length': String(most + 1) }, 'a few')
    assert.equal(answer.status, 413)
    assert.match(answer.body, /"code":"body-too-large"/)
  })

  test('with bytes of any kind is never a failure', async () => {
    const query = route.id === 'addFile' ? '?name=a&role=annex' : ''
    for (const body of [
      '',
      'text',
      '{"a":1}',
      'PK\u0003\u0004',
      'age-encryption.org/v1\n',
      '\u0000'.repeat(100_000),
    ]) {
      for (const type of ['application/octet-stream', 'text/html', 'application/json', 'nonsense']) {
        await isNoFailure(
          await send(route, {
            path: `${pathOf(route)}${query}`,
            headers: { ...callerOf(route).headers, 'content-type': type },
            body,
          }),
        )
      }
    }
  })

  if (most < 10_000_000) {
    test('sending more bytes than it takes, unannounced, is refused while they stream', async () => {
      const chunk = new Uint8Array(65_536)
      let left = most + 10 * chunk.length
      const body = new ReadableStream<Uint8Array>({
        pull: controller => {
          left -= chunk.length
          if (left < 0) controller.close()
          else controller.enqueue(chunk)
        },
      })
      const answer = await fetch(`${server.url}${pathOf(route)}`, {
        method: 'POST',
        headers: { ...callerOf(route).headers, 'content-type': 'application/octet-stream' },
        body,
        duplex: 'half',
      })
      await isProblem(answer, 'body-too-large')
    })
  }
}

test('a route nobody knows under /api is a problem, not a page', async () => {
  for (const path of [
    '/api',
    '/api/',
    '/api/nothing',
    '/api/cases/',
    '/api/session/x',
    '/api//cases',
    '/api/%00',
    '/api/cases/%E0%A4%A',
  ]) {
    await isProblem(await fetch(`${server.url}${path}`, { headers: officer.headers }))
  }
})

test('the exchange answers bytes that are no package with the reason', async () => {
  for (const body of ['', 'no package', 'age-encryption.org/v1\n-> X25519 x\n', '\u0000'.repeat(70_000)]) {
    const document = await isProblem(
      await fetch(`${server.url}/exchange`, { method: 'POST', body }),
      'package-refused',
    )
    assert.match(document.reason ?? '', /^package-/)
  }
  await isProblem(await fetch(`${server.url}/exchange`), 'method-unknown')
  const answer = await rawTo('POST', '/exchange', { 'content-length': '99999999999' }, 'x')
  assert.equal(answer.status, 413)
})

test('what is not HTTP is answered and the server lives on', async () => {
  const { connect } = await import('node:net')
  for (const bytes of [
    '\u0000\u0001\u0002\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
  ]) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(bytes)
    let said = ''
    for await (const chunk of socket) said += String(chunk)
    assert.match(said, /^HTTP\/1\.1 4\d\d/)
  }
  assert.equal((await fetch(`${server.url}/health/live`)).status, 200)
})

test('none of all this was a failure in the log, and nothing that was sent stands in it', () => {
  const failures = server.log.filter(({ level }) => level === 'error')
  assert.deepEqual(
    failures.map(({ facts, error }) => [facts, String(error)]),
    [],
  )
  const text = JSON.stringify(server.log.map(({ event, facts }) => [event, facts]))
  for (const word of ['drop table', 'alert(1)', 'surprise', 'officer', 'Harbour', 'passwd'])
    assert.ok(!text.includes(word), word)
})

function sendable(route: Route): Record<string, string> {
  return { ...callerOf(route).headers, ...(route.body === undefined ? {} : json) }
}

function emptyBody(route: Route): { body?: string } {
  return route.body === undefined ? {} : { body: JSON.stringify(sample(route)) }
}

/** A body that has the right form and changes nothing that other tests need. */
function sample(route: Route): Record<string, unknown> {
  const samples: Record<string, Record<string, unknown>> = {
    signIn: { login: `nobody.${randomUUID()}`, password: 'not the password at all' },
    startCase: { procedure: 'mutual-legal-assistance', partner: 'XZ:nobody', unit: server.unit },
    receiveCase: {
      procedure: 'mutual-legal-assistance',
      partner: 'XZ:nobody',
      unit: server.unit,
      channel: 'post',
      on: '2026-01-12',
    },
    openCaseFromPost: {
      id: randomUUID(),
      procedure: 'mutual-legal-assistance',
      partner: 'XZ:nobody',
      unit: server.unit,
      channel: 'email',
      on: '2026-01-12',
      parts: [],
    },
    decidePost: { id: randomUUID(), kind: 'takenBack' },
    takeTaskStep: { id: randomUUID(), type: 'acknowledgeTask' },
    ask: { id: randomUUID(), partner: 'XZ:nobody', subject: 'Harbour', facts: {}, needs: {} },
    withdrawAsk: { reasons: 'No longer needed.' },
    takeAskStep: { id: randomUUID(), type: 'confirmLimits' },
    takeUpAsk: { unit: server.unit },
    declineAsk: { reasons: 'It can be asked for without a request.' },
    nameCase: { title: 'Harbour' },
    saveDraft: { version: 0, request: {} },
    takeAct: { id: randomUUID(), type: 'refuse', data: {}, files: [], seen: 0 },
    releaseResult: { id: randomUUID(), purpose: 'stated', proceedings: '17 CR 119' },
    addMember: { person: randomUUID() },
    addPartner: {
      authority: 'XA:central',
      state: { en: 'Aurelia' },
      names: { en: 'This office itself' },
      address: 'Here',
      phone: '+999 10 555 0100',
      email: 'here@aurelia.example',
      zone: 'UTC',
      languages: ['en'],
      channels: { direct: true, diplomaticRequired: false, interpolUrgent: false, oralUrgent: false },
      document: 'None',
      filed: '2026-01-12',
    },
    pinPartner: { profile: '', fingerprint: '0'.repeat(64) },
  }
  return samples[route.id] ?? {}
}

function shapeOf(schema: z.ZodType | undefined): Readonly<Record<string, unknown>> {
  return schema instanceof z.ZodObject ? schema.shape : {}
}

function rawRequest(route: Route, headers: Record<string, string>, body: string) {
  return rawTo(
    route.method,
    pathOf(route),
    { ...callerOf(route).headers, 'content-type': 'application/octet-stream', ...headers },
    body,
  )
}

/** For headers that fetch would correct. */
function rawTo(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(`${server.url}${path}`, { method, headers }, answer => {
      let text = ''
      answer.on('data', chunk => (text += String(chunk)))
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: text })
        sending.destroy()
      })
    })
    sending.on('error', reject)
    sending.write(body)
  })
}
