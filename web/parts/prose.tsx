import type { Prose as ProseValue } from '#procedures/field.ts'
import { directionOf, languageName, useWords } from '../words/words.ts'
import './parts.css'

/**
 * A free text in the reader's language if there is such a version, else in the one it was written in, with
 * who wrote or translated it. Its own language and direction are told to the browser.
 */
export function Prose({ text, origin = false }: { text: ProseValue | undefined; origin?: boolean }) {
  const { say, language } = useWords()
  const chosen = text && chooseVersion(text, language)
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

/** The version to show a reader: theirs, else the written one, else the first that says anything. */
function chooseVersion(text: ProseValue, reader: string) {
  const said = Object.entries(text).filter(([, version]) => version.text.trim() !== '')
  return (
    said.find(([code]) => code === reader) ??
    said.find(([, version]) => version.origin === 'written') ??
    said[0]
  )
}
