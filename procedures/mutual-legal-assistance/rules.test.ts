import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing, type PairDecision } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import { reviewAct, reviewRequest } from '../findings.ts'
import { beginning } from '../fold.ts'
import type { Finding } from '../review.ts'
import type { CaseState, Consultation, Measure } from '../state.ts'
import { haldenTrade } from './example.ts'
import type { Request } from './form.ts'
import { mutualLegalAssistance } from './mutual-legal-assistance.ts'

const today = '2026-11-23'

describe('A request for mutual legal assistance', () => {
  test('in which everything is said has nothing that blocks or warns', () => {
    assert.deepEqual(
      review(haldenTrade).filter(one => one.severity !== 'informs'),
      [],
    )
  })

  test('that arrived with gaps is never blocked by them, only flagged', () => {
    const found = review({}, { side: 'requested' })
    assert.ok(found.length > 5)
    assert.deepEqual(
      found.filter(one => one.severity === 'blocks'),
      [],
    )
    assert.ok(found.some(one => one.found === 'factsMissing' && one.severity === 'warns'))
  })

  test('lists what blocks before what warns before what informs, each in the order of the form', () => {
    const found = review({
      ...haldenTrade,
      facts: {},
      purpose: {},
      authority: {},
      suspicionGroup: {},
      persons: [],
    })
    assert.deepEqual(
      found.filter(one => one.severity === 'blocks' && !one.path.startsWith('measures')).map(one => one.path),
      ['authority.name', 'facts', 'purpose'],
    )
    const rank = { blocks: 0, warns: 1, informs: 2 }
    const ranks = found.map(one => rank[one.severity])
    assert.deepEqual(
      ranks,
      ranks.toSorted((a, b) => a - b),
    )
  })
})

describe('SC-06: one offence is tied to the Convention', () => {
  test('holds for participation in a group', () => {
    lacks({ ...haldenTrade, offences: [offence({ convention: 'article5' })] }, 'noConventionOffence')
  })
  test('is broken when no offence has a place in it: house practice then stops our own request', () => {
    const one = finds(
      { ...haldenTrade, offences: [offence({ convention: undefined })] },
      'noConventionOffence',
    )
    assert.equal(one.severity, 'blocks')
    assert.equal(one.cites, 'house limb-asserted')
  })
  test('warns of one offence among several that has no place', () => {
    const offences = [offence({}), { ...offence({ convention: undefined }), id: 'o2' }]
    const one = finds({ ...haldenTrade, offences }, 'offenceNotClassified')
    assert.equal(one.path, 'offences.o2.convention')
  })
  test('is not asked where a treaty between the two States governs', () => {
    lacks({ ...haldenTrade, offences: [] }, 'noConventionOffence', { to: cordovia })
  })
})

describe('SC-07: a serious crime carries four years or more', () => {
  test('holds at exactly four years, and for imprisonment for life', () => {
    lacks({ ...haldenTrade, offences: [offence({ maximumMonths: 48 })] }, 'notSeriousCrime')
    lacks({ ...haldenTrade, offences: [offence({ maximumMonths: undefined, life: true })] }, 'maximumUnknown')
  })
  test('is broken at forty-seven months', () => {
    const one = finds({ ...haldenTrade, offences: [offence({ maximumMonths: 47 })] }, 'notSeriousCrime')
    assert.equal(one.severity, 'warns')
    assert.equal(one.values?.['months'], 47)
  })
  test('cannot be seen while the penalty is not stated', () => {
    finds({ ...haldenTrade, offences: [offence({ maximumMonths: undefined })] }, 'maximumUnknown')
  })
})

describe('SC-08 and SC-09: transnational, or suspected to be', () => {
  test('hold when one of the four cases is ticked', () => {
    lacks({ ...haldenTrade, transnational: ['effectsElsewhere'] }, 'transnationalityNotShown')
  })
  test('are content with the whereabouts of proceeds as a ground to suspect', () => {
    const request: Request = { ...haldenTrade, transnational: [], locatedThere: ['proceeds'] }
    lacks(request, 'transnationalityNotShown')
    assert.equal(finds(request, 'relaxedTestApplies').cites, 'UNTOC 18(1)')
  })
  test('are broken when nothing is said', () => {
    const one = finds({ ...haldenTrade, transnational: [], locatedThere: [] }, 'transnationalityNotShown')
    assert.equal(one.cites, 'UNTOC 3(2)')
  })
  test('want a word on the group', () => {
    finds({ ...haldenTrade, suspicionGroup: {} }, 'groupSuspicionMissing')
  })
})

