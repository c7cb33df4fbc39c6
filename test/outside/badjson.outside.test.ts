import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type Json, JsonError, type JsonErrorCode, readJson } from '#lib/canonical.ts'
import { outsideData } from './data.ts'

const { path, skip } = outsideData('badinputs', 'JSONTestSuite', 'test_parsing')

/** Valid by RFC 8259, refused by us: two readers would see two values, so a signature would prove two things. */
const REFUSED_THOUGH_VALID: Readonly<Record<string, JsonErrorCode>> = {
  'y_object_duplicated_key.json': 'duplicate-key',
  'y_object_duplicated_key_and_value.json': 'duplicate-key',
}

const names = (prefix: string) => readdirSync(path).filter(name => name.startsWith(prefix))

function read(name: string): { value: Json } | { code: JsonErrorCode } {
  try {
    return { value: readJson(new Uint8Array(readFileSync(join(path, name)))) }
  } catch (error) {
    if (error instanceof JsonError) return { code: error.code }
    throw error
  }
}

describe('the JSON parsing test suite', { skip }, () => {
  test('every text that is not JSON is refused', () => {
    const accepted = names('n_').filter(name => 'value' in read(name))
    assert.deepEqual(accepted, [])
    assert.equal(names('n_').length, 188)
  })

  test('every text that is JSON is accepted, but for keys given twice', () => {
    const refused = names('y_').flatMap(name => {
      const result = read(name)
      return 'code' in result ? [[name, result.code]] : []
    })
    assert.deepEqual(Object.fromEntries(refused), REFUSED_THOUGH_VALID)
    assert.equal(names('y_').length, 95)
  })

  test('an accepted text has the value that the platform reads', () => {
    for (const name of [...names('y_'), ...names('i_')]) {
      const result = read(name)
      if ('value' in result)
        assert.deepEqual(result.value, JSON.parse(readFileSync(join(path, name), 'utf8')))
    }
  })

  test('every text that is JSON to some is read or refused with a code, and never crashes', () => {
    for (const name of names('i_')) assert.doesNotThrow(() => read(name))
    assert.equal(names('i_').length, 35)
  })
})
