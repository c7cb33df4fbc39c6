import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readCase, saveDraft, type CaseView } from '#api/cases.ts'
import { call, ProblemError, queryOf } from '#web/client.ts'
import { useMe } from '#web/shell/me.ts'
import { merge, same, type Conflict } from './merge.ts'
import { begin, change, rebase, redo, undo, type History } from './undo.ts'
import { firstDifference, withValue, type Values } from './values.ts'

/** Milliseconds of rest after which what was typed is saved. */
const restMs = 800

/** A colleague saved the same draft: who, and where both changed the same place. */
export interface Clash {
  readonly by: string
  readonly at: string
  readonly conflicts: readonly Conflict[]
  /** How many places only the colleague changed; they were taken over. */
  readonly taken: number
}

export interface DraftHand {
  readonly values: Values
  readonly set: (path: string, value: unknown) => void
  /** One step back or forth; gives the place that changed. */
  readonly undo: () => string | undefined
  readonly redo: () => string | undefined
  readonly saved: {
    readonly at: number | null
    readonly unsaved: boolean
    readonly saving: boolean
    readonly error: unknown
  }
  /** Saves what is there now; `true` once the server has it. */
  readonly save: () => Promise<boolean>
  readonly clash: Clash | null
  readonly settle: () => void
}

/**
 * The draft in hand. What is typed is saved after a moment's rest; what a colleague saved meanwhile is joined
 * with it, and where both changed one place, a person chooses before anything more is saved.
 */
export function useDraft(caseId: string, draft: NonNullable<CaseView['draft']>): DraftHand {
  const queries = useQueryClient()
  const [history, setHistory] = useState<History<Values>>(() => begin(draft.request))
  const [base, setBase] = useState<Values>(draft.request)
  const [saving, setSaving] = useState(false)
  const [savedAt, setSavedAt] = useState<number | null>(() => Date.parse(draft.savedAt))
  const [error, setError] = useState<unknown>(null)
  const [clash, setClash] = useState<Clash | null>(null)
  // Saving outlives the drawing that began it: it reads what is current when it runs.
  const now = useRef({ history, base, version: draft.version, saving: false, clash })
  Object.assign(now.current, { history, base, clash })
  const failed = useRef<Values | null>(null)

  /** Joins what somebody else saved since into what is written here. */
  const takeIn = useCallback((theirs: NonNullable<CaseView['draft']>) => {
    const { base: before, history: mine } = now.current
    const joined = merge(before, mine.present, theirs.request)
    now.current.version = theirs.version
    now.current.base = theirs.request
    setBase(theirs.request)
    setSavedAt(Date.parse(theirs.savedAt))
    const based = rebase(mine, values => merge(before, values, theirs.request).values)
    now.current.history = based
    setHistory(based)
    if (joined.conflicts.length === 0) return
    setClash({
      by: theirs.savedBy,
      at: theirs.savedAt,
      conflicts: joined.conflicts,
      taken: joined.taken.length,
    })
  }, [])

  const save = useCallback(async (): Promise<boolean> => {
    const hand = now.current
    const values = hand.history.present
    if (same(values, hand.base)) {
      setError(null)
      return true
    }
    if (hand.saving || hand.clash) return false
    hand.saving = true
    setSaving(true)
    const { queryKey } = queryOf(readCase, { params: { id: caseId } })
    try {
      const { draft: after, findings } = await call(saveDraft, {
        params: { id: caseId },
        body: { version: hand.version, request: { ...values } },
      })
      hand.version = after.version
      hand.base = values
      setBase(values)
      setSavedAt(Date.now())
      setError(null)
      queries.setQueryData(queryKey, old => old && { ...old, draft: after, findings })
      return true
    } catch (problem) {
      if (problem instanceof ProblemError && problem.code === 'draft-changed') {
        const view = await queries.query({
          ...queryOf(readCase, { params: { id: caseId } }),
          staleTime: 0,
        })
        if (view.draft) takeIn(view.draft)
      } else {
        failed.current = values
        setError(problem)
      }
      return false
    } finally {
      hand.saving = false
      setSaving(false)
    }
  }, [caseId, queries, takeIn])

  const unsaved = !same(history.present, base)
  useEffect(() => {
    // What the server did not take is sent again by `useSavingAgain`, or once more was written.
    if (!unsaved || clash || history.present === failed.current) return
    const timer = setTimeout(() => void save(), restMs)
    return () => clearTimeout(timer)
    // `history` itself: every keystroke begins the rest anew; `saving`: what came while saving is saved after.
  }, [history, unsaved, clash, save, saving])

  useSavingAgain(error, save)

  useEffect(() => {
    // A colleague's save was told to the page by the server.
    if (draft.version > now.current.version && !now.current.saving) takeIn(draft)
  }, [draft, takeIn])

  useLeaving(now, save)

  const set = useCallback((path: string, value: unknown) => {
    setHistory(before => change(before, withValue(before.present, path, value), path, Date.now()))
  }, [])
  const step = useCallback((how: typeof undo) => {
    const before = now.current.history
    const after = how(before)
    setHistory(after)
    return firstDifference(before.present, after.present)
  }, [])
  return {
    values: history.present,
    set,
    undo: useCallback(() => step(undo), [step]),
    redo: useCallback(() => step(redo), [step]),
    saved: { at: savedAt, unsaved, saving, error },
    save,
    clash,
    settle: useCallback(() => setClash(null), []),
  }
}

/** Milliseconds after which a save that met no server, or no session, is tried again. */
const againMs = 4_000

/** What could not be saved for want of a server is saved once it is back; for want of a session, after signing in. */
function useSavingAgain(error: unknown, save: () => Promise<boolean>): void {
  const { token } = useMe()
  const met = useRef(token)
  const silent = error instanceof ProblemError && (error.code === 'unreachable' || error.code === 'not-ready')
  useEffect(() => {
    if (!silent) return
    const timer = setInterval(() => void save(), againMs)
    return () => clearInterval(timer)
  }, [silent, save])
  useEffect(() => {
    if (met.current !== token) void save()
    met.current = token
  }, [token, save])
}

/** Whoever leaves keeps everything: going to another page saves, closing the window warns while something is unsaved. */
function useLeaving(
  now: { readonly current: { readonly history: History<Values>; readonly base: Values } },
  save: () => Promise<boolean>,
): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (same(now.current.history.present, now.current.base)) return
      void save()
      event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('beforeunload', warn)
      void save()
    }
  }, [now, save])
}
