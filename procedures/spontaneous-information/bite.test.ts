import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import { reviewAct, reviewRequest } from '../findings.ts'
import { fold } from '../fold.ts'
import type { Procedure } from '../procedure.ts'
import type { Finding, Found } from '../review.ts'
import { acknowledged, chain, portMerle, sentToBorealia } from './example.ts'
import { ruleCases, type RuleCase } from './rules.cases.ts'
import { spontaneousInformation } from './spontaneous-information.ts'

const today = '2026-11-23'

describe('Each rule on information sent unasked', () => {
  for (const one of ruleCases) {
    test(`${one.rule}: ${one.when}: ${one.finds.length === 0 ? 'kept' : one.finds.join(', ')}`, () => {
      assert.deepEqual(said(spontaneousInformation, one), [...one.finds].toSorted())
      const first = one.finds[0]?.split(' ')[0]
      if (one.cites !== undefined)
        assert.equal(
          found(spontaneousInformation, one).find(finding => finding.found === first)?.cites,
          one.cites,
        )
    })
  }

  test('has a case that breaks it, one that keeps it, and one for each thing it can find', () => {
    const { requestRules, actRules } = spontaneousInformation
    for (const { id } of [...requestRules, ...actRules]) {
      assert.ok(
        ruleCases.some(one => one.rule === id && one.finds.length > 0),
        `${id} broken`,
      )
      assert.ok(
        ruleCases.some(one => one.rule === id && one.finds.length === 0),
        `${id} kept`,
      )
    }
    const sources = ['rules.ts', 'act-rules.ts'].map(name =>
      readFileSync(new URL(name, import.meta.url), 'utf8'),
    )
    const findable = [...sources.join('\n').matchAll(/\bfound: '([A-Za-z]+)'/g)].map(([, name]) => name ?? '')
    const told = new Set(ruleCases.flatMap(one => one.finds.map(name => name.split(' ')[0])))
    assert.deepEqual(
      findable.filter(name => !told.has(name)),
      [],
    )
  })

  test('flags what the other side did or sent, and never stops it', () => {
    for (const one of ruleCases)
      assert.deepEqual(
        found(spontaneousInformation, one, true).filter(finding => finding.severity === 'blocks'),
        [],
        one.when,
      )
  })

  test('turned into its opposite is noticed by the table', () => {
    const opposite = (findings: readonly Found[]): readonly Found[] =>
      findings.length > 0 ? [] : [{ found: 'opposite', severity: 'warns' }]
    for (const list of ['requestRules', 'actRules'] as const) {
      for (const [at, rule] of spontaneousInformation[list].entries()) {
        const rules = spontaneousInformation[list].map((one, index) =>
          // Either list keeps its own kind of rule: only what is found changes.
          index === at ? { ...one, find: (input: never) => opposite(one.find(input)) } : one,
        )
        const turned = { ...spontaneousInformation, [list]: rules }
        const noticed = ruleCases.filter(one => said(turned, one).join() !== [...one.finds].toSorted().join())
        assert.ok(
          noticed.some(one => one.finds.length > 0),
          `${rule.id} never speaking`,
        )
        assert.ok(
          noticed.some(one => one.finds.length === 0),
          `${rule.id} always speaking`,
        )
      }
    }
  })
})

describe('18(5) before any treaty', () => {
  test('binds information between two States with a treaty of their own as well: 18(7) names only 9 to 29', () => {
    const stack = governing({ requesting: 'XA', requested: 'XC', on: today, profiles: [aurelia, cordovia] })
    const [finding] = reviewRequest(spontaneousInformation, {
      side: 'requested',
      request: portMerle,
      files: [],
      governing: stack,
      profile: cordovia,
      today,
    })
    assert.equal(finding?.cites, 'UNTOC 18(5)')
  })
})

function said(procedure: Procedure, one: RuleCase): string[] {
  return found(procedure, one)
    .map(finding => `${finding.found} ${finding.severity}`)
    .toSorted()
}

function found(procedure: Procedure, one: RuleCase, theirs = false): Finding[] {
  const stack = governing({ requesting: 'XA', requested: 'XB', on: today, profiles: [aurelia, borealia] })
  const across = one.by === 'requesting' ? 'requested' : 'requesting'
  const side = theirs ? across : one.by
  const state = fold(spontaneousInformation, side, chain([sentToBorealia, acknowledged]))
  const all = one.act
    ? reviewAct(procedure, {
        side,
        act: one.act.type,
        data: one.act.data,
        state: { ...state, shared: { ...state.shared, ...one.shared } },
        governing: stack,
        arrived: theirs,
        today,
      })
    : reviewRequest(procedure, {
        side: theirs ? 'requested' : one.by,
        request: one.request ?? portMerle,
        files: [],
        governing: stack,
        profile: borealia,
        today,
        ...(one.waivers ? { waivers: one.waivers } : {}),
      })
  return all.filter(finding => finding.rule === one.rule)
}
