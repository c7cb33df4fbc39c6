import { useState, type ReactNode } from 'react'
import { useWords } from '#web/words/words.ts'

/**
 * Of a list that may be long, what is open and the newest of the rest, and a button that brings earlier items a page
 * at a time.
 *
 * @param items oldest first
 */
export function useNewest<Item>(
  items: readonly Item[],
  isOpen: (item: Item) => boolean,
): { readonly shown: readonly Item[]; readonly earlier: ReactNode } {
  const { say } = useWords()
  const [most, setMost] = useState(atFirst)
  const shown = items.filter((item, index) => index >= items.length - most || isOpen(item))
  const left = items.length - shown.length
  const earlier = left > 0 && (
    <button type="button" className="link small" onClick={() => setMost(most + more)}>
      {say('case.lane.earlier', { count: Math.min(left, more) })}
    </button>
  )
  return { shown, earlier }
}

const atFirst = 20
const more = 100
