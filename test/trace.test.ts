import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { resolution } from '#law/resolution.ts'
import { procedures } from '#procedures/procedures.ts'
import { features, owed } from './features.ts'
import { page, traceability, traced } from './trace.ts'

const root = resolve(import.meta.dirname, '..')
const rules = traced()

describe('docs/traceability.md', () => {
  test('is what the sources say now; to mend: npm run trace', () => {
    assert.equal(readFileSync(page, 'utf8'), traceability())
  })

  test('leads from every rule the program weighs to its file and at least one test', () => {
    const weighed = Object.values(procedures).flatMap(one => [...one.requestRules, ...one.actRules])
    for (const id of new Set(weighed.map(rule => rule.id))) {
      const its = rules.find(one => one.rule === id)
      assert.ok(its, `${id} is not in the catalogue`)
      assert.ok(its.files.length > 0 && its.tests.length > 0, `${id} leads nowhere`)
    }
  })

  test('has every rule on scope from 1 to 16 and on assistance from 3 to 30, kept or listed as open', context => {
    const wanted = [
      ...Array.from({ length: 16 }, (_, index) => `SC-${String(index + 1).padStart(2, '0')}`),
      ...Array.from({ length: 28 }, (_, index) => `MLA-${String(index + 3).padStart(2, '0')}`),
    ]
    const have = rules.map(one => one.rule)
    assert.deepEqual(
      wanted.filter(id => !have.some(one => one.replace(/[a-fx]$/, '') === id)),
      [],
    )
    const open = rules.filter(one => one.files.length === 0).map(one => one.rule)
    assert.ok(traceability().includes(`**Open:** ${open.join(', ') || 'none'}.`))
    context.diagnostic(`open rules: ${open.join(', ') || 'none'}`)
  })

  test('leads from what answers the resolution to files and tests that are there', () => {
    const named = features.flatMap(({ files, tests }) => [...files, ...tests])
    assert.deepEqual(
      named.filter(path => !existsSync(join(root, path))),
      [],
    )
    // Half done is not done: what names its files names its tests.
    assert.deepEqual(
      features.filter(one => one.files.length > 0 !== one.tests.length > 0),
      [],
    )
  })

  test('answers every paragraph named, those owed with something done, and lists what is open in them', context => {
    for (const id of Object.keys(resolution))
      assert.ok(
        features.some(one => one.for === id),
        id,
      )
    for (const id of owed) {
      const its = features.filter(one => one.for === id)
      assert.ok(
        its.some(one => one.tests.length > 0),
        id,
      )
      for (const one of its.filter(feature => feature.tests.length === 0)) {
        assert.ok(traceability().includes(`| ${one.does} | open | open |`), one.does)
        context.diagnostic(`open in ${id}: ${one.does}`)
      }
    }
  })
})
