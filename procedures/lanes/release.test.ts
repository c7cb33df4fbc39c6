import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { governing } from '#law/governing.ts'
import { aurelia } from '#law/profiles/aurelia.ts'
import { borealia } from '#law/profiles/borealia.ts'
import { cordovia } from '#law/profiles/cordovia.ts'
import type { Profile } from '#law/profiles/shape.ts'
import { fold } from '../fold.ts'
import { chain, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'
import type { CaseState, LoggedUse } from '../state.ts'
import { mayCarry, proceedingsOf } from './may-carry.ts'
import { mayUse } from './may-use.ts'
import { doorFor, doorWith, isFurnished, releaseMinutes, rememberedUse } from './release.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const idOf = (position: number) => `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`
const of = (type: string, from: string, data: object = {}): Sketch => ({ type, from, data: { ...data } })
const sha256 = 'ab'.repeat(32)
const stated = '17 CR 119'
const other = '18 CR 7'
const result = idOf(4)
const mira = '11111111-1111-4111-8111-111111111111'
const jonas = '22222222-2222-4222-8222-222222222222'

const ask = of('askUse', XA, { result, proceedings: other })
const grant = of('answerUse', XB, { use: idOf(5), answer: 'granted' })
const deny = of('answerUse', XB, { use: idOf(5), answer: 'denied' })
const notice = of('announceDisclosure', XA, { result, proceedings: other, moment: 'before' })
const recall = of('recall', XB, { act: result, ask: 'destroy' })

/** A case in which records were furnished, what followed, and the uses written down. */
function furnished(
  more: readonly Sketch[] = [],
  uses: readonly Partial<LoggedUse>[] = [],
  to: Profile = borealia,
  own: Partial<CaseState['own']> = {},
): CaseState {
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
    of('deliverResult', XB, { measure: 'm1' }),
    ...more,
  ]).map(entry =>
    entry.header.type === 'deliverResult'
      ? {
          ...entry,
          content: {
            data: entry.content?.data ?? {},
            files: [{ name: 'r.pdf', media: 'application/pdf', size: 9, sha256, role: 'result' as const }],
          },
        }
      : entry,
  )
  const state = fold(procedure, 'requesting', entries)
  const written = uses.map(
    (use, index): LoggedUse => ({
      id: idOf(900 + index),
      result,
      purpose: 'stated',
      proceedings: stated,
      at: '2027-01-10T09:00:00.000Z',
      by: mira,
      ...use,
    }),
  )
  return { ...state, own: { ...state.own, ...own, uses: written } }
}

const now = '2027-01-10T09:30:00.000Z'
const asked = { result, person: mira, now }
const why = (state: CaseState, change: Partial<typeof asked> = {}, release: string | undefined = idOf(900)) =>
  doorWith(state, release, { ...asked, ...change }).because

