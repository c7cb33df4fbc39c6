import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { readCase as readRoute } from '#api/cases.ts'
import { recordAct } from '#cases/record.ts'
import type { PersonActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { all, inTransaction } from '#db/pool.ts'
import { type Crossing, exchangeActor } from '#exchange/crossing.ts'
import { receive } from '#exchange/receive.ts'
import { sealOnce } from '#exchange/send.ts'
import { signedIn } from '#main/demo/client.ts'
import { demoPassword } from '#main/demo/people.ts'
import { freePort } from '#main/demo/ports.ts'
import { withBrowser } from '#test/browser/browser.ts'
import { signIn } from '#test/browser/sign-in.ts'
import { layBoth, officerOf } from './exchange.ts'
import { type BenchPair, withDatabaseOf } from './folder.ts'
import { ratio, sideBySide, type Timing } from './measure.ts'
import { withOffice } from './office.ts'
import { withOtherProcess } from './other-process.ts'

/** A case of many acts against one of fifty, as the requested office reads them. */
export interface LongCaseFigures {
  readonly acts: { readonly short: number; readonly long: number }
  /** GET of the case over HTTP, to the last byte. */
  readonly http: { readonly short: Timing; readonly long: Timing; readonly ratio: number }
  readonly httpBytes: { readonly short: number; readonly long: number }
  /** A browser that goes to the case's address, until the story and the newest acts stand on the page. */
  readonly browser: { readonly short: Timing; readonly long: Timing; readonly ratio: number }
}

interface Rounds {
  readonly warmUp: number
  readonly measured: number
}

/** Fills two cases by the way every act takes, then reads both in turns. */
export async function measureLongCase(
  pair: BenchPair,
  options: { acts: number; http: Rounds; browser: Rounds; told: (what: string) => void },
): Promise<LongCaseFigures> {
  const acts = { short: 50, long: options.acts }
  const [short = '', long = ''] = await layBoth(pair, 2)
  await withDatabaseOf(pair.aurelia, ({ appUrl, ownerUrl }) =>
    withDatabaseOf(pair.borealia, other =>
      withOffice(pair.aurelia, appUrl, requested =>
        withOffice(pair.borealia, other.appUrl, async requesting => {
          const two = await seats(requested, requesting)
          await grow(two, short, acts.short, () => undefined)
          await grow(two, long, acts.long, done => options.told(`${done} acts of the long case`))
          // What the server does by itself within minutes of such a change.
          await asOwner(ownerUrl, client => client.query('vacuum analyze'))
        }),
      ),
    ),
  )
  return withOtherProcess(pair.aurelia, await freePort(), async ({ url }) => {
    const client = await signedIn(url, reader, demoPassword)
    const get = (id: string) => client.download(readRoute, { params: { id } })
    const http = await sideBySide({ short: () => get(short), long: () => get(long) }, options.http)
    const browser = await withBrowser(async open => {
      const page = await open({ baseURL: url })
      await signIn(page, reader, 'en')
      const visit = async (id: string) => {
        await page.goto(`/cases/${id}`)
        await page.locator('h1.story').waitFor()
        await page
          .locator('.acts > .act')
          .nth(acts.short - 1)
          .waitFor()
      }
      return sideBySide({ short: () => visit(short), long: () => visit(long) }, options.browser)
    })
    return {
      acts,
      http: { ...http, ratio: ratio(http.long.p50, http.short.p50) },
      httpBytes: { short: (await get(short)).byteLength, long: (await get(long)).byteLength },
      browser: { ...browser, ratio: ratio(browser.long.p50, browser.short.p50) },
    }
  })
}

/** Who reads the two cases: an officer of the requested State. */
const reader = 'mira.sol'

/** Both offices with somebody who acts in each. */
interface Seats {
  readonly requested: Crossing
  readonly requesting: Crossing
  readonly ours: PersonActor
  readonly theirs: PersonActor
}

async function seats(requested: Crossing, requesting: Crossing): Promise<Seats> {
  return { requested, requesting, ours: await officerOf(requested), theirs: await officerOf(requesting) }
}

/**
 * Adds acts to a registered case until the requested office holds `count`: of ten, six are notes there, one a
 * question and one its answer, one an enquiry about progress and one the report.
 */
async function grow(two: Seats, id: string, count: number, told: (done: number) => void): Promise<void> {
  const { requested, requesting, ours, theirs } = two
  let done = await actsOf(requested, id)
  const text = (said: string) => ({ en: { text: said, origin: 'written', by: 'Mira Sol' } })
  for (let turn = 0; done < count; turn += 1) {
    const left = count - done
    const question = randomUUID()
    const note = () =>
      take(requested, ours, id, 'note', { text: 'The bank answers within the month; the reminder is set.' })
    for (let notes = 0; notes < Math.min(6, left); notes += 1) await note()
    if (left >= 10) {
      await take(
        requested,
        ours,
        id,
        'askInformation',
        { questions: [{ id: 'q1', path: 'facts', question: text(`Who signed order ${turn}?`) }] },
        question,
      )
      await carry(requested, requesting)
      await take(requesting, theirs, id, 'answerInformation', {
        answers: [{ id: 'a1', question: `${question}.q1`, answer: text('The director, on both days.') }],
      })
      await take(requesting, theirs, id, 'enquireStatus', { step: 'enquiry' })
      await carry(requesting, requested)
      await take(requested, ours, id, 'reportStatus', { text: text('Two of three banks have answered.') })
      await carry(requested, requesting)
    }
    done = await actsOf(requested, id)
    if (turn % 50 === 49) told(done)
  }
}

async function take(
  { office }: Crossing,
  actor: PersonActor,
  caseId: string,
  type: string,
  data: Record<string, unknown>,
  id: string = randomUUID(),
): Promise<void> {
  const seen = await actsOf({ office }, caseId)
  await recordAct(office, actor, { case: caseId, id, type, data, files: [], seen })
}

async function actsOf({ office }: Pick<Crossing, 'office'>, id: string): Promise<number> {
  const rows = await inTransaction(office.db, exchangeActor, tx =>
    all(tx, sql<{ acts: number }>`select acts from cases where id = ${id}`),
  )
  return rows[0]?.acts ?? 0
}

/** Carries what waits from one office to the other, sealed as always, and the receipts back. */
async function carry(from: Crossing, to: Crossing): Promise<void> {
  const waiting = await inTransaction(from.office.db, exchangeActor, tx =>
    all(tx, sql<{ id: string }>`select id from messages where state = 'waiting' order by created_at, id`),
  )
  for (const { id } of waiting) {
    const { sha256 } = await sealOnce(from, id)
    const arrived = await receive(to, from.office.storage.get(sha256), 'https')
    if (arrived.kind !== 'act') throw new Error(`An act did not arrive: ${arrived.kind}`)
    await receive(from, Readable.from([arrived.receipt]), 'https')
  }
}
