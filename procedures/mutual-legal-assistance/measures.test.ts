import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import { dataSchema } from '../act-data.ts'
import { fieldAt, schemaOf } from '../field.ts'
import { reviewAct, reviewRequest } from '../findings.ts'
import { fold } from '../fold.ts'
import { openActs } from '../open-acts.ts'
import type { Finding } from '../review.ts'
import fr from '../words/fr.json' with { type: 'json' }
import { chain, type Sketch } from './example-acts.ts'
import { leastMeasure, leastMeasures, proofs } from './example-measures.ts'
import { haldenTrade } from './example.ts'
import { fields, type Request } from './form.ts'
import { kindNames, kinds, proofKinds, type KindName } from './measures/kinds.ts'
import { mutualLegalAssistance as procedure } from './mutual-legal-assistance.ts'
import { safeConductOf } from './safe-conduct.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const today = '2026-11-23'
const profiles = [aurelia, borealia, cordovia]
const stack = governing({ requesting: 'XA', requested: 'XB', on: today, profiles })
const underTreaty = governing({ requesting: 'XA', requested: 'XC', on: today, profiles })
const text = { fr: { text: 'x', origin: 'written', by: 'y' } } as const

/**
 * What each kind is for (letter of UNTOC 18(3)), what nobody can execute it without, and what is asked back
 * when it is not said. `a or b`: one of them is enough. Read from 18(3), 18(10), 18(15)(d), 18(18), 18(27).
 */
const table: readonly [KindName, letter: string, blocks: string, warns: string][] = [
  ['statement', 'a', 'whom', 'questions nexus'],
  ['videoHearing', 'a', 'whom', 'whyNotInPerson nexus'],
  ['detaineeTransfer', 'a', 'whom', 'agreedBy returnBy nexus'],
  ['service', 'b', 'documents addressee', ''],
  ['search', 'c', 'places|whom sought', 'nexus'],
  ['seizure', 'c', 'items', 'location nexus'],
  ['freezing', 'c', 'property|account', 'nexus'],
  ['inspection', 'd', 'object|place', 'nexus'],
  ['information', 'e', '', 'subject nexus'],
  ['evidenceItems', 'e', 'items', 'nexus'],
  ['expertEvaluation', 'e', 'questions', 'field nexus'],
  ['bankRecords', 'f', 'account|holder', 'institution from nexus'],
  ['corporateRecords', 'f', 'company|registration', 'from nexus'],
  ['governmentRecords', 'f', 'records', 'nexus'],
  ['tracing', 'g', 'property|owner|startingPoint', 'nexus'],
  ['appearance', 'h', 'whom', 'appearAt expenses nexus'],
  ['otherHelp', 'i', '', 'notContrary nexus'],
]

/** Parts of a proof without which a court cannot use what it gets, as the brief of each kind names them. */
const proven: { readonly [K in KindName]: string } = {
  statement: 'on by identityVerified oath minutes',
  videoHearing: 'on by identityVerified oath minutes',
  detaineeTransfer: 'by consentOn consentLanguage agreedBy handedOverOn returnBy',
  service: 'on by receivedBy manner',
  search: 'on by order inventory',
  seizure: 'on by order inventory custodian',
  freezing: 'on by order amount until',
  inspection: 'on by report',
  information: 'by source asOf',
  evidenceItems: 'on by inventory handedTo custodyDocumented',
  expertEvaluation: 'on by qualification report',
  bankRecords: 'on source complete certificate',
  corporateRecords: 'on source complete certificate',
  governmentRecords: 'on source certificate access given',
  tracing: 'by found searched asOf',
  appearance: 'on by answer informedOfSafeConduct',
  otherHelp: 'on by',
}

