import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mutualLegalAssistance } from '#procedures/mutual-legal-assistance/mutual-legal-assistance.ts'
import { procedures } from '#procedures/procedures.ts'
import en from '#procedures/words/en.json' with { type: 'json' }
import groupsAr from '../words/rules.ar.json' with { type: 'json' }
import groupsEn from '../words/rules.en.json' with { type: 'json' }
import { found, rulesOf } from './catalogue.ts'

const words: Readonly<Record<string, string>> = en
const why = (rule: string) => words[`rule.${rule}.why`] ?? ''
const rules = rulesOf([mutualLegalAssistance, mutualLegalAssistance])
const rule = (id: string) => rules.find(one => one.id === id)

describe('The catalogue of rules', () => {
  test('holds each rule once, and every rule the program weighs', () => {
    assert.equal(new Set(rules.map(one => one.id)).size, rules.length)
    const { requestRules, actRules } = mutualLegalAssistance
    const weighed = new Set([...requestRules, ...actRules].map(one => one.id))
    assert.deepEqual(
      [...weighed].filter(id => !rule(id)),
      [],
    )
  })

  test('has a name for each group of rules, in each language of the page', () => {
    const groups = new Set(rulesOf(Object.values(procedures)).map(one => one.group))
    for (const names of [groupsEn, groupsAr] as Readonly<Record<string, string>>[])
      assert.deepEqual(
        [...groups].filter(group => !names[`rules.group.${group}`]),
        [],
      )
  })

  test('says where a rule is looked at, and of SC-10 that it is not: it is for extradition', () => {
    assert.deepEqual(rule('MLA-24')?.weighed, ['request', 'act'])
    assert.deepEqual(rule('MLA-23')?.weighed, ['act'])
    assert.deepEqual(rule('SC-10')?.weighed, [])
  })

  test('shows which text goes first: a treaty before 18(23), and 18(8) before any treaty', () => {
    assert.deepEqual(
      rule('MLA-23')?.texts.map(one => [one.layer, one.citations[0], one.yields]),
      [
        ['bilateral', 'XA-XC 13(1)', false],
        ['untoc', 'UNTOC 18(23)', true],
      ],
    )
    assert.equal(rule('MLA-08')?.texts.find(one => one.layer === 'untoc')?.yields, false)
  })

  test('is searched by number, paragraph and word', () => {
    const ids = (sought: string) => found(rules, sought, why).map(one => one.id)
    assert.deepEqual(ids('mla-23'), ['MLA-23'])
    assert.ok(ids('18(26)').includes('MLA-26'))
    assert.ok(ids('BANK secrecy').includes('MLA-08'))
    assert.deepEqual(ids('no such words'), [])
    assert.equal(ids('').length, rules.length)
  })
})
