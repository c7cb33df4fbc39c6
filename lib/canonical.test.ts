import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import vectors from '#test/vectors/canonical.json' with { type: 'json' }
import {
  canonical,
  canonicalText,
  type Json,
  JsonError,
  MAX_DEPTH,
  readCanonical,
  readJson,
} from './canonical.ts'
import { fromHex, utf8 } from './sha256.ts'

/** Any JSON value our form can hold; keys may be nasty, but not `__proto__`. */
const json = (): fc.Arbitrary<Json> =>
  fc.letrec<{ value: Json }>(tie => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(null, true, false),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc
          .oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('constructor', 'toJSON', '1', '10', '\uFB33', '😀'),
          )
          .filter(key => key !== '__proto__'),
        tie('value'),
        { maxKeys: 5 },
      ),
    ),
  })).value

const code = (expected: string) => (error: unknown) => error instanceof JsonError && error.code === expected

describe('vectors', () => {
  for (const { name, input, canonical: expected, sha256 } of vectors.accept) {
    test(name, () => {
      const value = readJson(utf8(input))
      assert.equal(canonicalText(value), expected)
      assert.equal(createHash('sha256').update(canonical(value)).digest('hex'), sha256)
      assert.equal(createHash('sha256').update(expected, 'utf8').digest('hex'), sha256)
      assert.deepEqual(readCanonical(utf8(expected)), JSON.parse(expected))
    })
  }

  for (const { ieee, text } of vectors.numbers) {
    test(`the double ${ieee} is written ${text}`, () => {
      assert.equal(canonicalText(Buffer.from(ieee, 'hex').readDoubleBE()), text)
    })
  }

  for (const { name, input, code: expected } of vectors.refuse) {
    test(`refuses ${name}`, () => {
      assert.throws(() => readJson(fromHex(input)), code(expected))
      assert.throws(() => readCanonical(fromHex(input)), code(expected))
    })
  }

  for (const { name, input } of vectors.notCanonical) {
    test(`is not canonical: ${name}`, () => {
      assert.doesNotThrow(() => readJson(utf8(input)))
      assert.throws(() => readCanonical(utf8(input)), code('not-canonical'))
    })
  }
})

describe('canonical', () => {
  test('keeps the value, and is read back by the strict reader', () => {
    fc.assert(
      fc.property(json(), value => {
        const text = canonicalText(value)
        // JSON has no minus zero; all else comes back as it was.
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
        assert.deepEqual(readCanonical(canonical(value)), JSON.parse(text))
      }),
      { numRuns: 300 },
    )
  })

  test('does not depend on the order in which members were added', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.integer()),
        fc.infiniteStream(fc.nat()),
        (members, random) => {
          delete members['__proto__']
          const shuffled = Object.entries(members)
            .map(entry => ({ entry, at: random.next().value }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ entry }) => entry)
          assert.equal(canonicalText(Object.fromEntries(shuffled)), canonicalText(members))
        },
      ),
    )
  })

  test('orders keys by UTF-16 code units', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' }), { maxLength: 10 }), keys => {
        const allowed = keys.filter(key => key !== '__proto__')
        const text = canonicalText(Object.fromEntries(allowed.map(key => [key, 0])))
        const written = [...text.matchAll(/("(?:[^"\\]|\\.)*"):0/g)].map(match =>
          String(JSON.parse(match[1] ?? '')),
        )
        // Big-endian UTF-16 compared byte by byte is the same order, found without the comparison under test.
        const expected = allowed.toSorted((a, b) =>
          Buffer.compare(Buffer.from(a, 'utf16le').swap16(), Buffer.from(b, 'utf16le').swap16()),
        )
        assert.deepEqual(written, expected)
      }),
    )
  })

  test('accepts objects without a prototype', () => {
    assert.equal(canonicalText(Object.assign(Object.create(null), { a: 1 })), '{"a":1}')
  })

  const cycle: unknown[] = []
  cycle.push(cycle)
  const refused: Record<string, unknown> = {
    'not a number': Number.NaN,
    infinity: [Number.POSITIVE_INFINITY],
    'an undefined member': { a: undefined },
    'an undefined element': [undefined],
    'a hole in an array': Array(3),
    'a large integer': 1n,
    'a function': () => 1,
    'a symbol': Symbol('a'),
    'a symbol as key': { [Symbol('a')]: 1 },
    'a date': new Date(0),
    'a map': new Map(),
    bytes: new Uint8Array(1),
    'an instance of a class': new (class Act {
      n = 1
    })(),
    'half a surrogate pair': 'a\uDE00',
    'half a surrogate pair in a key': { '\uD83D': 1 },
    'the key __proto__': JSON.parse('{"__proto__":1}'),
    'a cycle': cycle,
    'undefined itself': undefined,
  }
  for (const [name, value] of Object.entries(refused)) {
    test(`refuses ${name}`, () => {
      // The type forbids most of these; the test is about callers who went round it.
      assert.throws(() => canonicalText(value as Json), TypeError)
    })
  }

  test('writes and reads as many levels as it allows, and not one more', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
    assert.equal(canonicalText(JSON.parse(nested(MAX_DEPTH))), nested(MAX_DEPTH))
    assert.doesNotThrow(() => readCanonical(utf8(nested(MAX_DEPTH))))
    assert.throws(() => canonicalText(JSON.parse(nested(MAX_DEPTH + 1))), TypeError)
  })
})

describe('readJson', () => {
  test('reads what the platform reads, whatever the white space', () => {
    fc.assert(
      fc.property(json(), fc.constantFrom(undefined, 1, '\t', '\r\n'), (value, space) => {
        const text = JSON.stringify(value, null, space)?.replaceAll('\r\n', ' \r\n ') ?? 'null'
        assert.deepEqual(readJson(utf8(text)), JSON.parse(text))
      }),
    )
  })

  test('answers any bytes with a value or a JsonError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\u0d8e1-+. "a')) }), text => {
        try {
          assert.deepEqual(readJson(utf8(text)), JSON.parse(text))
        } catch (error) {
          assert.ok(error instanceof JsonError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('allows the same key in different objects, and a value that looks like a key', () => {
    const text = '{"a":{"a":"b:","b":"a"},"b":[{"a":1},{"a":"\\":"}]}'
    assert.deepEqual(readJson(utf8(text)), JSON.parse(text))
  })

  test('refuses a million open brackets without exhausting the stack', () => {
    assert.throws(() => readJson(utf8('['.repeat(1_000_000))), JsonError)
    assert.throws(() => readJson(utf8(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)), code('too-deep'))
  })

  test('reads long texts and numbers in linear time', { timeout: 10_000 }, () => {
    assert.equal(readJson(utf8(`"${'\\n'.repeat(1_000_000)}"`)), '\n'.repeat(1_000_000))
    assert.equal(readJson(utf8(`0.${'1'.repeat(1_000_000)}`)), 0.1111111111111111)
  })
})