describe('The measures of UNTOC 18(3)', () => {
  test('have a kind for each of the nine letters', () => {
    assert.deepEqual([...new Set(table.map(([, letter]) => letter))].toSorted(), [
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
      'h',
      'i',
    ])
    assert.deepEqual(
      table.map(([kind]) => kind),
      kindNames,
    )
  })

  test('are offered under their letter, each kind once', () => {
    const field = fields['measures']
    assert.ok(field?.kind === 'kinds' && field.groups)
    assert.deepEqual(
      field.groups.of.flatMap(group => group.kinds.map(kind => [kind, group.cites])),
      table.map(([kind, letter]) => [kind, `UNTOC 18(3)(${letter})`]),
    )
    for (const group of field.groups.of)
      for (const kind of group.kinds) assert.equal(field.begins?.[kind]?.['purpose'], group.option)
  })

  test('spare the facts only for the service of documents (18(15)(c))', () => {
    assert.deepEqual(
      kindNames.filter(name => kinds[name].facts === 'spared'),
      ['service'],
    )
  })

  test('are done against somebody’s will, by house practice, where things are taken, kept or drawn from who must give', () => {
    assert.deepEqual(
      kindNames.filter(name => kinds[name].coercive),
      ['search', 'seizure', 'freezing', 'bankRecords', 'corporateRecords', 'otherHelp'],
    )
    for (const name of kindNames) assert.match(kinds[name].why, /\.$/)
  })

  test('watch only days the request or the proof knows', () => {
    for (const name of kindNames) {
      for (const day of kinds[name].watch) {
        const places = [
          fieldAt(fields, `measures[].${name}.${day}`),
          (proofKinds[name] as typeof fields)[day],
        ]
        assert.ok(
          places.some(field => field?.kind === 'date' || field?.kind === 'dateTime'),
          `${name} ${day}`,
        )
      }
    }
  })

  for (const [kind, , blocks, warns] of table) {
    describe(kind, () => {
      test('asked for with the least, is not stopped', () => {
        assert.deepEqual(ofMeasure(asking(kind), 'blocks'), [])
      })

      test('is warned of for what would be asked back', () => {
        assert.deepEqual(ofMeasure(asking(kind), 'warns'), split(warns).toSorted())
      })

      for (const needed of split(blocks)) {
        test(`is stopped without ${needed.replaceAll('|', ' or ')}`, () => {
          const gone = Object.fromEntries(needed.split('|').map(name => [name, undefined]))
          assert.deepEqual(ofMeasure(asking(kind, gone), 'blocks'), [needed.split('|')[0]])
        })
      }

      test('is stopped without a word on what is asked, or without a purpose', () => {
        assert.deepEqual(ofMeasure(asking(kind, { assistance: undefined }), 'blocks'), ['assistance'])
        assert.deepEqual(ofMeasure(asking(kind, { purpose: undefined }), 'blocks'), ['purpose'])
      })

      test('is warned of when its purpose does not fit, and the open letter always fits', () => {
        const wrong = kind === 'service' ? 'tracing' : 'service'
        assert.ok(ofMeasure(asking(kind, { purpose: wrong }), 'warns').includes('purpose'))
        assert.ok(!ofMeasure(asking(kind, { purpose: 'other' }), 'warns').includes('purpose'))
      })

      test('that arrived with gaps is never stopped', () => {
        const request = asking(
          kind,
          Object.fromEntries(Object.keys(leastMeasures[kind]).map(n => [n, undefined])),
        )
        assert.deepEqual(ofMeasure(request, 'blocks', 'requested'), [])
      })

      test('is accepted and executed with its proof, alike on both sides', () => {
        const proof = { kind, ...proofs[kind] }
        const acts = [...sent(kind), about('acceptMeasure', XB), about('deliverResult', XB, { proof })]
        const state = bothSides(acts)
        assert.equal(state.measures[0]?.state, 'executed')
        assert.deepEqual(state.results[0]?.proof, proof)
        assert.deepEqual(delivering(kind, { proof }), [])
      })

      test('is warned of when its proof lacks a part', () => {
        for (const part of split(proven[kind])) {
          const proof = { kind, ...proofs[kind], [part]: undefined }
          assert.ok(delivering(kind, { proof }).includes(`proof.${part}`), part)
        }
        assert.deepEqual(delivering(kind, {}), ['measure'])
      })

      test('that was not done says why', () => {
        assert.deepEqual(delivering(kind, { proof: { kind, outcome: 'notDone' } }), ['proof.why'])
        assert.deepEqual(delivering(kind, { proof: { kind, outcome: 'notDone', why: text } }), [])
      })

      test('is refused after a consultation, alike on both sides', () => {
        const state = bothSides([
          ...sent(kind),
          about('consult', XB, { about: text }),
          about('replyToConsultation', XA, { reply: text }),
          about('refuseMeasure', XB, { grounds: ['contraryToLaw'], reasons: text }),
        ])
        assert.equal(state.measures[0]?.state, 'refused')
        assert.equal(state.measures[0]?.refusal?.consulted, true)
      })

      test('is postponed and taken up again, alike on both sides', () => {
        const until = [
          ...sent(kind),
          about('consult', XB, { about: text }),
          about('replyToConsultation', XA, { reply: text }),
          about('postponeMeasure', XB, { reasons: text, review: '2027-01-15' }),
        ]
        assert.equal(bothSides(until).measures[0]?.state, 'postponed')
        assert.equal(bothSides([...until, about('resumeMeasure', XB)]).measures[0]?.state, 'accepted')
      })
    })
  }

  test('pass from schema to letter to fold in any company', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kindNames), { minLength: 1, maxLength: 12 }), names => {
        const request: Request = {
          ...haldenTrade,
          measures: names.map((name, index) => leastMeasure(name, `m${index + 1}`)),
        }
        const parsed = schemaOf(fields).parse(request)
        const letter = procedure.letter({
          language: 'fr',
          request: parsed,
          files: [],
          reference: 'XA-MLA-2026-00017',
          date: today,
          requesting: aurelia,
          requested: borealia,
          governing: stack,
          say: key => (fr as Record<string, string>)[key] ?? assert.fail(`no word for ${key}`),
        })
        for (const [index, name] of names.entries()) {
          const heads = letter.blocks.filter(
            block => block.kind === 'item' && block.path === `measures.m${index + 1}.purpose`,
          )
          assert.equal(heads.length, 1, name)
        }
        assert.deepEqual(
          fold(procedure, 'requested', chain([send(parsed)])).shared.measures.map(one => one.kind),
          names,
        )
      }),
      { numRuns: 30 },
    )
  })
})

