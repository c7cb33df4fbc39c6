import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import type { Side } from '../act.ts'
import { reviewAct } from '../findings.ts'
import { fold } from '../fold.ts'
import { obstacle } from '../open-acts.ts'
import { chain, type Sketch } from './example-acts.ts'
import { haldenTrade } from './example.ts'
import { mutualLegalAssistance as procedure } from './mutual-legal-assistance.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const today = '2026-11-23'
const say = (text: string) => ({ fr: { text, origin: 'written', by: 'Oda Lind' } })
const of = (type: string, from: string, data: object = {}): Sketch => ({ type, from, data: { ...data } })
const idOf = (position: number) => `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`
const opened = (request: object = haldenTrade) => [
  of('send', XA, { request, reference: 'XA-1' }),
  of('register', XB, { reference: 'B-1' }),
]
const delivered = [of('acceptMeasure', XB, { measure: 'm1' }), of('deliverResult', XB, { measure: 'm1' })]
const secret = { ...haldenTrade, confidentiality: { asked: true } }
const open = { ...haldenTrade, confidentiality: { asked: false } }

const stateOf = (side: Side, ...acts: Sketch[]) => fold(procedure, side, chain(acts))

/** What is found in an act of the State that may take it, or in one that arrived. */
function found(
  act: string,
  data: Record<string, unknown>,
  acts: readonly Sketch[],
  { to = borealia, arrived = false } = {},
) {
  const by = procedure.lifecycle.find(line => line.act === act)?.by
  const side = by === 'requested' ? 'requested' : 'requesting'
  return reviewAct(procedure, {
    side,
    act,
    data,
    state: stateOf(side, ...acts),
    governing: governing({
      requesting: 'XA',
      requested: to.state,
      on: today,
      agreements: [],
      profiles: [aurelia, to],
    }),
    arrived,
    today,
  })
}
const names = (...of_: Parameters<typeof found>) => found(...of_).map(one => one.found)
const the = (name: string, ...of_: Parameters<typeof found>) => {
  const one = found(...of_).find(finding => finding.found === name)
  assert.ok(one, `${name} not among: ${names(...of_).join(', ')}`)
  return [one.severity, one.cites]
}

describe('MLA-28: costs', () => {
  const estimate = { measure: 'm1', amount: 900, currency: 'XBD', expenses: say('Copies') }
  const estimated = (nature: string) => [
    ...opened(),
    delivered[0] ?? of('', XB),
    of('estimateCosts', XB, { ...estimate, nature }),
  ]
  test('that are ordinary stay with the requested State, as the Convention says', () => {
    const ordinary = { ...estimate, nature: 'ordinary' }
    assert.deepEqual(the('ordinaryCostsStay', 'estimateCosts', ordinary, opened()), [
      'informs',
      'UNTOC 18(28)',
    ])
    assert.ok(!names('estimateCosts', ordinary, opened()).includes('costsToConsult'))
  })
  test('that are substantial or extraordinary open a consultation', () => {
    for (const nature of ['substantial', 'extraordinary']) {
      assert.equal(the('costsToConsult', 'estimateCosts', { ...estimate, nature }, opened())[0], 'informs')
    }
  })
  test('under a treaty are left to what that treaty says', () => {
    const data = { ...estimate, nature: 'substantial' }
    const treaty = { to: cordovia }
    assert.deepEqual(the('costsByTreaty', 'estimateCosts', data, opened(), treaty), [
      'informs',
      'XA-XC 16(1)',
    ])
    assert.ok(!names('estimateCosts', data, opened(), treaty).includes('costsToConsult'))
    assert.ok(!names('estimateCosts', data, opened()).includes('costsByTreaty'))
  })
  test('above what its profile consults upon are not simply called ordinary', () => {
    const basis = 'domestic XB Assistance Act, section 30'
    const to = { ...borealia, costs: { amount: 500, currency: 'XBD', basis } } as typeof borealia
    const ordinary = { ...estimate, nature: 'ordinary' }
    assert.deepEqual(the('costsAboveThreshold', 'estimateCosts', ordinary, opened(), { to }), [
      'warns',
      basis,
    ])
    for (const fair of [
      { ...ordinary, amount: 500 },
      { ...ordinary, currency: 'XAD' },
      { ...ordinary, nature: 'substantial' },
    ]) {
      assert.ok(!names('estimateCosts', fair, opened(), { to }).includes('costsAboveThreshold'))
    }
    assert.ok(!names('estimateCosts', ordinary, opened()).includes('costsAboveThreshold'))
  })
  test('are named in a currency both know', () => {
    assert.ok(
      names('estimateCosts', { ...estimate, currency: 'crowns' }, opened()).includes('currencyNotACode'),
    )
    assert.ok(!names('estimateCosts', estimate, opened()).includes('currencyNotACode'))
  })
  test('not agreed are flagged when the result is delivered, and never stop it', () => {
    const deliver = { measure: 'm1' }
    assert.deepEqual(the('costsNotAgreed', 'deliverResult', deliver, estimated('extraordinary')), [
      'warns',
      'UNTOC 18(28)',
    ])
    assert.ok(!names('deliverResult', deliver, estimated('ordinary')).includes('costsNotAgreed'))
    const agree = of('agreeCosts', XA, { measure: 'm1', bearer: 'requesting' })
    const agreed = [...estimated('extraordinary'), agree]
    assert.ok(!names('deliverResult', deliver, agreed).includes('costsNotAgreed'))
    const declined = [...estimated('extraordinary'), of('declineCosts', XA, { measure: 'm1' })]
    assert.ok(names('deliverResult', deliver, declined).includes('costsNotAgreed'))
  })
})

