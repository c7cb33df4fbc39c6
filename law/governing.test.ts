import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { cite, legalBasis, valueOf } from './cite.ts'
import { governing, governingStack, layerNames, type GoverningStack, type PairDecision } from './governing.ts'
import { paragraphs, practices, type InstrumentId } from './instrument.ts'
import { demonstrationProfiles as profiles } from './profiles/demonstration.ts'
import { topics, type Topic } from './topics.ts'

// Aurelia (XA) and Cordovia (XC) have a treaty in force since 1 March 2012. Borealia (XB) and Aurelia have
// none. XF is party to nothing; XG left UNTOC in 2022.

interface Case {
  readonly when: string
  readonly from: string
  readonly to: string
  readonly on: string
  readonly agreements?: readonly PairDecision[]
  readonly pursuantToArticle18?: boolean
  readonly layers: readonly string[]
  /** What each topic is expected to rest on: [paragraph, because]. */
  readonly cites: readonly (readonly [Topic, string | undefined, string?])[]
}

const cases: readonly Case[] = [
  {
    when: 'no treaty binds the two',
    from: 'XA',
    to: 'XB',
    on: '2026-11-23',
    layers: ['untoc', 'domestic', 'house'],
    cites: [
      ['contents.facts', 'UNTOC 18(15)(c)', 'noTreatyBinds'],
      ['useLimitation', 'UNTOC 18(19)', 'noTreatyBinds'],
      ['consultation', 'UNTOC 18(26)', 'noTreatyBinds'],
      ['bankSecrecy', 'UNTOC 18(8)', 'alwaysGoverns'],
      ['relaxedTest', 'UNTOC 18(1)', 'alwaysGoverns'],
      ['contents.offences', 'domestic XB Code of Criminal Procedure, art. 412', 'declared'],
      ['reasonsForPostponement', 'house reasons-for-postponement', 'housePractice'],
      ['acknowledgement', 'house acknowledged-in-5-working-days', 'housePractice'],
    ],
  },
  {
    when: 'a bilateral treaty binds them',
    from: 'XA',
    to: 'XC',
    on: '2026-11-23',
    layers: ['bilateral', 'untoc', 'domestic', 'house'],
    cites: [
      ['contents.facts', 'XA-XC 5(1)(c)', 'treatyCorresponds'],
      ['contents.offences', 'XA-XC 5(1)(d)', 'treatyAlone'],
      ['useLimitation', 'XA-XC 10(1)', 'treatyCorresponds'],
      ['consultation', 'XA-XC 15(1)', 'treatyCorresponds'],
      ['reasons', 'XA-XC 13(1)', 'treatyCorresponds'],
      ['reasonsForPostponement', 'XA-XC 14(2)', 'treatyAlone'],
      ['fiscal', 'XA-XC 12(3)', 'treatyCorresponds'],
      // 18(1) to (8) and (30) give way to nothing
      ['bankSecrecy', 'UNTOC 18(8)', 'alwaysGoverns'],
      ['legalPersons', 'UNTOC 18(2)', 'alwaysGoverns'],
      ['relaxedTest', 'UNTOC 18(1)', 'alwaysGoverns'],
      ['furtherAgreements', 'UNTOC 18(30)', 'alwaysGoverns'],
      ['purposes', 'UNTOC 18(3)', 'alwaysGoverns'],
      // the treaty is silent on these
      ['transferOfDetainee', 'UNTOC 18(10)', 'fillsGap'],
      ['conditions', 'UNTOC 18(26)', 'fillsGap'],
      ['consultationBeforePostponement', 'UNTOC 18(26)', 'fillsGap'],
      ['publicRecords', 'UNTOC 18(29)', 'fillsGap'],
    ],
  },
  {
    when: 'the treaty was not yet in force, the day before it entered into force',
    from: 'XC',
    to: 'XA',
    on: '2012-02-29',
    layers: ['untoc', 'house'],
    cites: [
      ['contents.facts', 'UNTOC 18(15)(c)', 'noTreatyBinds'],
      ['reasonsForPostponement', 'house reasons-for-postponement', 'housePractice'],
    ],
  },
  {
    when: 'the treaty entered into force that day',
    from: 'XC',
    to: 'XA',
    on: '2012-03-01',
    layers: ['bilateral', 'untoc', 'house'],
    cites: [['contents.facts', 'XA-XC 5(1)(c)', 'treatyCorresponds']],
  },
  {
    when: 'the two agreed to apply paragraphs 9 to 29 in place of their treaty',
    from: 'XA',
    to: 'XC',
    on: '2026-11-23',
    agreements: [{ kind: 'applyUntoc9to29', on: '2026-01-01' }],
    layers: ['untoc', 'bilateral', 'domestic', 'house'],
    cites: [
      ['contents.facts', 'UNTOC 18(15)(c)', 'agreedBetweenThem'],
      ['useLimitation', 'UNTOC 18(19)', 'agreedBetweenThem'],
      ['consultation', 'UNTOC 18(26)', 'agreedBetweenThem'],
      ['bankSecrecy', 'UNTOC 18(8)', 'alwaysGoverns'],
      // 9 to 29 have nothing that would take the place of these
      ['contents.offences', 'XA-XC 5(1)(d)', 'treatyAlone'],
      ['reasonsForPostponement', 'XA-XC 14(2)', 'treatyAlone'],
    ],
  },
  {
    when: 'they agreed so that very day',
    from: 'XA',
    to: 'XC',
    on: '2026-01-01',
    agreements: [{ kind: 'applyUntoc9to29', on: '2026-01-01' }],
    layers: ['untoc', 'bilateral', 'domestic', 'house'],
    cites: [['contents.facts', 'UNTOC 18(15)(c)', 'agreedBetweenThem']],
  },
  {
    when: 'their agreement on 9 to 29 is of a later day',
    from: 'XA',
    to: 'XC',
    on: '2025-12-31',
    agreements: [{ kind: 'applyUntoc9to29', on: '2026-01-01' }],
    layers: ['bilateral', 'untoc', 'domestic', 'house'],
    cites: [['contents.facts', 'XA-XC 5(1)(c)', 'treatyCorresponds']],
  },
  {
    when: 'they went back to their treaty',
    from: 'XA',
    to: 'XC',
    on: '2026-11-23',
    agreements: [
      { kind: 'applyTreaty', on: '2026-06-01' },
      { kind: 'applyUntoc9to29', on: '2026-01-01' },
    ],
    layers: ['bilateral', 'untoc', 'domestic', 'house'],
    cites: [['contents.facts', 'XA-XC 5(1)(c)', 'treatyCorresponds']],
  },
  {
    when: 'they read their treaty as complete',
    from: 'XA',
    to: 'XC',
    on: '2026-11-23',
    agreements: [{ kind: 'treatyIsComplete', on: '2015-05-05' }],
    layers: ['bilateral', 'untoc', 'domestic', 'house'],
    cites: [
      ['contents.facts', 'XA-XC 5(1)(c)', 'treatyCorresponds'],
      ['transferOfDetainee', undefined],
      ['publicRecords', undefined],
      ['bankSecrecy', 'UNTOC 18(8)', 'alwaysGoverns'],
    ],
  },
  {
    when: 'one State is party to nothing',
    from: 'XF',
    to: 'XB',
    on: '2026-11-23',
    layers: ['domestic', 'house'],
    cites: [
      ['contents.facts', undefined],
      ['bankSecrecy', undefined],
      ['contents.offences', 'domestic XB Code of Criminal Procedure, art. 412', 'declared'],
      ['language', 'domestic XB profile, version 1', 'declared'],
      ['reasonsForPostponement', 'house reasons-for-postponement', 'housePractice'],
    ],
  },
  {
    when: 'a State has left the Convention',
    from: 'XG',
    to: 'XB',
    on: '2022-06-30',
    layers: ['domestic', 'house'],
    cites: [['contents.facts', undefined]],
  },
  {
    when: 'a State that has given notice is still bound',
    from: 'XG',
    to: 'XB',
    on: '2022-06-29',
    layers: ['untoc', 'domestic', 'house'],
    cites: [['contents.facts', 'UNTOC 18(15)(c)', 'noTreatyBinds']],
  },
  {
    when: 'the request rests on the treaty alone and not on article 18',
    from: 'XA',
    to: 'XC',
    on: '2026-11-23',
    pursuantToArticle18: false,
    layers: ['bilateral', 'domestic', 'house'],
    cites: [
      ['bankSecrecy', 'XA-XC 12(3)', 'treatyAlone'],
      ['scope', 'XA-XC 1(1)', 'treatyAlone'],
      ['relaxedTest', undefined],
    ],
  },
]