describe('A proof', () => {
  const step = procedure.lifecycle.find(line => line.act === 'deliverResult')
  assert.ok(step)
  const schema = dataSchema(procedure, step)

  test('holds the fields of its kind and no others', () => {
    for (const kind of kindNames)
      assert.ok(schema.safeParse({ measure: 'm1', proof: { kind, ...proofs[kind] } }).success, kind)
    const foreign = { kind: 'service', amount: '900 XBD' }
    assert.equal(schema.safeParse({ measure: 'm1', proof: foreign }).success, false)
    assert.equal(schema.safeParse({ measure: 'm1', proof: { kind: 'juggling' } }).success, false)
  })

  test('is not needed by an act of before: its absence is told once, and stops nothing', () => {
    assert.ok(schema.safeParse({ measure: 'm1' }).success)
    assert.deepEqual(delivering('freezing', {}), ['measure'])
  })

  test('of another kind is stopped when ours', () => {
    const [found] = review('service', 'deliverResult', { proof: { kind: 'search' } })
    assert.deepEqual([found?.found, found?.severity], ['proofOfAnotherKind', 'blocks'])
  })

  test('grows from result to result: what was proven before need not be said again', () => {
    const first = { kind: 'freezing', ...proofs['freezing'], amount: undefined }
    const before = [about('acceptMeasure', XB), about('deliverResult', XB, { proof: first })]
    const second = { proof: { kind: 'freezing', amount: '900 000 XBD' } }
    assert.deepEqual(delivering('freezing', second, before), [])
  })
})

