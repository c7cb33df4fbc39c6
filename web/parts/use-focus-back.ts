import { useEffect, useState } from 'react'

/**
 * For a dialog that is there only while it is open: once it goes, the focus is where it was before, or at the
 * page when what had it is no longer there.
 */
export function useFocusBack(): void {
  // Read before the dialog takes the focus to itself.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After the dialog has let go of it.
      setTimeout(() => {
        const back =
          before instanceof HTMLElement && before.isConnected ? before : document.getElementById('page')
        back?.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
