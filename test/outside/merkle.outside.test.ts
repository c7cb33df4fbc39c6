import assert from 'node:assert/strict'
import { createPublicKey, verify as ed25519Verify } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { z } from 'zod'
import {
  append,
  consistencyProof,
  emptyFrontier,
  frontierRoot,
  inclusionProof,
  leafHash,
  root,
  verifyConsistency,
  verifyInclusion,
} from '#lib/merkle.ts'
import { NoteError, noteKeyId, parseCheckpoint, parseNote, verifyNote } from '#lib/note.ts'
import { hex } from '#lib/sha256.ts'
import { outsideData } from './data.ts'

const proofs = outsideData('vectors', 'merkle', 'testdata')
const log = outsideData('vectors', 'tlog-tessera-log', 'testdata', 'log')

// Some of the vectors leave hashes out on purpose.
const bytes = z
  .string()
  .nullish()
  .transform(text => new Uint8Array(Buffer.from(text ?? '', 'base64')))
const proof = z
  .array(bytes)
  .nullish()
  .transform(hashes => hashes ?? [])
const Inclusion = z.object({
  leafIdx: z.number(),
  treeSize: z.number(),
  root: bytes,
  leafHash: bytes,
  proof,
  wantErr: z.boolean(),
})
const Consistency = z.object({
  size1: z.number(),
  size2: z.number(),
  root1: bytes,
  root2: bytes,
  proof,
  wantErr: z.boolean(),
})

const read = (folder: string) =>
  globSync(`${folder}/**/*.json`, { cwd: proofs.path }).map(name => ({
    name,
    content: JSON.parse(readFileSync(join(proofs.path, name), 'utf8')) as unknown,
  }))

/** Files by verdict, so that the counts say that all were judged. */
const counts = (verdicts: readonly boolean[]) => ({
  accepted: verdicts.filter(verdict => verdict).length,
  refused: verdicts.filter(verdict => !verdict).length,
})

describe('public proofs of RFC 6962 trees', { skip: proofs.skip }, () => {
  test('inclusion: every verdict as expected', () => {
    const verdicts = read('inclusion').map(({ name, content }) => {
      const { leafIdx, treeSize, leafHash, root, proof, wantErr } = Inclusion.parse(content)
      const verdict = verifyInclusion({ index: leafIdx, size: treeSize, leaf: leafHash, proof, root })
      assert.equal(verdict, !wantErr, name)
      return verdict
    })
    assert.deepEqual(counts(verdicts), { accepted: 6, refused: 72 })
  })

  test('consistency: every verdict as expected', () => {
    const verdicts = read('consistency').map(({ name, content }) => {
      const { size1, size2, root1, root2, proof, wantErr } = Consistency.parse(content)
      const claim = { first: size1, second: size2, firstRoot: root1, secondRoot: root2, proof }
      const verdict = verifyConsistency(claim)
      assert.equal(verdict, !wantErr, name)
      return verdict
    })
    assert.deepEqual(counts(verdicts), { accepted: 6, refused: 75 })
  })
})

describe('a public log with signed checkpoints', { skip: log.skip }, () => {
  const name = 'example.com/log/testdata'
  /** The log's public key, as published for tests. */
  const publicKey = new Uint8Array(Buffer.from('4dO7hDeEQgwc2pzp8BIyyreso3HbzQ0j6g7nEIWSRLE=', 'base64'))
  const sizes = Array.from({ length: 16 }, (_, size) => size)
  const checkpoint = (size: number) => readFileSync(join(log.path, `checkpoint.${size}`), 'utf8')

  const verify = (key: Uint8Array, signed: Uint8Array, signature: Uint8Array) =>
    ed25519Verify(
      null,
      signed,
      createPublicKey({
        key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]),
        format: 'der',
        type: 'spki',
      }),
      signature,
    )

  /** Entries of a bundle: each with its length in two bytes before it. */
  function entries(): Uint8Array[] {
    const bundle = readFileSync(join(log.path, 'tile', 'entries', '000.p', '15'))
    const found: Uint8Array[] = []
    for (let at = 0; at < bundle.length; ) {
      const end = at + 2 + bundle.readUInt16BE(at)
      found.push(new Uint8Array(bundle.subarray(at + 2, end)))
      at = end
    }
    return found
  }

  test('every checkpoint is signed by the log, and by nobody once changed', () => {
    assert.equal(noteKeyId(name, publicKey), parseNote(checkpoint(15)).signatures[0]?.keyId)
    for (const size of sizes) {
      const note = checkpoint(size)
      assert.deepEqual(verifyNote(note, [{ name, publicKey }], verify), [name])
      const changed = note.replace(`\n${size}\n`, `\n${size + 1}\n`)
      assert.throws(() => verifyNote(changed, [{ name, publicKey }], verify), NoteError)
    }
  })

  test('our tree over the log’s entries has the root that each checkpoint signs', () => {
    const hashes = entries().map(leafHash)
    assert.equal(hashes.length, 15)
    const tile = readFileSync(join(log.path, 'tile', '0', '000.p', '15'))
    assert.equal(hashes.map(hex).join(''), tile.toString('hex'))
    let frontier = emptyFrontier
    for (const size of sizes) {
      const { origin, size: signedSize, root: signedRoot } = parseCheckpoint(parseNote(checkpoint(size)).text)
      assert.deepEqual([origin, signedSize], [name, size])
      assert.equal(hex(root(hashes.slice(0, size))), hex(signedRoot))
      assert.equal(hex(frontierRoot(frontier)), hex(signedRoot))
      const next = hashes[size]
      if (next) frontier = append(frontier, next)
    }
  })

  test('our proofs lead between every two checkpoints, and from every entry to every checkpoint', () => {
    const hashes = entries().map(leafHash)
    const roots = sizes.map(size => parseCheckpoint(parseNote(checkpoint(size)).text).root)
    for (const [second, secondRoot] of roots.entries()) {
      const tree = hashes.slice(0, second)
      for (const [index, leaf] of tree.entries()) {
        const first = index + 1
        const firstRoot = roots[first] ?? new Uint8Array()
        assert.ok(
          verifyInclusion({
            index,
            size: second,
            leaf,
            proof: inclusionProof(index, tree),
            root: secondRoot,
          }),
        )
        assert.ok(
          verifyConsistency({ first, second, firstRoot, secondRoot, proof: consistencyProof(first, tree) }),
        )
      }
    }
  })
})
