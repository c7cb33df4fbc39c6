import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { ActHeader } from './act.ts'
import { extend, fold } from './fold.ts'
import { mutualLegalAssistance as procedure } from './mutual-legal-assistance/mutual-legal-assistance.ts'
import { type Hand, obstacle, openActs } from './open-acts.ts'
import type { Duty } from './procedure.ts'
import type { Colleague, WaiverSetting } from './second-person.ts'
import type { Entry } from './state.ts'

const today = '2026-11-23'
const people = ['mira', 'anselm', 'tamsin'] as const

interface Taken {
  readonly type: string
  readonly by: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** Own acts as our register keeps them, one after the other. */
function entries(acts: readonly Taken[]): Entry[] {
  return acts.map(({ type, by, data = {} }, index): Entry => {
    const header: ActHeader = {
      id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      case: '00000000-0000-7000-8000-000000000001',
      procedure: procedure.id,
      version: procedure.version,
      type,
      strand: 'own',
      from: 'XA:central',
      to: [],
      at: '2026-11-23T09:00:00Z',
      after: [],
      content: 'c',
      files: [],
    } as unknown as ActHeader
    return {
      n: index + 1,
      hash: `h${index + 1}`,
      header,
      content: { data, files: [] },
      recordedAt: `2026-11-23T09:${String(index).padStart(2, '0')}:00Z`,
      by,
    }
  })
}

const stateAfter = (acts: readonly Taken[]) => fold(procedure, 'requesting', entries(acts))
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

function hand(person: string, waivers: WaiverSetting, present: readonly Colleague[] = []): Hand {
  return {
    person,
    duties: ['head'],
    office: {
      waivers,
      present,
      seconds: people.filter(one => one !== person).map(one => ({ person: one, name: one })),
      answersFor: [],
    },
  }
}
const colleague = (person: string, duties: readonly Duty[] = ['head']): Colleague => ({
  person,
  name: person,
  duties,
})

const submitted: Taken[] = [
  { type: 'draft', by: 'mira' },
  { type: 'submit', by: 'mira' },
]
const waive: Taken = {
  type: 'waiveSecondPerson',
  by: 'mira',
  data: {
    act: 'approve',
    why: 'Anselm is away.',
    cannotWait: 'The account is emptied today.',
    second: 'anselm',
  },
}
const why = (acts: readonly Taken[], who: Hand, act = 'approve') =>
  obstacle(procedure, stateAfter(acts), who, { act, today })

describe('Four eyes with one person', () => {
  test('offer a waiver only where nobody else at work today could decide', () => {
    assert.deepEqual(why(submitted, hand('mira', 'whenAlone')), {
      code: 'secondPerson',
      remedy: { act: 'waiveSecondPerson' },
    })
    assert.deepEqual(why(submitted, hand('mira', 'whenAlone', [colleague('anselm')])), {
      code: 'secondPerson',
    })
    // An officer cannot approve, so an officer at work changes nothing.
    assert.ok(why(submitted, hand('mira', 'whenAlone', [colleague('anselm', ['officer'])]))?.remedy)
    assert.deepEqual(why(submitted, hand('mira', 'never')), { code: 'secondPerson' })
    assert.ok(why(submitted, hand('mira', 'always', [colleague('anselm')]))?.remedy)
  })

  test('name who could take the step in place of its author', () => {
    const who = hand('mira', 'whenAlone', [colleague('anselm'), colleague('tamsin', ['registrar'])])
    const approve = openActs(procedure, stateAfter(submitted), who, today).find(one => one.act === 'approve')
    assert.deepEqual(approve?.who, ['anselm'])
  })

  test('are opened by a waiver to its author and nobody else, for the step it names and no other', () => {
    const waived = [...submitted, waive]
    assert.equal(why(waived, hand('mira', 'whenAlone')), undefined)
    const other = { ...waive, data: { ...waive.data, act: 'amend' } }
    assert.equal(why([...submitted, other], hand('mira', 'whenAlone'))?.code, 'secondPerson')
    const byTamsin = [...submitted.slice(0, 1), { type: 'submit', by: 'tamsin' }, { ...waive, by: 'tamsin' }]
    assert.equal(why(byTamsin, hand('mira', 'whenAlone'))?.code, 'secondPerson')
  })

  test('are opened once: another draft needs another waiver', () => {
    const again = [
      ...submitted,
      waive,
      { type: 'returnToAuthor', by: 'mira', data: { reasons: 'A wrong account.' } },
      { type: 'submit', by: 'mira' },
    ]
    assert.equal(why(again, hand('mira', 'whenAlone'))?.code, 'secondPerson')
  })

  test('are closed again when the second person objects before the step was taken', () => {
    const objected = [
      ...submitted,
      waive,
      { type: 'objectAfterwards', by: 'anselm', data: { waiver: idOf(3), reasons: 'I am here.', done: '-' } },
    ]
    assert.equal(why(objected, hand('mira', 'whenAlone'))?.code, 'secondPerson')
  })

  test('wait for the second person by a day, until that one answers; the author cannot', () => {
    const taken = [...submitted, waive, { type: 'approve', by: 'mira', data: { request: 'r', files: [] } }]
    assert.equal(why(taken, hand('mira', 'whenAlone'), 'confirmAfterwards')?.code, 'noWaiverToAnswer')
    assert.equal(why(taken, hand('tamsin', 'whenAlone'), 'confirmAfterwards')?.code, 'noWaiverToAnswer')
    assert.equal(why(taken, hand('anselm', 'whenAlone'), 'confirmAfterwards'), undefined)
    const open = (acts: readonly Taken[]) =>
      procedure.deadlines?.({ state: stateAfter(acts), governing: null, profiles: {}, today })
    // Five working days after Monday 23 November; without a profile no day is off.
    assert.deepEqual(
      open(taken)?.map(one => [one.kind, one.due, one.state]),
      [['secondPerson', '2026-11-28', 'running']],
    )
    const confirmed = [...taken, { type: 'confirmAfterwards', by: 'anselm', data: { waiver: idOf(3) } }]
    assert.deepEqual(open(confirmed), [])
  })

  test('are never confirmed before the step was taken', () => {
    const waived = [...submitted, waive]
    assert.equal(why(waived, hand('anselm', 'whenAlone'), 'confirmAfterwards')?.code, 'noWaiverToAnswer')
  })

  test('hold in any office: whoever wrote or submitted approves only under an open waiver of their own', () => {
    const step = fc.record({
      type: fc.constantFrom(
        'draft',
        'submit',
        'approve',
        'returnToAuthor',
        'waiveSecondPerson',
        'confirmAfterwards',
        'objectAfterwards',
      ),
      by: fc.constantFrom(...people),
      second: fc.constantFrom(...people),
      names: fc.constantFrom('approve', 'amend'),
      away: fc.subarray([...people]),
      waivers: fc.constantFrom<WaiverSetting>('never', 'whenAlone', 'always'),
    })
    let alone = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 40 }), steps => {
        const acts: Taken[] = []
        for (const { type, by, second, names, away, waivers } of steps) {
          const present = people.filter(one => !away.includes(one)).map(one => colleague(one))
          const state = stateAfter(acts)
          if (obstacle(procedure, state, hand(by, waivers, present), { act: type, today })) continue
          const last = state.own.waivers.at(-1)?.id
          const data =
            type === 'waiveSecondPerson'
              ? { act: names, why: 'w', cannotWait: 'c', second }
              : type.endsWith('Afterwards')
                ? { waiver: last }
                : {}
          // An independent reading of the acts: who wrote, and whether the newest waiver still lies ahead of them.
          if (
            type === 'approve' &&
            acts.some(one => ['draft', 'submit'].includes(one.type) && one.by === by)
          ) {
            const at = acts.findLastIndex(
              one => one.type === 'waiveSecondPerson' && one.by === by && one.data?.['act'] === 'approve',
            )
            assert.ok(at >= 0, 'approved alone without a waiver')
            const since = acts.slice(at + 1).map(one => one.type)
            assert.ok(!since.some(one => ['draft', 'submit', 'approve'].includes(one)), 'a spent waiver')
            alone += 1
          }
          acts.push({ type, by, data })
          const all = entries(acts)
          const newest = all.at(-1)
          if (newest)
            assert.deepEqual(
              extend(procedure, state, newest),
              fold(procedure, 'requesting', all),
              'one answer',
            )
        }
      }),
      { numRuns: 400 },
    )
    assert.ok(alone > 0, 'the property was tried on decisions of one person')
  })
})