describe('What was furnished', () => {
  test('is what came for our request, not what we furnished ourselves', () => {
    assert.equal(isFurnished('requesting', 'deliverResult'), true)
    assert.equal(isFurnished('requested', 'deliverResult'), false)
    assert.equal(isFurnished('requesting', 'answerInformation'), false)
  })

  test('opens to the person who wrote its use down, for the stated proceedings', () => {
    assert.deepEqual(doorWith(furnished([], [{}]), idOf(900), asked), {
      open: true,
      because: 'statedInRequest',
      cites: 'UNTOC 18(19)',
      limits: [],
    })
  })

  test('stays closed without a use, with that of a colleague, or with that of another result', () => {
    const state = furnished([], [{}])
    assert.equal(why(state, {}, idOf(77)), 'noUseRecorded')
    assert.equal(doorWith(state, undefined, asked).because, 'noUseRecorded')
    assert.equal(why(state, { person: jonas }), 'usedByAnother')
    assert.equal(why(furnished([], [{ result: idOf(3) }])), 'otherResult')
  })

  test('is passed on within the hour, and asked again after it', () => {
    assert.equal(releaseMinutes, 60)
    const state = furnished([], [{ recipient: 'Regional court of Port Serin' }])
    assert.equal(why(state, { now: '2027-01-10T10:00:00.000Z' }), 'statedInRequest')
    assert.equal(why(state, { now: '2027-01-10T10:00:00.001Z' }), 'useEnded')
    // One's own work goes on as long as the case does.
    assert.equal(why(furnished([], [{}]), { now: '2027-06-10T10:00:00.000Z' }), 'statedInRequest')
  })

  test('is asked for again once the case was closed or the request withdrawn', () => {
    assert.equal(why(furnished([], [{}], borealia, { closedAt: '2027-01-10T09:15:00Z' })), 'useEnded')
    assert.equal(
      why(furnished([], [{ at: '2027-01-10T09:20:00Z' }], borealia, { closedAt: '2027-01-10T09:15:00Z' })),
      'statedInRequest',
    )
    const withdrawn = furnished([of('withdraw', XA)], [{ at: '2026-01-01T00:00:00Z' }])
    assert.equal(why(withdrawn), 'useEnded')
  })

  test('closes the moment it is recalled, also to who had opened it', () => {
    const door = doorWith(furnished([recall], [{}]), idOf(900), asked)
    assert.deepEqual([door.open, door.because, door.remedy], [false, 'recalled', undefined])
  })

  test('has nothing to give once it was destroyed by order', () => {
    const expunged = [{ act: result, authority: 'Court of Port Serin', reason: 'Acquittal', at: now }]
    assert.equal(why(furnished([], [{}], borealia, { expunged })), 'destroyed')
  })

  test('names the act that would open it', () => {
    const state = furnished()
    const elsewhere = { result, purpose: 'otherProceedings', proceedings: other }
    assert.equal(doorFor(state, elsewhere).remedy, 'askUse')
    assert.equal(doorFor(state, { ...elsewhere, purpose: 'exculpatory' }).remedy, 'announceDisclosure')
    assert.equal(doorFor(furnished([ask, grant]), elsewhere).open, true)
    assert.equal(doorFor(furnished([ask, deny]), elsewhere).open, false)
  })

  test('is remembered for one’s own work, and only for that', () => {
    assert.equal(rememberedUse(furnished([], [{}]), asked)?.id, idOf(900))
    assert.equal(rememberedUse(furnished([], [{ recipient: 'A court' }]), asked), undefined)
    assert.equal(rememberedUse(furnished([], [{}]), { ...asked, person: jonas }), undefined)
    assert.equal(rememberedUse(furnished([recall], [{}]), asked), undefined)
  })

  test('is handed out exactly where the law lets it be used, whatever happened', () => {
    const happened = fc.shuffledSubarray([ask, notice, recall]).chain(acts =>
      fc.constantFrom([], [grant], [deny]).map(answers => {
        const answered = acts[0] === ask ? [acts[0], ...answers, ...acts.slice(1)] : acts
        return answered
      }),
    )
    fc.assert(
      fc.property(
        happened,
        fc.constantFrom('stated', 'otherProceedings', 'exculpatory', 'onwardTransfer'),
        fc.constantFrom(stated, other, ' 17  cr 119 ', 'p1', '99 X 1', ''),
        fc.constantFrom(borealia, cordovia),
        fc.constantFrom(mira, jonas),
        (acts, purpose, proceedings, to, person) => {
          const state = furnished(acts, [{ purpose, proceedings, recipient: 'A court' }], to)
          const { may } = mayUse(state.shared, {
            result,
            proceedings,
            exculpatory: purpose === 'exculpatory',
            forStatedPurpose: purpose === 'stated',
          })
          const door = doorWith(state, idOf(900), { result, person, now })
          assert.equal(door.open, may === 'yes' && person === mira)
          assert.equal(doorFor(state, { result, purpose, proceedings }).open, may === 'yes')
          assert.ok(door.open || door.cites.length > 0)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('A file furnished in one case', () => {
  const into = (state: CaseState, proceedings: string[], side: 'requesting' | 'requested' = 'requesting') =>
    mayCarry(state.shared, { sha256, side, proceedings }).may

  test('may go into a request about the very proceedings it was furnished for, and no others', () => {
    assert.equal(into(furnished(), [stated]), 'yes')
    assert.equal(into(furnished(), [stated, other]), 'onlyWithConsent')
    assert.equal(into(furnished(), []), 'onlyWithConsent')
    assert.equal(into(furnished(), ['']), 'onlyWithConsent')
  })

  test('is not opened by the id proceedings have in another request', () => {
    assert.equal(into(furnished(), ['p1']), 'onlyWithConsent')
  })

  test('does not serve a foreign authority because its number happens to be ours', () => {
    assert.equal(into(furnished(), [stated], 'requested'), 'onlyWithConsent')
    assert.equal(into(furnished([ask, grant]), [other], 'requested'), 'yes')
  })

  test('goes nowhere once it was recalled', () => {
    assert.equal(into(furnished([recall]), [stated]), 'onlyWithConsent')
  })

  test('is measured against every proceedings the other request states', () => {
    assert.deepEqual(proceedingsOf(haldenTrade, 'proceedings'), [stated])
    assert.deepEqual(proceedingsOf({ proceedings: [{ id: 'p1' }, 'x'] }, 'proceedings'), ['', ''])
    assert.deepEqual(proceedingsOf(null, 'proceedings'), [])
  })
})
