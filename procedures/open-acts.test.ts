import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { governing } from '#law/governing.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { reviewAct, reviewRequest } from './findings.ts'
import { fold } from './fold.ts'
import { chain, type Sketch } from './mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from './mutual-legal-assistance/example.ts'
import { mutualLegalAssistance } from './mutual-legal-assistance/mutual-legal-assistance.ts'
import { obstacle, openActs, type Hand } from './open-acts.ts'
import { defineProcedure } from './procedure.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const today = '2026-11-23'
const officer: Hand = { person: 'oda', duties: ['officer'] }
const sent: Sketch[] = [{ type: 'send', from: XA, data: { request: haldenTrade } }]

describe('The open acts', () => {
  test('stay in the list with the reason when only another duty may take them', () => {
    const state = fold(mutualLegalAssistance, 'requested', chain(sent))
    const register = openActs(mutualLegalAssistance, state, officer, today).find(
      open => open.act === 'register',
    )
    assert.deepEqual(register?.unless, { code: 'needsDuty', values: { duty: 'registrar' } })
  })

  test('come once for each measure that is ready for them', () => {
    const state = fold(mutualLegalAssistance, 'requested', chain([...sent, { type: 'register', from: XB }]))
    const accepts = openActs(mutualLegalAssistance, state, officer, today).filter(
      open => open.act === 'acceptMeasure',
    )
    assert.deepEqual(
      accepts,
      ['m1', 'm2', 'm3'].map(measure => ({ act: 'acceptMeasure', measure })),
    )
  })

  test('are those, and only those, for which no obstacle is named', () => {
    const histories: Sketch[][] = [
      [],
      sent,
      [...sent, { type: 'register', from: XB }],
      [...sent, { type: 'withdraw', from: XA }],
    ]
    for (const side of ['requesting', 'requested'] as const) {
      for (const history of histories) {
        const state = fold(mutualLegalAssistance, side, chain(history))
        const open = openActs(mutualLegalAssistance, state, officer, today)
        for (const { act } of mutualLegalAssistance.lifecycle) {
          for (const measure of ['m1', undefined]) {
            const why = obstacle(mutualLegalAssistance, state, officer, {
              act,
              today,
              ...(measure ? { measure } : {}),
            })
            const line = open.find(one => one.act === act && one.measure === measure)
            if (line) assert.deepEqual(why, line.unless)
            else if (measure === undefined) assert.ok(why, `${act} on side ${side}`)
          }
        }
      }
    }
  })

  test('name the measure that does not exist or is not ready', () => {
    const state = fold(
      mutualLegalAssistance,
      'requested',
      chain([
        ...sent,
        { type: 'register', from: XB },
        { type: 'acceptMeasure', from: XB, data: { measure: 'm1' } },
      ]),
    )
    const why = (measure: string) =>
      obstacle(mutualLegalAssistance, state, officer, { act: 'acceptMeasure', measure, today })
    assert.deepEqual(why('m9'), { code: 'noSuchMeasure' })
    assert.deepEqual(why('m1'), { code: 'measureNotNow' })
    assert.equal(why('m2'), undefined)
  })
})

/** A procedure of two acts, declared here and known nowhere else. */
const greeting = defineProcedure({
  id: 'greeting',
  version: '1.0',
  measuresAt: 'wishes',
  form: {
    steps: [
      {
        id: 'only',
        fields: {
          name: { kind: 'line', topic: 'contents.authority' },
          wishes: { kind: 'list', topic: 'purposes', fields: { wish: { kind: 'line' } } },
        },
      },
    ],
  },
  lifecycle: [
    {
      act: 'send',
      by: 'requesting',
      strand: 'shared',
      from: [null],
      to: 'greeted',
      duty: 'officer',
      topic: 'channel',
      fields: {},
    },
    {
      act: 'greetBack',
      by: 'requested',
      strand: 'shared',
      from: ['greeted'],
      to: 'greetedBack',
      duty: 'officer',
      topic: 'execution',
      fields: { word: { kind: 'line', required: true } },
    },
  ],
  requestRules: [
    {
      id: 'G-1',
      topic: 'contents.authority',
      why: 'One greets by name.',
      find: ({ request }) =>
        request['name'] ? [] : [{ found: 'nameMissing', severity: 'blocks', path: 'name' }],
    },
  ],
  actRules: [
    {
      id: 'G-2',
      topic: 'execution',
      acts: ['greetBack'],
      why: 'Silence is no greeting.',
      find: ({ data }) => (data['word'] ? [] : [{ found: 'wordMissing', severity: 'blocks', path: 'word' }]),
    },
  ],
  letter: () => ({
    language: 'en',
    direction: 'ltr',
    title: '',
    sender: [],
    addressee: [],
    placeAndDate: '',
    reference: '',
    blocks: [],
    signature: [],
  }),
})

describe('A procedure nobody knew before', () => {
  const stack = governing({ requesting: 'XA', requested: 'XB', on: today, profiles: [borealia] })

  test('folds, offers its acts and is reviewed without a change elsewhere', () => {
    const state = fold(
      greeting,
      'requested',
      chain([{ type: 'send', from: XA, data: { request: { wishes: [] } } }]),
    )
    assert.equal(state.shared.state, 'greeted')
    assert.deepEqual(openActs(greeting, state, officer, today), [{ act: 'greetBack' }])
    const request = {
      side: 'requesting',
      request: {},
      files: [],
      governing: stack,
      profile: borealia,
      today,
    } as const
    assert.deepEqual(reviewRequest(greeting, request), [
      {
        rule: 'G-1',
        found: 'nameMissing',
        severity: 'blocks',
        cites: 'UNTOC 18(15)(a)',
        layer: 'untoc',
        path: 'name',
      },
    ])
    const act = {
      side: 'requested',
      act: 'greetBack',
      data: {},
      state,
      governing: stack,
      arrived: true,
      today,
    } as const
    assert.deepEqual(
      reviewAct(greeting, act).map(one => [one.found, one.severity]),
      [['wordMissing', 'warns']],
    )
  })
})