describe('MLA-20: confidentiality', () => {
  const answer = (said: string) => of('answerConfidentiality', XB, { answer: said })
  const accept = { measure: 'm1' }
  test('is answered before anything is executed; where it was not demanded nothing is owed', () => {
    assert.deepEqual(the('confidentialityUnanswered', 'acceptMeasure', accept, opened(secret)), [
      'warns',
      'UNTOC 18(20)',
    ])
    assert.ok(!names('acceptMeasure', accept, opened(open)).includes('confidentialityUnanswered'))
    const kept = [...opened(secret), answer('comply')]
    assert.ok(!names('acceptMeasure', accept, kept).some(name => name.startsWith('confidentiality')))
  })
  test('that cannot be kept waits for a choice, which is house practice', () => {
    const cannot = [...opened(secret), answer('cannot')]
    assert.deepEqual(the('confidentialityChoiceOpen', 'acceptMeasure', accept, cannot), [
      'warns',
      'house confidentiality-choice',
    ])
    const chosen = [...cannot, of('goOnWithoutConfidentiality', XA)]
    assert.ok(!names('acceptMeasure', accept, chosen).includes('confidentialityChoiceOpen'))
    assert.deepEqual(the('choiceIsPractice', 'goOnWithoutConfidentiality', {}, cannot), [
      'informs',
      'house confidentiality-choice',
    ])
  })
  test('that is denied says who would come to know', () => {
    const act = 'answerConfidentiality'
    assert.equal(the('confidentialityUnexplained', act, { answer: 'partly' }, opened(secret))[0], 'warns')
    const explained = { answer: 'partly', explanation: say('Le juge') }
    assert.ok(!names(act, explained, opened(secret)).includes('confidentialityUnexplained'))
    assert.ok(!names(act, { answer: 'comply' }, opened(secret)).includes('confidentialityUnexplained'))
  })
})

describe('MLA-24: a measure no longer required', () => {
  test('says what is to be released where it was executed already', () => {
    const act = 'noLongerRequired'
    assert.equal(the('releaseWhatIsHeld', act, { measure: 'm1' }, [...opened(), ...delivered])[0], 'informs')
    assert.ok(!names(act, { measure: 'm2' }, [...opened(), ...delivered]).includes('releaseWhatIsHeld'))
  })
})

describe('MLA-19b: use', () => {
  const acts = [...opened(), ...delivered]
  const use = { result: idOf(4), purpose: 'otherProceedings', proceedings: '18 CR 7' }
  test('beyond the proceedings stated is flagged in the log and kept there', () => {
    assert.deepEqual(the('useWithoutConsent', 'recordUse', use, acts), ['warns', 'UNTOC 18(19)'])
    const fair = { ...use, purpose: 'stated', proceedings: '17 CR 119' }
    assert.ok(!names('recordUse', fair, acts).includes('useWithoutConsent'))
  })
  test('that is already open needs no consent', () => {
    const ask = { result: idOf(4), proceedings: '17 CR 119', purpose: say('x') }
    assert.equal(the('consentNotNeeded', 'askUse', ask, acts)[0], 'informs')
    assert.ok(!names('askUse', { ...ask, proceedings: '18 CR 7' }, acts).includes('consentNotNeeded'))
  })
  test('on conditions has conditions that can be read', () => {
    const asked = [...acts, of('askUse', XA, { result: idOf(4), proceedings: '18 CR 7' })]
    const data = { use: idOf(5), answer: 'grantedOnConditions' }
    assert.equal(the('useConditionsMissing', 'answerUse', data, asked)[0], 'warns')
    const told = { ...data, conditions: say('Sans publicité') }
    assert.ok(!names('answerUse', told, asked).includes('useConditionsMissing'))
  })
})