describe('which text governs when', () => {
  for (const one of cases) {
    test(`${one.when} (${one.from} to ${one.to}, ${one.on})`, () => {
      const stack = stackOf(one)
      assert.deepEqual(
        stack.layers.map(layer => layer.layer),
        one.layers,
      )
      for (const [topic, citation, because] of one.cites) {
        const answer = cite(stack, topic)
        assert.deepEqual([topic, answer?.citation, answer?.because], [topic, citation, because])
      }
    })
  }

  test('a filled gap says that filling it is house practice', () => {
    const answer = cite(stackOf({ from: 'XA', to: 'XC', on: '2026-11-23' }), 'transferOfDetainee')
    assert.equal(answer?.layer, 'untoc')
    assert.equal(answer?.restsOn, 'house gaps-filled-by-untoc')
  })

  test('a bilateral answer rests on 18(7), and shows what stands behind it', () => {
    const stack = stackOf({ from: 'XA', to: 'XC', on: '2026-11-23' })
    assert.equal(cite(stack, 'useLimitation')?.restsOn, 'UNTOC 18(7)')
    assert.deepEqual(
      cite(stack, 'bankSecrecy')?.also.map(other => other.citation),
      ['XA-XC 12(3)'],
    )
  })

  test('a text that gave way does not stand behind the one that took its place', () => {
    const behind = (stack: GoverningStack, topic: Topic) =>
      cite(stack, topic)?.also.map(other => other.citation)
    const underTreaty = stackOf({ from: 'XA', to: 'XC', on: '2026-11-23' })
    assert.deepEqual(behind(underTreaty, 'useLimitation'), [])
    const agreements: readonly PairDecision[] = [{ kind: 'applyUntoc9to29', on: '2026-01-01' }]
    const underUntoc = stackOf({ from: 'XA', to: 'XC', on: '2026-11-23', agreements })
    assert.deepEqual(behind(underUntoc, 'useLimitation'), [])
    // The treaty's thirty days went with its article 6; what is left is the house's proposal.
    assert.equal(
      valueOf(underUntoc, 'additionalInformation')?.citation,
      'house questions-answered-in-30-days',
    )
  })

  test('the legal bases are named in the order in which they govern', () => {
    assert.deepEqual(legalBasis(stackOf({ from: 'XA', to: 'XC', on: '2026-11-23' })), ['XA-XC', 'UNTOC'])
    assert.deepEqual(legalBasis(stackOf({ from: 'XA', to: 'XB', on: '2026-11-23' })), ['UNTOC'])
    assert.deepEqual(legalBasis(stackOf({ from: 'XF', to: 'XB', on: '2026-11-23' })), [])
  })
})

