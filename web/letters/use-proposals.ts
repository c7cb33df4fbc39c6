import { createContext, use, useCallback, useMemo, useState } from 'react'
import { accept, fitted } from '#procedures/extraction/accept.ts'
import { extract } from '#procedures/extraction/extract.ts'
import type { Extracted, Proposal } from '#procedures/extraction/proposal.ts'
import { readable, type WordsByLanguage } from '#procedures/extraction/vocabulary.ts'
import { useCaseDesk } from '#web/case/case-desk.tsx'
import type { DraftHand } from '#web/request/use-draft.ts'
import { stepOf } from '#web/request/steps.ts'
import { valueAt } from '#web/request/values.ts'
import { loadWords } from '#web/words/load.ts'

/** What was read from the text of a letter and waits for a person: nothing of it is in the draft. */
export interface Proposals {
  /** What the text seems to say; `null` before it was read. */
  readonly read: Extracted | null
  readonly waiting: readonly Proposal[]
  /** How many were dropped, to be shown again. */
  readonly dropped: number
  readonly readText: (text: string) => Promise<void>
  readonly forget: () => void
  readonly accept: (some: readonly Proposal[]) => void
  readonly drop: (some: readonly Proposal[]) => void
  readonly showDropped: () => void
  /** Whether the field holds something else already, which accepting would replace. */
  readonly replaces: (one: Proposal) => boolean
  readonly ofStep: (step: string) => readonly Proposal[]
}

const Context = createContext<Proposals | null>(null)
export const ProposalsProvider = Context.Provider

/** The proposals of the letter in hand; `null` where no letter is read in. */
export function useProposed(): Proposals | null {
  return use(Context)
}

/** Proposals for a draft: those that are accepted or undone follow from the draft itself. */
export function useProposals(hand: DraftHand): Proposals {
  const { procedure, voices } = useCaseDesk()
  const [read, setRead] = useState<Extracted | null>(null)
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const { values, set } = hand
  const fitting = useMemo(
    () => (read ? fitted(read.proposals, values, procedure) : []),
    [read, values, procedure],
  )
  const waiting = useMemo(
    () =>
      fitting.filter(one => {
        // Of two readings one was chosen: the other is done with.
        const chosen = one.doubt !== undefined && isChosen(read?.proposals ?? [], one, values)
        return !dropped.has(keyOf(one)) && !chosen
      }),
    [fitting, dropped, read, values],
  )
  const take = useCallback(
    (some: readonly Proposal[]) => {
      const next = some.reduce<Record<string, unknown>>((before, one) => accept(before, one, procedure), {
        ...values,
      })
      for (const name of new Set(some.map(({ path }) => path.split('.')[0] ?? ''))) set(name, next[name])
    },
    [values, set, procedure],
  )
  return {
    read,
    waiting,
    dropped: fitting.filter(one => dropped.has(keyOf(one))).length,
    readText: useCallback(
      async text => {
        const loaded = await Promise.all(
          readable.map(async language => [language, await loadWords(language)] as const),
        )
        const words: WordsByLanguage = Object.fromEntries(loaded)
        setDropped(new Set())
        setRead(extract(text, { procedure, words, by: voices.theirs }))
      },
      [procedure, voices],
    ),
    forget: useCallback(() => setRead(null), []),
    accept: take,
    drop: useCallback(some => setDropped(before => new Set([...before, ...some.map(keyOf)])), []),
    showDropped: useCallback(() => setDropped(new Set()), []),
    replaces: useCallback(
      ({ path }) => {
        const there = valueAt(values, path)
        return there !== undefined && there !== '' && !isItem(there)
      },
      [values],
    ),
    ofStep: useCallback(
      step => waiting.filter(one => stepOf(procedure, one.path) === step),
      [waiting, procedure],
    ),
  }
}

/** A proposal among those of one text: its place there and what it says. */
export const keyOf = ({ path, from, value }: Proposal): string =>
  `${path.split('.').at(-1) ?? ''} ${from} ${JSON.stringify(value)}`

function isChosen(
  all: readonly Proposal[],
  one: Proposal,
  values: Readonly<Record<string, unknown>>,
): boolean {
  const there = valueAt(values, one.path)
  return all.some(other => other.from === one.from && other.doubt !== undefined && other.value === there)
}

const isItem = (value: unknown): boolean => typeof value === 'object' && value !== null && 'id' in value