describe('MLA-03: a request consists of measures with a purpose each', () => {
  test('is broken by a request that asks for nothing', () => {
    assert.equal(finds({ ...haldenTrade, measures: [] }, 'measuresMissing').severity, 'blocks')
  })
  test('is broken by a measure without purpose, and points to it', () => {
    assert.equal(
      finds(withMeasure('m3', { purpose: undefined }), 'measurePurposeMissing').path,
      'measures.m3.purpose',
    )
  })
})

describe('MLA-07: the text that governs is known', () => {
  test('holds between two parties to the Convention', () => {
    lacks(haldenTrade, 'noGoverningText')
  })
  test('is broken where no treaty binds the two', () => {
    const found = finds(haldenTrade, 'noGoverningText', { from: 'XF' })
    assert.equal(found.severity, 'blocks')
  })
  test('tells of a bilateral treaty, whose paragraphs are then cited', () => {
    finds(haldenTrade, 'otherTreatyGoverns', { to: cordovia })
    const facts = finds({ ...haldenTrade, facts: {} }, 'factsMissing', { to: cordovia })
    assert.match(facts.cites, /^XA-XC /)
    assert.equal(facts.layer, 'bilateral')
  })
  test('cites the Convention again once the two agreed to use it', () => {
    const agreements: PairDecision[] = [{ kind: 'applyUntoc9to29', on: '2020-01-01' }]
    const facts = finds({ ...haldenTrade, facts: {} }, 'factsMissing', { to: cordovia, agreements })
    assert.equal(facts.cites, 'UNTOC 18(15)(c)')
  })
})

describe('MLA-13: to the designated authority, by the channel left open', () => {
  test('holds for Borealia', () => {
    lacks(haldenTrade, 'noDesignatedAuthority')
    lacks(haldenTrade, 'diplomaticChannelRequired')
  })
  test('is broken by a profile that designates nobody', () => {
    const to = { ...borealia, authorities: borealia.authorities.map(one => ({ ...one, functions: [] })) }
    assert.equal(finds(haldenTrade, 'noDesignatedAuthority', { to }).cites, 'UNTOC 18(13)')
  })
  test('warns where the diplomatic channel is reserved', () => {
    const to = { ...borealia, channels: { ...borealia.channels, diplomaticRequired: true } }
    finds(haldenTrade, 'diplomaticChannelRequired', { to })
  })
})

describe('MLA-14: in a language the requested State accepts, and authentic', () => {
  test('holds for English and French to Borealia, which accepts French and Arabic', () => {
    lacks(haldenTrade, 'languageNotAcceptable')
  })
  test('is broken by English alone', () => {
    const one = finds({ ...haldenTrade, languages: ['en'] }, 'languageNotAcceptable')
    assert.equal(one.severity, 'blocks')
    assert.equal(one.cites, 'UNTOC 18(14)')
    assert.equal(one.values?.['languages'], 'fr, ar')
  })
  test('is broken by no language at all', () => {
    finds({ ...haldenTrade, languages: [] }, 'languagesMissing')
  })
  test('is broken by facts that nobody translated, and points to the missing version', () => {
    const one = finds({ ...haldenTrade, facts: { en: text('They met.') } }, 'textMissingInLanguage')
    assert.equal(one.path, 'facts.fr')
    assert.equal(one.severity, 'blocks')
  })
  test('warns, as house practice, of a text missing in a further language of the letter', () => {
    const one = finds({ ...haldenTrade, facts: { fr: text('Ils se sont vus.') } }, 'textMissingInLanguage')
    assert.equal(one.path, 'facts.en')
    assert.equal(one.severity, 'warns')
    assert.equal(one.cites, 'house texts-in-the-letter-language')
  })
  test('finds a text within a measure', () => {
    const request = withMeasure('m1', { assistance: { en: text('Copies.') } })
    assert.equal(finds(request, 'textMissingInLanguage').path, 'measures.m1.assistance.fr')
  })
  test('wants to know how authenticity is shown', () => {
    finds({ ...haldenTrade, authenticity: undefined }, 'authenticityMissing')
  })
})

