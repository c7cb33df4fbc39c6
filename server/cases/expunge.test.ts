import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { asOwner } from '#db/cluster.ts'
import { all, inTransaction, one } from '#db/pool.ts'
import { exchangeActor } from '#exchange/crossing.ts'
import { openContainer, openReceipt } from '#exchange/packages.ts'
import { receive } from '#exchange/receive.ts'
import { sealOnce } from '#exchange/send.ts'
import { verifyContainer } from '#exchange/verify.ts'
import { approvableFiles, bytesOf, carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { traces } from '#test/forged.ts'
import { drafted, laidIn, registered, said, sent } from '#test/requests.ts'
import { openActFile } from './files.ts'
import { listCases } from './list.ts'
import { readCase } from './read.ts'
import { rebuild } from './rebuild.ts'

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
let borealia: TestOffice
before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
})
after(async () => offices.close())

const order = (act: string) => ({
  act,
  authority: 'Court of Port Serin, 3 December 2026, 9 AR 41',
  reason: 'The accused was acquitted.',
})

async function actOf(office: TestOffice, caseId: string, type: string) {
  const { entries } = await readCase(office.office, office.people.head, caseId)
  return entries.findLast(entry => entry.header.type === type) ?? assert.fail(`there is no ${type}`)
}

/** Every file an act refers to here: its own, the sealed package and the signed container. */
async function filesOf(office: TestOffice, act: string): Promise<string[]> {
  const rows = await asOwner(office.ownerUrl, async client => {
    const found = await client.query<{ sha256: string | null }>(
      `select sha256 from act_files where act = $1
       union select package from messages where act = $1 union select container from messages where act = $1
       union select container from arrivals where act = $1`,
      [act],
    )
    return found.rows
  })
  return rows.flatMap(row => row.sha256 ?? [])
}

async function present(office: TestOffice, hashes: readonly string[]): Promise<boolean[]> {
  return Promise.all(hashes.map(sha256 => office.office.storage.has(sha256)))
}

/** Recomputes every link of a case from the headers that are there. */
async function assertChain(office: TestOffice, caseId: string): Promise<void> {
  interface Row {
    n: number
    header: Buffer
    hash: string
    prev: string
    link: string
    recorded_at: string
    recorded_by: string | null
  }
  const rows = await inTransaction(office.office.db, exchangeActor, tx =>
    all(
      tx,
      sql<Row>`select n, header, hash, prev, link, recorded_at, recorded_by from acts where case_id = ${caseId} order by n`,
    ),
  )
  const sha = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  let before = ''
  for (const row of rows) {
    const by = row.recorded_by === null ? 'null' : `"${row.recorded_by}"`
    assert.equal(sha(row.header), row.hash)
    assert.equal(row.prev, before)
    assert.equal(
      sha(
        `{"act":"${row.hash}","by":${by},"n":${row.n},"prev":"${before}","recordedAt":"${row.recorded_at}"}`,
      ),
      row.link,
    )
    before = row.link
  }
}

async function reportOf(office: TestOffice, bytes: Uint8Array) {
  const path = join(office.crossing.workDir, `${randomUUID()}.asice`)
  await writeFile(path, bytes)
  return verifyContainer(path, { workDir: office.crossing.workDir })
}

