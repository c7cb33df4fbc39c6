import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { emptyFrontier } from '#lib/merkle.ts'
import {
  appendAct,
  checkpointFits,
  countersign,
  logOrigin,
  signCheckpoint,
  verifyCheckpoint,
} from './checkpoint.ts'
import { publicKeys } from './keys.ts'
import { message, type ReceiptDetails, receiptAnswers, refusalOf, type Sent } from './message.ts'
import { openPackage } from './open.ts'
import { PackageRefused } from './refused.ts'
import { sealBytes } from './seal.ts'
import {
  exampleAct,
  exampleMessage,
  NOW,
  openedBy,
  type Pair,
  recipientOf,
  sha256,
  testPair,
} from './testing.ts'

let pair: Pair
before(async () => {
  pair = await testPair()
})
after(() => pair.remove())

const origin = logOrigin('XB:central', 'XA:central')
const acts = ['first', 'second', 'third'].map(sha256)

describe('the log of a pair', () => {
  test('has the root of RFC 6962 over the act hashes', () => {
    // Three leaves: the tree is ((1 2) 3); written out here with node:crypto alone.
    const h = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
    const [a, b, c] = acts.map(act => h(Buffer.of(0), Buffer.from(act, 'hex')))
    const root = h(Buffer.of(1), h(Buffer.of(1), a ?? assert.fail(), b ?? assert.fail()), c ?? assert.fail())
    const note = signCheckpoint(acts.reduce(appendAct, emptyFrontier), {
      sender: 'XA:central',
      keys: pair.borealia,
    })
    assert.deepEqual(note.split('\n').slice(0, 4), [
      'comity/XB:central/from/XA:central',
      '3',
      root.toString('base64'),
      '',
    ])
  })

  test('is vouched for by its keeper, and by both once the sender has compared it', () => {
    const log = acts.reduce(appendAct, emptyFrontier)
    const receiver = publicKeys(pair.borealia)
    const sender = publicKeys(pair.aurelia)
    const note = signCheckpoint(log, { sender: 'XA:central', keys: pair.borealia })
    const checkpoint = verifyCheckpoint(note, { origin, signers: [receiver] })
    assert.equal(checkpointFits(checkpoint, log), true)
    assert.throws(
      () => verifyCheckpoint(note, { origin, signers: [receiver, sender] }),
      /lacks the signature of XA/,
    )
    const both = countersign(note, pair.aurelia)
    assert.equal(verifyCheckpoint(both, { origin, signers: [receiver, sender] }).size, 3)
  })

  test('that dropped, changed or reordered an act does not fit', () => {
    const [a = '', b = '', c = ''] = acts
    const ours = acts.reduce(appendAct, emptyFrontier)
    for (const theirs of [
      [a, b],
      [a, c, b],
      [a, b, sha256('other')],
    ]) {
      const note = signCheckpoint(theirs.reduce(appendAct, emptyFrontier), {
        sender: 'XA:central',
        keys: pair.borealia,
      })
      const checkpoint = verifyCheckpoint(note, { origin, signers: [publicKeys(pair.borealia)] })
      assert.equal(checkpointFits(checkpoint, ours), false)
    }
  })

  test('is refused when it is another log, another signer, or altered', () => {
    const signers = [publicKeys(pair.borealia)]
    const log = acts.reduce(appendAct, emptyFrontier)
    const other = signCheckpoint(log, { sender: 'XC:central', keys: pair.borealia })
    assert.throws(() => verifyCheckpoint(other, { origin, signers }), /belongs to the log/)
    const note = signCheckpoint(log, { sender: 'XA:central', keys: pair.borealia })
    assert.throws(() => verifyCheckpoint(note.replace('\n3\n', '\n4\n'), { origin, signers }), {
      code: 'bad-signature',
    })
    assert.throws(() => verifyCheckpoint(note, { origin, signers: [publicKeys(pair.aurelia)] }), {
      code: 'unknown-signers',
    })
  })
})

describe('an answer', () => {
  test('of receipt travels as a package and speaks of exactly what was sent', async () => {
    const { act, files, hash } = exampleAct()
    const sentMessage = exampleMessage()
    const sealed = await sealBytes({
      message: sentMessage,
      act,
      files,
      keys: pair.aurelia,
      recipient: recipientOf(pair.borealia),
      now: NOW,
    })
    const arrived = await openPackage(openedBy(pair, sealed.bytes))
    const details: ReceiptDetails = {
      event: 'ContentConsignment',
      ofPackage: arrived.package.sha256,
      ofMessage: arrived.message.id,
      actId: arrived.act?.header.id ?? '',
      act: arrived.act?.hash ?? '',
      recordedAt: '2026-11-23T09:00:01.000Z',
      log: {
        index: 0,
        checkpoint: signCheckpoint(appendAct(emptyFrontier, hash), {
          sender: 'XA:central',
          keys: pair.borealia,
        }),
      },
    }
    await arrived.close()
    const answer = exampleMessage({ kind: 'receipt', from: 'XB:central', to: 'XA:central', details })
    const receipt = await sealBytes({
      message: answer,
      keys: pair.borealia,
      recipient: recipientOf(pair.aurelia),
      now: NOW,
    })
    const opened = await openPackage(
      openedBy(pair, receipt.bytes, { keys: pair.aurelia, self: 'XA:central' }),
    )
    assert.equal(opened.message.kind, 'receipt')
    const received = opened.message.details
    const sent: Sent = {
      message: sentMessage.id,
      package: sealed.sha256,
      header: { id: act.header.id },
      act: hash,
    }
    assert.equal(receiptAnswers(received, sent), true)
    for (const other of [
      { message: randomUUID() },
      { package: hash },
      { act: sealed.sha256 },
      { header: { id: randomUUID() } },
    ]) {
      assert.equal(receiptAnswers(received, { ...sent, ...other }), false)
    }
    await opened.close()
  })

  test('of refusal carries the code, a sentence and whether to try again', () => {
    const details = refusalOf(
      sha256('package'),
      new PackageRefused('digest-mismatch', 'act.json was altered.'),
    )
    const parsed = message.parse(exampleMessage({ kind: 'refusal', details }))
    assert.ok(parsed.kind === 'refusal')
    assert.deepEqual([parsed.details.code, parsed.details.retry], ['digest-mismatch', false])
    assert.match(parsed.details.message, /not the one that was signed/)
  })
})