describe('each layer says since when it binds', () => {
  test('the treaty since its entry into force, UNTOC since the later of two dates, a profile since its version', () => {
    const stack = stackOf({ from: 'XA', to: 'XC', on: '2026-11-23' })
    assert.deepEqual(
      stack.layers.map(layer => [layer.instrument, layer.inForceSince]),
      [
        ['XA-XC', '2012-03-01'],
        ['UNTOC', '2006-03-31'],
        ['profile XC 1', '2020-01-01'],
        ['house', null],
      ],
    )
  })
})

describe('the value of a topic', () => {
  const toBorealia = stackOf({ from: 'XA', to: 'XB', on: '2026-11-23' })
  const toCordovia = stackOf({ from: 'XA', to: 'XC', on: '2026-11-23' })
  const toAurelia = stackOf({ from: 'XC', to: 'XA', on: '2026-11-23' })
  const toDoria = stackOf({ from: 'XA', to: 'XD', on: '2026-11-23' })

  test('languages come from what the requested State notified, or from the treaty', () => {
    assert.deepEqual(valueOf(toBorealia, 'language'), {
      value: { kind: 'languages', codes: ['fr', 'ar'] },
      citation: 'UNTOC 18(14)',
      layer: 'domestic',
      instrument: 'profile XB 1',
    })
    assert.deepEqual(valueOf(toCordovia, 'language')?.value, { kind: 'languages', codes: ['es'] })
    assert.deepEqual(valueOf(toAurelia, 'language')?.value, { kind: 'languages', codes: ['en'] })
    assert.equal(valueOf(toCordovia, 'language')?.citation, 'XA-XC 4(2)')
  })

  test('days for an answer come from the house, from domestic law, or from the treaty', () => {
    const length = (days: number) => ({ kind: 'length', length: days, unit: 'calendarDays' })
    assert.deepEqual(valueOf(toBorealia, 'additionalInformation')?.value, length(30))
    assert.equal(valueOf(toBorealia, 'additionalInformation')?.layer, 'house')
    assert.deepEqual(valueOf(toDoria, 'additionalInformation')?.value, length(60))
    assert.equal(valueOf(toDoria, 'additionalInformation')?.layer, 'domestic')
    assert.equal(valueOf(toCordovia, 'additionalInformation')?.citation, 'XA-XC 6(2)')
    assert.deepEqual(valueOf(toCordovia, 'safeConduct')?.value, length(30))
    assert.deepEqual(valueOf(toBorealia, 'safeConduct')?.value, length(15))
  })

  test('consultation is always owed under UNTOC, where appropriate under the treaty', () => {
    assert.deepEqual(valueOf(toBorealia, 'consultation')?.value, { kind: 'strictness', is: 'always' })
    assert.deepEqual(valueOf(toCordovia, 'consultation')?.value, {
      kind: 'strictness',
      is: 'whereAppropriate',
    })
    assert.deepEqual(valueOf(toCordovia, 'consultationBeforePostponement')?.value, {
      kind: 'strictness',
      is: 'always',
    })
  })

  test('use is limited to the proceedings stated, or under the treaty to the purpose', () => {
    assert.deepEqual(valueOf(toBorealia, 'useLimitation')?.value, { kind: 'limitedTo', scope: 'proceedings' })
    assert.deepEqual(valueOf(toCordovia, 'useLimitation')?.value, { kind: 'limitedTo', scope: 'purpose' })
  })

  test('a State can insist on the diplomatic channel', () => {
    const value = valueOf(toDoria, 'channel')?.value
    assert.equal(value?.kind === 'channels' && value.diplomaticRequired, true)
  })

  test('a topic no layer settles has none', () => {
    assert.equal(valueOf(toBorealia, 'bankSecrecy'), undefined)
    assert.equal(valueOf(stackOf({ from: 'XF', to: 'XG', on: '2026-11-23' }), 'language'), undefined)
  })
})

