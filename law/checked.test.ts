import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { isCitation } from './instrument.ts'
import { untoc } from './instruments/untoc.ts'

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
      ...['06', '07', '08', '09', '10'].map(number => `SC-${number}`),
      ...['03', '07', '13', '14', '15a', '15b', '15c', '15d', '15e', '15f'].map(number => `MLA-${number}`),
      ...['16', '19', '20', '21', '23', '24', '26', '28'].map(number => `MLA-${number}`),
    ])
  })

  test('gives each row a result, and names only practices that exist', () => {
    for (const row of rows.filter(one => /^(\d|SC-|MLA-)/.test(one[1] ?? ''))) {
      assert.match(row[4] ?? '', /^(same|corrected)/, row.join(' '))
    }
    for (const [named] of page.matchAll(/house [a-z0-9]+-[a-z0-9-]+/g)) assert.ok(isCitation(named), named)
  })
})
