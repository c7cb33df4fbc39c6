import type { EntryView } from '#api/cases.ts'
import type { Road } from '#procedures/procedure.ts'
import type { CaseState, Dispatch } from '#procedures/state.ts'
import { dayOf, type Reader } from './reader.ts'

/** How an act crossed where no exchange carried it. `on` and `dated` are days: `2026-01-12`. */
export type LetterWay =
  | { readonly is: 'came'; readonly channel: string; readonly on: string; readonly by: string | null }
  | { readonly is: 'toSend' }
  | { readonly is: 'left' | 'arrived'; readonly dispatch: Dispatch }

/** The way an act took by letter; `null` for what is seen only here, and in cases the exchange carries. */
export function letterWayOf(entry: EntryView, state: CaseState, road: Road): LetterWay | null {
  const { header, content } = entry
  if (road !== 'letter' || header.strand !== 'shared') return null
  const received = content?.received
  if (received) return { is: 'came', channel: received.channel, on: received.on, by: entry.byName }
  const dispatch = state.own.dispatches.findLast(one => one.act === header.id)
  if (dispatch) return { is: dispatch.delivered ? 'arrived' : 'left', dispatch }
  // Of an act whose content was destroyed nobody can say any more how it came.
  return content === null ? null : { is: 'toSend' }
}

/** The way in a sentence: `left by diplomatic bag on 12 January, no. BAG 7; arrived 30 January`. */
export function wayTold(way: LetterWay, reader: Reader, now = Date.now()): string {
  const { say } = reader
  const how = (channel: string) => say(`letters.by.${channel}`)
  if (way.is === 'toSend') return say('letters.way.toSend')
  if (way.is === 'came') {
    return say('letters.way.came', {
      how: how(way.channel),
      date: dayOf(reader, way.on, now),
      by: way.by ?? '',
      named: way.by === null ? 'no' : 'yes',
    })
  }
  const { channel, on, tracking, delivered } = way.dispatch
  return say('letters.way.left', {
    how: how(channel),
    date: dayOf(reader, on, now),
    number: tracking ?? '',
    numbered: tracking === undefined ? 'no' : 'yes',
    arrived: delivered ? dayOf(reader, delivered.on, now) : '',
    there: delivered ? 'yes' : 'no',
  })
}