describe('A detained person (18(10) to (12))', () => {
  const proof = (change: object) => ({
    proof: { kind: 'detaineeTransfer', ...proofs.detaineeTransfer, ...change },
  })
  const rows: readonly [what: string, change: object, found: string, severity: Finding['severity']][] = [
    ['is not handed over without a recorded consent', { consentOn: undefined }, 'consentMissing', 'blocks'],
    [
      'is not handed over after withdrawing it',
      { consentWithdrawnOn: '2026-12-09' },
      'consentWithdrawn',
      'blocks',
    ],
    ['is not handed over without our agreement', { agreedBy: undefined }, 'agreementMissing', 'blocks'],
    [
      'who comes back late is remarked',
      { returnedOn: '2026-12-22', custodyDays: 12 },
      'returnedLate',
      'warns',
    ],
    ['gets a certificate of the days there', { custodyDays: undefined }, 'custodyUncertified', 'warns'],
    ['loses no day of them', { custodyDays: 8 }, 'custodyDaysDiffer', 'warns'],
    ['has them credited', { credited: false }, 'creditNotGiven', 'warns'],
  ]
  for (const [what, change, found, severity] of rows) {
    test(what, () => {
      const one = review('detaineeTransfer', 'deliverResult', proof(change)).find(it => it.found === found)
      assert.equal(one?.severity, severity)
      const held = review('detaineeTransfer', 'deliverResult', proof({}))
      assert.ok(!held.some(it => it.found === found))
    })
  }

  test('may withdraw the consent after the departure without stopping the record of it', () => {
    const held = review('detaineeTransfer', 'deliverResult', proof({ consentWithdrawnOn: '2026-12-15' }))
    assert.deepEqual(
      held.filter(it => it.severity === 'blocks'),
      [],
    )
  })

  test('is counted nine or ten days between 10 and 19 December, since no text says which days count', () => {
    for (const custodyDays of [9, 10]) {
      const found = review('detaineeTransfer', 'deliverResult', proof({ custodyDays }))
      assert.ok(!found.some(it => it.rule === 'MLA-11'))
    }
  })

  test('whose transfer was already done against the text by the other side is recorded, not stopped', () => {
    const found = review('detaineeTransfer', 'deliverResult', proof({ consentOn: undefined }), {
      arrived: true,
    })
    assert.deepEqual(
      found.filter(it => it.severity === 'blocks'),
      [],
    )
    assert.ok(found.some(it => it.found === 'consentMissing'))
  })

  const requests: readonly [
    what: string,
    change: object,
    found: string,
    severity: Finding['severity'],
    cites: string,
  ][] = [
    ['who refused', { consent: 'refused' }, 'consentRefused', 'warns', 'UNTOC 18(10)'],
    [
      'who consented, on no day and in no language',
      { consent: 'given' },
      'consentRecordIncomplete',
      'warns',
      'house consent-recorded',
    ],
    [
      'who would come back before going',
      { from: '2026-12-10', returnBy: '2026-12-01' },
      'returnBeforeTransfer',
      'blocks',
      'UNTOC 18(11)',
    ],
    ['who would get no credit', { credit: false }, 'creditDenied', 'blocks', 'UNTOC 18(11)'],
    ['who would be pursued here', { immunity: false }, 'immunityDenied', 'blocks', 'UNTOC 18(12)'],
    ['who is wanted here', { wantedHere: true }, 'wantedWhereTransferred', 'warns', 'UNTOC 18(12)'],
  ]
  for (const [what, change, found, severity, cites] of requests) {
    test(`is asked for with care: one ${what}`, () => {
      const one = reviewOf(asking('detaineeTransfer', change)).find(it => it.found === found)
      assert.deepEqual([one?.severity, one?.cites], [severity, cites])
      assert.ok(!reviewOf(asking('detaineeTransfer')).some(it => it.found === found))
    })
  }

  test('is governed by the Convention also beside a treaty that is silent on it', () => {
    const found = reviewOf(asking('detaineeTransfer', { immunity: false }), 'requesting', underTreaty)
    assert.equal(found.find(it => it.found === 'immunityDenied')?.cites, 'UNTOC 18(12)')
  })
})

