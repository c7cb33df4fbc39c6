import { DirectionProvider, useDirection } from '@mantine/core'
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import { loadWords } from './load.ts'
import { directionOf, localeOf, pageLanguages, type PageLanguage } from './words.ts'

const kept = 'comity.language'

interface Choice {
  readonly language: PageLanguage
  readonly choose: (language: PageLanguage) => void
  /** Takes the person's own language unless this browser has been told another. */
  readonly propose: (language: string) => void
}
const LanguageChoice = createContext<Choice>({ language: 'en', choose: () => {}, propose: () => {} })

/** The language the page speaks, and how to change it. */
export const useLanguage = () => use(LanguageChoice)

/** Speaks the reader's language to everything inside. The page keeps its last words until the next have come. */
export function Language({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<PageLanguage>(firstLanguage)
  const [spoken, setSpoken] = useState<{ language: PageLanguage; messages: Record<string, string> }>()
  useEffect(() => {
    let current = true
    void loadWords(wanted).then(messages => current && setSpoken({ language: wanted, messages }))
    return () => {
      current = false
    }
  }, [wanted])
  const choice = useMemo<Choice>(() => choiceOf(wanted, setWanted), [wanted])
  if (!spoken) return null
  return (
    <LanguageChoice value={choice}>
      <IntlProvider locale={localeOf(spoken.language)} messages={spoken.messages} onError={() => {}}>
        <DirectionProvider initialDirection={directionOf(spoken.language)} detectDirection={false}>
          <Document language={spoken.language} />
          {children}
        </DirectionProvider>
      </IntlProvider>
    </LanguageChoice>
  )
}

/** Tells the document, for screen readers, fonts and mirroring. */
function Document({ language }: { language: PageLanguage }) {
  const { setDirection } = useDirection()
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
    setDirection(directionOf(language))
  }, [language, setDirection])
  return null
}

function choiceOf(language: PageLanguage, set: (language: PageLanguage) => void): Choice {
  return {
    language,
    choose: next => {
      localStorage.setItem(kept, next)
      set(next)
    },
    propose: next => {
      if (localStorage.getItem(kept) === null && isPageLanguage(next)) set(next)
    },
  }
}

function firstLanguage(): PageLanguage {
  const wanted = [localStorage.getItem(kept), ...navigator.languages.map(tag => tag.slice(0, 2))]
  return wanted.find(isPageLanguage) ?? 'en'
}

function isPageLanguage(language: unknown): language is PageLanguage {
  return pageLanguages.some(known => known === language)
}
