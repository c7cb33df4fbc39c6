import { createContext, use, type RefObject } from 'react'
import type { Values } from '#web/request/values.ts'

/** An act somebody wants to take, and about which measure. */
export interface Wish {
  readonly act: string
  readonly measure?: string | undefined
  /** What the dialog begins with, and what is not asked again: the letter it is about. */
  readonly given?: Values
  /** Something the partner did, recorded here from its letter. */
  readonly theirs?: true
  /** What tells it from another wish for the same act: the texts it is about. */
  readonly key?: string
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

/** Two wishes with the same key are one: what was typed for the one is there for the other. */
export function keyOf({ act, measure, given, theirs, key }: Wish): string {
  return [theirs ? `theirs ${act}` : act, measure, given?.['act'], key].filter(Boolean).join(' ')
}
