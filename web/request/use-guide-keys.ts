import { useEffect } from 'react'
import type { DraftHand } from './use-draft.ts'

/** Alt+↑ and Alt+↓ go between the steps, Ctrl+S saves now, Ctrl+Z and Ctrl+Shift+Z undo and redo across fields. */
export function useGuideKeys({
  hand,
  go,
  goToField,
}: {
  hand: DraftHand
  go: (by: number) => void
  goToField: (path: string) => void
}): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const done = act(event, hand, go, goToField)
      if (done) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [hand, go, goToField])
}

function act(
  event: KeyboardEvent,
  hand: DraftHand,
  go: (by: number) => void,
  goToField: (path: string) => void,
): boolean {
  const command = event.ctrlKey || event.metaKey
  // Alt+↓ opens a list of choices.
  const onList = event.target instanceof HTMLSelectElement
  if (event.altKey && !command && !onList && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    go(event.key === 'ArrowUp' ? -1 : 1)
    return true
  }
  if (!command || event.altKey) return false
  const key = event.key.toLowerCase()
  if (key === 's') {
    void hand.save()
    return true
  }
  if (key !== 'z' && key !== 'y') return false
  const path = key === 'y' || event.shiftKey ? hand.redo() : hand.undo()
  if (path !== undefined) goToField(path)
  return true
}
