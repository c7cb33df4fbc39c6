import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Problem } from '#api/problem.ts'
import { type Folded, stateOf } from '#cases/folded.ts'
import { readCase } from '#cases/read.ts'
import { asOwner } from '#db/cluster.ts'
import { all, inTransaction, one } from '#db/pool.ts'
import { fold } from '#procedures/fold.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { actOf, answered, envelope, packed, requestData, traces } from '#test/forged.ts'
import { bytesOf, carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { laidIn, registered, said, sent } from '#test/requests.ts'
import { exchangeActor } from './crossing.ts'
import { createKeys } from './keys.ts'
import type { SealedAct } from './message.ts'
import { readPartner } from './partners.ts'
import { receive, type Received } from './receive.ts'
import type { RefusalCode } from './refused.ts'
import { sealOnce } from './send.ts'
import { encryptedFor, entriesFor, signedZip } from './testing.ts'

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
let borealia: TestOffice
before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
})
after(async () => offices.close())

const take = (office: TestOffice, bytes: Uint8Array): Promise<Received> =>
  receive(office.crossing, bytesOf(bytes), 'https')

async function receiptOf(
  office: TestOffice,
  bytes: Uint8Array,
): Promise<{ arrival: string; receipt: Buffer }> {
  const received = await take(office, bytes)
  if (received.kind !== 'act')
    assert.fail(received.kind === 'refused' ? received.refused.message : received.kind)
  return received
}

async function refusalOf(office: TestOffice, bytes: Uint8Array): Promise<RefusalCode> {
  const received = await take(office, bytes)
  assert.equal(received.kind, 'refused')
  return received.kind === 'refused' ? received.refused.code : assert.fail()
}

interface Arrival {
  id: string
  verdict: string
  code: string | null
  attempts: number
  act: string | null
}
const arrivalOf = (office: TestOffice, bytes: Uint8Array): Promise<Arrival> =>
  inTransaction(office.office.db, exchangeActor, tx =>
    one(
      tx,
      sql<Arrival>`
        select id, verdict, code, attempts, act from arrivals
        where package = ${createHash('sha256').update(bytes).digest('hex')}`,
    ),
  )

/** The sealed packages that wait in an office for a case, oldest first. */
async function waitingPackages(from: TestOffice, caseId: string): Promise<Buffer[]> {
  const messages = await inTransaction(from.office.db, exchangeActor, tx =>
    all(
      tx,
      sql<{ id: string }>`
        select m.id from messages m join acts a on a.id = m.act
        where m.case_id = ${caseId} and m.state = 'waiting' order by a.n`,
    ),
  )
  const packages: Buffer[] = []
  for (const { id } of messages) {
    const { sha256 } = await sealOnce(from.crossing, id)
    packages.push(await buffer(from.office.storage.get(sha256)))
  }
  return packages
}

/** The act as it lies in the sender's register, ready to be sealed again. */
const actInRegister = (office: TestOffice, caseId: string, type: string): Promise<SealedAct> =>
  inTransaction(office.office.db, exchangeActor, async tx => {
    const row = await one(
      tx,
      sql<{ header: Buffer; bytes: Buffer; salt: Buffer }>`
        select a.header, c.bytes, c.salt from acts a join act_contents c on c.act = a.id
        where a.case_id = ${caseId} and a.type = ${type}`,
    )
    return {
      header: JSON.parse(row.header.toString()),
      content: JSON.parse(row.bytes.toString()),
      salt: row.salt.toString('hex'),
      fileSalts: [],
    }
  })

const register = (id: string) => ({ reference: `XB-R-${id}`, officer: { name: 'Y' }, urgency: 'P2' })

