import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Procedure } from '../../procedure.ts'
import type { Found } from '../../review.ts'
import { mutualLegalAssistance } from '../mutual-legal-assistance.ts'
import { actCases } from './acts.cases.ts'
import { found, type RuleCase } from './cases.ts'
import { contentsCases } from './contents.cases.ts'
import { draftCases } from './draft.cases.ts'
import { useCases } from './lanes-use.cases.ts'
import { laneCases } from './lanes.cases.ts'
import { measureCases } from './measures.cases.ts'
import { paperCases } from './paper.cases.ts'
import { proofCases } from './proof.cases.ts'
import { scopeCases } from './scope.cases.ts'

const cases: readonly RuleCase[] = [
  ...scopeCases,
  ...contentsCases,
  ...draftCases,
  ...measureCases,
  ...actCases,
  ...proofCases,
  ...laneCases,
  ...useCases,
  ...paperCases,
]
/** A rule that always speaks cannot be kept silent. */
const alwaysSpeaks: readonly string[] = ['MLA-19']

describe('Each rule of mutual legal assistance', () => {
  for (const one of cases) {
    test(`${one.rule}: ${one.when}: ${one.finds.length === 0 ? 'kept' : one.finds.join(', ')}`, () => {
      assert.deepEqual(said(mutualLegalAssistance, one), [...one.finds].toSorted())
      if (one.cites !== undefined) assert.equal(citing(one), one.cites)
    })
  }

  test('flags what arrived from the other side, and never stops it', () => {
    for (const one of cases) {
      const stopped = found(mutualLegalAssistance, one, true).filter(finding => finding.severity === 'blocks')
      assert.deepEqual(stopped, [], `${one.rule}: ${one.when}`)
    }
  })

  test('has a case that breaks it and one that keeps it', () => {
    for (const { id } of rules()) {
      const its = cases.filter(one => one.rule === id)
      assert.ok(
        its.some(one => one.finds.length > 0),
        `${id} has no case that breaks it`,
      )
      if (!alwaysSpeaks.includes(id))
        assert.ok(
          its.some(one => one.finds.length === 0),
          `${id} has no case that keeps it`,
        )
    }
  })

  test('has a case for each thing it can find', () => {
    const told = new Set(cases.flatMap(one => one.finds.map(name => name.split(' ')[0])))
    assert.deepEqual(
      findable().filter(name => !told.has(name)),
      [],
    )
  })
})

describe('A rule turned into its opposite', () => {
  const places = [
    ...mutualLegalAssistance.requestRules.map((rule, at) => ({ rule, at, list: 'requestRules' as const })),
    ...mutualLegalAssistance.actRules.map((rule, at) => ({ rule, at, list: 'actRules' as const })),
  ]

  for (const { rule, at, list } of places) {
    test(`is noticed by the table: ${rule.id} on ${rule.topic}`, () => {
      const opposite = turned(list, at)
      const noticed = cases.filter(one => said(opposite, one).join() !== [...one.finds].toSorted().join())
      const broken = noticed.filter(one => one.finds.length > 0)
      const kept = noticed.filter(one => one.finds.length === 0)
      assert.ok(broken.length > 0, 'a rule that never speaks would not be missed')
      if (!alwaysSpeaks.includes(rule.id))
        assert.ok(kept.length > 0, 'a rule that always speaks would not be seen')
    })
  }

  test('is what is played: silent where the rule speaks, and speaking where it is silent', () => {
    const at = mutualLegalAssistance.requestRules.findIndex(rule => rule.id === 'MLA-15f')
    const opposite = turned('requestRules', at)
    const [kept, broken] = cases.filter(one => one.rule === 'MLA-15f')
    assert.ok(kept && broken)
    assert.deepEqual(said(opposite, kept), ['opposite warns'])
    assert.deepEqual(said(opposite, broken), [])
  })
})

/** The procedure with one rule negated: findings where it had none, and none where it had some. */
function turned(list: 'requestRules' | 'actRules', at: number): Procedure {
  const opposite = (findings: readonly Found[]): readonly Found[] =>
    findings.length > 0 ? [] : [{ found: 'opposite', severity: 'warns' }]
  if (list === 'requestRules') {
    const requestRules = mutualLegalAssistance.requestRules.map((rule, index) =>
      index === at
        ? { ...rule, find: (input: Parameters<typeof rule.find>[0]) => opposite(rule.find(input)) }
        : rule,
    )
    return { ...mutualLegalAssistance, requestRules }
  }
  const actRules = mutualLegalAssistance.actRules.map((rule, index) =>
    index === at
      ? { ...rule, find: (input: Parameters<typeof rule.find>[0]) => opposite(rule.find(input)) }
      : rule,
  )
  return { ...mutualLegalAssistance, actRules }
}

function said(procedure: Procedure, one: RuleCase): string[] {
  return found(procedure, one)
    .map(finding => `${finding.found} ${finding.severity}`)
    .toSorted()
}

/** The citation of the finding the case names first. */
function citing(one: RuleCase): string | undefined {
  const first = one.finds[0]?.split(' ')[0]
  return found(mutualLegalAssistance, one).find(finding => finding.found === first)?.cites
}

function rules() {
  const { requestRules, actRules } = mutualLegalAssistance
  return [...requestRules, ...actRules]
}

/** What the rules of this folder name as found. */
function findable(): string[] {
  const folder = new URL('.', import.meta.url)
  const text = readdirSync(folder)
    .filter(name => name.endsWith('.ts') && !/\.(test|cases)\.ts$/.test(name))
    .map(name => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  return [...new Set([...text.matchAll(/\bfound: '([A-Za-z]+)'/g)].map(([, name]) => name ?? ''))]
}
