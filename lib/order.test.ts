import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import vectors from '#test/vectors/order.json' with { type: 'json' }
import { causalOrder, type OrderedAct } from './order.ts'

const hashes = (acts: readonly OrderedAct[]) => acts.map(act => act.hash)

/** Acts as two sides make them: each names some acts made before. */
const strand = () =>
  fc
    .array(
      fc.record({
        name: fc.nat({ max: 99 }),
        from: fc.constantFrom('XA', 'XB'),
        seen: fc.array(fc.nat(), { maxLength: 3 }),
      }),
      {
        maxLength: 25,
      },
    )
    .map(made =>
      made.map(({ name, from, seen }, n): OrderedAct => {
        const earlier = seen.filter(() => n > 0).map(at => `${made[at % n]?.name}-${at % n}`)
        return { hash: `${name}-${n}`, from, after: earlier }
      }),
    )

/** Acts that claim anything: unknown predecessors, cycles, themselves, the same hash twice. */
const claims = () => {
  const hash = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  return fc.array(
    fc.record({ hash, from: fc.constantFrom('XA', 'XB'), after: fc.array(hash, { maxLength: 2 }) }),
    { maxLength: 8 },
  )
}

const shuffled = <T>(acts: readonly T[], order: readonly number[]): T[] =>
  acts
    .map((act, n) => ({ act, at: order[n] ?? 0 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ act }) => act)

const numbers = () => fc.array(fc.nat(), { minLength: 30, maxLength: 30 })

/** The definition, word for word and slow: of the acts whose predecessors are all placed, the smallest comes next. */
function orderByDefinition(acts: readonly OrderedAct[]): string[] {
  const placed: string[] = []
  for (;;) {
    const free = acts
      .filter(act => !placed.includes(act.hash) && act.after.every(hash => placed.includes(hash)))
      .map(act => [act.from, act.hash] as const)
      .toSorted(([f, h], [g, i]) => (f === g ? (h < i ? -1 : 1) : f < g ? -1 : 1))
    const next = free[0]
    if (!next) return placed
    placed.push(next[1])
  }
}

/** Every pair (before, after) that the acts' own claims imply. */
function ancestors(acts: readonly OrderedAct[], hash: string): Set<string> {
  const found = new Set<string>()
  const open = [hash]
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const before of acts.find(act => act.hash === current)?.after ?? []) {
      if (!found.has(before)) open.push(before)
      found.add(before)
    }
  }
  return found
}

describe('vectors', () => {
  for (const { name, acts, ordered, waiting } of vectors.cases) {
    test(name, () => {
      const result = causalOrder<OrderedAct>(acts)
      assert.deepEqual(hashes(result.ordered), ordered)
      assert.deepEqual(hashes(result.waiting), waiting)
      assert.deepEqual(orderByDefinition(acts), ordered)
    })
  }
})

describe('causalOrder', () => {
  test('is what the definition says', () => {
    fc.assert(
      fc.property(strand(), acts =>
        assert.deepEqual(hashes(causalOrder(acts).ordered), orderByDefinition(acts)),
      ),
    )
  })

  test('is the same for every order of arrival', () => {
    fc.assert(
      fc.property(strand(), numbers(), (acts, order) => {
        assert.deepEqual(causalOrder(shuffled(acts, order)), causalOrder(acts))
      }),
    )
  })

  test('places every act after all it names, and leaves none waiting when none is missing', () => {
    fc.assert(
      fc.property(strand(), numbers(), (acts, order) => {
        const { ordered, waiting } = causalOrder(shuffled(acts, order))
        assert.deepEqual(waiting, [])
        const at = new Map(ordered.map((act, n) => [act.hash, n]))
        for (const act of ordered) {
          for (const before of act.after) assert.ok((at.get(before) ?? Infinity) < (at.get(act.hash) ?? -1))
        }
      }),
    )
  })

  test('keeps acts waiting while something is missing, and in the same causal relation when it has come', () => {
    fc.assert(
      fc.property(strand(), numbers(), (acts, order) => {
        const missing = new Set(acts.filter((_, n) => (order[n] ?? 0) % 3 === 0).map(act => act.hash))
        const here = acts.filter(act => !missing.has(act.hash))
        const { ordered, waiting } = causalOrder(here)
        const waits = (act: OrderedAct) => [...ancestors(acts, act.hash)].some(hash => missing.has(hash))
        assert.deepEqual(new Set(hashes(waiting)), new Set(hashes(here.filter(waits))))
        assert.equal(ordered.length + waiting.length, here.length)

        const later = new Map(causalOrder(acts).ordered.map((act, n) => [act.hash, n]))
        for (const [n, act] of ordered.entries()) {
          for (const before of ancestors(here, act.hash)) {
            assert.ok(hashes(ordered.slice(0, n)).includes(before))
            assert.ok((later.get(before) ?? Infinity) < (later.get(act.hash) ?? -1))
          }
        }
      }),
    )
  })

  test('is as deterministic and as careful when acts claim impossible things', () => {
    fc.assert(
      fc.property(claims(), numbers(), (acts, order) => {
        // The same hash with another content cannot be: keep the first of each.
        const distinct = acts.filter((act, n) => hashes(acts).indexOf(act.hash) === n)
        const result = causalOrder(shuffled(distinct, order))
        assert.deepEqual(result, causalOrder(distinct))
        assert.deepEqual(hashes(result.ordered), orderByDefinition(distinct))
        assert.deepEqual(
          hashes([...result.ordered, ...result.waiting]).toSorted(),
          hashes(distinct).toSorted(),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('returns the acts themselves and leaves the input alone', () => {
    const acts = Object.freeze([
      { hash: 'b', from: 'XA', after: ['a'], body: 'x' },
      { hash: 'a', from: 'XB', after: [], body: 'y' },
    ])
    assert.deepEqual(causalOrder(acts).ordered, [acts[1], acts[0]])
    assert.equal(causalOrder(acts).ordered[1], acts[0])
  })

  test('orders fifty thousand acts in a moment', { timeout: 10_000 }, () => {
    const acts = Array.from({ length: 50_000 }, (_, n) => ({
      hash: String((n * 7919) % 50_000).padStart(5, '0'),
      from: n % 2 === 0 ? 'XA' : 'XB',
      after: n < 10 ? [] : [String(((n - 10) * 7919) % 50_000).padStart(5, '0')],
    }))
    assert.equal(causalOrder(acts.toReversed()).ordered.length, 50_000)
  })
})