describe('the same again', () => {
  test('a package that comes six times at once, and once more, is recorded once and gets one receipt', async () => {
    const id = await sent(aurelia)
    const [bytes] = await waitingPackages(aurelia, id)
    if (!bytes) throw new Error('A message waits')
    const receipts = await Promise.all([1, 2, 3, 4, 5, 6].map(() => receiptOf(borealia, bytes)))
    receipts.push(await receiptOf(borealia, bytes))
    for (const one of receipts) assert.deepEqual(one, receipts[0])
    const arrival = await arrivalOf(borealia, bytes)
    assert.deepEqual([arrival.id, arrival.verdict, arrival.attempts], [receipts[0]?.arrival, 'recorded', 7])
    assert.equal((await readCase(borealia.office, borealia.people.officer, id)).acts, 1)
    await carry(aurelia, borealia)
  })

  test('the same act in another package gets the first receipt, and nothing is stored again', async () => {
    const id = await sent(aurelia)
    await carry(aurelia, borealia)
    await borealia.act(borealia.people.registrar, id, 'register', register(id))
    const [bytes] = await waitingPackages(borealia, id)
    if (!bytes) throw new Error('A message waits')
    const first = await receiptOf(aurelia, bytes)
    const before = await traces(aurelia)
    const again = await packed(
      borealia.crossing.keys,
      aurelia.crossing.keys,
      await actInRegister(borealia, id, 'register'),
    )
    assert.deepEqual(await receiptOf(aurelia, again), first)
    assert.deepEqual(await traces(aurelia), before)
    await carry(borealia, aurelia)
  })
})