describe('Safe conduct (18(27))', () => {
  const came = [
    ...sent('appearance'),
    about('acceptMeasure', XB),
    about('deliverResult', XB, { proof: { kind: 'appearance', ...proofs.appearance } }),
  ]
  const safe = (presence: object, under = stack, agreed?: number) =>
    safeConductOf(presence, under, agreed)?.lastDay

  test('lasts fifteen consecutive days from the notice', () => {
    assert.equal(safe({ informedOn: '2026-12-01' }), '2026-12-16')
  })
  test('runs on over a week end and the end of a year', () => {
    assert.equal(safe({ informedOn: '2026-12-24' }), '2027-01-08')
  })
  test('does not begin before the person could leave', () => {
    assert.equal(safe({ informedOn: '2026-12-01', couldLeaveFrom: '2026-12-05' }), '2026-12-20')
    assert.equal(safe({ informedOn: '2026-12-05', couldLeaveFrom: '2026-12-01' }), '2026-12-20')
  })
  test('lasts as long as the two agreed', () => {
    assert.equal(safe({ informedOn: '2026-12-01' }, stack, 30), '2026-12-31')
  })
  test('lasts thirty days under the treaty between Aurelia and Cordovia', () => {
    assert.equal(safe({ informedOn: '2026-12-01' }, underTreaty), '2026-12-31')
  })
  test('does not run without a notice, nor out for somebody who left', () => {
    assert.equal(safe({}), undefined)
    assert.equal(safe({ informedOn: '2026-12-01', leftOn: '2026-12-03' }), undefined)
  })

  test('is told when the end of the presence is recorded, with its last day', () => {
    const found = review('appearance', 'endPresence', { informedOn: '2026-11-20' }, { side: 'requesting' })
    const one = found.find(it => it.found === 'safeConductEnds')
    assert.deepEqual(
      [one?.severity, one?.cites, one?.values],
      ['informs', 'UNTOC 18(27)', { days: 15, date: '2026-12-05' }],
    )
  })

  test('counts from a notice that was served, not from one to come', () => {
    const found = review('appearance', 'endPresence', { informedOn: '2026-11-30' }, { side: 'requesting' })
    assert.ok(found.some(it => it.found === 'noticeInTheFuture'))
  })

  test('keeps what was told before when more becomes known', () => {
    const state = bothSides([
      ...came,
      about('endPresence', XA, { informedOn: '2026-12-01', servedBy: 'Greffe' }),
      about('endPresence', XA, { informedOn: '2026-12-01', leftOn: '2026-12-04' }),
    ])
    const { toldAt: _, ...told } = state.measures[0]?.presence ?? {}
    assert.deepEqual(told, { informedOn: '2026-12-01', servedBy: 'Greffe', leftOn: '2026-12-04' })
    assert.equal(state.measures[0]?.state, 'executed')
  })

  test('does not lapse for a transferred detainee, who is immune and returned', () => {
    const found = review(
      'detaineeTransfer',
      'endPresence',
      { informedOn: '2026-11-20' },
      { side: 'requesting' },
    )
    assert.deepEqual(
      found.map(it => [it.found, it.cites]),
      [['immunityDoesNotLapse', 'UNTOC 18(12)']],
    )
  })

  test('is not denied in our own invitation', () => {
    const one = reviewOf(asking('appearance', { safeConduct: false })).find(
      it => it.found === 'safeConductDenied',
    )
    assert.deepEqual([one?.severity, one?.cites], ['blocks', 'UNTOC 18(27)'])
    assert.ok(!reviewOf(asking('appearance', { safeConduct: true })).some(it => it.rule === 'MLA-27'))
  })

  test('is a matter only where somebody was asked to come', () => {
    const open = (kind: KindName) =>
      openActs(
        procedure,
        fold(procedure, 'requesting', chain([...sent(kind), about('acceptMeasure', XB)])),
        { person: 'mira', duties: ['officer'] },
        today,
      ).filter(one => one.act === 'endPresence').length
    assert.deepEqual(
      kindNames.filter(kind => open(kind) > 0),
      ['detaineeTransfer', 'appearance'],
    )
  })
})

describe('A hearing by video (18(18))', () => {
  test('is asked of a suspect under the open letter without remark', () => {
    const suspect = { whom: ['s1'] }
    const found = (change: object, under = stack) =>
      reviewOf(asking('videoHearing', change), 'requesting', under).filter(it =>
        it.found.startsWith('accused'),
      )
    assert.deepEqual(
      found(suspect).map(it => [it.found, it.cites]),
      [['accusedByVideo', 'UNTOC 18(18)']],
    )
    assert.deepEqual(found({ ...suspect, purpose: 'other' }), [])
    assert.deepEqual(
      found(suspect, underTreaty).map(it => [it.found, it.severity, it.cites]),
      [['accusedByVideoUnderTreaty', 'informs', 'XA-XC 8(1)']],
    )
  })

  test('has one hour on two clocks', () => {
    // Nordmar keeps the time of Tunis (UTC+1), Port Serin that of Athens (UTC+2 in winter).
    const at = (hourThere: string) =>
      reviewOf(asking('videoHearing', { wishedAt: '2026-12-02T09:00[Africa/Tunis]', hourThere })).some(
        it => it.found === 'hoursDiffer',
      )
    assert.equal(at('2026-12-02T10:00[Europe/Athens]'), false)
    assert.equal(at('2026-12-02T09:00[Europe/Athens]'), true)
    assert.throws(() => at('2026-12-02T09:00[Moon/Tycho]'), /a time zone by its name/)
  })

  test('counts what is not settled yet', () => {
    const one = reviewOf(asking('videoHearing')).find(it => it.found === 'hearingUnsettled')
    assert.deepEqual([one?.severity, one?.values], ['informs', { count: 10 }])
  })
})

