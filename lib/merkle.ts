/**
 * Merkle tree over SHA-256 as in RFC 9162 section 2.1 (the same tree as RFC 6962): proofs that an entry is in a log,
 * and that a log only grew. Leaves and inner nodes are hashed with different prefixes, so neither passes for the other.
 */
import { fromHex, hex, sha256 } from './sha256.ts'

/**
 * The right edge of a tree: the roots of its complete subtrees, largest first, in hex.
 * Enough to append and to know the root.
 */
export interface Frontier {
  /** Number of leaves. */
  readonly size: number
  readonly hashes: readonly string[]
}

/** Hash of a leaf's content: SHA-256(0x00 ‖ bytes). */
export function leafHash(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return hashWithPrefix(0x00, bytes, EMPTY)
}

/** Root of the tree over the given leaf hashes; of the empty tree SHA-256 of nothing. Time O(n). */
export function root(leafHashes: readonly Uint8Array[]): Uint8Array {
  return leafHashes.length === 0 ? sha256(EMPTY) : subtreeRoot(leafHashes, 0, leafHashes.length)
}

/**
 * The hashes that lead from the leaf at `index` to the root, nearest first.
 *
 * @throws RangeError when there is no such leaf
 */
export function inclusionProof(index: number, leafHashes: readonly Uint8Array[]): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leafHashes.length) {
    throw new RangeError(`a tree of ${leafHashes.length} leaves has no leaf ${index}`)
  }
  return path(leafHashes, index, 0, leafHashes.length)
}

/**
 * The hashes that prove that the tree of the first `first` leaves is the beginning of the whole tree.
 *
 * @throws RangeError when `first` is not from 1 to the number of leaves: from an empty tree nothing can be proven
 */
export function consistencyProof(first: number, leafHashes: readonly Uint8Array[]): Uint8Array[] {
  if (!Number.isInteger(first) || first < 1 || first > leafHashes.length) {
    throw new RangeError(`a tree of ${leafHashes.length} leaves had no earlier size ${first}`)
  }
  return growth(leafHashes, first, 0, leafHashes.length, true)
}

/**
 * Whether the proof leads from the leaf hash at `index` of a tree of `size` leaves to the root
 * (RFC 9162 section 2.1.3.2). A proof does not show the exact size: take it from where the root came from, a signed checkpoint.
 */
export function verifyInclusion(claim: {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}): boolean {
  const { index, size, leaf, proof } = claim
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  if (![leaf, claim.root, ...proof].every(isHash)) return false
  let node = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash)
      // A last node without a sibling rises until it is a right child.
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && equal(hash, claim.root)
}

/**
 * Whether the proof shows that the tree of `first` leaves is the beginning of the tree of `second` leaves
 * (RFC 9162 section 2.1.4.2). Equal sizes need equal roots and an empty proof; a first size of 0 is refused, as it
 * proves nothing.
 */
export function verifyConsistency(claim: {
  readonly first: number
  readonly second: number
  readonly firstRoot: Uint8Array
  readonly secondRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}): boolean {
  const { first, second, firstRoot, secondRoot, proof } = claim
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 1 || first > second)
    return false
  if (first === second) return proof.length === 0 && equal(firstRoot, secondRoot)
  if (![firstRoot, secondRoot, ...proof].every(isHash)) return false
  return leadsToBoth(claim)
}

/** The frontier of a tree without leaves. */
export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/**
 * The frontier with one more leaf. Time O(log n).
 *
 * @throws RangeError when the frontier's hashes do not fit its size, or the leaf hash has not 32 bytes
 */
export function append(frontier: Frontier, leaf: Uint8Array): Frontier {
  checkFrontier(frontier)
  if (!isHash(leaf)) throw new RangeError(`a leaf hash has 32 bytes, not ${leaf.length}`)
  const hashes = [...frontier.hashes]
  let hash = leaf
  // As in binary addition: each 1 at the end of the size is a complete subtree to merge with.
  for (let size = frontier.size; isOdd(size); size = half(size)) {
    hash = nodeHash(fromHex(hashes.pop() ?? ''), hash)
  }
  return { size: frontier.size + 1, hashes: [...hashes, hex(hash)] }
}

