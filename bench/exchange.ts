import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { recordAct } from '#cases/record.ts'
import { rebuild } from '#cases/rebuild.ts'
import type { PersonActor } from '#db/actor.ts'
import { asOwner } from '#db/cluster.ts'
import { inTransaction, one, openPool } from '#db/pool.ts'
import { uuidv7 } from '#db/uuid.ts'
import { type Crossing, exchangeActor } from '#exchange/crossing.ts'
import { sendWaiting } from '#exchange/send.ts'
import type { Side } from '#procedures/act.ts'
import type { BenchPair } from './folder.ts'
import { withDatabaseOf } from './folder.ts'
import { type Plan, registered, type Taken, write } from './histories.ts'
import { ratio, rounded, timed } from './measure.ts'
import { withOffice } from './office.ts'
import { withOtherProcess } from './other-process.ts'
import { layIn } from './seed.ts'

/** What a sealed, receipted exchange costs against plain HTTP. */
export interface ExchangeFigures {
  /** From the queued message to the settled receipt, four under way at a time. */
  readonly perSecond: number
  /** Unsigned HTTP of the same size, a durable insert over there, and an answer of the receipt's size. */
  readonly plainPerSecond: number
  /** How many times as long a sealed exchange takes. */
  readonly ratio: number
  readonly exchanges: number
  /** Bytes of a sealed package and of a sealed receipt. */
  readonly packageBytes: number
  readonly receiptBytes: number
}

/** How many the sender has under way at once; the plain messages go at the same pace. */
const abreast = 4

/**
 * Sends questions about many cases from Aurelia, in this process, to Borealia, in another, and plain messages in
 * turns with them.
 */
export async function measureExchange(
  pair: BenchPair,
  options: { batches: number; batch: number },
): Promise<ExchangeFigures> {
  const { batches, batch } = options
  const ids = await layBoth(pair, (batches + 1) * batch)
  return withOtherProcess(pair.borealia, pair.port, other =>
    withDatabaseOf(pair.aurelia, urls =>
      withOffice(pair.aurelia, urls.appUrl, async crossing => {
        const actor = await officerOf(crossing)
        const exchange = async (count: number): Promise<number> => {
          for (const id of ids.splice(0, count)) await ask(crossing, actor, id)
          const { seconds } = await timed(() => sendWaiting(crossing, new AbortController().signal))
          await assertSettled(crossing)
          return seconds
        }
        await exchange(batch)
        const sizes = await sizesOf(crossing)
        const plain = (count: number) => sendPlain(other.plainUrl, count, sizes)
        await plain(batch)
        const seconds = { sealed: 0, plain: 0 }
        for (let round = 0; round < batches; round += 1) {
          seconds.sealed += await exchange(batch)
          seconds.plain += await plain(batch)
        }
        return {
          perSecond: rounded((batches * batch) / seconds.sealed),
          plainPerSecond: rounded((batches * batch) / seconds.plain),
          ratio: ratio(seconds.sealed, seconds.plain),
          exchanges: batches * batch,
          packageBytes: sizes.package,
          receiptBytes: sizes.receipt,
        }
      }),
    ),
  )
}

/** Lays the same cases into both registers, each with the acts its side would hold. Gives their ids. */
export async function layBoth(pair: BenchPair, cases: number): Promise<string[]> {
  const written = Array.from({ length: cases }, (_, number) => {
    const plan = planOf(number)
    return { plan, acts: write(plan) }
  })
  const lay = (data: string, side: Side) =>
    withDatabaseOf(data, async ({ appUrl, ownerUrl }) => {
      await asOwner(ownerUrl, async client => {
        const { rows } = await client.query<{ unit: string; person: string }>(
          'select u.unit, u.person from person_units u join persons p on p.id = u.person order by p.login limit 1',
        )
        const { unit = '', person = '' } = rows[0] ?? {}
        const seeds = written.map(({ plan, acts }) => ({
          plan,
          side,
          unit,
          confidentiality: 0,
          acts: registered(acts, side, person),
        }))
        await layIn(client, seeds)
      })
      const db = openPool(appUrl)
      await rebuild(db, { compare: false }).finally(() => db.close())
    })
  await lay(pair.aurelia, 'requested')
  await lay(pair.borealia, 'requesting')
  return written.map(({ plan }) => plan.id)
}

function planOf(number: number): Plan {
  const opened = Temporal.Now.instant().subtract({ hours: 24 * 30 })
  return {
    id: uuidv7(opened.epochMilliseconds + number),
    number,
    requesting: 'XB:central',
    requested: 'XA:central',
    references: { requesting: `XB-BENCH-${number}`, requested: `XA-BENCH-${number}` },
    opened,
    acts: story,
  }
}

const story: readonly Taken[] = [
  { side: 'requesting', type: 'draft' },
  { side: 'requesting', type: 'submit' },
  { side: 'requesting', type: 'approve' },
  { side: 'requesting', type: 'send' },
  { side: 'requested', type: 'register' },
]

export async function officerOf({ office }: Crossing): Promise<PersonActor> {
  return inTransaction(office.db, null, async tx => {
    const row = await one(
      tx,
      sql<{ person: string; units: string[] }>`
        select p.id as person, array_agg(u.unit) as units from persons p join person_units u on u.person = p.id
        where 'officer' = any(p.duties) group by p.id order by p.login limit 1`,
    )
    return { kind: 'person', ...row, level: 2, everywhere: false, duties: ['officer'] }
  })
}

async function ask({ office }: Crossing, actor: PersonActor, caseId: string): Promise<void> {
  const text = { text: 'Is the account in the name of the company?', origin: 'written', by: 'Mira Sol' }
  await recordAct(office, actor, {
    case: caseId,
    id: randomUUID(),
    type: 'askInformation',
    data: { questions: [{ id: 'q1', path: 'facts', question: { en: text } }] },
    files: [],
    seen: 2,
  })
}

/** A message that failed once is tried again after a pause; such a figure would be no throughput. */
async function assertSettled({ office }: Crossing): Promise<void> {
  const { left, error } = await inTransaction(office.db, exchangeActor, tx =>
    one(
      tx,
      sql<{ left: number; error: string | null }>`
        select count(*)::int as left, min(last_error) as error from messages where state <> 'received'`,
    ),
  )
  if (left > 0) throw new Error(`${left} messages were not receipted: ${error ?? 'no reason was recorded'}`)
}

async function sizesOf({ office }: Crossing): Promise<{ package: number; receipt: number }> {
  return inTransaction(office.db, exchangeActor, tx =>
    one(
      tx,
      sql<{ package: number; receipt: number }>`
        select avg(package_size)::int as package, avg(length(receipt))::int as receipt from messages where state = 'received'`,
    ),
  )
}

async function sendPlain(
  url: string,
  count: number,
  sizes: { package: number; receipt: number },
): Promise<number> {
  let left = count
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-answer': String(sizes.receipt) },
        body: randomBytes(sizes.package),
      })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`The plain receiver answered ${response.status}.`)
    }
  }
  const { seconds } = await timed(() => Promise.all(Array.from({ length: abreast }, work)))
  return seconds
}
