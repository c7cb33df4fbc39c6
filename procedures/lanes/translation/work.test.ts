import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noTranslation, type TranslationOrder } from './state.ts'
import { translationCosts, translationWork, versionOf } from './work.ts'

const english = 'Twelve false invoices.'
const input = {
  fields: { facts: { kind: 'prose' }, purpose: { kind: 'prose' } },
  request: { facts: { en: { text: english, origin: 'written', by: 'Mira Sol' } } },
  files: [],
  into: ['en', 'fr'],
  own: noTranslation,
  today: '2026-11-23',
  came: false,
} as const
const order: TranslationOrder = {
  id: 'o1',
  into: 'fr',
  translator: 'Karim Delon',
  employed: 'agency',
  certification: 'sworn',
  due: '2026-11-24',
  cost: 240,
  currency: 'XAD',
  texts: [{ of: 'facts', from: 'en', version: versionOf(english) }],
  at: '2026-11-20T09:00:00Z',
}
const states = (more: Partial<Parameters<typeof translationWork>[0]>) =>
  translationWork({ ...input, ...more }).map(unit => `${unit.of} ${unit.into} ${unit.state}`)

describe('Translation work', () => {
  test('asks nothing of a text nobody wrote, nor of the language it was written in', () => {
    assert.deepEqual(states({}), ['facts en original', 'facts fr missing'])
  })

  test('is ordered until its day is over, and late after it', () => {
    const own = { ...noTranslation, orders: [order] }
    assert.equal(states({ own })[1], 'facts fr ordered')
    assert.equal(states({ own, today: '2026-11-24' })[1], 'facts fr ordered')
    assert.equal(states({ own, today: '2026-11-25' })[1], 'facts fr late')
  })

  test('says that a text changed since it was ordered', () => {
    const own = {
      ...noTranslation,
      orders: [{ ...order, texts: [{ of: 'facts', from: 'en', version: versionOf('Ten.') }] }],
    }
    assert.equal(translationWork({ ...input, own })[1]?.changedSince, true)
  })

  test('takes what came from the other State as it came, and translates the rest', () => {
    assert.deepEqual(states({ came: true, into: ['en'] }), ['facts en original'])
    assert.deepEqual(states({ came: true, into: ['ar'] }), ['facts ar missing'])
  })

  test('sums what it costs by currency, without what was called off', () => {
    const off = { ...order, id: 'o2', cancelled: { at: '2026-11-21T09:00:00Z', reason: 'Done at home.' } }
    const dear = { ...order, id: 'o3', cost: 60 }
    assert.deepEqual([...translationCosts({ ...noTranslation, orders: [order, off, dear] })], [['XAD', 300]])
  })
})
