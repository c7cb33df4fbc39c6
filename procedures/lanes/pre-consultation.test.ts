import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { namedDays } from '../deadlines.ts'
import { extend, fold, holder, shownState } from '../fold.ts'
import { chain, type Sketch } from '../mutual-legal-assistance/example-acts.ts'
import { haldenTrade } from '../mutual-legal-assistance/example.ts'
import { mutualLegalAssistance as procedure } from '../mutual-legal-assistance/mutual-legal-assistance.ts'
import { obstacle, openActs, theirActs, type Hand } from '../open-acts.ts'
import type { Side } from '../act.ts'
import { draftClosedAt, unresolved } from './pre-consultation.ts'

const XA = 'XA:central'
const XB = 'XB:central'
const today = '2026-11-23'
const head: Hand = { person: 'head', duties: ['head'] }
const prose = (text: string) => ({ fr: { text, origin: 'written', by: 'Oda Lind' } })
const share: Sketch = {
  type: 'shareDraft',
  from: XA,
  data: { draft: haldenTrade, version: 3, reference: 'XA-MLA-2026-00017', replyBy: '2026-12-04' },
}
const comment: Sketch = {
  type: 'commentOnDraft',
  from: XB,
  data: { comments: [{ id: 'c1', path: 'facts', comment: prose('Trop court.') }], general: prose('Utile.') },
}
const conclude = (outcome: string): Sketch => ({
  type: 'concludeDraft',
  from: XB,
  data: { outcome, reasons: prose('Voie plus rapide.'), route: 'fiu' },
})
const end = (outcome: string): Sketch => ({ type: 'endPreConsultation', from: XA, data: { outcome } })
const send: Sketch = {
  type: 'send',
  from: XA,
  data: { request: haldenTrade, reference: 'XA-MLA-2026-00017' },
}
const own = (type: string, from: string, data: Record<string, unknown> = {}): Sketch => ({
  type,
  from,
  strand: 'own',
  by: 'mira',
  data,
})
const first = '00000000-0000-4000-8000-000000000001'

