import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connection } from './pool.ts'

/**
 * Listens to a channel of NOTIFY on a connection of its own, for ever: after a loss it connects again,
 * waiting from 0.1 s up to 10 s between attempts.
 * @param onNotify receives the payload; or null each time the listening begins anew, because what was
 * notified before that moment is lost: then look into the tables.
 * @returns what ends it, resolving when the connection is closed.
 */
export function listen(
  url: string,
  channel: string,
  onNotify: (payload: string | null) => void,
): () => Promise<void> {
  const stopped = new AbortController()
  const ended = keepListening(url, channel, onNotify, stopped.signal)
  return () => {
    stopped.abort()
    return ended
  }
}

async function keepListening(
  url: string,
  channel: string,
  onNotify: (payload: string | null) => void,
  stopped: AbortSignal,
): Promise<void> {
  let pause = shortest
  while (!stopped.aborted) {
    const listened = await listenOnce(url, channel, onNotify, stopped)
    pause = listened ? shortest : Math.min(pause * 2, longest)
    await sleep(pause, undefined, { signal: stopped }).catch(() => undefined)
  }
}

const shortest = 100
const longest = 10_000
/** A half-open connection says nothing for ever; a question now and then finds it out. */
const heartbeat = 30_000

/** Listens until the connection is lost or the signal comes. @returns whether it ever listened. */
async function listenOnce(
  url: string,
  channel: string,
  onNotify: (payload: string | null) => void,
  stopped: AbortSignal,
): Promise<boolean> {
  const client = new pg.Client({
    ...connection(url, `comity listens to ${channel}`),
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  })
  const lost = Promise.withResolvers<void>()
  const lose = (): void => lost.resolve()
  client.on('error', lose)
  client.on('end', lose)
  client.on('notification', message => onNotify(message.payload ?? ''))
  stopped.addEventListener('abort', lose, { once: true })
  const beat = setInterval(() => void client.query('select 1').catch(lose), heartbeat).unref()
  let listened = false
  try {
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    listened = true
    onNotify(null)
    await lost.promise
  } catch {
    // No database now: the caller of this tries again.
  } finally {
    clearInterval(beat)
    stopped.removeEventListener('abort', lose)
    await client.end().catch(() => undefined)
  }
  return listened
}
