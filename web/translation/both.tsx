import type { ReactNode } from 'react'
import { directionOf, languageName, useWords } from '#web/words/words.ts'

/** A source beside what is made of it, each under its language; the source runs in its own direction. */
export function Both({
  from,
  into,
  source,
  children,
}: {
  from: string
  into: string
  source: ReactNode
  children: ReactNode
}) {
  const { language } = useWords()
  return (
    <div className="both">
      <div>
        <small className="quiet">{languageName(from, language)}</small>
        {source}
      </div>
      <div>
        <small className="quiet">{languageName(into, language)}</small>
        {children}
      </div>
    </div>
  )
}

/** A text in its language and direction, its lines as they are. */
export function TextIn({ language, text }: { language: string; text: string }) {
  return (
    <p className="text-in" lang={language} dir={directionOf(language)}>
      {text}
    </p>
  )
}
