import { useEffect, useMemo, useState } from 'react'
import { readActs } from '#api/acts.ts'
import type { CaseView, EntryView } from '#api/cases.ts'
import { call } from '#web/client.ts'
import { type Gap, gapsOf, joined } from './acts-read.ts'

/** The acts of a case as far as they were read, and the way to the others. */
export interface Acts {
  /** Those read, oldest first, each once; between them lie `gaps`. */
  readonly entries: readonly EntryView[]
  /** These and older ones that are only spoken of, oldest first. */
  readonly known: readonly EntryView[]
  readonly gaps: readonly Gap[]
  /** An act that is known here, by its id. */
  readonly find: (id: string) => EntryView | undefined
  /** Reads the newest acts of a gap. */
  readonly readInto: (gap: Gap) => Promise<unknown>
  /** Reads the act with this id and those around it; `false` when the case has none. */
  readonly reach: (id: string) => Promise<boolean>
  /** Whether acts are being read now, and what stood in the way last. */
  readonly reading: boolean
  readonly error: unknown
}

/** Acts read at a time. */
export const pageOfActs = 100

/**
 * Keeps what was read of a case's acts while new ones come in: acts are only ever added at the end, so that pages
 * fit each other whatever was recorded between two readings.
 */
export function useActs(view: CaseView): Acts {
  const [kept, setKept] = useState(() => begun(view))
  const [reading, setReading] = useState(false)
  const [error, setError] = useState<unknown>(null)
  if (kept.view !== view) setKept(withView(kept, view))
  useEffect(() => {
    for (const around of kept.stale) {
      const again = { params: { id: view.id }, query: { around, most: 1 } }
      // What cannot be read again now stays as it was until the case is heard of next.
      call(readActs, again).then(
        read => setKept(before => withActs(before, read)),
        () => undefined,
      )
    }
  }, [kept.stale, view.id])
  return useMemo(() => {
    const known = joined(kept.named, kept.entries)
    const byId = new Map(known.map(entry => [entry.header.id, entry]))
    const read = async (query: { before: number; most: number } | { around: string }) => {
      setReading(true)
      try {
        const page = await call(readActs, { params: { id: view.id }, query })
        setKept(before => withActs(before, page))
        setError(null)
        return page
      } catch (failed) {
        setError(failed)
        return undefined
      } finally {
        setReading(false)
      }
    }
    return {
      entries: kept.entries,
      known,
      gaps: gapsOf(kept.entries, view.acts),
      find: (id: string) => byId.get(id),
      readInto: ({ first, last }: Gap) =>
        read({ before: last + 1, most: Math.min(pageOfActs, last - first + 1) }),
      reach: async (id: string) => (await read({ around: id })) !== undefined,
      reading,
      error,
    }
  }, [kept, view, reading, error])
}

interface Kept {
  readonly view: CaseView
  readonly entries: readonly EntryView[]
  readonly named: readonly EntryView[]
  /** Ids of acts to be read again. */
  readonly stale: readonly string[]
}

function begun(view: CaseView): Kept {
  return { view, entries: view.entries, named: view.named, stale: [] }
}

function withView(kept: Kept, view: CaseView): Kept {
  if (kept.view.id !== view.id) return begun(view)
  return {
    view,
    entries: joined(kept.entries, view.entries),
    named: joined(kept.named, view.named),
    stale: staleIn(kept, view),
  }
}

function withActs(kept: Kept, read: Partial<Pick<Kept, 'entries' | 'named'>>): Kept {
  return {
    ...kept,
    entries: joined(kept.entries, read.entries ?? []),
    named: joined(kept.named, read.named ?? []),
  }
}

/**
 * Older acts that were read and may have changed since: an act stays as it is, but for two things: its receipt comes,
 * or its content is destroyed.
 */
function staleIn({ entries }: Kept, view: CaseView): string[] {
  const destroyed = new Set(view.folded.own.expunged.map(one => one.act))
  return entries
    .filter(({ n, header, content, crossing }) => {
      const changes = crossing?.state === 'waiting' || (content !== null && destroyed.has(header.id))
      return n <= view.before && changes
    })
    .map(entry => entry.header.id)
}
