import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { isCitation } from './instrument.ts'
import { untoc } from './instruments/untoc.ts'
import { textClocks } from './text-clocks.ts'

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'law-checked.md'), 'utf8')
const rows = page
  .split('\n')
  .filter(line => line.startsWith('| '))
  .map(line => line.split('|').map(cell => cell.trim()))

describe('docs/law-checked.md', () => {
  test('has one row for each paragraph of our table, in the same words', () => {
    const written = rows.filter(row => /^\d/.test(row[1] ?? '')).map(row => [row[1], row[2]])
    const ours = Object.entries(untoc.provisions).map(([key, provision]) => [key, provision.says])
    assert.deepEqual(written, ours)
  })

  test('has one row for each rule of this release', () => {
    const rules = rows.map(row => row[1] ?? '').filter(cell => /^(SC|MLA)-/.test(cell))
    assert.deepEqual(rules, [
      ...Array.from({ length: 16 }, (_, index) => `SC-${String(index + 1).padStart(2, '0')}`),
      ...['03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14'].map(
        number => `MLA-${number}`,
      ),
      ...['15a', '15b', '15c', '15d', '15e', '15f', '15x'].map(number => `MLA-${number}`),
      ...Array.from({ length: 15 }, (_, index) => `MLA-${16 + index}`),
    ])
  })

  test('has one row for each clock of the texts, in the same words', () => {
    const written = rows.filter(row => /^C-\d/.test(row[1] ?? '')).map(row => [row[1], row[2], row[3]])
    const ours = Object.entries(textClocks).map(([id, clock]) => [
      id,
      `${clock.text}, ${clock.article}`,
      clock.says,
    ])
    assert.deepEqual(written, ours)
  })

  test('gives each row a result, and names only practices that exist', () => {
    for (const row of rows.filter(one => /^(\d|SC-|MLA-|C-\d)/.test(one[1] ?? ''))) {
      assert.match(row[4] ?? '', /^(same|corrected)/, row.join(' '))
    }
    for (const [named] of page.matchAll(/house [a-z0-9]+-[a-z0-9-]+/g)) assert.ok(isCitation(named), named)
  })
})