describe('MLA-15: what a request shall contain', () => {
  const missing: [string, Request, string, string][] = [
    ['a: who asks', { ...haldenTrade, authority: {} }, 'authorityMissing', 'UNTOC 18(15)(a)'],
    ['b: the proceedings', { ...haldenTrade, proceedings: [] }, 'proceedingsMissing', 'UNTOC 18(15)(b)'],
    ['b: their subject', withProceedings({ subject: {} }), 'proceedingsSubjectMissing', 'UNTOC 18(15)(b)'],
    ['b: their nature', withProceedings({ stage: undefined }), 'proceedingsStageMissing', 'UNTOC 18(15)(b)'],
    [
      'b: who conducts them',
      withProceedings({ authority: ' ' }),
      'conductingAuthorityMissing',
      'UNTOC 18(15)(b)',
    ],
    [
      'b: with which functions',
      withProceedings({ authorityFunctions: '' }),
      'conductingFunctionsMissing',
      'UNTOC 18(15)(b)',
    ],
    ['c: the facts', { ...haldenTrade, facts: {} }, 'factsMissing', 'UNTOC 18(15)(c)'],
    ['d: the assistance', withMeasure('m1', { assistance: {} }), 'assistanceMissing', 'UNTOC 18(15)(d)'],
    ['f: the purpose', { ...haldenTrade, purpose: {} }, 'purposeMissing', 'UNTOC 18(15)(f)'],
  ]
  for (const [what, request, found, cites] of missing) {
    test(`stops our own request without ${what}`, () => {
      const one = finds(request, found)
      assert.equal(one.severity, 'blocks')
      assert.equal(one.cites, cites)
      assert.equal(one.layer, 'untoc')
      lacks(haldenTrade, found)
    })
  }

  test('c: spares the facts when documents are only to be served', () => {
    const measures = (haldenTrade.measures ?? []).map(measure => ({
      ...measure,
      purpose: 'service' as const,
    }))
    lacks({ ...haldenTrade, facts: {}, measures }, 'factsMissing')
    finds(
      {
        ...haldenTrade,
        facts: {},
        measures: [...measures.slice(1), ...(haldenTrade.measures ?? []).slice(0, 1)],
      },
      'factsMissing',
    )
  })

  test('e: only warns about persons, since it says where possible', () => {
    assert.equal(finds({ ...haldenTrade, persons: [], measures: [] }, 'personsMissing').severity, 'warns')
    const persons = [{ id: 'w1', name: 'Nadia Rell' }]
    const request: Request = { ...haldenTrade, persons }
    assert.equal(finds(request, 'personLocationMissing').cites, 'UNTOC 18(15)(e)')
    assert.equal(finds(request, 'personNationalityMissing').values?.['person'], 'Nadia Rell')
    finds({ ...haldenTrade, persons: [{ id: 'w1' }] }, 'personIdentityMissing')
  })

  test('d: wants a reason for a particular procedure', () => {
    finds(withMeasure('m1', { wishesReason: {} }), 'wishesReasonMissing')
    lacks(withMeasure('m1', { wishes: [], wishesReason: {} }), 'wishesReasonMissing')
  })

  test('asks for somebody to call, as house practice', () => {
    const authority = { ...haldenTrade.authority, phone: '', email: '' }
    assert.equal(
      finds({ ...haldenTrade, authority }, 'authorityContactMissing').cites,
      'house authority-in-full',
    )
    lacks({ ...haldenTrade, authority: { ...haldenTrade.authority, phone: '' } }, 'authorityContactMissing')
  })
})

