import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { type Inspected, inspect } from './inspect.ts'
import { type Attached, readMessage } from './message.ts'

/** Runs in a thread of its own, started by reading.ts; says one thing and ends. */
const given = z
  .object({ bytes: z.instanceof(Uint8Array), name: z.string(), message: z.boolean() })
  .parse(workerData)

const read = given.message
  ? asMessage(given.bytes)
  : asFile({ name: given.name, said: null, bytes: given.bytes, body: false })
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
parentPort?.postMessage(await read.catch((error: unknown) => ({ fault: faultOf(error) })))

async function asMessage(bytes: Uint8Array) {
  const { told, words, parts } = await readMessage(bytes)
  const looked: (Attached & Inspected)[] = []
  for (const part of parts) looked.push(await lookedAt(part))
  return { told, excerpt: words.slice(0, 4000).toWellFormed(), parts: looked }
}

async function asFile(part: Attached) {
  return { told: null, excerpt: '', parts: [await lookedAt(part)] }
}

async function lookedAt(part: Attached): Promise<Attached & Inspected> {
  // Our own file of their words; what they wrote in it cannot act.
  if (part.body) return { ...part, media: 'text/plain', verdict: 'accepted', reasons: [] }
  return { ...part, ...(await inspect(part.bytes, part.name, part.said)) }
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unreadable'
  if (error.name === 'TooManyParts') return 'tooManyParts'
  return /nesting/i.test(error.message) ? 'tooDeep' : 'unreadable'
}
