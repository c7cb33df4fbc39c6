import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { type KnownRequest, plainReference, sameRequest } from './same-request.ts'

const known = (more: Partial<KnownRequest> = {}): KnownRequest => ({
  partner: 'XC:central',
  side: 'requested',
  files: [],
  request: {},
  ...more,
})
const grounds = (a: KnownRequest, b: KnownRequest) =>
  sameRequest(a, b).map(({ ground, certainty }) => `${certainty} ${ground}`)

describe('Two requests', () => {
  test('of which nothing is known are not taken for the same', () => {
    assert.deepEqual(grounds(known(), known()), [])
    assert.deepEqual(grounds(known({ reference: '' }), known({ reference: '' })), [])
    assert.deepEqual(
      grounds(known({ reference: '7' }), known({ reference: '7' })),
      [],
      'one digit is no reference',
    )
  })

  test('with one file in common are certainly one, from the same authority', () => {
    const file = 'a'.repeat(64)
    assert.deepEqual(grounds(known({ files: [file] }), known({ files: ['b'.repeat(64), file] })), [
      'certain sameFile',
    ])
    assert.deepEqual(grounds(known({ files: [file] }), known({ files: [file], partner: 'XD:central' })), [])
  })

  test('with one reference are likely one, however it is written', () => {
    for (const other of ['coop 77/26', 'COOP.77.26', 'Coop–77–٢٦']) {
      assert.deepEqual(grounds(known({ reference: 'COOP/77-26' }), known({ reference: other })), [
        'likely sameReference',
      ])
    }
    assert.deepEqual(
      grounds(known({ reference: 'COOP/77-26' }), known({ reference: 'COOP/7-726' })),
      ['likely sameReference'],
      'what parts the digits is not told apart: a person looks',
    )
    assert.deepEqual(grounds(known({ reference: 'COOP/77-26' }), known({ reference: 'COOP/78-26' })), [])
  })

  test('that tell the same are likely one, also when typed anew with other breaks', () => {
    const facts = Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ')
    const text = (value: string) => known({ request: { facts: { en: { text: value } } } })
    assert.deepEqual(grounds(text(facts), text(facts.toUpperCase().replaceAll(' ', '\n'))), [
      'likely sameText',
    ])
    assert.deepEqual(grounds(text(facts), text(facts.split(' ').toReversed().join(' '))), [])
    const half = facts.split(' ').slice(0, 26).join(' ')
    assert.deepEqual(grounds(text(facts), text(half)), ['possible similarText'])
  })

  test('about the same proceedings and person are likely one; a person born on another day is another', () => {
    const about = (born: string) =>
      known({
        request: { proceedings: [{ reference: '17 CR 119' }], persons: [{ name: 'Otto Halden', born }] },
      })
    assert.deepEqual(grounds(about('1980-05-12'), about('1980-05-12')), ['likely sameProceedingsAndPerson'])
    assert.deepEqual(grounds(about('1980-05-12'), about('')), ['likely sameProceedingsAndPerson'])
    assert.deepEqual(grounds(about('1980-05-12'), about('1981-05-12')), ['possible sameProceedings'])
  })

  test('of one authority to two partners are perhaps parallel, and never more than that', () => {
    const request = { ...haldenTrade, summary: undefined, facts: undefined }
    const one = known({ side: 'requesting', partner: 'XB:central', request })
    const other = known({ side: 'requesting', partner: 'XC:central', request })
    const found = sameRequest(one, other)
    assert.ok(found.some(({ ground }) => ground === 'sameAccount'))
    assert.ok(found.every(({ certainty }) => certainty === 'possible'))
  })

  test('are alike in both directions', () => {
    const one = known({ reference: 'A/1-2', request: { ...haldenTrade } })
    const other = known({ reference: 'a 12', request: { measures: haldenTrade.measures ?? [] } })
    assert.deepEqual(grounds(one, other), grounds(other, one))
  })
})

test('A reference is compared without what only dresses it', () => {
  assert.equal(plainReference('XA-MLA 2026/17'), 'xamla202617')
  assert.equal(plainReference('№ 81/3-1042-26'), plainReference('81.3.1042.26'))
})