describe('content destroyed by order', () => {
  test('is gone with salt, files, package and words, and everything that proves the step still does', async () => {
    const id = await registered(offices)
    const { head } = aurelia.people
    const send = await actOf(aurelia, id, 'send')
    const files = await filesOf(aurelia, send.header.id)
    assert.equal(files.length, 4)
    assert.deepEqual(await present(aurelia, files), [true, true, true, true])
    assert.equal((await listCases(aurelia.office, head, { most: 50, words: 'Détroit' })).cases.length, 1)

    await aurelia.act(head, id, 'expunge', order(send.header.id))

    assert.deepEqual(await present(aurelia, files), [false, false, false, false])
    const left = await asOwner(aurelia.ownerUrl, async client => {
      const contents = await client.query('select 1 from act_contents where act = $1', [send.header.id])
      const salts = await client.query('select 1 from act_files where act = $1', [send.header.id])
      const laidIn = await client.query('select 1 from case_files where case_id = $1', [id])
      const drafts = await client.query('select 1 from drafts where case_id = $1', [id])
      return [contents.rowCount, salts.rowCount, laidIn.rowCount, drafts.rowCount]
    })
    assert.deepEqual(left, [0, 0, 0, 0])
    // No column of the case, nor any other row of it, still says what the request said.
    const rows = await asOwner(aurelia.ownerUrl, async client => {
      const tables = ['cases', 'case_files', 'drafts', 'measures', 'messages', 'arrivals']
      const texts = []
      for (const table of tables) {
        const { rows: its } = await client.query<{ row: string }>(
          `select to_jsonb(t)::text as row from ${table} t where ${table === 'cases' ? 'id' : 'case_id'} = $1`,
          [id],
        )
        texts.push(...its.map(row => row.row))
      }
      return texts.join('\n')
    })
    for (const word of ['Détroit', 'Halden', 'Nadia Rell', 'XB42 0001 4471'])
      assert.ok(!rows.includes(word), word)
    assert.deepEqual((await listCases(aurelia.office, head, { most: 50, words: 'Détroit' })).cases, [])

    await assertChain(aurelia, id)
    const view = await readCase(aurelia.office, head, id)
    const gone = view.entries.find(entry => entry.header.id === send.header.id)
    assert.equal(gone?.content, null)
    assert.deepEqual(gone.header, send.header)
    assert.equal(gone.crossing?.state, 'received')
    assert.equal(view.state, 'registered')
    assert.equal(view.title, '')
    const ordered = view.entries.at(-1)
    assert.deepEqual([ordered?.header.type, ordered?.byName], ['expunge', 'Anselm Brandt'])
    assert.deepEqual(ordered?.content?.data, order(send.header.id))
    await assert.rejects(openActFile(aurelia.office, head, id, send.header.id, 1), { code: 'not-found' })
    await assert.rejects(openContainer(aurelia.crossing, head, id, send.header.id), { code: 'not-found' })

    // The partner's receipt is kept here and verifies; the partner's own copy is the partner's.
    const receipt = await reportOf(
      aurelia,
      (await openReceipt(aurelia.crossing, head, id, send.header.id)).bytes,
    )
    assert.equal(receipt.verdict, 'verified', receipt.reason ?? '')
    assert.equal(receipt.message?.kind === 'receipt' && receipt.message.details.act, send.hash)
    const theirs = await openContainer(borealia.crossing, borealia.people.head, id, send.header.id)
    const container = await reportOf(borealia, await buffer(theirs.stream))
    assert.equal(container.verdict, 'verified', container.reason ?? '')
    assert.equal(container.act?.hash, send.hash)
    const logged = await inTransaction(aurelia.office.db, exchangeActor, tx =>
      all(tx, sql<{ act_hash: string }>`select act_hash from pair_log where act_hash = ${send.hash}`),
    )
    assert.equal(logged.length, 1)
  })

  test('leaves a case that goes on, and a projection that the acts still give', async () => {
    const id = await registered(offices)
    await aurelia.act(aurelia.people.head, id, 'expunge', order((await actOf(aurelia, id, 'send')).header.id))
    await borealia.act(borealia.people.officer, id, 'acceptMeasure', { measure: 'm1' })
    await carry(borealia, aurelia)
    await aurelia.act(aurelia.people.officer, id, 'note', { text: 'Goes on' })
    assert.equal((await readCase(aurelia.office, aurelia.people.head, id)).state, 'inExecution')
    const compared = await rebuild(aurelia.office.db, { compare: true })
    assert.deepEqual(compared.different, [])
  })

  test('of the requested State: what arrived and its container go, the receipt it gave stays the same', async () => {
    const id = await sent(aurelia)
    const send = await actOf(aurelia, id, 'send')
    const [message] = await inTransaction(aurelia.office.db, exchangeActor, tx =>
      all(tx, sql<{ id: string }>`select id from messages where act = ${send.header.id}`),
    )
    const { sha256 } = await sealOnce(aurelia.crossing, message?.id ?? '')
    const bytes = await buffer(aurelia.office.storage.get(sha256))
    const first = await receive(borealia.crossing, bytesOf(bytes), 'https')
    const { head } = borealia.people
    assert.equal((await readCase(borealia.office, head, id)).title, 'Halden Trade')
    const files = await filesOf(borealia, send.header.id)
    assert.equal(files.length, 3)
    await borealia.act(head, id, 'expunge', order(send.header.id))
    assert.deepEqual(await present(borealia, files), [false, false, false])
    assert.equal((await readCase(borealia.office, head, id)).title, '')
    await assertChain(borealia, id)

    // The answer was lost, and the sender sends again: it gets the same receipt, and nothing comes back to life.
    const before = await traces(borealia)
    const again = await receive(borealia.crossing, bytesOf(bytes), 'https')
    assert.deepEqual(again, first)
    assert.deepEqual(await traces(borealia), before)
    assert.equal((await readCase(borealia.office, head, id)).entries[0]?.content, null)
    await carry(aurelia, borealia)
  })

  test('is ordered only by an act, in the same transaction, that names it', async () => {
    const id = await registered(offices)
    const { head, officer } = aurelia.people
    const send = await actOf(aurelia, id, 'send')
    const draft = await actOf(aurelia, id, 'draft')
    const call = (target: string, by: string) =>
      inTransaction(aurelia.office.db, head, tx => sql`select app.expunge(${target}, ${by})`.execute(tx))
    await assert.rejects(call(send.header.id, send.header.id), /only by an act that orders it/)
    await assert.rejects(call(send.header.id, randomUUID()), /only by an act that orders it/)
    await assert.rejects(call(randomUUID(), randomUUID()), /only by an act that orders it/)
    await aurelia.act(head, id, 'expunge', order(draft.header.id))
    const earlier = await actOf(aurelia, id, 'expunge')
    // An order of an earlier transaction, and one that names another act.
    await assert.rejects(call(send.header.id, earlier.header.id), /only by an act that orders it/)
    await assert.rejects(call(draft.header.id, earlier.header.id), /only by an act that orders it/)
    for (const table of ['act_contents', 'act_files']) {
      await assert.rejects(
        asOwner(aurelia.ownerUrl, client =>
          client.query(`delete from ${table} where act = $1`, [send.header.id]),
        ),
        /only by an act that orders it/,
      )
    }
    const refusals: [typeof head, Record<string, unknown>, string][] = [
      [officer, order(send.header.id), 'duty-missing'],
      [head, order(randomUUID()), 'body-invalid'],
      [head, order(earlier.header.id), 'body-invalid'],
      [head, order('everything'), 'body-invalid'],
      [head, { act: send.header.id }, 'body-invalid'],
      [head, order((await actOf(aurelia, await registered(offices), 'send')).header.id), 'body-invalid'],
    ]
    for (const [who, data, code] of refusals) {
      const error: unknown = await aurelia.act(who, id, 'expunge', data).catch((thrown: unknown) => thrown)
      assert.ok(error instanceof Problem, String(error))
      assert.equal(error.code, code)
    }
    assert.notEqual((await actOf(aurelia, id, 'send')).content, null)
  })

  test('leaves a file that another act, or another case, still needs, even one the head cannot see', async () => {
    const [id, other] = [await registered(offices), await registered(offices)]
    const { officer, head } = borealia.people
    const deliver = async (caseId: string, text: string) => {
      const file = await laidIn(borealia, officer, caseId, { role: 'result', text })
      await borealia.act(
        officer,
        caseId,
        'deliverResult',
        { measure: 'm1', procedureFollowed: 'followed', limitation: said('x') },
        [file],
      )
      return actOf(borealia, caseId, 'deliverResult')
    }
    for (const one of [id, other]) await borealia.act(officer, one, 'acceptMeasure', { measure: 'm1' })
    const shared = createHash('sha256').update('the same statement').digest('hex')
    const alone = createHash('sha256').update('a statement of its own').digest('hex')
    const loose = createHash('sha256').update('lies in another case').digest('hex')
    const first = await deliver(id, 'the same statement')
    const second = await deliver(id, 'a statement of its own')
    const third = await deliver(id, 'lies in another case')
    await deliver(other, 'the same statement')
    await laidIn(borealia, officer, other, { role: 'result', text: 'lies in another case' })
    await carry(borealia, aurelia)
    await asOwner(borealia.ownerUrl, client =>
      client.query('update cases set confidentiality = 2 where id = $1', [other]),
    )
    await assert.rejects(readCase(borealia.office, head, other), { code: 'not-found' })
    for (const act of [first, second, third]) await borealia.act(head, id, 'expunge', order(act.header.id))
    assert.deepEqual(await present(borealia, [shared, alone, loose]), [true, false, true])
    await asOwner(borealia.ownerUrl, client =>
      client.query('update cases set confidentiality = 0 where id = $1', [other]),
    )
    const kept = await actOf(borealia, other, 'deliverResult')
    assert.equal(
      (await buffer((await openActFile(borealia.office, head, other, kept.header.id, 1)).stream)).toString(),
      'the same statement',
    )
  })

  test('of an act under way ends its message, and holds up nobody else', async () => {
    const id = await sent(aurelia)
    const { head } = aurelia.people
    const send = await actOf(aurelia, id, 'send')
    await aurelia.act(head, id, 'expunge', order(send.header.id))
    const { crossing } = await actOf(aurelia, id, 'send')
    assert.deepEqual([crossing?.state, crossing?.error], ['refused', 'destroyed-by-order'])
    const { id: message } = await inTransaction(aurelia.office.db, exchangeActor, tx =>
      one(tx, sql<{ id: string }>`select id from messages where act = ${send.header.id}`),
    )
    await assert.rejects(sealOnce(aurelia.crossing, message), { code: 'not-found' })
    assert.equal(await carry(aurelia, borealia), 0)
  })

  test('takes with a request the letters of its earlier versions, which never left', async () => {
    const { officer, head } = aurelia.people
    const id = await drafted(aurelia, { related: 'XA-EARLIER' })
    await aurelia.act(officer, id, 'submit')
    const early = (await readCase(aurelia.office, officer, id)).files.map(file => file.sha256)
    await aurelia.act(head, id, 'returnToAuthor', { reasons: 'Wrong reference' })
    const { draft } = await readCase(aurelia.office, officer, id)
    const { saveDraft } = await import('./draft.ts')
    await saveDraft(aurelia.office, officer, id, {
      version: 2,
      request: { ...draft?.request, related: 'XA-LATER' },
    })
    await aurelia.act(officer, id, 'submit')
    await aurelia.act(head, id, 'approve', approvableFiles(await readCase(aurelia.office, head, id)))
    await aurelia.act(head, id, 'send')
    await carry(aurelia, borealia)
    assert.deepEqual(await present(aurelia, early), [true])
    await aurelia.act(head, id, 'expunge', order((await actOf(aurelia, id, 'send')).header.id))
    assert.deepEqual(await present(aurelia, early), [false])
  })

  test('of both registrations of two cases leaves both without a reference, not with the same empty one', async () => {
    const cases = [await registered(offices), await registered(offices)]
    for (const id of cases) {
      const register = await actOf(borealia, id, 'register')
      await borealia.act(borealia.people.head, id, 'expunge', order(register.header.id))
      assert.equal((await readCase(borealia.office, borealia.people.head, id)).reference, null)
      const theirs = await actOf(aurelia, id, 'register')
      await aurelia.act(aurelia.people.head, id, 'expunge', order(theirs.header.id))
      assert.equal((await readCase(aurelia.office, aurelia.people.head, id)).partnerReference, null)
    }
    for (const office of [aurelia, borealia])
      assert.deepEqual((await rebuild(office.office.db, { compare: true })).different, [])
  })
})
