import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { haldenTrade } from '#procedures/mutual-legal-assistance/example.ts'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { proposedLines } from './task-proposal.ts'

const reader = { say: (key: string) => key, language: 'en', zone: 'UTC' }
const lines = proposedLines(mutualLegalAssistance, { ...haldenTrade }, 'm1', 'mla', reader)

describe('What is proposed for a task at home', () => {
  test('is what the measure itself says, and no line of another measure', () => {
    const measure = haldenTrade.measures?.find(one => one.id === 'm1')
    assert.equal(measure?.kind, 'bankRecords')
    const proposed = lines.filter(one => one.proposed)
    assert.ok(proposed.some(one => one.line.text === measure.account))
    const other = haldenTrade.measures?.find(one => one.id === 'm3')
    assert.equal(other?.kind, 'freezing')
    assert.ok(!JSON.stringify(lines).includes('measures.freezing'))
    assert.ok(proposed.every(one => one.line.key?.startsWith('measures.')))
  })

  test('leaves the facts ready to be added, whole and in every language they were written in', () => {
    const facts = lines.find(one => one.line.label === 'mla.form.facts')
    assert.equal(facts?.proposed, false)
    assert.deepEqual(facts.line.prose, haldenTrade.facts)
  })

  test('gives each line an id of its own', () => {
    assert.equal(new Set(lines.map(one => one.line.id)).size, lines.length)
  })
})