describe('A draft shared before a request', () => {
  test('is no request: nobody holds the clock, none runs, and there is nothing to register', () => {
    const state = folded([share, comment])
    assert.equal(state.shared.state, 'draftShared')
    assert.equal(holder(state.shared), 'nobody')
    assert.deepEqual(state.clock.turns, [])
    assert.equal(state.shared.request, null)
    assert.deepEqual(state.shared.measures, [])
    assert.deepEqual(may(state, 'register'), { code: 'notNow' })
    // The one day is the one its author named; what any text asks for begins with the request.
    assert.deepEqual(
      procedure
        .deadlines?.({ state: folded([share]), governing: null, profiles: {}, today })
        .map(one => one.kind),
      ['draft'],
    )
  })

  test('starts the clock of the request on the day of the request', () => {
    const state = folded([{ ...share, recordedAt: '2026-11-20T09:00:00.000Z' }, send])
    assert.equal(state.shared.state, 'sent')
    assert.deepEqual(state.clock.turns, [{ holder: 'requested', from: '2026-11-23T09:02:00.000Z' }])
  })

  test('becomes the request it would have been without it', () => {
    const { preConsultation: _, count, heads: __, opening, ...with_ } = folded([share, comment, send]).shared
    const {
      preConsultation: ___,
      count: one,
      heads: ____,
      opening: direct,
      ...without
    } = folded([send]).shared
    // The instant of sending aside, which is a minute later for each act before it.
    const since = (shared: object) => JSON.stringify(shared).replaceAll(/"since":"[^"]+"/g, '')
    assert.equal(since(with_), since(without))
    assert.equal(count - one, 2)
    // The acts are numbered: it is opened by the request, be it the first or the third.
    assert.deepEqual([direct?.act.at(-1), opening?.act.at(-1)], ['1', '3'])
  })

  test('keeps comments by field and version, and what became of each at home', () => {
    const again: Sketch = { ...share, data: { ...share.data, version: 5 } }
    const state = folded(
      [
        own('draft', XA),
        share,
        comment,
        again,
        comment,
        own('resolveComment', XA, {
          comment: '00000000-0000-4000-8000-000000000003.c1',
          outcome: 'takenUp',
          note: 'Added.',
        }),
      ],
      'requesting',
    )
    const lane = state.shared.preConsultation
    assert.deepEqual(
      lane?.drafts.map(draft => draft.version),
      [3, 5],
    )
    assert.deepEqual(
      lane?.comments.map(one => [one.path, one.draft.at(-1)]),
      [
        ['', '2'],
        ['facts', '2'],
        ['', '4'],
        ['facts', '4'],
      ],
    )
    assert.equal(unresolved(state.shared, state.own).length, 3)
    // For whoever writes it, it is a draft as before.
    assert.equal(shownState(state), 'drafting')
  })

  test('names the day its author wished for until somebody answers it', () => {
    const [day] = namedDays(folded([share]).shared)
    assert.deepEqual([day?.kind, day?.day, day?.whose, day?.met], ['draft', '2026-12-04', 'requested', false])
    assert.equal(namedDays(folded([share, comment]).shared)[0]?.met, true)
  })

  test('is put aside only once its author knows what came of it, and opens again with a new version', () => {
    const open = folded([share])
    assert.equal(may(open, 'closeDraft')?.code, 'concludeDraftFirst')
    const aside = own('closeDraft', XB, { draft: first })
    const closed = folded([share, conclude('notNeeded'), aside])
    assert.equal(shownState(closed), 'closed')
    assert.equal(draftClosedAt(closed), '2026-11-23T09:03:00.000Z')
    assert.equal(may(closed, 'commentOnDraft')?.code, 'draftPutAside')
    assert.equal(shownState(folded([share, conclude('notNeeded'), aside, share])), 'draftShared')
  })

  test('never hides the request that follows after all, also from a case where it was put aside', () => {
    const acts = [share, conclude('goOn'), own('closeDraft', XB, { draft: first }), send]
    const state = folded(acts)
    assert.equal(shownState(state), 'sent')
    assert.equal(may(state, 'register'), undefined)
    const entries = chain(acts)
    const last = entries.at(-1)
    assert.ok(last)
    assert.deepEqual(extend(procedure, fold(procedure, 'requested', entries.slice(0, -1)), last), state)
  })

  test('is not dropped in silence: whoever looks at it is told first', () => {
    const drafted = [own('draft', XA), share]
    const state = folded(drafted, 'requesting')
    assert.deepEqual(may(state, 'abandon'), { code: 'tellThemFirst', remedy: { act: 'endPreConsultation' } })
    assert.equal(may(folded([...drafted, end('giveUp')], 'requesting'), 'abandon'), undefined)
    assert.equal(may(folded([share, end('giveUp')]), 'commentOnDraft')?.code, 'draftGivenUp')
    assert.equal(may(folded([share, end('giveUp')]), 'closeDraft'), undefined)
  })

  test('leaves the way of the request as it was: submitted, returned, approved, sent', () => {
    const state = folded([own('draft', XA), share, own('submit', XA)], 'requesting')
    assert.equal(shownState(state), 'submitted')
    assert.equal(may(state, 'returnToAuthor'), undefined)
    const approved = folded(
      [own('draft', XA), own('submit', XA), { ...own('approve', XA), by: 'anselm' }, share],
      'requesting',
    )
    assert.equal(may(approved, 'send'), undefined)
  })

  test('is recorded by hand where the partner answers by letter', () => {
    const state = folded([own('draft', XA), share], 'requesting')
    const acts = theirActs(procedure, state, { ...head, road: 'letter' }).map(one => one.act)
    assert.deepEqual(acts, ['commentOnDraft', 'forecast', 'concludeDraft'])
  })

  test('keeps an answer that crossed the request on its way, marked as out of turn', () => {
    const entries = chain([share, send])
    const late = chain([share, comment])[1]
    assert.ok(late)
    const state = fold(procedure, 'requested', [...entries, { ...late, n: 3 }])
    assert.equal(state.shared.state, 'sent')
    // Whichever comes first in the order both share, nothing of the request changes.
    assert.deepEqual(state.shared.request, JSON.parse(JSON.stringify(haldenTrade)))
    assert.equal(state.shared.count, 3)
  })

  test('reads from a register written before there were drafts', () => {
    assert.equal(folded([send]).shared.preConsultation, null)
  })

  test('says nothing of what was destroyed by order', () => {
    const state = folded([{ ...share, destroyed: true }])
    assert.equal(state.shared.state, 'draftShared')
    assert.equal(state.shared.preConsultation?.values, null)
  })

  test('offers the requested State what it can do, the first thing first', () => {
    const acts = openActs(procedure, folded([share]), head, today).map(one => one.act)
    for (const act of ['commentOnDraft', 'forecast', 'concludeDraft', 'note', 'assign'])
      assert.ok(acts.includes(act), act)
    assert.ok(!acts.includes('register'))
  })
})

function folded(sketches: readonly Sketch[], side: Side = 'requested') {
  return fold(procedure, side, chain(sketches))
}

function may(state: ReturnType<typeof folded>, act: string) {
  return obstacle(procedure, state, head, { act, today })
}
