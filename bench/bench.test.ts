import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('bench.ts', import.meta.url))

describe('the bench', () => {
  test('says every figure in one line of JSON', { timeout: 600_000 }, async () => {
    const child = spawn(process.execPath, [program, '--quick', '--cases', '600'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    assert.equal(child.exitCode, 0, err)
    const lines = out.trimEnd().split('\n')
    assert.equal(lines.length, 1)
    const said: unknown = JSON.parse(lines[0] ?? '')
    assert.deepEqual(keysOf(said, 'aims'), [
      'actToInsert',
      'exchangesPerSecond',
      'existingReady',
      'longCaseToShort',
      'rebuildPerSecond',
      'registerP95',
    ])
    assert.deepEqual(keysOf(said, 'lists', 'register'), ['agency', 'auditor', 'officer', 'small'])
    const numbers = numbersIn(said)
    assert.ok(numbers.length > 300, `only ${numbers.length} figures`)
    for (const [path, number] of numbers) {
      assert.ok(Number.isFinite(number) && number >= 0, `${path} is ${number}`)
    }
    // JSON writes what is no number as null.
    assert.ok(!(lines[0] ?? '').includes('null'))
  })
})

function keysOf(value: unknown, ...path: string[]): string[] {
  const [first, ...rest] = path
  if (typeof value !== 'object' || value === null) return []
  if (first === undefined) return Object.keys(value).toSorted()
  return keysOf(Object.entries(value).find(([key]) => key === first)?.[1], ...rest)
}

function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => numbersIn(member, `${path}.${key}`))
}
