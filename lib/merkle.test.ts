import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import vectors from '#test/vectors/merkle.json' with { type: 'json' }
import {
  append,
  consistencyProof,
  emptyFrontier,
  type Frontier,
  frontierRoot,
  inclusionProof,
  leafHash,
  root,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'
import { fromHex, hex, utf8 } from './sha256.ts'

const leaves = vectors.leafHashes.map(fromHex)

/** The tree hash level by level with an odd node carried up: another way to the same root, over node:crypto. */
function rootByLevels(leafHashes: readonly Uint8Array[]): string {
  let level = leafHashes.map(leaf => Buffer.from(leaf))
  if (level.length === 0) return createHash('sha256').digest('hex')
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const left = level[2 * i] ?? Buffer.alloc(0)
      const right = level[2 * i + 1]
      return right ? createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest() : left
    })
  }
  return level[0]?.toString('hex') ?? ''
}

const manyLeaves = (constraints: { minLength: number }) =>
  fc
    .array(fc.string(), { ...constraints, maxLength: 70 })
    .map(texts => texts.map(text => leafHash(utf8(text.toWellFormed()))))

function appendAll(leafHashes: readonly Uint8Array[]): Frontier {
  return leafHashes.reduce<Frontier>(append, emptyFrontier)
}

describe('vectors', () => {
  test('leaf hashes', () => {
    assert.deepEqual(
      vectors.leaves.map(leaf => hex(leafHash(fromHex(leaf)))),
      vectors.leafHashes,
    )
    const second = vectors.leaves.map(leaf => createHash('sha256').update(`00${leaf}`, 'hex').digest('hex'))
    assert.deepEqual(second, vectors.leafHashes)
  })

  for (const [size, expected] of vectors.roots.entries()) {
    test(`root of ${size} leaves`, () => {
      const first = leaves.slice(0, size)
      assert.equal(hex(root(first)), expected)
      assert.equal(hex(frontierRoot(appendAll(first))), expected)
      assert.equal(rootByLevels(first), expected)
    })
  }

  for (const { index, size, proof } of vectors.inclusion) {
    test(`leaf ${index} is in the tree of ${size}`, () => {
      assert.deepEqual(inclusionProof(index, leaves.slice(0, size)).map(hex), proof)
      const claim = {
        index,
        size,
        leaf: leaves[index] ?? new Uint8Array(),
        proof: proof.map(fromHex),
        root: fromHex(vectors.roots[size] ?? ''),
      }
      assert.ok(verifyInclusion(claim))
      assert.equal(verifyInclusion({ ...claim, root: fromHex(vectors.roots[size - 1] ?? '') }), false)
    })
  }

  for (const { first, second, proof } of vectors.consistency) {
    test(`the tree of ${first} is the beginning of the tree of ${second}`, () => {
      assert.deepEqual(consistencyProof(first, leaves.slice(0, second)).map(hex), proof)
      const claim = {
        first,
        second,
        firstRoot: fromHex(vectors.roots[first] ?? ''),
        secondRoot: fromHex(vectors.roots[second] ?? ''),
        proof: proof.map(fromHex),
      }
      assert.ok(verifyConsistency(claim))
      assert.equal(verifyConsistency({ ...claim, firstRoot: fromHex(vectors.roots[first - 1] ?? '') }), false)
    })
  }
})

describe('a tree', () => {
  test('has the same root however it is computed', () => {
    fc.assert(
      fc.property(manyLeaves({ minLength: 0 }), leafHashes => {
        assert.equal(hex(root(leafHashes)), rootByLevels(leafHashes))
        assert.equal(hex(frontierRoot(appendAll(leafHashes))), rootByLevels(leafHashes))
      }),
    )
  })

  test('keeps a frontier of one hash for each 1 in the binary size', () => {
    const frontier = appendAll(Array.from({ length: 1000 }, (_, i) => leafHash(utf8(String(i)))))
    assert.equal(frontier.size, 1000)
    assert.equal(frontier.hashes.length, (1000).toString(2).replaceAll('0', '').length)
  })

  test('does not change an earlier frontier', () => {
    const earlier = appendAll(leaves.slice(0, 3))
    const copy = structuredClone(earlier)
    append(earlier, leaves[3] ?? new Uint8Array())
    assert.deepEqual(earlier, copy)
  })

  test('refuses a frontier that fits no tree, and leaves that are not hashes', () => {
    const leaf = leafHash(utf8('send'))
    assert.throws(() => append({ size: 3, hashes: [hex(leaf)] }, leaf), RangeError)
    assert.throws(() => append({ size: -1, hashes: [] }, leaf), RangeError)
    assert.throws(() => frontierRoot({ size: 1.5, hashes: [hex(leaf)] }), RangeError)
    assert.throws(() => append(emptyFrontier, utf8('send')), RangeError)
    assert.throws(() => root([utf8('send')]), RangeError)
  })

  test('does not take an inner node for a leaf', () => {
    const [a, b] = [leafHash(utf8('a')), leafHash(utf8('b'))]
    assert.notEqual(hex(leafHash(Uint8Array.of(...a, ...b))), hex(root([a, b])))
  })
})

