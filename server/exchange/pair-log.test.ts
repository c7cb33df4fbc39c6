import assert from 'node:assert/strict'
import { createHash, sign } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { readCase } from '#cases/read.ts'
import { asOwner } from '#db/cluster.ts'
import { all, inTransaction, one } from '#db/pool.ts'
import { checkpointText, parseCheckpoint, parseNote, signNote } from '#lib/note.ts'
import { importPackage } from '#register/import.ts'
import { answered, packed } from '#test/forged.ts'
import { bytesOf, carry, type TestOffice, twoOffices } from '#test/offices.ts'
import { registered, said, sent } from '#test/requests.ts'
import { logOrigin } from './checkpoint.ts'
import { exchangeActor } from './crossing.ts'
import { exportSealed } from './packages.ts'
import { readPartner } from './partners.ts'
import { receive } from './receive.ts'
import { sealOnce } from './send.ts'

let offices: { aurelia: TestOffice; borealia: TestOffice; close(): Promise<void> }
let aurelia: TestOffice
let borealia: TestOffice
before(async () => {
  offices = await twoOffices()
  ;({ aurelia, borealia } = offices)
})
after(async () => offices.close())

const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

/** RFC 6962, section 2.1, word for word: the tree over leaves, split at the largest power of two. */
function treeHead(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha()
  const [only] = leaves
  if (leaves.length === 1 && only) return sha(Buffer.of(0), only)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha(Buffer.of(1), treeHead(leaves.slice(0, split)), treeHead(leaves.slice(split)))
}

const other = (office: TestOffice): string => (office === aurelia ? 'XB:central' : 'XA:central')
const partnerOf = (office: TestOffice) => readPartner(office.crossing, office.people.head, other(office))
const leavesOf = (office: TestOffice, direction: 'sent' | 'received') =>
  inTransaction(office.office.db, exchangeActor, tx =>
    all(
      tx,
      sql<{ index: number; act_hash: string }>`
        select index, act_hash from pair_log where direction = ${direction} order by index`,
    ),
  )

interface Waiting {
  id: string
  act: string
  hash: string
  sequence: number
  sha256: string
  bytes: Buffer
}
/** The only message that waits, sealed. */
async function waiting(from: TestOffice, caseId: string): Promise<Waiting> {
  const { id, act, hash } = await inTransaction(from.office.db, exchangeActor, tx =>
    one(
      tx,
      sql<{ id: string; act: string; hash: string }>`
        select m.id, m.act, a.hash from messages m join acts a on a.id = m.act where m.case_id = ${caseId} and m.state = 'waiting'`,
    ),
  )
  const { sha256 } = await sealOnce(from.crossing, id)
  const { sequence } = await inTransaction(from.office.db, exchangeActor, tx =>
    one(tx, sql<{ sequence: number }>`select sequence from messages where id = ${id}`),
  )
  return { id, act, hash, sequence, sha256, bytes: await buffer(from.office.storage.get(sha256)) }
}

async function deliver(to: TestOffice, bytes: Uint8Array): Promise<Buffer> {
  const received = await receive(to.crossing, bytesOf(bytes), 'https')
  if (received.kind !== 'act')
    assert.fail(received.kind === 'refused' ? received.refused.message : received.kind)
  return received.receipt
}

