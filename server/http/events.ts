import { sql } from 'kysely'
import type { Actor } from '#db/actor.ts'
import { all, type Db, inTransaction } from '#db/pool.ts'
import { listen } from '#db/pool-listen.ts'

/** Channel of NOTIFY on which each recorded act names its case. */
export const channel = 'comity'

/** Tells the open pages which cases changed. */
export type Events = {
  /**
   * @param who gives the actor now, or null when the session is over; asked before anything is sent.
   * @param send gets ids of cases that the person may see, or null when everything may have changed.
   * @param end is called when the session is over or we stop.
   * @returns what ends it.
   */
  subscribe(subscription: Subscription): () => void
  /** People listening. */
  count(): number
  close(): Promise<void>
}

export type Subscription = {
  who: () => Promise<Actor>
  send: (cases: readonly string[] | null) => void
  end: () => void
}

/** @param url of the database, for a connection of its own that listens. */
export function openEvents(db: Db, url: string): Events {
  const open = new Map<Subscription, Pending>()
  const stop = listen(url, channel, id => {
    for (const [subscription, pending] of open) note(db, open, subscription, pending, id)
  })
  return {
    subscribe: subscription => {
      open.set(subscription, { cases: new Set(), everything: false, busy: false })
      return () => void open.delete(subscription)
    },
    count: () => open.size,
    close: async () => {
      const ending = [...open.keys()]
      open.clear()
      for (const { end } of ending) end()
      await stop()
    },
  }
}

type Pending = { cases: Set<string>; everything: boolean; busy: boolean }

/** Many acts at once become one question to the database: a second is soon enough, a storm is not. */
const pause = 250
/** Beyond this many cases it is cheaper to say that everything changed. */
const most = 200

function note(
  db: Db,
  open: Map<Subscription, Pending>,
  subscription: Subscription,
  pending: Pending,
  id: string | null,
): void {
  // Null after a lost connection: whatever was said meanwhile was not heard.
  if (id === null || pending.cases.size >= most) pending.everything = true
  else if (uuid.test(id)) pending.cases.add(id)
  if (pending.busy) return
  pending.busy = true
  void tell(db, open, subscription, pending)
}

async function tell(
  db: Db,
  open: Map<Subscription, Pending>,
  subscription: Subscription,
  pending: Pending,
): Promise<void> {
  try {
    while (open.has(subscription) && (pending.everything || pending.cases.size > 0)) {
      const { everything } = pending
      const cases = [...pending.cases]
      pending.everything = false
      pending.cases.clear()
      const actor = await subscription.who()
      if (actor === null) {
        open.delete(subscription)
        subscription.end()
        return
      }
      const seen = everything ? null : await visible(db, actor, cases)
      if (open.has(subscription) && (seen === null || seen.length > 0)) subscription.send(seen)
      await new Promise(resolve => setTimeout(resolve, pause).unref())
    }
  } catch {
    // The database went away; when it is back the listening begins anew and everything is told.
  } finally {
    pending.busy = false
  }
}

/** What a person may not see does not tick either. */
async function visible(db: Db, actor: Actor, cases: readonly string[]): Promise<string[]> {
  const rows = await inTransaction(
    db,
    actor,
    tx => all(tx, sql<{ id: string }>`select id from cases where id = any (${cases}::uuid[])`),
    { readOnly: true },
  )
  return rows.map(({ id }) => id)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
