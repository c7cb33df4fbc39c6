import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { canonical, canonicalText, type Json, JsonError, readCanonical, readJson } from '#lib/canonical.ts'
import { outsideData } from './data.ts'

const suite = outsideData('badinputs', 'JSONTestSuite')
const strings = outsideData('badinputs', 'blns', 'blns.json')
const proofs = outsideData('vectors', 'wycheproof', 'testvectors_v1')

/** What canonical form must be, told without the writer: nothing to spare, keys in order, and the same value. */
function checkCanonical(value: Json): void {
  const text = canonicalText(value)
  assert.deepEqual(withoutMinusZero(JSON.parse(text)), withoutMinusZero(value))
  assert.equal(JSON.stringify(JSON.parse(text)).length, text.length)
  checkKeys(JSON.parse(text), text)
  assert.deepEqual(withoutMinusZero(readCanonical(canonical(value))), withoutMinusZero(value))
}

/** Each key of an object, in UTF-16 order, is found in the text after the one before it. */
function checkKeys(value: unknown, text: string): void {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) {
    const inOrder = Object.keys(value).toSorted((a, b) =>
      Buffer.compare(Buffer.from(a, 'utf16le').swap16(), Buffer.from(b, 'utf16le').swap16()),
    )
    const members = inOrder.map(key => `${JSON.stringify(key)}:${canonicalText(memberOf(value, key))}`)
    assert.ok(text.includes(`{${members.join(',')}}`))
  }
  for (const member of Object.values(value)) checkKeys(member, text)
}

function memberOf(value: object, key: string): Json {
  // The value comes from JSON.parse, so its members are JSON.
  return Reflect.get(value, key) as Json
}

function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function checkFile(path: string): boolean {
  let value: Json
  try {
    value = readJson(new Uint8Array(readFileSync(path)))
  } catch (error) {
    assert.ok(error instanceof JsonError)
    return false
  }
  checkCanonical(value)
  return true
}

const files = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.json'))

describe('canonical form of public JSON', () => {
  test('of the parsing test suite', { skip: suite.skip }, () => {
    const folder = join(suite.path, 'test_parsing')
    const accepted = files(folder).filter(name => checkFile(join(folder, name)))
    assert.ok(accepted.filter(name => name.startsWith('y_')).length === 93)
  })

  test('of texts that readers understand differently', { skip: suite.skip }, () => {
    const folder = join(suite.path, 'test_transform')
    const written = Object.fromEntries(
      files(folder).map(name => {
        try {
          return [name, canonicalText(readJson(new Uint8Array(readFileSync(join(folder, name)))))]
        } catch (error) {
          return [name, error instanceof JsonError ? error.code : error]
        }
      }),
    )
    assert.equal(written['number_1.0.json'], '[1]')
    assert.equal(written['number_1e-999.json'], '[0]')
    assert.equal(written['number_1e6.json'], '[1000000]')
    assert.equal(written['number_9223372036854775807.json'], '[9223372036854776000]')
    for (const name of Object.keys(written)) {
      if (name.startsWith('object_same_key')) assert.equal(written[name], 'duplicate-key', name)
      if (/invalid_codepoint/.test(name))
        assert.match(String(written[name]), /^(lone-surrogate|not-utf8)$/, name)
      if (name.startsWith('object_key_nf')) assert.equal(String(written[name]).split(':').length, 3, name)
    }
  })

  test('of naughty strings, as values and as keys', { skip: strings.skip }, () => {
    const naughty = readJson(new Uint8Array(readFileSync(strings.path)))
    assert.ok(Array.isArray(naughty) && naughty.length > 500)
    checkCanonical(naughty)
    checkCanonical(
      Object.fromEntries(naughty.filter(text => text !== '__proto__').map(text => [String(text), text])),
    )
  })

  test('of large files', { skip: proofs.skip, timeout: 30_000 }, () => {
    const [first, second] = files(proofs.path)
    assert.ok(first !== undefined && second !== undefined)
    for (const name of [first, second]) {
      const value = readJson(new Uint8Array(readFileSync(join(proofs.path, name))))
      assert.deepEqual(readCanonical(canonical(value)), value)
    }
  })
})
