/** What was done in this session, so that it can be undone across fields. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** The place changed last, and when: typing on in one field is one step. */
  readonly last: { readonly path: string; readonly at: number } | null
}

const mostSteps = 200
/** Milliseconds of rest after which typing on in the same field begins a new step. */
const restMs = 1_500

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], last: null }
}

/** One change more, at a path, at an instant in milliseconds. */
export function change<T>(history: History<T>, present: T, path: string, at: number): History<T> {
  const same = history.last?.path === path && at - history.last.at < restMs && history.future.length === 0
  const past = same ? history.past : [...history.past, history.present].slice(-mostSteps)
  return { past, present, future: [], last: { path, at } }
}

/** One step back; the same history when there is none. */
export function undo<T>(history: History<T>): History<T> {
  const present = history.past.at(-1)
  if (present === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    last: null,
  }
}

/** The step undone last, again. */
export function redo<T>(history: History<T>): History<T> {
  const [present, ...future] = history.future
  if (present === undefined) return history
  return { past: [...history.past, history.present], present, future, last: null }
}

/** Takes in what came from elsewhere, everywhere: undoing must not bring back what a colleague changed. */
export function rebase<T>(history: History<T>, onto: (values: T) => T): History<T> {
  return {
    past: history.past.map(onto),
    present: onto(history.present),
    future: history.future.map(onto),
    last: null,
  }
}