describe('Each kind of measure', () => {
  test('bank records: the account or its holder', () => {
    finds(withMeasure('m1', { account: '', holder: [] }), 'accountOrHolderMissing')
    lacks(withMeasure('m1', { account: '', holder: ['s1'] }), 'accountOrHolderMissing')
  })
  test('bank records: the bank, and a period that runs forward', () => {
    finds(withMeasure('m1', { institution: '' }), 'institutionMissing')
    assert.equal(finds(withMeasure('m1', { to: undefined }), 'periodMissing').path, 'measures.m1.to')
    finds(withMeasure('m1', { from: '2025-07-01' }), 'periodReversed')
    lacks(withMeasure('m1', { from: '2025-06-30' }), 'periodReversed')
  })
  test('video hearing: a witness, who is still among the persons', () => {
    finds(withMeasure('m2', { whom: [] }), 'witnessMissing')
    finds(withMeasure('m2', { whom: ['gone'] }), 'unknownPerson')
    lacks(haldenTrade, 'unknownPerson')
  })
  test('video hearing: not for an accused, under 18(18)', () => {
    const one = finds(withMeasure('m2', { whom: ['s1'] }), 'accusedByVideo')
    assert.equal(one.cites, 'UNTOC 18(18)')
    assert.equal(one.severity, 'warns')
    lacks(haldenTrade, 'accusedByVideo')
  })
  test('video hearing: why not in person', () => {
    finds(withMeasure('m2', { whyNotInPerson: {} }), 'appearanceReasonMissing')
  })
  test('video hearing: nine days away without an interpreter', () => {
    assert.equal(
      finds(withMeasure('m2', { interpreter: '' }), 'hearingWithoutInterpreter').values?.['days'],
      9,
    )
    lacks(
      withMeasure('m2', { interpreter: '', wishedAt: '2027-03-01T09:00[Africa/Tunis]' }),
      'hearingWithoutInterpreter',
    )
  })
  test('video hearing: not yesterday', () => {
    finds(withMeasure('m2', { wishedAt: '2026-11-22T09:00[Africa/Tunis]' }), 'hearingInThePast')
    lacks(withMeasure('m2', { wishedAt: '2026-11-23T09:00[Africa/Tunis]' }), 'hearingInThePast')
  })
  test('freezing: what is to be frozen', () => {
    finds(withMeasure('m3', { property: {}, account: '' }), 'propertyMissing')
    lacks(withMeasure('m3', { property: {} }), 'propertyMissing')
  })
  test('freezing: how the property is tied to the facts', () => {
    assert.equal(finds(withMeasure('m3', { nexus: {} }), 'propertyNexusMissing').path, 'measures.m3.nexus')
    assert.equal(
      finds(withMeasure('m3', { assetNexus: undefined }), 'propertyNexusMissing').path,
      'measures.m3.assetNexus',
    )
  })
  test('any: how the facts lead to it; Borealia asks for it in its own law', () => {
    assert.equal(finds(withMeasure('m1', { nexus: {} }), 'nexusMissing').layer, 'domestic')
  })
})

describe('What is wished, and what the requested State asks besides', () => {
  test('a date wants reasons (18(24))', () => {
    const one = finds({ ...haldenTrade, urgency: { wishedBy: '2026-12-15' } }, 'deadlineWithoutReasons')
    assert.equal(one.cites, 'UNTOC 18(24)')
    lacks({ ...haldenTrade, urgency: {} }, 'deadlineWithoutReasons')
  })
  test('confidentiality without reasons is only remarked', () => {
    const one = finds({ ...haldenTrade, confidentiality: { asked: true } }, 'confidentialityWithoutReasons')
    assert.equal(one.severity, 'informs')
    lacks({ ...haldenTrade, confidentiality: { asked: false } }, 'confidentialityWithoutReasons')
  })
  test('Borealia asks for the text of the offence and for limitation, by its own law', () => {
    const found = review({ ...haldenTrade, offences: [offence({ text: {}, limitation: '' })] }).filter(
      one => one.found === 'profileAsks',
    )
    assert.deepEqual(
      found.map(one => [one.path, one.cites, one.layer]),
      [
        ['offences.o1.text', 'domestic XB Code of Criminal Procedure, art. 412', 'domestic'],
        ['offences.o1.limitation', 'domestic XB Code of Criminal Procedure, art. 413', 'domestic'],
      ],
    )
    lacks(haldenTrade, 'profileAsks')
  })
  test('a State that always wants reciprocity is told of it', () => {
    const to: Profile = { ...borealia, reciprocity: 'always' }
    assert.equal(finds(haldenTrade, 'profileAsks', { to }).path, 'reciprocity')
    lacks({ ...haldenTrade, reciprocity: 'undertaken' }, 'profileAsks', { to })
  })
})

describe('MLA-16: questions and answers', () => {
  test('a question is tied to a field the request has', () => {
    const asked = (path: string) => ({ questions: [{ id: 'q1', path, question: { fr: text('Quand ?') } }] })
    lacksAct('askInformation', asked('measures.m1.account'), 'questionPathUnknown')
    lacksAct('askInformation', asked('facts'), 'questionPathUnknown')
    const one = findsAct('askInformation', asked('measures.m9.account'), 'questionPathUnknown')
    assert.equal(one.path, 'questions.q1.path')
    assert.equal(one.cites, 'UNTOC 18(16)')
    findsAct('askInformation', asked('colour'), 'questionPathUnknown')
  })
  test('an answer belongs to an open question', () => {
    const answered = { answers: [{ id: 'a1', question: 'act.q1', answer: { fr: text('En mars.') } }] }
    findsAct('answerInformation', answered, 'answerWithoutQuestion')
    const questions = [{ id: 'act.q1', path: 'facts', question: {}, askedAt: '2026-11-20T09:00:00Z' }]
    lacksAct('answerInformation', answered, 'answerWithoutQuestion', { state: inCase({ questions }) })
  })
})