describe('a stack', () => {
  test('survives being stored, and answers the same afterwards', () => {
    for (const one of cases) {
      const stack = stackOf(one)
      const again = governingStack.parse(JSON.parse(JSON.stringify(stack)))
      assert.deepEqual(again, stack)
      for (const topic of topics) {
        assert.deepEqual(cite(again, topic), cite(stack, topic))
        assert.deepEqual(valueOf(again, topic), valueOf(stack, topic))
      }
    }
  })

  test('with an unknown layer, paragraph or field is refused', () => {
    const stack = stackOf({ from: 'XA', to: 'XB', on: '2026-11-23' })
    const [first] = stack.layers
    assert.equal(governingStack.safeParse({ ...stack, more: 1 }).success, false)
    assert.equal(governingStack.safeParse({ ...stack, on: '2026-02-30' }).success, false)
    assert.equal(
      governingStack.safeParse({ ...stack, layers: [{ ...first, layer: 'custom' }] }).success,
      false,
    )
    assert.equal(
      governingStack.safeParse({ ...stack, layers: [{ ...first, restsOn: 'UNTOC 99' }] }).success,
      false,
    )
  })

  test('answers each topic by the rule of 18(7), whatever the States, the day and their agreements', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10))
    const decision = fc.record({
      kind: fc.constantFrom(
        'applyUntoc9to29' as const,
        'applyTreaty' as const,
        'gapsFilledByUntoc' as const,
        'treatyIsComplete' as const,
      ),
      on: day,
    })
    const state = fc.constantFrom('XA', 'XB', 'XC', 'XD', 'XE', 'XF', 'XG')
    const property = fc.property(
      state,
      state,
      day,
      fc.uniqueArray(decision, { maxLength: 4, selector: one => one.on }),
      fc.constantFrom(...topics),
      (from, to, on, agreements, topic) => {
        fc.pre(from !== to)
        const stack = stackOf({ from, to, on, agreements })
        assert.equal(cite(stack, topic)?.layer, layerByTheText(stack, agreements, topic))
      },
    )
    fc.assert(property, { numRuns: 500 })
  })
})

