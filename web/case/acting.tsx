import { createContext, use, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Values } from '#web/request/values.ts'
import { ActDialog } from './act-dialog.tsx'

/** An act somebody wants to take, and about which measure. */
export interface Wish {
  readonly act: string
  readonly measure?: string | undefined
}

interface Acting {
  /** Opens the dialog of an act. */
  readonly take: (wish: Wish) => void
  /** What was typed into dialogs that were closed unfinished: it is there when they open again. */
  readonly kept: RefObject<Map<string, Values>>
}

const ActingContext = createContext<Acting | null>(null)

export function useActing(): Acting {
  const acting = use(ActingContext)
  if (!acting) throw new Error('An act is offered outside a case.')
  return acting
}

/** Holds the one dialog of the case. */
export function ActionsProvider({ children }: { children: ReactNode }) {
  const [wish, setWish] = useState<Wish | null>(null)
  const kept = useRef(new Map<string, Values>())
  const acting = useMemo(() => ({ take: setWish, kept }), [])
  return (
    <ActingContext value={acting}>
      {children}
      {wish && <ActDialog key={keyOf(wish)} wish={wish} onClose={() => setWish(null)} />}
    </ActingContext>
  )
}

export function keyOf({ act, measure }: Wish): string {
  return measure ? `${act} ${measure}` : act
}
