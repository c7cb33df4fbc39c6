import { sql } from 'kysely'
import type { RoadState } from '#api/post.ts'
import { instantNow, type Office } from '#cases/office.ts'
import { inTransaction } from '#db/pool.ts'
import { lookIntoFolder, type Seen } from './folder.ts'
import { type Mailbox, visitMailbox } from './mailbox.ts'
import { intakeActor } from './take.ts'

/** The roads on which post comes; null for one that is not used. */
export type Roads = { folder: string | null; mailbox: Mailbox | null }

/** What fetches post until it is stopped. */
export interface Fetching {
  stop(): Promise<void>
}

/** How often each road is looked at, in seconds; after a failure it is left alone for 2, 4, 8 … times as long. */
const everySeconds = { folder: 5, mailbox: 30 }
const longestPause = 600

/** Fetches post on each road until stopped; the roads do not wait for each other. How each runs is kept for the page. */
export function startFetching(
  office: Office,
  roads: Roads,
  options: { everySeconds?: number; onError?: (error: unknown) => void } = {},
): Fetching {
  const stopping = new AbortController()
  const { signal } = stopping
  const onError = options.onError ?? (() => undefined)
  const run = async (road: Road): Promise<void> => {
    let failures = 0
    while (!signal.aborted) {
      const well = await visit(office, road, signal).catch((error: unknown) => {
        onError(error)
        return false
      })
      failures = well ? 0 : failures + 1
      const pause = (options.everySeconds ?? everySeconds[road.road]) * 2 ** Math.min(failures, 10)
      await waited(Math.min(pause, longestPause) * 1000, signal)
    }
  }
  const done = roadsOf(roads).map(run)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(done)
    },
  }
}

type Outcome = { refused: RoadState['refused'] }
type Road = {
  road: RoadState['road']
  /** What the page calls it: no password, no path beyond the folder's. */
  place: string
  look: (office: Office, signal: AbortSignal) => Promise<Outcome>
}

function roadsOf({ folder, mailbox }: Roads): Road[] {
  const found: Road[] = []
  if (folder !== null) {
    const seen: Seen = new Map()
    found.push({ road: 'folder', place: folder, look: office => lookIntoFolder(office, folder, seen) })
  }
  if (mailbox !== null) {
    found.push({
      road: 'mailbox',
      place: `${mailbox.user} · ${mailbox.host} · ${mailbox.box}`,
      look: (office, signal) => visitMailbox(office, mailbox, signal),
    })
  }
  return found
}

/** One look at one road, and what it came to, on record. True when it went well. */
async function visit(office: Office, road: Road, signal: AbortSignal): Promise<boolean> {
  try {
    const { refused } = await road.look(office, signal)
    await note(office, road, { error: null, refused })
    return true
  } catch (error) {
    if (signal.aborted) return true
    await note(office, road, { error: saidOf(error), refused: [] })
    throw error
  }
}

async function note(
  office: Office,
  { road, place }: Road,
  { error, refused }: { error: string | null } & Outcome,
): Promise<void> {
  const at = instantNow(office)
  const well = error === null ? at : null
  await inTransaction(office.db, intakeActor, tx =>
    sql`
      insert into post_roads (authority, road, place, looked_at, succeeded_at, error, refused)
      values (${office.authority}, ${road}, ${place}, ${at}, ${well}, ${error}, ${JSON.stringify(refused)}::jsonb)
      on conflict (authority, road) do update set place = excluded.place, looked_at = excluded.looked_at,
        succeeded_at = coalesce(excluded.succeeded_at, post_roads.succeeded_at), error = excluded.error,
        refused = excluded.refused`.execute(tx),
  )
}

function saidOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return 'The drop folder is not there, so nothing is taken from it. Make it, or correct COMITY_POST_FOLDER.'
  if (code === 'EACCES' || code === 'EPERM')
    return 'The drop folder may not be read or emptied by this program. Give its user the right to read and remove files there.'
  return error instanceof Error ? error.message.slice(0, 500) : 'Something failed that nobody foresaw.'
}

function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    timer.unref()
    signal.addEventListener('abort', done, { once: true })
  })
}