describe('an inclusion proof', () => {
  test('verifies for its leaf and for no other claim', () => {
    fc.assert(
      fc.property(manyLeaves({ minLength: 1 }), fc.nat(), fc.nat(), (leafHashes, n, m) => {
        const size = leafHashes.length
        const index = n % size
        const proof = inclusionProof(index, leafHashes)
        const leaf = leafHashes[index] ?? new Uint8Array()
        const claim = { index, size, leaf, proof, root: root(leafHashes) }
        assert.ok(verifyInclusion(claim))
        assert.equal(verifyInclusion({ ...claim, leaf: leafHash(utf8('another act')) }), false)
        assert.equal(verifyInclusion({ ...claim, proof: [...proof, leaf] }), false)
        assert.equal(verifyInclusion({ ...claim, index: size }), false)
        if (proof.length === 0) return
        assert.equal(verifyInclusion({ ...claim, proof: proof.slice(1) }), false)
        assert.equal(
          verifyInclusion({ ...claim, proof: proof.with(m % proof.length, leafHash(utf8('no'))) }),
          false,
        )
      }),
    )
  })

  test('is refused for impossible positions and sizes, and for hashes of another length', () => {
    const claim = { index: 0, size: 1, leaf: leafHash(utf8('a')), proof: [], root: leafHash(utf8('a')) }
    assert.ok(verifyInclusion(claim))
    for (const index of [-1, 0.5, Number.NaN, 1]) assert.equal(verifyInclusion({ ...claim, index }), false)
    for (const size of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.equal(verifyInclusion({ ...claim, size }), false)
    }
    assert.equal(verifyInclusion({ ...claim, leaf: new Uint8Array(), root: new Uint8Array() }), false)
    assert.throws(() => inclusionProof(8, leaves), RangeError)
    assert.throws(() => inclusionProof(0, []), RangeError)
  })

  test('binds the size as far as it changes the depth: an inner node is no root, a root no inner node', () => {
    const claim = { index: 0, leaf: leaves[0] ?? new Uint8Array(), root: root(leaves) }
    const proof = inclusionProof(0, leaves)
    assert.ok(verifyInclusion({ ...claim, size: 8, proof }))
    for (const size of [1, 2, 4, 9, 1000]) assert.equal(verifyInclusion({ ...claim, size, proof }), false)
  })

  test('works where sizes exceed 32 bits', () => {
    // Two leaves to the right of a complete tree of 2^40 leaves.
    const [left, a, b] = [leafHash(utf8('the first 2^40')), leafHash(utf8('a')), leafHash(utf8('b'))]
    const whole = root([left, root([a, b])])
    const claim = { index: 2 ** 40 + 1, size: 2 ** 40 + 2, leaf: b, proof: [a, left], root: whole }
    assert.ok(verifyInclusion(claim))
    assert.equal(verifyInclusion({ ...claim, index: 2 ** 40 }), false)
    const frontier = append({ size: 2 ** 40 + 1, hashes: [hex(left), hex(a)] }, b)
    assert.deepEqual(frontier, { size: 2 ** 40 + 2, hashes: [hex(left), hex(root([a, b]))] })
    assert.equal(hex(frontierRoot(frontier)), hex(whole))
  })
})

describe('a consistency proof', () => {
  test('verifies between the sizes it was made for', () => {
    fc.assert(
      fc.property(manyLeaves({ minLength: 1 }), fc.nat(), fc.nat(), (leafHashes, n, m) => {
        const second = leafHashes.length
        const first = 1 + (n % second)
        const proof = consistencyProof(first, leafHashes)
        const claim = {
          first,
          second,
          firstRoot: root(leafHashes.slice(0, first)),
          secondRoot: root(leafHashes),
          proof,
        }
        assert.ok(verifyConsistency(claim))
        const other = leafHash(utf8('no'))
        assert.equal(verifyConsistency({ ...claim, firstRoot: other }), false)
        assert.equal(verifyConsistency({ ...claim, secondRoot: other }), false)
        assert.equal(verifyConsistency({ ...claim, proof: [...proof, other] }), false)
        if (proof.length === 0) return
        assert.equal(verifyConsistency({ ...claim, proof: proof.slice(1) }), false)
        assert.equal(verifyConsistency({ ...claim, proof: proof.with(m % proof.length, other) }), false)
      }),
    )
  })

  test('fails when an earlier leaf was changed', () => {
    fc.assert(
      fc.property(manyLeaves({ minLength: 2 }), fc.nat(), fc.nat(), (leafHashes, n, m) => {
        const first = 1 + (n % (leafHashes.length - 1))
        const firstRoot = root(leafHashes.slice(0, first))
        const changed = leafHashes.with(m % first, leafHash(utf8('rewritten history')))
        const claim = { first, second: changed.length, firstRoot, secondRoot: root(changed) }
        assert.equal(verifyConsistency({ ...claim, proof: consistencyProof(first, changed) }), false)
      }),
    )
  })

  test('binds the sizes as far as they change the depth', () => {
    const claim = { first: 4, firstRoot: root(leaves.slice(0, 4)), secondRoot: root(leaves) }
    const proof = consistencyProof(4, leaves)
    assert.ok(verifyConsistency({ ...claim, second: 8, proof }))
    for (const second of [9, 16, 1000]) assert.equal(verifyConsistency({ ...claim, second, proof }), false)
    assert.equal(verifyConsistency({ ...claim, first: 2, second: 8, proof }), false)
  })

  test('proves nothing from an empty tree, nor backwards', () => {
    const [nothing, one] = [root([]), root(leaves.slice(0, 1))]
    const claim = { first: 0, second: 1, firstRoot: nothing, secondRoot: one, proof: [] }
    assert.equal(verifyConsistency(claim), false)
    assert.equal(verifyConsistency({ ...claim, second: 0, secondRoot: nothing }), false)
    assert.equal(
      verifyConsistency({ ...claim, first: 1, firstRoot: one, second: 0, secondRoot: nothing }),
      false,
    )
    assert.throws(() => consistencyProof(0, leaves), RangeError)
    assert.throws(() => consistencyProof(9, leaves), RangeError)
  })
})
