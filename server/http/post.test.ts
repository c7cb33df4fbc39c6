import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { CaseView } from '#api/cases.ts'
import type { PostView, listPost } from '#api/post.ts'
import type { ProblemDocument } from '#api/problem.ts'
import { asOwner } from '#db/cluster.ts'
import { docx, mail, pdf } from '#intake/testing.ts'
import { take } from '#intake/take.ts'
import type * as z from 'zod'
import { type Caller, testServer } from './testing.ts'

type Listed = z.output<typeof listPost.reply>

describe('the post of an office, through its front door', () => {
  let server: Awaited<ReturnType<typeof testServer>>
  let registrar: Caller
  let officer: Caller
  let secret: Caller

  before(async () => {
    server = await testServer()
    await server.person({ login: 'r.egistrar', duties: ['registrar'], level: 1 })
    await server.person({ login: 'o.fficer', duties: ['officer'], level: 1 })
    await server.person({ login: 's.ecret', duties: ['registrar'], level: 2 })
    registrar = await server.signIn('r.egistrar')
    officer = await server.signIn('o.fficer')
    secret = await server.signIn('s.ecret')
    await asOwner(server.database.ownerUrl, client =>
      client.query(
        `insert into partners (authority, state, names, profile, profile_version, reads, pinned_at)
         select 'XD:central', 'XD', '{"en":"Doria"}', profile, '1', '{}', now() from authorities limit 1`,
      ),
    )
  })
  after(() => server.close())

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names what the contract answers
  async function ask<T>(
    who: Caller,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }> {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { ...who.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // What the server sends was parsed by the contract before it left.
    return { status: answer.status, body: (await answer.json()) as T }
  }

  /** Lays a message into the office's mailbox; gives it as the registrar sees it. */
  async function comes(bytes: Uint8Array, name = 'message.eml'): Promise<PostView> {
    server.pass({ seconds: 1 })
    await take(server.office, { road: 'mailbox', source: randomUUID(), name, bytes })
    const { body } = await ask<Listed>(registrar, 'GET', '/api/post?filter=all')
    return (await ask<PostView>(registrar, 'GET', `/api/post/${body.post[0]?.id}`)).body
  }

  const opened = (parts: readonly string[], more: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    procedure: 'mutual-legal-assistance',
    partner: 'XD:central',
    unit: server.unit,
    title: 'Request DJ-2026-0815',
    channel: 'email',
    on: '2026-11-23',
    parts,
    ...more,
  })

  test('becomes a case by a person’s hand, with its files laid in; the answer lost, no second case', async () => {
    const bytes = mail(
      [
        { name: 'request.pdf', type: 'application/pdf', bytes: pdf('Request for assistance') },
        { name: 'annex.docx', type: 'application/x-docx', bytes: await docx('List of accounts') },
        { name: 'broken.pdf', type: 'application/pdf', bytes: '' },
      ],
      { id: 'opens' },
    )
    const view = await comes(bytes)
    assert.equal(view.quarantined, 1)
    assert.equal(view.cameOn, '2026-11-23')
    const good = view.parts.filter(part => part.verdict === 'accepted').map(part => part.id)
    const body = opened(good)
    const first = await ask<PostView>(registrar, 'POST', `/api/post/${view.id}/case`, body)
    assert.equal(first.status, 200)
    assert.equal(first.body.state, 'openedCase')
    const again = await ask<PostView>(registrar, 'POST', `/api/post/${view.id}/case`, body)
    assert.equal(again.body.case?.id, first.body.case?.id)
    assert.equal(again.body.decisions.length, 1)

    const its = (await ask<CaseView>(officer, 'GET', `/api/cases/${first.body.case?.id}`)).body
    assert.equal(its.state, 'receiving')
    assert.deepEqual(its.files.map(file => `${file.name} ${file.role}`).toSorted(), [
      'annex.docx annex',
      'message.txt annex',
      'request.pdf annex',
    ])
    const file = its.files.find(one => one.name === 'annex.docx')
    const text = await ask(officer, 'GET', `/api/cases/${its.id}/files/${file?.id}/text`)
    assert.deepEqual(text.body, { text: 'List of accounts\n', pages: null, of: 'docx' })
    // Somebody else at the same moment hears that it was decided.
    const other = await ask<ProblemDocument>(secret, 'POST', `/api/post/${view.id}/case`, opened(good))
    assert.deepEqual([other.status, other.body.code], [409, 'act-not-open'])
  })

  test('that stands in quarantine goes into no case, and is downloaded under a name no program opens', async () => {
    const view = await comes(
      mail([{ name: 'tool.exe', type: 'application/pdf', bytes: 'MZ' }], { id: 'bad' }),
    )
    const bad = view.parts.find(part => part.verdict === 'quarantined')
    assert.ok(bad)
    const refused = await ask<ProblemDocument>(
      registrar,
      'POST',
      `/api/post/${view.id}/case`,
      opened([bad.id]),
    )
    assert.equal(refused.status, 422)
    assert.match(refused.body.detail, /quarantine.*clean copy/)
    for (const path of [`parts/${bad.id}`, 'whole']) {
      const answer = await fetch(`${server.url}/api/post/${view.id}/${path}`, { headers: registrar.headers })
      assert.equal(answer.headers.get('content-type'), 'application/octet-stream')
      assert.match(
        answer.headers.get('content-disposition') ?? '',
        /^attachment; filename="[^"]+\.(quarantined|as-it-came)"/,
      )
      assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
      assert.ok((await answer.arrayBuffer()).byteLength > 0)
    }
    const listed = (await ask<Listed>(registrar, 'GET', '/api/post?filter=quarantined')).body
    assert.ok(listed.post.some(line => line.id === view.id))
  })

  test('is laid into a case that is open; the very same file by pouch is recognised', async () => {
    const request = { name: 'request.pdf', type: 'application/pdf', bytes: pdf('Request that comes twice') }
    const first = await comes(mail([request], { id: 'email' }))
    const parts = first.parts.map(part => part.id)
    const open = await ask<PostView>(registrar, 'POST', `/api/post/${first.id}/case`, opened(parts))
    const scan = await comes(Buffer.from(request.bytes), 'scan-of-the-pouch.pdf')
    const [same] = scan.parts[0]?.same ?? []
    assert.equal(same?.post?.id, first.id)
    assert.equal(same?.case?.id, open.body.case?.id)
    const laid = await ask<PostView>(registrar, 'POST', `/api/post/${scan.id}/decisions`, {
      id: randomUUID(),
      kind: 'laidInto',
      case: open.body.case?.id,
      parts: scan.parts.map(part => part.id),
    })
    assert.equal(laid.body.state, 'laidInto')
    const its = (await ask<CaseView>(officer, 'GET', `/api/cases/${open.body.case?.id}`)).body
    assert.ok(its.files.some(file => file.name === 'scan-of-the-pouch.pdf'))
  })

  test('in a case above the reader’s level is neither seen nor told of by its hash', async () => {
    const request = { name: 'request.pdf', type: 'application/pdf', bytes: pdf('Request in a secret matter') }
    const first = await comes(mail([request], { id: 'grave' }))
    const open = await ask<PostView>(
      secret,
      'POST',
      `/api/post/${first.id}/case`,
      opened(
        first.parts.map(part => part.id),
        { confidentiality: 2 },
      ),
    )
    assert.equal(open.body.state, 'openedCase')
    assert.equal((await ask(registrar, 'GET', `/api/post/${first.id}`)).status, 404)
    const again = await comes(Buffer.from(request.bytes), 'again.pdf')
    assert.deepEqual(again.parts[0]?.same, [])
    const seen = (await ask<PostView>(secret, 'GET', `/api/post/${again.id}`)).body
    assert.equal(seen.parts[0]?.same.length, 1)
  })

  test('that is evidence another State furnished is no way around its limits on use', async () => {
    const result = {
      name: 'statement.pdf',
      type: 'application/pdf',
      bytes: pdf('The statement of a witness'),
    }
    const view = await comes(mail([result], { id: 'result' }))
    const part = view.parts.find(one => one.name === 'statement.pdf')
    const paths = [`parts/${part?.id}`, `parts/${part?.id}/text`, 'whole']
    const statuses = () =>
      Promise.all(
        paths.map(async path => {
          const answer = await fetch(`${server.url}/api/post/${view.id}/${path}`, {
            headers: registrar.headers,
          })
          return answer.status
        }),
      )
    assert.deepEqual(await statuses(), [200, 200, 200])
    const [id, act] = [randomUUID(), randomUUID()]
    await asOwner(server.database.ownerUrl, async client => {
      await client.query(
        `insert into cases (id, procedure, side, authority, partner, unit, state, opened, changed, folded)
         values ($1, 'mutual-legal-assistance', 'requesting', $2, 'XD:central', $3, 'sent', now(), now(), '{}')`,
        [id, server.authority, server.unit],
      )
      await client.query(
        `insert into acts (case_id, n, id, hash, header, strand, type, author, at, recorded_at, prev, link)
         values ($1, 1, $2, 'h', '', 'shared', 'deliverResult', 'XD:central', now(), now(), '', 'l')`,
        [id, act],
      )
      await client.query(
        `insert into act_files (act, position, case_id, salt, sha256) values ($1, 1, $2, '', $3)`,
        [act, id, part?.sha256],
      )
    })
    assert.deepEqual(await statuses(), [409, 409, 409])
  })

  test('is set aside only with a reason, and taken back', async () => {
    const view = await comes(mail([], { id: 'news', subject: 'Newsletter' }))
    const decide = (body: Record<string, unknown>) =>
      ask<PostView & ProblemDocument>(registrar, 'POST', `/api/post/${view.id}/decisions`, {
        id: randomUUID(),
        ...body,
      })
    assert.equal((await decide({ kind: 'setAside', reason: ' ' })).status, 422)
    assert.equal((await decide({ kind: 'takenBack' })).body.code, 'act-not-open')
    assert.equal((await decide({ kind: 'setAside', reason: 'A newsletter' })).body.state, 'setAside')
    const waits = async (): Promise<boolean> =>
      (await ask<Listed>(registrar, 'GET', '/api/post')).body.post.some(line => line.id === view.id)
    assert.equal(await waits(), false)
    const back = await decide({ kind: 'takenBack' })
    assert.deepEqual(
      back.body.decisions.map(one => [one.kind, one.reason]),
      [
        ['setAside', 'A newsletter'],
        ['takenBack', null],
      ],
    )
    assert.equal(await waits(), true)
  })

  test('is not there for an officer: no line, no part, no decision', async () => {
    const view = await comes(mail([], { id: 'hidden' }))
    const { body } = await ask<Listed>(officer, 'GET', '/api/post?filter=all')
    assert.deepEqual([body.post, body.waiting, body.roads], [[], 0, []])
    assert.equal((await ask(officer, 'GET', `/api/post/${view.id}`)).status, 404)
    const decision = { id: randomUUID(), kind: 'setAside', reason: 'I would rather not' }
    assert.equal((await ask(officer, 'POST', `/api/post/${view.id}/decisions`, decision)).status, 404)
    const answer = await fetch(`${server.url}/api/post/${view.id}/whole`, { headers: officer.headers })
    assert.equal(answer.status, 404)
  })

  test('comes a page at a time', async () => {
    const first = (await ask<Listed>(registrar, 'GET', '/api/post?filter=all&most=2')).body
    assert.equal(first.post.length, 2)
    const next = (await ask<Listed>(registrar, 'GET', `/api/post?filter=all&most=2&after=${first.next}`)).body
    assert.ok(next.post.every(line => !first.post.some(other => other.id === line.id)))
    assert.equal((await ask(registrar, 'GET', '/api/post?after=nonsense')).status, 422)
  })

  test('whose content an order destroyed in its case is destroyed here, too, and the line says so', async () => {
    const request = { name: 'request.pdf', type: 'application/pdf', bytes: pdf('Sent by mistake') }
    const view = await comes(mail([request], { id: 'mistake' }))
    const open = await ask<PostView>(
      registrar,
      'POST',
      `/api/post/${view.id}/case`,
      opened(view.parts.map(part => part.id)),
    )
    const sha256 = view.parts.find(part => part.name === 'request.pdf')?.sha256 ?? ''
    const whole = await asOwner(server.database.ownerUrl, client =>
      client.query<{ sha256: string }>('select sha256 from post where id = $1', [view.id]),
    )
    const id = open.body.case?.id ?? ''
    const act = async (type: string, data: Record<string, unknown>, more: Record<string, unknown> = {}) => {
      const { body } = await ask<CaseView>(registrar, 'GET', `/api/cases/${id}`)
      return ask<CaseView & ProblemDocument>(registrar, 'POST', `/api/cases/${id}/acts`, {
        id: randomUUID(),
        type,
        data,
        seen: body.acts,
        ...more,
      })
    }
    const sent = await act(
      'send',
      { reference: 'DJ-1' },
      { received: { channel: 'email', on: '2026-11-23' } },
    )
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    const carried = sent.body.entries.find(entry => entry.header.type === 'send')
    await server.person({ login: 'h.ead', duties: ['head', 'registrar'], level: 1 })
    registrar = await server.signIn('h.ead')
    const ordered = await act('expunge', {
      act: carried?.header.id,
      authority: 'Court of Aurelia',
      reason: 'Sent by mistake',
    })
    assert.equal(ordered.status, 200, JSON.stringify(ordered.body))
    assert.equal(await server.office.storage.has(sha256), false)
    assert.equal(await server.office.storage.has(whole.rows[0]?.sha256 ?? ''), false)
    const after = (await ask<PostView>(registrar, 'GET', `/api/post/${view.id}`)).body
    assert.notEqual(after.destroyedAt, null)
    assert.deepEqual([after.sender, after.subject, after.excerpt], [null, null, ''])
  })
})
