import type { Prose as ProseValue } from '#procedures/field.ts'
import { directionOf, languageName, useWords } from '../words/words.ts'
import { versionFor } from './version.ts'
import './parts.css'

/**
 * A free text in the reader's language if there is such a version, else in the one it was written in, with
 * who wrote or translated it. Its own language and direction are told to the browser.
 */
export function Prose({ text, origin = false }: { text: ProseValue | undefined; origin?: boolean }) {
  const { say, language } = useWords()
  const chosen = text && versionFor(text, language)
  if (!chosen) return <p className="quiet">{say('prose.none')}</p>
  const [code, version] = chosen
  const values = { by: version.by, language: languageName(code, language) }
  return (
    <div className="prose" lang={code} dir={directionOf(code)}>
      {version.text}
      {origin && (
        <small className="prose-origin" lang={language} dir="auto">
          {say(version.origin === 'written' ? 'prose.written' : 'prose.translated', values)}
        </small>
      )}
    </div>
  )
}
