import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mutualLegalAssistance as procedure } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { guideSteps, ownSteps, stepOf } from './steps.ts'
import { firstDifference } from './values.ts'

const finding = (path: string, severity: 'blocks' | 'warns' | 'informs') =>
  ({
    rule: 'MLA-15c',
    found: 'factsMissing',
    severity,
    cites: 'UNTOC 18(15)(c)',
    layer: 'untoc',
    path,
  }) as const

test('every finding is counted at the step of its field, those of the whole at the first', () => {
  const steps = guideSteps(
    procedure,
    { facts: { en: { text: 'a', origin: 'written', by: 'M.' } } },
    [
      finding('facts.fr', 'blocks'),
      finding('measures.m1.account', 'warns'),
      finding('', 'warns'),
      finding('purpose', 'informs'),
    ],
    0,
  )
  const counted = steps
    .filter(step => step.blocks + step.warns > 0)
    .map(step => [step.id, step.blocks, step.warns])
  assert.deepEqual(counted, [
    ['governing', 0, 1],
    ['facts', 1, 0],
    ['measures', 0, 1],
  ])
})

test('a step is done when something stands there and no rule objects', () => {
  const values = { purpose: { en: { text: 'a', origin: 'written', by: 'M.' } } }
  const steps = guideSteps(procedure, values, [finding('facts', 'blocks')], 1)
  assert.deepEqual(
    steps.filter(step => step.done).map(step => step.id),
    ['governing', 'purpose', 'annexes'],
  )
})

test('the page’s own steps are no names of the form, so that an address means one thing', () => {
  assert.ok(procedure.form.steps.every(step => !ownSteps.some(own => own === step.id)))
  assert.equal(stepOf(procedure, 'nowhere'), undefined)
})

test('a letter that is read in ends with recording it, not with submitting', () => {
  const ids = guideSteps(procedure, {}, [], 1, 'record').map(step => step.id)
  assert.equal(ids.at(-1), 'record')
  assert.ok(!ids.includes('submit'))
})

test('undoing leads to the place it changed', () => {
  const before = { persons: [{ id: 'p1', name: 'A' }], facts: { en: { text: 'x' } } }
  assert.equal(firstDifference(before, { ...before, persons: [{ id: 'p1', name: 'B' }] }), 'persons.p1.name')
  assert.equal(firstDifference(before, { ...before, persons: [] }), 'persons')
  assert.equal(firstDifference(before, before), undefined)
})