/**
 * Root of the tree with this frontier. Time O(log n).
 *
 * @throws RangeError when the frontier's hashes do not fit its size
 */
export function frontierRoot(frontier: Frontier): Uint8Array {
  checkFrontier(frontier)
  const [smallest, ...larger] = frontier.hashes.map(fromHex).toReversed()
  if (smallest === undefined) return sha256(EMPTY)
  return larger.reduce<Uint8Array>((right, left) => nodeHash(left, right), smallest)
}

const EMPTY = new Uint8Array()

function subtreeRoot(leaves: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (to - from === 1) return leafAt(leaves, from)
  const middle = from + split(to - from)
  return nodeHash(subtreeRoot(leaves, from, middle), subtreeRoot(leaves, middle, to))
}

/** PATH of RFC 9162 section 2.1.3.1, for the leaves from `from` to before `to`. */
function path(leaves: readonly Uint8Array[], index: number, from: number, to: number): Uint8Array[] {
  if (to - from === 1) return []
  const middle = from + split(to - from)
  return index < middle
    ? [...path(leaves, index, from, middle), subtreeRoot(leaves, middle, to)]
    : [...path(leaves, index, middle, to), subtreeRoot(leaves, from, middle)]
}

/** SUBPROOF of RFC 9162 section 2.1.4.1; `known` while the verifier has the root of what is left as its first root. */
function growth(
  leaves: readonly Uint8Array[],
  first: number,
  from: number,
  to: number,
  known: boolean,
): Uint8Array[] {
  if (first === to) return known ? [] : [subtreeRoot(leaves, from, to)]
  const middle = from + split(to - from)
  return first <= middle
    ? [...growth(leaves, first, from, middle, known), subtreeRoot(leaves, middle, to)]
    : [...growth(leaves, first, middle, to, false), subtreeRoot(leaves, from, middle)]
}

/** Computes both roots from the same hashes, so that one cannot be proven without the other. */
function leadsToBoth(claim: Parameters<typeof verifyConsistency>[0]): boolean {
  let node = claim.first - 1
  let last = claim.second - 1
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  // The first tree is complete exactly when all is shifted away: then its root stands in for the first hash.
  const [start, ...rest] = node === 0 ? [claim.firstRoot, ...claim.proof] : claim.proof
  if (start === undefined) return false
  let older = start
  let newer = start
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      older = nodeHash(sibling, older)
      newer = nodeHash(sibling, newer)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newer = nodeHash(newer, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && equal(older, claim.firstRoot) && equal(newer, claim.secondRoot)
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  return hashWithPrefix(0x01, left, right)
}

function hashWithPrefix(prefix: number, a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1 + a.length + b.length)
  bytes[0] = prefix
  bytes.set(a, 1)
  bytes.set(b, 1 + a.length)
  return sha256(bytes)
}

/** The largest power of two smaller than `size`, for sizes from 2: the leaves of the left subtree. */
function split(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

function leafAt(leaves: readonly Uint8Array[], index: number): Uint8Array {
  const leaf = leaves[index]
  if (leaf === undefined || !isHash(leaf)) throw new RangeError(`leaf ${index} is not a hash of 32 bytes`)
  return leaf
}

function checkFrontier(frontier: Frontier): void {
  let ones = 0
  for (let size = frontier.size; size >= 1; size = half(size)) if (isOdd(size)) ones++
  if (!Number.isSafeInteger(frontier.size) || frontier.size < 0 || ones !== frontier.hashes.length) {
    throw new RangeError(`a frontier of size ${frontier.size} cannot have ${frontier.hashes.length} hashes`)
  }
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === 32
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

// Sizes may exceed 32 bits, where the bit operators would cut them off.
function isOdd(size: number): boolean {
  return size % 2 === 1
}

function half(size: number): number {
  return Math.floor(size / 2)
}
