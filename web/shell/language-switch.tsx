import { useLanguage } from '../words/language.tsx'
import { pageLanguages } from '../words/words.ts'

/** Each language under its own name, so that its readers find it whatever the page speaks. */
const ownNames = { en: 'English', ar: 'العربية' } as const

export function LanguageSwitch() {
  const { language, choose } = useLanguage()
  return pageLanguages
    .filter(other => other !== language)
    .map(other => (
      <button key={other} type="button" className="plain-button" lang={other} onClick={() => choose(other)}>
        {ownNames[other]}
      </button>
    ))
}