describe('what is refused leaves a line that says why, and nothing else', () => {
  const refused = async (bytes: Uint8Array, code: RefusalCode): Promise<void> => {
    const before = await traces(borealia)
    assert.equal(await refusalOf(borealia, bytes), code)
    const { attempts, ...arrival } = await arrivalOf(borealia, bytes)
    assert.deepEqual([arrival.verdict, arrival.code, arrival.act, attempts], ['refused', code, null, 1])
    assert.equal(await refusalOf(borealia, bytes), code)
    assert.equal((await arrivalOf(borealia, bytes)).attempts, 2)
    assert.deepEqual(await traces(borealia), before)
  }
  const fromAurelia = (act: SealedAct, message: Parameters<typeof packed>[3] = {}): Promise<Buffer> =>
    packed(aurelia.crossing.keys, borealia.crossing.keys, act, message)

  test('the workshop of these tests builds what would be taken', async () => {
    assert.equal((await take(borealia, await fromAurelia(actOf()))).kind, 'act')
  })

  test('cut off, altered, or no package at all', async () => {
    const honest = await fromAurelia(actOf())
    await refused(honest.subarray(0, -1), 'package-truncated')
    await refused(honest.subarray(0, 300), 'package-truncated')
    await refused(honest.subarray(0, 30), 'package-truncated')
    await refused(Buffer.alloc(0), 'package-truncated')
    await refused(Buffer.from('Dear colleague'), 'package-malformed')
    const altered = Buffer.from(honest)
    altered[600] = (altered[600] ?? 0) ^ 1
    await refused(altered, 'package-truncated')
  })

  test('signed by another key, from somebody unknown, or for somebody else', async () => {
    const make = (authority: string, folder: string) =>
      createKeys(join(borealia.crossing.workDir, folder), {
        authority,
        names: { commonName: 'Somebody', organisation: 'Somewhere', country: authority.slice(0, 2) },
        now: new Date('2026-01-01T00:00:00Z'),
      })
    const forger = await make('XA:central', 'forger')
    const stranger = await make('XC:central', 'stranger')
    await refused(await packed(forger, borealia.crossing.keys, actOf()), 'certificate-not-pinned')
    const act = actOf(requestData(), { from: 'XC:central' })
    await refused(await packed(stranger, borealia.crossing.keys, act), 'sender-unknown')
    await refused(await packed(aurelia.crossing.keys, stranger, actOf()), 'package-not-for-us')
    const forAnother = actOf(requestData(), { to: ['XC:central'] })
    await refused(await fromAurelia(forAnother, { to: 'XC:central' }), 'package-not-for-us')
  })

  test('in a version or a procedure that is not read here', async () => {
    await refused(await fromAurelia(actOf(requestData(), { version: '2.0' })), 'version-unknown')
    await refused(await fromAurelia(actOf(requestData(), { procedure: 'extradition' })), 'version-unknown')
    await refused(await fromAurelia(actOf(requestData(), { procedure: 'constructor' })), 'version-unknown')
  })

  test('a small package that unpacks to much', async () => {
    const entries = entriesFor(envelope(), actOf()).map(entry =>
      entry.name === 'request.json' ? { ...entry, bytes: Buffer.alloc(40 * 2 ** 20), deflate: true } : entry,
    )
    await refused(
      await encryptedFor(borealia.crossing.keys, signedZip(entries, aurelia.crossing.keys)),
      'zip-bomb',
    )
  })

  test('an act of a case that is not the sender’s', async () => {
    const withdraw = (caseId: string) => actOf({ reasons: said('x') }, { case: caseId, type: 'withdraw' })
    await refused(await fromAurelia(withdraw(randomUUID())), 'case-unknown')
    const ofCordovia = randomUUID()
    await asOwner(borealia.ownerUrl, async client => {
      await client.query(`insert into partners (authority, state, names, fingerprint, certificate, age_recipient, note_key, profile,
        profile_version, reads, pinned_at) values ('XC:central', 'XC', '{}', 'f', 'c', 'a', 'n', '{}', '1', '{}', now()) on conflict do nothing`)
      await client.query(
        `insert into cases (id, procedure, side, authority, partner, unit, state, opened, changed, folded)
         values ($1, 'mutual-legal-assistance', 'requested', 'XB:central', 'XC:central', $2, 'sent', now(), now(), '{}')`,
        [ofCordovia, borealia.unit],
      )
    })
    await refused(await fromAurelia(withdraw(ofCordovia)), 'case-unknown')
    await refused(await fromAurelia(actOf(requestData(), { case: ofCordovia })), 'case-unknown')
  })

  test('an act that takes the identity of another', async () => {
    const id = await registered(offices)
    const view = await readCase(borealia.office, borealia.people.officer, id)
    for (const entry of view.entries) {
      const act = actOf({ reasons: said('x') }, { case: id, type: 'withdraw', id: entry.header.id })
      await refused(await fromAurelia(act), 'act-conflict')
    }
  })

  test('an act that is not of its form, or that never crosses', async () => {
    const request = requestData()
    const measures = [
      { id: 'm1', kind: 'freezing' },
      { id: 'm1', kind: 'freezing' },
    ]
    for (const data of [
      {},
      { ...request, more: true },
      { ...request, reference: '' },
      { ...request, request: { measures } },
      { ...request, request: { caseName: 7 } },
      { ...request, request: { caseName: 'a null: \0' } },
      { ...request, governing: { '\0': 1 } },
      { ...request, request: { urgency: { wishedBy: '2026-02-30' } } },
    ]) {
      await refused(await fromAurelia(actOf(data)), 'act-invalid')
    }
    await refused(await fromAurelia(actOf({ text: 'x' }, { type: 'note' })), 'act-invalid')
    await refused(await fromAurelia(actOf(request, { strand: 'own' })), 'act-invalid')
    await refused(await fromAurelia(actOf(request, { from: 'XB:central' })), 'act-invalid')
    await refused(await fromAurelia(actOf(request, { type: 'constructor' })), 'act-invalid')
    await refused(await fromAurelia(actOf(request, { at: '0000-01-01T00:00:00Z' })), 'act-invalid')
  })

  test('numbers nobody counted to, and answers to what was never said', async () => {
    await refused(await fromAurelia(actOf(), { sequence: Number.MAX_SAFE_INTEGER }), 'message-invalid')
    const [from, to] = [aurelia.crossing.keys, borealia.crossing.keys]
    const hash = 'ab'.repeat(32)
    const receipt = (index: number) =>
      answered(from, to, {
        kind: 'receipt',
        details: {
          event: 'ContentConsignment',
          ofPackage: hash,
          ofMessage: randomUUID(),
          actId: randomUUID(),
          act: hash,
          recordedAt: '2026-11-02T08:00:00Z',
          log: { index, checkpoint: 'x' },
        },
      })
    await refused(await receipt(0), 'message-invalid')
    await refused(await receipt(2 ** 40), 'message-invalid')
    // The text of a note without anybody's signature.
    const checkpoint = 'comity/XB:central/from/XA:central\n1\nAAAA\n'
    const before = await traces(borealia)
    const { log } = await readPartner(borealia.crossing, borealia.people.head, 'XA:central')
    const bytes = await answered(from, to, { kind: 'countersignature', details: { checkpoint } })
    assert.equal(await refusalOf(borealia, bytes), 'message-invalid')
    assert.deepEqual(await traces(borealia), before)
    const partner = await readPartner(borealia.crossing, borealia.people.head, 'XA:central')
    assert.equal(partner.lastError, 'countersignature-false')
    assert.deepEqual(partner.log, log)
  })

  test('everything from a partner while the exchange with it is suspended', async () => {
    const suspend = (at: string | null) =>
      asOwner(borealia.ownerUrl, client =>
        client.query(`update partners set suspended_at = $1 where authority = 'XA:central'`, [at]),
      )
    const id = await sent(aurelia)
    const [bytes] = await waitingPackages(aurelia, id)
    if (!bytes) throw new Error('A message waits')
    await suspend('2026-11-02T08:00:00Z')
    await refused(bytes, 'sender-unknown')
    await suspend(null)
    const { arrival } = await receiptOf(borealia, bytes)
    // The line that said it was refused now says that it was recorded.
    assert.deepEqual(await arrivalOf(borealia, bytes), {
      id: arrival,
      verdict: 'recorded',
      code: null,
      attempts: 3,
      act: (await readCase(borealia.office, borealia.people.head, id)).entries[0]?.header.id,
    })
    await carry(aurelia, borealia)
  })

  test('a connection that breaks is no verdict: nothing is recorded, and the sender tries again', async () => {
    const bytes = await fromAurelia(actOf())
    const before = await traces(borealia)
    const arrivals = () =>
      asOwner(borealia.ownerUrl, async client => (await client.query('select count(*) from arrivals')).rows)
    const lines = await arrivals()
    for (const until of [0, 100, 400, bytes.length - 10]) {
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield bytes.subarray(0, until)
        throw new Error('the line went dead')
      }
      await assert.rejects(receive(borealia.crossing, broken(), 'https'), /the line went dead/)
    }
    assert.deepEqual(await traces(borealia), before)
    assert.deepEqual(await arrivals(), lines)
  })

  test('an act that comes before its request is refused for now, and taken when the request is there', async () => {
    const id = await sent(aurelia)
    await aurelia.act(aurelia.people.head, id, 'withdraw', { reasons: said('Too late.', 'en') })
    const [request, withdrawal] = await waitingPackages(aurelia, id)
    if (!request || !withdrawal) throw new Error('Two messages wait')
    assert.equal(await refusalOf(borealia, withdrawal), 'case-unknown')
    await receiptOf(borealia, request)
    const { arrival } = await receiptOf(borealia, withdrawal)
    assert.equal((await arrivalOf(borealia, withdrawal)).id, arrival)
    assert.equal((await readCase(borealia.office, borealia.people.officer, id)).state, 'withdrawn')
    await carry(aurelia, borealia)
  })
})

