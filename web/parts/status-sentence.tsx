import type { ReactNode } from 'react'

/** The sentence a page opens with; `aria-live` lets it be heard when the data change. */
export function StatusSentence({ children }: { children: ReactNode }) {
  return (
    <h1 className="story" aria-live="polite">
      {children}
    </h1>
  )
}

/** Marks what is ours in a sentence. */
export const ours = (parts: ReactNode) => <em>{parts}</em>
/** Marks what is the other State's in a sentence. */
export const theirs = (parts: ReactNode) => <em className="theirs">{parts}</em>
/** Marks what weighs in a sentence. */
export const bold = (parts: ReactNode) => <b>{parts}</b>
/** Marks a key of the keyboard. */
export const key = (parts: ReactNode) => <kbd>{parts}</kbd>
