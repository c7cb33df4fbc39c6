import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import * as z from 'zod'
import { instantNow } from '#cases/office.ts'
import { inTransaction } from '#db/pool.ts'
import { holdBack, leaveAlone, reached, saidBy } from './back-off.ts'
import { type Crossing, exchangeActor, pinnedPartner } from './crossing.ts'
import { openPackage } from './open.ts'
import { settleReceipt, settleRefusal } from './settle.ts'

const answerLimit = 4 * 1024 * 1024
/** A package that was refused, though it may be taken later, rests a minute. */
const rest = { seconds: 60 } as const

/** A sealed message of ours and where it goes. */
export interface Outgoing {
  readonly message: string
  readonly partner: string
  readonly url: string
  readonly sha256: string
  readonly size: number
}

/** How long a partner may take, in milliseconds: a while, and the time a slow line needs for what it carries. */
export interface Patience {
  readonly answer: number
  readonly perByte: number
}

/** Five minutes, and 20 seconds for each megabyte: 50 kB/s. */
export const patience: Patience = { answer: 300_000, perByte: 0.02 }

/**
 * Posts one sealed package and does what the answer says: a receipt or a refusal ends the message, anything else
 * leaves it waiting and the partner alone for a while. True when the partner answered in a way we understand.
 */
export async function post(
  crossing: Crossing,
  out: Outgoing,
  signal: AbortSignal,
  patient: Patience,
): Promise<boolean> {
  const source = new OwnFile(crossing, out.sha256)
  try {
    const response = await fetch(new URL('/exchange', out.url), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(out.size) },
      // Streamed from the store: a package may be larger than memory.
      body: ReadableStream.from(source),
      duplex: 'half',
      redirect: 'error',
      signal: AbortSignal.any([
        signal,
        AbortSignal.timeout(Math.ceil(patient.answer + out.size * patient.perByte)),
      ]),
    })
    const answer = await readAnswer(response)
    if (response.status === 200) await settled(crossing, out, answer)
    else await refused(crossing, out, response, answer)
    return true
  } catch (error) {
    if (signal.aborted) return false
    await failed(crossing, out, error, source.fault)
    return false
  }
}

/** The package as it lies in our store; a fault in reading it is ours, not the partner's. */
class OwnFile implements AsyncIterable<Uint8Array> {
  fault: unknown
  readonly #crossing: Crossing
  readonly #sha256: string

  constructor(crossing: Crossing, sha256: string) {
    this.#crossing = crossing
    this.#sha256 = sha256
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.#crossing.office.storage.get(this.#sha256)) yield chunk
    } catch (error) {
      this.fault = error
      throw error
    }
  }
}

/** What came back is not to be understood. `asked`: seconds the partner wants to be left alone. */
class NotUnderstood extends Error {
  readonly asked: number
  constructor(said: string, asked = 0) {
    super(said)
    this.asked = asked
  }
}

async function readAnswer(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  // The web's stream says nothing of its chunks; those of a body are bytes.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > answerLimit) throw new NotUnderstood('The partner’s answer is longer than any receipt.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function settled(crossing: Crossing, out: Outgoing, sealed: Uint8Array): Promise<void> {
  const opened = await openPackage({
    source: { bytes: sealed },
    keys: crossing.keys,
    self: crossing.office.authority,
    workDir: crossing.workDir,
    pinned: from =>
      inTransaction(crossing.office.db, exchangeActor, tx => pinnedPartner(tx, from), { readOnly: true }),
  })
  try {
    const { message } = opened
    if (message.kind !== 'receipt')
      throw new NotUnderstood('The partner answered with something else than a receipt.')
    // A true receipt of another message would leave this one waiting, to be sent again at once and for ever.
    if (message.from !== out.partner || message.details.ofMessage !== out.message)
      throw new NotUnderstood('The partner answered with the receipt of something else.')
    await settleReceipt(crossing, message, await buffer(opened.container.open()))
  } finally {
    await opened.close()
  }
}

/** A problem document: its code says whether the same bytes may be taken later. */
async function refused(
  crossing: Crossing,
  out: Outgoing,
  response: Response,
  answer: Uint8Array,
): Promise<void> {
  const { status } = response
  const problem = status === 413 ? tooLarge : problemOf(answer)
  if (status < 400 || status >= 500 || status === 429 || problem === undefined) {
    throw new NotUnderstood(`The partner answered ${status}.`, secondsOf(response.headers.get('retry-after')))
  }
  const { office } = crossing
  await settleRefusal(
    crossing,
    {
      event: 'RelayRejection',
      ofPackage: out.sha256,
      code: problem.reason,
      message: problem.reason,
      retry: problem.values?.retry === 1,
    },
    out.partner,
  )
  const later = office.now().add(rest).toString({ smallestUnit: 'millisecond' })
  await inTransaction(office.db, exchangeActor, async tx => {
    await reached(tx, out.partner, instantNow(office))
    await sql`update messages set attempts = attempts + 1, next_at = ${later} where id = ${out.message}`.execute(
      tx,
    )
  })
}

const refusalProblem = z.object({
  code: z.literal('package-refused'),
  reason: z.string().regex(/^[a-z][a-z-]{0,63}$/),
  values: z.object({ retry: z.unknown() }).optional(),
})
type RefusalProblem = z.infer<typeof refusalProblem>

/** Said by whatever stands before the partner, too, which knows no codes of ours. */
const tooLarge: RefusalProblem = { code: 'package-refused', reason: 'too-large' }

function problemOf(answer: Uint8Array): RefusalProblem | undefined {
  try {
    return refusalProblem.safeParse(JSON.parse(Buffer.from(answer).toString('utf8'))).data
  } catch {
    return undefined
  }
}

function secondsOf(retryAfter: string | null): number {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : 0
}

/** Nobody answered, or not sensibly: the message waits on. */
async function failed(crossing: Crossing, out: Outgoing, error: unknown, ours: unknown): Promise<void> {
  const { office } = crossing
  const now = instantNow(office)
  await inTransaction(office.db, exchangeActor, async tx => {
    if (ours !== undefined) return holdBack(tx, out.message, now, saidBy(ours))
    const said = saidBy(error)
    await leaveAlone(tx, out.partner, now, said, error instanceof NotUnderstood ? error.asked : 0)
    await sql`update messages set attempts = attempts + 1, last_error = ${said} where id = ${out.message}`.execute(
      tx,
    )
  })
}