describe('whatever the order of arrival', () => {
  const sharedOf = async (office: TestOffice, id: string) => {
    const view = await readCase(office.office, office.people.head, id)
    const kept = await inTransaction(office.office.db, exchangeActor, tx =>
      one(tx, sql<Folded>`select folded, sent from cases where id = ${id}`),
    )
    const afresh = fold(mutualLegalAssistance, view.side, view.entries)
    assert.deepEqual(
      stateOf(kept),
      JSON.parse(JSON.stringify(afresh)),
      'what was folded act by act is what is folded at once',
    )
    return afresh
  }

  test('an act out of turn is recorded, receipted, marked and shown on both sides', async () => {
    const id = await registered(offices)
    const { officer } = borealia.people
    await borealia.act(officer, id, 'askInformation', {
      questions: [{ id: 'q1', path: 'facts', question: said('Qui ?') }],
    })
    await aurelia.act(aurelia.people.head, id, 'withdraw', { reasons: said('Settled.', 'en') })
    await carry(aurelia, borealia)
    await carry(borealia, aurelia)
    const [ours, theirs] = [await sharedOf(aurelia, id), await sharedOf(borealia, id)]
    assert.deepEqual(ours.shared, theirs.shared)
    assert.equal(ours.shared.outOfTurn.length, 1)
    const view = await readCase(aurelia.office, aurelia.people.head, id)
    const late = view.entries.find(entry => ours.shared.outOfTurn.includes(entry.hash))
    assert.deepEqual([late?.header.type, late?.crossing?.direction], ['askInformation', 'received'])
    assert.equal(view.state, 'withdrawn')
  })

  test('acts of both sides that cross in every permutation lead both to the same state', async () => {
    const permutations = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    for (const [number, order] of permutations.entries()) {
      const id = await registered(offices)
      const { officer } = borealia.people
      await borealia.act(officer, id, 'askInformation', {
        questions: [{ id: 'q1', path: 'facts', question: said('Qui ?') }],
      })
      await borealia.act(officer, id, 'acceptMeasure', { measure: 'm1' })
      await borealia.act(officer, id, 'consult', { measure: 'm3', about: said('Le gel ?') })
      await aurelia.act(aurelia.people.officer, id, 'note', { text: 'Nothing heard yet' })
      await aurelia.act(aurelia.people.head, id, 'withdraw', { reasons: said('Settled.', 'en') })
      const theirs = await waitingPackages(borealia, id)
      const ours = await waitingPackages(aurelia, id)
      const arriving = order.map(index => theirs[index] ?? Buffer.alloc(0))
      // Borealia hears of the withdrawal at one time or another between its own acts' arrivals.
      for (const [index, bytes] of arriving.entries()) {
        if (index === number % 3) await receiptOf(borealia, ours[0] ?? Buffer.alloc(0))
        await receiptOf(aurelia, bytes)
        const { waiting } = await sharedOf(aurelia, id)
        const here = new Set(order.slice(0, index + 1))
        const whole = [0, 1, 2].filter(at => [...Array(at + 1).keys()].every(before => here.has(before)))
        assert.equal(waiting.length, here.size - whole.length, 'an act waits for the one it names')
      }
      await carry(borealia, aurelia)
      await carry(aurelia, borealia)
      const [one, other] = [await sharedOf(aurelia, id), await sharedOf(borealia, id)]
      assert.deepEqual(one.shared, other.shared, `order ${order.join()}`)
      assert.equal(one.shared.count, 6)
    }
  })

  test('people act while the partner’s acts arrive: nothing is lost, and nobody waits for another in a circle', async () => {
    const id = await registered(offices)
    const { officer } = borealia.people
    for (const measure of ['m1', 'm2', 'm3']) await borealia.act(officer, id, 'acceptMeasure', { measure })
    const arriving = await waitingPackages(borealia, id)
    const persist = async (work: () => Promise<void>): Promise<void> => {
      for (;;) {
        const done = await work().then(
          () => true,
          (error: unknown) => {
            if (error instanceof Problem && error.code === 'case-changed') return false
            throw error
          },
        )
        if (done) return
      }
    }
    const note = () => aurelia.act(aurelia.people.officer, id, 'note', { text: 'At the same time' })
    await Promise.all([
      ...arriving.map(bytes => receiptOf(aurelia, bytes)),
      persist(note),
      persist(note),
      persist(note),
    ])
    // An act that crosses refers to the partner's row, which what arrives takes first and then asks for the case.
    const others = [await registered(offices), await registered(offices), await registered(offices)]
    for (const other of others) {
      await borealia.act(officer, other, 'acceptMeasure', { measure: 'm1' })
      const [bytes] = await waitingPackages(borealia, other)
      if (!bytes) throw new Error('A message waits')
      const withdraw = () => aurelia.act(aurelia.people.head, other, 'withdraw', { reasons: said('x', 'en') })
      await Promise.all([receiptOf(aurelia, bytes), persist(withdraw)])
    }
    await carry(borealia, aurelia)
    await carry(aurelia, borealia)
    for (const other of [id, ...others])
      assert.deepEqual((await sharedOf(aurelia, other)).shared, (await sharedOf(borealia, other)).shared)
  })

  test('results with files cross whole, and the clock of the register shows who holds it', async () => {
    const id = await registered(offices)
    const { officer } = borealia.people
    await borealia.act(officer, id, 'acceptMeasure', { measure: 'm1' })
    const file = await laidIn(borealia, officer, id, { role: 'result', text: 'the records', measure: 'm1' })
    await borealia.act(
      officer,
      id,
      'deliverResult',
      { measure: 'm1', procedureFollowed: 'followed', limitation: said('x') },
      [file],
    )
    await carry(borealia, aurelia)
    const view = await readCase(aurelia.office, aurelia.people.officer, id)
    const [its] = view.entries.at(-1)?.content?.files ?? []
    assert.ok(its)
    assert.equal((await buffer(aurelia.office.storage.get(its.sha256))).toString(), 'the records')
    assert.equal(view.holder, 'requested')
  })
})
