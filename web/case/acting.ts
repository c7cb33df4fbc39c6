import { createContext, use, type RefObject } from 'react'
import type { Values } from '#web/request/values.ts'

/** An act somebody wants to take, and about which measure. */
export interface Wish {
  readonly act: string
  readonly measure?: string | undefined
}

/** How acts are taken in this case. */
export interface Acting {
  /** Opens the dialog of an act. */
  readonly take: (wish: Wish) => void
  /** What was typed into dialogs that were closed unfinished: it is there when they open again. */
  readonly kept: RefObject<Map<string, Values>>
}

const ActingContext = createContext<Acting | null>(null)
export const ActingProvider = ActingContext.Provider

export function useActing(): Acting {
  const acting = use(ActingContext)
  if (!acting) throw new Error('An act is offered outside a case.')
  return acting
}

export function keyOf({ act, measure }: Wish): string {
  return measure ? `${act} ${measure}` : act
}
