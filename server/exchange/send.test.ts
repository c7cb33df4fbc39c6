import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { readCase } from '#cases/read.ts'
import { asOwner } from '#db/cluster.ts'
import { inTransaction, one, openPool } from '#db/pool.ts'
import { answered } from '#test/forged.ts'
import { bytesOf, carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { registered, said, sent } from '#test/requests.ts'
import { exchangeActor } from './crossing.ts'
import { receive } from './receive.ts'
import { sealOnce, sendWaiting, startSender } from './send.ts'

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
let borealia: TestOffice
let peer: Peer
const never = new AbortController().signal

before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
})
after(async () => offices.close())
beforeEach(async () => {
  peer = await openPeer()
  await owner(
    `update partners set url = $1, failures = 0, next_at = '-infinity', last_error = null,
      sent_countersigned = sent_checkpoint where authority = 'XB:central'`,
    [peer.url],
  )
})
afterEach(async () => {
  await peer.close()
  // What a test left waiting is nobody's business in the next one.
  await owner(`update messages set state = 'refused', last_error = 'left by a test' where state = 'waiting'`)
})

const owner = (text: string, values: unknown[] = []) =>
  asOwner(aurelia.ownerUrl, async client => (await client.query(text, values)).rows)

// Borealia as a server ---------------------------------------------------------------------------------------

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void | Promise<void>

interface Peer {
  readonly url: string
  /** Bodies that came, oldest first. */
  readonly bodies: Buffer[]
  /** What it answers; by default what Borealia says. */
  answer: Answer
  /** Most requests that were under way at once. */
  most: number
  close(): Promise<void>
}

const asBorealia: Answer = async (_, response, body) => {
  const received = await receive(borealia.crossing, bytesOf(body), 'https')
  if (received.kind === 'act') response.writeHead(200).end(received.receipt)
  else if (received.kind === 'answer') response.writeHead(204).end()
  else await problem(422, received.refused.code, received.refused.retry ? 1 : 0)(_, response, body)
}

const problem =
  (status: number, reason: string, retry: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ type: 'x', status, code: 'package-refused', reason, values: { retry } }))