function stackOf(one: {
  readonly from: string
  readonly to: string
  readonly on: string
  readonly agreements?: readonly PairDecision[]
  readonly pursuantToArticle18?: boolean
}): GoverningStack {
  const { from, to, on, agreements = [], pursuantToArticle18 = true } = one
  return governing({ requesting: from, requested: to, on, agreements, profiles, pursuantToArticle18 })
}

/** 18(7) told a second time, from the facts of the invented treaty, without the stack's own order. */
function layerByTheText(
  stack: GoverningStack,
  agreements: readonly PairDecision[],
  topic: Topic,
): string | undefined {
  const binds = (id: InstrumentId): boolean => stack.layers.some(layer => layer.instrument === id)
  const untoc = binds('UNTOC') ? paragraphs('UNTOC', topic) : []
  const treaty = binds('XA-XC') ? paragraphs('XA-XC', topic) : []
  const inForce = agreements.filter(one => one.on <= stack.on).toSorted((a, b) => a.on.localeCompare(b.on))
  const last = (...kinds: string[]): string | undefined =>
    inForce.findLast(one => kinds.includes(one.kind))?.kind
  const lower = (): string | undefined => {
    const declares = stack.layers.some(layer => layer.declared?.some(one => one.topic === topic))
    return declares ? layerNames[3] : practices(topic).length > 0 ? layerNames[4] : undefined
  }
  if (untoc.length > 0 && !/ 18\((9|1\d|2\d)\)/.test(untoc[0] ?? '')) return 'untoc'
  if (!binds('XA-XC')) return untoc.length > 0 ? 'untoc' : lower()
  if (last('applyUntoc9to29', 'applyTreaty') === 'applyUntoc9to29' && untoc.length > 0) return 'untoc'
  if (treaty.length > 0) return 'bilateral'
  const complete =
    last('treatyIsComplete', 'gapsFilledByUntoc') === 'treatyIsComplete' &&
    last('applyUntoc9to29', 'applyTreaty') !== 'applyUntoc9to29'
  return untoc.length > 0 && !complete ? 'untoc' : lower()
}
