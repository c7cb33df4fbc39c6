import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { all, inTransaction } from '#db/pool.ts'
import { exchangeActor } from '#exchange/crossing.ts'
import { receive } from '#exchange/receive.ts'
import { sealOnce } from '#exchange/send.ts'
import { agendaOf } from './docket-agenda.ts'
import { docketCases } from './docket-cases.ts'
import { askAppointments } from './docket-asks.ts'
import { addCordovia, letterAppointments } from './docket-letters.ts'
import type { Play } from './docket-play.ts'
import { docketSteps } from './docket-steps.ts'
import type { DemoState, PreparedOffice } from './prepare.ts'

/**
 * Lays a docket into both offices: every case goes through the same doors a person's would, act by act, each at
 * the instant it would have been taken; what crosses is sealed, opened and receipted, and what goes by letter is noted. `told` hears of progress;
 * `signal` stops it between two steps, and its reason is thrown.
 */
export async function makeDocket(
  offices: Readonly<Record<DemoState, PreparedOffice>>,
  told: (done: number, all: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const now = Temporal.Now.instant()
  const plays = docketCases.map((one, number) => newPlay(offices, one, number))
  const clock = clockOf(offices)
  const around = { pass: (minutes: number) => clock.pass(minutes), carry: () => carry(offices) }
  const crossing = agendaOf(docketCases, now).map(({ number, step, at }) => ({
    at,
    take: async () => {
      const play = plays[number]
      if (!play) throw new Error('The agenda is made from the same cases')
      await docketSteps[step](play, around)
    },
  }))
  const agenda = [
    ...crossing,
    ...letterAppointments(offices.XA, now),
    ...askAppointments(offices, now),
  ].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  clock.reach(agenda[0]?.at ?? now)
  for (const office of Object.values(offices)) await addCordovia(office)
  for (const [done, { at, take }] of agenda.entries()) {
    signal?.throwIfAborted()
    clock.reach(at)
    await take(around)
    if ((done + 1) % 20 === 0 || done + 1 === agenda.length) told(done + 1, agenda.length)
  }
}

function newPlay(
  offices: Readonly<Record<DemoState, PreparedOffice>>,
  one: (typeof docketCases)[number],
  number: number,
): Play {
  const there = one.from === 'XA' ? 'XB' : 'XA'
  return { case: one, number, requesting: offices[one.from], requested: offices[there], id: '' }
}

/** One time for both offices, that never goes back. */
function clockOf(offices: Readonly<Record<DemoState, PreparedOffice>>) {
  let now = Temporal.Instant.fromEpochMilliseconds(0)
  const set = (instant: Temporal.Instant): void => {
    now = Temporal.Instant.compare(instant, now) > 0 ? instant : now.add({ seconds: 20 })
    for (const office of Object.values(offices)) office.at(now)
  }
  return { reach: set, pass: (minutes: number) => set(now.add({ seconds: Math.round(minutes * 60) })) }
}

/** What waits is sealed, taken in and receipted, as over the wire. */
async function carry(offices: Readonly<Record<DemoState, PreparedOffice>>): Promise<void> {
  for (const [from, to] of [
    [offices.XA, offices.XB],
    [offices.XB, offices.XA],
  ] as const) {
    const waiting = await inTransaction(from.crossing.office.db, exchangeActor, tx =>
      all(tx, sql<{ id: string }>`select id from messages where state = 'waiting' order by created_at, id`),
    )
    for (const { id } of waiting) {
      const { sha256 } = await sealOnce(from.crossing, id)
      const arrived = await receive(to.crossing, from.crossing.office.storage.get(sha256), 'https')
      if (arrived.kind !== 'act')
        throw new Error(
          `The docket was not taken: ${arrived.kind === 'refused' ? arrived.refused.message : ''}`,
        )
      await receive(from.crossing, Readable.from([arrived.receipt]), 'https')
    }
  }
}