describe('the log of a pair', () => {
  test('both sides hold the same leaves, and every root is what RFC 6962 says', async () => {
    await registered(offices)
    await registered(offices)
    for (const [sender, receiver] of [
      [aurelia, borealia],
      [borealia, aurelia],
    ] as const) {
      const [out, in_] = [await leavesOf(sender, 'sent'), await leavesOf(receiver, 'received')]
      assert.deepEqual(out, in_)
      assert.deepEqual(
        out.map(leaf => leaf.index),
        [0, 1],
      )
      const [ours, theirs] = [await partnerOf(sender), await partnerOf(receiver)]
      assert.deepEqual([ours.log.sent, theirs.log.received], [2, 2])
      const note = ours.log.sentCheckpoint ?? ''
      assert.equal(note, theirs.log.receivedCheckpoint)
      const { origin, size, root } = parseCheckpoint(parseNote(note).text)
      assert.deepEqual([origin, size], [`comity/${other(sender)}/from/${other(receiver)}`, 2])
      assert.deepEqual(Buffer.from(root), treeHead(out.map(leaf => Buffer.from(leaf.act_hash, 'hex'))))
    }
  })

  test('the next package brings the countersignature of what was receipted before it', async () => {
    const before = await partnerOf(borealia)
    const note = (await partnerOf(aurelia)).log.sentCheckpoint ?? ''
    await sent(aurelia)
    await carry(aurelia, borealia)
    const { log } = await partnerOf(borealia)
    assert.notEqual(log.receivedCountersigned, before.log.receivedCountersigned)
    const countersigned = parseNote(log.receivedCountersigned ?? '')
    assert.equal(countersigned.text, parseNote(note).text)
    assert.deepEqual(
      countersigned.signatures.map(signature => signature.name),
      ['XB:central', 'XA:central'],
    )
  })

  test('a false countersignature is said, and the act it came with is recorded all the same', async () => {
    const id = await registered(offices)
    await borealia.act(borealia.people.officer, id, 'acceptMeasure', { measure: 'm1' })
    const row = await inTransaction(borealia.office.db, exchangeActor, tx =>
      one(
        tx,
        sql<{ header: Buffer; bytes: Buffer; salt: Buffer }>`
          select a.header, c.bytes, c.salt from acts a join act_contents c on c.act = a.id
          where a.case_id = ${id} and a.type = 'acceptMeasure'`,
      ),
    )
    const act = {
      header: JSON.parse(row.header.toString()),
      content: JSON.parse(row.bytes.toString()),
      salt: row.salt.toString('hex'),
      fileSalts: [],
    }
    const before = await partnerOf(aurelia)
    await deliver(
      aurelia,
      await packed(borealia.crossing.keys, aurelia.crossing.keys, act, { countersigned: 'no note at all' }),
    )
    assert.equal((await readCase(aurelia.office, aurelia.people.officer, id)).state, 'inExecution')
    const after = await partnerOf(aurelia)
    assert.equal(after.lastError, 'countersignature-false')
    assert.equal(after.log.receivedCountersigned, before.log.receivedCountersigned)
    assert.equal(after.log.received, before.log.received + 1)
    // The honest package of the same act comes too: it is known, and its number closes no other gap than its own.
    await carry(borealia, aurelia)
    assert.equal((await partnerOf(aurelia)).log.received, before.log.received + 1)
  })
})

describe('a receipt with a false log', () => {
  /** Borealia signs what it likes about its log. */
  const falseReceipt = (of: Waiting, index: number, checkpoint: string): Promise<Buffer> =>
    answered(borealia.crossing.keys, aurelia.crossing.keys, {
      kind: 'receipt',
      details: {
        event: 'ContentConsignment',
        ofPackage: of.sha256,
        ofMessage: of.id,
        actId: of.act,
        act: of.hash,
        recordedAt: '2026-11-02T09:00:00.000Z',
        log: { index, checkpoint },
      },
    })
  const signed = (size: number, root: Buffer): string => {
    const text = checkpointText({ origin: logOrigin('XB:central', 'XA:central'), size, root })
    const { keys } = borealia.crossing
    return signNote(text, 'XB:central', keys.notePublic, bytes => sign(null, bytes, keys.note))
  }

  test('settles the message, is kept as evidence, is said, and is never countersigned', async () => {
    const before = await partnerOf(aurelia)
    const size = before.log.sent
    const cases = [await sent(aurelia), await sent(aurelia), await sent(aurelia)]
    const messages = []
    for (const id of cases) messages.push(await waiting(aurelia, id))
    const [wrongRoot, unsigned, again] = messages
    if (!wrongRoot || !unsigned || !again) throw new Error('Three messages wait')
    const attempts: [Waiting, number, string][] = [
      [wrongRoot, size, signed(size + 1, sha(Buffer.from('another tree')))],
      [unsigned, size + 1, 'comity/XB:central/from/XA:central\n9\nAAAA\n\n— XB:central AAAA\n'],
      [again, size, signed(size + 1, sha(Buffer.from('one place for two acts')))],
    ]
    for (const [message, index, checkpoint] of attempts) {
      const received = await receive(
        aurelia.crossing,
        bytesOf(await falseReceipt(message, index, checkpoint)),
        'file',
      )
      assert.equal(received.kind, 'answer', received.kind === 'refused' ? received.refused.message : '')
      const after = await partnerOf(aurelia)
      assert.equal(after.lastError, 'log-differs')
      assert.deepEqual([after.log.sent, after.log.sentCheckpoint], [size, before.log.sentCheckpoint])
    }
    for (const id of cases) {
      const view = await readCase(aurelia.office, aurelia.people.head, id)
      assert.equal(view.entries.at(-1)?.crossing?.state, 'received')
    }
    // What is sealed from now on bears our signature under the last log we could follow, and no other.
    const next = await sent(aurelia)
    const { bytes } = await waiting(aurelia, next)
    await deliver(borealia, bytes)
    const countersigned = parseNote((await partnerOf(borealia)).log.receivedCountersigned ?? '')
    assert.equal(parseCheckpoint(countersigned.text).size, size)
    // A true log from now on does not make the false leaf forgotten.
    assert.equal((await partnerOf(aurelia)).lastError, 'log-differs')
  })
})