async function openPeer(): Promise<Peer> {
  let underWay = 0
  const server: Server = createServer((request, response) => {
    void (async () => {
      underWay += 1
      peer.most = Math.max(peer.most, underWay)
      response.on('close', () => (underWay -= 1))
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks)
      peer.bodies.push(body)
      await peer.answer(request, response, body)
    })().catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const peer: Peer = {
    url: `http://127.0.0.1:${port}`,
    bodies: [],
    answer: asBorealia,
    most: 0,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return peer
}

// What a message and a partner look like ---------------------------------------------------------------------

interface MessageRow {
  state: string
  attempts: number
  last_error: string | null
}
const messageOf = async (caseId: string): Promise<MessageRow> =>
  inTransaction(aurelia.office.db, exchangeActor, tx =>
    one(
      tx,
      sql<MessageRow>`
        select m.state, m.attempts, m.last_error from messages m join acts a on a.id = m.act
        where m.case_id = ${caseId} order by a.n desc limit 1`,
    ),
  )
/** Seconds the partner is left alone from now on, by the office's clock. */
async function left(
  authority = 'XB:central',
): Promise<{ failures: number; seconds: number; error: string | null }> {
  const { next_at, failures, last_error } = await inTransaction(aurelia.office.db, exchangeActor, tx =>
    one(
      tx,
      sql<{ next_at: string; failures: number; last_error: string | null }>`
        select next_at, failures, last_error from partners where authority = ${authority}`,
    ),
  )
  const seconds =
    next_at === '-infinity' ? 0 : aurelia.office.now().until(Temporal.Instant.from(next_at)).total('seconds')
  return { failures, seconds, error: last_error }
}

describe('sending', () => {
  test('brings the act, the receipt, and at the end our signature under their log', async () => {
    const id = await sent(aurelia)
    await sendWaiting(aurelia.crossing, never)
    assert.deepEqual(await messageOf(id), { state: 'received', attempts: 0, last_error: null })
    assert.equal((await readCase(borealia.office, borealia.people.officer, id)).state, 'sent')
    assert.equal(peer.bodies.length, 2, 'the act, then the countersignature')
    const [row] = await asOwner(
      borealia.ownerUrl,
      async client =>
        (
          await client.query<{ same: boolean }>(
            `select split_part(received_countersigned, E'\\n\\n', 1) = split_part(received_checkpoint, E'\\n\\n', 1) as same from partners`,
          )
        ).rows,
    )
    assert.equal(row?.same, true)
    await sendWaiting(aurelia.crossing, never)
    assert.equal(peer.bodies.length, 2, 'nothing is owed twice')
  })

  test('takes four at once, and the acts of one case one after another', async () => {
    const id = await registered(offices)
    const { head, officer } = aurelia.people
    await borealia.act(borealia.people.officer, id, 'askInformation', {
      questions: [{ id: 'q1', path: 'facts', question: said('Qui ?') }],
    })
    await carry(borealia, aurelia)
    const question = (await readCase(aurelia.office, officer, id)).entries.at(-1)?.header.id
    await aurelia.act(officer, id, 'answerInformation', {
      answers: [{ id: 'a1', question: `${question}.q1`, answer: said('x') }],
    })
    await aurelia.act(head, id, 'withdraw', { reasons: said('x') })
    const others = []
    for (let n = 0; n < 6; n++) others.push(await sent(aurelia))
    peer.answer = async (...all) => {
      await pause(40)
      await asBorealia(...all)
    }
    await sendWaiting(aurelia.crossing, never)
    assert.equal(peer.most, 4)
    for (const one of [id, ...others]) assert.equal((await messageOf(one)).state, 'received')
    const theirs = await readCase(borealia.office, borealia.people.officer, id)
    assert.deepEqual(
      theirs.entries.slice(-2).map(entry => entry.header.type),
      ['answerInformation', 'withdraw'],
    )
  })

  test('goes by the order of acts, also when two were recorded in the same millisecond', async () => {
    const id = await sent(aurelia)
    await aurelia.act(aurelia.people.head, id, 'withdraw', { reasons: said('x') })
    for (const [first, second] of [
      ['0', 'f'],
      ['f', '0'],
    ] as const) {
      await owner(
        `update messages m set created_at = '2026-11-02T08:00:00Z',
          id = (case when a.type = 'send' then '${first.repeat(8)}' else '${second.repeat(8)}' end || substr(m.id::text, 9))::uuid
         from acts a where a.id = m.act and m.case_id = $1`,
        [id],
      )
      peer.answer = problem(422, 'sender-unknown', 1)
      await owner(`update messages set next_at = '-infinity' where case_id = $1`, [id])
      peer.bodies.length = 0
      await sendWaiting(aurelia.crossing, never)
      assert.equal(peer.bodies.length, 1, 'the second waits for the first')
      const [waiting] = await owner(
        `select a.type from messages m join acts a on a.id = m.act where m.case_id = $1 and m.attempts > 0`,
        [id],
      )
      assert.deepEqual(waiting, { type: 'send' })
      await owner(`update messages set attempts = 0, package = null where case_id = $1`, [id])
    }
  })
})

describe('when the partner does not answer', () => {
  test('it is left alone for 1, 2, 4 … seconds up to an hour, and however many messages fail together are one failure', async () => {
    await peer.close()
    for (let n = 0; n < 5; n++) await sent(aurelia)
    for (const [failures, seconds] of [
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 8],
      [5, 16],
    ] as const) {
      await sendWaiting(aurelia.crossing, never)
      const now = await left()
      assert.equal(now.failures, failures)
      assert.ok(now.seconds > seconds - 0.5 && now.seconds <= seconds, `${now.seconds} of ${seconds}`)
      assert.equal(now.error, 'ECONNREFUSED')
      // Woken too early, it does not knock.
      await sendWaiting(aurelia.crossing, never)
      assert.equal((await left()).failures, failures)
      aurelia.wait({ seconds })
    }
    await owner('update partners set failures = 40')
    await sendWaiting(aurelia.crossing, never)
    const { seconds } = await left()
    assert.ok(seconds > 3_590 && seconds <= 3_600, String(seconds))
    // Back again: everything goes, and the count begins anew.
    peer = await openPeer()
    await owner('update partners set url = $1', [peer.url])
    aurelia.wait({ hours: 1 })
    await sendWaiting(aurelia.crossing, never)
    assert.deepEqual(await left(), { failures: 0, seconds: 0, error: null })
    const [{ count }] = (await owner(`select count(*) from messages where state = 'waiting'`)) as [
      { count: string },
    ]
    assert.equal(Number(count), 0)
  })

  test('other partners go on, also while it keeps us waiting', async () => {
    await addCordovia()
    const silent = await openPeer()
    silent.answer = () => undefined
    await owner(`update partners set url = $1 where authority = 'XC:central'`, [silent.url])
    const [theirs, ours] = [await sent(aurelia, {}, 'XC:central'), await sent(aurelia)]
    const sender = startSender(aurelia.crossing, {
      everySeconds: 60,
      onError: error => assert.fail(String(error)),
    })
    try {
      await until(async () => (await messageOf(ours)).state === 'received')
      assert.equal(silent.bodies.length, 1)
      // What is recorded now goes now: the silent one holds up nobody.
      const later = await sent(aurelia)
      sender.wake()
      await until(async () => (await messageOf(later)).state === 'received')
      assert.equal((await messageOf(theirs)).state, 'waiting')
    } finally {
      const began = performance.now()
      await sender.stop()
      assert.ok(performance.now() - began < 2_000, 'stopping does not wait for the silent one')
      await silent.close()
    }
    assert.deepEqual(await messageOf(theirs), { state: 'waiting', attempts: 0, last_error: null })
    assert.equal((await left('XC:central')).failures, 0, 'our own stopping is no fault of the partner')
  })

  test('a sender started anew on the same database sends the same bytes, and they are recorded once', async () => {
    const id = await sent(aurelia)
    peer.answer = async (_, response, body) => {
      await asBorealia(_, { writeHead: () => ({ end: () => undefined }) } as unknown as ServerResponse, body)
      response.destroy()
    }
    await sendWaiting(aurelia.crossing, never)
    assert.equal((await messageOf(id)).state, 'waiting')
    peer.answer = asBorealia
    const db = openPool(aurelia.appUrl, { max: 2, allowExitOnIdle: true })
    const restarted = { ...aurelia.crossing, office: { ...aurelia.office, db } }
    aurelia.wait({ seconds: 1 })
    await sendWaiting(restarted, never)
    await db.close()
    const hashes = peer.bodies.slice(0, 2).map(body => createHash('sha256').update(body).digest('hex'))
    assert.equal(hashes[0], hashes[1])
    assert.equal((await messageOf(id)).state, 'received')
    const theirs = await readCase(borealia.office, borealia.people.officer, id)
    assert.equal(theirs.acts, 1)
    assert.equal(theirs.entries[0]?.crossing?.attempts, 2)
  })

  test('two senders at once send one package, and nothing of a second one stays', async () => {
    const id = await sent(aurelia)
    const [{ message }] = (await owner('select id as message from messages where case_id = $1', [id])) as [
      { message: string },
    ]
    const sealed = await Promise.all([1, 2, 3].map(() => sealOnce(aurelia.crossing, message)))
    assert.deepEqual(new Set(sealed.map(one => one.sha256)).size, 1)
    const [{ sequence, sealed: counted }] = (await owner(
      `select m.sequence, p.sealed from messages m join partners p on p.authority = m.partner where m.id = $1`,
      [message],
    )) as [{ sequence: number; sealed: number }]
    assert.equal(sequence, counted, 'one number for one message')
  })

  test('a file of ours that is damaged holds up its own message and no other', async () => {
    const [broken, whole] = [await sent(aurelia), await sent(aurelia)]
    const [{ sha256 }] = (await owner(
      `select f.sha256 from act_files f join acts a on a.id = f.act where a.case_id = $1 and f.position = 2`,
      [broken],
    )) as [{ sha256: string }]
    await aurelia.office.storage.remove(sha256)
    await sendWaiting(aurelia.crossing, never)
    assert.equal((await messageOf(whole)).state, 'received')
    const its = await messageOf(broken)
    assert.deepEqual([its.state, its.attempts], ['waiting', 1])
    assert.ok(its.last_error)
    assert.equal((await left()).failures, 0)
  })
})

describe('what the partner answers', () => {
  let id: string
  before(async () => {
    id = await sent(aurelia)
  })

  /** Sends one message against an answer, looks at what became of it, and at how often the partner was asked. */
  async function against(answer: Answer): Promise<{ message: MessageRow; asked: number; seconds: number }> {
    await owner(
      `update partners set failures = 0, next_at = '-infinity', sent_countersigned = sent_checkpoint`,
    )
    await owner(
      `update messages set state = 'waiting', attempts = 0, last_error = null, next_at = '-infinity' where case_id = $1`,
      [id],
    )
    peer.answer = answer
    peer.bodies.length = 0
    await sendWaiting(aurelia.crossing, never, { answer: 1_000, perByte: 0 })
    const message = await messageOf(id)
    const { seconds } = await left()
    return { message, asked: peer.bodies.length, seconds }
  }

  test('a refusal ends the message with its code, unless the same bytes may be taken later', async () => {
    const final = await against(problem(422, 'act-invalid', 0))
    assert.deepEqual(final.message, { state: 'refused', attempts: 1, last_error: 'act-invalid' })
    assert.deepEqual([final.asked, final.seconds], [1, 0])
    const large = await against((_, response) => void response.writeHead(413).end('<h1>Too large</h1>'))
    assert.deepEqual(large.message, { state: 'refused', attempts: 1, last_error: 'too-large' })

    const later = await against(problem(422, 'sender-unknown', 1))
    assert.deepEqual(later.message, { state: 'waiting', attempts: 1, last_error: 'sender-unknown' })
    peer.answer = asBorealia
    aurelia.wait({ seconds: 30 })
    await sendWaiting(aurelia.crossing, never)
    assert.equal((await messageOf(id)).state, 'waiting', 'not before a minute')
    aurelia.wait({ seconds: 30 })
    await sendWaiting(aurelia.crossing, never)
    assert.equal((await messageOf(id)).state, 'received')
  })

  test('who asks for time is given it, up to an hour', async () => {
    for (const [asked, least, most] of [
      ['120', 118, 120],
      ['999999', 3_590, 3_600],
      ['soon', 0.1, 1],
    ] as const) {
      for (const status of [429, 503]) {
        const { message, seconds } = await against(
          (_, response) => void response.writeHead(status, { 'retry-after': asked }).end(),
        )
        assert.deepEqual([message.state, message.last_error], ['waiting', `The partner answered ${status}.`])
        assert.ok(seconds >= least && seconds <= most, `${seconds} after ${asked}`)
      }
    }
  })

  test('rubbish leaves the message waiting with the error, is asked once, and nothing breaks', async () => {
    const elsewhere = await openPeer()
    const [from, to] = [borealia.crossing.keys, aurelia.crossing.keys]
    const refusal = await answered(from, to, {
      kind: 'refusal',
      details: { event: 'RelayRejection', ofPackage: 'ab'.repeat(32), code: 'x', message: 'x', retry: false },
    })
    const ok =
      (bytes: Uint8Array | string): Answer =>
      (_, response) =>
        void response.writeHead(200).end(bytes)
    const rubbish: Record<string, Answer> = {
      'an empty page': ok(''),
      'a page': ok('<html>Welcome</html>'),
      'half a package': ok(refusal.subarray(0, 200)),
      'a package that is no receipt': ok(refusal),
      'no content': (_, response) => void response.writeHead(204).end(),
      'a redirect': (_, response) =>
        void response.writeHead(302, { location: `${elsewhere.url}/exchange` }).end(),
      'a page not found': (_, response) => void response.writeHead(404).end('<h1>Not found</h1>'),
      'a problem of another kind': (_, response) =>
        void response.writeHead(422).end(JSON.stringify({ code: 'body-invalid', reason: 'x' })),
      'a problem that is not JSON': (_, response) =>
        void response.writeHead(422, { 'content-type': 'application/problem+json' }).end('{'),
      'a reason that is no code': problem(422, 'Drop table messages;', 0),
      'a failure': (_, response) => void response.writeHead(500).end(),
      'a connection that closes': (_, response) => void response.destroy(),
      'an answer that breaks off': (_, response) => {
        response.writeHead(200, { 'content-length': '5000' }).write('begun')
        setTimeout(() => response.destroy(), 20)
      },
      'an answer that never comes': () => undefined,
      'an answer that never ends': (_, response) => {
        response.writeHead(200)
        const more = (): void => {
          if (response.destroyed) return
          response.write(Buffer.alloc(65_536), () => setImmediate(more))
        }
        more()
      },
    }
    for (const [name, answer] of Object.entries(rubbish)) {
      const { message, asked, seconds } = await against(answer)
      assert.deepEqual([message.state, message.attempts, asked], ['waiting', 1, 1], name)
      assert.ok(message.last_error, name)
      assert.ok(seconds > 0, name)
    }
    assert.equal(elsewhere.bodies.length, 0, 'a redirect is not followed')
    await elsewhere.close()
  })

  test('a true receipt of another message is no receipt of this one, and is not asked for again and again', async () => {
    const first = await sent(aurelia)
    let kept: Buffer | undefined
    peer.answer = async (_, response, body) => {
      const received = await receive(borealia.crossing, bytesOf(body), 'https')
      kept ??= received.kind === 'act' ? received.receipt : undefined
      response.destroy()
    }
    await sendWaiting(aurelia.crossing, never)
    assert.equal((await messageOf(first)).state, 'waiting')
    const { message, asked } = await against((_, response) => void response.writeHead(200).end(kept))
    assert.equal(message.state, 'waiting')
    assert.match(message.last_error ?? '', /receipt of something else/)
    assert.ok(asked <= 2)
  })
})

// Cordovia is a partner in the books only: nobody answers there unless a test does.
async function addCordovia(): Promise<void> {
  await owner(
    `insert into partners (authority, state, names, fingerprint, certificate, age_recipient, note_key, profile, profile_version, reads, pinned_at)
     select 'XC:central', 'XC', names, 'another', certificate, age_recipient, note_key, profile, profile_version, reads, pinned_at
     from partners where authority = 'XB:central' on conflict do nothing`,
  )
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await done()) return
    await pause(50)
  }
  assert.fail('It took more than ten seconds')
}
