import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { EntryView } from '#api/cases.ts'
import { beginning } from '#procedures/fold.ts'
import type { Dispatch } from '#procedures/state.ts'
import { sayIn } from '#web/words/say-in.ts'
import { letterWayOf, wayTold } from './letter-way.ts'
import type { Reader } from './reader.ts'

const bag: Dispatch = { act: 'question', channel: 'diplomaticBag', on: '2026-01-12', tracking: 'BAG 7' }

describe('the way of a letter', () => {
  test('of ours: not sent, under way, arrived', () => {
    assert.equal(told(ours, []), 'not sent yet')
    assert.equal(told(ours, [bag]), 'left by diplomatic bag on 12 January, no. BAG 7')
    assert.equal(
      told(ours, [{ ...bag, delivered: { on: '2026-01-30', known: 'Their stamp' } }]),
      'left by diplomatic bag on 12 January, no. BAG 7; arrived 30 January',
    )
  })

  test('of ours that left twice is that of the last', () => {
    const post = { act: 'question', channel: 'post', on: '2026-02-02' }
    assert.equal(told(ours, [bag, post]), 'left by post on 2 February')
  })

  test('of theirs names who read it in', () => {
    assert.equal(told(theirs, []), 'came by post on 12 January, read in by Tamsin Quill')
    assert.equal(told({ ...theirs, byName: null }, []), 'came by post on 12 January')
  })

  test('is none for what stays at home, and none where the exchange carries', () => {
    const note = { ...ours, header: { ...ours.header, strand: 'own' as const } }
    assert.equal(letterWayOf(note, beginning('requested'), 'letter'), null)
    assert.equal(letterWayOf(ours, beginning('requested'), 'exchange'), null)
  })
})

const ours: EntryView = {
  n: 2,
  hash: '2',
  link: '2',
  header: {
    format: 'comity-act/1',
    id: 'question',
    case: '00000000-0000-4000-8000-000000000000',
    procedure: 'mutual-legal-assistance',
    version: '1.0',
    type: 'askInformation',
    strand: 'shared',
    from: 'XA:central',
    to: ['XC:central'],
    at: '2026-01-11T09:00:00.000Z',
    after: [],
    content: '',
    files: [],
  },
  content: { data: {}, files: [] },
  recordedAt: '2026-01-11T09:00:00.000Z',
  by: null,
  byName: 'Mira Sol',
  crossing: null,
}

const theirs: EntryView = {
  ...ours,
  content: { data: {}, files: [], received: { channel: 'post', on: '2026-01-12' } },
  byName: 'Tamsin Quill',
}

function told(entry: EntryView, dispatches: readonly Dispatch[]): string {
  const begun = beginning('requested')
  const way = letterWayOf(entry, { ...begun, own: { ...begun.own, dispatches } }, 'letter')
  return way ? wayTold(way, reader(), Date.parse('2026-03-01T00:00:00Z')) : ''
}

function reader(): Reader {
  const words: Record<string, string> = JSON.parse(
    readFileSync(new URL('../words/letters.en.json', import.meta.url), 'utf8'),
  )
  return { say: sayIn('en', words), language: 'en', zone: 'UTC' }
}