describe('MLA-19: a result says what it may be used for', () => {
  test('the proceedings stated in the request are named', () => {
    const one = findsAct('deliverResult', { measure: 'm1' }, 'useLimitedTo')
    assert.equal(one.severity, 'informs')
    assert.equal(one.cites, 'UNTOC 18(19)')
    assert.equal(one.values?.['proceedings'], '17 CR 119')
  })
})

describe('A refusal', () => {
  const reasons = { fr: text('L’exécution porterait atteinte à la sécurité.') }
  const refusal = { measure: 'm3', grounds: ['essentialInterests'], reasons }
  const consulted = inCase({ consultations: [consultation(true)] })

  test('with a ground, reasons and a consultation that was answered is not stopped', () => {
    const found = act('refuseMeasure', refusal, { state: consulted })
    assert.deepEqual(
      found.filter(one => one.severity === 'blocks'),
      [],
    )
  })
  test('MLA-21: names a ground', () => {
    const one = findsAct('refuseMeasure', { ...refusal, grounds: [] }, 'groundMissing')
    assert.equal(one.cites, 'house refusal-on-a-coded-ground')
  })
  test('MLA-21: names a ground of the text that governs', () => {
    const one = findsAct(
      'refuseMeasure',
      { ...refusal, grounds: ['aureliaCordoviaMilitaryOffence'] },
      'groundOfOtherText',
    )
    assert.equal(one.cites, 'UNTOC 18(21)')
    lacksAct('refuseMeasure', refusal, 'groundOfOtherText')
  })
  test('MLA-23: gives reasons', () => {
    const one = findsAct('refuseMeasure', { ...refusal, reasons: {} }, 'reasonsMissing')
    assert.equal(one.severity, 'blocks')
    assert.equal(one.cites, 'UNTOC 18(23)')
    // Missed once, under its own article, and not again as an empty field.
    lacksAct('refuseMeasure', { ...refusal, reasons: {} }, 'requiredMissing')
  })
  test('MLA-23: gives them in a language of the exchange', () => {
    const other = { ...refusal, reasons: { ar: text('لأسباب أمنية') } }
    findsAct('refuseMeasure', other, 'reasonsNotInExchangeLanguage')
    lacksAct('refuseMeasure', refusal, 'reasonsNotInExchangeLanguage')
  })
  test('MLA-26: comes after a consultation', () => {
    assert.equal(findsAct('refuseMeasure', refusal, 'notConsulted').cites, 'UNTOC 18(26)')
    findsAct('refuseMeasure', refusal, 'notConsulted', {
      state: inCase({ consultations: [consultation(false)] }),
    })
    lacksAct('refuseMeasure', refusal, 'notConsulted', { state: consulted })
  })
  test('MLA-26: for absence of dual criminality alone consultation is house practice, and said to be', () => {
    const one = findsAct('refuseMeasure', { ...refusal, grounds: ['noDualCriminality'] }, 'notConsulted')
    assert.equal(one.layer, 'house')
  })
  test('MLA-26: one that arrived without consultation is flagged, not stopped', () => {
    const one = findsAct('refuseMeasure', refusal, 'notConsulted', { arrived: true })
    assert.equal(one.severity, 'warns')
  })
  test('MLA-08: never speaks of bank secrecy, in any of three languages', () => {
    for (const [language, words] of [
      ['en', 'Our BANK  SECRECY law forbids it.'],
      ['fr', 'Le secret bancaire s’y oppose.'],
      ['ar', 'تمنع السِّرّية المصرفية ذلك'],
    ] as const) {
      const one = findsAct(
        'refuseMeasure',
        { ...refusal, reasons: { [language]: text(words) } },
        'bankSecrecyIsNoGround',
      )
      assert.equal(one.severity, 'blocks')
      assert.equal(one.cites, 'UNTOC 18(8)')
    }
    lacksAct('refuseMeasure', refusal, 'bankSecrecyIsNoGround')
  })
  test('MLA-08: holds under a bilateral treaty too', () => {
    const data = { ...refusal, reasons: { en: text('bank secrecy') } }
    assert.equal(
      findsAct('refuseMeasure', data, 'bankSecrecyIsNoGround', { to: cordovia }).cites,
      'UNTOC 18(8)',
    )
  })
  test('MLA-22: that speaks of tax is looked at again', () => {
    const data = { ...refusal, reasons: { fr: text('Il s’agit d’une infraction fiscale.') } }
    assert.equal(findsAct('refuseMeasure', data, 'fiscalAloneIsNoGround').severity, 'warns')
  })
})

