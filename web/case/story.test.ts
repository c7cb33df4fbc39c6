import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { CaseState, Measure } from '#procedures/state.ts'
import { beginning } from '#procedures/fold.ts'
import { sayIn } from '#web/words/say-in.ts'
import type { Reader } from './reader.ts'
import { story, type StoryMeta } from './story.ts'

describe('the story of a case', () => {
  test('a request in the making says who writes to whom, and for what', () => {
    assert.equal(
      told(beginning('requesting'), { sentAt: null, kinds: ['bankRecords', 'freezing'] }),
      'Aurelia is preparing a request to Borealia: bank records and freezing. It is being written and nothing has left yet.',
    )
  })

  test('a draft without measures does not say “for nothing”', () => {
    assert.match(
      told(beginning('requesting'), { sentAt: null, kinds: [] }),
      /^Aurelia is preparing a request to Borealia\. /,
    )
  })

  test('a draft that came is told as one: nothing is asked, and nobody holds a clock', () => {
    const state = drafted('requested')
    assert.equal(
      told(state, { sentAt: null, ours: 'Borealia', theirs: 'Aurelia' }),
      'Aurelia shows Borealia the draft of a request: bank records and freezing. It asks whether this would work. ' +
        'Nothing is asked for yet, and nobody holds a clock.',
    )
  })

  test('of a draft that was shown nobody says that nothing has left', () => {
    const text = told(drafted('requesting'), { sentAt: null })
    assert.match(text, /It is being written, and only its draft has left\. Borealia was asked/)
    assert.doesNotMatch(text, /nothing has left/)
  })

  test('a condition proposed to us is ours to answer, with its day', () => {
    const state = sent({
      measures: [measure('m1', 'bankRecords', 'executed'), measure('m2', 'freezing', 'conditionProposed')],
      conditions: [
        { id: 'c', measure: 'm2', terms: {}, proposedAt: '2026-11-22T16:40:00Z', respondBy: '2026-11-27' },
      ],
    })
    assert.equal(
      told(state),
      'Aurelia asked Borealia for assistance on 3 November: bank records and freezing. The answer on the bank records came on 19 November. ' +
        'We hold the clock since 22 November: Borealia proposed a condition for the freezing, to be answered by 27 November.',
    )
  })

  test('on the requested side the same questions are theirs to answer', () => {
    const question = { id: 'q', path: 'facts', question: {}, askedAt: '2026-11-05T08:00:00Z' }
    const state = { ...sent({ questions: [question, { ...question, id: 'r' }] }), side: 'requested' as const }
    assert.match(
      told(state),
      /Borealia holds the clock since 22 November: 2 questions of ours wait for an answer\.$/,
    )
  })

  test('what is ours and what is theirs is marked, and no mark is left in the text', () => {
    const spans = story(sent({}), meta(), reader('en'))
    assert.deepEqual(
      spans.filter(span => span.side).map(span => [span.side, span.text]),
      [
        ['ours', 'Aurelia'],
        ['theirs', 'Borealia'],
        ['theirs', 'Borealia holds the clock'],
      ],
    )
    assert.doesNotMatch(spans.map(span => span.text).join(''), /[\u{E000}-\u{E002}]/u)
  })

  test('a merged request says which case took it in, whatever was linked since', () => {
    const link = { by: 'requesting' as const, at: '2026-11-23T08:00:00Z' }
    const links = [
      { ...link, id: 'l1', relation: 'mergedInto', reference: 'XA-MLA-2026-00007' },
      { ...link, id: 'l2', relation: 'related', reference: 'XA-MLA-2026-00031' },
    ]
    assert.match(
      told(sent({ state: 'merged', links })),
      /The request goes on in the case XA-MLA-2026-00007; nobody holds the clock here\.$/,
    )
  })

  test('a measure arrived answered, withdrawn or closed ends with nobody holding the clock', () => {
    const answered = sent({ state: 'answered', answeredAt: '2026-11-30T10:00:00Z' })
    assert.match(told(answered), /The final response was given on 30 November; nobody holds the clock\.$/)
    assert.match(
      told({ ...answered, own: { ...answered.own, state: 'closed' } }),
      /The case is closed here\.$/,
    )
    assert.match(told(sent({ state: 'withdrawn' })), /withdrawn; nobody holds the clock\.$/)
  })

  test('a letter that is read in has come, and is no request yet', () => {
    const begun = beginning('requested')
    const came = { sentAt: null, kinds: [], came: { channel: 'post', on: '2026-01-12' } }
    assert.equal(
      told({ ...begun, own: { ...begun.own, state: 'receiving' } }, came),
      'A letter of Borealia came by post on 12 January. It is being read in and counts as a request once it is recorded.',
    )
    assert.match(
      told({ ...begun, own: { ...begun.own, state: 'setAside' } }, came),
      /It was set aside: no request was recorded\.$/,
    )
  })

  test('Arabic tells the same without a word of English', () => {
    const state = sent({
      measures: [measure('m1', 'bankRecords', 'executed'), measure('m2', 'freezing', 'asked')],
      questions: [{ id: 'q', path: 'facts', question: {}, askedAt: '2026-11-05T08:00:00Z' }],
    })
    const text = story(state, { ...meta(), ours: 'أوريليا', theirs: 'بورياليا' }, reader('ar'))
      .map(span => span.text)
      .join('')
    assert.doesNotMatch(text, /[A-Za-z{}]/)
    assert.match(text, /سؤال واحد ينتظر جوابنا/)
  })
})

function drafted(side: CaseState['side']): CaseState {
  const start = beginning(side)
  const draft = { id: 'd', version: 2, at: '2026-11-03T10:00:00Z' }
  const preConsultation = {
    drafts: [draft],
    values: {},
    comments: [],
    forecast: null,
    conclusion: null,
    ended: null,
  }
  return { ...start, shared: { ...start.shared, state: 'draftShared', preConsultation } }
}

function told(state: CaseState, more: Partial<StoryMeta> = {}): string {
  return story(state, { ...meta(), ...more }, reader('en'))
    .map(span => span.text)
    .join('')
}

function meta(): StoryMeta {
  return {
    ours: 'Aurelia',
    theirs: 'Borealia',
    prefix: 'mla',
    kinds: ['bankRecords', 'freezing'],
    sentAt: '2026-11-03T10:00:00Z',
    now: Date.parse('2026-12-01T00:00:00Z'),
  }
}

function reader(language: string): Reader {
  const read = (file: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  const words = {
    ...read(`../words/case.${language}.json`),
    ...read(`../words/draft.${language}.json`),
    ...read(`../words/letters.${language}.json`),
    ...read(`../../procedures/words/${language}.json`),
  }
  return { say: sayIn(language, words), language, zone: 'UTC' }
}

function measure(id: string, kind: string, state: Measure['state']): Measure {
  return { id, kind, state, since: '2026-11-19T10:12:00Z', conditions: [] }
}

function sent(shared: Partial<CaseState['shared']>): CaseState {
  const start = beginning('requesting')
  return {
    ...start,
    shared: {
      ...start.shared,
      state: 'inExecution',
      registration: {
        reference: 'BOR/2026/0412',
        officer: { name: 'L. Haddad', phone: '', email: '' },
        urgency: 'P3',
        at: '2026-11-04T09:00:00Z',
      },
      measures: [measure('m1', 'bankRecords', 'asked')].map(one => ({
        ...one,
        since: '2026-11-03T10:00:00Z',
      })),
      ...shared,
    },
    clock: { turns: [{ holder: 'requested', from: '2026-11-22T16:40:00Z' }], states: [] },
  }
}