describe('Government records (18(29))', () => {
  const outcome = (change: object) => ({
    proof: { kind: 'governmentRecords', ...proofs.governmentRecords, ...change },
  })
  const rows: readonly [
    what: string,
    act: string,
    data: object,
    asked: object,
    found: string,
    cites: string,
  ][] = [
    [
      'public ones are owed: a refusal is looked at again',
      'refuseMeasure',
      {},
      { access: 'public' },
      'publicRecordsRefused',
      'UNTOC 18(29)',
    ],
    [
      'public ones are owed whole',
      'deliverResult',
      outcome({ given: 'inPart' }),
      {},
      'publicRecordsLimited',
      'UNTOC 18(29)',
    ],
    [
      'others may be given on conditions, which are written',
      'deliverResult',
      outcome({ access: 'notPublic', given: 'onConditions' }),
      {},
      'recordConditionsMissing',
      'UNTOC 18(29)(b)',
    ],
  ]
  for (const [what, act, data, asked, found, cites] of rows) {
    test(what, () => {
      const one = review('governmentRecords', act, data, { asked }).find(it => it.found === found)
      assert.deepEqual([one?.severity, one?.cites], ['warns', cites])
    })
  }
  test('others may be refused without a word of it', () => {
    const found = review('governmentRecords', 'refuseMeasure', {}, { asked: { access: 'notPublic' } })
    assert.ok(!found.some(it => it.rule === 'MLA-29'))
  })
})

function split(names: string): string[] {
  return names.split(' ').filter(name => name !== '')
}

/** The example request asking for one measure of this kind, with changes to it. */
function asking(kind: KindName, change: object = {}): Request {
  const least = leastMeasure(kind, 'm1')
  const measure = Object.fromEntries(
    Object.entries({ ...least, ...change }).filter(([, value]) => value !== undefined),
  ) as typeof least // a test may take a field away
  const { facts: _, ...withoutFacts } = haldenTrade
  return { ...(kind === 'service' ? withoutFacts : haldenTrade), languages: ['fr'], measures: [measure] }
}

function reviewOf(
  request: Request,
  side: 'requesting' | 'requested' = 'requesting',
  under = stack,
): Finding[] {
  return reviewRequest(procedure, {
    side,
    request: schemaOf(fields).parse(request),
    files: [],
    governing: under,
    profile: borealia,
    today,
  })
}

/** Fields of the measure at which something of this severity was found, sorted. */
function ofMeasure(
  request: Request,
  severity: Finding['severity'],
  side?: 'requesting' | 'requested',
): string[] {
  return reviewOf(request, side)
    .filter(one => one.severity === severity && one.path.startsWith('measures.m1.'))
    .map(one => one.path.replace(/^measures\.m1\./, ''))
    .toSorted()
}

function send(request: Request): Sketch {
  return { type: 'send', from: XA, data: { request, reference: 'XA-MLA-2026-00017' } }
}

function sent(kind: KindName, asked: object = {}): Sketch[] {
  return [
    send(asking(kind, asked)),
    { type: 'register', from: XB, data: { reference: 'BOR/2026/0412', urgency: 'P2' } },
  ]
}

function about(type: string, from: string, data: object = {}): Sketch {
  return { type, from, data: { measure: 'm1', ...data } }
}

/** The state both sides come to: the same, or the test fails. */
function bothSides(sketches: readonly Sketch[]) {
  const entries = chain(sketches)
  const theirs = fold(procedure, 'requesting', entries).shared
  const ours = fold(procedure, 'requested', entries.toReversed()).shared
  assert.deepEqual(ours, theirs)
  assert.deepEqual(ours.outOfTurn, [])
  return ours
}

function review(
  kind: KindName,
  act: string,
  data: object,
  how: {
    arrived?: boolean
    side?: 'requesting' | 'requested'
    asked?: object
    before?: readonly Sketch[]
  } = {},
): Finding[] {
  const { arrived = false, side = 'requested', asked = {}, before = [] } = how
  return reviewAct(procedure, {
    side,
    act,
    data: { measure: 'm1', ...data },
    state: fold(procedure, side, chain([...sent(kind, asked), ...before])),
    governing: stack,
    arrived,
    today,
  })
}

/** Where the proof of a result is found wanting. */
function delivering(kind: KindName, data: object, before: readonly Sketch[] = []): string[] {
  return review(kind, 'deliverResult', data, { before })
    .filter(one => one.rule === 'ACT-02')
    .map(one => one.path)
}