describe('A postponement', () => {
  test('gives reasons as house practice, and follows a consultation by the Convention', () => {
    const found = act('postponeMeasure', { measure: 'm1', review: '2027-01-10', reasons: {} })
    const reasons = found.find(one => one.found === 'reasonsMissing')
    assert.equal(reasons?.cites, 'house reasons-for-postponement')
    assert.equal(found.find(one => one.found === 'notConsulted')?.cites, 'UNTOC 18(26)')
  })
  test('names the day it is looked at again', () => {
    assert.equal(findsAct('postponeMeasure', { measure: 'm1' }, 'requiredMissing').path, 'review')
  })
})

interface Setting {
  side?: 'requesting' | 'requested'
  from?: string
  to?: Profile
  agreements?: PairDecision[]
}

function review(
  request: Request,
  { side = 'requesting', from = 'XA', to = borealia, agreements = [] }: Setting = {},
) {
  return reviewRequest(mutualLegalAssistance, {
    side,
    request: request,
    files: [],
    governing: stack(from, to, agreements),
    profile: to,
    today,
  })
}

function stack(from: string, to: Profile, agreements: PairDecision[] = []) {
  return governing({ requesting: from, requested: to.state, on: today, agreements, profiles: [aurelia, to] })
}

function finds(request: Request, found: string, setting?: Setting): Finding {
  return one(review(request, setting), found)
}

function lacks(request: Request, found: string, setting?: Setting) {
  assert.deepEqual(
    review(request, setting).filter(finding => finding.found === found),
    [],
  )
}

interface ActSetting {
  state?: CaseState
  arrived?: boolean
  to?: Profile
}

function act(
  type: string,
  data: Record<string, unknown>,
  { state = inCase({}), arrived = false, to = borealia }: ActSetting = {},
) {
  return reviewAct(mutualLegalAssistance, {
    side: state.side,
    act: type,
    data,
    state,
    governing: stack('XA', to),
    arrived,
    today,
  })
}

function findsAct(type: string, data: Record<string, unknown>, found: string, setting?: ActSetting): Finding {
  return one(act(type, data, setting), found)
}

function lacksAct(type: string, data: Record<string, unknown>, found: string, setting?: ActSetting) {
  assert.deepEqual(
    act(type, data, setting).filter(finding => finding.found === found),
    [],
  )
}

function one(findings: readonly Finding[], found: string): Finding {
  const first = findings.find(finding => finding.found === found)
  assert.ok(first, `${found} not among: ${findings.map(finding => finding.found).join(', ')}`)
  return first
}

function inCase(shared: Partial<CaseState['shared']>): CaseState {
  const empty = beginning('requested')
  const measures: Measure[] = (haldenTrade.measures ?? []).map(({ id, kind }) => ({
    id,
    kind,
    state: 'asked',
    since: '2026-11-20T09:00:00Z',
    conditions: [],
  }))
  const request = haldenTrade as Record<string, unknown>
  return { ...empty, shared: { ...empty.shared, state: 'inExecution', request, measures, ...shared } }
}

function consultation(answered: boolean): Consultation {
  const replies = answered ? [{ by: 'requesting' as const, text: {}, at: '2026-11-22T09:00:00Z' }] : []
  return { id: 'c1', measure: 'm3', about: {}, grounds: [], openedAt: '2026-11-20T09:00:00Z', replies }
}

function text(words: string) {
  return { text: words, origin: 'written' as const, by: 'Mira Sol' }
}

function offence(change: object) {
  // Only fields of an offence are changed; the example has one.
  return { ...haldenTrade.offences?.[0], id: 'o1', ...change } as NonNullable<Request['offences']>[number]
}

function withMeasure(id: string, change: object): Request {
  type Measures = NonNullable<Request['measures']>
  // Only fields of the measure's own kind are changed in these cases.
  const measures = (haldenTrade.measures ?? []).map(one =>
    one.id === id ? { ...one, ...change } : one,
  ) as Measures
  return { ...haldenTrade, measures }
}

function withProceedings(change: object): Request {
  return {
    ...haldenTrade,
    proceedings: (haldenTrade.proceedings ?? []).map(item => ({ ...item, ...change })),
  }
}
