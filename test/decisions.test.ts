import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const folder = new URL('../docs/decisions/', import.meta.url)

test('A decision has a number of its own, in its name and in its title', () => {
  const pages = readdirSync(folder)
  const numbers = pages.map(name => name.slice(0, 4))
  assert.deepEqual(numbers, [...new Set(numbers)], 'the later one takes the next free number')
  for (const name of pages) {
    assert.match(name, /^\d{4}-[a-z0-9-]+\.md$/)
    const title = readFileSync(new URL(name, folder), 'utf8').split('\n')[0] ?? ''
    assert.ok(title.startsWith(`# ${Number(name.slice(0, 4))}. `), `${name}: ${title}`)
  }
})
