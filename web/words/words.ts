import { useMemo, type ReactNode } from 'react'
import { useIntl } from 'react-intl'

/** Languages the page is written in. */
export const pageLanguages = ['en', 'ar'] as const
export type PageLanguage = (typeof pageLanguages)[number]

export type Values = Readonly<Record<string, string | number | Date | null | undefined>>
type RichValues = Readonly<Record<string, ReactNode | Date | ((parts: ReactNode[]) => ReactNode)>>

/** A key and its values to a sentence. A key without words comes back as it is. */
export type Say = (key: string, values?: Values) => string

/** The words of the page in the reader's language. */
export interface Words {
  readonly say: Say
  /** Like `say`, for sentences that hold marked parts or elements: `<ours>`, `<b>`. */
  readonly rich: (key: string, values?: RichValues) => ReactNode
  /** Whether there are words under this key. */
  readonly has: (key: string) => boolean
  readonly language: PageLanguage
  readonly direction: 'ltr' | 'rtl'
}

/** The reader's words: `const { say } = useWords()`, then `say('register.title')`. */
export function useWords(): Words {
  const intl = useIntl()
  return useMemo(() => {
    const has = (key: string) => Object.hasOwn(intl.messages, key)
    const language: PageLanguage = intl.locale.startsWith('ar') ? 'ar' : 'en'
    return {
      say: (key, values) => (has(key) ? intl.formatMessage({ id: key }, { ...values }) : key),
      // react-intl's own type of rich values is wider than what we let in.
      rich: (key, values) =>
        has(key) ? (intl.formatMessage({ id: key }, { ...values } as never) as ReactNode) : key,
      has,
      language,
      direction: directionOf(language),
    }
  }, [intl])
}

/** The name in the reader's language, else in English, else any. */
export function nameIn(names: Readonly<Record<string, string | undefined>>, language: string): string {
  return names[language] ?? names['en'] ?? Object.values(names).find(name => name !== undefined) ?? ''
}

/** What stands before the words of a procedure: `mutual-legal-assistance` → `mla`. */
export function wordsPrefix(procedure: string): string {
  return procedure
    .split('-')
    .map(part => part.slice(0, 1))
    .join('')
}

/** The word of a language in which a text is written, in the reader's language: `French`. */
export function languageName(code: string, reader: string): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code
}

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(language) ? 'rtl' : 'ltr'
}

/** How numbers and dates are written: Arabic with Latin digits, as the files of both States have them. */
export function localeOf(language: string): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language
}
