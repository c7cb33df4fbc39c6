import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import type { ActFile } from '../act.ts'
import { fold } from '../fold.ts'
import { chain, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'
import { mayUse, type Use } from './may-use.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const say = (text: string) => ({ fr: { text, origin: 'written', by: 'Oda Lind' } })
const of = (type: string, from: string, data: object = {}): Sketch => ({ type, from, data: { ...data } })
const idOf = (position: number) => `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`
const file: ActFile = {
  name: 'records.pdf',
  media: 'application/pdf',
  size: 900,
  sha256: 'ab'.repeat(32),
  role: 'result',
}
/** The proceedings the request states, and others. */
const stated = '17 CR 119'
const other = '18 CR 7'
/** The fourth act delivers; what a test adds begins with the fifth. */
const result = idOf(4)

/** A case in which bank records were furnished, and what followed. */
function furnished(more: readonly Sketch[] = [], to: Profile = borealia, limitation?: object) {
  const stack = governing({
    requesting: 'XA',
    requested: to.state,
    on: '2026-11-23',
    agreements: [],
    profiles: [aurelia, to],
  })
  const entries = chain([
    of('send', XA, { request: haldenTrade, reference: 'XA-1', governing: stack }),
    of('register', XB, { reference: 'B-1' }),
    of('acceptMeasure', XB, { measure: 'm1' }),
    of('deliverResult', XB, { measure: 'm1', ...(limitation ? { limitation } : {}) }),
    ...more,
  ]).map(entry =>
    entry.header.type === 'deliverResult'
      ? { ...entry, content: { data: entry.content?.data ?? {}, files: [file] } }
      : entry,
  )
  return fold(procedure, 'requesting', entries)
}

function answer(state: ReturnType<typeof furnished>, use: Partial<Use> = {}) {
  const { may, because, cites } = mayUse(state.shared, { result, proceedings: stated, ...use })
  return [may, because, cites]
}

const ask = of('askUse', XA, { result, proceedings: other, purpose: say('Autre fraude') })
const consent = (given: string, data: object = {}) =>
  of('answerUse', XB, { use: idOf(5), answer: given, ...data })

describe('A result may be used', () => {
  test('in the proceedings the request states, by reference or by their place in it', () => {
    assert.deepEqual(answer(furnished()), ['yes', 'statedInRequest', 'UNTOC 18(19)'])
    assert.deepEqual(answer(furnished(), { proceedings: 'p1' })[0], 'yes')
    assert.deepEqual(answer(furnished(), { proceedings: ' 17  cr 119 ' })[0], 'yes')
  })

  test('elsewhere once the State that furnished it consented, with the conditions of the consent', () => {
    const state = furnished([ask, consent('grantedOnConditions', { conditions: say('Sans publicité') })])
    const found = mayUse(state.shared, { result, proceedings: other })
    assert.deepEqual([found.may, found.because], ['yes', 'consentGiven'])
    assert.deepEqual(found.limits, [say('Sans publicité')])
  })

  test('with the further limits that came with it', () => {
    const state = furnished([], borealia, say('Pas de publication'))
    assert.deepEqual(mayUse(state.shared, { result, proceedings: stated }).limits, [
      say('Pas de publication'),
    ])
  })

  test('to clear an accused person in any proceedings, after notice and whatever is answered to it', () => {
    const use = { proceedings: other, exculpatory: true }
    assert.deepEqual(answer(furnished(), use), ['afterNotice', 'noticeDue', 'UNTOC 18(19)'])
    const notice = of('announceDisclosure', XA, { result, proceedings: other, moment: 'before' })
    const objects = of('consultOnDisclosure', XB, { notice: idOf(5), text: say('Non !') })
    assert.deepEqual(answer(furnished([notice, objects]), use)[0], 'yes')
  })
})

describe('No way leads around the limit:', () => {
  test('not other proceedings', () => {
    assert.deepEqual(answer(furnished(), { proceedings: other }), [
      'onlyWithConsent',
      'notStatedInRequest',
      'UNTOC 18(19)',
    ])
  })

  test('not a copy of the result in another case', () => {
    const copy = { result: file.sha256, proceedings: stated }
    assert.equal(mayUse(furnished().shared, copy).may, 'yes')
    // The other case states the same proceedings, but nothing was furnished there.
    const elsewhere = fold(
      procedure,
      'requesting',
      chain([of('send', XA, { request: haldenTrade, reference: 'XA-2' })]),
    )
    assert.deepEqual(
      [mayUse(elsewhere.shared, copy).may, mayUse(elsewhere.shared, copy).because],
      ['onlyWithConsent', 'notFurnishedHere'],
    )
  })

  test('not a supplementary request that states other proceedings', () => {
    const linked = of('linkCase', XA, { relation: 'supplementary', reference: 'XA-2' })
    assert.equal(answer(furnished([linked]), { proceedings: other })[0], 'onlyWithConsent')
    const supplement = fold(
      procedure,
      'requesting',
      chain([
        of('send', XA, {
          request: {
            ...haldenTrade,
            proceedings: [{ ...haldenTrade.proceedings?.[0], id: 'p1', reference: other }],
          },
          reference: 'XA-2',
        }),
      ]),
    )
    assert.equal(mayUse(supplement.shared, { result, proceedings: other }).may, 'onlyWithConsent')
  })

  test('not the closing of the case', () => {
    const close: Sketch = { type: 'close', from: XA, strand: 'own', by: 'mira' }
    const gone = of('withdraw', XA, { reasons: say('Fini') })
    const state = furnished([gone, close])
    assert.equal(state.own.state, 'closed')
    assert.equal(answer(state, { proceedings: other })[0], 'onlyWithConsent')
    assert.equal(answer(state)[0], 'yes')
  })

  test('not an amendment of the request after the result came', () => {
    const amend = of('amend', XA, {
      changes: [{ id: 'c', path: 'proceedings.p1.reference', value: other }],
    })
    assert.equal(answer(furnished([amend]), { proceedings: other })[0], 'onlyWithConsent')
  })

  test('not asking, a denial, a consent for another result, or a consent one gives oneself', () => {
    const use = { proceedings: other }
    assert.equal(answer(furnished([ask]), use)[0], 'onlyWithConsent')
    assert.equal(answer(furnished([ask, consent('denied')]), use)[0], 'onlyWithConsent')
    const wrong = of('askUse', XA, { result: idOf(99), proceedings: other, purpose: say('x') })
    assert.equal(answer(furnished([wrong, consent('granted')]), use)[0], 'onlyWithConsent')
    const self = of('answerUse', XA, { use: idOf(5), answer: 'granted' })
    assert.equal(answer(furnished([ask, self]), use)[0], 'onlyWithConsent')
  })

  test('not a result that was recalled', () => {
    const recalled = of('recall', XB, { act: result, ask: 'destroy', reasons: say('Erreur') })
    assert.deepEqual(answer(furnished([recalled])).slice(0, 2), ['onlyWithConsent', 'recalled'])
  })

  test('not proceedings without a name', () => {
    assert.equal(answer(furnished(), { proceedings: ' ' })[0], 'onlyWithConsent')
  })
})

describe('Between Aurelia and Cordovia, whose treaty limits use to the purpose,', () => {
  test('the purpose decides, and the paragraph of that treaty is cited', () => {
    const state = furnished([], cordovia)
    assert.deepEqual(answer(state, { proceedings: other, forStatedPurpose: true }), [
      'yes',
      'statedPurpose',
      'XA-XC 10(1)',
    ])
    assert.deepEqual(answer(state), ['onlyWithConsent', 'notStatedPurpose', 'XA-XC 10(1)'])
    assert.equal(answer(state, { exculpatory: true })[2], 'XA-XC 10(2)')
  })
})