describe('MLA-19c: disclosure of what clears an accused person', () => {
  const acts = [...opened(), ...delivered]
  const announce = { result: idOf(4), proceedings: '19 CR 2', moment: 'after' }
  test('is never held back, whatever is missing from the notice', () => {
    for (const data of [{}, announce, { ...announce, result: idOf(77) }]) {
      const stopped = found('announceDisclosure', data, acts).filter(
        one => one.severity === 'blocks' && one.rule !== 'ACT-01',
      )
      assert.deepEqual(stopped, [])
    }
    assert.deepEqual(the('disclosureStaysFree', 'announceDisclosure', announce, acts), [
      'informs',
      'UNTOC 18(19)',
    ])
  })
  test('told only afterwards says why it could not be told before', () => {
    assert.equal(the('whyNotBeforeMissing', 'announceDisclosure', announce, acts)[0], 'warns')
    for (const fair of [
      { ...announce, whyNotBefore: say('Audience le jour même') },
      { ...announce, moment: 'before' },
    ]) {
      assert.ok(!names('announceDisclosure', fair, acts).includes('whyNotBeforeMissing'))
    }
  })
  test('without notice is flagged in the log', () => {
    const use = { result: idOf(4), purpose: 'exculpatory', proceedings: '19 CR 2' }
    assert.equal(the('noticeOfDisclosureDue', 'recordUse', use, acts)[0], 'warns')
    const told = [...acts, of('announceDisclosure', XA, { ...announce, moment: 'before' })]
    assert.ok(!names('recordUse', use, told).includes('noticeOfDisclosureDue'))
  })
})

describe('ACT-04: an amendment', () => {
  const changes = [{ id: 'c1', path: 'caseName', value: 'Halden Trade II' }]
  const proposed: Sketch = {
    type: 'proposeAmendment',
    from: XA,
    strand: 'own',
    by: 'mira',
    data: { changes, reasons: say('Nom') },
  }
  const approved = ['draft', 'submit', 'approve'].map(
    (type): Sketch => ({ type, from: XA, strand: 'own', by: 'mira' }),
  )
  const acts = [...approved, ...opened(), proposed]
  const amend = { proposal: idOf(6), changes, reasons: say('Nom') }

  test('changes a single field of the request', () => {
    assert.equal(names('proposeAmendment', { changes, reasons: say('x') }, acts).length, 0)
    for (const path of ['measures', 'nothing.here', '']) {
      const wrong = { changes: [{ id: 'c1', path, value: 'x' }], reasons: say('x') }
      assert.equal(the('amendmentFitsNoField', 'proposeAmendment', wrong, acts)[0], 'blocks')
    }
  })
  test('is sent exactly as it was proposed', () => {
    assert.deepEqual(names('amend', amend, acts), [])
    for (const other of [
      { ...amend, changes: [{ id: 'c1', path: 'caseName', value: 'Other' }] },
      { ...amend, reasons: say('Autre') },
      { ...amend, proposal: idOf(1) },
    ]) {
      assert.deepEqual(the('amendmentNotAsProposed', 'amend', other, acts), [
        'blocks',
        'house approved-by-a-second-person',
      ])
    }
  })
  test('is sent by somebody else than who proposed it, and not without a proposal', () => {
    const may = (person: string, ...history: Sketch[]) =>
      obstacle(
        procedure,
        stateOf('requesting', ...history),
        { person, duties: ['head'] },
        { act: 'amend', today },
      )
    assert.equal(may('mira', ...acts)?.code, 'secondPersonForThis')
    assert.equal(may('tomas', ...acts), undefined)
    assert.equal(may('tomas', ...approved, ...opened())?.code, 'noAmendmentProposed')
    const sent = { ...of('amend', XA, amend), by: 'tomas' }
    assert.equal(may('mira', ...acts, sent)?.code, 'secondPersonForThis')
    // Only the last proposal counts: who proposed an earlier one may send the next.
    const again: Sketch = { ...proposed, by: 'tomas' }
    assert.equal(may('mira', ...acts, sent, again), undefined)
  })
  test('of the proceedings after a result widens no use', () => {
    const widen = {
      changes: [{ id: 'c1', path: 'proceedings.p1.reference', value: '18 CR 7' }],
      reasons: say('x'),
    }
    const [severity, cites] = the('amendmentWidensNoUse', 'proposeAmendment', widen, [...acts, ...delivered])
    assert.deepEqual([severity, cites], ['informs', 'UNTOC 18(19)'])
    assert.ok(!names('proposeAmendment', widen, acts).includes('amendmentWidensNoUse'))
  })
  test('that arrived is taken as it came', () => {
    assert.deepEqual(
      found('amend', { ...amend, changes: [{ id: 'c', path: 'nothing', value: 'x' }] }, acts, {
        arrived: true,
      }),
      [],
    )
  })
})

describe('ACT-03: an act about another', () => {
  const acts = [...opened(), ...delivered, of('askUse', XA, { result: idOf(4), proceedings: '18 CR 7' })]
  test('names one that is there', () => {
    assert.equal(
      the('namesNothingHere', 'answerUse', { use: idOf(99), answer: 'granted' }, acts)[0],
      'blocks',
    )
    assert.deepEqual(names('answerUse', { use: idOf(5), answer: 'granted' }, acts), [])
  })
  test('that arrived is never stopped by it', () => {
    const data = { use: idOf(99), answer: 'granted' }
    assert.deepEqual(found('answerUse', data, acts, { arrived: true }), [])
  })
})
