import { useEffect, useRef } from 'react'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWords } from '#web/words/words.ts'
import type { Gap } from './acts-read.ts'
import { useCaseDesk } from './case-desk.tsx'
import { pageOfActs } from './use-acts.ts'

/**
 * Acts that were not read yet, in their place in the list: how many, and a button that reads the newest of them. The
 * oldest gap, at the end of the list, is read by itself when it comes into view, up to `byItself` acts: beyond that a
 * person who wants what stands below the list could never get there.
 */
export function ActGap({
  gap,
  atEnd,
  onAsk,
}: {
  gap: Gap
  atEnd: boolean
  /** Told the number of the first act in reading order that somebody asked for. */
  onAsk: (n: number) => void
}) {
  const { acts } = useCaseDesk()
  const { say } = useWords()
  const place = useRef<HTMLLIElement>(null)
  const { reading, error, readInto } = acts
  const itself = atEnd && !reading && !error && acts.entries.length < byItself
  useEffect(() => {
    if (!itself || !place.current) return undefined
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) void readInto(gap)
    })
    seen.observe(place.current)
    return () => seen.disconnect()
  }, [itself, gap, readInto])
  const left = gap.last - gap.first + 1
  const ask = () => {
    onAsk(gap.last)
    if (!reading) void readInto(gap)
  }
  return (
    <li className="act-gap" ref={place} aria-busy={reading}>
      <span>{say('case.acts.gap', { count: left, first: gap.first, last: gap.last })}</span>
      <button type="button" className="link" aria-disabled={reading} onClick={ask}>
        {say('case.acts.more', { count: Math.min(left, pageOfActs) })}
      </button>
      {error !== null && <ProblemNote error={error} />}
    </li>
  )
}

/** Acts up to which the list goes on by itself. */
const byItself = 300
