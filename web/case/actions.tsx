import { useMemo, useRef, useState, type ReactNode } from 'react'
import type { Values } from '#web/request/values.ts'
import { ActDialog } from './act-dialog.tsx'
import { ActingProvider, keyOf, type Wish } from './acting.ts'

/** Holds the one dialog of the case. */
export function Actions({ children }: { children: ReactNode }) {
  const [wish, setWish] = useState<Wish | null>(null)
  const kept = useRef(new Map<string, Values>())
  const acting = useMemo(() => ({ take: setWish, kept }), [])
  return (
    <ActingProvider value={acting}>
      {children}
      {wish && <ActDialog key={keyOf(wish)} wish={wish} onClose={() => setWish(null)} />}
    </ActingProvider>
  )
}
