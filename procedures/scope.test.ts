import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assistanceOwed, extraditionOpen, isSerious, withinArticle3, type StatedOffence } from './scope.ts'

const participation: StatedOffence = { convention: 'article5' }
const fraud: StatedOffence = { convention: 'seriousCrime', maximumMonths: 96 }
const petty: StatedOffence = { convention: 'seriousCrime', maximumMonths: 47 }

describe('Scope of the Convention', () => {
  test('2(b): four years or more, or life, make a crime serious; an unknown penalty leaves it open', () => {
    assert.equal(isSerious({ maximumMonths: 48 }), true)
    assert.equal(isSerious({ maximumMonths: 47 }), false)
    assert.equal(isSerious({ life: true }), true)
    assert.equal(isSerious({}), undefined)
  })

  test('3(1): the offence, its transnational nature and a group, all three', () => {
    assert.equal(withinArticle3(participation, { transnational: true, group: true }), true)
    assert.equal(withinArticle3(fraud, { transnational: true, group: true }), true)
    assert.equal(withinArticle3(petty, { transnational: true, group: true }), false)
    assert.equal(withinArticle3(fraud, { transnational: false, group: true }), false)
    assert.equal(withinArticle3(fraud, { transnational: true, group: false }), false)
    assert.equal(withinArticle3({}, { transnational: true, group: true }), false)
  })

  test('18(1): for mutual legal assistance grounds to suspect both are enough', () => {
    const suspected = {
      transnational: false,
      group: false,
      suspectedTransnational: true,
      suspectedGroup: true,
    }
    assert.equal(assistanceOwed(fraud, suspected), true)
    assert.equal(withinArticle3(fraud, suspected), false)
    assert.equal(assistanceOwed(fraud, { ...suspected, suspectedGroup: false }), false)
    assert.equal(assistanceOwed(petty, suspected), false)
  })

  test('SC-10, 16(1): for extradition the person in the requested State stands in for transnationality', () => {
    const there = { transnational: false, group: true, personThere: true, punishableInBoth: true }
    assert.equal(extraditionOpen(fraud, there), true)
    assert.equal(extraditionOpen(fraud, { ...there, personThere: false }), false)
    assert.equal(extraditionOpen(fraud, { ...there, group: false }), false)
    assert.equal(extraditionOpen(fraud, { ...there, punishableInBoth: false }), false)
    assert.equal(extraditionOpen(fraud, { ...there, personThere: false, transnational: true }), true)
  })
})