describe('carried as a file', () => {
  test('export, import and the receipt brought back are the same code and the same bytes', async () => {
    const two = await twoOffices()
    try {
      const id = await sent(two.aurelia)
      const { head } = two.aurelia.people
      const act = (await readCase(two.aurelia.office, head, id)).entries.at(-1)?.header.id ?? ''
      const exported = await exportSealed(two.aurelia.crossing, head, id, act)
      const bytes = await buffer(exported.stream)
      assert.equal(bytes.length, exported.size)
      const again = await exportSealed(two.aurelia.crossing, head, id, act)
      assert.deepEqual(await buffer(again.stream), bytes, 'sealed once')

      const { registrar } = two.borealia.people
      const imported = await importPackage(two.borealia.crossing, registrar, bytesOf(bytes))
      assert.deepEqual(
        [imported.arrival?.road, imported.arrival?.verdict, imported.arrival?.case?.id],
        ['file', 'recorded', id],
      )
      const receipt = Buffer.from(imported.receipt ?? '', 'base64')
      const back = await importPackage(two.aurelia.crossing, head, bytesOf(receipt))
      assert.deepEqual(back, { arrival: null, receipt: null, answered: { kind: 'receipt', case: id } })
      assert.equal((await readCase(two.aurelia.office, head, id)).entries.at(-1)?.crossing?.state, 'received')
      // Brought a second time, by whatever road, it changes nothing.
      await importPackage(two.aurelia.crossing, head, bytesOf(receipt))
      await assert.rejects(importPackage(two.borealia.crossing, registrar, bytesOf(bytes.subarray(0, 99))), {
        name: 'PackageRefused',
        code: 'package-truncated',
      })
    } finally {
      await two.close()
    }
  })
})

describe('numbers', () => {
  test('a gap is shown until what is missing has come', async () => {
    const two = await twoOffices()
    try {
      const missing = async () =>
        (await readPartner(two.borealia.crossing, two.borealia.people.head, 'XA:central')).missing
      const packages: Buffer[] = []
      for (let n = 1; n <= 5; n++) {
        const id = await sent(two.aurelia)
        const { bytes, sequence } = await waiting(two.aurelia, id)
        assert.equal(sequence, n)
        packages.push(bytes)
      }
      assert.deepEqual(await missing(), [])
      for (const [number, expected] of [
        [2, ['1']],
        [5, ['1', '3–4']],
        [4, ['1', '3']],
        [4, ['1', '3']],
        [1, ['3']],
        [3, []],
      ] as const) {
        await deliver(two.borealia, packages[number - 1] ?? Buffer.alloc(0))
        assert.deepEqual(await missing(), expected)
      }
    } finally {
      await two.close()
    }
  })

  test('receipts have numbers, too, and an exchange without loss has no gap', async () => {
    const two = await twoOffices()
    try {
      const id = await registered(two)
      await two.aurelia.act(two.aurelia.people.head, id, 'withdraw', { reasons: said('x', 'en') })
      await carry(two.aurelia, two.borealia)
      for (const [office, authority] of [
        [two.aurelia, 'XB:central'],
        [two.borealia, 'XA:central'],
      ] as const) {
        const partner = await readPartner(office.crossing, office.people.head, authority)
        assert.deepEqual(partner.missing, [])
        const { highest } = await asOwner(
          office.ownerUrl,
          async client =>
            (await client.query<{ highest: number }>('select highest from partners')).rows[0] ??
            assert.fail(),
        )
        assert.equal(highest, 3)
      }
    } finally {
      await two.close()
    }
  })
})
