import { sql } from 'kysely'
import type { Arrival } from '#api/arrivals.ts'
import type { PersonActor } from '#db/actor.ts'
import { inTransaction, maybeOne } from '#db/pool.ts'
import { type Crossing, exchangeActor } from '#exchange/crossing.ts'
import { receive } from '#exchange/receive.ts'
import { readArrival } from './arrivals.ts'

/**
 * Takes in a package that was carried as a file, by the same code as the exchange. Gives the line of the record
 * and the sealed receipt, base64, to be carried back; for a receipt of theirs both are null.
 *
 * @throws PackageRefused when it is refused; the refusal is recorded.
 */
export async function importPackage(
  crossing: Crossing,
  actor: PersonActor,
  stream: AsyncIterable<Uint8Array>,
): Promise<{ arrival: Arrival | null; receipt: string | null; answered: Answered | null }> {
  const received = await receive(crossing, stream, 'file')
  switch (received.kind) {
    case 'refused':
      throw received.refused
    case 'act':
      return {
        arrival: await readArrival(crossing.office, actor, received.arrival),
        receipt: received.receipt.toString('base64'),
        answered: null,
      }
    case 'answer': {
      const { message } = received
      const act = message.kind === 'receipt' ? message.details.actId : null
      return {
        arrival: null,
        receipt: null,
        answered: { kind: message.kind, case: act === null ? null : await caseOf(crossing, act) },
      }
    }
  }
}

/** An answer to something of ours: a receipt, a refusal, a countersignature. */
export interface Answered {
  readonly kind: string
  /** The case it belongs to; whether the person may open it is another question. */
  readonly case: string | null
}

async function caseOf(crossing: Crossing, act: string): Promise<string | null> {
  const row = await inTransaction(crossing.office.db, exchangeActor, tx =>
    maybeOne(tx, sql<{ case_id: string }>`select case_id from acts where id = ${act}`),
  )
  return row?.case_id ?? null
}
