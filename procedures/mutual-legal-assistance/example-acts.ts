import { actHash, type ActContent, type Received, type Strand } from '../act.ts'
import type { Entry } from '../state.ts'

/** An act as tests write it down; what is left out is the same for all. */
export interface Sketch {
  readonly type: string
  readonly from: string
  readonly data?: Record<string, unknown>
  readonly strand?: Strand
  readonly after?: readonly string[]
  readonly at?: string
  readonly recordedAt?: string
  readonly by?: string | null
  /** The road and the day of a letter that was recorded by hand. */
  readonly received?: Received
  /** Content destroyed by order. */
  readonly destroyed?: true
}

/**
 * An entry of a register with a true hash over a true header, for tests: the number gives it a fixed id and
 * instant, one minute apart from 23 November 2026, 09:00 UTC.
 */
export function entryOf(n: number, sketch: Sketch): Entry {
  const at = sketch.at ?? new Date(Date.UTC(2026, 10, 23, 9, n)).toISOString()
  const header: Entry['header'] = {
    format: 'comity-act/1',
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    case: '11111111-1111-4111-8111-111111111111',
    procedure: 'mutual-legal-assistance',
    version: '1.0',
    type: sketch.type,
    strand: sketch.strand ?? 'shared',
    from: sketch.from,
    to: sketch.strand === 'own' ? [] : [sketch.from === 'XA:central' ? 'XB:central' : 'XA:central'],
    at,
    after: [...(sketch.after ?? [])],
    content: String(n).padStart(64, '0'),
    files: [],
  }
  const content: ActContent | null = sketch.destroyed
    ? null
    : { data: sketch.data ?? {}, files: [], ...(sketch.received ? { received: sketch.received } : {}) }
  return {
    n,
    hash: actHash(header),
    header,
    content,
    recordedAt: sketch.recordedAt ?? at,
    by: sketch.by ?? null,
  }
}

/** A history in which each crossing act has seen the one before it. */
export function chain(sketches: readonly Sketch[]): Entry[] {
  const entries: Entry[] = []
  let head: string | undefined
  for (const [index, sketch] of sketches.entries()) {
    const after = sketch.after ?? (head !== undefined && sketch.strand !== 'own' ? [head] : [])
    const entry = entryOf(index + 1, { ...sketch, after })
    if (entry.header.strand === 'shared') head = entry.hash
    entries.push(entry)
  }
  return entries
}
